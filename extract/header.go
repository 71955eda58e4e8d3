package extract

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

var (
	codeLike = lazyregexp.New(`^\d{3,7}([^\d年]|$)`) // 2010350, 201 一般公共服务; 2026年预算 is none
	year     = lazyregexp.New(`^20\d\d$`)
)

const mostHeader = 8 // rows; no form seen has a deeper header

// headerRows guesses how many rows at the top of a table are its header. The first row is, with the rows that its
// cells span, and so is each row whose cells all stand below a cell that covers several columns: sub-heads, or the
// head below a title inside the table. A printed numbering row ends the header; a row with an amount or a code, or
// with the label of a total, is none of it. Without rulings nobody sees what spans what: all rows before the first
// with data count.
func headerRows(t *Table) int {
	rows := topRows(t, min(t.Rows, mostHeader+1))
	top := len(t.Banners())
	end, open := min(top, len(rows)), true // open: no body row was seen yet
	for r := range rows {
		if r < top {
			continue
		}
		row := &rows[r]
		if row.numbering {
			return r + 1
		}
		if row.data && r >= end {
			break
		}
		if open = open && (r < end || r == top || t.Inferred || row.belowSpans) && !startsBody(row.cells); !open {
			continue
		}
		for _, c := range row.cells {
			if labelsBlock(c, rows) {
				end = max(end, r+1)
			} else {
				end = max(end, c.Row+c.Rows)
			}
		}
	}
	if !namesColumns(t, end) {
		return 0 // the form block of a sheet: labels with values beside them
	}
	return min(end, t.Rows)
}

// topRow is one of the first rows of a table: the cells that begin in it, and what they look like together.
type topRow struct {
	cells      []*Cell
	data       bool // an amount or a code is among them
	numbering  bool // a printed numbering row
	belowSpans bool // see belowSpans
}

func topRows(t *Table, n int) []topRow {
	rows := make([]topRow, n)
	above := make([]*Cell, t.Cols) // the cells that cover the row before, by column
	top := topCells(t, n)
	for i := range top {
		rows[top[i].Row].cells = append(rows[top[i].Row].cells, &top[i])
	}
	for r := range rows {
		row := &rows[r]
		row.data, row.numbering = hasData(row.cells), NumberingRow(texts(row.cells))
		row.belowSpans = r > 0 && belowSpans(row.cells, above)
		for k, c := range above {
			if c != nil && c.Row+c.Rows <= r {
				above[k] = nil
			}
		}
		for _, c := range row.cells {
			for k := c.Col; k < min(c.Col+c.Cols, t.Cols); k++ {
				above[k] = c
			}
		}
	}
	return rows
}

// labelsBlock reports whether a cell over several rows is no head but the label of the rows beside it: it is higher
// than any header, or some of them hold data and are no sub-heads.
func labelsBlock(c *Cell, rows []topRow) bool {
	if c.Rows > mostHeader {
		return true
	}
	for r := c.Row + 1; r < min(c.Row+c.Rows, len(rows)); r++ {
		if row := &rows[r]; row.data && !row.belowSpans && !row.numbering {
			return true
		}
	}
	return false
}

// namesColumns reports whether the cells that end the header are nearly as many as the most cells of a row: a header
// has one for each column, but where code and name share one.
func namesColumns(t *Table, end int) bool {
	most, bottom, amounts := t.grown().widest, 0, false
	for _, c := range topCells(t, end) {
		if c.Row+c.Rows >= end {
			bottom++
			amounts = amounts || amountHead(hanzi.Key(c.Text))
		}
	}
	return 4*bottom >= 3*most || amounts && 3*bottom >= 2*most
}

// amountHead is the head of a column of amounts, which no label of a form block reads like.
func amountHead(key string) bool { return slices.Contains(lexicon.Words().Headers.Amounts, key) }

// belowSpans reports whether each cell stands below one that covers several columns, and divides it, but for cells that
// divide it further down.
func belowSpans(cells, above []*Cell) bool {
	divides := false
	for _, c := range cells {
		head := above[c.Col]
		if head == nil || head.Cols < 2 || head.Cols < c.Cols {
			return false
		}
		divides = divides || head.Cols > c.Cols
	}
	return divides
}

// totalLabel is the label of a row that adds up others.
var totalLabel = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	t := &l.Totals
	return `^(?:` + lexicon.Any(t.Labels, t.Whole) + `|` + strings.Join(t.Patterns, "|") + `)$`
})

// startsBody reports whether a row has nothing but the label of a total, or of the first line of a list.
func startsBody(cells []*Cell) bool {
	filled := 0
	label := ""
	for _, c := range cells {
		if c.Text != "" {
			filled++
			label = hanzi.Key(c.Text)
		}
	}
	return filled == 1 && len(cells) > 1 && (totalLabel().MatchString(label) || listStart().MatchString(label))
}

func texts(cells []*Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c.Text
	}
	return out
}

func hasData(cells []*Cell) bool {
	for _, c := range cells {
		s := strings.TrimSpace(c.Text)
		if codeLike.MatchString(s) && !year.MatchString(s) || amount.Like(s) && !year.MatchString(s) {
			return true
		}
	}
	return false
}

// NumberingRow reports whether these texts are a printed numbering row: ※ ※ 1 2 3, ** / 1 2 3, 栏次 1 2 3, with formulas
// such as 3=1+2. Its numbers count the columns; they are never amounts. Three marks alone number columns, too: ** **
// **. A dash or a stroke may be a value, so these do only beside numbers. A row of many numbers is one even if a few of
// them are misread, or misprinted.
func NumberingRow(cells []string) bool { return counts(cells) || countsMostly(cells) != nil }

// ColumnNumbers gives the numbers of the columns as the cells of a numbering row count them: 0 for what is no number,
// or is misread.
func ColumnNumbers(cells []string) []int {
	if !counts(cells) {
		return countsMostly(cells)
	}
	out := make([]int, len(cells))
	for i, s := range cells {
		out[i] = columnNumber(hanzi.Key(s))
	}
	return out
}

// countsMostly gives the numbers of a numbering row of which some may be misread: those that say their place behind the
// marks. It is nil for other rows.
func countsMostly(cells []string) []int {
	var at, said []int // of the cells that say something, their index and the number they say
	var marked []bool
	for i, s := range cells {
		if s = hanzi.Key(s); s != "" {
			at, said = append(at, i), append(said, columnNumber(s))
			marked = append(marked, strings.Trim(s, "※*×Xx") == "")
		}
	}
	marks := 0
	for first := 0; first < len(said) && first <= mostMarks; first++ { // the cell that counts 1
		right, wrong := marks, first-marks
		out := make([]int, len(cells))
		for k := first; k < len(said); k++ {
			if said[k] == k-first+1 {
				out[at[k]] = said[k]
				right++
			} else {
				wrong++
			}
		}
		if right >= surelyCounted && 4*wrong <= right && (first == 0 || marks > 0) {
			return out
		}
		if marked[first] {
			marks++
		}
	}
	return nil
}

// surelyCounted is how many cells of a row have the number of their place, or are marks in front of these, if the row
// counts columns though other cells of it do not fit. mostMarks are in front: one for each column of codes and names.
const (
	surelyCounted = 5
	mostMarks     = 8
)

// columnNumber reads a cell of the numbering row: 3, or 3=1+2.
func columnNumber(key string) int {
	key, _, _ = strings.Cut(key, "=")
	n, _ := strconv.Atoi(key)
	return n
}

// counts reports whether texts are a numbering row in which nothing is misread.
func counts(cells []string) bool {
	numbers, marks, stars, last := 0, 0, 0, 0
	for _, s := range cells {
		s = hanzi.Key(s)
		switch s {
		case "":
			continue
		case "※", "*", "**", "***":
			marks++
			stars++
			continue
		case "/", "-", "--", "甲", "乙", "丙":
			marks++
			continue
		}
		if slices.Contains(lexicon.Words().Headers.Numbering, s) {
			marks++
			continue
		}
		if i := strings.IndexAny(s, "=("); i > 0 { // 3=1+2
			s = s[:i]
		}
		n, err := strconv.Atoi(s)
		if err != nil || n <= last || n > 99 || strings.HasPrefix(s, "0") {
			return false
		}
		if last > 0 && n > last+1 && marks == 0 {
			return false
		}
		last = n
		numbers++
	}
	if numbers == 0 {
		return stars >= 3 && stars == marks
	}
	return numbers >= 2 && last <= numbers+1 || numbers >= 1 && marks >= 1 && last <= numbers+marks
}

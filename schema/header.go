package schema

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/internal/similar"
)

// Header is the top of a printed table: for each grid column the cells above its values.
type Header struct {
	year      int          // that the table is of, 0 when nothing says so
	title     []string     // texts of leading rows that hold nothing else: a title inside the table
	rows      int          // where the body starts
	numbering int          // the printed numbering row, or -1
	paths     [][]headCell // by grid column, from the top
	numbers   []int        // by grid column, the printed number, or 0
	below     map[int]bool // cells of the first body row that are heads: they share their line with the total
}

// headCell is one header cell above a column.
type headCell struct {
	text string       // as printed
	key  similar.Word // for comparison
	cell int          // index into the table's cells: columns under the same cell belong together
	row  *headRow     // what is known of its likeness; nil before anything is
}

// readHeader reads the header rows of a table as a tree. Years in it are told relative to year, the document's; 0 when
// that is unknown.
func readHeader(t *extract.Table, year int) Header {
	h := Header{rows: t.Header, numbering: -1, paths: make([][]headCell, t.Cols), numbers: make([]int, t.Cols)}
	h.title = t.Banners()
	top := len(h.title)
	if top > t.Header {
		h.title, top = h.title[:t.Header], t.Header
	}
	var numbers []int // by cell of the numbering row
	if t.Header > 0 {
		var last []string
		for _, c := range t.Cells {
			if c.Row == t.Header-1 {
				last = append(last, c.Text)
			}
		}
		if extract.NumberingRow(last) {
			h.numbering, numbers = t.Header-1, extract.ColumnNumbers(last)
		}
	}
	years := yearsOf(t, top, year)
	h.year = years.current
	for i, c := range t.Cells {
		if c.Row < top || c.Row >= t.Header {
			continue
		}
		for col := c.Col; col < c.Col+c.Cols; col++ {
			if c.Row == h.numbering {
				h.numbers[col] = numbers[0]
			} else if key := headerKey(years.relative(c.Text)); key != "" {
				h.paths[col] = append(h.paths[col], headCell{text: c.Text, key: similar.NewWord(key), cell: i})
			}
		}
		if c.Row == h.numbering {
			numbers = numbers[1:]
		}
	}
	h.sharedLine(t)
	h.partSpent()
	return h
}

// partSpent tells what was spent in the year before from its budget where a header has both: each alone is that year.
func (h *Header) partSpent() {
	words := &lexicon.Words().Headers
	heads := func(is func(key string) bool) bool {
		return slices.ContainsFunc(h.paths, func(path []headCell) bool {
			return slices.ContainsFunc(path, func(c headCell) bool { return is(c.key.Text) })
		})
	}
	spent := func(key string) bool { return slices.Contains(words.Spent, key) }
	if !heads(spent) || !heads(func(key string) bool { return lexicon.Begins(key, words.Budgeted) }) {
		return
	}
	for _, path := range h.paths {
		for i := range path {
			if spent(path[i].key.Text) {
				path[i].key = similar.NewWord(words.SpentBeside)
			}
		}
	}
}

// sharedLine finds heads that stand in the same printed line as the first row: below a cell that covers several
// columns, each of which has a word there and no amount.
func (h *Header) sharedLine(t *extract.Table) {
	if t.Header == 0 || t.Header >= t.Rows {
		return
	}
	first := t.Matrix()[t.Header]
	for i := range t.Cells {
		head := &t.Cells[i]
		if head.Cols < 2 || head.Row+head.Rows != t.Header || head.Text == "" || len(h.title) > head.Row {
			continue
		}
		words := 0
		for col := head.Col; col < min(head.Col+head.Cols, t.Cols); col++ {
			if k := first[col]; k >= 0 && t.Cells[k].Row == t.Header && t.Cells[k].Cols == 1 &&
				wordOnly.MatchString(hanzi.Key(t.Cells[k].Text)) {
				words++
			}
		}
		if words < head.Cols || words == t.Cols {
			continue
		}
		for col := head.Col; col < head.Col+head.Cols; col++ {
			if h.below == nil {
				h.below = map[int]bool{}
			}
			k := first[col]
			h.below[k] = true
			h.paths[col] = append(h.paths[col], headCell{
				text: t.Cells[k].Text, key: similar.NewWord(headerKey(t.Cells[k].Text)), cell: k})
		}
	}
}

// wordOnly is a text without digits: no amount, no code.
var wordOnly = lazyregexp.New(`^[^\d]{2,}$`)

// InBody reports whether a cell of the first body row is a head.
func (h Header) InBody(cell int) bool { return h.below[cell] }

// Year is the year that the table is of, 0 when nothing says so.
func (h Header) Year() int { return h.year }

// Relative writes printed years as forms speak of them, relative to that of the table.
func (h Header) Relative(s string) string { return years{h.year}.relative(s) }

var (
	unitSuffix  = lazyregexp.New(`\((?:(?:金额)?单位:?)?[百千万亿]*元\)$`)
	printedYear = lazyregexp.New(`(20\d\d)\s*年度?`)
)

// sameWords writes words of headers that mean the same in one way.
var sameWords = sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer(lexicon.Words().Headers.Same...) })

// headerKey is what header cells are compared by: the unit in brackets is not part of a column's name.
func headerKey(s string) string {
	key := hanzi.Key(s)
	if strings.HasSuffix(key, "元)") {
		key = unitSuffix.ReplaceAllString(key, "")
	}
	for pairs := lexicon.Words().Headers.Same; len(pairs) > 1; pairs = pairs[2:] {
		if strings.Contains(key, pairs[0]) {
			return sameWords().Replace(key) // hardly ever
		}
	}
	return key
}

// years tells the year of a table's own columns from those it is compared with.
type years struct{ current int }

// yearsOf finds the year that a table is of: the one in its captions, else the document's, else the latest in its
// header.
func yearsOf(t *extract.Table, top, document int) years {
	latest := func(best int, s string) int {
		for _, g := range printedYear.FindAllStringSubmatch(hanzi.Key(s), -1) {
			y, _ := strconv.Atoi(g[1])
			best = max(best, y)
		}
		return best
	}
	y := 0
	for _, c := range t.Captions {
		y = latest(y, c.Text)
	}
	if y == 0 {
		y = document
	}
	if y != 0 {
		return years{y}
	}
	for _, c := range t.Cells {
		if c.Row >= top && c.Row < t.Header {
			y = latest(y, c.Text)
		}
	}
	return years{y}
}

// relative rewrites printed years as forms speak of them: 本年 for the table's own, 上年 for the one before, 前年 before
// that, 下年 and 后年 for those to come.
func (y years) relative(s string) string {
	if y.current == 0 || !strings.Contains(s, "年") {
		return s
	}
	return printedYear.ReplaceAllStringFunc(hanzi.Key(s), func(m string) string {
		n, _ := strconv.Atoi(m[:4])
		switch y.current - n {
		case 0:
			return "本年"
		case 1:
			return "上年"
		case 2:
			return "前年"
		case -1:
			return "下年"
		case -2:
			return "后年"
		}
		return m
	})
}

// DocumentYear finds the budget year that a document speaks of: the one that most titles of tables and of the document
// name.
func DocumentYear(doc *extract.Document) int {
	count := map[int]int{}
	best := 0
	add := func(s string, weight int) {
		for _, g := range titledYear().FindAllStringSubmatch(hanzi.Key(s), -1) {
			y, _ := strconv.Atoi(g[1])
			if count[y] += weight; count[y] > count[best] || count[y] == count[best] && y > best {
				best = y
			}
		}
	}
	for i := range doc.Texts {
		switch t := &doc.Texts[i]; {
		case len(t.Text) > 150 || strings.ContainsAny(t.Text, "，。；"): // a sentence, which may speak of any year
		case t.Page <= 2:
			add(t.Text, 5) // the cover
		default:
			add(t.Text, 1)
		}
	}
	seen := map[string]bool{}
	for i := range doc.Running { // a title that is repeated on each page
		if s := doc.Running[i].Text; !seen[s] {
			seen[s] = true
			add(s, 1)
		}
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		for _, c := range t.Captions {
			add(c.Text, 2)
		}
		for _, c := range t.Cells {
			if c.Row < t.Header {
				add(c.Text, 2)
			}
		}
	}
	if best == 0 { // the title may be what each page begins with
		for i := range doc.Running {
			add(doc.Running[i].Text, 1)
		}
	}
	return best
}

// titledYear is a year in front of what a disclosure calls itself or its tables, or one alone at the end: （2026年度）.
var titledYear = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `(20\d\d)年度?(?:[^0-9。，；]{0,30}` + lexicon.Any(l.Titles.OfYear) + `|\)?$)`
})

package extract

import (
	"regexp"
	"strconv"
	"strings"

	"gongkai/internal/hanzi"
)

var (
	amountLike = regexp.MustCompile(`^[-−－△▲(（]?[\d０-９][\d０-９,，]*([.．][\d０-９]+)?[)）]?$`)
	codeLike   = regexp.MustCompile(`^\d{3,7}([^\d年]|$)`) // 2010350, 201 一般公共服务; 2026年预算 is none
	decimals   = regexp.MustCompile(`[.．][\d０-９]`)
)

// headerRows guesses how many rows at the top of a table are its header: up to the printed numbering row, or else to the first
// row with an amount or a code. Cells that span rows pull the rows they cover into the header.
func headerRows(t *Table) int {
	byRow := make([][]*Cell, t.Rows)
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row < t.Rows {
			byRow[c.Row] = append(byRow[c.Row], c)
		}
	}
	end := 0
	for r, cells := range byRow {
		if NumberingRow(texts(cells)) {
			return r + 1
		}
		if r >= end && hasData(cells) {
			return r
		}
		if r == 0 || r < end {
			for _, c := range cells {
				end = max(end, c.Row+c.Rows)
			}
		}
		const most = 8 // no form seen has a deeper header
		if r >= most {
			break
		}
	}
	return min(end, t.Rows)
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
		if codeLike.MatchString(s) || amountLike.MatchString(s) && (len(s) >= 3 || decimals.MatchString(s)) {
			return true
		}
	}
	return false
}

// NumberingRow says whether these texts are a printed numbering row: ※ ※ 1 2 3, ** / 1 2 3, 栏次 1 2 3, with formulas such
// as 3=1+2. Its numbers count the columns; they are never amounts.
func NumberingRow(cells []string) bool {
	numbers, marks, last := 0, 0, 0
	for _, s := range cells {
		s = hanzi.Key(s)
		switch s {
		case "":
			continue
		case "※", "*", "**", "***", "/", "-", "--", "栏次", "行次", "栏目", "甲", "乙", "丙":
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
	return numbers >= 2 && last <= numbers+1 || numbers >= 1 && marks >= 1 && last <= numbers+marks
}

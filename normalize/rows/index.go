package rows

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
)

// Indexed makes tables empty of which the list of tables says so: some papers print one with a column 是否空表 and the
// reasons. A table that prints an amount other than zero is filled, whatever its list says.
func Indexed(tables []document.Table, doc *extract.Document) {
	for i := range doc.Tables {
		for _, said := range emptyIn(&doc.Tables[i]) {
			k := -1
			for j := range tables {
				if sameTitle(said.title, titleOf(tables[j].Title)) {
					if k >= 0 { // of which of them nobody can say
						k = -1
						break
					}
					k = j
				}
			}
			if k < 0 || tables[k].Status != document.Filled || slices.ContainsFunc(tables[k].Rows, holdsMoney) {
				continue
			}
			tables[k].Status = document.Empty
			if tables[k].Note == nil && said.reason != "" {
				tables[k].Note = &said.reason
			}
		}
	}
}

func holdsMoney(r document.Row) bool {
	return slices.ContainsFunc(r.Values, func(v document.Value) bool { return v.Amount != nil && !v.Amount.IsZero() })
}

// saidEmpty is a table of which a list says that it is empty, and why.
type saidEmpty struct{ title, reason string }

// emptyIn gives the titles of the tables that a list of tables says are empty, with the reasons; nil where it is no
// such list.
func emptyIn(t *extract.Table) (out []saidEmpty) {
	words := &lexicon.Words().Empty
	flag := slices.IndexFunc(t.Cells, func(c extract.Cell) bool { return slices.Contains(words.Index, hanzi.Key(c.Text)) })
	if flag < 0 || t.Cells[flag].Col == 0 {
		return nil
	}
	head := &t.Cells[flag]
	text := func(row, col int) string {
		if k := t.At(row, col); k >= 0 && t.Cells[k].Row == row {
			return t.Cells[k].Text
		}
		return ""
	}
	for row := head.Row + head.Rows; row < t.Rows; row++ {
		if hanzi.Key(text(row, head.Col)) != words.Yes {
			continue
		}
		k := t.At(row, head.Col-1)
		if k < 0 || t.Cells[k].Text == "" {
			continue
		}
		out = append(out, saidEmpty{titleOf(t.Cells[k].Text), hanzi.Fold(text(row, head.Col+head.Cols))})
	}
	return out
}

var yearOfTitle = regexp.MustCompile(`20\d\d年度?`)

// titleOf is what titles of a list and of tables are compared by.
func titleOf(s string) string { return yearOfTitle.ReplaceAllString(hanzi.Key(s), "") }

// leastWhole is how long a title must be, in characters, for a longer one to be the same with words around it.
const leastWhole = 8

func sameTitle(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == "" || a == b {
		return a != ""
	}
	// 部门综合预算政府性基金收支表, and a remark in brackets: (不含上年结转)
	return utf8.RuneCountInString(a) >= leastWhole && (strings.HasSuffix(b, a) || strings.HasPrefix(b, a+"("))
}

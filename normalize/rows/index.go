package rows

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/internal/similar"
	"gongkai/normalize/document"
)

// Indexed makes tables empty of which the list of tables says so: some papers print one with a column 是否空表 and the
// reasons. The reason is the note of an empty table that says none itself. A table that prints an amount other than
// zero is filled, whatever its list says; that is told.
func Indexed(tables []document.Table, doc *extract.Document, report func(finding.Finding)) {
	for i := range doc.Tables {
		for _, said := range emptyIn(&doc.Tables[i]) {
			k := only(tables, func(t *document.Table) bool { return sameTitle(said.title, titleOf(t.Title)) })
			if k < 0 {
				k = only(tables, said.numbers)
			}
			switch {
			case k < 0 || tables[k].Status == document.Missing:
				continue
			case slices.ContainsFunc(tables[k].Rows, holdsMoney):
				box := said.cell.Box()
				report(finding.Found("table.contradicted", finding.Warning,
					"the list of tables says that table %s is empty, but it prints amounts", tables[k].Title).
					On(said.cell.Page(), &box))
				continue
			}
			tables[k].Status = document.Empty
			if tables[k].Note == nil && said.reason != "" {
				tables[k].Note = &said.reason
			}
		}
	}
}

// only finds the one table of which something is true; of several nobody can say which.
func only(tables []document.Table, is func(*document.Table) bool) int {
	k := -1
	for j := range tables {
		if is(&tables[j]) {
			if k >= 0 {
				return -1
			}
			k = j
		}
	}
	return k
}

// leastAlike is how alike the titles of one number must be: a list and its tables write 收支表 and 收支总表, or leave out
// 上年; titles of other tables differ by more.
const leastAlike = 0.75

// numbers tells the table that bears the number of the list, and about the title.
func (s *saidEmpty) numbers(t *document.Table) bool {
	return s.number != "" && similar.AtLeast(s.title, titleOf(t.Title), leastAlike) > 0 &&
		slices.ContainsFunc(t.Captions, func(c document.Text) bool {
			rest, ok := strings.CutPrefix(hanzi.Key(c.Text), s.number)
			return ok && strings.IndexAny(rest, "0123456789-.") != 0
		})
}

func holdsMoney(r document.Row) bool {
	return slices.ContainsFunc(r.Values, func(v document.Value) bool { return v.Amount != nil && !v.Amount.IsZero() })
}

// saidEmpty is a table of which a list says that it is empty, and why.
type saidEmpty struct {
	number, title, reason string
	cell                  *extract.Cell
}

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
		number := ""
		if before := t.Cells[k].Col - 1; before >= 0 {
			number = hanzi.Key(text(row, before))
		}
		out = append(out, saidEmpty{number, titleOf(t.Cells[k].Text), hanzi.Fold(text(row, head.Col+head.Cols)),
			&t.Cells[t.At(row, head.Col)]})
	}
	return out
}

var yearOfTitle = lazyregexp.New(`20\d\d(?:年度?)?`)

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

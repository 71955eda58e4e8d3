package general

import (
	"strings"

	"gongkai/extract"
	"gongkai/internal/output"
)

// Board counts what was read of made-up documents, by the rules of the ICDAR 2013 judge: tables are compared in the
// order in which they stand on the page.
type Board struct {
	Printed, Read, Pairs int // tables; those that could be compared
	Rows, Columns, Exact int // of these: as many rows, as many columns, the same texts in the same places
}

// F1 is the share of tables that were found and are none but those.
func (b Board) F1() float64 { return 2 * float64(b.Pairs) / float64(max(1, b.Printed+b.Read)) }

// Add adds what was read of a document.
func (b *Board) Add(d *Document, doc *extract.Document) (exact bool) {
	var read []Table
	for _, g := range output.PlainTables(doc).Tables {
		read = append(read, tableOf(&g))
	}
	b.Printed, b.Read = b.Printed+len(d.Tables), b.Read+len(read)
	exact = len(read) == len(d.Tables)
	for i := range min(len(read), len(d.Tables)) {
		got, want := read[i].squares(), d.Tables[i].squares()
		b.Pairs++
		rows, columns := len(got) == len(want), len(got[0]) == len(want[0])
		same := rows && columns
		for r := 0; same && r < len(want); r++ {
			for c := range want[r] {
				same = same && got[r][c] == want[r][c]
			}
		}
		for _, x := range []struct {
			n  *int
			is bool
		}{{&b.Rows, rows}, {&b.Columns, columns}, {&b.Exact, same}} {
			if x.is {
				*x.n++
			}
		}
		exact = exact && same
	}
	return exact
}

// squares lays the texts of a table out. A text stands where its cell begins; the dots that lead from it to the next
// column are no part of it.
func (t *Table) squares() [][]string {
	rows, columns := 1, 1
	for _, c := range t.Cells {
		rows, columns = max(rows, c.Row+c.Rows), max(columns, c.Col+c.Cols)
	}
	out := make([][]string, rows)
	for i := range out {
		out[i] = make([]string, columns)
	}
	for _, c := range t.Cells {
		text := strings.Join(strings.Fields(c.Text), " ")
		if plain := strings.TrimRight(text, ". "); len(text)-len(plain) > 2 {
			text = plain
		}
		out[c.Row][c.Col] = text
	}
	return out
}

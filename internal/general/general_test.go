package general

import (
	"bytes"
	"testing"

	"gongkai/extract"
)

// TestTables reads made-up documents, two of each kind, and holds what is found against what was measured: a little
// below, so that a change which loses tables is seen.
func TestTables(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many documents")
	}
	var all Board
	for seed := range uint64(2 * len(kinds)) {
		d := Make(seed)
		doc, err := extract.ReadBytes(t.Context(), d.PDF, extract.Options{})
		if err != nil {
			t.Fatalf("%s: %v", d.Name, err)
		}
		if !all.Add(&d, doc) {
			t.Logf("%s is not read as printed", d.Name)
		}
	}
	pairs := float64(all.Pairs)
	rows, columns, exact := float64(all.Rows)/pairs, float64(all.Columns)/pairs, float64(all.Exact)/float64(all.Printed)
	t.Logf("found %.3f, rows %.3f, columns %.3f, exact %.3f of %d tables", all.F1(), rows, columns, exact, all.Printed)
	if all.F1() < 0.99 || rows < 0.9 || columns < 0.95 || exact < 0.88 {
		t.Error("more was read")
	}
}

// TestMake: a seed gives the same document, and another one another.
func TestMake(t *testing.T) {
	a, b := Make(5), Make(5)
	if !bytes.Equal(a.PDF, b.PDF) {
		t.Error("a seed gives two documents")
	}
	if c := Make(5 + uint64(len(kinds))); bytes.Equal(a.PDF, c.PDF) || len(c.Tables) != len(a.Tables) {
		t.Errorf("the next document of a kind: %s after %s", c.Name, a.Name)
	}
}

// TestBoard: what is missing, too much or in another place is counted.
func TestBoard(t *testing.T) {
	d := Make(0)
	doc, err := extract.ReadBytes(t.Context(), d.PDF, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b Board
	if !b.Add(&d, doc) {
		t.Fatal("the plainest document is not read as printed")
	}
	d.Tables[0].Cells[0].Text += "!"
	if b.Add(&d, doc) || b.Exact != 1 || b.Rows != 2 {
		t.Errorf("another text: %+v", b)
	}
	d.Tables = append(d.Tables, Table{})
	if b.Add(&d, doc); b.F1() >= 1 || b.Printed != 4 {
		t.Errorf("a table that is not found: %+v", b)
	}
}

// TestInferred: where nothing but text, stripes or dots tell the columns, each cell says that its borders are inferred.
func TestInferred(t *testing.T) {
	for i, k := range kinds {
		switch k.name {
		case "bare", "stripes", "bands", "leaders", "spans", "wrapped", "words-bare":
		default:
			continue
		}
		d := Make(uint64(i))
		doc, err := extract.ReadBytes(t.Context(), d.PDF, extract.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Tables) != 1 {
			t.Fatalf("%s: %d tables", d.Name, len(doc.Tables))
		}
		for _, c := range doc.Tables[0].Cells {
			if c.Borders == extract.Drawn {
				t.Errorf("%s: the borders of %q are drawn", d.Name, c.Text)
			}
		}
	}
}

// TestInside: a table in a cell of another one is a table of its own, and the cell keeps what else stands in it.
func TestInside(t *testing.T) {
	p := paper{width: 595, height: 842}
	f := face{0, 9}
	lines := func(x, y []float64) {
		for _, at := range x {
			p.line(at, y[0], at, y[len(y)-1], 0.5)
		}
		for _, at := range y {
			p.line(x[0], at, x[len(x)-1], at, 0.5)
		}
	}
	lines([]float64{60, 260, 460}, []float64{100, 120, 240, 260})
	lines([]float64{280, 350, 420}, []float64{140, 165, 190, 215})
	for _, c := range []struct {
		x, y float64
		text string
	}{{65, 113, "Item"}, {265, 113, "Details"}, {65, 133, "Costs"}, {270, 132, "by year"}, {65, 253, "Total"},
		{265, 253, "300"}, {285, 155, "Year"}, {355, 155, "Amount"}, {285, 180, "2020"}, {355, 180, "100"},
		{285, 205, "2021"}, {355, 205, "200"}} {
		p.text(f, c.x, c.y, c.text)
	}
	doc, err := extract.ReadBytes(t.Context(), p.file(), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := Document{Tables: []Table{
		{Cells: []Cell{{0, 0, 1, 1, "Item"}, {0, 1, 1, 1, "Details"}, {1, 0, 1, 1, "Costs"}, {1, 1, 1, 1, "by year"},
			{2, 0, 1, 1, "Total"}, {2, 1, 1, 1, "300"}}},
		{Cells: []Cell{{0, 0, 1, 1, "Year"}, {0, 1, 1, 1, "Amount"}, {1, 0, 1, 1, "2020"}, {1, 1, 1, 1, "100"},
			{2, 0, 1, 1, "2021"}, {2, 1, 1, 1, "200"}}}}}
	var b Board
	if !b.Add(&want, doc) {
		t.Errorf("%+v", b)
	}
}

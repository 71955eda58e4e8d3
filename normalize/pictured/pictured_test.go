package pictured

import (
	"slices"
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/normalize/document"
)

// printed is a page with a cell for each piece, in a row; the second number is the row's code.
func printed(pieces ...page.Piece) *extract.Document {
	p := &page.Page{Number: 1, Scan: &page.Scan{Pieces: pieces}}
	var cells []extract.Cell
	for i, piece := range pieces {
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: "1", Run: int32(i)})
		cells = append(cells, extract.Cell{Text: piece.Readings[0].Text, Pieces: []extract.Piece{{Page: 1, Box: at(i),
			Lines: []layout.Line{{Glyphs: []int32{int32(i)}}}}}})
	}
	return &extract.Document{Pages: []*layout.Page{{Number: 1, Source: p}}, Tables: []extract.Table{{Cells: cells}}}
}

func at(i int) geometry.Rect {
	return geometry.Rect{X0: float64(10 * i), X1: float64(10*i + 10), Y1: 10}
}

func readings(sure float64, texts ...string) page.Piece {
	var out page.Piece
	for _, t := range texts {
		out.Readings = append(out.Readings, page.Reading{Text: t, Confidence: sure, By: "test"})
	}
	return out
}

// row is a row with a code and an amount.
func row() *document.Document {
	return &document.Document{Tables: []document.Table{{ID: "t", Rows: []document.Row{{Address: "t/201", Code: "201",
		Values: document.Values{{Column: "total"}},
		Cells: document.Cells{{ID: "code", Cell: &document.Cell{Raw: "201", Page: 1, Box: at(0)}},
			{ID: "total", Cell: &document.Cell{Raw: "1.20", Page: 1, Box: at(1), Proof: document.Unchecked}}}}}}}}
}

func TestMark(t *testing.T) {
	code := readings(0.99, "201", "201")
	for _, c := range []struct {
		name      string
		code, sum page.Piece
		proof     document.Proof
		because   []document.Reason
	}{
		{"both agree", code, readings(0.99, "1.20", "1.20"), document.Unchecked, nil},
		{"in another form", code, readings(0.99, "1，234.50", "1,234.50"), document.Unchecked, nil},
		{"they differ", code, readings(0.99, "1.20", "1.26"), document.Doubtful, []document.Reason{document.UnsureReading}},
		{"one alone", code, readings(0.99, "1.20"), document.Unchecked, []document.Reason{document.UnsureReading}},
		{"hardly legible", code, readings(0.2, "1.20", "1.20"), document.Unchecked,
			[]document.Reason{document.UnsureReading}},
		{"hardly legible to two", code, page.Piece{Readings: append(readings(0.2, "1.20", "1.20").Readings,
			page.Reading{Text: "1.20", Confidence: 0.4, By: "another"})}, document.Unchecked, nil},
		{"two against one", code, page.Piece{Readings: append(readings(0.9, "1.20", "1.26").Readings,
			page.Reading{Text: "1.20", Confidence: 0.9, By: "another"})}, document.Doubtful,
			[]document.Reason{document.UnsureReading}},
		{"a code in two ways", readings(0.99, "201", "207"), readings(0.99, "1.20", "1.20"), document.Unchecked,
			[]document.Reason{document.UnsureRow}},
	} {
		doc := row()
		Mark(doc, printed(c.code, c.sum))
		Mark(doc, printed(c.code, c.sum)) // a cell that is met again was not read again
		cell := doc.Tables[0].Rows[0].Cells[1].Cell
		if cell.Proof != c.proof || !slices.Equal(cell.Because, c.because) || cell.Read != document.ReadByOCR ||
			cell.Confidence == nil || len(cell.Readings) != len(c.sum.Readings) {
			t.Errorf("%s: %+v", c.name, *cell)
		}
	}
}

// TestText: nothing is said of a page that has text.
func TestText(t *testing.T) {
	doc, from := row(), printed(readings(1, "201", "201"), readings(1, "1.20", "1.21"))
	from.Pages[0].Source.Scan = nil
	Mark(doc, from)
	if cell := doc.Tables[0].Rows[0].Cells[1].Cell; cell.Read != "" || cell.Proof != document.Unchecked {
		t.Errorf("%+v", *cell)
	}
}

// TestCorrected: what a person has corrected is not doubted for how it was read.
func TestCorrected(t *testing.T) {
	doc := row()
	cell := doc.Tables[0].Rows[0].Cells[1].Cell
	cell.Corrected = &document.Correction{By: "a", Why: "b"}
	Mark(doc, printed(readings(1, "201", "201"), readings(1, "1.20", "1.21")))
	if cell.Proof != document.Unchecked || cell.Read == "" {
		t.Errorf("%+v", *cell)
	}
}

// TestFailing: the numbers of a check that fails are those to be read again, if they were read twice and their picture
// is there.
func TestFailing(t *testing.T) {
	with := func(p page.Piece) page.Piece { p.Picture = []byte("a picture"); return p }
	for _, c := range []struct {
		name    string
		sum     page.Piece
		verdict document.Verdict
		want    int
	}{
		{"fails", with(readings(1, "1.20", "1.20")), document.Mismatch, 1},
		{"holds", with(readings(1, "1.20", "1.20")), document.Exact, 0},
		{"read three times", with(readings(1, "1.20", "1.20", "1.20")), document.Mismatch, 0},
		{"no picture", readings(1, "1.20", "1.20"), document.Mismatch, 0},
	} {
		doc, box := row(), at(1)
		doc.Checks = []document.Check{{Verdict: c.verdict, Cells: []document.Operand{{Page: 1, Box: &box}, {}}}}
		from := printed(with(readings(1, "201", "201")), c.sum)
		got := Failing(doc, from)
		if len(got) != c.want || c.want > 0 && got[0] != &from.Pages[0].Source.Scan.Pieces[1] {
			t.Errorf("%s: %d pieces", c.name, len(got))
		}
	}
}

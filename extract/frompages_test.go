package extract_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
)

// canvas is a page that no PDF file stands behind.
type canvas struct{ page.Page }

func newCanvas() *canvas { return &canvas{page.Page{Width: 600, Height: 800}} }

// write puts a line of text on the page, x and y being the left end of its baseline.
func (c *canvas) write(x, y float64, text string) {
	const size = 10.0
	run := int32(len(c.Glyphs))
	for _, r := range text {
		width := size
		if r < 0x80 {
			width = size / 2
		}
		box := geometry.Rect{X0: x, Y0: y - 0.88*size, X1: x + width, Y1: y + 0.12*size}
		c.Glyphs = append(c.Glyphs, page.Glyph{Text: string(r), Box: box, X: x, Y: y, Size: size, Run: run})
		x += width
	}
}

// table draws a table with all its rulings from a height downwards.
func (c *canvas) table(top float64, rows [][]string) {
	const left, column, row = 50, 120, 20
	right, foot := left+float64(column*len(rows[0])), top+float64(row*len(rows))
	for k := range len(rows) + 1 {
		y := top + float64(row*k)
		c.Rulings = append(c.Rulings, page.Ruling{X0: left, Y0: y, X1: right, Y1: y, Width: 0.5})
	}
	for k := range len(rows[0]) + 1 {
		x := left + float64(column*k)
		c.Rulings = append(c.Rulings, page.Ruling{X0: x, Y0: top, X1: x, Y1: foot, Width: 0.5})
	}
	for k, texts := range rows {
		for i, text := range texts {
			c.write(left+4+float64(column*i), top+14+float64(row*k), text)
		}
	}
}

// TestFromPages: pages drawn by hand have all that those of a file have: captions, a table over two pages whose
// header is printed again, notes, page numbers.
func TestFromPages(t *testing.T) {
	header := []string{"项目", "金额"}
	first, second := newCanvas(), newCanvas()
	first.write(250, 80, "支出总表")
	first.write(450, 100, "单位：万元")
	first.table(110, [][]string{header, {"工资", "12.50"}, {"津贴", "3.20"}})
	first.write(295, 780, "1")
	second.table(110, [][]string{header, {"合计", "15.70"}})
	second.write(50, 165, "注：测试。")
	second.write(295, 780, "2")

	doc, err := extract.FromPages(t.Context(), []page.Page{first.Page, second.Page})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Tables) != 1 || len(doc.Pages) != 2 || doc.Pages[1].Number != 2 || doc.Holds() != extract.Texts {
		t.Fatalf("%d tables on %d pages", len(doc.Tables), len(doc.Pages))
	}
	table := &doc.Tables[0]
	if table.Rows != 4 || table.Cols != 2 || table.Header != 1 || len(table.Parts) != 2 ||
		len(table.Parts[1].Repeated) != 2 {
		t.Errorf("the table: %d × %d, header %d, %d parts", table.Rows, table.Cols, table.Header, len(table.Parts))
	}
	last := table.Cells[table.At(3, 1)]
	if last.Text != "15.70" || last.Page() != 2 || last.Box() != (geometry.Rect{X0: 170, Y0: 130, X1: 290, Y1: 150}) {
		t.Errorf("the last cell: %q on page %d at %v", last.Text, last.Page(), last.Box())
	}
	if len(table.Captions) != 2 || table.Captions[0].Text != "支出总表" || len(table.Notes) != 1 || len(doc.Running) != 2 ||
		len(doc.Texts) != 0 {
		t.Errorf("around the table: %v, %v, %v, %v", table.Captions, table.Notes, doc.Running, doc.Texts)
	}
}

// TestReadStops: reading ends between pages when it is no longer wanted, and reads no more pages than are wanted.
func TestReadStops(t *testing.T) {
	data, err := os.ReadFile(benchmarkFile)
	if err != nil {
		t.Skip(err)
	}
	read := func(ctx context.Context, options extract.Options) (*extract.Document, error) {
		return extract.Read(ctx, bytes.NewReader(data), int64(len(data)), options)
	}
	ctx, cancel := context.WithCancel(t.Context())
	last := 0
	_, err = read(ctx, extract.Options{Progress: func(done, pages int) {
		if last = done; done == 3 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || last != 3 {
		t.Errorf("stopped after page %d with %v, want 3 and context.Canceled", last, err)
	}
	doc, err := read(t.Context(), extract.Options{Pages: 2})
	if err != nil || len(doc.Pages) != 2 || len(doc.Findings) == 0 || doc.Findings[0].ID != "pdf.limit" {
		t.Errorf("of two pages: %v %v", doc, err)
	}
	if _, err := read(t.Context(), extract.Options{Bytes: 1000}); !errors.Is(err, pdf.ErrTooLarge) {
		t.Errorf("of 1,000 bytes: %v", err)
	}
	if _, err := extract.Read(t.Context(), bytes.NewReader(data), int64(len(data))+1, extract.Options{}); err == nil {
		t.Error("a reader of fewer bytes than said gives no error")
	}
}

// TestHolds: a scan is said to be one only of pages that are pictures.
func TestHolds(t *testing.T) {
	whole, logo := geometry.Rect{X1: 600, Y1: 800}, geometry.Rect{X1: 60, Y1: 60}
	letter := page.Glyph{Text: "字", Box: logo}
	unseen := page.Glyph{Text: "字", Box: logo, Hidden: page.NoPaint}
	for _, c := range []struct {
		name string
		page page.Page
		want extract.Holding
		id   string
	}{
		{"text", page.Page{Glyphs: []page.Glyph{letter}, Images: 1, Pictured: whole}, extract.Texts, ""},
		{"a picture", page.Page{Images: 1, Pictured: whole}, extract.Pictures, "page.picture"},
		{"a picture with its text recognised", page.Page{Images: 1, Pictured: whole, Glyphs: []page.Glyph{unseen}},
			extract.Pictures, "page.picture"},
		{"a logo", page.Page{Images: 1, Pictured: logo}, extract.Drawings, "page.drawn"},
		{"outlines", page.Page{Shapes: 1000}, extract.Drawings, "page.drawn"},
		{"rulings", page.Page{Rulings: []page.Ruling{{X1: 100}}}, extract.Drawings, "page.drawn"},
		{"hidden text", page.Page{Glyphs: []page.Glyph{unseen}}, extract.Hidden, "page.blank"},
		{"blanks", page.Page{Glyphs: []page.Glyph{{Text: " "}}}, extract.Nothing, "page.blank"},
		{"nothing", page.Page{}, extract.Nothing, "page.blank"},
	} {
		c.page.Width, c.page.Height = 600, 800
		doc, err := extract.FromPages(t.Context(), []page.Page{c.page})
		if err != nil {
			t.Fatal(err)
		}
		id := ""
		if len(doc.Findings) == 1 {
			id = doc.Findings[0].ID
		}
		if got := doc.Holds(); got != c.want || id != c.id {
			t.Errorf("%s: %s with %q, want %s with %q", c.name, got, id, c.want, c.id)
		}
	}
}

package extract_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/pdftest"
)

// sideways describes a paper of two pages whose table goes on overleaf; TURN stands for how its pages are drawn.
const sideways = `page 842 595
turn TURN
center 支出总表
right 单位：万元
columns 90 260 120
row 科目编码 | 科目名称 | 金额
row 201 | 一般公共服务支出 | 130.50
row 20101 | 人大事务 | 30.50
page 842 595
turn TURN
columns 90 260 120
row 科目编码 | 科目名称 | 金额
row 208 | 社会保障和就业支出 | 12.25
row 合计 |  | 142.75
text 注：本表不含上年结转。
`

func readTurned(t *testing.T, description, turn string) *extract.Document {
	t.Helper()
	data, err := pdftest.Write(strings.ReplaceAll(description, "TURN", turn))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.ReadBytes(t.Context(), data, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// words prints the tables of a document with all that surrounds them, but no places.
func words(d *extract.Document) string {
	var b strings.Builder
	for i := range d.Tables {
		table := &d.Tables[i]
		fmt.Fprintln(&b, table.Rows, table.Cols, table.Header, table.Pages())
		for _, c := range table.Captions {
			fmt.Fprintln(&b, "caption", c.Page, c.Text)
		}
		for _, c := range table.Cells {
			fmt.Fprintln(&b, c.Row, c.Col, c.Rows, c.Cols, c.Page(), c.Text)
		}
		for _, c := range table.Notes {
			fmt.Fprintln(&b, "note", c.Page, c.Text)
		}
	}
	for _, c := range d.Texts {
		fmt.Fprintln(&b, "text", c.Page, c.Text)
	}
	for _, c := range d.Running {
		fmt.Fprintln(&b, "running", c.Page, c.Text)
	}
	return b.String()
}

// TestTurned: however the pages are drawn, they read the same; every box is that of the page as displayed, so it holds
// the glyphs of its text; and a finding says the turn.
func TestTurned(t *testing.T) {
	upright := readTurned(t, sideways, "0")
	if len(upright.Tables) != 1 || upright.Tables[0].Rows != 5 || len(upright.Findings) != 0 {
		t.Fatalf("upright: %s %v", words(upright), upright.Findings)
	}
	for _, turn := range []string{"90", "180", "270", "0.5", "-0.5", "2", "-2.9"} {
		doc := readTurned(t, sideways, turn)
		if got, want := words(doc), words(upright); got != want {
			t.Errorf("turned by %s:\n%swant\n%s", turn, got, want)
			continue
		}
		if len(doc.Findings) != 2 || doc.Findings[1].ID != "page.turned" || doc.Findings[1].Page != 2 {
			t.Errorf("turned by %s: findings %v", turn, doc.Findings)
		}
		inPlace(t, turn, doc)
		if turn == "180" {
			box, was := doc.Tables[0].Cells[2].Box(), upright.Tables[0].Cells[2].Box()
			if math.Abs(box.X0-(842-was.X1)) > 0.01 || math.Abs(box.Y0-(595-was.Y1)) > 0.01 {
				t.Errorf("upside down: %v, upright %v", box, was)
			}
		}
	}
}

// inPlace looks whether the boxes of cells and texts hold the glyphs that they are made of.
func inPlace(t *testing.T, turn string, doc *extract.Document) {
	t.Helper()
	look := func(number int, box geometry.Rect, glyphs []int32) {
		for _, k := range glyphs {
			g := &doc.Pages[number-1].Source.Glyphs[k]
			if !box.Expand(0.01).Contains(g.Box.CenterX(), g.Box.CenterY()) {
				t.Errorf("turned by %s: %q at %v is not in %v", turn, g.Text, g.Box, box)
			}
			if g.Hidden != page.Visible {
				t.Errorf("turned by %s: %q is hidden", turn, g.Text)
			}
		}
	}
	for i := range doc.Tables {
		table := &doc.Tables[i]
		for _, c := range table.Cells {
			for _, p := range c.Pieces {
				for _, l := range p.Lines {
					look(p.Page, p.Box, l.Glyphs)
					look(p.Page, l.Box, l.Glyphs)
				}
			}
		}
		for _, c := range append(table.Captions, table.Notes...) {
			for _, l := range c.Lines {
				look(c.Page, c.Box, l.Glyphs)
			}
		}
	}
	for _, p := range doc.Pages {
		for _, g := range p.Grids {
			for _, c := range g.Cells {
				for _, l := range c.Lines {
					look(p.Number, c.Box, l.Glyphs)
				}
			}
		}
		if math.IsNaN(p.Width) || p.Source.Width != p.Width {
			t.Errorf("turned by %s: page of %v × %v", turn, p.Width, p.Height)
		}
	}
}

// TestFurniture: a table is drawn sideways on an upright page, its page number is not.
func TestFurniture(t *testing.T) {
	first, second := newCanvas(), newCanvas()
	for i, c := range []*canvas{first, second} {
		c.table(110, [][]string{{"项目", "金额"}, {"工资和津贴补贴", "12.50"}, {"办公费和印刷费", "3.20"}})
		c.turn()
		c.write(295, 790, fmt.Sprint(i+1))
	}
	doc, err := extract.FromPages(t.Context(), []page.Page{first.Page, second.Page})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Tables) != 1 || len(doc.Tables[0].Parts) != 2 || len(doc.Running) != 2 || len(doc.Texts) != 0 ||
		len(doc.Pages) != 2 {
		t.Errorf("%s", words(doc))
	}
	if r := doc.Running[1]; r.Page != 2 || r.Text != "2" || r.Box.X0 != 295 {
		t.Errorf("%+v", r)
	}
	inPlace(t, "furniture", doc)
}

// TestTwoDirections: of a page with an upright table above and one drawn sideways below, each is read.
func TestTwoDirections(t *testing.T) {
	rows := func(name string) [][]string {
		out := [][]string{{"项目", "金额"}}
		for i := range 6 {
			out = append(out, []string{fmt.Sprintf("%s第%d项支出", name, i+1), fmt.Sprintf("%d.50", 10+i)})
		}
		return out
	}
	both, below := newCanvas(), newCanvas()
	both.write(250, 50, "收入总表")
	both.table(60, rows("甲"))
	below.write(250, 290, "支出总表")
	below.table(300, rows("乙"))
	below.Width, below.Height = 800, 800
	below.turn()
	for i := range below.Glyphs {
		below.Glyphs[i].Run += 10_000
	}
	both.Glyphs = append(both.Glyphs, below.Glyphs...)
	both.Rulings = append(both.Rulings, below.Rulings...)
	both.Width, both.Height = 800, 800
	doc, err := extract.FromPages(t.Context(), []page.Page{both.Page})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Tables) != 2 || doc.Tables[0].Rows != 7 || doc.Tables[1].Rows != 7 || doc.Tables[1].Cols != 2 ||
		len(doc.Pages) != 1 {
		t.Fatalf("%s", words(doc))
	}
	if c := doc.Tables[1].Cells[doc.Tables[1].At(3, 1)]; c.Text != "12.50" || c.Page() != 1 {
		t.Errorf("%+v", c)
	}
	inPlace(t, "two directions", doc)
}

// turn draws what is on the canvas turned a quarter clockwise.
func (c *canvas) turn() {
	height := c.Height
	at := func(x, y float64) (float64, float64) { return height - y, x }
	box := func(r geometry.Rect) geometry.Rect {
		x0, y0 := at(r.X0, r.Y0)
		x1, y1 := at(r.X1, r.Y1)
		return geometry.RectOf(x0, y0, x1, y1)
	}
	for i := range c.Glyphs {
		g := &c.Glyphs[i]
		g.X, g.Y = at(g.X, g.Y)
		g.Box, g.Dir = box(g.Box), page.Down
	}
	for i := range c.Rulings {
		r := &c.Rulings[i]
		b := box(geometry.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1})
		r.X0, r.Y0, r.X1, r.Y1 = b.X0, b.Y0, b.X1, b.Y1
	}
	c.Width, c.Height = c.Height, c.Width
}

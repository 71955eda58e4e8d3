package extract

import (
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/extract/page"
)

// numberCell is a cell of 50 points with lines of text; each glyph is half as wide as its size.
func numberCell(p *page.Page, col int, lines ...glyphs) Cell {
	box := geometry.Rect{X0: 100 * float64(col), X1: 100*float64(col) + 50, Y0: 100, Y1: 160}
	var out []layout.Line
	for _, l := range lines {
		line := layout.Line{Size: l.size}
		x := box.X0 + 2
		for _, r := range l.text {
			line.Glyphs = append(line.Glyphs, int32(len(p.Glyphs)))
			g := page.Glyph{Text: string(r), X: x, Y: l.y, Size: l.size,
				Box: geometry.Rect{X0: x, X1: x + l.size/2, Y0: l.y - l.size, Y1: l.y}}
			p.Glyphs = append(p.Glyphs, g)
			line.Box = line.Box.Union(g.Box)
			x += l.size / 2
		}
		line.Text = l.text
		out = append(out, line)
	}
	return Cell{Row: len(out), Col: col, Rows: 1, Cols: 1, Pieces: []Piece{{Page: 1, Box: box, Lines: out}}}
}

type glyphs struct {
	text    string
	y, size float64
}

func TestComposition(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []glyphs
		text  string
		mark  string
		want  Composition
	}{
		{"one line", []glyphs{{"70.00", 120, 10}}, "70.00", "", OneLine},
		{"a label over two lines", []glyphs{{"教育", 120, 10}, {"支出", 132, 10}}, "教育支出", "", Wrapped},
		{"a number that has no room", []glyphs{{"21,118.5", 120, 10}, {"1", 132, 10}}, "21,118.51", "", BrokenNumber},
		{"two numbers in a wide cell", []glyphs{{"70", 120, 10}, {"70", 132, 10}}, "70 70", "", StackedNumbers},
		{"two amounts that fill their cell", []glyphs{{"21,118.50", 120, 10}, {"21,118.51", 132, 10}}, "21,118.50 21,118.51",
			"", StackedNumbers},
		{"with the form of no other", []glyphs{{"21,118.51", 120, 10}, {"1", 132, 10}}, "21,118.51 1", "", StackedNumbers},
		{"a number parted at its comma and its point", []glyphs{{"109,", 120, 10}, {"703", 132, 10}, {".00", 144, 10}},
			"109,703.00", "", BrokenNumber},
		{"at its comma alone", []glyphs{{"9,", 120, 10}, {"703", 132, 10}}, "9,703", "", BrokenNumber},
		{"with lines far apart", []glyphs{{"109,", 120, 10}, {"703.00", 150, 10}}, "109, 703.00", "", StackedNumbers},
		{"with a smaller line", []glyphs{{"109,", 120, 10}, {"703", 132, 8}, {".00", 144, 8}}, "109, 703 .00", "",
			StackedNumbers},
		{"with a seam between digits", []glyphs{{"109", 120, 10}, {"703", 132, 10}, {".00", 144, 10}}, "109 703 .00", "",
			StackedNumbers},
		{"with too few digits behind the comma", []glyphs{{"109,", 120, 10}, {"70", 132, 10}, {".00", 144, 10}},
			"109, 70 .00", "", StackedNumbers},
		{"with two points", []glyphs{{"70.5", 120, 10}, {".25", 132, 10}}, "70.5 .25", "", StackedNumbers},
		{"the mark of a note", []glyphs{{"70.00", 120, 10}, {"1", 116, 6}}, "70.00", "1", RaisedMark},
		{"a lowered digit", []glyphs{{"70.0", 120, 10}, {"1", 122, 6}}, "70.0 1", "", StackedNumbers},
	} {
		p := &page.Page{Number: 1}
		table := Table{Rows: 9, Cols: 3, Cells: []Cell{numberCell(p, 0, test.lines...),
			numberCell(p, 0, glyphs{"12.50", 200, 10})}}
		compose(&table, p)
		if c := &table.Cells[0]; c.Text != test.text || c.Mark != test.mark || c.Composition != test.want {
			t.Errorf("%s: %q, mark %q, %s; want %q, mark %q, %s", test.name, c.Text, c.Mark, c.Composition, test.text, test.mark,
				test.want)
		}
	}
}

// Within one line a digit of another size makes a number unsure.
func TestCompositionOfMixedSizes(t *testing.T) {
	p := &page.Page{Number: 1}
	cell := numberCell(p, 0, glyphs{"70.01", 120, 10})
	p.Glyphs[4].Size = 6
	table := Table{Rows: 2, Cols: 1, Cells: []Cell{cell}}
	compose(&table, p)
	if c := &table.Cells[0]; c.Composition != MixedSizes || c.Composition.Sure() {
		t.Errorf("%q is %s", c.Text, c.Composition)
	}
}

// A number is unsure when another character is printed over one of its digits, or when digits go on under a clip.
func TestCompositionOfOverprintedAndCutOff(t *testing.T) {
	for want, spoil := range map[Composition]func(p *page.Page){
		OneLine:     func(*page.Page) {},
		Overprinted: func(p *page.Page) { p.Glyphs[4].X = p.Glyphs[3].X },
		Parted: func(p *page.Page) {
			for i := 3; i < 5; i++ {
				p.Glyphs[i].X += 12
				p.Glyphs[i].Box.X0 += 12
				p.Glyphs[i].Box.X1 += 12
			}
		},
		CutOff: func(p *page.Page) {
			for i := range p.Glyphs {
				p.Glyphs[i].Run = 7
			}
			p.Overflow = map[int32]page.Overflow{5: {Anchor: 4}}
			p.Glyphs = append(p.Glyphs, page.Glyph{Text: "8", Run: 7, Hidden: page.Clipped})
		},
	} {
		p := &page.Page{Number: 1}
		cell := numberCell(p, 0, glyphs{"70.01", 120, 10})
		spoil(p)
		table := Table{Rows: 2, Cols: 1, Cells: []Cell{cell}}
		compose(&table, p)
		if c := &table.Cells[0]; c.Composition != want || c.Composition.Sure() != (want == OneLine) {
			t.Errorf("%q is %s, want %s", c.Text, c.Composition, want)
		}
	}
}

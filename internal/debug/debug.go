// Package debug draws how a page was understood, so that a person sees why a table came out as it did: the glyphs where
// they stand, the rulings, the cells with their row and column, captions, notes, paragraphs and running lines, and what
// is hidden.
package debug

import (
	"bytes"
	"fmt"
	"io"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
)

// Page writes the page with the given number as SVG. The same document gives the same bytes. Without text the picture
// shows boxes alone: the page itself prints names and telephone numbers.
func Page(w io.Writer, d *extract.Document, number int, withText bool) error {
	if number < 1 || number > len(d.Pages) {
		return finding.Problemf("there is no page %d: the document has %d", number, len(d.Pages))
	}
	p := &picture{doc: d, page: d.Pages[number-1], withText: withText}
	p.draw()
	_, err := w.Write(p.out.Bytes())
	return err
}

// picture is the drawing of one page. What is drawn later lies over what is drawn before.
type picture struct {
	doc  *extract.Document
	page *layout.Page
	out  bytes.Buffer

	withText bool
}

func (p *picture) draw() {
	const margin, legend = 12.0, 170.0
	width, height := p.page.Width+legend+margin, max(p.page.Height, 260)
	p.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s" width="%s" height="%s">`+"\n",
		num(-margin), num(-margin), num(width+margin), num(height+2*margin), num(width+margin), num(height+2*margin))
	p.printf("<title>page %d</title>\n", p.page.Number)
	p.style()
	p.printf(`<rect class="desk" x="%s" y="%s" width="%s" height="%s"/>`+"\n", num(-margin), num(-margin),
		num(width+margin), num(height+2*margin))
	p.box("paper", geometry.Rect{X1: p.page.Width, Y1: p.page.Height})
	p.fills()
	p.tables()
	p.glyphs()
	p.rulings()
	p.texts()
	p.labels()
	p.legend(p.page.Width+margin, 10)
	p.printf("</svg>\n")
}

func (p *picture) fills() {
	p.printf("<g>\n")
	for _, f := range p.page.Source.Fills {
		b := f.Box
		p.printf(`<rect x="%s" y="%s" width="%s" height="%s" fill="#%02x%02x%02x" fill-opacity="0.4"/>`+"\n",
			num(b.X0), num(b.Y0), num(b.Width()), num(b.Height()), f.Color.R, f.Color.G, f.Color.B)
	}
	p.printf("</g>\n")
}

func (p *picture) rulings() {
	p.printf(`<g class="ruling">` + "\n")
	for _, r := range p.page.Source.Rulings {
		p.printf(`<line x1="%s" y1="%s" x2="%s" y2="%s" stroke-width="%s"/>`+"\n", num(r.X0), num(r.Y0), num(r.X1), num(r.Y1),
			num(max(0.3, r.Width)))
	}
	p.printf("</g>\n")
}

// tables draws the cells of all tables that stand on the page.
func (p *picture) tables() {
	p.eachCell(func(kind string, _ int, _ *extract.Cell, b geometry.Rect) { p.box(kind, b) })
}

// labels prints row and column in each cell, over all else, and the number of each table at its corner.
func (p *picture) labels() {
	p.printf("<g>\n")
	p.eachCell(func(kind string, _ int, c *extract.Cell, b geometry.Rect) {
		label := fmt.Sprintf("%d,%d", c.Row, c.Col)
		size := max(1, min(4.6, 0.25*b.Height(), 0.8*b.Width()/float64(len(label)))) // so that the cell's text stays readable
		p.printf(`<text class="label %s-label" font-size="%s" x="%s" y="%s">%s</text>`+"\n", kind, num(size), num(b.X0+0.5),
			num(b.Y0+0.3+0.85*size), label)
	})
	for i := range p.doc.Tables {
		for _, part := range p.doc.Tables[i].Parts {
			if part.Page == p.page.Number {
				p.printf(`<text class="number" x="%s" y="%s">table %d, rows %d–%d</text>`+"\n", num(part.Box.X0),
					num(part.Box.Y0-1), i, part.From, part.To-1)
			}
		}
	}
	p.printf("</g>\n")
}

// eachCell calls draw for each piece of a cell on the page: kind is cell, header or repeated.
func (p *picture) eachCell(draw func(kind string, table int, c *extract.Cell, b geometry.Rect)) {
	for i := range p.doc.Tables {
		t := &p.doc.Tables[i]
		each := func(cells []extract.Cell, repeated bool) {
			for k := range cells {
				c := &cells[k]
				kind := "cell"
				switch {
				case repeated:
					kind = "repeated"
				case c.Row < t.Header:
					kind = "header"
				}
				for _, piece := range c.Pieces {
					if piece.Page == p.page.Number {
						draw(kind, i, c, piece.Box)
					}
				}
			}
		}
		each(t.Cells, false)
		for _, part := range t.Parts {
			each(part.Repeated, true)
		}
	}
}

// texts frames what stands outside of cells.
func (p *picture) texts() {
	frame := func(kind string, texts []extract.Text) {
		for i := range texts {
			if t := &texts[i]; t.Page == p.page.Number {
				p.box(kind, t.Box.Expand(0.8))
			}
		}
	}
	for i := range p.doc.Tables {
		t := &p.doc.Tables[i]
		frame("caption", t.Captions)
		frame("note", t.Notes)
		for _, part := range t.Parts {
			frame("caption", part.Captions)
		}
	}
	frame("paragraph", p.doc.Texts)
	frame("running", p.doc.Running)
	frame("loose", p.doc.Loose)
}

package extract

import (
	"math"
	"slices"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/extract/turn"
)

// turnFindings tells by how much a page was turned before it was read.
func turnFindings(v *turn.View) []finding.Finding {
	switch skew := v.Page.Skew; {
	case v.Clockwise != 0:
		return []finding.Finding{finding.Found("page.turned", finding.Info,
			"the text of the page is drawn sideways or upside down; it was read after a turn of %d° clockwise",
			v.Clockwise)}
	case skew != 0 && !v.Furniture:
		return []finding.Finding{finding.Found("page.turned", finding.Info,
			"the page hangs askew by %.1f°; it was straightened before it was read", math.Abs(skew))}
	}
	return nil
}

// displayed puts everything that was found on turned pages back to where it stands on the page as displayed. While a
// document is put together, each view counts as a page, whose number is its place among the views, counted from 1;
// those of one page become one again.
func displayed(doc *Document, views []turn.View) {
	b := backs(views)
	for i := range doc.Tables {
		t := &doc.Tables[i]
		b.cells(t.Cells)
		b.texts(t.Captions)
		b.texts(t.Notes)
		for k := range t.Parts {
			part := &t.Parts[k]
			if toView, ok := b[part.Page-1].Back.Inverse(); ok {
				part.foot, part.toView = part.Box.Y1, toView
			}
			part.Box = b.box(part.Page, part.Box)
			part.Page = b.number(part.Page)
			b.cells(part.Repeated)
			b.texts(part.Captions)
		}
	}
	b.texts(doc.Texts)
	b.texts(doc.Running)
	b.texts(doc.Loose)
	doc.Pages = b.pages(doc.Pages)
}

// backs leads boxes back from views to pages as displayed. Slices of lines are copied, as cells of tables share theirs
// with the grids.
type backs []turn.View

func (b backs) number(view int) int { return b[view-1].Number }

func (b backs) box(view int, r geometry.Rect) geometry.Rect {
	if b[view-1].Back == (geometry.Matrix{}) || r == (geometry.Rect{}) {
		return r
	}
	return b[view-1].Back.ApplyRect(r)
}

func (b backs) lines(view int, lines []layout.Line) []layout.Line {
	if b[view-1].Back == (geometry.Matrix{}) {
		return lines
	}
	out := slices.Clone(lines)
	for i := range out {
		out[i].Box = b.box(view, out[i].Box)
		out[i].Dir = b[view-1].Displayed(out[i].Dir)
	}
	return out
}

func (b backs) texts(texts []Text) {
	for i := range texts {
		t := &texts[i]
		t.Box, t.Lines = b.box(t.Page, t.Box), b.lines(t.Page, t.Lines)
		t.Page = b.number(t.Page)
	}
}

func (b backs) cells(cells []Cell) {
	for i := range cells {
		for k := range cells[i].Pieces {
			p := &cells[i].Pieces[k]
			p.Box, p.Lines = b.box(p.Page, p.Box), b.lines(p.Page, p.Lines)
			p.Page = b.number(p.Page)
		}
	}
}

// pages puts the structures of views back, and together where they are of one page. The borders of turned grids keep
// the order of their columns and rows, but are of the turned page.
func (b backs) pages(structures []*layout.Page) []*layout.Page {
	var out []*layout.Page
	for i, s := range structures {
		view := &b[i]
		for k := range s.Grids {
			g := &s.Grids[k]
			g.Box = b.box(i+1, g.Box)
			for c := range g.Cells {
				g.Cells[c].Box, g.Cells[c].Lines = b.box(i+1, g.Cells[c].Box), b.lines(i+1, g.Cells[c].Lines)
			}
		}
		s.Lines, s.Running, s.Loose = b.lines(i+1, s.Lines), b.lines(i+1, s.Running), b.lines(i+1, s.Loose)
		if n := len(out); n > 0 && out[n-1].Number == view.Number {
			whole := out[n-1]
			whole.Grids, whole.Lines = append(whole.Grids, s.Grids...), append(whole.Lines, s.Lines...)
			whole.Running, whole.Loose = append(whole.Running, s.Running...), append(whole.Loose, s.Loose...)
			continue
		}
		s.Number, s.Source = view.Number, view.Original()
		s.Width, s.Height = s.Source.Width, s.Source.Height
		out = append(out, s)
	}
	return out
}

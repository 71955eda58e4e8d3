// Package layout finds the structure of one page: grids of cells that are drawn (package grid) or told by the
// alignment of their text (package align), the text of each cell in reading order, and the lines of text outside of
// grids (package line).
package layout

import (
	"gongkai/extract/finding"
	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
)

// Page is the structure of one page. Together its parts hold every visible glyph exactly once.
type Page struct {
	Number        int
	Width, Height float64
	Grids         []Grid     // from top to bottom
	Lines         []Line     // outside of grids, from top to bottom, then left to right
	Running       []Line     // page numbers, running headers and footers, once the document has been looked at as a whole
	Loose         []Line     // watermarks, and text at an angle such as that of seals: never part of a cell or a paragraph
	Source        *page.Page // what the indexes of Line.Glyphs refer to
	Findings      []finding.Finding
}

// Names that the other stages use; the packages below say more.
type (
	Grid = grid.Grid
	Cell = grid.Cell
	Line = line.Line
)

// Text puts the lines of one cell or paragraph together, see line.Text.
func Text(lines []Line) string { return line.Text(lines) }

// Analyse finds the structure of a page. What is beyond all limits is missing from it and named in its findings.
func Analyse(p *page.Page) *Page {
	out := &Page{Number: p.Number, Width: p.Width, Height: p.Height, Source: p}
	var all bool
	if out.Grids, all = grid.Find(p); !all {
		out.Findings = append(out.Findings, finding.Found("page.limit", finding.Error,
			"the page has more lines than any honest page; tables drawn by them were left out").On(p.Number, nil))
	}
	inCell, outside, loose := distribute(p, out.Grids)
	for g := range out.Grids {
		for c := range out.Grids[g].Cells {
			out.Grids[g].Cells[c].Lines = line.Of(p, inCell[g][c], line.InCell)
		}
	}
	out.Lines = line.Of(p, outside, line.OnPage)
	out.Loose = line.Of(p, loose, line.OnPage)
	return out
}

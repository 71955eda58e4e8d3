package layout

import (
	"math"
	"strings"

	"gongkai/extract/layout/align"
	"gongkai/extract/layout/grid"
	"gongkai/extract/page"
)

// Not every drawing of rulings is the whole table, or a table at all. A frame with row lines and no column lines makes
// one column, a frame with column lines makes one row; the gridlines of a chart and a box around text make cells
// without a table. Their text is looked at again as text that is aligned, with the rulings as borders that are sure.

// Thresholds of drawings that are no tables as they are.
const (
	wideGap      = 1.0 // font sizes: texts so far apart in one cell are of two columns
	severalLines = 3   // lines that agree on what is missing
	mostLines    = 0.6 // share of the lines in a column that hold several texts
	sameLevel    = 0.3 // font sizes between lines of one row
	chartCells   = 8   // cells; a table of fewer may be blank
	chartText    = 0.2 // share of the cells of a table that hold text, if none of its first row does
)

// unfit reports whether a drawn grid is no table as it stands.
func unfit(p *page.Page, g *grid.Grid) bool {
	return isBox(g) || isChart(g) || lacksColumns(p, g) || lacksRows(g)
}

// isBox tells frames around text: one column without values. With values it may be the right strip of a sheet that was
// cut.
func isBox(g *grid.Grid) bool {
	if len(g.X) != 2 {
		return false
	}
	values := 0
	for i := range g.Cells {
		if c := &g.Cells[i]; len(c.Lines) == 1 && align.ValueOrBlank(c.Lines[0].Text) {
			values++
		}
	}
	return values < severalLines
}

// isChart tells the gridlines of a chart: cells without text, and none in the row where a table has its header.
func isChart(g *grid.Grid) bool {
	filled := 0
	for i := range g.Cells {
		if len(g.Cells[i].Lines) == 0 {
			continue
		}
		if g.Cells[i].Row == 0 {
			return false
		}
		filled++
	}
	return len(g.Cells) >= chartCells && float64(filled) < chartText*float64(len(g.Cells))
}

// lacksColumns reports whether the lines in the cells of a column hold several texts each, far apart and values among
// them.
func lacksColumns(p *page.Page, g *grid.Grid) bool {
	lines, several := make([]int, len(g.X)), make([]int, len(g.X))
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Cols != 1 {
			continue
		}
		for k := range c.Lines {
			lines[c.Col]++
			if holdsColumns(p, &c.Lines[k]) {
				several[c.Col]++
			}
		}
	}
	for c := range lines {
		if several[c] >= severalLines && float64(several[c]) >= mostLines*float64(lines[c]) {
			return true
		}
	}
	return false
}

// holdsColumns reports whether a line has texts far apart, with a value among them.
func holdsColumns(p *page.Page, l *Line) bool {
	if l.Dir != page.Right || !hasGap(p, l) {
		return false
	}
	parts, value, part := 0, false, ""
	end := func() {
		if part != "" {
			parts++
			value = value || align.ValueOrBlank(part) && strings.ContainsAny(part, "0123456789")
		}
		part = ""
	}
	last := math.Inf(-1)
	for _, i := range l.Glyphs {
		glyph := &p.Glyphs[i]
		if strings.TrimSpace(glyph.Text) == "" && glyph.Text != "" {
			continue
		}
		if glyph.Box.X0-last > wideGap*l.Size {
			end()
		}
		part += glyph.Text
		last = glyph.Box.X1
	}
	end()
	return parts >= 2 && value
}

// hasGap reports whether two glyphs of a line that follow each other stand far apart.
func hasGap(p *page.Page, l *Line) bool {
	if l.Box.Width() < 3*wideGap*l.Size {
		return false
	}
	for k := 1; k < len(l.Glyphs); k++ {
		if p.Glyphs[l.Glyphs[k]].Box.X0-p.Glyphs[l.Glyphs[k-1]].Box.X1 > wideGap*l.Size || p.Glyphs[l.Glyphs[k]].Text == " " {
			return true
		}
	}
	return false
}

// lacksRows reports whether several cells of a row hold numbers below each other at the same heights.
func lacksRows(g *grid.Grid) bool {
	first := map[int]*Cell{}
	for i := range g.Cells {
		c := &g.Cells[i]
		if !stacked(c) {
			continue
		}
		other, ok := first[c.Row]
		if !ok {
			first[c.Row] = c
			continue
		}
		if other.Rows == c.Rows && levelWith(other.Lines, c.Lines) {
			return true
		}
	}
	return false
}

// stacked reports whether most of several lines in a cell are values each; a head may stand above them. Single digits
// may be those of a text set downwards.
func stacked(c *Cell) bool {
	long, values := 0, 0
	if len(c.Lines) < 2 {
		return false
	}
	for _, l := range c.Lines {
		if l.Dir != page.Right {
			return false
		}
		if align.ValueOrBlank(l.Text) {
			values++
			if len(strings.Trim(l.Text, " .,")) >= 2 {
				long++
			}
		}
	}
	return long >= 2 && float64(values) >= mostLines*float64(len(c.Lines))
}

// levelWith reports whether the lines of two cells stand at the same heights: all of them, or three where one cell
// leaves some free.
func levelWith(a, b []Line) bool {
	level := 0
	for i := range a {
		for k := range b {
			if math.Abs(a[i].Box.CenterY()-b[k].Box.CenterY()) <= sameLevel*a[i].Size {
				level++
				break
			}
		}
	}
	return level == len(a) && level == len(b) || level >= severalLines
}

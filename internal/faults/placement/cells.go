package placement

import (
	"fmt"
	"slices"

	"gongkai/extract"
	"gongkai/extract/page"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
)

// digits is an amount in a cell of its own, on one line.
type digits struct {
	cell   *extract.Cell
	glyphs letters
}

// amounts gives the amounts of a table that stand in one square each.
func (s *Subject) amounts(m *schema.TableMatch) []digits {
	t := s.table(m)
	columns := map[int]bool{}
	for _, p := range m.Panels {
		for _, c := range p.Columns {
			if c.Column.Role == "" && len(c.Grid) == 1 {
				columns[c.Grid[0]] = true
			}
		}
	}
	var out []digits
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row < t.Header || c.Rows != 1 || c.Cols != 1 || !columns[c.Col] || len(c.Pieces) != 1 ||
			len(c.Pieces[0].Lines) != 1 {
			continue
		}
		if a, kind := value.ParseAmount(c.Text); kind == value.Number && !a.IsZero() {
			out = append(out, digits{c, letters{c.Pieces[0].Page, c.Pieces[0].Lines[0].Glyphs}})
		}
	}
	return out
}

// stack writes a second number into a cell, below its own: both at half the size, so that they have room.
func (f *Fault) stack(m *schema.TableMatch, r *random) string {
	all := f.Subject.amounts(m)
	if len(all) < 2 {
		return ""
	}
	a, b := all[r.below(len(all))], all[r.below(len(all))]
	if a.cell == b.cell || a.cell.Text == b.cell.Text {
		return ""
	}
	box := a.cell.Box()
	p := f.page(a.glyphs.page)
	source := f.page(b.glyphs.page).Glyphs
	first := p.Glyphs[a.glyphs.glyphs[0]]
	size := min(first.Size, 0.45*(box.Y1-box.Y0))
	lines := []struct {
		glyphs []page.Glyph
		y      float64
	}{{pick(p.Glyphs, a.glyphs.glyphs), box.Y0 + 0.44*(box.Y1-box.Y0)}, {pick(source, b.glyphs.glyphs), box.Y0 +
		0.92*(box.Y1-box.Y0)}}
	right := p.Glyphs[a.glyphs.glyphs[len(a.glyphs.glyphs)-1]].Box.X1
	f.hide(a.glyphs)
	for _, l := range lines {
		set(p, l.glyphs, right, l.y, size)
	}
	return fmt.Sprintf("%s stands above %s in one cell", a.cell.Text, b.cell.Text)
}

func pick(glyphs []page.Glyph, which []int32) []page.Glyph {
	var out []page.Glyph
	for _, g := range which {
		if glyphs[g].Text != " " {
			out = append(out, glyphs[g])
		}
	}
	return out
}

// set writes glyphs anew, in another size, so that they end at a place on a baseline.
func set(p *page.Page, glyphs []page.Glyph, right, baseline, size float64) {
	run := int32(len(p.Glyphs))
	last := glyphs[len(glyphs)-1].Box.X1
	for _, g := range glyphs {
		scale := size / g.Size
		above, below := (g.Y-g.Box.Y0)*scale, (g.Box.Y1-g.Y)*scale
		g.X, g.Y, g.Size = right-(last-g.X)*scale, baseline, size
		g.Box.X0, g.Box.X1 = right-(last-g.Box.X0)*scale, right-(last-g.Box.X1)*scale
		g.Box.Y0, g.Box.Y1 = baseline-above, baseline+below
		g.Run, g.Hidden = run, page.Visible
		p.Glyphs = append(p.Glyphs, g)
	}
}

// raise sets a small digit behind a number, as the mark of a note.
func (f *Fault) raise(m *schema.TableMatch, r *random) string {
	all := f.Subject.amounts(m)
	if len(all) == 0 {
		return ""
	}
	a := all[r.below(len(all))]
	p := f.page(a.glyphs.page)
	glyphs := pick(p.Glyphs, a.glyphs.glyphs)
	last := glyphs[len(glyphs)-1]
	size := 0.55 * last.Size
	width := 0.55 * (last.Box.X1 - last.Box.X0)
	for _, g := range a.glyphs.glyphs {
		move(&p.Glyphs[g], -width, 0) // so that the mark has room before the border
	}
	mark := last
	mark.Text = fmt.Sprint(1 + r.below(9))
	set(p, []page.Glyph{mark}, last.Box.X1, last.Y-0.4*last.Size, size)
	return fmt.Sprintf("%s has a raised %s behind it", a.cell.Text, mark.Text)
}

// exchange moves the values of two groups of columns, each to the place of the other. Only groups of the same widths
// change places, and only where the paper itself tells them apart: the sum of one of the columns is printed in another
// table, too. Where nothing but the header knows what a column is, no reader could see that its values are those of
// another one.
func (f *Fault) exchange(m *schema.TableMatch, r *random) string {
	t := f.Subject.table(m)
	if len(m.Panels) == 0 {
		return ""
	}
	panel := &m.Panels[r.below(len(m.Panels))]
	var grid []int
	for _, c := range panel.Columns {
		if c.Column.Role == "" && len(c.Grid) == 1 {
			grid = append(grid, c.Grid[0])
		}
	}
	slices.Sort(grid)
	if len(grid) < 4 {
		return ""
	}
	n := 2 + r.below(min(3, len(grid)/2-1))
	a := r.below(len(grid) - 2*n + 1)
	b := a + n + r.below(len(grid)-2*n-a+1)
	told := false
	for i := range n {
		from, to := grid[a+i], grid[b+i]
		for _, p := range t.Parts {
			if max(from, to)+1 >= len(p.X) {
				return "" // a strip of the sheet has some of its columns alone
			}
			if w, v := p.X[from+1]-p.X[from], p.X[to+1]-p.X[to]; w < 0.8*v || v < 0.8*w {
				return ""
			}
		}
		x, y := f.Subject.sum(m, panel, from), f.Subject.sum(m, panel, to)
		told = told || x.yuan != y.yuan && (f.Subject.clean.twice[x] || f.Subject.clean.twice[y])
		f.swapColumns(t, from, to)
	}
	if !told {
		return ""
	}
	return fmt.Sprintf("the values of columns %v and %v change places", grid[a:a+n], grid[b:b+n])
}

// sum is the amount in the total row of a column, nothing without one.
func (s *Subject) sum(m *schema.TableMatch, panel *schema.PanelMatch, grid int) sum {
	list := address.Of(m.Table.ID, panel.Panel.Side)
	for _, c := range panel.Columns {
		if c.Column.Role == "" && slices.Contains(c.Grid, grid) {
			return sum{s.clean.amounts[list.Add("total").Add(c.Column.ID)].yuan, c.Column.ID}
		}
	}
	return sum{}
}

// swapColumns moves what stands in two columns below the header, each to the place of the other.
func (f *Fault) swapColumns(t *extract.Table, a, b int) {
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row < t.Header || c.Rows != 1 || c.Cols != 1 || c.Col != a && c.Col != b {
			continue
		}
		to := b
		if c.Col == b {
			to = a
		}
		for _, piece := range c.Pieces {
			part := &t.Parts[slices.IndexFunc(t.Parts, func(p extract.Part) bool { return p.Page == piece.Page })]
			dx := part.X[to+1] - part.X[c.Col+1]
			for _, l := range piece.Lines {
				for _, g := range l.Glyphs {
					move(&f.page(piece.Page).Glyphs[g], dx, 0)
				}
			}
		}
	}
}

package explain

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/internal/similar"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// cellsAt finds the cells of a printed table that a cell of the output was read from: those whose centre it holds.
func cellsAt(t *extract.Table, c *document.Cell) []*extract.Cell {
	var out []*extract.Cell
	box := c.Box.Expand(0.5)
	for i := range t.Cells {
		k := &t.Cells[i]
		if len(k.Pieces) > 0 && k.Page() == c.Page && box.Contains(k.Box().CenterX(), k.Box().CenterY()) {
			out = append(out, k)
		}
	}
	return out
}

// cells shows where the value was read.
func (s *Source) cells(e *Evidence, t *extract.Table, c *document.Cell) {
	if c == nil {
		return
	}
	for _, k := range cellsAt(t, c) {
		out := Cell{Row: k.Row, Col: k.Col, Rows: k.Rows, Cols: k.Cols, Text: k.Text, Pieces: []Piece{}}
		for _, p := range k.Pieces {
			piece := Piece{Page: p.Page, Box: p.Box, Lines: []Line{}}
			for i := range p.Lines {
				piece.Lines = append(piece.Lines, s.line(p.Page, &p.Lines[i]))
			}
			out.Pieces = append(out.Pieces, piece)
		}
		e.Cells = append(e.Cells, out)
	}
}

// line parts a line into its runs.
func (s *Source) line(number int, l *layout.Line) Line {
	out := Line{Text: l.Text, Box: l.Box, Runs: []Run{}}
	source := s.page(number)
	if source == nil {
		return out
	}
	for _, i := range l.Glyphs {
		if i < 0 || int(i) >= len(source.Glyphs) {
			continue
		}
		g := &source.Glyphs[i]
		last := len(out.Runs) - 1
		if last < 0 || out.Runs[last].Number != g.Run || out.Runs[last].Font != g.Font ||
			out.Runs[last].Hidden != (g.Hidden != page.Visible) {
			out.Runs = append(out.Runs,
				Run{Number: g.Run, Font: g.Font, Size: g.Size, Hidden: g.Hidden != page.Visible})
			last++
		}
		text := g.Text
		if text == "" {
			text = "\uFFFD"
		}
		out.Runs[last].Text += text
		out.Runs[last].Box = out.Runs[last].Box.Union(g.Box)
	}
	return out
}

func (s *Source) page(number int) *page.Page {
	for _, p := range s.Printed.Pages {
		if p.Number == number {
			return p.Source
		}
	}
	return nil
}

// table shows by what the table and the column of a value were recognised.
func (s *Source) table(e *Evidence, p *document.Place) {
	if s.Printed == nil || s.Match == nil {
		return
	}
	m, printed := s.tableOf(p)
	if m == nil {
		return
	}
	s.cells(e, printed, p.Cell)
	title, header := m.TitleScore, m.HeaderScore
	e.Table = &Table{
		ID:       m.Table.ID,
		Form:     s.Match.Form.ID,
		Title:    m.Table.Title,
		Printed:  m.Title,
		At:       caption(printed, m.Title),
		Score:    &title,
		Header:   &header,
		Pages:    printed.Pages(),
		Evidence: p.Table.Evidence,
		Inferred: printed.Inferred,
	}
	if c := columnOf(m, p, e.Cells); c != nil {
		e.Column = &Column{
			ID:      p.ID,
			Header:  headers(printed, c.Grid, e.Page),
			Words:   compare(c.Path, append([]schema.Path{c.Column.Path}, c.Column.Aliases...)),
			Printed: c.Number,
			Number:  c.Column.Number,
		}
	}
}

// columnOf finds the column of a value: by its id, or its role; a text of another role by where it stands.
func columnOf(m *schema.TableMatch, p *document.Place, cells []Cell) *schema.ColumnMatch {
	var there *schema.ColumnMatch
	for _, panel := range m.Panels {
		if panel.Panel.Side != p.Row.Side {
			continue
		}
		for i := range panel.Columns {
			c := &panel.Columns[i]
			if c.Column.ID == p.ID && p.IsAmount() || c.Column.Role == p.ID && !p.IsAmount() {
				return c
			}
			if there == nil && len(cells) > 0 && slices.Contains(c.Grid, cells[0].Col) {
				there = c
			}
		}
	}
	return there
}

// tableOf finds the printed table that a row was read from: of the tables with its id the one that has the row's cells.
func (s *Source) tableOf(p *document.Place) (*schema.TableMatch, *extract.Table) {
	for i := range s.Match.Tables {
		m := &s.Match.Tables[i]
		if m.Table.ID != p.Table.ID || m.Index < 0 || m.Index >= len(s.Printed.Tables) {
			continue
		}
		t := &s.Printed.Tables[m.Index]
		for _, c := range p.Row.Cells {
			if len(cellsAt(t, c.Cell)) > 0 {
				return m, t
			}
		}
	}
	return nil, nil
}

// headers gives the header cells above some columns of the grid, from the top, and those that are printed again on a
// page.
func headers(t *extract.Table, grid []int, again int) []Label {
	out := []Label{}
	add := func(c *extract.Cell) {
		above := slices.ContainsFunc(grid, func(g int) bool { return c.Col <= g && g < c.Col+c.Cols })
		if above && c.Text != "" && len(c.Pieces) > 0 {
			out = append(out, Label{Text: c.Text, Page: c.Page(), Box: c.Box()})
		}
	}
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row < t.Header {
			add(c)
		}
	}
	for i := range t.Parts {
		for k := range t.Parts[i].Repeated {
			if t.Parts[i].Page == again {
				add(&t.Parts[i].Repeated[k])
			}
		}
	}
	return out
}

// compare puts the printed header beside the declared path that is most like it, cell by cell from below.
func compare(printed []string, declared []schema.Path) []Words {
	best, score := []Words{}, -1.0
	for _, path := range declared {
		n := max(len(printed), len(path))
		words := make([]Words, n)
		sum := 0.0
		for i := range n {
			w := &words[n-1-i]
			if k := len(printed) - 1 - i; k >= 0 {
				w.Printed = printed[k]
			}
			if k := len(path) - 1 - i; k >= 0 {
				w.Declared = path[k]
			}
			w.Likeness = similar.Ratio(hanzi.Key(w.Printed), hanzi.Key(w.Declared))
			sum += w.Likeness
		}
		if n > 0 && sum/float64(n) > score {
			best, score = words, sum/float64(n)
		}
	}
	return best
}

// caption finds where a title is printed.
func caption(t *extract.Table, title string) *Label {
	if title == "" {
		return nil
	}
	for _, c := range t.Captions {
		if strings.Contains(title, c.Text) && c.Text != "" {
			return &Label{Text: c.Text, Page: c.Page, Box: c.Box}
		}
	}
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row < t.Header && c.Text == title && len(c.Pieces) > 0 {
			return &Label{Text: c.Text, Page: c.Page(), Box: c.Box()}
		}
	}
	return nil
}

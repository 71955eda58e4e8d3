package explain

import (
	"fmt"
	"strings"

	"gongkai/extract"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// sheet shows by what a field or an indicator of a performance sheet was recognised.
func (s *Source) sheet(e *Evidence, p *document.Place) {
	indicator, property := -1, ""
	if n, _ := fmt.Sscanf(p.ID, "indicators/%d/%s", &indicator, &property); n == 2 {
		for _, id := range []string{"level1", "level2", "name"} {
			if c := p.Sheet.Cells.Get(fmt.Sprintf("indicators/%d/%s", indicator, id)); c != nil && id != property {
				e.Row = append(e.Row, Label{id, c.Raw, c.Page, c.Box})
			}
		}
	}
	if s.Printed == nil || s.Match == nil {
		return
	}
	m, t := s.sheetOf(p)
	if m == nil {
		return
	}
	s.cells(e, t, p.Cell)
	score := m.Score
	e.Table = &Table{
		ID:       m.Sheet.ID,
		Form:     s.Match.Form.ID,
		Title:    m.Sheet.Title,
		Printed:  m.Title,
		At:       caption(t, m.Title),
		Sheet:    &score,
		Pages:    t.Pages(),
		Evidence: p.Sheet.Evidence,
		Inferred: t.Inferred,
	}
	if property == "" {
		e.Column = field(m, t, p.ID)
	} else {
		e.Column = indicatorColumn(m, t, property)
	}
}

// sheetOf finds the printed table that a sheet was read from.
func (s *Source) sheetOf(p *document.Place) (*schema.SheetMatch, *extract.Table) {
	for i := range s.Match.Sheets {
		m := &s.Match.Sheets[i]
		if m.Sheet.ID != p.Sheet.ID || m.Index < 0 || m.Index >= len(s.Printed.Tables) {
			continue
		}
		t := &s.Printed.Tables[m.Index]
		for _, c := range p.Sheet.Cells {
			if len(cellsAt(t, c.Cell)) > 0 {
				return m, t
			}
		}
	}
	return nil, nil
}

// field shows the label of a field.
func field(m *schema.SheetMatch, t *extract.Table, id string) *Column {
	place, ok := m.Fields[id]
	if !ok || place.Label < 0 || place.Label >= len(t.Cells) {
		return nil
	}
	label := &t.Cells[place.Label]
	out := &Column{ID: id, Header: []Label{}}
	if len(label.Pieces) > 0 {
		out.Header = append(out.Header, Label{Text: label.Text, Page: label.Page(), Box: label.Box()})
	}
	var declared []schema.Path
	for _, f := range m.Sheet.Fields {
		if f.ID == id {
			for _, l := range f.Labels {
				declared = append(declared, schema.Path{l})
			}
		}
	}
	out.Words = compare([]string{strings.TrimRight(label.Text, ":：")}, declared)
	return out
}

// indicatorColumn shows the header of a column of indicators.
func indicatorColumn(m *schema.SheetMatch, t *extract.Table, id string) *Column {
	col, ok := m.Columns[id]
	if !ok || m.Grid < 0 {
		return nil
	}
	k := t.At(m.Grid, col)
	if k < 0 || len(t.Cells[k].Pieces) == 0 {
		return nil
	}
	c := &t.Cells[k]
	out := &Column{ID: id, Header: []Label{{Text: c.Text, Page: c.Page(), Box: c.Box()}}}
	for _, d := range m.Sheet.Indicators {
		if d.ID == id {
			out.Words = compare([]string{c.Text}, append([]schema.Path{d.Path}, d.Aliases...))
		}
	}
	return out
}

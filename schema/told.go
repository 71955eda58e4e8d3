package schema

import (
	"maps"
	"slices"

	"gongkai/extract"
)

// Told is what a person says of a document before it is recognised. It goes before whatever is printed.
type Told struct {
	// Kind is the kind of paper: only forms of it are tried. "" says that it is no disclosure: then none is.
	Kind *string
	Year *int // that the document speaks of, 0 for none
	// Tables says by printed table which table or sheet of the form it is, by id; "" for none of them.
	Tables  map[int]string
	Columns []ToldColumn
}

// ToldColumn says which column of its table a printed one is.
type ToldColumn struct {
	Table int // into extract.Document.Tables
	Grid  int
	Side  string
	ID    string // "" for no column of the form
}

// TitleTold is the title of a table of which a person says what it is.
const TitleTold Titled = "corrected"

// Refusal is why something that was told does not fit.
type Refusal string

// What may not fit.
const (
	NoSuchTable  Refusal = "table"    // the form has no such table or sheet
	NoColumns    Refusal = "columns"  // none of the columns of the table, or of the labels of the sheet, is printed there
	NotClaimed   Refusal = "claimed"  // of a column: no table of the form stands there
	NoSuchColumn Refusal = "column"   // its table has no such column
	ReadOther    Refusal = "occupied" // another printed column is read as this one
)

// Misfit is something told that was left out.
type Misfit struct {
	Table  int
	Column int // into Told.Columns, -1 for the identity of a table
	Why    Refusal
	Known  []string // ids that there are
}

// RecogniseTold is Recognise where a person has something to say; what does not fit is left out and returned.
func RecogniseTold(doc *extract.Document, forms []*Form, told Told) (*Match, []Misfit) {
	if told.Kind != nil {
		forms = slices.DeleteFunc(slices.Clone(forms), func(f *Form) bool {
			return *told.Kind == "" || slices.Contains(disclosures, *told.Kind) && f.Kind != *told.Kind
		})
	}
	told.Tables = maps.Clone(told.Tables)
	var out []Misfit
	for {
		m, wrong := recogniseTold(doc, forms, told)
		out = append(out, wrong...)
		if len(wrong) == 0 {
			return m, append(out, m.tellColumns(told.Columns)...)
		}
		for _, w := range wrong { // what does not fit leaves its table as it is read without
			delete(told.Tables, w.Table)
		}
	}
}

// recogniseTold also gives the tables that are not what a person says.
func recogniseTold(doc *extract.Document, forms []*Form, told Told) (*Match, []Misfit) {
	known := recall()
	defer known.release()
	r := newRecogniserTold(doc, told, known)
	defer r.forget()
	m := r.recognise(forms)
	if told.Kind != nil {
		m.Kind, m.NotDisclosed = *told.Kind, *told.Kind == ""
	}
	m.YearTold = told.Year != nil
	var out []Misfit
	for _, i := range r.toldTables() {
		id := told.Tables[i]
		if id == "" || m.claims(i) {
			continue
		}
		miss := Misfit{Table: i, Column: -1, Why: NoSuchTable}
		for _, f := range forms {
			if m.Form != nil && f != m.Form {
				continue
			}
			for _, known := range f.ids() {
				if known == id {
					miss.Why = NoColumns
				}
				if !slices.Contains(miss.Known, known) {
					miss.Known = append(miss.Known, known)
				}
			}
		}
		out = append(out, miss)
	}
	return m, out
}

// claims reports whether a printed table is one of the form, or a sheet of it.
func (m *Match) claims(index int) bool {
	return m.tableAt(index) != nil || slices.ContainsFunc(m.Sheets, func(s SheetMatch) bool { return s.Index == index })
}

// ids are those of the tables and sheets of a form.
func (f *Form) ids() []string {
	var out []string
	for i := range f.Tables {
		out = append(out, f.Tables[i].ID)
	}
	for i := range f.Sheets {
		out = append(out, f.Sheets[i].ID)
	}
	return out
}

// disclosures are the kinds that forms are of; the others are told by sheets alone.
var disclosures = []string{Budget, FinalAccounts}

// toldTables are the printed tables of which a person says what they are, in order.
func (r *recogniser) toldTables() []int {
	var out []int
	for i := range r.doc.Tables {
		if _, ok := r.told.Tables[i]; ok {
			out = append(out, i)
		}
	}
	return out
}

// tableTold is a printed table as the one of the form that a person says it is: that which fits best of its variants.
// nil where no column of it is printed.
func (r *recogniser) tableTold(f *Form, id string, index int) (best *TableMatch, variant int) {
	for k := range f.Tables {
		t := &f.Tables[k]
		if t.ID != id {
			continue
		}
		m := *r.table(t, index)
		if len(m.Panels) == 0 {
			m.Panels, m.HeaderScore = r.matchColumns(t.Panels(), m.Header)
		}
		m.Table, m.TitleScore, m.Titled = t, 1, TitleTold
		if m.Title == "" && len(r.titles[index]) > 0 {
			m.Title = r.titles[index][0].text
		}
		if slices.ContainsFunc(m.Panels, PanelMatch.found) && (best == nil || m.HeaderScore > best.HeaderScore) {
			best, variant = &m, k
		}
	}
	return best, variant
}

// fewFields are as many labels as a sheet prints at least: one alone, such as 项目, may head a column anywhere.
const fewFields = 2

// sheetTold is a printed table as the sheet of the form that a person says it is, or as the sheets that it lists: that
// which fits best of its variants. None where nothing of it is printed.
func (r *recogniser) sheetTold(f *Form, id string, index int) []SheetMatch {
	var best []SheetMatch
	for i := range f.Sheets {
		s := &f.Sheets[i]
		if s.ID != id {
			continue
		}
		t := &r.doc.Tables[index]
		var found []SheetMatch
		if s.Layout == ListLayout {
			found = s.matchList(t, r.headers[index], toldWorth)
		} else if m := r.block(s, index, toldWorth); m.Grid >= 0 || len(m.Fields) >= fewFields || m.Tasks != nil {
			s.titledFields(r.titles[index], t.Captions, &m)
			m.Score = max(m.Score, 1)
			found = append(found, m)
		}
		for k := range found {
			m := &found[k]
			m.Sheet, m.Titled, m.Index, m.Part = s, TitleTold, index, k
			if len(r.titles[index]) > 0 {
				m.Title = r.titles[index][0].text
			}
		}
		if len(found) > 0 && (best == nil || found[0].Score > best[0].Score) {
			best = found
		}
	}
	return best
}

// tellColumns gives printed columns the meaning that a person says they have.
func (m *Match) tellColumns(told []ToldColumn) []Misfit {
	var out []Misfit
	refused := make([]bool, len(told))
	for i := range told {
		c := &told[i]
		t := m.tableAt(c.Table)
		miss := Misfit{Table: c.Table, Column: i}
		switch {
		case t == nil:
			miss.Why = NotClaimed
		case c.ID == "":
			continue
		default:
			of := t.declared(c.Side, c.ID, c.Grid)
			occupied := of != nil && slices.ContainsFunc(of.Grid, func(g int) bool {
				return g != c.Grid && !slices.ContainsFunc(told, func(o ToldColumn) bool {
					return o.Table == c.Table && o.Grid == g
				})
			})
			switch {
			case of == nil:
				miss.Why, miss.Known = NoSuchColumn, t.columnIDs()
			case occupied:
				miss.Why = ReadOther
			default:
				continue
			}
		}
		refused[i] = true
		out = append(out, miss)
	}
	for i := range told {
		if t := m.tableAt(told[i].Table); !refused[i] {
			t.release(told[i].Grid)
		}
	}
	for i, c := range told {
		if refused[i] || c.ID == "" {
			continue
		}
		t := m.tableAt(c.Table)
		of := t.declared(c.Side, c.ID, c.Grid)
		*of = ColumnMatch{Column: of.Column, Grid: []int{c.Grid}, Score: 1, Rival: -1, Told: true}
		if c.Grid < len(t.Header.numbers) {
			of.Number = t.Header.numbers[c.Grid]
			for _, h := range t.Header.paths[c.Grid] {
				of.Path = append(of.Path, h.text)
			}
		}
	}
	return out
}

func (m *Match) tableAt(index int) *TableMatch {
	for i := range m.Tables {
		if m.Tables[i].Index == index {
			return &m.Tables[i]
		}
	}
	return nil
}

// declared finds a column of a side; in lists that stand beside each other that of the one in which the printed column
// stands.
func (m *TableMatch) declared(side, id string, grid int) *ColumnMatch {
	var first *ColumnMatch
	for p := range m.Panels {
		panel := &m.Panels[p]
		at := slices.IndexFunc(panel.Columns, func(c ColumnMatch) bool { return c.Column.ID == id && c.Column.Role == "" })
		if panel.Panel.Side != side || at < 0 {
			continue
		}
		if first == nil || panel.holds(grid) {
			first = &panel.Columns[at]
		}
	}
	return first
}

// holds reports whether a printed column was matched with one of the panel.
func (p *PanelMatch) holds(grid int) bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnMatch) bool { return slices.Contains(c.Grid, grid) })
}

// ReadAs is what a printed column is read as: its side and id; empty where nothing reads it.
func (m *TableMatch) ReadAs(grid int) (side, id string) {
	for _, p := range m.Panels {
		for _, c := range p.Columns {
			if slices.Contains(c.Grid, grid) {
				if c.Column.ID == "" {
					return p.Panel.Side, c.Column.Role
				}
				return p.Panel.Side, c.Column.ID
			}
		}
	}
	return "", ""
}

// release takes a printed column from whatever it is read as.
func (m *TableMatch) release(grid int) {
	for p := range m.Panels {
		for i := range m.Panels[p].Columns {
			c := &m.Panels[p].Columns[i]
			if k := slices.Index(c.Grid, grid); k >= 0 {
				c.Grid = slices.Delete(slices.Clone(c.Grid), k, k+1)
				if len(c.Grid) == 0 {
					*c = ColumnMatch{Column: c.Column, Rival: -1}
				}
			}
		}
	}
	m.Untold = slices.DeleteFunc(m.Untold, func(u Untold) bool { return slices.Contains(u.Grid, grid) })
	m.Unknown = slices.DeleteFunc(m.Unknown, func(u Unknown) bool { return u.Grid == grid })
}

// columnIDs are the columns of amounts that a table may have, with their side where it has several.
func (m *TableMatch) columnIDs() []string {
	var out []string
	for _, p := range m.Panels {
		for _, c := range p.Columns {
			id := c.Column.ID
			if p.Panel.Side != "" {
				id = p.Panel.Side + "/" + id
			}
			if c.Column.Role == "" && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// PrintedAbove are the heads above a printed column, from the top.
func (h Header) PrintedAbove(grid int) []string {
	var out []string
	if grid >= 0 && grid < len(h.paths) {
		for _, c := range h.paths[grid] {
			out = append(out, c.text)
		}
	}
	return out
}

// HeaderOf reads the header of a printed table.
func HeaderOf(t *extract.Table) Header { return readHeader(t, 0) }

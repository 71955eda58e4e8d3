package normalize

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/normalize/captions"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/normalize/identity"
	"gongkai/normalize/plain"
	"gongkai/schema"
)

// told is what a person says of a document beside its amounts: what paper it is and whose, which table a printed one
// is, in what unit, which column. It is applied before the document is read, so that all that follows takes it for
// true; the amounts that rest on it say so (document.IsTold). docs/corrections.md describes it.
type told struct {
	printed *extract.Document
	match   *schema.Match

	info    identity.Told
	ofInfo  []document.Told
	units   map[int]string // by printed table; "" for none
	ofTable map[int][]document.Told
	refused []finding.Finding
}

// tell recognises a document with what a person says of it. Each entry must say what was read before, as those of
// amounts must; what does not fit is refused.
func tell(printed *extract.Document, forms []*schema.Form, entries []corrections.Entry) *told {
	t := &told{printed: printed, match: schema.Recognise(printed, forms), info: identity.Told{},
		units: map[int]string{}, ofTable: map[int][]document.Told{}}
	entries = slices.DeleteFunc(slices.Clone(entries), func(e corrections.Entry) bool {
		_, told := e.Subject()
		return !told
	})
	if len(entries) == 0 {
		return t
	}
	said := schema.Told{Tables: map[int]string{}}
	t.document(entries, &said)
	tables := t.tables(entries, &said)
	before := t.match
	match, misfits := schema.RecogniseTold(printed, forms, said)
	t.match = match
	for _, m := range misfits {
		t.misfit(tables[m.Table], m)
		delete(tables, m.Table)
	}
	for i := range printed.Tables {
		if e, ok := tables[i]; ok {
			t.applied(i, e, readAs(before, i))
		}
	}
	columns := t.columns(entries, &said)
	if len(columns) > 0 {
		var misfits []schema.Misfit
		t.match, misfits = schema.RecogniseTold(printed, forms, said)
		refused := map[int]bool{}
		for _, m := range misfits {
			if m.Column >= 0 {
				refused[m.Column] = true
				t.misfit(columns[m.Column], m)
			}
		}
		for i, e := range columns {
			if c := said.Columns[i]; !refused[i] {
				t.applied(c.Table, e, columnRead(match, c))
			}
		}
	}
	t.unitsOf(entries)
	return t
}

// document takes what entries say of the whole document.
func (t *told) document(entries []corrections.Entry, said *schema.Told) {
	units := captions.UnitsOf(t.printed, t.match)
	info := identity.Of(t.printed, t.match, units, nil)
	year := func() *string {
		if info.Year == nil {
			return nil
		}
		s := strconv.Itoa(*info.Year)
		return &s
	}
	place := func() *string {
		if p := info.Place; p != nil {
			s := p.Province + p.City + p.County
			return &s
		}
		return nil
	}
	for i := range entries {
		e := &entries[i]
		s, _ := e.Subject()
		var read *string
		switch s.Of {
		case corrections.Department:
			read = info.Department
		case corrections.Scope:
			read = info.Scope
		case corrections.Kind:
			read = info.Kind
		case corrections.Year:
			read = year()
		case corrections.Place:
			read = place()
		default:
			continue
		}
		code := s.Of == corrections.Place && info.Place != nil && e.Printed == info.Place.Code
		if !code && hanzi.Key(printedText(read)) != hanzi.Key(e.Printed) {
			t.refuse(e, 0, otherRead(printedText(read), e))
			continue
		}
		switch s.Of {
		case corrections.Kind:
			said.Kind = &e.Says
		case corrections.Year:
			y, _ := strconv.Atoi(e.Says) // "" is none
			said.Year = &y
			t.info[s.Of] = e.Says
		default:
			t.info[s.Of] = e.Says
		}
		t.ofInfo = append(t.ofInfo, toldOf(e, read))
	}
}

// tables takes which table or sheet of the form printed ones are, by printed table.
func (t *told) tables(entries []corrections.Entry, said *schema.Told) map[int]*corrections.Entry {
	out := map[int]*corrections.Entry{}
	for i := range entries {
		e := &entries[i]
		s, _ := e.Subject()
		if s.Of != corrections.Table {
			continue
		}
		at, ok := t.find(e, s)
		if !ok {
			continue
		}
		if table := &t.printed.Tables[at]; !titled(table, e.Printed) {
			t.refuse(e, s.Page, finding.Say("the title printed there is %s, not %s", quotedText(plain.Largest(table.Captions)),
				quotedText(e.Printed)))
			continue
		}
		said.Tables[at], out[at] = e.Says, e
	}
	return out
}

// titled reports whether a text is printed above a table or in rows of its own at its top; for an empty text, whether
// it has no title.
func titled(t *extract.Table, text string) bool {
	if text == "" {
		return plain.Largest(t.Captions) == "" && len(t.Banners()) == 0
	}
	return slices.ContainsFunc(t.Captions, func(c extract.Text) bool { return hanzi.Key(c.Text) == hanzi.Key(text) }) ||
		slices.ContainsFunc(t.Banners(), func(b string) bool { return hanzi.Key(b) == hanzi.Key(text) })
}

// columns takes which column of their table printed ones are; the entries are as many as those of said.
func (t *told) columns(entries []corrections.Entry, said *schema.Told) []*corrections.Entry {
	var out []*corrections.Entry
	for i := range entries {
		e := &entries[i]
		s, _ := e.Subject()
		if s.Of != corrections.Column {
			continue
		}
		at, ok := t.find(e, s)
		if !ok {
			continue
		}
		table := &t.printed.Tables[at]
		if s.Column < 1 || s.Column > table.Cols {
			t.refuse(e, s.Page, finding.Say("the table has %d columns", table.Cols))
			continue
		}
		above := strings.Join(schema.HeaderOf(table).PrintedAbove(s.Column-1), headParts)
		if hanzi.Key(above) != hanzi.Key(e.Printed) {
			t.refuse(e, s.Page, finding.Say("above this column is printed %s, not %s", quotedText(above), quotedText(e.Printed)))
			continue
		}
		side, id, sided := strings.Cut(e.Says, "/")
		if !sided {
			side, id = "", e.Says
		}
		said.Columns = append(said.Columns, schema.ToldColumn{Table: at, Grid: s.Column - 1, Side: side, ID: id})
		out = append(out, e)
	}
	return out
}

// headParts stands between the heads above a column.
const headParts = " / "

// unitsOf takes the units of tables and sheets.
func (t *told) unitsOf(entries []corrections.Entry) {
	units := captions.UnitsOf(t.printed, t.match)
	read := map[int]captions.Unit{}
	for i := range t.match.Sheets {
		read[t.match.Sheets[i].Index] = units.Sheets[i]
	}
	for i := range t.match.Tables {
		read[t.match.Tables[i].Index] = units.Tables[i]
	}
	for i := range entries {
		e := &entries[i]
		s, _ := e.Subject()
		if s.Of != corrections.Unit {
			continue
		}
		at, ok := t.find(e, s)
		if !ok {
			continue
		}
		unit, known := read[at]
		switch {
		case !known:
			t.refuse(e, s.Page, finding.Say("it is no table of the form; say first which it is"))
		case hanzi.Key(printedText(unit.Name)) != hanzi.Key(e.Printed):
			t.refuse(e, s.Page, otherRead(printedText(unit.Name), e))
		default:
			t.units[at] = e.Says
			t.applied(at, e, unit.Name)
		}
	}
}

// find gives the printed table that an entry speaks of.
func (t *told) find(e *corrections.Entry, s corrections.Subject) (int, bool) {
	n := 0
	for i := range t.printed.Tables {
		if t.printed.Tables[i].Parts[0].Page != s.Page {
			continue
		}
		if n++; n == s.Number {
			return i, true
		}
	}
	t.refuse(e, s.Page, finding.Say("tables that begin on page %d: %d", s.Page, n))
	return 0, false
}

func (t *told) misfit(e *corrections.Entry, m schema.Misfit) {
	s, _ := e.Subject()
	var why finding.Words
	switch m.Why {
	case schema.NoSuchTable:
		why = finding.Say("the form has no table or sheet %s; it has %s", e.Says, strings.Join(m.Known, ", "))
	case schema.NoColumns:
		why = finding.Say("nothing of %s is printed there", e.Says)
	case schema.NotClaimed:
		why = finding.Say("it is no table of the form; say first which it is")
	case schema.NoSuchColumn:
		why = finding.Say("the table has no column %s; it has %s", e.Says, strings.Join(m.Known, ", "))
	case schema.ReadOther:
		why = finding.Say("another printed column is read as %s; say what that is, too", e.Says)
	}
	t.refuse(e, s.Page, why)
}

// refuse reports an entry that does not fit, with its file.
func (t *told) refuse(e *corrections.Entry, page int, why finding.Words) {
	t.refused = append(t.refused, corrections.Refused(e, why).On(min(page, len(t.printed.Pages)), nil))
}

// applied notes what an entry says of a printed table.
func (t *told) applied(table int, e *corrections.Entry, read *string) {
	t.ofTable[table] = append(t.ofTable[table], toldOf(e, read))
}

func toldOf(e *corrections.Entry, read *string) document.Told {
	out := document.Told{Address: string(e.Address), Read: read, By: e.By, Why: e.Why}
	if e.Says != "" {
		out.Corrected = &e.Says
	}
	return out
}

// readAs is the table or sheet that a printed table was read as.
func readAs(m *schema.Match, index int) *string {
	for i := range m.Tables {
		if m.Tables[i].Index == index {
			return &m.Tables[i].Table.ID
		}
	}
	for i := range m.Sheets {
		if m.Sheets[i].Index == index {
			return &m.Sheets[i].Sheet.ID
		}
	}
	return nil
}

// columnRead is the column that a printed one was read as.
func columnRead(m *schema.Match, c schema.ToldColumn) *string {
	for i := range m.Tables {
		if m.Tables[i].Index == c.Table {
			side, id := m.Tables[i].ReadAs(c.Grid)
			if side != "" {
				id = side + "/" + id
			}
			if id != "" {
				return &id
			}
		}
	}
	return nil
}

// setUnits puts the units that a person says in the place of those that were read.
func (t *told) setUnits(units *captions.Units) {
	set := func(u *captions.Unit, index int) {
		says, ok := t.units[index]
		if !ok {
			return
		}
		*u = captions.Unit{}
		if says != "" {
			*u = captions.Unit{Name: &says, From: &document.UnitEvidence{From: document.UnitTold}}
		}
	}
	for i := range t.match.Tables {
		set(&units.Tables[i], t.match.Tables[i].Index)
	}
	for i := range t.match.Sheets {
		set(&units.Sheets[i], t.match.Sheets[i].Index)
	}
}

// show puts what was said beside what it speaks of.
func (t *told) show(doc *document.Document) {
	doc.Info.Corrected = t.ofInfo
	for i := range t.match.Tables {
		m := &t.match.Tables[i]
		pages := t.printed.Tables[m.Index].Pages()
		at := slices.IndexFunc(doc.Tables, func(d document.Table) bool {
			return d.ID == m.Table.ID && d.Instance == m.Instance && slices.Equal(d.Pages, pages)
		})
		if at >= 0 {
			doc.Tables[at].Corrected = t.ofTable[m.Index]
		}
	}
	for i := range t.match.Sheets {
		doc.Performance[i].Corrected = t.ofTable[t.match.Sheets[i].Index]
	}
	for i, index := range t.match.Unmapped {
		doc.Unmapped[i].Corrected = t.ofTable[index]
	}
	doc.Diagnostics = append(doc.Diagnostics, t.refused...)
}

// otherRead says that something else was read than an entry says.
func otherRead(read string, e *corrections.Entry) finding.Words {
	return finding.Say("it reads %s there, not %s", quotedText(read), quotedText(e.Printed))
}

func printedText(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// quotedText is a text that was read, or that nothing was.
func quotedText(text string) finding.Words {
	if text == "" {
		return finding.Say("nothing")
	}
	return finding.Say("%q", text)
}

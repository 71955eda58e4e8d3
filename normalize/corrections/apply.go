package corrections

import (
	"slices"
	"strings"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Apply applies a person's corrections of amounts to a document before its checks are evaluated, those of its file: see
// Set.For. What is no amount was told before it was read. What cannot be applied is refused by a finding. Each must say
// what was read: then it cannot come upon another value by a change of the document or of this program.
func Apply(doc *document.Document, entries []Entry) {
	if len(entries) == 0 {
		return
	}
	places := map[address.Address]*document.Place{}
	for p := range doc.Places() {
		places[p.Address] = p
	}
	for _, e := range entries {
		if _, told := e.Subject(); told {
			continue
		}
		if why := applyOne(doc, e, places[e.Address]); why != nil {
			f := Refused(&e, *why)
			if p := places[e.Address]; p != nil && p.Cell != nil {
				f = f.On(p.Cell.Page, &p.Cell.Box)
			}
			doc.Diagnostics = append(doc.Diagnostics, f)
		}
	}
}

// Refused is the finding of an entry that was not applied. It names the entry by its address and its file.
func Refused(e *Entry, why finding.Words) finding.Finding {
	if e.File == "" { // made by a program
		return finding.Found("correction.refused", finding.Warning, "the correction of %s was refused: %s",
			string(e.Address), why)
	}
	return finding.Found("correction.refused", finding.Warning, "the correction of %s in %s was refused: %s", string(e.Address),
		e.File, why)
}

// applyOne applies one correction, or says why not.
func applyOne(doc *document.Document, e Entry, p *document.Place) *finding.Words {
	refused := func(format string, args ...any) *finding.Words {
		w := finding.Say(format, args...)
		return &w
	}
	switch {
	case p == nil:
		if near := doc.Near(e.Address, 3); len(near) > 0 {
			return refused("the document has no value there; it has %s", address.Join(near, ", "))
		}
		return refused("the document has no value there")
	case p.Fact != nil || !p.IsAmount():
		return refused("it is a text, and only amounts of tables and sheets can be corrected")
	case p.Cell != nil && p.Cell.Corrected != nil:
		return refused("it is corrected already")
	case !reads(p, e.Printed):
		return refused("it reads %s there, not %s", reading(p), readAs(e.Printed))
	}
	if p.Cell == nil {
		if p.Cell = blankCell(p); p.Cell == nil {
			return refused("nothing is printed there, nor can its place be told from other rows")
		}
	}
	p.Cell.Corrected = &document.Correction{Read: p.Amount(), By: e.By, Why: e.Why}
	if p.Sheet == nil || !strings.HasPrefix(p.ID, "indicators/") &&
		!strings.HasPrefix(p.ID, "tasks/") { // weights have no proof, nor have amounts of tasks
		p.Cell.Proof = document.Unchecked
		p.Cell.Because = slices.DeleteFunc(p.Cell.Because, func(r document.Reason) bool { // a person has read and placed it
			return r == document.UnsureText || r == document.IsMerged || r == document.UnsureBorder
		})
	}
	p.Set(e.Corrected)
	doc.Summary.Corrected++
	return nil
}

// reads reports whether a place is printed as a correction claims: the same text, or the same number.
func reads(p *document.Place, printed string) bool {
	raw := ""
	if p.Cell != nil {
		raw = p.Cell.Raw
	}
	if hanzi.Key(raw) == hanzi.Key(printed) {
		return true
	}
	a, kind := value.ParseAmount(printed)
	return kind == value.Number && p.Amount() != nil && a.Equal(*p.Amount())
}

func reading(p *document.Place) finding.Words {
	if p.Cell == nil {
		return readAs("")
	}
	return readAs(p.Cell.Raw)
}

func readAs(text string) finding.Words {
	if text == "" {
		return finding.Say("nothing")
	}
	return finding.Say("%q", text)
}

// blankCell makes the cell of a blank value: as wide as the cells of its column in other rows and as high as the others
// of its row.
func blankCell(p *document.Place) *document.Cell {
	if p.Row == nil || len(p.Row.Cells) == 0 {
		return nil
	}
	beside := p.Row.Cells[len(p.Row.Cells)-1].Cell
	var above *document.Cell
	for i := range p.Table.Rows {
		r := &p.Table.Rows[i]
		if c := r.Cells.Get(p.ID); c != nil && r.Side == p.Row.Side && (above == nil || above.Page != beside.Page) {
			above = c
		}
	}
	if above == nil {
		return nil
	}
	c := &document.Cell{Page: beside.Page, Box: geometry.Rect{X0: above.Box.X0, X1: above.Box.X1, Y0: beside.Box.Y0,
		Y1: beside.Box.Y1}}
	order := func(id string) int {
		return slices.IndexFunc(p.Row.Values, func(v document.Value) bool { return v.Column == id })
	}
	at := slices.IndexFunc(p.Row.Cells, func(o document.NamedCell) bool { return order(o.ID) > order(p.ID) })
	if at < 0 {
		at = len(p.Row.Cells)
	}
	p.Row.Cells = slices.Insert(p.Row.Cells, at, document.NamedCell{ID: p.ID, Cell: c})
	return c
}

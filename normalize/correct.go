package normalize

import (
	"slices"
	"strings"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/internal/hanzi"
	"gongkai/normalize/corrections"
	"gongkai/normalize/value"
)

// Option changes how Normalize works.
type Option func(*normalizer)

// Corrected applies a person's corrections before the checks are evaluated, those of this document: see corrections.Set.For. What
// cannot be applied is refused by a finding.
func Corrected(entries []corrections.Entry) Option {
	return func(n *normalizer) { n.corrections = append(n.corrections, entries...) }
}

// correct applies the corrections. Each must say what was read: then it cannot come upon another value by a change of the document or of
// this program.
func (n *normalizer) correct() {
	if len(n.corrections) == 0 {
		return
	}
	places := map[string]*Place{}
	for p := range n.out.Places() {
		places[p.Address] = p
	}
	for _, e := range n.corrections {
		if why := n.correctOne(e, places[e.Address]); why != nil {
			f := finding.Found("correction.refused", finding.Warning, "the correction of %s was refused: %s", e.Address, *why)
			if p := places[e.Address]; p != nil && p.Cell != nil {
				f = f.On(p.Cell.Page, &p.Cell.Box)
			}
			n.report(f)
		}
	}
}

// correctOne applies one correction, or says why not.
func (n *normalizer) correctOne(e corrections.Entry, p *Place) *finding.Words {
	refused := func(format string, args ...any) *finding.Words {
		w := finding.Say(format, args...)
		return &w
	}
	switch {
	case p == nil:
		if near := n.out.Near(e.Address, 3); len(near) > 0 {
			return refused("the document has no value there; it has %s", strings.Join(near, ", "))
		}
		return refused("the document has no value there")
	case p.Fact != nil || !p.IsAmount():
		return refused("it is a text, and only amounts of tables and sheets can be corrected")
	case p.Cell != nil && p.Cell.Corrected != nil:
		return refused("it is corrected already")
	case !p.reads(e.Printed):
		return refused("it reads %s there, not %s", p.reading(), readAs(e.Printed))
	}
	if p.Cell == nil {
		if p.Cell = p.blankCell(); p.Cell == nil {
			return refused("nothing is printed there, nor can its place be told from other rows")
		}
	}
	p.Cell.Corrected = &Correction{Read: *p.amount, By: e.By, Why: e.Why}
	p.Cell.unread = false
	if p.Sheet == nil || !strings.HasPrefix(p.ID, "indicators/") { // weights have no proof
		p.Cell.Proof = Unchecked
	}
	*p.amount = e.Corrected
	n.out.Summary.Corrected++
	return nil
}

// reads says whether a place reads as a correction says: the same text, or the same number.
func (p *Place) reads(printed string) bool {
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

func (p *Place) reading() finding.Words {
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

// blankCell makes the cell of a blank value: as wide as the cells of its column in other rows and as high as the others of its row.
func (p *Place) blankCell() *Cell {
	if p.Row == nil || len(p.Row.Cells) == 0 {
		return nil
	}
	beside := p.Row.Cells[len(p.Row.Cells)-1].Cell
	var above *Cell
	for i := range p.Table.Rows {
		r := &p.Table.Rows[i]
		if c := r.Cells.Get(p.ID); c != nil && r.Side == p.Row.Side && (above == nil || above.Page != beside.Page) {
			above = c
		}
	}
	if above == nil {
		return nil
	}
	c := &Cell{Page: beside.Page, Box: geometry.Rect{X0: above.Box.X0, X1: above.Box.X1, Y0: beside.Box.Y0, Y1: beside.Box.Y1}}
	order := func(id string) int {
		return slices.IndexFunc(p.Row.Values, func(v Value) bool { return v.Column == id })
	}
	at := slices.IndexFunc(p.Row.Cells, func(o NamedCell) bool { return order(o.ID) > order(p.ID) })
	if at < 0 {
		at = len(p.Row.Cells)
	}
	p.Row.Cells = slices.Insert(p.Row.Cells, at, NamedCell{p.ID, c})
	return c
}

package view

import "gongkai/normalize/document"

func (b *builder) checks() {
	for i := range b.doc.Checks {
		c := &b.doc.Checks[i]
		out := check{
			ID:         c.ID,
			Table:      string(c.Table),
			Row:        c.Row,
			Column:     c.Column,
			Relation:   c.Relation,
			Verdict:    c.Verdict,
			Left:       text(c.Left),
			Right:      text(c.Right),
			Difference: text(c.Difference),
			Envelope:   text(c.Envelope),
			LeftCount:  min(len(c.Cells), max(1, c.LeftCells)),
		}
		if say := b.options.Says; say != nil {
			out.Says = inAll(func(language string) string { return say(c, language) })
		}
		for k := range c.Cells {
			out.Operands = append(out.Operands, b.operand(&c.Cells[k]))
		}
		b.out.Checks = append(b.out.Checks, out)
	}
}

// operand is the cell of an operand, or its address where nothing is printed. One that is printed though no row has its
// address is a place of its own.
func (b *builder) operand(o *document.Operand) any {
	if _, known := b.byAddress[o.Address]; !known && o.Page > 0 && o.Box != nil {
		b.byAddress[o.Address] = b.addPlace(o.Page, *o.Box, text(o.Value))
	}
	return b.reference(o.Address)
}

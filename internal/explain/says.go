package explain

import (
	"fmt"
	"strings"

	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
)

// Says puts a check into words: what the identity is made of, with the names of columns and rows in Chinese or English,
// and what its form writes for readers. Without the form there are no words.
func Says(c *document.Check, form *schema.Form, chinese bool) finding.Words {
	s := sayer{form, chinese}
	d := s.declared(c)
	switch {
	case d == nil:
		return finding.Words{}
	case d.Why == "":
		return s.identity(c, d)
	}
	return finding.Say("%s – %s", s.identity(c, d), finding.Words{Format: d.Why})
}

func (s sayer) identity(c *document.Check, d *schema.Check) finding.Words {
	form := s.form
	relation := "="
	if d.Relation == "<=" {
		relation = "≤"
	}
	sum := func(of func(address.Declared) string) finding.Words {
		return finding.Say("%s %s %s", s.sum(d.Left, of), relation, s.sum(d.Right, of))
	}
	switch {
	case d.Rows != "" && form.Sheet(d.Rows) != nil:
		return sum(func(id address.Declared) string { return s.field(form.Sheet(d.Rows), string(id)) })
	case d.Rows != "" && d.Left == "" && c.ID == d.ID: // of a table that the document lacks: no column can be named
		return finding.Say("each total column is the sum of its parts")
	case d.Rows != "" && d.Left == "":
		column := strings.TrimPrefix(c.ID, d.ID+".")
		return finding.Say("%s is the sum of its parts", s.column(address.Declared(d.Rows), column))
	case d.Rows != "":
		return sum(func(id address.Declared) string { return s.column(address.Declared(d.Rows), string(id)) })
	case d.Tree != "" && strings.HasSuffix(c.ID, ".leaves"):
		return finding.Say("the total is the sum of the lowest rows")
	case d.Tree != "":
		return finding.Say("each row is the sum of the rows below it")
	case d.Items != "" && d.Left == "":
		return finding.Say("each row is the sum of its parts")
	case d.Items != "":
		return sum(func(id address.Declared) string { return s.item(address.Declared(d.Items), string(id)) })
	case len(d.Match) == 2 && strings.HasSuffix(c.ID, ".sum"):
		return finding.Say("the sum of %s is %s", s.sum(d.Match[1], s.address), s.sum(d.Sum, s.address))
	case len(d.Match) == 2 && d.Relation == "<=":
		return finding.Say("%s %s %s", s.sum(d.Match[0], s.address), relation, s.sum(d.Match[1], s.address))
	case len(d.Match) == 2:
		return finding.Say("%s and %s print the same", s.sum(d.Match[0], s.address), s.sum(d.Match[1], s.address))
	case d.Weights != "":
		return finding.Say("the weights of a sheet add up to %s",
			strings.Trim(strings.ReplaceAll(fmt.Sprint(d.Allowed), " ", " / "), "[]"))
	}
	return sum(s.address)
}

type sayer struct {
	form    *schema.Form
	chinese bool
}

// declared finds the check of the form. Some kinds make checks whose ids say more behind a dot: leaves, sum, the
// column.
func (s sayer) declared(c *document.Check) *schema.Check {
	if s.form == nil {
		return nil
	}
	var best *schema.Check
	for i := range s.form.Checks {
		d := &s.form.Checks[i]
		if (c.ID == d.ID || strings.HasPrefix(c.ID, d.ID+".")) && (best == nil || len(d.ID) > len(best.ID)) {
			best = d
		}
	}
	return best
}

// sum names the terms of a sum.
func (s sayer) sum(text string, name func(address.Declared) string) string {
	terms, err := schema.ParseSum(text)
	if err != nil {
		return text
	}
	var b strings.Builder
	for i, t := range terms {
		switch {
		case t.Negative:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(name(t.Address))
	}
	return strings.TrimSpace(b.String())
}

// of chooses among names: that of the language, else what the form prints, else the id.
func (s sayer) of(names schema.Names, printed, id string) string {
	switch {
	case s.chinese && names.Zh != "":
		return names.Zh
	case s.chinese && printed != "":
		return printed
	case !s.chinese && names.En != "":
		return names.En
	}
	return id
}

func (s sayer) column(panel address.Declared, id string) string {
	p, ok := s.form.LocatePanel(panel)
	if !ok {
		return id
	}
	for _, c := range p.Columns {
		if c.ID == id && len(c.Path) > 0 {
			return s.of(c.Name, c.Path[len(c.Path)-1], id)
		}
	}
	return id
}

func (s sayer) item(panel address.Declared, id string) string {
	if p, ok := s.form.LocatePanel(panel); ok && s.chinese {
		for _, it := range p.Items {
			if it.ID == id {
				return it.Label
			}
		}
	}
	return id
}

func (s sayer) field(sheet *schema.Sheet, id string) string {
	for _, f := range sheet.Fields {
		if f.ID == id && s.chinese && len(f.Labels) > 0 {
			return f.Labels[0]
		}
	}
	return id
}

// address names a cell, a column or a field of the form. In English that is the address itself: it is made of English
// words.
func (s sayer) address(a address.Declared) string {
	if !s.chinese {
		return string(a)
	}
	id, rest, _ := a.Cut()
	if sheet := s.form.Sheet(id); sheet != nil {
		return "《" + sheet.Title + "》" + s.field(sheet, string(rest))
	}
	t := s.form.Table(id)
	if t == nil {
		return string(a)
	}
	title := "《" + t.Title + "》"
	panel := address.Panel(id, "")
	for _, side := range t.Sides {
		if tail, ok := rest.CutSide(side.Side); ok {
			panel, rest = address.Panel(id, side.Side), tail
		}
	}
	row, column := rest.CutColumn()
	name := s.column(panel, column)
	switch row {
	case "":
		return title + name
	case "total":
		return title + "合计·" + name
	}
	return title + s.item(panel, string(row)) + "·" + name
}

package normalize

import (
	"regexp"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// tableDepartment is the name printed with a table, where the document has the tables of several departments.
func (n *normalizer) tableDepartment(m *schema.TableMatch) *string {
	for _, c := range n.doc.Tables[m.Index].Captions {
		name := hanzi.Fold(strings.TrimSpace(labelled(c.Text, n.form.Document.Department)))
		if d := n.out.Info.Department; name != "" && (d == nil || hanzi.Key(*d) != hanzi.Key(name)) {
			return &name
		}
	}
	return nil
}

// unit finds the unit printed above the table or in a row or header cell of its own (单位：元, 总计（元）); without one the declared unit of
// table or form holds.
func (n *normalizer) unit(declared string, printed *extract.Table) *string {
	head := max(printed.Header, len(printed.Banners()))
	return n.unitOf(declared, printed, func(_ int, c *extract.Cell) bool { return c.Row < head })
}

// sheetUnit finds the unit of a sheet's amounts in the same way, where it is printed above the sheet, with the labels of the fields
// (项目资金（万元）) or in the header of a list; what the sheet itself has to say there is no statement of a unit.
func (n *normalizer) sheetUnit(m *schema.SheetMatch, printed *extract.Table) *string {
	said := map[int]bool{}
	for _, f := range m.Fields {
		said[f.Value] = true
		for _, k := range f.More {
			said[k] = true
		}
	}
	first := printed.Rows // of the indicators, or of the sheets in a list
	switch {
	case m.Sheet.Layout == schema.ListLayout:
		first = printed.Header
	case m.Grid >= 0:
		first = m.First
	}
	return n.unitOf("", printed, func(k int, c *extract.Cell) bool { return c.Row < first && !said[k] })
}

// unitOf gives the unit that the captions of a table state, or those of its cells that may, or else the declared one.
func (n *normalizer) unitOf(declared string, printed *extract.Table, mayState func(k int, c *extract.Cell) bool) *string {
	wrapped := ""
	for i := range printed.Captions {
		text := printed.Captions[i].Text
		if wrapped != "" && hanzi.Key(text) == "元" {
			wrapped += "元"
			return &wrapped
		}
		if u, ok := value.FindUnit(text); ok {
			return &u
		}
		if g := unitBegun.FindStringSubmatch(hanzi.Key(text)); g != nil {
			wrapped = g[1]
		}
	}
	for k := range printed.Cells {
		c := &printed.Cells[k]
		if !mayState(k, c) {
			continue
		}
		if u, ok := value.FindUnit(c.Text); ok {
			return &u
		}
	}
	for _, u := range []string{declared, n.form.Unit} {
		if u != "" {
			return &u
		}
	}
	return nil
}

// unitBegun is a caption whose unit goes on in the line below: 单位：万 and then 元.
var unitBegun = regexp.MustCompile(`单位:([百千万亿]+)$`)

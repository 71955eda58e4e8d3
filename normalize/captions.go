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

// unit finds the unit printed above the table; without one the declared unit of table or form holds.
func (n *normalizer) unit(declared string, printed *extract.Table) *string {
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
	for i := range printed.Cells { // in a row or header cell of the table itself: 单位：元, 总计（元）
		c := &printed.Cells[i]
		if c.Row >= max(printed.Header, len(printed.Banners())) {
			break
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

package checks

import (
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
)

// ofWhich reports whether a column is printed as a part of the one before it: 其中：教育收费 beside 事业收入.
func ofWhich(path []string) bool {
	return strings.HasPrefix(hanzi.Key(path[len(path)-1]), "其中")
}

// columnParts gives for each amount column the printed columns that are its parts. Where a document leaves a column out
// that others are parts of, they are parts of what it is a part of, unless they are printed as 其中.
func columnParts(panel *schema.Panel, t *document.Table) (heads []string, parts map[string][]string) {
	of := map[string]string{}
	for _, c := range panel.Columns {
		if c.Role == "" && of[c.ID] == "" {
			of[c.ID] = c.Of
		}
	}
	parts = map[string][]string{}
	for _, c := range t.Columns {
		if c.Side != panel.Side || len(c.Path) == 0 {
			continue
		}
		for head := of[c.ID]; head != ""; head = of[head] {
			if head != of[c.ID] && ofWhich(c.Path) {
				break // what it says it is a part of is not what the form means, so it is none of the sum above either
			}
			if t.HasColumn(panel.Side, head) {
				if parts[head] == nil {
					heads = append(heads, head)
				}
				parts[head] = append(parts[head], c.ID)
				break
			}
		}
	}
	return heads, parts
}

// adrift are the printed columns of a list that their heads alone explain, and of which neither form nor vocabulary
// says what they are a part of. A subtotal of the year is no part: those are printed beside it.
func adrift(panel *schema.Panel) []string {
	var out []string
	for _, c := range panel.Columns {
		if c.Composed && c.Of == "" && c.ID != schema.CurrentSubtotal {
			out = append(out, c.ID)
		}
	}
	return out
}

// parts compares, in each row, each column with the sum of its parts. A row with an amount in a column that the form
// does not know, or of which nothing says where it belongs, cannot be judged: that amount may be a part.
func (e *evaluator) parts(c *schema.Check) {
	t, side, rows := e.side(address.Declared(c.Rows))
	if t == nil {
		e.untestable(c, address.Declared(c.Rows))
		return
	}
	panel := e.panel(t, side)
	if panel == nil {
		return
	}
	heads, parts := columnParts(panel, t)
	texts, loose := textColumns(e.recognised(t)), adrift(panel)
	for _, r := range rows {
		unknown := unknownAmount(texts, r) || slices.ContainsFunc(loose, func(id string) bool {
			a := r.Values.Get(id)
			return a != nil && !a.IsZero()
		})
		for _, head := range heads {
			id := *c
			id.ID += "." + head
			right := make([]operand, 0, len(parts[head])+1)
			for _, p := range parts[head] {
				right = append(right, e.operandOf(t, r, p))
			}
			if unknown {
				right = append(right, missing(r.Address.Add("?")))
			}
			e.add(&id, t, r.Short(), head, []operand{e.operandOf(t, r, head)}, right)
		}
	}
}

// textColumns are the columns of the printed grid that the form says hold texts: their numbers (序号, 年份) are no amounts.
func textColumns(m *schema.TableMatch) map[int]bool {
	out := map[int]bool{}
	for _, p := range m.Panels {
		for _, c := range p.Columns {
			if c.Column.Role == schema.RoleText {
				for _, g := range c.Grid {
					out[g] = true
				}
			}
		}
	}
	return out
}

// unknownAmount reports whether a row has an amount in a column that the form does not know.
func unknownAmount(texts map[int]bool, r *document.Row) bool {
	return slices.ContainsFunc(r.Extra, func(s document.Square) bool {
		if texts[s.Col] {
			return false
		}
		a, kind := value.ParseAmount(s.Text)
		return kind == value.Number && !a.IsZero()
	})
}

package rows

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// columns lists the amount columns of a panel. In a table of one row several columns that say the same of different
// items are one.
func (n *reader) columns(out *document.Table, m *schema.TableMatch, p *schema.PanelMatch, printed *extract.Table) {
	for _, c := range p.Columns {
		if c.Column.Role == "" || c.Column.Role == schema.RoleName && !p.Labelled() && printed.Rows > printed.Header+1 {
			n.missingColumn(m, &c, printed)
		}
		if c.Column.Role != "" || c.Column.Optional && len(c.Grid) == 0 {
			continue
		}
		column := document.Column{ID: c.Column.ID, Side: p.Panel.Side, Path: append([]string{}, c.Path...), Number: c.Number}
		if unit := c.Column.Unit; unit != "" {
			if unit == schema.NoUnit {
				unit = ""
			}
			column.Unit = &unit
		}
		if c.Column.Item != "" {
			if out.HasColumn(p.Panel.Side, c.Column.ID) {
				continue
			}
			out.Columns = slices.DeleteFunc(out.Columns, func(o document.Column) bool {
				return o.ID == c.Column.ID &&
					len(o.Path) == 0
			})
		}
		if c.Column.Item == "" || len(c.Grid) > 0 || !slices.ContainsFunc(out.Columns,
			func(o document.Column) bool { return o.ID == c.Column.ID }) {
			out.Columns = append(out.Columns, column)
		}
	}
}

// unreadColumns reports the printed columns of amounts whose place is not evident: two of one name, and those that
// nothing explains. Their amounts stand in the rows' extra cells.
func (n *reader) unreadColumns(m *schema.TableMatch, printed *extract.Table) {
	page, box := printed.Parts[0].Page, &printed.Parts[0].Box
	for _, u := range m.Untold {
		n.report(finding.Found("column.untold", finding.Warning,
			"table %s prints two columns that could be %s, and nothing tells which: neither is read",
			m.Table.Title, strings.Join(u.Column.Path, " / ")).On(page, box))
	}
	for _, u := range m.Unknown {
		if u.Nearest == nil {
			n.report(finding.Found("column.unknown", finding.Warning, "table %s has a column that nothing explains: %s",
				m.Table.Title,
				strings.Join(u.Path, " / ")).On(page, box))
			continue
		}
		n.report(finding.Found("column.unknown", finding.Warning,
			"table %s has a column that nothing explains: %s; the nearest is %s (%s)", m.Table.Title,
			strings.Join(u.Path, " / "), u.Nearest.ID, u.Nearest.Zh).On(page, box))
	}
}

func (n *reader) missingColumn(m *schema.TableMatch, c *schema.ColumnMatch, printed *extract.Table) {
	if len(c.Grid) > 0 || c.Column.Optional {
		return
	}
	n.report(finding.Found("column.missing", finding.Warning, "table %s has no column %s", m.Table.Title,
		strings.Join(c.Column.Path, " / ")).On(printed.Parts[0].Page, &printed.Parts[0].Box))
}

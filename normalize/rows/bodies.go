package rows

import (
	"slices"
	"unicode/utf8"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/normalize/identity"
	"gongkai/schema"
)

// A head of one word, 单位, says in one list what a quantity counts, and in another whose purchase it is. The cells below
// tell.

// counted is the column of what a quantity counts.
const counted = "measure"

// shortestBody is how long the name of a body is at least: 台 and 部 end such names, and count things.
const shortestBody = 3

// ofBodies is a panel in which a column that was taken for what quantities count is that of the units, where the cells
// below its head name bodies. A panel with a column for units stays as it is.
func ofBodies(t *extract.Table, p *schema.PanelMatch) *schema.PanelMatch {
	at := -1
	for i := range p.Columns {
		m := &p.Columns[i]
		switch {
		case len(m.Grid) == 0:
		case m.Column.Role == schema.RoleUnit:
			return p
		case m.Column.Role == schema.RoleText && m.Column.ID == counted:
			at = i
		}
	}
	if at < 0 || !namesBodies(t, &p.Columns[at]) {
		return p
	}
	of, column := *p, *p.Columns[at].Column
	column.Role, column.ID = schema.RoleUnit, ""
	of.Columns = slices.Clone(p.Columns)
	of.Columns[at].Column = &column
	return &of
}

// namesBodies reports whether most cells of a column name public bodies.
func namesBodies(t *extract.Table, m *schema.ColumnMatch) bool {
	bodies, others := 0, 0
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row < t.Header || c.Text == "" || !slices.Contains(m.Grid, c.Col) || c.Cols > len(m.Grid) {
			continue
		}
		if key := hanzi.Key(c.Text); utf8.RuneCountInString(key) >= shortestBody && identity.PublicBody(key) {
			bodies++
		} else {
			others++
		}
	}
	return bodies > others
}

package schema

import (
	"gongkai/internal/hanzi"
)

// Nearest is the table of a form that an unclaimed one is most like, and how like their titles and headers are.
type Nearest struct {
	Table         *Table
	Title, Header float64
	Missing       []string // what it would have needed
}

// nearest finds for each unclaimed table what it is most like, in the form that was chosen, or in any form without one.
func (r *recogniser) nearest(m *Match, forms []*Form) map[int]Nearest {
	if m.Form != nil {
		forms = []*Form{m.Form}
	}
	out := map[int]Nearest{}
	for _, i := range m.Unmapped {
		best := Nearest{}
		for _, f := range forms {
			for k := range f.Tables {
				t := &f.Tables[k]
				title, head := r.table(t, i).TitleScore, 0.0
				if title+1 <= best.Title+best.Header { // no header can make it nearer
					continue
				}
				panels, head := r.matchColumns(t.Panels(), r.headers[i])
				if title+head > best.Title+best.Header {
					best = Nearest{Table: t, Title: title, Header: head, Missing: missing(t, panels, title)}
				}
			}
		}
		if best.Table != nil && best.Title+best.Header >= leastNearest {
			out[i] = best
		}
	}
	return out
}

// missing says what a table lacks to be the declared one.
func missing(t *Table, panels []PanelMatch, title float64) []string {
	var out []string
	if title < SureTitle {
		out = append(out, "title "+t.Title)
	}
	for _, p := range panels {
		for _, c := range p.Columns {
			if c.Column.Role == "" && !c.Column.Optional && len(c.Grid) == 0 {
				out = append(out, "column "+hanzi.Fold(c.Column.Path[len(c.Column.Path)-1]))
			}
		}
	}
	return out
}

package schema

import (
	"slices"

	"gongkai/internal/hanzi"
)

// Nearest is the table or the sheet of a form that an unclaimed table is most like, and how like their titles and
// headers are.
type Nearest struct {
	Table         *Table
	Sheet         *Sheet // of a grid of indicators without the fields of a sheet; Table is nil then
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
		if best := r.nearestSheet(forms, i); best.Sheet != nil {
			out[i] = best
			continue
		}
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

// nearestSheet finds the sheet whose indicators a table lists without saying of what project or department they are:
// reports of evaluations print them so. Sheet is nil where it lists none.
func (r *recogniser) nearestSheet(forms []*Form, index int) Nearest {
	best := Nearest{}
	for _, f := range forms {
		for k := range f.Sheets {
			s := &f.Sheets[k]
			if s.Layout == ListLayout {
				continue
			}
			t := &r.doc.Tables[index]
			row, columns := s.headRow(t, r.labels[index], tellsIndicators)
			if row < 0 || s.Evaluates() != reached(t, r.labels[index].keys, row) {
				continue
			}
			titled := Table{Title: s.Title, patterns: s.patterns, titles: s.titles}
			title, head := r.titleScore(&titled, r.titles[index]).score, min(1, share(len(columns), len(s.Indicators)))
			// Sheets of departments and of projects list the same, and reports are more often of projects.
			if d := title + head - best.Title - best.Header; d > 0 || d == 0 && s.ofProject() && !best.Sheet.ofProject() {
				best = Nearest{Sheet: s, Title: title, Header: head, Missing: s.lacks(r.labels[index], title)}
			}
		}
	}
	return best
}

// tellsIndicators reports whether columns are those of indicators and of no other list: words such as 单位 and 备注 head
// any.
func tellsIndicators(columns map[string]int) bool {
	has := func(ids ...string) bool {
		return slices.ContainsFunc(ids, func(id string) bool { _, ok := columns[id]; return ok })
	}
	return has("level1", "level2") && has("target", "target_period", "actual", "weight", "points")
}

// lacks says what a grid of indicators lacks to be a sheet: a title, and the first label of the form that names it.
func (s *Sheet) lacks(l *labels, title float64) []string {
	var out []string
	if title < SureTitle {
		out = append(out, "title "+s.Title)
	}
	for _, id := range []string{"project", "department"} {
		i := slices.IndexFunc(s.Fields, func(f Field) bool { return f.ID == id })
		if i < 0 {
			continue
		}
		if !slices.ContainsFunc(s.Fields[i].Labels, func(w string) bool { return len(l.cells[labelKey(w)]) > 0 }) {
			out = append(out, "label "+s.Fields[i].Labels[0])
		}
		break
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

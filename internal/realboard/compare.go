package realboard

import (
	"slices"

	"gongkai/extract/finding"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
)

// ordinal reports whether a column of a table holds the numbers of its rows: 序号, 行次.
func ordinal(t *document.Table, col int) bool {
	return slices.ContainsFunc(t.Header, func(h document.Square) bool {
		return h.Col <= col && col < h.Col+h.Cols &&
			slices.Contains(lexicon.Words().Headers.Ordinals, hanzi.Key(h.Text))
	})
}

// told reports whether a finding names columns of the table that nothing explains.
func told(d *document.Document, t *document.Table) bool {
	return slices.ContainsFunc(d.Diagnostics, func(f finding.Finding) bool {
		return (f.ID == "column.unknown" || f.ID == "column.untold") && slices.Contains(t.Pages, f.Page)
	})
}

// Compare holds a document's output against what is printed in it.
func Compare(p *Paper, d *document.Document) Result {
	r := Result{Paper: p, Document: d}
	r.tables(claims(d))
	for i := range d.Unmapped {
		g := &d.Unmapped[i]
		r.Unmapped = append(r.Unmapped, Leftover{r.class(g.Pages), g})
	}
	for _, t := range d.Tables {
		r.Rows += len(t.Rows)
		for _, row := range t.Rows {
			for _, cell := range row.Extra {
				if !amount.Like(cell.Text) || ordinal(&t, cell.Col) {
					continue
				}
				r.Extra++
				r.Silent += number(!told(d, &t))
			}
		}
	}
	for _, s := range d.Performance {
		r.Rows += len(s.Indicators)
	}
	r.YearRight = p.Year == orZero(d.Info.Year)
	department := hanzi.Key(orZero(d.Info.Department))
	r.DepartmentRight = department == hanzi.Key(p.Department) || department != "" && department == hanzi.Key(p.Quoted)
	kind := orZero(d.Info.Kind)
	r.KindRight = kind == p.Kind || kind == "" && p.Kind == AnotherPaper
	r.ScopeRight = p.Scope == orZero(d.Info.Scope)
	return r
}

// orZero is what p points at; what is not printed is nil.
func orZero[T any](p *T) T {
	if p == nil {
		return *new(T)
	}
	return *p
}

// claims lists what the program says it recognised.
func claims(d *document.Document) []Claim {
	var out []Claim
	for i := range d.Tables {
		if t := &d.Tables[i]; t.Status != document.Missing {
			out = append(out, Claim{ID: t.ID, Title: t.Heading(), Pages: t.Pages, amounts: amounts(t)})
		}
	}
	for _, s := range d.Performance {
		out = append(out, Claim{ID: s.ID, Title: s.Heading(), Pages: s.Pages, Sheet: true, bare: len(s.Indicators) == 0})
	}
	return out
}

func amounts(t *document.Table) bool {
	for _, r := range t.Rows {
		for _, v := range r.Values {
			if v.Amount != nil && v.Amount.Sign() != 0 {
				return true
			}
		}
	}
	return false
}

// tables finds the claim for each printed table: one of the same id that shares a page with it, the one that shares
// most.
func (r *Result) tables(all []Claim) {
	used := make([]bool, len(all))
	for _, t := range r.Paper.Tables {
		r.Present += t.Count
		var found []int
		for len(found) < t.Count {
			i := best(t, all, used)
			if i < 0 {
				break
			}
			used[i] = true
			found = append(found, i)
		}
		r.Recognised += len(found)
		if len(found) < t.Count {
			missed := t
			missed.Count -= len(found)
			r.Missed = append(r.Missed, missed)
		}
		if len(found) == 0 {
			continue
		}
		// A list of projects in one table may be read as a sheet for each: they are claims for the same printed table.
		for i, c := range all {
			if !used[i] && c.Sheet && c.ID == t.ID && t.Count == 1 && meet(c.Pages, t.Pages) {
				used[i] = true
				found = append(found, i)
			}
		}
		r.place(t, all, found)
		for _, i := range found {
			if all[i].bare && !t.Bare {
				r.Bare = append(r.Bare, all[i])
			}
		}
	}
	for i, c := range all {
		if !used[i] {
			r.Wrong = append(r.Wrong, c)
		}
	}
}

func best(t Printed, all []Claim, used []bool) int {
	at, most := -1, 0
	for i, c := range all {
		if n := common(c.Pages, t.Pages); !used[i] && c.ID == t.ID && n > most {
			at, most = i, n
		}
	}
	return at
}

// place compares the pages of a recognised table with the printed ones, and whether anything stands there.
func (r *Result) place(t Printed, all []Claim, found []int) {
	var on []int
	filled, sheet := false, false
	for _, i := range found {
		on = append(on, all[i].Pages...)
		filled = filled || all[i].amounts
		sheet = sheet || all[i].Sheet
	}
	slices.Sort(on)
	on = slices.Compact(on)
	if len(found) >= t.Count && !slices.Equal(on, []int(t.Pages)) {
		r.Misplaced = append(r.Misplaced, Misplaced{t, on})
	}
	if !sheet && filled == t.Empty {
		r.Misfilled = append(r.Misfilled, Misfilled{t})
	}
}

// class says what stands on the pages of a table that was found but not recognised.
func (r *Result) class(on []int) string {
	printed := func(t Printed) bool { return meet(t.Pages, on) }
	switch {
	case slices.ContainsFunc(r.Missed, printed):
		return Missing
	case slices.ContainsFunc(r.Paper.Other, func(o Other) bool { return meet(o.Pages, on) }):
		return NotBudget
	case slices.ContainsFunc(r.Paper.Tables, printed):
		return Part
	}
	return Stray
}

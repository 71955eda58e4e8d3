package schema

import (
	"cmp"
	"slices"
)

// extendChecks adds the base's checks that have a meaning in own: those whose addresses lead somewhere there.
func extendChecks(own, base *Form) []Check {
	ids := map[string]bool{}
	var out []Check
	for _, k := range own.Checks {
		ids[k.ID] = true
		if !k.Drop {
			out = append(out, k)
		}
	}
	for _, k := range base.Checks {
		if !ids[k.ID] && means(own, k) {
			out = append(out, k)
		}
	}
	return out
}

// means says whether the addresses of a check lead somewhere in a form, with any variant of its tables.
func means(f *Form, k Check) bool {
	if probe := (&checker{}); len(f.Tables) > 0 {
		if probe.check(f, &k); len(probe.mistakes) == 0 { // nearly always, and much sooner told than with all variants
			return true
		}
	}
	variants := map[string]int{}
	most := 0
	for i := range f.Tables {
		id := f.Tables[i].ID
		variants[id]++
		most = max(most, variants[id])
	}
	for turn := 1; turn < most; turn++ { // at turn 0 the variants stand as they do in the form
		probe, form := &checker{}, *f
		form.Tables = slices.Clone(f.Tables)
		seen := map[string]int{}
		rank := func(t Table) int { // of the variants of an id another one comes first at each turn
			seen[t.ID]++
			return (seen[t.ID] - 1 + turn) % variants[t.ID]
		}
		ranks := make([]int, len(form.Tables))
		for i, t := range form.Tables {
			ranks[i] = rank(t)
		}
		order := make([]int, len(ranks))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ranks[a], ranks[b]) })
		for i, from := range order {
			form.Tables[i] = f.Tables[from]
		}
		if probe.check(&form, &k); len(probe.mistakes) == 0 {
			return true
		}
	}
	return false
}

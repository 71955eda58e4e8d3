package narrative

import (
	"slices"
	"strings"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// Settle leaves out facts that say different things of the same: one of them was bound to the wrong subject, or the
// text speaks of two things that the id does not tell apart. A cell that a fact agrees with settles which is right; a
// fact that contradicts its cell stays, since the comparison says so to everybody. Where no cell says anything,
// nobody can say which fact is right, and all are left out.
// A fact that contradicts its cell and has words in front that may make it a part of what its id says is left out, too.
func Settle(facts []Fact, compared []Comparison) (kept []Fact, judged []Comparison, leftOut []LeftOut) {
	verdict := make([]document.Verdict, len(facts)) // of a fact that was compared; a cell that agrees is enough
	for _, c := range compared {
		if v := &verdict[c.Fact]; *v == "" || c.Verdict != document.Mismatch {
			*v = c.Verdict
		}
	}
	out := make([]bool, len(facts))
	for i := range facts {
		out[i] = verdict[i] == document.Mismatch && facts[i].narrow
	}
	for _, group := range sameThing(facts) {
		settle(facts, group, verdict, out)
	}
	part := make([]bool, len(facts)) // left out with the amount that it is said of
	for i := range facts {
		if facts[i].narrow && !out[i] && verdict[i] == "" {
			part[i] = saidOfPart(facts, i, out)
			out[i] = part[i]
		}
	}
	at := make([]int, len(facts)) // where a fact is among those kept
	for i := range facts {
		if out[i] {
			f := &facts[i]
			because := Contradicted
			if f.narrow && (part[i] || verdict[i] == document.Mismatch) {
				because = PartOfIt
			}
			leftOut = append(leftOut, LeftOut{
				ID: f.ID, Value: f.Value, Unit: f.Unit, Text: f.Text, Page: f.Page, Box: f.Box, Because: because,
			})
			continue
		}
		at[i] = len(kept)
		kept = append(kept, facts[i])
	}
	for _, c := range compared {
		if !out[c.Fact] {
			c.Fact = at[c.Fact]
			judged = append(judged, c)
		}
	}
	return kept, judged, leftOut
}

// saidOfPart reports whether a fact is a share or a change of an amount that was left out as a part: 住房改革支出预算数为5万元，占3%.
func saidOfPart(facts []Fact, i int, out []bool) bool {
	for k := i - 1; k >= 0 && facts[k].Text == facts[i].Text; k-- {
		if out[k] && facts[k].narrow && strings.HasPrefix(facts[i].ID, facts[k].ID+".") {
			return true
		}
	}
	return false
}

// settle decides on the facts of one thing.
func settle(facts []Fact, group []int, verdict []document.Verdict, out []bool) {
	group = slices.DeleteFunc(slices.Clone(group), func(i int) bool { return out[i] })
	if len(group) == 0 || !conflicting(facts, group) {
		return
	}
	if given := slices.DeleteFunc(slices.Clone(group), func(i int) bool { return facts[i].shared }); len(given) > 0 &&
		len(given) < len(group) { // what is said of the thing itself goes before what is said of a part that is all of it
		agreed := !conflicting(facts, given)
		for _, i := range group {
			out[i] = facts[i].shared && !(agreed && saysTheSame(&facts[i], &facts[given[0]]))
		}
		settle(facts, given, verdict, out)
		return
	}
	agrees, compared := -1, false
	for _, i := range group {
		compared = compared || verdict[i] != ""
		if agrees < 0 && verdict[i] != "" && verdict[i] != document.Mismatch {
			agrees = i
		}
	}
	for _, i := range group {
		switch {
		case verdict[i] != "": // the comparison has judged it
		case agrees >= 0:
			out[i] = !saysTheSame(&facts[i], &facts[agrees])
		default:
			out[i] = !compared
		}
	}
}

// thing is what a fact is about.
type thing struct {
	id, about, scope string
	year             int
	dimension        string
	against          string
	project          int
}

func thingOf(f *Fact) thing {
	t := thing{id: f.ID, about: f.About, year: f.Year, project: f.project}
	// A class or item is another one in another budget, and so are projects that are evaluated; all other ids say their
	// budget.
	if f.About != "" || strings.HasPrefix(f.ID, "performance.") {
		t.scope = f.Scope
	}
	return t
}

// sameThing gives the facts of each thing that has several, in the order of the text. A number without a unit (与上年持平,
// 编制数20) is of the only unit that the others have. Changes against several amounts of the year before are several
// things.
func sameThing(facts []Fact) [][]int {
	units := map[thing]string{} // of each thing without its dimension
	several := map[thing]bool{}
	against := map[thing][]string{} // of each thing, without its dimension
	for i := range facts {
		t := thingOf(&facts[i])
		if a := facts[i].Against; a != "" && !slices.Contains(against[t], a) {
			against[t] = append(against[t], a)
		}
		d := dimension(facts[i].Unit)
		if known := units[t]; d != "" && known != "" && known != d {
			several[t] = true
		}
		if d != "" {
			units[t] = d
		}
	}
	at := map[thing]int{}
	var all [][]int
	for i := range facts {
		t := thingOf(&facts[i])
		if d := dimension(facts[i].Unit); d != "" {
			t.dimension = d
		} else if !several[t] {
			t.dimension = units[t]
		}
		if all := against[thingOf(&facts[i])]; len(all) > 1 { // else those that name no amount are of the only one named
			t.against = facts[i].Against
		}
		k, ok := at[t]
		if !ok {
			k = len(all)
			at[t] = k
			all = append(all, nil)
		}
		all[k] = append(all[k], i)
	}
	return all
}

// dimension is 元 for all units of money, else the unit without its brackets.
func dimension(unit string) string {
	if _, ok := value.UnitFactor(unit); ok {
		return "元"
	}
	if i := strings.IndexAny(unit, "(（"); i >= 0 {
		return unit[:i]
	}
	return unit
}

// conflicting reports whether facts of one thing cannot all be true. All are held against the one that is printed most
// finely.
func conflicting(facts []Fact, group []int) bool {
	finest := group[0]
	for _, i := range group[1:] {
		finer := facts[finest].Unit == "" || resolution(&facts[i]).Cmp(resolution(&facts[finest])) < 0
		if facts[i].Unit != "" && finer {
			finest = i
		}
	}
	for _, i := range group {
		if !saysTheSame(&facts[i], &facts[finest]) {
			return true
		}
	}
	return false
}

// saysTheSame reports whether two facts of one thing may both be true: they are equal, or one is printed with fewer
// decimals and the other rounds to it. A number without a unit is as exact as words are.
func saysTheSame(a, b *Fact) bool {
	x, p := printed(a)
	y, q := printed(b)
	difference := x.Sub(y).Abs()
	if a.Unit == "" || b.Unit == "" || p.Equal(q) {
		return difference.IsZero()
	}
	if p.Cmp(q) < 0 {
		p = q
	}
	return difference.Cmp(p.Mul(value.FromParts(5, 1))) <= 0
}

// printed gives a fact's value, in yuan where it is money, and how finely it is printed.
func printed(f *Fact) (amount, finest value.Amount) {
	amount, finest = f.Value, value.FromParts(1, f.Value.Scale())
	if factor, ok := value.UnitFactor(f.Unit); ok {
		amount, finest = amount.Mul(factor), finest.Mul(factor)
	}
	return amount, finest
}

func resolution(f *Fact) value.Amount {
	_, finest := printed(f)
	return finest
}

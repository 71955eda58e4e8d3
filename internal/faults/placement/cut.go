package placement

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/page"
	"gongkai/schema"
)

// Where the rest of a cut page begins overleaf, and how high the rest of the row is that was cut.
const (
	overleaf = 60
	restHigh = 14
)

// cut ends a page within a row: what is below goes to a new page, and so does the last digit of one of the row's
// numbers, as office programs break a row whose number takes two lines.
func (f *Fault) cut(m *schema.TableMatch, r *random) string {
	all := f.Subject.amounts(m)
	if len(all) == 0 {
		return ""
	}
	a := all[r.below(len(all))]
	t := f.Subject.table(m)
	part := slices.IndexFunc(t.Parts, func(p extract.Part) bool { return p.From <= a.cell.Row && a.cell.Row < p.To })
	if part < 0 || a.cell.Row+1 >= t.Parts[part].To || a.cell.Row <= t.Parts[part].From ||
		!strings.Contains(a.cell.Text, ".") {
		return ""
	}
	at := a.cell.Box().Y1
	for _, c := range t.Cells { // a row whose cells end at one height
		if c.Row == a.cell.Row && c.Rows == 1 && (c.Box().Y1 < at-0.5 || c.Box().Y1 > at+0.5) {
			return ""
		}
	}
	number := a.glyphs.page
	upper := f.page(number)
	lower := *upper
	lower.Glyphs, lower.Rulings, lower.Fills, lower.Overflow = nil, nil, nil, nil
	down := overleaf + restHigh - at
	last := a.glyphs.glyphs[len(a.glyphs.glyphs)-1]
	for i := range upper.Glyphs {
		g := &upper.Glyphs[i]
		if int32(i) != last && (g.Box.Y0+g.Box.Y1)/2 <= at {
			continue
		}
		moved := *g
		g.Hidden = page.NoPaint
		if int32(i) == last {
			move(&moved, 0, overleaf+0.75*restHigh-moved.Y)
		} else {
			move(&moved, 0, down)
		}
		lower.Glyphs = append(lower.Glyphs, moved)
	}
	upper.Rulings, lower.Rulings = cutRulings(upper.Rulings, at, down)
	f.pages = slices.Insert(f.pages, number, lower)
	f.renumber()
	return fmt.Sprintf("the page ends within %s, before its last digit", a.cell.Text)
}

// cutRulings parts rulings at a height. The cut row has no border there.
func cutRulings(all []page.Ruling, at, down float64) (above, below []page.Ruling) {
	const touch = 0.6
	for _, r := range all {
		switch {
		case r.Y0 == r.Y1 && r.Y0 < at-touch || max(r.Y0, r.Y1) <= at:
			above = append(above, r)
			continue
		case r.Y0 != r.Y1 && min(r.Y0, r.Y1) < at:
			upper := r
			upper.Y0, upper.Y1 = min(r.Y0, r.Y1), at
			above = append(above, upper)
			r.Y0, r.Y1 = at-restHigh, max(r.Y0, r.Y1)
		}
		r.Y0 += down
		r.Y1 += down
		below = append(below, r)
	}
	return above, below
}

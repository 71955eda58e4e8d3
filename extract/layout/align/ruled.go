package align

import (
	"slices"

	"gongkai/extract/layout/grid"
	"gongkai/extract/page"
)

// rowRulings are the horizontal rulings of a table without vertical ones: they part its rows.
type rowRulings struct {
	long  []grid.Segment // along most of the table
	short []grid.Segment // others: beside a merged cell, or below a header cell over several columns
}

// heights are those of the rulings along most of the table.
func (r *rowRulings) heights() []float64 {
	var out []float64
	for _, s := range r.long {
		out = append(out, s.At)
	}
	return out
}

func barsAlong(p *page.Page, left, right float64) rowRulings {
	var out rowRulings
	for _, b := range grid.Segments(p.Rulings, true) {
		switch shared := min(b.To, right) - max(b.From, left); {
		case shared > 0.5*(right-left):
			out.long = append(out.long, b)
		case shared > 0:
			out.short = append(out.short, b)
		}
	}
	return out
}

// ruledRows gives the rows of a zone between horizontal rulings, without those that hold no text.
func ruledRows(rulings rowRulings, z *zone, columns [][]block) []extent {
	first, last := z.lines[0].box.CenterY(), z.bottom()
	from := z.lines[0].box.Y0
	var out []extent
	add := func(to float64) {
		for _, c := range columns {
			if slices.ContainsFunc(c, func(b block) bool { return b.center() > from && b.center() < to }) {
				out = append(out, extent{from, to})
				break
			}
		}
		from = to
	}
	all := slices.Clone(rulings.long)
	for _, b := range rulings.short {
		if partsNumbers(b, rulings.long, z, columns) {
			all = append(all, b)
		}
	}
	for _, at := range grid.Borders(all) {
		if at > first && at < last {
			add(at)
		}
	}
	add(last)
	return out
}

// partsNumbers reports whether a short ruling parts two numbers of a column that no long one parts: each stands in a
// row of its own.
func partsNumbers(b grid.Segment, long []grid.Segment, z *zone, columns [][]block) bool {
	for c, blocks := range columns {
		if x := z.columns[c].center(); x < b.From || x > b.To {
			continue
		}
		for i := 1; i < len(blocks); i++ {
			x, y := blocks[i-1], blocks[i]
			parts := func(r grid.Segment) bool { return x.center() < r.At && r.At < y.center() }
			if x.numeric && y.numeric && parts(b) && !slices.ContainsFunc(long, parts) {
				return true
			}
		}
	}
	return false
}

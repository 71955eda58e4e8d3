package align

import (
	"math"
	"slices"
)

// In a header, a cell of one tier may stand beside two tiers of cells: 科目编码 over 款, beside 项目支出合计 in two lines. No gap
// goes through then, but in the column of the two tiers their texts are further apart than the lines of one cell.

// tier is a run of rows that were one row before it was found to have several tiers.
type tier struct{ from, to int }

// splitTiers parts the rows of a header, down to the first with a number, in which a column has several texts: if
// these are the tiers and not the lines of one cell.
func splitTiers(columns [][]block, rows []extent, size float64) ([]extent, []tier) {
	const most = 3 // more are the characters of a vertical text
	var out []extent
	var tiers []tier
	for i, row := range rows {
		var anchors, all []block
		for _, c := range columns {
			in := within(c, row)
			if len(in) > len(anchors) {
				anchors = in
			}
			all = append(all, in...)
		}
		if slices.ContainsFunc(all, func(b block) bool { return b.numeric }) {
			return append(out, rows[i:]...), tiers
		}
		if len(anchors) < 2 || len(anchors) > most || !areTiers(anchors, all, size) {
			out = append(out, row)
			continue
		}
		first, from := len(out), row.from
		for k := 1; k < len(anchors); k++ {
			cut := (anchors[k-1].to + anchors[k].from) / 2
			out = append(out, extent{from, cut})
			from = cut
		}
		out = append(out, extent{from, row.to})
		tiers = append(tiers, tier{first, len(out) - 1})
	}
	return out, tiers
}

// areTiers says whether texts below each other are cells of their own: they are far apart, or other cells of the row
// show that the lines of one cell stand close, or one of these stands in the middle of the row and another beside one
// of the texts.
func areTiers(anchors, all []block, size float64) bool {
	const (
		far      = 0.8 // font sizes: no cell has lines so far apart
		twoLines = 1.7 // font sizes: the height of two close lines
	)
	middle, beside := false, false
	for i := 1; i < len(anchors); i++ {
		if anchors[i].from-anchors[i-1].to > far*size {
			return true
		}
	}
	for _, b := range all {
		switch {
		case b.to-b.from > twoLines*size:
			return true
		case slices.Contains(anchors, b):
		case b.level(anchors, size):
			beside = true
		case math.Abs(2*b.center()-anchors[0].from-anchors[len(anchors)-1].to) < 2*sameLevel*size:
			middle = true
		}
	}
	return middle && beside
}

const sameLevel = 0.2 // font sizes

// level says whether a text stands at the height of one of others.
func (b block) level(others []block, size float64) bool {
	return slices.ContainsFunc(others, func(o block) bool { return math.Abs(o.center()-b.center()) < sameLevel*size })
}

// spannedBy says whether a cell of a column goes through all tiers: its text, if it has any, stands in none of them.
func (t tier) spannedBy(blocks []block, rows []extent, size float64) bool {
	in := within(blocks, extent{rows[t.from].from, rows[t.to].to})
	if len(in) > 1 {
		return false
	}
	for _, r := range rows[t.from : t.to+1] {
		if len(in) == 1 && in[0].from > r.from-sameLevel*size && in[0].to < r.to+sameLevel*size {
			return false
		}
	}
	return true
}

// within gives the blocks with their centre in a strip.
func within(blocks []block, strip extent) []block {
	var out []block
	for _, b := range blocks {
		if b.center() > strip.from && b.center() < strip.to {
			out = append(out, b)
		}
	}
	return out
}

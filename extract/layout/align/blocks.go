package align

import (
	"slices"
	"strings"

	"gongkai/extract/geometry"
	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"gongkai/internal/amount"
	"gongkai/internal/lazyregexp"
)

// block is the text of one cell of a zone: lines of one column that follow each other closely.
type block struct {
	from, to float64 // vertical extent
	text     string
	numeric  bool
}

// goesOn reports whether a number is broken over two lines: 1682.7 and 6, 1682. and 76.
func (b block) goesOn(next string) bool {
	return brokenNumber.MatchString(b.text) && len(next) <= 2 && !strings.ContainsAny(next, ".,")
}

var brokenNumber = lazyregexp.New(`\.\d?$`)

func (b block) center() float64 { return (b.from + b.to) / 2 }

// blocksOf gives the blocks of each column of a zone, from top to bottom. A ruling parts those of the columns that it
// runs over: it may end beside a cell that is merged over rows.
func blocksOf(p *page.Page, z *zone, rules []grid.Segment) [][]block {
	out := make([][]block, len(z.columns))
	for _, l := range z.lines {
		column := 0
		parts := make([]geometry.Rect, len(z.columns))
		text := make([]string, len(z.columns))
		for _, g := range l.glyphs {
			b := p.Glyphs[g].Box
			for column+1 < len(z.columns) && z.beyond(&p.Glyphs[g], column) {
				column++
			}
			parts[column] = parts[column].Union(b)
			text[column] += line.TextOf(&p.Glyphs[g])
		}
		for c, b := range parts {
			if text[c] == "" {
				continue
			}
			numeric := amount.Like(text[c])
			ruled := func(above block) bool {
				return slices.ContainsFunc(rules, func(r grid.Segment) bool {
					return above.center() < r.At && r.At < b.CenterY() && r.From < b.CenterX() && b.CenterX() < r.To
				})
			}
			if n := len(out[c]); n > 0 && b.Y0-out[c][n-1].to < line.Leading*l.size && !ruled(out[c][n-1]) &&
				(!numeric || !out[c][n-1].numeric || out[c][n-1].goesOn(text[c])) {
				last := &out[c][n-1]
				last.to = max(last.to, b.Y1)
				last.text += text[c]
				last.numeric = last.numeric && numeric
			} else {
				out[c] = append(out[c], block{b.Y0, b.Y1, text[c], numeric})
			}
		}
	}
	return out
}

// leadingTexts counts the first columns that hold no number: only such cells are merged over rows.
func leadingTexts(columns [][]block) int {
	const most = 3 // 一级指标, 二级指标 and a label of the whole block
	n := 0
	for n < most && n < len(columns)-2 && !slices.ContainsFunc(columns[n], func(b block) bool { return b.numeric }) {
		n++
	}
	return n
}

func spansRows(blocks []block, rows []extent) bool {
	for _, s := range spans(blocks, rows) {
		if s[1] > s[0] {
			return true
		}
	}
	return false
}

// straddles reports whether a block reaches over the middle of two rows.
func straddles(blocks []block, rows []extent) bool {
	for _, b := range blocks {
		n := 0
		for _, r := range rows {
			if b.from < r.center() && r.center() < b.to {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// bordersOf puts borders midway between neighbouring intervals, and the outer ones at the given ends.
func bordersOf(list []extent, from, to float64) []float64 {
	out := []float64{from}
	for i := 1; i < len(list); i++ {
		out = append(out, (list[i-1].to+list[i].from)/2)
	}
	return append(out, to)
}

package align

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
)

// The rows of a table without row lines. Where rows stand further apart than the lines of a cell, the gaps tell them.
// Often they do not: then a reader sees that two numbers below each other are two rows, that a label which fills its
// column goes on below, that the cells of a row stand at one height, by their tops, middles or feet. Each of these is a
// cost here, and the rows are those that cost the least together (dynamic programming over the lines of text).

// anchor is the height at which the cells of a row are level.
type anchor int

const (
	top anchor = iota
	middle
	foot
)

// segmenter finds the rows among bands.
type segmenter struct {
	bands   []band
	columns []extent
	size    float64
	values  []bool // columns that hold values
	filled  []int  // texts of each column
	stub    int    // the first column with texts, or -1
	head    int    // bands before the first with a value
	level   anchor // of the rows found last
}

func newSegmenter(bands []band, columns []extent, size float64) *segmenter {
	s := &segmenter{bands: bands, columns: columns, size: size, stub: -1}
	s.values, s.filled = make([]bool, len(columns)), make([]int, len(columns))
	count := make([]int, len(columns))
	for _, b := range bands {
		for _, it := range b.items {
			s.filled[it.column]++
			if it.value {
				count[it.column]++
			}
		}
	}
	for c := range columns {
		s.values[c] = 2*count[c] > s.filled[c] || count[c] >= 3 && 3*count[c] > s.filled[c]
		if s.stub < 0 && s.filled[c] > 0 && !s.values[c] {
			s.stub = c
		}
	}
	s.head = len(bands)
	for i, b := range bands {
		if numbersColumns(&b) || slices.ContainsFunc(b.items, func(it item) bool {
			return it.value && s.values[it.column] &&
				!yearLike.MatchString(it.text)
		}) {
			s.head = i
			break
		}
	}
	s.endHeadAtRule()
	if s.head == len(bands) {
		s.head = 0 // a table of words: nothing tells its header
	}
	s.columns = slices.Clone(columns)
	seen := make([]bool, len(columns))
	for _, b := range bands[s.head:] {
		for _, it := range b.items {
			e := &s.columns[it.column]
			if !seen[it.column] {
				*e, seen[it.column] = it.x, true
			}
			*e = extent{min(e.from, it.x.from), max(e.to, it.x.to)}
		}
	}
	return s
}

// endHeadAtRule ends the header at the ruling below it, where nothing but labels stands between that and the first
// value: the first lines of a label, or the head of a group of rows.
func (s *segmenter) endHeadAtRule() {
	for k := s.head; k > 0 && k < len(s.bands); k-- {
		if s.bands[k].overRule {
			s.head = k
			return
		}
		if slices.ContainsFunc(s.bands[k-1].items, func(it item) bool { return it.column != s.stub }) {
			return
		}
	}
}

// numbersColumns tells a printed numbering row, which ends the header.
func numbersColumns(b *band) bool {
	numbers := 0
	for _, it := range b.items {
		switch s := hanzi.Key(it.text); {
		case strings.Trim(s, "※*") == "":
		case len(s) <= 2 && amount.Like(s):
			numbers++
		default:
			return false
		}
	}
	return numbers >= 1 && len(b.items) >= 3
}

var yearLike = lazyregexp.New(`^(19|20)\d\d(/\d\d|-\d\d(\d\d)?)?$`)

// ends gives the end of each row among the bands, and what they cost.
func (s *segmenter) ends() (best []int, least float64) {
	least = math.Inf(1)
	for _, a := range []anchor{middle, top, foot} {
		if cuts, cost := s.cut(a); cost < least-1e-9 {
			best, least, s.level = cuts, cost, a
		}
	}
	return best, least
}

// headerEnd gives the first band of the row that holds the first value.
func (s *segmenter) headerEnd() int {
	ends, _ := s.ends()
	start := 0
	for _, end := range ends {
		if end > s.head {
			return start
		}
		start = end
	}
	return start
}

// rows gives the vertical extent of each row, what they cost, and which of them are a guess.
func (s *segmenter) rows() (out []extent, cost float64, guess []bool) {
	if len(s.bands) == 0 {
		return nil, 0, nil
	}
	best, least := s.ends()
	from := 0
	for _, to := range best {
		e := s.bands[from].y
		for _, b := range s.bands[from:to] {
			e = extent{min(e.from, b.y.from), max(e.to, b.y.to)}
		}
		out = append(out, e)
		guess = append(guess, from >= s.head && s.row(from, to, s.level) > costRow+costGuess)
		from = to
	}
	for i := 1; i < len(out); i++ { // rows that interlock meet in the middle
		if out[i].from < out[i-1].to {
			m := (out[i].from + out[i-1].to) / 2
			out[i].from, out[i-1].to = m, m
		}
	}
	return out, least, guess
}

// cut gives the end of each row, and what all cost, when the cells of rows are level at one height.
func (s *segmenter) cut(a anchor) ([]int, float64) {
	n := len(s.bands)
	cost := make([]float64, n+1)
	from := make([]int, n+1)
	for j := 1; j <= n; j++ {
		cost[j] = math.Inf(1)
		for i := j - 1; i >= 0 && j-i <= mostLines; i-- {
			c := cost[i] + s.row(i, j, a)
			if i > 0 {
				c += s.border(i, j)
			}
			if c < cost[j] {
				cost[j], from[j] = c, i
			}
		}
	}
	var ends []int
	for j := n; j > 0; j = from[j] {
		ends = append(ends, j)
	}
	slices.Reverse(ends)
	return ends, cost[n]
}

// border is the cost of a row that ends before band i, where one up to band j begins: less than nothing where a gap
// shows it.
func (s *segmenter) border(i, j int) float64 {
	if s.bands[i].overRule {
		return -costRule
	}
	gap := (s.bands[i].y.from - s.bands[i-1].y.to) / s.size
	switch {
	case i < s.head && j <= s.head && gap < line.Leading:
		return costTightHead * min(1, 1-gap/line.Leading)
	case gap < -overlap:
		return costOverlap
	case gap > line.Leading:
		return -min(gap/line.Leading-1, 1) * gainGap
	}
	return 0
}

// row is the cost of the bands from i to j-1 as one row.
func (s *segmenter) row(i, j int, a anchor) float64 {
	cost := costRow
	last := make([]*item, len(s.columns))
	block := make([]extent, len(s.columns))
	values, label, texts := 0, false, 0
	header := j <= s.head
	for k := i; k < j; k++ {
		if k > i && s.bands[k].overRule {
			cost += costRule
		}
		for n := range s.bands[k].items {
			it := &s.bands[k].items[n]
			c := it.column
			if s.values[c] && it.value {
				values++
			}
			if !s.values[c] {
				label = true
			}
			if last[c] == nil {
				block[c] = it.y
				texts++
			} else {
				cost += s.wrap(last[c], it, header)
				block[c].to = max(block[c].to, it.y.to)
			}
			last[c] = it
		}
	}
	if i < s.head && j > s.head {
		cost += costMixed
	}
	if !header && s.hasValues() && values == 0 {
		cost += costNoValue
	}
	if !header && s.stub >= 0 && !label {
		cost += costNoLabel
	} else if !header && s.stub >= 0 && last[s.stub] == nil {
		cost += costBlankLabel
	}
	if header {
		return cost
	}
	if a == foot && j > i+1 {
		cost += costFoot
	}
	return cost + costLevel*s.slant(block, last, a)
}

func (s *segmenter) hasValues() bool { return slices.Contains(s.values, true) }

// wrap is the cost of two texts below each other in one cell.
func (s *segmenter) wrap(a, b *item, header bool) float64 {
	gap := (b.y.from - a.y.to) / s.size
	cost := 0.0
	if gap > line.Leading {
		cost += min(costGap*(gap/line.Leading-1), mostGap)
	}
	free := s.free(a)
	if s.values[a.column] && a.value && b.value {
		if (block{text: hanzi.Strip(a.text)}).goesOn(hanzi.Strip(b.text)) {
			return cost + costWrap
		}
		return cost + costStacked
	}
	if s.values[a.column] && a.value != b.value && !header {
		return cost + costHeadOnValue
	}
	// the label of a total does not go on below
	if !header && (b.listed || a.total) {
		return cost + costListItem
	}
	r, _ := utf8.DecodeRuneInString(b.text)
	if !header && a.column == s.stub && unicode.IsUpper(r) && !a.unended {
		cost += costCapital
	}
	switch goesOn := unicode.IsLower(r) || a.unended; {
	case goesOn:
		return cost + costWrap
	case free > b.first+roomForBreak*s.size && header:
		return cost + costEarlyHeadBreak
	case free > b.first+roomForBreak*s.size:
		return cost + costEarlyBreak
	}
	return cost + costWrap
}

// free is the room that a text leaves in its column: behind it, before it where it is set to the right, on both sides
// where it is centred.
func (s *segmenter) free(it *item) float64 {
	before, behind := it.x.from-s.columns[it.column].from, s.columns[it.column].to-it.x.to
	switch {
	case math.Abs(before-behind) < centred*s.size:
		return before + behind
	case behind < centred*s.size:
		return before
	}
	return behind
}

// slant says how far the cells of a row are from being level, from 0 to 1.
func (s *segmenter) slant(blocks []extent, texts []*item, a anchor) float64 {
	at := func(e extent) float64 {
		switch a {
		case top:
			return e.from
		case foot:
			return e.to
		}
		return e.center()
	}
	tallest := -1
	for c := range blocks {
		if texts[c] != nil && (tallest < 0 || blocks[c].to-blocks[c].from > blocks[tallest].to-blocks[tallest].from) {
			tallest = c
		}
	}
	if tallest < 0 {
		return 0
	}
	sum, n := 0.0, 0
	for c := range blocks {
		if texts[c] == nil || c == tallest {
			continue
		}
		off := math.Abs(at(blocks[c])-at(blocks[tallest])) / s.size
		sum += min(1, max(0, off-levelSlack)/level)
		n++
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// rowsOf gives the rows of a zone and the number of leading columns whose cells are merged over rows. The text of a
// merged cell stands in its middle, over several rows or between two. So such columns are left out of the search for
// rows, if that costs less.
func rowsOf(p *page.Page, z *zone, columns [][]block, size float64, rules []float64) (rows []extent, merged int,
	guess []bool) {
	least := math.Inf(1)
	all := newSegmenter(bandsOf(p, z, 0), z.columns, size)
	for c := range leadingTexts(columns) + 1 {
		bands := bandsOf(p, z, c)
		markRules(bands, rules)
		r, cost, unsure := newSegmenter(bands, z.columns, size).rows()
		for k, blocks := range columns[:c] {
			cost += spansCost(blocks, r) + costMerged*float64(len(blocks)) + all.wraps(k)
		}
		if cost < least-1e-9 {
			rows, merged, guess, least = r, c, unsure, cost
		}
	}
	return rows, merged, guess
}

// wraps is the cost of all lines of a column that stand as close as those of one cell being of one cell.
func (s *segmenter) wraps(column int) float64 {
	var last *item
	cost := 0.0
	for i := range s.bands {
		for k := range s.bands[i].items {
			it := &s.bands[i].items[k]
			if it.column != column {
				continue
			}
			if last != nil && it.y.from-last.y.to < line.Leading*s.size {
				cost += s.wrap(last, it, i < s.head)
			}
			last = it
		}
	}
	return cost
}

// markRules notes above which bands a ruling stands.
func markRules(bands []band, rules []float64) {
	for i := 1; i < len(bands); i++ {
		for _, at := range rules {
			if bands[i-1].y.center() < at && at < bands[i].y.center() {
				bands[i].overRule = true
			}
		}
	}
}

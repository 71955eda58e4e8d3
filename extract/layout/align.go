package layout

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"gongkai/extract/page"
	"gongkai/internal/hanzi"
)

// Tables without rulings. What a reader sees instead of lines is alignment: columns are parted by gutters, strips of the page in
// which no line of the table has text; rows are parted by gaps wider than those between the lines of one cell.
//
// Not all lines of a table share their gutters: a header cell over several columns bridges some, and the form block of a performance
// sheet has columns of its own. So the lines are first parted into zones, each with gutters that hold for all of its lines, such that
// the lines see as many gutters as possible. The zone with the most is the body; the others become rows of the same grid with
// merged cells.

const (
	// gutter is the least width, in font sizes, of the gap between two columns. Cells are padded by 2 pt on either side.
	gutter = 0.35
	// leading is the widest gap, in font sizes, between the lines of one cell.
	leading = 0.45
)

// baseline is one line of glyphs on the page.
type baseline struct {
	glyphs []int32  // without white space
	pieces []extent // strips with text
	box    page.Rect
	size   float64
	text   string
}

// zone is a run of baselines with the columns that hold for all of them.
type zone struct {
	lines     []baseline
	columns   []extent // of the text, from left to right
	explained float64  // how many gaps between the texts of a line are gutters of the zone
}

type extent struct{ from, to float64 }

func (i extent) center() float64 { return (i.from + i.to) / 2 }

// findAligned gives the grid of a page's text if it is aligned like a table. glyphs is the visible text outside of ruled grids.
func findAligned(p *page.Page, glyphs []int32) (Grid, bool) {
	rows := baselines(p, glyphs)
	if !worthTrying(rows) {
		return Grid{}, false
	}
	var zones []zone
	main := 0
	for _, part := range betweenCaptions(rows) {
		z := splitZones(part)
		best := 0
		for i := range z {
			if z[i].explained > z[best].explained {
				best = i
			}
		}
		if len(z) > 0 && (zones == nil || z[best].explained > zones[main].explained) {
			zones, main = z, best
		}
	}
	if zones == nil || !isTable(&zones[main]) {
		return Grid{}, false
	}
	for i := range zones {
		zones[i].joinColumns(p)
	}
	first, last := tableExtent(zones, main)
	return gridOfZones(p, zones[first:last+1], main-first), true
}

// baselines gives the horizontal text of a page line by line.
func baselines(p *page.Page, glyphs []int32) []baseline {
	var spots []spot
	for _, i := range glyphs {
		if g := &p.Glyphs[i]; g.Dir == page.Right {
			spots = append(spots, newSpot(i, g))
		}
	}
	var out []baseline
	for _, l := range linesOf(p, spots, page.Right, withinCell) {
		b := baseline{box: l.Box, size: l.Size, text: l.Text}
		b.pieces = pieces(p, l.Glyphs, gutter*l.Size)
		for _, g := range l.Glyphs {
			if strings.TrimSpace(p.Glyphs[g].Text) != "" {
				b.glyphs = append(b.glyphs, g)
			}
		}
		out = append(out, b)
	}
	slices.SortStableFunc(out, func(a, b baseline) int { return cmp.Compare(a.box.CenterY(), b.box.CenterY()) })
	return out
}

// pieces gives the strips of a line with text. A space that is printed as a character belongs to the text around it; a row of them
// is a gap made by hand.
func pieces(p *page.Page, glyphs []int32, gap float64) []extent {
	var all []extent
	spaces := 0
	for _, i := range glyphs {
		g := &p.Glyphs[i]
		if strings.TrimSpace(g.Text) == "" && g.Text != "" {
			spaces++
			continue
		}
		from := g.Box.X0
		if n := len(all); spaces > 0 && spaces < 3 && n > 0 && from-all[n-1].to < g.Size {
			from = all[n-1].to
		}
		spaces = 0
		all = append(all, extent{from, g.Box.X1})
	}
	return merge(all, gap)
}

// worthTrying says whether enough lines have gaps at all; on most pages of text none has.
func worthTrying(rows []baseline) bool {
	const least = 2
	n := 0
	for i := range rows {
		if len(rows[i].pieces) >= 3 {
			n++
		}
	}
	return n >= least
}

var captionLine = regexp.MustCompile(`单位[:：]|^(编制|填报|预算)?(部门|单位)(名称)?[:：]`)

// betweenCaptions parts the lines of a page at titles, in larger type than most lines, and at lines that name department and unit.
func betweenCaptions(rows []baseline) [][]baseline {
	sizes := make([]float64, len(rows))
	for i := range rows {
		sizes[i] = rows[i].size
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)/2]
	var out [][]baseline
	start := 0
	for i := 0; i <= len(rows); i++ {
		if i < len(rows) && rows[i].size <= 1.2*usual && !captionLine.MatchString(hanzi.Key(rows[i].text)) {
			continue
		}
		if i > start {
			out = append(out, rows[start:i])
		}
		start = i + 1
	}
	return out
}

// merge joins intervals that are less than gap apart.
func merge(all []extent, gap float64) []extent {
	slices.SortFunc(all, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	var out []extent
	for _, i := range all {
		if n := len(out); n > 0 && i.from-out[n-1].to < gap {
			out[n-1].to = max(out[n-1].to, i.to)
		} else {
			out = append(out, i)
		}
	}
	return out
}

// splitZones parts the lines into zones so that most gaps in lines are gutters of their zone (dynamic programming over the last
// cut).
func splitZones(rows []baseline) []zone {
	const (
		cost        = 0.75 // of another zone, so that one odd line does not make three
		overlapping = 1.0  // of a cut between lines that overlap: they may be of one row
		tight       = 0.2  // of a cut between lines that may be of one cell
	)
	best := make([]float64, len(rows)+1)
	cut := make([]int, len(rows)+1)
	for j := 1; j <= len(rows); j++ {
		best[j] = math.Inf(-1)
		var columns []extent
		for i := j - 1; i >= 0; i-- {
			columns = merge(append(slices.Clone(columns), rows[i].pieces...), gutter*rows[i].size)
			v := best[i] + explains(rows[i:j], columns) - cost
			if i > 0 {
				switch gap := rows[i].box.Y0 - rows[i-1].box.Y1; {
				case gap < -0.2*rows[i].size:
					v -= overlapping
				case gap < leading*rows[i].size:
					v -= tight
				}
			}
			if v >= best[j] { // of equal cuts the earliest: a line belongs to what follows, as headers do
				best[j], cut[j] = v, i
			}
		}
	}
	var out []zone
	for j := len(rows); j > 0; j = cut[j] {
		z := zone{lines: rows[cut[j]:j]}
		for _, l := range z.lines {
			z.columns = append(z.columns, l.pieces...)
		}
		z.columns = merge(z.columns, gutter*z.lines[0].size)
		z.explained = explains(z.lines, z.columns)
		out = append(out, z)
	}
	slices.Reverse(out)
	return out
}

// explains counts the gaps of the lines that are gutters between columns. In a zone of one line a narrow gap says little: it may be the
// spacing of letters. Texts that stand side by side, on lines half a line apart, and yet share a column speak against the zone.
func explains(rows []baseline, columns []extent) float64 {
	const wide, narrowAlone = 1.5, 0.4
	n := 0.0
	for i := range rows {
		seen := -1
		for k, piece := range rows[i].pieces {
			c := columnAt(columns, piece)
			switch {
			case c == seen || seen < 0:
			case len(rows) == 1 && piece.from-rows[i].pieces[k-1].to < wide*rows[i].size:
				n += narrowAlone
			default:
				n++
			}
			seen = c
		}
		if i > 0 && rows[i-1].box.Y1-rows[i].box.Y0 > 0.2*rows[i].size {
			n -= float64(shared(rows[i-1], rows[i], columns))
		}
	}
	return n
}

// columnAt gives the column that a piece stands in.
func columnAt(columns []extent, piece extent) int {
	c, _ := slices.BinarySearchFunc(columns, piece.center(), func(e extent, x float64) int { return cmp.Compare(e.to, x) })
	return min(c, len(columns)-1)
}

// shared counts the pairs of texts of two lines that share a column though a gutter is between them.
func shared(a, b baseline, columns []extent) int {
	n := 0
	for _, x := range a.pieces {
		for _, y := range b.pieces {
			apart := max(x.from, y.from)-min(x.to, y.to) > gutter*a.size
			if apart && columnAt(columns, x) == columnAt(columns, y) {
				n++
			}
		}
	}
	return n
}

// joinColumns joins neighbouring columns of which never both have text at one height: a number of the numbering row stands in the
// middle of its column, the amounts below it at the right edge.
func (z *zone) joinColumns(p *page.Page) {
	blocks := blocksOf(p, z)
	for i := 1; i < len(z.columns); {
		if sideBySide(blocks[i-1], blocks[i]) {
			i++
			continue
		}
		z.columns[i-1].to = z.columns[i].to
		blocks[i-1] = append(blocks[i-1], blocks[i]...)
		z.columns = slices.Delete(z.columns, i, i+1)
		blocks = slices.Delete(blocks, i, i+1)
	}
}

func sideBySide(a, b []block) bool {
	for _, x := range a {
		for _, y := range b {
			if x.from < y.to && y.from < x.to {
				return true
			}
		}
	}
	return false
}

var digitRun = regexp.MustCompile(`\d`)

// isTable says whether the best zone of a page is a table: three columns or more in three lines or more, with numbers in them; or a
// header alone, if a numbering row gives it away.
func isTable(z *zone) bool {
	numbers := 0
	for _, l := range z.lines {
		if digitRun.MatchString(l.text) {
			numbers++
		}
		if len(l.pieces) >= 4 && numberingLine.MatchString(l.text) {
			return true
		}
	}
	return len(z.columns) >= 3 && len(z.lines) >= 3 && numbers >= 2
}

var numberingLine = regexp.MustCompile(`^(※\s*)+(\d{1,2}\s+)*\d{1,2}$`)

// tableExtent gives the first and last zone that belong to the table around its main zone. Above, everything up to the captions does,
// but for a paragraph; below, zones with columns that follow closely.
func tableExtent(zones []zone, main int) (first, last int) {
	size := zones[main].lines[0].size
	first, last = 0, main
	for first < main && len(zones[first].columns) < 2 && strings.ContainsAny(zones[first].lines[0].text, "。；") {
		first++
	}
	for i := main + 1; i < len(zones) && len(zones[i].columns) >= 2; i++ {
		if zones[i].lines[0].box.Y0-zones[i-1].bottom() > 3*size {
			break
		}
		last = i
	}
	return first, last
}

package align

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/internal/limits"
)

// Tables without rulings. What a reader sees instead of lines is alignment: columns are parted by gutters, strips of
// the page in which no line of the table has text; rows are parted by gaps wider than those between the lines of one
// cell.
//
// Not all lines of a table share their gutters: a header cell over several columns bridges some, and the form block
// of a performance sheet has columns of its own. So the lines are first parted into zones, each with gutters that
// hold for all of its lines, such that the lines see as many gutters as possible. The zone with the most is the body;
// the others become rows of the same grid with merged cells.

const (
	// gutter is the least width, in font sizes, of the gap between two columns. Cells are padded by 2 pt on either
	// side.
	gutter = 0.35
)

// Find gives the grid of a page's text if it is aligned like a table. glyphs is the visible text outside of ruled
// grids.
func Find(p *page.Page, glyphs []int32) (Table, bool) {
	rows := baselines(p, glyphs)
	if !worthTrying(rows) {
		return Table{}, false
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
		return Table{}, false
	}
	for i := range zones {
		zones[i].joinColumns(p)
	}
	first, last := tableExtent(zones, main)
	if isProse(zones[first : last+1]) {
		return Table{}, false
	}
	return gridOfZones(p, zones[first:last+1], main-first), true
}

// worthTrying says whether enough lines have gaps at all; on most pages of text none has.
func worthTrying(rows []baseline) bool {
	const least = 2
	if len(rows) > limits.AlignedLines {
		return false
	}
	n := 0
	for i := range rows {
		if len(rows[i].pieces) >= 3 {
			n++
		}
	}
	return n >= least
}

var captionLine = regexp.MustCompile(`单位[:：]|^(编制|填报|预算)?(部门|单位)(名称)?[:：]|^[（(]20\d\d年度?[）)]$`)

// betweenCaptions parts the lines of a page at titles, in larger type than most lines, at lines that name department
// and unit, and at wide gaps: a running header stands far above the table.
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
		caption := i < len(rows) && (rows[i].size > 1.2*usual || captionLine.MatchString(hanzi.Key(rows[i].text)))
		far := i > start && i < len(rows) && rows[i].box.Y0-rows[i-1].box.Y1 > 4*usual
		if i < len(rows) && !caption && !far {
			continue
		}
		if i > start {
			out = append(out, rows[start:i])
		}
		if start = i; caption {
			start++
		}
	}
	return out
}

var digitRun = regexp.MustCompile(`\d`)

// isTable says whether the best zone of a page is a table: three columns or more in three lines or more, with numbers
// in them, and with gaps that no justified text has; or a header alone, if a numbering row gives it away.
func isTable(z *zone) bool {
	const wide = 1.0 // font sizes
	numbers, gaps, wideGaps := 0, 0, 0
	for _, l := range z.lines {
		if digitRun.MatchString(l.text) {
			numbers++
		}
		if len(l.pieces) >= 4 && numberingLine.MatchString(l.text) {
			return true
		}
		for k := 1; k < len(l.pieces); k++ {
			gaps++
			if l.pieces[k].from-l.pieces[k-1].to >= wide*l.size {
				wideGaps++
			}
		}
	}
	return len(z.columns) >= 3 && len(z.lines) >= 3 && numbers >= 2 && 4*wideGaps >= gaps
}

// isProse says whether a third of the lines ends a sentence: text with blanks to fill in is aligned by chance.
func isProse(zones []zone) bool {
	lines, sentences := 0, 0
	for _, z := range zones {
		for _, l := range z.lines {
			lines++
			if strings.ContainsAny(l.text, "。；") {
				sentences++
			}
		}
	}
	return 3*sentences >= lines
}

var numberingLine = regexp.MustCompile(`^(※\s*)+(\d{1,2}\s+)*\d{1,2}$`)

// tableExtent gives the first and last zone that belong to the table around its main zone. Above, everything up to
// the captions does, but for a paragraph; below, zones with columns that follow closely.
func tableExtent(zones []zone, main int) (first, last int) {
	size := zones[main].lines[0].size
	first, last = 0, main
	for first < main && len(zones[first].columns) < 2 && zones[first].isParagraph() {
		first++
	}
	for i := main + 1; i < len(zones) && len(zones[i].columns) >= 2; i++ {
		if zones[i].lines[0].box.Y0-zones[i-1].bottom() > 3*size || zones[i].isParagraph() {
			break
		}
		last = i
	}
	return first, last
}

// isParagraph says whether the lines of a zone read as sentences from margin to margin.
func (z *zone) isParagraph() bool {
	ends := strings.HasSuffix(z.lines[len(z.lines)-1].text, "。")
	return len(z.columns) <= 2 && (ends || strings.ContainsAny(z.lines[0].text, "。；"))
}

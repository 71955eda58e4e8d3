package align

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
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

// Find gives the tables among a page's text that is aligned like them, from top to bottom. glyphs is the visible text
// outside of ruled grids.
func Find(p *page.Page, glyphs []int32) []Table {
	rows := baselines(p, glyphs)
	if !worthTrying(rows) {
		return nil
	}
	var out []Table
	for len(rows) > 0 {
		b, ok := standsBeside(p, rows)
		if !ok {
			b.from, b.to = len(rows), len(rows)
		}
		for _, lines := range [][]baseline{rows[:b.from], b.left, b.right} {
			for _, part := range betweenCaptions(p, lines) {
				out = append(out, findIn(p, part)...)
			}
		}
		rows = rows[b.to:]
	}
	return out
}

// findIn looks for tables in lines without captions between them.
func findIn(p *page.Page, lines []baseline) []Table {
	zones := splitZones(lines)
	main := 0
	for i := range zones {
		if zones[i].explained > zones[main].explained {
			main = i
		}
	}
	if len(zones) == 0 || !isTable(p, &zones[main]) {
		return nil
	}
	for i := range zones {
		zones[i].joinColumns(p)
	}
	shareNumbered(zones)
	shareHeads(p, zones, main)
	first, last := tableExtent(zones, main)
	if isProse(zones[first : last+1]) {
		return nil
	}
	captions := zones[first].trimCaptions(zones[main].columns)
	notes := zones[last].trimNotes(p, zones[main].columns)
	before, after := 0, len(lines)
	for _, z := range zones[:first] {
		before += len(z.lines)
	}
	before += captions
	for _, z := range zones[last+1:] {
		after -= len(z.lines)
	}
	after -= notes
	var out []Table
	if before > 0 {
		out = findIn(p, lines[:before])
	}
	if t := gridOfZones(p, zones[first:last+1], main-first); !isScale(p, zones[first:last+1], len(t.X)-1) {
		out = append(out, t)
	}
	if after < len(lines) {
		out = append(out, findIn(p, lines[after:])...)
	}
	return out
}

// worthTrying reports whether enough lines have gaps at all; on most pages of text none has.
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

// captionLine names department, unit or year above a table.
var captionLine = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	c := &l.Captions
	return lexicon.Any(c.Units) + `[:：]|^` + lexicon.Any(c.Before) + `?` + lexicon.Any(c.Bodies) + lexicon.Any(c.Behind) +
		`?[:：]|^[（(]20\d\d年度?[）)]$`
})

// namedCaption names a table or a figure as reports in other languages do: Table 3: …, Tableau A2, Fig. 7.
var namedCaption = lazyregexp.New(`(?i)^(table|tableau|tabelle|tabla|tabela|tabella|tabell?|taulukko|tab\.|figure|fig\.|` +
	`abbildung|chart|graph|graphique|exhibit)\s*(n[°o.]\s*)?[a-z]?[.-]?\d+([.-]\d+)*[a-z]?([.:)\s–—-]|$)`)

// isNamed reports whether all that stands on a line is the name of a table, or of several side by side.
func (l *baseline) isNamed(p *page.Page) bool {
	for _, e := range l.pieces {
		if !namedCaption.MatchString(l.textWithin(p, e)) {
			return false
		}
	}
	return len(l.pieces) > 0
}

// textWithin gives the text of a piece of a line.
func (l *baseline) textWithin(p *page.Page, e extent) string {
	var b strings.Builder
	last := math.Inf(1)
	for _, i := range l.glyphs {
		g := &p.Glyphs[i]
		if x := g.Box.CenterX(); x < e.from || x > e.to {
			continue
		}
		if g.Box.X0-last > line.WordGap*l.size {
			b.WriteByte(' ')
		}
		b.WriteString(line.TextOf(g))
		last = g.Box.X1
	}
	return b.String()
}

// betweenCaptions parts the lines of a page at titles, in larger type than most lines, at lines that name department
// and unit, and at wide gaps: a running header stands far above the table.
func betweenCaptions(p *page.Page, rows []baseline) [][]baseline {
	if len(rows) == 0 {
		return nil
	}
	sizes := make([]float64, len(rows))
	for i := range rows {
		sizes[i] = rows[i].size
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)/2]
	var out [][]baseline
	start, named := 0, false
	for i := 0; i <= len(rows); i++ {
		caption := i < len(rows) && (rows[i].size > 1.2*usual && !isHeadOfNext(rows, i) ||
			captionLine().MatchString(hanzi.Key(rows[i].text)))
		named = i < len(rows) && (rows[i].isNamed(p) || named && rows[i].goesOnFrom(&rows[i-1]))
		caption = caption || named
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

// goesOnFrom reports whether a line goes on with the caption above it: closely below, as large, and set from the same
// edge or around the same middle.
func (l *baseline) goesOnFrom(above *baseline) bool {
	if len(l.pieces) != 1 || len(above.pieces) != 1 || l.box.Y0-above.box.Y1 > headerGap*l.size ||
		math.Abs(l.size-above.size) > 0.1*l.size {
		return false
	}
	a, b := above.pieces[0], l.pieces[0]
	return min(math.Abs(a.from-b.from), math.Abs(a.center()-b.center())) < levelSlack*l.size
}

// isHeadOfNext tells a line in larger type that is the head of all those in the line closely below it, from titles: it
// stands in their middle, and the first column is free of both.
func isHeadOfNext(rows []baseline, i int) bool {
	const largest = 1.5 // times the size of the line below
	if i+2 >= len(rows) || len(rows[i].pieces) != 1 || len(rows[i+1].pieces) < 2 ||
		rows[i].size > largest*rows[i+1].size || rows[i+1].box.Y0-rows[i].box.Y1 > headerGap*rows[i+1].size {
		return false
	}
	heads, size := rows[i+1].pieces, rows[i+1].size
	middle := (heads[0].from + heads[len(heads)-1].to) / 2
	free := min(rows[i].box.X0, heads[0].from) - size
	return math.Abs(rows[i].pieces[0].center()-middle) < size &&
		slices.ContainsFunc(rows[i+2:min(i+4, len(rows))], func(l baseline) bool { return l.pieces[0].to < free })
}

var digitRun = lazyregexp.New(`\d`)

// isTable reports whether the best zone of a page is a table: three columns or more in three lines or more, of which
// two have several texts, with numbers in them, and with gaps that no justified text has; or a header alone, if a
// numbering row gives it away. A single line of several texts is the legend of a chart.
func isTable(p *page.Page, z *zone) bool {
	const wide = 1.0 // font sizes
	numbers, gaps, wideGaps, several := 0, 0, 0, 0
	for _, l := range z.lines {
		if digitRun.MatchString(l.text) {
			numbers++
		}
		if len(l.pieces) >= 4 && numberingLine.MatchString(l.text) {
			return true
		}
		if len(l.pieces) >= 2 {
			several++
		}
		for k := 1; k < len(l.pieces); k++ {
			gaps++
			if l.pieces[k].from-l.pieces[k-1].to >= wide*l.size {
				wideGaps++
			}
		}
	}
	if len(z.lines) == 2 && 2*wideGaps > gaps && z.isPairOfRows(p) {
		return true
	}
	if len(z.columns) < 3 || len(z.lines) < 3 || several < 2 || 4*wideGaps < gaps {
		return false
	}
	return numbers >= 2 || z.holdsWords(p)
}

// holdsWords tells a table of words alone from running text in columns: its lines stand between rulings along it, or
// most of its texts end before their column does.
func (z *zone) holdsWords(p *page.Page) bool {
	const (
		least = 4   // lines with several texts
		near  = 3.0 // font sizes
	)
	first, last := &z.lines[0], &z.lines[len(z.lines)-1]
	rules, apart := 0, near*first.size
	for _, r := range barsAlong(p, z.columns[0].from, z.columns[len(z.columns)-1].to).long {
		if r.At > first.box.Y0-apart && r.At < last.box.Y1+apart {
			rules++
		}
	}
	several, texts, full := 0, 0, 0
	for i := range z.lines {
		l := &z.lines[i]
		if len(l.pieces) >= 2 {
			several++
		}
		for _, e := range l.pieces {
			c := z.columns[columnAt(z.columns, e)]
			texts++
			if e.to-e.from > fullText*(c.to-c.from) {
				full++
			}
		}
	}
	if !isWesternText(first.text) || several < least {
		return false
	}
	return rules >= 2 || 2*full < texts
}

// isPairOfRows tells the last two rows of a table that fell on a page of their own: the same columns of both hold
// words and values.
func (z *zone) isPairOfRows(p *page.Page) bool {
	const least = 3 // columns with values in both rows, as many as make a table, besides one of words
	bands := bandsOf(p, z, 0)
	if len(bands) != 2 {
		return false
	}
	words, values := 0, 0
	for _, a := range bands[0].items {
		for _, b := range bands[1].items {
			switch {
			case a.column != b.column:
			case a.value != b.value:
				return false
			case a.value:
				values++
			default:
				words++
			}
		}
	}
	return words >= 1 && values >= least
}

// isProse reports whether a third of the lines ends a sentence: text with blanks to fill in is aligned by chance.
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

// isScale tells the text of a chart: numbers in equal steps along an axis, and little beside them.
func isScale(p *page.Page, zones []zone, columns int) bool {
	var at, value []float64
	texts, lines := 0, 0
	for _, z := range zones {
		for _, l := range z.lines {
			lines++
			texts += len(l.pieces)
			first := strings.Fields(l.text)
			if len(first) == 0 {
				continue
			}
			if v, err := strconv.ParseFloat(strings.NewReplacer(",", "", "%", "").Replace(first[0]), 64); err == nil {
				at, value = append(at, l.box.CenterY()), append(value, v)
			}
		}
	}
	marks := 1
	for i := 2; i < len(value); i++ {
		step := value[i-1] - value[i-2]
		pitch := at[i-1] - at[i-2]
		if step != 0 && math.Abs(value[i]-value[i-1]-step) < 1e-6*max(1, math.Abs(step)) &&
			math.Abs(at[i]-at[i-1]-pitch) < 0.2*pitch {
			marks++
		}
	}
	return marks >= scaleMarks && 2*marks > lines-3 && float64(texts) < chartText*float64(lines*columns)+float64(lines)
}

var numberingLine = lazyregexp.New(`^(※\s*)+(\d{1,2}\s+)*\d{1,2}$`)

// tableExtent gives the first and last zone that belong to the table around its main zone. Above, everything up to the
// captions does, but for paragraphs and lines that stand over the whole table or its first column; below, zones with
// columns that follow closely.
func tableExtent(zones []zone, main int) (first, last int) {
	size := zones[main].lines[0].size
	columns := zones[main].columns
	width := columns[len(columns)-1].to - columns[0].from
	last = main
	for first < main && (zones[first].isParagraph(width) || zones[first].isCaption(columns)) {
		first++
	}
	for i := first; i < main; i++ { // what stands above running text is no part of a table below it
		if z := &zones[i]; len(z.columns) < 2 && isWesternText(z.lines[0].text) && z.isParagraph(width) {
			first = i + 1
		}
	}
	for i := main + 1; i < len(zones) && len(zones[i].columns) >= 2; i++ {
		if zones[i].lines[0].box.Y0-zones[i-1].bottom() > 3*size || zones[i].isParagraph(width) {
			break
		}
		last = i
	}
	return first, last
}

// trimCaptions takes single lines of words over the first columns off the top of a zone and counts them: Table 3: ….
func (z *zone) trimCaptions(columns []extent) int {
	n := 0
	for len(z.lines) > 1 && len(columns) > 1 {
		l := &z.lines[0]
		if len(l.pieces) != 1 || !isWesternText(l.text) || l.pieces[0].from >= columns[0].to ||
			l.pieces[0].to <= columns[1].from {
			break
		}
		z.lines = z.lines[1:]
		n++
	}
	return n
}

// noteBelow begins a note below a table.
var noteBelow = lazyregexp.New(`(?i)^(notes?|sources?|remarks?|quellen?|anm(erkung(en)?)?|fuente|fonte|nb)\b ?[.:]|` +
	`^(\*+|†|\(?[1-9a-z]\))\s`)

// trimNotes takes the notes off the foot of a zone and counts their lines: single texts that begin in the first column,
// below the last ruling along the table, or with words that announce them.
func (z *zone) trimNotes(p *page.Page, columns []extent) int {
	rulings := barsAlong(p, columns[0].from, columns[len(columns)-1].to)
	end := len(z.lines)
	for i := len(z.lines) - 1; i > 0; i-- {
		l, above := &z.lines[i], &z.lines[i-1]
		if len(l.pieces) != 1 || !isWesternText(l.text) || l.pieces[0].from >= columns[0].to {
			break
		}
		ruled := slices.ContainsFunc(rulings.long, func(r grid.Segment) bool {
			return above.box.CenterY() < r.At && r.At < l.box.CenterY()
		})
		lower := slices.ContainsFunc(rulings.long, func(r grid.Segment) bool { return r.At > l.box.CenterY() })
		if ruled && !lower || noteBelow.MatchString(l.text) {
			end = i
		}
	}
	n := len(z.lines) - end
	z.lines = z.lines[:end]
	return n
}

func isWesternText(s string) bool {
	return !strings.ContainsFunc(s, hanzi.IsHan) && strings.ContainsFunc(s, unicode.IsLetter)
}

// isCaption tells single texts above a table from heads over several of its columns, which leave the first one free.
func (z *zone) isCaption(columns []extent) bool {
	return len(z.columns) < 2 && z.columns[0].from < columns[0].to
}

// isParagraph reports whether the lines of a zone read as sentences from margin to margin.
func (z *zone) isParagraph(width float64) bool {
	if len(z.columns) > 2 {
		return false
	}
	if strings.HasSuffix(z.lines[len(z.lines)-1].text, "。") || strings.ContainsAny(z.lines[0].text, "。；") {
		return true
	}
	long := 0
	for _, l := range z.lines {
		if p := l.pieces[len(l.pieces)-1]; p.to-p.from > longLine*width {
			long++
		}
	}
	return (len(z.lines) >= 2 || len(z.columns) < 2 && isWesternText(z.lines[0].text)) && 2*long > len(z.lines)
}

package general

import (
	"math"
	"math/rand/v2"
	"strings"
)

// style is how a table is drawn.
type style struct {
	rules   ruling
	stripes bool // every other row stands on grey
	band    bool // the header does
	leaders bool // dots lead from the label to the first value
	centred bool // heads stand in the middle of their columns, else where the values end
	head    face
	body    face
	gap     float64 // least room between columns
	leading float64 // between the feet of two lines of a cell
	rowGap  float64 // between rows, beyond the leading
	wrap    float64 // the widest label
	level   level
}

type ruling int

const (
	noRules    ruling = iota
	threeLines        // above and below the header, and below the table
	headRule          // below the header alone
	rowRules          // below every row
	fullGrid
	rulings = iota
)

// level is where the values of a row stand whose label wraps.
type level int

const (
	top level = iota
	middle
	foot
)

// content is what a table says, by columns.
type content struct {
	heads  []string
	spans  []span // heads above those, if any
	rows   [][]string
	indent []int  // of the label of each row
	words  []bool // columns of words
}

type span struct {
	from, to int // both inclusive
	text     string
}

// wrapped breaks a text into lines no wider than a width, between words.
func wrapped(f face, s string, width float64) []string {
	var out []string
	line := ""
	for _, w := range strings.Fields(s) {
		if line != "" && f.width(line+" "+w) > width {
			out = append(out, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + w)
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

const indentBy = 8.0

// drawer draws one table.
type drawer struct {
	*paper
	style
	content
	x        []float64 // from and to of each column, without gaps
	width    []float64
	spanFoot float64 // where the heads over several columns end
}

// widths gives each column the room that it needs.
func (d *drawer) widths() {
	d.width = make([]float64, len(d.heads))
	for c := range d.heads {
		for r, row := range d.rows {
			w := d.body.width(row[c])
			if c == 0 {
				w = min(w, d.wrap) + indentBy*float64(d.indent[r])
			} else if d.words[c] {
				w = min(w, d.wrap)
			}
			d.width[c] = max(d.width[c], w)
		}
		for _, w := range strings.Fields(d.heads[c]) {
			d.width[c] = max(d.width[c], d.head.width(w))
		}
	}
	for _, s := range d.spans {
		room := -d.gap
		for c := s.from; c <= s.to; c++ {
			room += d.width[c] + d.gap
		}
		if need := d.head.width(s.text); need > room {
			d.width[s.to] += need - room
		}
	}
}

func (d *drawer) total() float64 {
	sum := -d.gap
	for _, w := range d.width {
		sum += w + d.gap
	}
	return sum
}

// draw draws the table below y and gives where it ends, and what it is.
func (d *drawer) draw(x, y float64) (float64, Table) {
	d.x = []float64{x}
	for _, w := range d.width {
		d.x = append(d.x, d.x[len(d.x)-1]+w+d.gap)
	}
	from, to := x-d.gap/3, x+d.total()+d.gap/3
	var t Table
	d.rule(from, to, y, d.rules == threeLines || d.rules == fullGrid || d.rules == rowRules)
	start := y
	y += d.rowGap / 2
	tiers := 1
	if len(d.spans) > 0 {
		tiers = 2
	}
	y = d.header(&t, y, tiers) + d.rowGap/2
	if d.band {
		d.redraw(from, start, to, y, 0.8)
	}
	d.rule(from, to, y, d.rules != noRules)
	for r, row := range d.rows {
		lines := make([][]string, len(row))
		most := 1
		for c, s := range row {
			width := d.width[c] + 0.1
			if c == 0 {
				width = min(width, d.wrap)
			}
			if c > 0 && !d.words[c] {
				lines[c] = []string{s}
			} else {
				lines[c] = wrapped(d.body, s, width)
			}
			most = max(most, len(lines[c]))
			if s != "" {
				t.Cells = append(t.Cells, Cell{tiers + r, c, 1, 1, s})
			}
		}
		height := d.body.size + float64(most-1)*d.leading + d.rowGap
		if d.stripes && r%2 == 1 {
			d.fill(from, y, to, y+height, 0.9)
		}
		for c := range row {
			d.cell(r, c, lines[c], y+d.rowGap/2+d.down(len(lines[c]), most))
		}
		y += height
		d.rule(from, to, y, d.rules == rowRules || d.rules == fullGrid || d.rules == threeLines && r+1 == len(d.rows))
	}
	if d.rules == fullGrid {
		for c, at := range d.x {
			at -= d.gap / 2
			if c == 0 {
				at = from
			} else if c == len(d.x)-1 {
				at = to
			}
			top := start
			for _, s := range d.spans {
				if s.from < c && c <= s.to {
					top = d.spanFoot
				}
			}
			d.line(at, top, at, y, 0.5)
		}
	}
	return y, t
}

// down says how far below the top of its row a text of some lines begins.
func (d *drawer) down(lines, most int) float64 {
	free := float64(most-lines) * d.leading
	switch d.level {
	case middle:
		return free / 2
	case foot:
		return free
	}
	return 0
}

func (d *drawer) rule(from, to, y float64, drawn bool) {
	if drawn {
		d.line(from, y, to, y, 0.5)
	}
}

func (d *drawer) cell(r, c int, lines []string, y float64) {
	for i, s := range lines {
		x, feet := d.x[c], y+float64(i)*d.leading+0.8*d.body.size
		switch {
		case c == 0:
			x += indentBy * float64(d.indent[r])
		case !d.words[c]:
			x += d.width[c] - d.body.width(s)
		}
		d.text(d.body, x, feet, s)
		if c == 0 && d.leaders && i+1 == len(lines) && len(d.rows[r]) > 1 && d.rows[r][1] != "" {
			from, to := x+d.body.width(s)+2, d.x[0]+d.width[0]+d.gap/2
			if n := int((to - from) / d.body.width(".")); n > 2 {
				d.text(d.body, from, feet, strings.Repeat(".", n))
			}
		}
	}
}

// header draws the heads and gives where they end.
func (d *drawer) header(t *Table, y float64, tiers int) float64 {
	if tiers == 2 {
		for _, s := range d.spans {
			x := (d.x[s.from] + d.x[s.to] + d.width[s.to]) / 2
			d.text(d.head, x-d.head.width(s.text)/2, y+0.8*d.head.size, s.text)
			t.Cells = append(t.Cells, Cell{0, s.from, 1, s.to - s.from + 1, s.text})
			if d.rules != noRules {
				at := y + d.head.size + d.rowGap/4
				d.line(d.x[s.from], at, d.x[s.to]+d.width[s.to], at, 0.5)
			}
		}
		y += d.head.size + d.rowGap/2
		d.spanFoot = y - d.rowGap/4
	}
	lines := make([][]string, len(d.heads))
	most := 1
	for c, s := range d.heads {
		lines[c] = wrapped(d.head, s, d.width[c]+0.1)
		most = max(most, len(lines[c]))
		if s == "" {
			continue
		}
		row, rows := 0, tiers
		for _, p := range d.spans {
			if p.from <= c && c <= p.to {
				row, rows = 1, 1
			}
		}
		t.Cells = append(t.Cells, Cell{row, c, rows, 1, s})
	}
	for c := range d.heads {
		for i, s := range lines[c] {
			x := d.x[c]
			switch free := d.width[c] - d.head.width(s); {
			case c == 0 || d.words[c]:
			case d.centred:
				x += free / 2
			default:
				x += free
			}
			d.text(d.head, x, y+float64(most-len(lines[c])+i)*d.leading+0.8*d.head.size, s)
		}
	}
	return y + d.head.size + float64(most-1)*d.leading
}

// redraw puts a colour below what has been drawn.
func (d *drawer) redraw(x0, y0, x1, y1, grey float64) {
	drawn := d.paper.content.String()
	d.paper.content.Reset()
	d.fill(x0, y0, x1, y1, grey)
	d.paper.content.WriteString(drawn)
}

// contentOf makes up what a table of a kind says.
func contentOf(r *rand.Rand, k kind, wide bool) content {
	columns := 3 + r.IntN(4)
	if !wide {
		columns = 3 + r.IntN(2)
	}
	rows := 5 + r.IntN(9)
	var c content
	labels := subjects
	if r.IntN(3) == 0 && !k.wrapped {
		labels = places
	}
	c.words = make([]bool, columns)
	c.words[0] = true
	kinds := make([]int, columns)
	same := r.IntN(numberKinds)
	for i := range kinds {
		kinds[i] = same
		if r.IntN(2) == 0 {
			kinds[i] = r.IntN(numberKinds)
		}
		if k.brackets {
			kinds[i] = 3
		}
	}
	if k.words {
		for i := range c.words {
			c.words[i] = true
		}
	}
	c.heads = append([]string{""}, some(r, measures, columns-1)...)
	if r.IntN(2) == 0 || k.words {
		c.heads[0] = pick(r, []string{"Activity", "Region", "Item"})
	}
	if k.years {
		first := 1990 + r.IntN(25)
		for i := 1; i < columns; i++ {
			c.heads[i] = thousands(first+i-1, "")
		}
	}
	if k.units {
		for i := 1; i < columns; i++ {
			c.heads[i] += pick(r, []string{" (EUR million)", " (thousands)", " (% of total)", " (1 000 tonnes)"})
		}
	}
	if k.spans {
		for from := 1; from < columns; {
			to := min(columns-1, from+1+r.IntN(2))
			if to > from {
				c.spans = append(c.spans, span{from, to, above[len(c.spans)%len(above)]})
			}
			from = to + 1
		}
	}
	for i, label := range some(r, labels, rows) {
		row := []string{label}
		indent := 0
		if k.indented && i%4 != 0 {
			indent = 1
		}
		group := k.groups && i%4 == 0
		for n := 1; n < columns; n++ {
			switch {
			case group:
				row = append(row, "")
			case c.words[n]:
				row = append(row, pick(r, remarks))
			case k.empty && r.IntN(3) == 0 && n > 1:
				row = append(row, "")
			case r.IntN(20) == 0:
				row = append(row, pick(r, []string{"-", "n.a.", ":"}))
			default:
				row = append(row, number(r, kinds[n]))
			}
		}
		c.rows, c.indent = append(c.rows, row), append(c.indent, indent)
	}
	return c
}

// styleOf makes up how a table of a kind is drawn.
func styleOf(r *rand.Rand, k kind) style {
	body := face{2 * r.IntN(2), 7 + float64(r.IntN(7))/2}
	s := style{rules: k.rules, stripes: k.stripes, band: k.band, leaders: k.leaders, centred: r.IntN(2) == 0, head: body,
		body: body, gap: 8 + float64(r.IntN(14)), wrap: 130 + float64(r.IntN(60)), level: level(r.IntN(3))}
	if k.rules < 0 {
		s.rules = ruling(r.IntN(int(rulings)))
	}
	if r.IntN(2) == 0 {
		s.head = body.bold()
	}
	s.leading = math.Round(body.size*(1.1+0.1*r.Float64())*10) / 10
	s.rowGap = s.leading*(0.3+0.5*r.Float64()) - 0.1
	if k.wrapped {
		s.wrap = 80
	}
	return s
}

package picture

import (
	"cmp"
	"math"
	"slices"

	"gongkai/internal/disjoint"
)

// line is a ruling in pixels: along it from, to; across it at, with its thickness.
type line struct {
	from, to, at, thick float64
	covered             float64 // of its length, what is ink
	whole               float64 // the length of its longest unbroken run of pixels
	worn                []span  // gaps in it that hold its remains
}

// span is a part of a line.
type span struct{ from, to int }

// run is a stretch of dark pixels in a row.
type run struct{ y, x0, x1 int } // x0 <= x < x1

// lines finds the horizontal lines of a mask. Their pieces, along the pixels, are shortest pixels long at least; a gap
// of one pixel is none. Pieces of neighbouring rows that touch are one line.
func (m *mask) lines(shortest, thickest int) []line {
	var runs []run
	var rows [][2]int // of runs, by row
	for y := range m.height {
		first := len(runs)
		row := m.set[y*m.width : (y+1)*m.width]
		for x := 0; x < m.width; {
			if !row[x] {
				x++
				continue
			}
			end := x + 1
			for end < m.width && (row[end] || end+1 < m.width && row[end+1]) {
				end++
			}
			if end-x >= shortest {
				runs = append(runs, run{y, x, end})
			}
			x = end
		}
		rows = append(rows, [2]int{first, len(runs)})
	}
	sets := disjoint.New(len(runs))
	for y := 1; y < m.height; y++ {
		a, b := rows[y-1], rows[y]
		k := a[0]
		for i := b[0]; i < b[1]; i++ {
			for k < a[1] && runs[k].x1+1 < runs[i].x0 {
				k++
			}
			for j := k; j < a[1] && runs[j].x0 <= runs[i].x1+1; j++ {
				sets.Join(i, j)
			}
		}
	}
	type sum struct {
		x0, x1, y0, y1 int
		length, moment float64
		whole          float64
	}
	sums := map[int]*sum{}
	var order []int
	for i, r := range runs {
		root := sets.Find(i)
		s := sums[root]
		if s == nil {
			s = &sum{x0: r.x0, x1: r.x1, y0: r.y}
			sums[root] = s
			order = append(order, root)
		}
		s.x0, s.x1, s.y1 = min(s.x0, r.x0), max(s.x1, r.x1), r.y+1
		s.whole = max(s.whole, float64(r.x1-r.x0))
	}
	// Where the line lies, its long pieces say: a letter may touch its end.
	for i, r := range runs {
		s, n := sums[sets.Find(i)], float64(r.x1-r.x0)
		if n >= longPiece*s.whole {
			s.length += n
			s.moment += n * (float64(r.y) + 0.5)
		}
	}
	var out []line
	for _, root := range order {
		s := sums[root]
		long := float64(s.x1 - s.x0)
		thick := s.length / long
		// A block of ink is no line, nor is what wanders off it.
		if thick > float64(thickest) || float64(s.y1-s.y0) > 2*float64(thickest)+long/100 {
			continue
		}
		out = append(out, line{float64(s.x0), float64(s.x1), s.moment / s.length, max(1, thick), long, s.whole, nil})
	}
	return out
}

// average moves a line to where it lies together with another one, of which it is a part; the longer counts for more.
func (o *line) average(l line) {
	a, b := o.to-o.from, l.to-l.from
	o.at = (float64(o.at*a) + float64(l.at*b)) / (a + b)
	o.thick, o.whole = max(o.thick, l.thick), max(o.whole, l.whole)
}

// joined joins the pieces of broken lines. They are as long as a line is at least: a stroke of a letter that stands
// where a line would go on is none of it.
func joined(lines []line, gap, aside, least float64) []line {
	slices.SortFunc(lines, func(a, b line) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.at, b.at)) })
	var out []line
	for _, l := range lines {
		k := slices.IndexFunc(out, func(o line) bool {
			return math.Abs(o.at-l.at) <= aside && l.from-o.to <= gap && l.to > o.from &&
				min(l.to-l.from, o.to-o.from) >= least
		})
		if k < 0 {
			out = append(out, l)
			continue
		}
		o := &out[k]
		o.average(l)
		o.covered += max(0, l.to-max(l.from, o.to))
		o.to = max(o.to, l.to)
	}
	return out
}

// bridge makes one of two rulings that lie in one line, where the gap between them is short, or most of it is ink that
// runs along the line: a watermark, or a fold of the paper, has worn the line away in places.
func bridge(m *mask, lines []line, scale float64) []line {
	slices.SortFunc(lines, func(a, b line) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.at, b.at)) })
	var out []line
	for _, l := range lines {
		k := -1
		for i, o := range out {
			if math.Abs(o.at-l.at) <= max(1.5, aside*scale) && l.to > o.to && l.from > o.from &&
				max(l.to-l.from, o.to-o.from) >= longestStroke*scale && m.worn(o, l, scale) &&
				(k < 0 || o.to > out[k].to) {
				k = i
			}
		}
		if k < 0 {
			out = append(out, l)
			continue
		}
		o := &out[k]
		o.average(l)
		o.worn = append(append(o.worn, span{int(o.to), int(math.Ceil(l.from))}), l.worn...)
		o.to, o.covered = l.to, l.to-o.from
	}
	return out
}

// worn reports whether the gap between two lines is one of a line that is worn away.
func (m *mask) worn(a, b line, scale float64) bool {
	from, to := int(a.to), int(math.Ceil(b.from))
	if float64(to-from) <= shortBridge*scale {
		return true
	}
	at, reach := int((a.at+b.at)/2), int(math.Ceil(max(a.thick, b.thick)/2))
	set := func(x, y int) bool { return y >= 0 && y < m.height && m.set[y*m.width+x] }
	covered, crossed, bare := 0, 0, 0
	for x := from; x < to; x++ {
		along := false
		for y := at - reach; y <= at+reach; y++ {
			along = along || set(x, y)
		}
		switch beside := set(x, at-reach-2) || set(x, at+reach+2); {
		case along && !beside:
			covered, bare = covered+1, 0
			continue
		case along:
			crossed++ // by letters
		}
		if bare++; float64(bare) > hole*scale {
			return false
		}
	}
	return float64(covered) >= bridged*float64(to-from) && 2*crossed <= covered
}

// rulings finds the rulings of a page: horizontal ones, and vertical ones with x and y exchanged. Lines as short as
// strokes of letters count where they meet others at both ends.
func rulings(g *gray, p *paper, scale float64) (across, down []line) {
	px := func(points float64) int { return max(2, int(math.Round(points*scale))) }
	join := func(m *mask, lines []line, least float64) []line {
		lines = joined(lines, broken*scale, max(1.5, aside*scale), least*scale)
		return bridge(m, slices.DeleteFunc(lines, func(l line) bool {
			length := l.to - l.from
			return length < least*scale || l.covered < unbroken*length ||
				l.whole < min(length/2, wholeRun*scale)
		}), scale)
	}
	faint := g.ink(p, lineContrast)
	across = join(faint, faint.lines(px(runAcross), px(thickest)), leastAcross)
	turned := faint.transposed()
	down = join(turned, turned.lines(px(runDown), px(thickest)), leastDown)
	dark := func(x, y int) int {
		if x < 0 || y < 0 || x >= g.width || y >= g.height {
			return 0
		}
		return int(p.at(x, y)) - int(g.pixels[y*g.width+x])
	}
	reach := px(besideStroke)
	strokeAcross := func(l line, from, to float64) bool { return stroke(l, from, to, reach, dark) }
	strokeDown := func(l line, from, to float64) bool {
		return stroke(l, from, to, reach, func(x, y int) int { return dark(y, x) })
	}
	// Which lines count decides about others, so it is asked again until nothing changes.
	for {
		n := len(across) + len(down)
		across = meeting(across, down, scale, false, strokeAcross)
		down = meeting(down, across, scale, true, strokeDown)
		if len(across)+len(down) == n {
			return across, down
		}
	}
}

// meeting keeps the lines that are long, or run from one to another of the others. An end that is the stroke of a
// letter is cut off, if trim is set: where text stands close to a ruling, an upright stroke may seem to go on with a
// line.
func meeting(lines, others []line, scale float64, trim bool, stroke func(l line, from, to float64) bool) []line {
	near := meets * scale
	var out []line
	for _, l := range lines {
		var met []line
		for _, o := range others {
			if o.from-near <= l.at && l.at <= o.to+near && l.from-near-o.thick/2 <= o.at && o.at <= l.to+near+o.thick/2 {
				met = append(met, o)
			}
		}
		slices.SortFunc(met, func(a, b line) int { return cmp.Compare(a.at, b.at) })
		letter := func(a, b line) bool { return b.at-a.at < tallestLetter*scale && stroke(l, a.at, b.at) }
		for len(met) > 1 && (trim || len(met) == 2) && letter(met[0], met[1]) {
			met = met[1:]
			l.from = met[0].at
		}
		for n := len(met); trim && n > 1 && letter(met[n-2], met[n-1]); n = len(met) {
			met = met[:n-1]
			l.to = met[n-2].at
		}
		long := l.to-l.from >= longestStroke*scale
		if len(met) > 1 && !long {
			l.from, l.to = max(l.from, met[0].at-near), min(l.to, met[len(met)-1].at+near)
		}
		if len(met) > 1 || long {
			out = append(out, l)
		}
	}
	return out
}

// stroke reports whether what may be a line between two others is the stroke of a letter: it does not run into both
// without growing pale, other strokes branch off it, or one does and the rest of the letter stands on both sides, no
// farther away than reach pixels. dark is how much darker than paper a pixel is, along the line and across.
func stroke(l line, from, to float64, reach int, dark func(along, across int) int) bool {
	a, b, middle := int(math.Ceil(from)), int(to), int(l.at)
	if b-a < 4 {
		return true
	}
	var profile []int
	for k := a; k < b; k++ {
		profile = append(profile, max(dark(k, middle-1), dark(k, middle), dark(k, middle+1)))
	}
	sorted := slices.Clone(profile)
	slices.Sort(sorted)
	usual := sorted[len(sorted)/2]
	for _, d := range profile {
		if float64(d) < pale*float64(usual) {
			return true
		}
	}
	end := len(profile) / 7 // what is near the other lines may be them
	edge, inner := int(math.Ceil(l.thick/2)), float64(len(profile)-2*end)
	least := func(k, from, to int) int { // how dark the lightest pixel is from one to another across the line
		d := math.MaxInt
		for off := from; off != to; off += cmp.Compare(to, from) {
			d = min(d, dark(k, middle+off))
		}
		return d
	}
	branch, close := false, [2]float64{}
	for s, side := range []int{-1, 1} {
		branches := 0
		for k := a + end; k < b-end; k++ {
			joined := least(k, side*edge, side*(edge+3)) // a digit beside a border keeps off it
			if 2*joined >= usual {
				branches++
			}
			branch = branch || float64(joined) >= thinBranch*float64(usual)
			for off := edge + 1; off <= edge+reach; off++ {
				if float64(dark(k, middle+side*off)) >= thinBranch*float64(usual) {
					close[s]++
					break
				}
			}
		}
		if float64(branches) > branching*inner {
			return true
		}
	}
	return branch && min(close[0], close[1]) >= besides*inner
}

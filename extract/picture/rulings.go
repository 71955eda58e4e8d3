package picture

import (
	"cmp"
	"math"
	"slices"
)

// line is a ruling in pixels: along it from, to; across it at, with its thickness.
type line struct {
	from, to, at, thick float64
	covered             float64 // of its length, what is ink
	whole               float64 // the length of its longest unbroken run of pixels
}

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
	parent := make([]int, len(runs))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for y := 1; y < m.height; y++ {
		a, b := rows[y-1], rows[y]
		k := a[0]
		for i := b[0]; i < b[1]; i++ {
			for k < a[1] && runs[k].x1+1 < runs[i].x0 {
				k++
			}
			for j := k; j < a[1] && runs[j].x0 <= runs[i].x1+1; j++ {
				parent[find(i)] = find(j)
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
		root := find(i)
		s := sums[root]
		if s == nil {
			s = &sum{x0: r.x0, x1: r.x1, y0: r.y}
			sums[root] = s
			order = append(order, root)
		}
		s.x0, s.x1, s.y1 = min(s.x0, r.x0), max(s.x1, r.x1), r.y+1
		n := float64(r.x1 - r.x0)
		s.length += n
		s.whole = max(s.whole, n)
		s.moment += n * (float64(r.y) + 0.5)
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
		out = append(out, line{float64(s.x0), float64(s.x1), s.moment / s.length, max(1, thick), long, s.whole})
	}
	return out
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
		a, b := o.to-o.from, l.to-l.from
		o.at = (o.at*a + l.at*b) / (a + b)
		o.thick, o.whole = max(o.thick, l.thick), max(o.whole, l.whole)
		o.covered += max(0, l.to-max(l.from, o.to))
		o.to = max(o.to, l.to)
	}
	return out
}

// rulings finds the rulings of a page in its mask of faint ink: horizontal ones, and vertical ones with x and y
// exchanged. Lines as short as strokes of letters count where they meet others at both ends. dark is the mask of what is
// surely ink.
func rulings(m, dark *mask, scale float64) (across, down []line) {
	px := func(points float64) int { return max(2, int(math.Round(points*scale))) }
	join := func(lines []line, least float64) []line {
		return joined(lines, broken*scale, max(1.5, aside*scale), least*scale)
	}
	across = join(m.lines(px(runAcross), px(thickest)), leastAcross)
	down = join(m.transposed().lines(px(runDown), px(thickest)), leastDown)
	long := func(lines []line, least float64) []line {
		return slices.DeleteFunc(lines, func(l line) bool {
			length := l.to - l.from
			return length < least*scale || l.covered < unbroken*length ||
				l.whole < min(length/2, wholeRun*scale)
		})
	}
	across, down = long(across, leastAcross), long(down, leastDown)
	near := meets * scale
	turned := dark.transposed()
	// Which lines count decides about others, so it is asked again until nothing changes.
	for {
		n := len(across) + len(down)
		across = meeting(across, down, dark, scale, near)
		down = meeting(down, across, turned, scale, near)
		if len(across)+len(down) == n {
			return across, down
		}
	}
}

// meeting keeps the lines that are long, or end at others. What is hardly longer than a letter is high must run into
// both without a gap: strokes of letters keep a distance, however small.
func meeting(lines, others []line, dark *mask, scale, near float64) []line {
	at := func(x, y, reach float64) (line, bool) {
		i := slices.IndexFunc(others, func(o line) bool {
			return math.Abs(o.at-x) <= reach+o.thick/2 && o.from-near <= y && y <= o.to+near
		})
		if i < 0 {
			return line{}, false
		}
		return others[i], true
	}
	return slices.DeleteFunc(slices.Clone(lines), func(l line) bool {
		length := l.to - l.from
		if length >= longestStroke*scale {
			return false
		}
		first, a := at(l.from, l.at, near)
		last, b := at(l.to, l.at, near)
		if !a || !b {
			return true
		}
		return length < tallestLetter*scale && !dark.runs(l.at, first.at, last.at)
	})
}

// runs reports whether a row of pixels at y, or beside it, is dark from x0 to x1, but for one pixel in forty.
func (m *mask) runs(y, x0, x1 float64) bool {
	from, to := max(0, int(x0)), min(m.width, int(math.Ceil(x1)))
	for row := max(0, int(y)-1); row <= min(m.height-1, int(y)+1); row++ {
		light := 0
		for x := from; x < to; x++ {
			if !m.set[row*m.width+x] {
				light++
			}
		}
		if light <= (to-from)/40 {
			return true
		}
	}
	return false
}

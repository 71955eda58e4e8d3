package picture

import (
	"math"
	"slices"

	"gongkai/internal/disjoint"
	"gongkai/internal/limits"
)

// box is a rectangle of pixels: x0 <= x < x1, y0 <= y < y1.
type box struct{ x0, y0, x1, y1 int }

func (b box) width() int  { return b.x1 - b.x0 }
func (b box) height() int { return b.y1 - b.y0 }

// around is the smallest box that holds both.
func (b box) around(o box) box {
	if b == (box{}) {
		return o
	}
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
}

// blob is a connected piece of ink: a letter or a part of one.
type blob struct {
	box
	area int
}

// blobs finds the connected pieces of ink, but for specks. It gives nothing for a page that is all noise.
func (m *mask) blobs(scale float64) []blob {
	var runs []run
	var sets disjoint.Sets
	before, after := 0, 0 // the runs of the row above
	for y := range m.height {
		first := len(runs)
		row := m.set[y*m.width : (y+1)*m.width]
		k := before
		for x := 0; x < m.width; {
			if !row[x] {
				x++
				continue
			}
			end := x + 1
			for end < m.width && row[end] {
				end++
			}
			i := len(runs)
			runs = append(runs, run{y, x, end})
			sets.Grow()
			for k < after && runs[k].x1 < x {
				k++
			}
			for j := k; j < after && runs[j].x0 <= end; j++ { // corners that touch join
				sets.Join(i, j)
			}
			x = end
		}
		before, after = first, len(runs)
		if len(runs) > 8*limits.PictureBlobs {
			return nil
		}
	}
	index := map[int]int{}
	var all []blob
	for i, r := range runs {
		root := sets.Find(i)
		k, ok := index[root]
		if !ok {
			k = len(all)
			index[root] = k
			all = append(all, blob{box: box{r.x0, r.y, r.x1, r.y + 1}})
		}
		all[k].box = all[k].around(box{r.x0, r.y, r.x1, r.y + 1})
		all[k].area += r.x1 - r.x0
	}
	least := max(2, int(math.Round(speck*scale*speck*scale)))
	all = slices.DeleteFunc(all, func(b blob) bool { return b.area < least })
	if len(all) > limits.PictureBlobs {
		return nil
	}
	return all
}

// sideways reports whether the text runs from top to bottom or from bottom to top: letters stand nearer to the ones
// before and behind them than to those of other lines.
func sideways(blobs []blob, scale float64) bool {
	letters := slices.DeleteFunc(slices.Clone(blobs), func(b blob) bool {
		return float64(max(b.width(), b.height())) > 20*scale || float64(max(b.width(), b.height())) < 3*scale
	})
	const asked = 600
	step := max(1, len(letters)/asked)
	along, across := 0, 0
	for i := 0; i < len(letters); i += step {
		a := letters[i]
		dx, dy := math.MaxInt, math.MaxInt
		for k, b := range letters {
			if k == i {
				continue
			}
			if b.y0 < a.y1 && a.y0 < b.y1 {
				dx = min(dx, max(0, b.x0-a.x1, a.x0-b.x1))
			}
			if b.x0 < a.x1 && a.x0 < b.x1 {
				dy = min(dy, max(0, b.y0-a.y1, a.y0-b.y1))
			}
		}
		switch {
		case dx < dy:
			along++
		case dy < dx:
			across++
		}
	}
	return across > along
}

// cutter cuts ink into lines of text.
type cutter struct {
	usual float64 // height of a line of text, in pixels
	gap   float64 // between pieces of a line, in heights of the line
	low   float64 // the least height of a piece, in pixels
	high  float64 // that of the largest letters
}

// usualHeight is the median height of the lines that blobs make up, cell by cell.
func usualHeight(groups [][]blob, scale float64) float64 {
	var heights []int
	for _, g := range groups {
		for _, row := range intervals(g) {
			if h := float64(extent(row).height()); h >= 4*scale && h <= 40*scale {
				heights = append(heights, extent(row).height())
			}
		}
	}
	if len(heights) == 0 {
		return 10 * scale
	}
	slices.Sort(heights)
	return float64(heights[len(heights)/2])
}

func extent(blobs []blob) box {
	var out box
	for _, b := range blobs {
		out = out.around(b.box)
	}
	return out
}

// intervals parts blobs where a row of pixels between them is empty, from top to bottom.
func intervals(blobs []blob) [][]blob {
	sorted := slices.Clone(blobs)
	slices.SortFunc(sorted, func(a, b blob) int {
		if a.y0 != b.y0 {
			return a.y0 - b.y0
		}
		return a.x0 - b.x0
	})
	var out [][]blob
	end := 0
	for _, b := range sorted {
		if len(out) == 0 || b.y0 >= end {
			out = append(out, nil)
			end = b.y1
		}
		end = max(end, b.y1)
		out[len(out)-1] = append(out[len(out)-1], b)
	}
	return out
}

// lines cuts the ink of a region into pieces that are each of one line, from top to bottom and from left to right.
func (c *cutter) lines(blobs []blob) []box {
	var out []box
	for _, row := range c.rows(blobs) {
		parts := c.parts(row)
		if len(parts) == 1 {
			if b := extent(parts[0]); float64(b.height()) >= c.low && float64(b.height()) <= c.high {
				out = append(out, b)
			}
			continue
		}
		for _, p := range parts {
			out = append(out, c.lines(p)...)
		}
	}
	return out
}

// rows parts blobs into lines. Strokes of one letter that lie apart are one line, and lines that touch are two.
func (c *cutter) rows(blobs []blob) [][]blob {
	var rows [][]blob
	for _, row := range intervals(blobs) {
		if n := len(rows); n > 0 {
			last, this := extent(rows[n-1]), extent(row)
			small := min(last.height(), this.height())
			both := last.around(this).height()
			gap := float64(this.y0 - last.y1)
			strokes := float64(small) < lowLine*c.usual && gap < lowLine*c.usual &&
				float64(both) <= 1.25*max(c.usual, float64(max(last.height(), this.height())))
			if halves := gap <= halfGap*c.usual && float64(both) <= highHalves*c.usual; strokes || halves {
				rows[n-1] = append(rows[n-1], row...)
				continue
			}
		}
		rows = append(rows, row)
	}
	var out [][]blob
	for _, row := range rows {
		out = append(out, c.untouched(row)...)
	}
	return out
}

// untouched cuts a row that is as high as several lines between them, if little ink lies across the cut.
func (c *cutter) untouched(row []blob) [][]blob {
	b := extent(row)
	n := int(math.Round(float64(b.height()) / (1.15 * c.usual)))
	if float64(b.height()) < highLine*c.usual || n < 2 {
		return [][]blob{row}
	}
	cover := make([]int, b.height())
	for _, o := range row {
		for y := o.y0; y < o.y1; y++ {
			cover[y-b.y0] += o.width()
		}
	}
	most := slices.Max(cover)
	var cuts []int
	for k := 1; k < n; k++ {
		middle, reach := k*b.height()/n, int(0.35*c.usual)
		at := middle
		for y := max(1, middle-reach); y <= min(len(cover)-1, middle+reach); y++ {
			if cover[y] < cover[at] {
				at = y
			}
		}
		if cover[at] > most/4 {
			return [][]blob{row}
		}
		cuts = append(cuts, b.y0+at)
	}
	out := make([][]blob, n)
	for _, o := range row {
		k, _ := slices.BinarySearch(cuts, (o.y0+o.y1)/2)
		out[k] = append(out[k], o)
	}
	return slices.DeleteFunc(out, func(r []blob) bool { return len(r) == 0 })
}

// parts parts a line where it has wide gaps.
func (c *cutter) parts(row []blob) [][]blob {
	sorted := slices.Clone(row)
	slices.SortFunc(sorted, func(a, b blob) int {
		if a.x0 != b.x0 {
			return a.x0 - b.x0
		}
		return a.y0 - b.y0
	})
	wide := c.gap * max(float64(extent(row).height()), 0.7*c.usual)
	var out [][]blob
	end := 0
	for _, b := range sorted {
		if len(out) == 0 || float64(b.x0-end) > wide {
			out = append(out, nil)
			end = b.x1
		}
		end = max(end, b.x1)
		out[len(out)-1] = append(out[len(out)-1], b)
	}
	return out
}

package picture

import (
	"iter"
	"slices"
)

// withoutSeals makes grey of colours, and takes the red ink of seals out of it. Print and seal darken the paper each by
// a factor of its own, so what is seen is divided by the factor of the red: paper below it becomes white, and print
// below it stays as dark as it is elsewhere.
//
// seals is by how much the ink of seals darkened each pixel; nil without any.
func (s *sheet) withoutSeals() (out, seals *gray) {
	out = newGray(s.width, s.height)
	red := make([]uint8, len(out.pixels)) // by how much red outshines green and blue
	sealed := false
	var levels [256]int
	for i := range out.pixels {
		r, g, b := int(s.pixels[3*i]), int(s.pixels[3*i+1]), int(s.pixels[3*i+2])
		level := uint8((299*r + 587*g + 114*b + 500) / 1000)
		levels[level]++
		out.pixels[i] = level
		red[i] = uint8(max(0, r-max(g, b)))
		sealed = sealed || red[i] >= redness
	}
	if !sealed {
		return out, nil
	}
	white := 0 // of the paper
	for i, n := range levels {
		if n > levels[white] {
			white = i
		}
	}
	pure, dark := pureRed(red, out.pixels, white)
	if dark == 0 {
		return out, nil
	}
	seals = newGray(s.width, s.height)
	d := divider{red: red, levels: slices.Clone(out.pixels), width: s.width, height: s.height,
		white: white, tint: paperRed(red, out.pixels, white), pure: float32(pure), dark: float32(dark)}
	for _, b := range out.reddish(red) {
		d.divide(b, out, seals)
	}
	return out, seals
}

// reddish gives the parts of a picture in which seals are, with some paper around them.
func (g *gray) reddish(red []uint8) []box {
	cols, rows := (g.width+sealTile-1)/sealTile, (g.height+sealTile-1)/sealTile
	count := make([]int, cols*rows)
	for i, r := range red {
		if r >= redness {
			count[i/g.width/sealTile*cols+i%g.width/sealTile]++
		}
	}
	tiles := &mask{cols, rows, make([]bool, len(count))}
	for i, n := range count {
		for k := range around(i, cols, rows, 1) {
			tiles.set[k] = tiles.set[k] || n >= fewestRed
		}
	}
	var out []box
	for _, b := range tiles.blobs(1) {
		out = append(out, box{b.x0 * sealTile, b.y0 * sealTile, min(b.x1*sealTile, g.width), min(b.y1*sealTile, g.height)})
	}
	return out
}

// divider divides a picture by the factor of the red ink. How much of the darkness of a pixel is red is asked of the
// redness around it, not of its own: JPEG keeps colours at half the resolution of light and less, so the edges and the
// thin strokes of a seal have less of it than their darkness says, and print beside them has some. Each pixel is taken
// to be as much seal as it is dark, and then as much less as the redness of the place demands, until the redness that
// follows is the one that is seen.
type divider struct {
	red, levels   []uint8 // of the whole picture
	width, height int
	white, tint   int     // the level of the paper and its redness
	pure, dark    float32 // see pureRed
}

// divide divides a part of the picture, and says what it took away.
func (d *divider) divide(part box, out, seals *gray) {
	n, w := part.width()*part.height(), float32(d.white)
	at := func(i int) int { return (part.y0+i/part.width())*d.width + part.x0 + i%part.width() }
	levels, seen, ink := make([]float32, n), make([]float32, n), make([]float32, n) // ink: by how much the seal darkens
	for i := range n {
		levels[i] = float32(d.levels[at(i)])
		seen[i] = float32(max(0, int(d.red[at(i)])-d.tint-redNoise))
		ink[i] = min(max(0, w-levels[i]), d.dark)
	}
	b := newBlurrer(part.width(), part.height())
	b.blur(seen, redReach)
	expected := make([]float32, n)
	for range redRounds {
		for i, q := range ink {
			expected[i] = d.pure * q * levels[i] / (w - q)
		}
		b.blur(expected, redReach)
		for i, e := range expected {
			expected[i] = min(max(0, seen[i])/max(e, 1), mostGain)
		}
		b.blur(expected, 1)
		for i, v := range levels {
			ink[i] = min(ink[i]*expected[i], max(0, w-max(v, 1)), overlap*d.dark) // not all of w, which is divided by
		}
	}
	for i, q := range ink {
		if q <= 0 {
			continue
		}
		level := min(w, levels[i]*w/(w-q)) + 0.5
		if w-level <= residue && d.unprinted(at(i)) {
			level = max(level, w-lineContrast/2)
		}
		out.pixels[at(i)], seals.pixels[at(i)] = uint8(level), uint8(q)
	}
}

// unprinted reports whether nothing is as dark near a pixel as print is, which is darker than a seal, and some is red:
// what is left there is the edge of a stroke of the seal.
func (d *divider) unprinted(i int) bool {
	tinged := false
	for k := range around(i, d.width, d.height, 1) {
		tinged = tinged || d.red[k] >= redness
	}
	if !tinged {
		return false
	}
	for k := range around(i, d.width, d.height, redReach) {
		if float32(d.white)-float32(d.levels[k]) > d.dark {
			return false
		}
	}
	return true
}

// pureRed is the redness of the ink of seals, as a multiple of by how much it is darker than the paper, and by how much
// that is where nothing else is printed; 0 without any.
func pureRed(red, levels []uint8, white int) (pure float64, dark int) {
	share := func(i int) float64 { return float64(red[i]) / float64(white-int(levels[i])) }
	var shares []float64
	for i, r := range red {
		if r >= redness && white-int(levels[i]) >= redness {
			shares = append(shares, share(i))
		}
	}
	if len(shares) == 0 {
		return mostRed, 0
	}
	slices.Sort(shares)
	pure = min(max(shares[len(shares)*3/4], leastRed), mostRed) // black print under the seal has less
	var darks []int
	for i, r := range red {
		if d := white - int(levels[i]); r >= redness && d >= redness && share(i) >= 0.8*pure {
			darks = append(darks, d)
		}
	}
	if len(darks) == 0 {
		return pure, 0
	}
	slices.Sort(darks)
	return pure, darks[len(darks)*19/20]
}

// paperRed is how red the paper is, which most of it is no more than.
func paperRed(red, levels []uint8, white int) int {
	var count [256]int
	for i, r := range red {
		if white-int(levels[i]) < redness {
			count[r]++
		}
	}
	most := 0
	for r, n := range count {
		if n > count[most] {
			most = r
		}
	}
	return min(most, redness)
}

// blurrer takes means over squares of a picture.
type blurrer struct {
	width, height int
	rows, sums    []float32 // the values blurred along, and their sums across
}

func newBlurrer(width, height int) *blurrer {
	return &blurrer{width, height, make([]float32, width*height), make([]float32, width)}
}

// blur puts in the place of each value the mean of those that are no farther from it than reach, along and across. What
// lies beyond the edge of the picture is like the pixel at the edge.
func (b *blurrer) blur(values []float32, reach int) {
	share := 1 / float32((2*reach+1)*(2*reach+1))
	for y := range b.height {
		from, to := values[y*b.width:(y+1)*b.width], b.rows[y*b.width:(y+1)*b.width]
		at := func(x int) float32 { return from[min(max(x, 0), b.width-1)] }
		sum := float32(0)
		for x := -reach; x <= reach; x++ {
			sum += at(x)
		}
		for x := range to {
			to[x] = sum * share
			sum += at(x+reach+1) - at(x-reach)
		}
	}
	row := func(y int) []float32 {
		y = min(max(y, 0), b.height-1)
		return b.rows[y*b.width : (y+1)*b.width]
	}
	clear(b.sums)
	for y := -reach; y <= reach; y++ {
		for x, v := range row(y) {
			b.sums[x] += v
		}
	}
	for y := range b.height {
		copy(values[y*b.width:(y+1)*b.width], b.sums)
		gone := row(y - reach)
		for x, v := range row(y + reach + 1) {
			b.sums[x] += v - gone[x]
		}
	}
}

// around gives the pixels of a picture that are no farther from one than reach, along and across.
func around(i, width, height, reach int) iter.Seq[int] {
	x, y := i%width, i/width
	return func(yield func(int) bool) {
		for ny := max(0, y-reach); ny <= min(height-1, y+reach); ny++ {
			for nx := max(0, x-reach); nx <= min(width-1, x+reach); nx++ {
				if !yield(ny*width + nx) {
					return
				}
			}
		}
	}
}

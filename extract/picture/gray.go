package picture

import (
	"math"
	"slices"

	"gongkai/extract/geometry"
)

// gray is a picture in levels of grey: 0 is black.
type gray struct {
	width, height int
	pixels        []uint8
}

func newGray(w, h int) *gray { return &gray{w, h, make([]uint8, w*h)} }

// turned gives the picture turned clockwise by quarters.
func (g *gray) turned(quarters int) *gray {
	switch quarters & 3 {
	case 1:
		out := newGray(g.height, g.width)
		for y := range g.height {
			for x := range g.width {
				out.pixels[x*out.width+g.height-1-y] = g.pixels[y*g.width+x]
			}
		}
		return out
	case 2:
		out := newGray(g.width, g.height)
		n := len(g.pixels)
		for i, v := range g.pixels {
			out.pixels[n-1-i] = v
		}
		return out
	case 3:
		out := newGray(g.height, g.width)
		for y := range g.height {
			for x := range g.width {
				out.pixels[(g.width-1-x)*out.width+y] = g.pixels[y*g.width+x]
			}
		}
		return out
	}
	return g
}

// straightened turns the picture about its middle, anticlockwise, by an angle in degrees. What comes in from outside is
// paper.
func (g *gray) straightened(degrees float64, paper uint8) *gray {
	out := newGray(g.width, g.height)
	m := geometry.Rotation(degrees, float64(g.width)/2, float64(g.height)/2)
	for y := range g.height {
		fx, fy := m.Apply(0.5, float64(y)+0.5)
		fx, fy = fx-0.5, fy-0.5
		for x := range g.width {
			px, py := fx+float64(x)*m[0], fy+float64(x)*m[1]
			ix, iy := int(math.Floor(px)), int(math.Floor(py))
			if ix < 0 || iy < 0 || ix+1 >= g.width || iy+1 >= g.height {
				out.pixels[y*g.width+x] = paper
				continue
			}
			// sixteenths of a pixel are finer than any scanner
			ax, ay := int((px-float64(ix))*16), int((py-float64(iy))*16)
			at := iy*g.width + ix
			top := int(g.pixels[at])*(16-ax) + int(g.pixels[at+1])*ax
			low := int(g.pixels[at+g.width])*(16-ax) + int(g.pixels[at+g.width+1])*ax
			out.pixels[y*g.width+x] = uint8((top*(16-ay) + low*ay + 128) / 256)
		}
	}
	return out
}

// paper measures the level of the paper around each place of the picture, square by square, so that shadows at the fold
// and shaded headers are told from ink.
type paper struct {
	side, cols int
	levels     []uint8
}

func (g *gray) paper(scale float64) *paper {
	side := max(8, int(paperBlock*scale))
	p := &paper{side: side, cols: (g.width + side - 1) / side}
	rows := (g.height + side - 1) / side
	p.levels = make([]uint8, p.cols*rows)
	for r := range rows {
		for c := range p.cols {
			var count [256]int
			n := 0
			for y := r * side; y < min((r+1)*side, g.height); y++ {
				for x := c * side; x < min((c+1)*side, g.width); x++ {
					count[g.pixels[y*g.width+x]]++
					n++
				}
			}
			level, seen := 0, 0
			for ; level < 255; level++ {
				if seen += count[level]; seen >= int(paperShare*float64(n)) {
					break
				}
			}
			p.levels[r*p.cols+c] = uint8(level)
		}
	}
	return p
}

func (p *paper) at(x, y int) uint8 { return p.levels[y/p.side*p.cols+x/p.side] }

// ink marks the pixels that are darker than the paper around them by a contrast.
func (g *gray) ink(p *paper, contrast int) *mask {
	out := &mask{g.width, g.height, make([]bool, len(g.pixels))}
	for y := range g.height {
		for x := range g.width {
			i := y*g.width + x
			out.set[i] = int(p.at(x, y))-int(g.pixels[i]) >= contrast
		}
	}
	return out
}

// strokes is by how much the thin strokes of letters are darker than the paper, at least: where few dots are to the
// inch even the dark ones are pale, for they do not fill a pixel.
func (g *gray) strokes(p *paper, scale float64) int {
	var darkest []int
	for _, b := range g.ink(p, inkContrast).blobs(scale) {
		if float64(b.height()) < 3*scale || float64(b.height()) > 20*scale || float64(b.width()) > 20*scale {
			continue
		}
		most := 0
		for y := b.y0; y < b.y1; y++ {
			for x := b.x0; x < b.x1; x++ {
				most = max(most, int(p.at(x, y))-int(g.pixels[y*g.width+x]))
			}
		}
		darkest = append(darkest, most)
	}
	if len(darkest) == 0 {
		return inkContrast
	}
	slices.Sort(darkest)
	return min(inkContrast, max(lineContrast, int(thinStroke*float64(darkest[len(darkest)/2]))))
}

// mask marks pixels of a picture.
type mask struct {
	width, height int
	set           []bool
}

// transposed exchanges rows and columns.
func (m *mask) transposed() *mask {
	out := &mask{m.height, m.width, make([]bool, len(m.set))}
	for y := range m.height {
		for x := range m.width {
			out.set[x*m.height+y] = m.set[y*m.width+x]
		}
	}
	return out
}

// skew measures by how many degrees the page hangs, clockwise: the angle at which the ink is gathered most sharply into
// rows and columns, those of text and of rulings alike.
func (m *mask) skew() float64 {
	n := 0
	for _, v := range m.set {
		if v {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	step := max(1, n/skewPoints)
	xs, ys := make([]float32, 0, n/step+1), make([]float32, 0, n/step+1)
	k := 0
	for y := range m.height {
		for x := range m.width {
			if m.set[y*m.width+x] {
				if k%step == 0 {
					xs, ys = append(xs, float32(x)), append(ys, float32(y))
				}
				k++
			}
		}
	}
	counts := make([]int32, 2*(m.width+m.height))
	sharpness := func(degrees float64) float64 {
		t := float32(math.Tan(degrees * math.Pi / 180))
		total := 0.0
		for axis := range 2 {
			a, b, off := ys, xs, -t
			if axis == 1 {
				a, b, off = xs, ys, t
			}
			clear(counts)
			base := float32(len(counts) / 4)
			for i := range a {
				if k := int(a[i] + off*b[i] + base); k >= 0 && k < len(counts) {
					counts[k]++
				}
			}
			for i := 1; i < len(counts); i++ {
				d := float64(counts[i] - counts[i-1])
				total += d * d
			}
		}
		return total
	}
	best, most := 0.0, sharpness(0)
	search := func(from, to, step float64) {
		for a := from; a <= to+step/2; a += step {
			if s := sharpness(a); s > most {
				best, most = a, s
			}
		}
	}
	search(-mostSkew, mostSkew, skewStep)
	search(best-skewStep, best+skewStep, skewFine)
	best = math.Round(best/skewFine) * skewFine
	if math.Abs(best) < leastSkew {
		return 0
	}
	return best
}

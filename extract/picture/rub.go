package picture

import "math"

// rub makes paper of a part of the picture.
func (r *reader) rub(b box) {
	for y := max(0, b.y0); y < min(b.y1, r.picture.height); y++ {
		for x := max(0, b.x0); x < min(b.x1, r.picture.width); x++ {
			r.picture.pixels[y*r.picture.width+x] = r.paper.at(x, y)
		}
	}
}

// rubRest makes paper of what lies beside a ruling that is worn, across it from one pixel to another, and ends within
// the width of a ruling: its remains do not lie quite in one line.
func (r *reader) rubRest(at func(k int) (x, y int), from, to int) {
	reach := max(2, int(math.Round(wornAside*r.scale)))
	set := func(k int) bool {
		x, y := at(k)
		return x >= 0 && y >= 0 && x < r.picture.width && y < r.picture.height &&
			int(r.paper.at(x, y))-int(r.picture.pixels[y*r.picture.width+x]) >= lineContrast
	}
	for _, side := range [2]struct{ first, step int }{{from - 1, -1}, {to, 1}} {
		n := 0
		for n <= reach && set(side.first+n*side.step) {
			n++
		}
		if n > reach { // it goes on: a letter that stands on the ruling
			continue
		}
		for k := range n {
			x, y := at(side.first + k*side.step)
			r.rub(box{x, y, x + 1, y + 1})
		}
	}
}

package picture

import "slices"

// withoutResidue leaves out the ink that is what remains of a seal: most of it was seal, and all of it is much paler
// than print is on the page. Letters below a seal are as dark as elsewhere.
func (r *reader) withoutResidue(blobs []blob) []blob {
	if r.seals == nil {
		return blobs
	}
	var beside []int // the darkest pixel of each piece of print beside the seals, by how much it is darker than paper
	darkest, sealed := make([]int, len(blobs)), make([]bool, len(blobs))
	for i, b := range blobs {
		ink, seal := 0, 0
		for y := b.y0; y < b.y1; y++ {
			for x := b.x0; x < b.x1; x++ {
				k := y*r.picture.width + x
				if !r.ink.set[k] {
					continue
				}
				darkest[i] = max(darkest[i], int(r.paper.at(x, y))-int(r.picture.pixels[k]))
				ink++
				if r.seals.pixels[k] >= leastSeal {
					seal++
				}
			}
		}
		if sealed[i] = 2*seal >= ink; !sealed[i] && float64(b.height()) >= lowestLetter*r.scale {
			beside = append(beside, darkest[i])
		}
	}
	if len(beside) == 0 {
		return blobs
	}
	slices.Sort(beside)
	usual := float64(beside[len(beside)/2])
	var out []blob
	for i, b := range blobs {
		if !sealed[i] || float64(darkest[i]) >= darkAsPrint*usual {
			out = append(out, b)
		}
	}
	return out
}

// turnSeals turns what is known of seals together with the picture.
func (r *reader) turnSeals(quarters int) {
	if r.seals != nil {
		r.seals = r.seals.turned(quarters)
	}
}

const (
	// leastSeal is by how much a seal darkens a place, at least, that is of it.
	leastSeal = 12
	// darkAsPrint is the share of the usual darkness of print that what is left of a seal does not reach.
	// Letters below seals seldom have less.
	darkAsPrint = 0.6
	// lowestLetter is the height of a piece of print, in points, that says how dark print is; specks are paler.
	lowestLetter = 3.0
)

package picture

import (
	"math"
	"slices"

	"gongkai/extract/content"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// sheet is the picture of a page as displayed: red, green and blue of each pixel, row by row.
type sheet struct {
	width, height int
	scale         float64 // pixels a point
	pixels        []byte
	painted       int // samples so far
}

// compose paints the images of a page on white paper, at the resolution of the finest that covers a good part of it. It
// gives nothing where no image can be decoded. refused names the codes of images that cannot.
func compose(doc *pdf.Document, p *page.Page, pictures []content.Picture) (_ *sheet, refused []string) {
	d := &decoder{doc, limits.PictureSamples, map[string]bool{}}
	scale := 0.0
	for _, pic := range pictures {
		box := pic.Place.ApplyRect(geometry.Rect{X1: 1, Y1: 1})
		w, _ := doc.Number(pic.Image.Dict["Width"])
		h, _ := doc.Number(pic.Image.Dict["Height"])
		area := math.Abs(pic.Place[0]*pic.Place[3] - pic.Place[1]*pic.Place[2])
		if area > 0 && box.Width()*box.Height() >= notable*p.Width*p.Height {
			scale = max(scale, math.Sqrt(w*h/area))
		}
	}
	if scale == 0 || p.Width <= 0 || p.Height <= 0 {
		return nil, nil
	}
	scale = min(max(scale, leastDots/pointsPerInch), mostDots/pointsPerInch)
	if n := p.Width * p.Height * scale * scale; n > limits.PicturePixels {
		scale *= math.Sqrt(limits.PicturePixels / n)
	}
	out := &sheet{width: int(math.Round(p.Width * scale)), height: int(math.Round(p.Height * scale)), scale: scale}
	if out.width < 1 || out.height < 1 {
		return nil, nil
	}
	out.pixels = slices.Repeat([]byte{255}, 3*out.width*out.height)
	painted := false
	for _, pic := range pictures {
		if r := d.decode(pic.Image); r != nil {
			painted = true
			out.paint(pic, r, d.alpha(pic.Image), doc.Resolve(pic.Image.Dict["ImageMask"]) == pdf.Boolean(true))
		}
	}
	for name := range d.refused {
		refused = append(refused, name)
	}
	slices.Sort(refused)
	if !painted {
		return nil, refused
	}
	return out, refused
}

// alpha gives how much of each place of an image is painted: its soft mask, or its stencil mask turned round. It is nil
// for an image that is painted as a whole.
func (d *decoder) alpha(s *pdf.Stream) *raster {
	if soft := d.doc.Stream(s.Dict["SMask"]); soft != nil {
		if r := d.decode(soft); r != nil && r.channels == 1 {
			return r
		}
	}
	if mask := d.doc.Stream(s.Dict["Mask"]); mask != nil {
		if r := d.decode(mask); r != nil && r.channels == 1 {
			for i, v := range r.pixels { // a sample of 1 masks out (PDF 32000-1, 8.9.6.3)
				r.pixels[i] = 255 - v
			}
			return r
		}
	}
	return nil
}

// paint puts an image on the sheet. A stencil paints its ink where its samples are 0.
func (s *sheet) paint(pic content.Picture, r, alpha *raster, stencil bool) {
	toSheet := pic.Place.Mul(geometry.Matrix{s.scale, 0, 0, s.scale, 0, 0})
	back, ok := toSheet.Inverse()
	if !ok {
		return
	}
	clip := geometry.Rect{X0: pic.Clip.X0 * s.scale, Y0: pic.Clip.Y0 * s.scale, X1: pic.Clip.X1 * s.scale,
		Y1: pic.Clip.Y1 * s.scale}
	box := toSheet.ApplyRect(geometry.Rect{X1: 1, Y1: 1}).Intersect(clip)
	// what lies beside the page leaves an empty box
	box = box.Intersect(geometry.Rect{X1: float64(s.width), Y1: float64(s.height)})
	x0, y0 := int(math.Floor(box.X0)), int(math.Floor(box.Y0))
	x1, y1 := int(math.Ceil(box.X1)), int(math.Ceil(box.Y1))
	ink := [3]byte{pic.Ink.R, pic.Ink.G, pic.Ink.B}
	// A finer image than the sheet is averaged over the square of pixels that make one of the sheet.
	dx := math.Hypot(back[0]*float64(r.width), back[1]*float64(r.height))
	dy := math.Hypot(back[2]*float64(r.width), back[3]*float64(r.height))
	grain := int(min(max(1, math.Round(max(dx, dy))), mostGrain))
	if s.painted += (x1 - x0) * (y1 - y0) * grain * grain; s.painted > limits.PicturePaint {
		return
	}
	if grain == 1 && back[1] == 0 && back[2] == 0 && alpha == nil && !stencil {
		s.copy(r, back, x0, y0, x1, y1)
		return
	}
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			var sum [3]int
			n, weight := 0, 0
			for k := range grain * grain {
				fx := float64(x) + (float64(k%grain)+0.5)/float64(grain)
				fy := float64(y) + (float64(k/grain)+0.5)/float64(grain)
				u, v := back.Apply(fx, fy)
				if v = 1 - v; u < 0 || v < 0 || u >= 1 || v >= 1 {
					continue
				}
				n++
				i := int(v*float64(r.height))*r.width + int(u*float64(r.width))
				a := 255
				if alpha != nil {
					a = int(alpha.pixels[int(v*float64(alpha.height))*alpha.width+int(u*float64(alpha.width))])
				}
				if stencil {
					a = 255 - int(r.pixels[i])
				}
				weight += a
				for c := range 3 {
					switch {
					case stencil:
						sum[c] += int(ink[c]) * a
					case r.channels == 1:
						sum[c] += int(r.pixels[i]) * a
					default:
						sum[c] += int(r.pixels[3*i+c]) * a
					}
				}
			}
			if n == 0 || weight == 0 {
				continue
			}
			to := s.pixels[3*(y*s.width+x):]
			whole := 255 * grain * grain
			for c := range 3 {
				to[c] = byte((sum[c] + int(to[c])*(whole-weight) + whole/2) / whole)
			}
		}
	}
}

// copy is paint for an opaque image that stands upright, pixel by pixel.
func (s *sheet) copy(r *raster, back geometry.Matrix, x0, y0, x1, y1 int) {
	from := make([]int, x1-x0)
	for x := range from {
		u, _ := back.Apply(float64(x+x0)+0.5, 0)
		if from[x] = -1; u >= 0 && u < 1 {
			from[x] = int(u * float64(r.width))
		}
	}
	for y := y0; y < y1; y++ {
		_, v := back.Apply(0, float64(y)+0.5)
		if v = 1 - v; v < 0 || v >= 1 {
			continue
		}
		row := r.pixels[int(v*float64(r.height))*r.width*r.channels:]
		to := s.pixels[3*(y*s.width+x0):]
		for x, u := range from {
			switch {
			case u < 0:
			case r.channels == 1:
				to[3*x], to[3*x+1], to[3*x+2] = row[u], row[u], row[u]
			default:
				copy(to[3*x:3*x+3], row[3*u:3*u+3])
			}
		}
	}
}

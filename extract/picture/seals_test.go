package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"testing"
)

// TestSeal: of a page that a scanner has written as JPEG, with colours at half the resolution, red ink goes, thin
// strokes of it too, and black print stays, beside the seal and under it.
func TestSeal(t *testing.T) {
	const width, height = 96, 32
	page := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range page.Pix {
		page.Pix[i] = 250
	}
	paint := func(x0, x1 int, red, green, blue int) { // both inks let a share of the light through
		for y := range height {
			for x := x0; x < x1; x++ {
				c := page.RGBAAt(x, y)
				part := func(v uint8, ink int) uint8 { return uint8(int(v) * ink / 255) }
				page.SetRGBA(x, y, color.RGBA{part(c.R, red), part(c.G, green), part(c.B, blue), 255})
			}
		}
	}
	seal := func(x0, x1 int) { paint(x0, x1, 215, 60, 70) }
	print := func(x0, x1 int) { paint(x0, x1, 40, 40, 40) }
	pale := func(x0, x1 int) { paint(x0, x1, 90, 90, 90) } // as thin strokes are
	seal(8, 32)
	print(18, 21) // under it
	seal(48, 50)  // thin strokes
	seal(54, 56)
	print(72, 75) // beside
	pale(56, 57)
	seal(81, 83)
	s := asSheet(t, page, 60)
	without, _ := s.withoutSeals()
	got := without.pixels[15*width : 16*width]
	black := map[int]bool{18: true, 19: true, 20: true, 72: true, 73: true, 74: true}
	for x, v := range got {
		switch beside := black[x-1] || black[x+1] || x >= 55 && x <= 57; {
		case x == 56 && v > 165:
			t.Errorf("a thin stroke of print at %d is as light as %d", x, v)
		case black[x] && v > 110:
			t.Errorf("print at %d is as light as %d", x, v)
		case !black[x] && !beside && v < 180:
			t.Errorf("pixel %d is as dark as %d", x, v)
		}
	}
}

// TestNoSeal: a page without red stays as it is, on yellow paper, too.
func TestNoSeal(t *testing.T) {
	s := &sheet{width: 20, height: 4, scale: 1}
	for i := range 80 {
		if i%20 == 9 {
			s.pixels = append(s.pixels, 60, 55, 40)
		} else {
			s.pixels = append(s.pixels, 245, 235, 205)
		}
	}
	s.pixels[3*35] = 255 // a speck of red
	s.pixels[3*35+1] = 90
	without, _ := s.withoutSeals()
	got := without.pixels[:20]
	if got[9] > 70 || got[3] < 225 {
		t.Errorf("paper is %d, print %d", got[3], got[9])
	}
}

func BenchmarkSeals(b *testing.B) {
	s := &sheet{width: 1654, height: 2339, pixels: bytes.Repeat([]byte{250}, 3*1654*2339)}
	for i := range 4000 {
		copy(s.pixels[3*i:], []byte{215, 60, 70})
	}
	for b.Loop() {
		s.withoutSeals()
	}
}

// TestSealOverBlack: print that lets no light through leaves nothing to divide, and the paper around it stays paper.
func TestSealOverBlack(t *testing.T) {
	const side = 160
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		page := image.NewRGBA(image.Rect(0, 0, side, side))
		printed := func(x, y int) bool { return x >= 0 && y > 60 && y < 100 && x%16 < 6 }
		seal := color.RGBA{230, uint8(50 + random.IntN(50)), uint8(50 + random.IntN(50)), 255}
		outer, inner := 50+random.IntN(20), 25+random.IntN(15)
		for y := range side {
			for x := range side {
				d := (x-80)*(x-80) + (y-80)*(y-80)
				switch c := (color.RGBA{250, 250, 250, 255}); {
				case printed(x, y):
					page.SetRGBA(x, y, color.RGBA{0, 0, 0, 255})
				case d < outer*outer && d > inner*inner:
					page.SetRGBA(x, y, seal)
				default:
					page.SetRGBA(x, y, c)
				}
			}
		}
		without, _ := asSheet(t, page, 60+random.IntN(35)).withoutSeals()
		for i, v := range without.pixels {
			if x, y := i%side, i/side; v < 64 && !printed(x-2, y) && !printed(x, y) && !printed(x+2, y) && (y < 58 || y > 102) {
				t.Fatalf("%d, %d is %d with %v, %d, %d", x, y, v, seal, outer, inner)
			}
		}
	}
}

// asSheet gives a page as a scanner saves it, a JPEG file of that quality.
func asSheet(t *testing.T, page *image.RGBA, quality int) *sheet {
	t.Helper()
	var file bytes.Buffer
	if err := jpeg.Encode(&file, page, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	scanned, err := jpeg.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	width, height := page.Rect.Dx(), page.Rect.Dy()
	s := &sheet{width: width, height: height, scale: 1, pixels: make([]byte, 3*width*height)}
	for y := range height {
		for x := range width {
			r, g, b, _ := scanned.At(x, y).RGBA()
			copy(s.pixels[3*(y*width+x):], []byte{byte(r >> 8), byte(g >> 8), byte(b >> 8)})
		}
	}
	return s
}

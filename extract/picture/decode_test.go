package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// TestJPEG: a grey scan has one channel, a coloured one three; the samples are those of the picture, wherever its
// rectangle begins. What is no JPEG is refused by name.
func TestJPEG(t *testing.T) {
	grey, coloured := image.NewGray(image.Rect(0, 0, 32, 16)), image.NewRGBA(image.Rect(0, 0, 32, 16))
	for y := range 16 {
		for x := range 32 {
			level := uint8(240)
			if x >= 16 {
				level = 20
			}
			grey.SetGray(x, y, color.Gray{Y: level})
			coloured.SetRGBA(x, y, color.RGBA{R: level, G: 20, B: 20, A: 255})
		}
	}
	for _, c := range []struct {
		name     string
		of       image.Image
		channels int
		sample   [3]byte // of the left half
	}{{"grey", grey, 1, [3]byte{240}}, {"colour", coloured, 3, [3]byte{240, 20, 20}}} {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, c.of, &jpeg.Options{Quality: 100}); err != nil {
			t.Fatal(err)
		}
		d := decoder{refused: map[string]bool{}}
		got := d.jpeg(b.Bytes())
		if got == nil || got.width != 32 || got.height != 16 || got.channels != c.channels ||
			len(got.pixels) != 32*16*c.channels {
			t.Fatalf("%s: %+v", c.name, got)
		}
		for _, at := range []struct {
			x    int
			want [3]byte
		}{{2, c.sample}, {28, [3]byte{20, 20, 20}}} {
			for k := range c.channels {
				if v := got.pixels[(3*32+at.x)*c.channels+k]; max(v, at.want[k])-min(v, at.want[k]) > 12 {
					t.Errorf("%s: channel %d at %d is %d, want about %d", c.name, k, at.x, v, at.want[k])
				}
			}
		}
		for name, broken := range map[string][]byte{"no JPEG": []byte("%PNG"), "cut off": b.Bytes()[:b.Len()/3]} {
			d := decoder{refused: map[string]bool{}}
			if got := d.jpeg(broken); got != nil || !d.refused["DCTDecode"] {
				t.Errorf("%s, %s: %+v, refused %v", c.name, name, got, d.refused)
			}
		}
	}
}

package content

import (
	"strings"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

func TestSeen(t *testing.T) {
	const text = "BT /F1 12 Tf 100 200 Td (A) Tj ET "
	const box = "90 190 40 30 re f "
	const image = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
	for _, c := range []struct {
		name, content string
		want          page.Hidden
	}{
		{"clipped to, and painted", "7 Tr " + text + "0 g " + box, page.Visible},
		{"clipped to, and painted white", "7 Tr " + text + "1 g " + box, page.NoPaint},
		{"clipped to, and a picture painted", "7 Tr " + text + "q 200 0 0 100 50 150 cm /Im Do Q", page.Visible},
		{"clipped to, and a shading painted", "7 Tr " + text + "/Sh sh", page.Visible},
		{"clipped to, and another place painted", "7 Tr " + text + "0 g 300 300 40 30 re f", page.NoPaint},
		{"clipped to, and painted when that is over", "q 7 Tr " + text + "Q 0 g " + box, page.NoPaint},
		{"clipped to, and nothing painted", "7 Tr " + text, page.NoPaint},
		{"plain", text, page.Visible},
		{"render mode 3", "3 Tr " + text, page.NoPaint},
		{"white on paper", "1 g " + text, page.SameAsPaper},
		{"nearly white on paper", "0.99 g " + text, page.SameAsPaper},
		{"pale grey on paper", "0.8 g " + text, page.Visible},
		{"white on dark", "0 0 0.5 rg " + box + "1 g " + text, page.Visible},
		{"white on white on dark", "0 0 0.5 rg 0 0 600 400 re f 1 g " + box + text, page.SameAsPaper},
		{"white on a dark round shape", "0.2 g 80 180 m 80 300 200 300 200 180 c f 1 g " + text, page.Visible},
		{"white on a dark shape of many corners", "0.2 g 80 180 m 200 180 l 200 260 l 150 260 l 150 240 l 80 240 l f 1 g " +
			text, page.Visible},
		{"white on a picture", "q 200 0 0 100 50 150 cm /Im Do Q 1 g " + text, page.Visible},
		{"white on a shading", "q 50 150 200 100 re W n /Sh sh Q 1 g " + text, page.Visible},
		{"white on a pattern", "/Pattern cs /P scn 50 150 200 100 re f 1 g " + text, page.Visible},
		{"white with a black outline", "1 g 0 G 2 Tr " + text, page.Visible},
		{"black on black", "0 g " + box + text, page.SameAsPaper},
		{"black on half-transparent black", "/Half gs " + box + text, page.Visible},
		{"no opacity", "/Clear gs " + text, page.SameAsPaper},
		{"covered by white", text + "1 g " + box, page.Covered},
		{"covered by black", text + box, page.Covered},
		{"covered over nine tenths", text + "1 g 90 190 17.2 30 re f", page.Covered},
		{"covered over seven tenths", text + "1 g 90 190 15.6 30 re f", page.Visible},
		{"covered by a picture", text + "q 200 0 0 100 50 150 cm /Im Do Q", page.Covered},
		{"on a picture", "q 200 0 0 100 50 150 cm /Im Do Q " + text, page.Visible},
		{"under a picture with a soft mask", text + "q 200 0 0 100 50 150 cm /ImSoft Do Q", page.Visible},
		{"under a picture with transparent colours", text + "q 200 0 0 100 50 150 cm /ImKey Do Q", page.Visible},
		{"under a stencil", text + "q 200 0 0 100 50 150 cm /ImStencil Do Q", page.Visible},
		{"under a picture at half opacity", text + "q /Half gs 200 0 0 100 50 150 cm /Im Do Q", page.Visible},
		{"under a picture at an angle", text + "q 200 20 -10 100 50 150 cm /Im Do Q", page.Visible},
		{"under the part of a picture that is clipped away", text + "q 300 150 50 50 re W n 300 0 0 100 50 150 cm /Im Do Q",
			page.Visible},
		{"highlighted by multiplication", text + "/Multiply gs 1 1 0 rg " + box, page.Visible},
		{"under a tint", text + "/Half gs 1 1 0 rg " + box, page.Visible},
		{"beside a fill", text + "1 g 90 150 40 40 re f", page.Visible},
		{"under a clipped fill", text + "q 300 300 10 10 re W n 1 g " + box + "Q", page.Visible},
		{"under a fill with a loose clip", text + "q 90 190 m 140 190 l 140 230 l W n 1 g " + box + "Q", page.Visible},
		{"under an even-odd frame", text + "0 0 600 400 re 50 150 300 200 re f*", page.Visible},
		{"under a frame of opposite senses", text + "0 0 600 400 re 50 350 300 -200 re f", page.Visible},
		{"clipped", "300 300 10 10 re W n " + text, page.Clipped},
		{"off page", "1 0 0 1 0 300 cm " + text, page.OffPage},
		{"a layer that is off", "/OC /Layer BDC " + text + "EMC", page.LayerOff},
		{"after a layer that is off", "/OC /Layer BDC EMC " + text, page.Visible},
		{"no colorant", "/None cs 1 scn " + text, page.SameAsPaper},
		{"no tint", "/Spot cs 0 scn " + text, page.SameAsPaper},
		{"dark tint", "/Spot cs 0.9 scn " + text, page.Visible},
		{"dark Lab", "/L cs 30 0 0 scn " + text, page.Visible},
		{"white of a table", "/I cs 1 scn " + text, page.SameAsPaper},
		{"red of a table", "/I cs 0 scn " + text, page.Visible},
	} {
		p := sheetOf(t, c.content, "/ColorSpace << /None [/Separation /None /DeviceGray 7 0 R] /Spot [/Separation /Spot /DeviceGray 7 0 R]"+
			" /L [/Lab << /WhitePoint [0.95 1 1.09] >>] /I [/Indexed /DeviceRGB 1 <FF0000FFFFFF>] >>"+
			" /ExtGState << /Half << /ca 0.5 >> /Clear << /ca 0 >> /Multiply << /BM /Multiply >> >> /Properties << /Layer 5 0 R >>"+
			" /XObject << /Im 6 0 R /ImSoft 8 0 R /ImKey 9 0 R /ImStencil 10 0 R >>", "",
			"<< /Type /OCG /Name (Layer) >>", streamObject(image,
				"\x00"), "<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>",
			streamObject(image+" /SMask 6 0 R", "\x00"), streamObject(image+" /Mask [0 1]", "\x00"),
			streamObject("/Subtype /Image /Width 1 /Height 1 /ImageMask true /BitsPerComponent 1", "\x00"))
		if len(p.Glyphs) != 1 || p.Glyphs[0].Hidden != c.want {
			t.Errorf("%s: %+v, want hidden %d", c.name, p.Glyphs, c.want)
		}
	}
}

// TestLetteringClips: letters that are painted and clipped to (mode 4) keep a fill from covering others.
func TestLetteringClips(t *testing.T) {
	const text, fill = "BT /F1 12 Tf 100 200 Td (A) Tj ET ", "1 g 90 190 40 30 re f"
	for between, want := range map[string]page.Hidden{"": page.Covered,
		"BT /F1 12 Tf 4 Tr 300 300 Td (B) Tj ET ": page.Visible,
		"BT /F1 12 Tf 0 Tr 300 300 Td (B) Tj ET ": page.Covered} {
		if p := sheetOf(t, text+between+fill, "", ""); p.Glyphs[0].Hidden != want {
			t.Errorf("%q: hidden %d, want %d", between, p.Glyphs[0].Hidden, want)
		}
	}
}

func TestPaleColor(t *testing.T) {
	p := sheetOf(t, "/Half gs BT /F1 12 Tf 100 200 Td (A) Tj ET", "/ExtGState << /Half << /ca 0.25 >> >>", "")
	if c := p.Glyphs[0].Color; c != (page.RGB{R: 191, G: 191, B: 191}) {
		t.Errorf("black of a quarter's opacity looks like %v", c)
	}
}

func TestDuplicates(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"fake bold", "BT /F1 12 Tf 100 200 Td (ab) Tj 0.3 0 Td (ab) Tj ET", "ab[a][b]"},
		{"four times", "BT /F1 12 Tf 100 200 Td (a) Tj .3 0 Td (a) Tj 0 .3 Td (a) Tj -.3 0 Td (a) Tj ET", "a[a][a][a]"},
		{"a shadow below", "0.7 g BT /F1 12 Tf 101 199 Td (a) Tj ET 0 g BT /F1 12 Tf 100 200 Td (a) Tj ET", "a[a]"},
		{"across a square of the table", "BT /F1 12 Tf 15.9 200 Td (a) Tj .3 0 Td (a) Tj ET", "a[a]"},
		{"double letters", "BT /F1 12 Tf 100 200 Td (ll...11) Tj ET", "ll...11"},
		{"condensed letters", "BT /F1 12 Tf -1.2 Tc 100 200 Td (llll) Tj ET", "llll"},
		{"the next line", "BT /F1 12 Tf 100 200 Td (1) Tj 0 -12 Td (1) Tj ET", "11"},
		{"a small figure on a large one", "BT /F1 24 Tf 100 200 Td (1) Tj /F1 8 Tf 1 1 Td (1) Tj ET", "11"},
		{"the first is hidden", "1 g BT /F1 12 Tf 100 200 Td (a) Tj ET 0 g BT /F1 12 Tf 100 200 Td (a) Tj ET", "[a]a"},
		{"the first is covered", "BT /F1 12 Tf 100 200 Td (a) Tj ET 1 g 90 190 50 50 re f 0 g BT /F1 12 Tf 100 200 Td (a) Tj ET", "[a]a"},
	} {
		if got := seen(sheet(t, c.content)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestDuplicatesAreFast: a page of nothing but one letter at one place must not take quadratic time.
func TestDuplicatesAreFast(t *testing.T) {
	glyphs := make([]page.Glyph, 400_000)
	for i := range glyphs {
		x := float64(i%1000) * 1e-3
		glyphs[i] = page.Glyph{Text: "1", X: x, Y: float64(i) * 1e-6, Size: 1e-9, Box: geometry.Rect{X0: x, X1: x}}
	}
	hideDuplicates(glyphs)
}

func TestAnnotations(t *testing.T) {
	p := sheetOf(t, "", "", "/Annots [<< /Subtype /Stamp /Rect [10 10 90 90] /AP << /N 6 0 R >> >> << /Subtype /Widget /FT /Sig /Rect [100 10 190 90] >>"+
		" << /Subtype /Widget /Parent << /FT /Tx >> /Rect [200 100 400 120] /AP << /N 6 0 R >> >>"+
		" << /Subtype /FreeText /F 2 /Rect [200 200 400 220] /AP << /N 6 0 R >> >> << /Subtype /Stamp /Rect [0 0 0 0] >>]",
		"null", streamObject("/Subtype /Form /BBox [0 0 100 10] /Resources << /Font << /F1 << /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
			"BT /F1 8 Tf 1 2 Td (typed) Tj ET"))
	if got := seen(p); got != "typed" {
		t.Errorf("text %q", got)
	}
	if g := p.Glyphs[0]; g.X != 202 || g.Y != 400-104 || g.Size != 16 {
		t.Errorf("the field's text stands at %v, %v in size %v", g.X, g.Y, g.Size)
	}
	var seals []string
	for _, f := range p.Findings {
		if f.ID == "page.seal" {
			seals = append(seals, f.Message)
		}
	}
	if len(seals) != 2 || !strings.Contains(seals[0], "stamp") || !strings.Contains(seals[1], "signature") {
		t.Errorf("seals %q", seals)
	}
}

func TestWatermarkArtifact(t *testing.T) {
	p := sheet(t, "/Artifact << /Type /Pagination /Subtype /Watermark >> BDC BT /F1 12 Tf 100 200 Td (a) Tj ET EMC BT /F1 12 Tf 50 50 Td (b) Tj ET")
	if !p.Glyphs[0].Watermark || p.Glyphs[1].Watermark {
		t.Error("only the artifact is a watermark")
	}
}

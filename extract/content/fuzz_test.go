package content

import (
	"testing"

	"gongkai/extract/layout"
)

// FuzzPage runs any bytes as the content of a page, with a form that may run itself, and finds its structure:
// whatever the bytes, it ends, without a panic, and with finite coordinates only.
func FuzzPage(f *testing.F) {
	for _, seed := range []string{
		"BT /F1 12 Tf 1 0 0 1 100 200 Tm [(A) -120 (B)] TJ T* (C) ' 1 2 (D) \" ET",
		"q 0.5 0 0 0.5 10 10 cm 0 0 100 50 re 2 2 96 46 re f* /Fm Do Q Q Q",
		"1 0 0 RG 2 w 0 0 m 100 0 l 100 100 50 50 0 100 c h S 10 10 20 20 re W n sh",
		"/Spot cs 0.3 scn /P scn /None CS 1 SCN 0 0 1 1 re B* 1e400 0 m -1e400 1e-400 l S",
		"/OC /Layer BDC /Span << /ActualText (x) >> BDC (\\) Tj EMC EMC EMC BI /W 1 /H 1 ID \x00 EI",
		"3 Tr 7 Tr 50 Tz 5 Ts 1 Tw 2 Tc <4142> Tj",
		outline("f"), dots(), comb(),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		p := sheetOf(t, string(content), "/ColorSpace << /None [/Separation /None /DeviceGray 7 0 R] /Spot [/Separation /Spot /DeviceGray 7 0 R] >>"+
			" /Properties << /Layer 5 0 R >> /XObject << /Fm 6 0 R >>", "", "<< /Type /OCG /Name (Layer) >>",
			streamObject("/Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 3 4] /Resources << /XObject << /Fm 6 0 R >> >>",
				string(content)),
			"<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>")
		for i := range p.Glyphs {
			g := &p.Glyphs[i]
			if !finite(g.Box.X0, g.Box.Y0) || !finite(g.Box.X1, g.Box.Y1) || !finite(g.X, g.Y) {
				t.Fatalf("a glyph stands at %v", g.Box)
			}
		}
		for _, r := range p.Rulings {
			if !finite(r.X0, r.Y0) || !finite(r.X1, r.Y1) || r.X0 > r.X1 || r.Y0 > r.Y1 {
				t.Fatalf("a ruling runs from %v, %v to %v, %v", r.X0, r.Y0, r.X1, r.Y1)
			}
		}
		layout.Analyse(p)
	})
}

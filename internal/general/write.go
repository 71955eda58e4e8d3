package general

import (
	"bytes"
	"fmt"
	"strings"

	"gongkai/extract/font"
)

// paper collects what is drawn on a page. Coordinates are those of a reader: from the top left.
type paper struct {
	width, height float64
	content       strings.Builder
}

// The fonts, by the names they have on the page.
var fonts = []string{"Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold"}

// face is a font at a size.
type face struct {
	font int // index of fonts
	size float64
}

func (f face) bold() face { return face{f.font | 1, f.size} }

func (f face) width(s string) float64 {
	sum := 0.0
	for i := range len(s) {
		sum += font.CoreAdvance(fonts[f.font], s[i])
	}
	return sum * f.size / 1000
}

// text draws a line whose feet stand at y.
func (p *paper) text(f face, x, y float64, s string) {
	if s == "" {
		return
	}
	escaped := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s)
	fmt.Fprintf(&p.content, "BT /F%d %.2f Tf %.2f %.2f Td (%s) Tj ET\n", f.font, f.size, x, p.height-y, escaped)
}

func (p *paper) line(x0, y0, x1, y1, weight float64) {
	fmt.Fprintf(&p.content, "%.2f w %.2f %.2f m %.2f %.2f l S\n", weight, x0, p.height-y0, x1, p.height-y1)
}

// fill colours a rectangle in a shade of grey.
func (p *paper) fill(x0, y0, x1, y1, grey float64) {
	fmt.Fprintf(&p.content, "%.2f g %.2f %.2f %.2f %.2f re f 0 g\n", grey, x0, p.height-y1, x1-x0, y1-y0)
}

// file gives the PDF file of a page.
func (p *paper) file() []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(offsets)}, args...)...)
	}
	b.WriteString("%PDF-1.7\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	var resources strings.Builder
	for i := range fonts {
		fmt.Fprintf(&resources, "/F%d %d 0 R ", i, 5+i)
	}
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Resources << /Font << %s>> >> /Contents 4 0 R >>",
		p.width, p.height, resources.String())
	object("<< /Length %d >>\nstream\n%s\nendstream", p.content.Len(), p.content.String())
	for _, name := range fonts {
		object("<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>", name)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

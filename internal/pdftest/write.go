package pdftest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"
)

// canvas collects the content of pages. Coordinates are those of a reader: from the top left.
type canvas struct {
	font          *font
	width, height float64
	pages         []*sheet
}

type sheet struct {
	width, height float64
	turned        float64 // degrees clockwise
	content       strings.Builder
	scan          *image.Gray // nil for a page of text
}

// frame gives the size of the sheet with its content turned, and the matrix that turns it: by quarters the sheet turns
// along, by smaller angles the content alone, about its middle.
func (s *sheet) frame() (width, height float64, matrix string) {
	w, h := s.width, s.height
	switch s.turned {
	case 0:
		return w, h, ""
	case 90:
		return h, w, fmt.Sprintf("0 -1 1 0 0 %g cm\n", w)
	case 180:
		return w, h, fmt.Sprintf("-1 0 0 -1 %g %g cm\n", w, h)
	case 270:
		return h, w, fmt.Sprintf("0 1 -1 0 %g 0 cm\n", h)
	}
	sin, cos := math.Sincos(-s.turned * math.Pi / 180)
	return w, h, fmt.Sprintf("%.5f %.5f %.5f %.5f %.3f %.3f cm\n", cos, sin, -sin, cos,
		w/2-cos*w/2+sin*h/2, h/2-sin*w/2-cos*h/2)
}

func (c *canvas) page(width, height float64) {
	c.width, c.height = width, height
	c.pages = append(c.pages, &sheet{width: width, height: height})
}

func (c *canvas) draw(format string, args ...any) {
	fmt.Fprintf(&c.pages[len(c.pages)-1].content, format+"\n", args...)
}

func (c *canvas) text(x, y, size float64, s string) {
	if c.scanned() && s != "" {
		c.draw("3 Tr")
		at := x
		for _, r := range s {
			width := textWidth(string(r), size)
			if r != ' ' {
				c.ink(at+0.1*width, y-0.7*size, at+0.9*width, y)
			}
			at += width
		}
	}
	if s != "" {
		c.draw("BT /F1 %.2f Tf %.2f %.2f Td %s Tj ET", size, x, c.height-y, c.font.encode(s))
	}
}

func (c *canvas) rectangle(x, y, width, height float64) {
	if c.scanned() {
		const line = 0.5
		c.ink(x-line, y-line, x+width+line, y+line)
		c.ink(x-line, y+height-line, x+width+line, y+height+line)
		c.ink(x-line, y-line, x+line, y+height+line)
		c.ink(x+width-line, y-line, x+width+line, y+height+line)
		return
	}
	c.draw("0.5 w %.2f %.2f %.2f %.2f re S", x, c.height-y-height, width, height)
}

func (c *canvas) image() { c.draw("q %.2f 0 0 %.2f 0 0 cm /Im1 Do Q", c.width, c.height) }

// dots is how many pixels of a scan are a point.
const dots = 2

// scan makes a picture of the page, into which all goes that is drawn from here on.
func (c *canvas) scan() {
	p := c.pages[len(c.pages)-1]
	p.scan = image.NewGray(image.Rect(0, 0, int(dots*p.width), int(dots*p.height)))
	for i := range p.scan.Pix {
		p.scan.Pix[i] = 250
	}
	c.draw("q %.2f 0 0 %.2f 0 0 cm /Im2 Do Q", p.width, p.height)
}

func (c *canvas) scanned() bool { return c.pages[len(c.pages)-1].scan != nil }

// ink blackens a part of the scan.
func (c *canvas) ink(x0, y0, x1, y1 float64) {
	to := c.pages[len(c.pages)-1].scan
	for y := int(dots * y0); y < int(dots*y1); y++ {
		for x := int(dots * x0); x < int(dots*x1); x++ {
			to.SetGray(x, y, color.Gray{Y: 20})
		}
	}
}

// The objects of the file come in this order; the pages and their contents follow.
const (
	catalog = iota + 1
	pageTree
	fontDict
	cidFont
	descriptor
	toUnicode
	picture
	firstPage
)

// file puts the objects together with a cross-reference table. Nothing is compressed: a test file can be read.
func (c *canvas) file() []byte {
	var b bytes.Buffer
	var offsets []int
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	object := func(format string, args ...any) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(offsets)}, args...)...)
	}
	stream := func(dict, data string) {
		object("<< %s/Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
	}
	var kids []string
	for i := range c.pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", firstPage+2*i))
	}
	object("<< /Type /Catalog /Pages %d 0 R >>", pageTree)
	object("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	name, kind, encoding := "PdfTest", "CIDFontType2", "Identity-H"
	collection, glyphs, meaning := "Identity) /Supplement 0", " /CIDToGIDMap /Identity", fmt.Sprintf(" /ToUnicode %d 0 R",
		toUnicode)
	if c.font.gb {
		name, kind, encoding = "STSong-Light", "CIDFontType0", "UniGB-UCS2-H"
		collection, glyphs, meaning = "GB1) /Supplement 2", "", ""
	}
	object("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /%s /DescendantFonts [%d 0 R]%s >>", name, encoding,
		cidFont, meaning)
	object("<< /Type /Font /Subtype /%s /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (%s >>"+
		" /FontDescriptor %d 0 R%s /DW 1000 /W %s >>", kind, name, collection, descriptor, glyphs, c.font.widths())
	object("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"+
		" /CapHeight 700 /StemV 80 >>", name)
	stream("", c.font.toUnicode())
	stream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 ",
		"\xC0\xD0\xD0\xC0")
	var scans []*image.Gray
	for i, p := range c.pages {
		width, height, matrix := p.frame()
		images := fmt.Sprintf("/Im1 %d 0 R", picture)
		if p.scan != nil { // its picture comes behind all pages
			images += fmt.Sprintf(" /Im2 %d 0 R", firstPage+2*len(c.pages)+len(scans))
			scans = append(scans, p.scan)
		}
		object("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %g %g] /Resources << /Font << /F1 %d 0 R >>"+
			" /XObject << %s >> >> /Contents %d 0 R >>", pageTree, width, height, fontDict, images, firstPage+2*i+1)
		stream("", matrix+p.content.String())
	}
	for _, s := range scans {
		stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 ",
			s.Rect.Dx(), s.Rect.Dy()), string(s.Pix))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, catalog, start)
	return b.Bytes()
}

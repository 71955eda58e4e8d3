package font

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// baseName drops the tag of a font subset: six capital letters and a plus sign (PDF 32000-1, 9.6.4). Names are UTF-8
// by the standard (7.3.5); Chinese producers also write GBK.
func baseName(name string) string {
	if !utf8.ValidString(name) {
		s, err := simplifiedchinese.GB18030.NewDecoder().String(name)
		if err != nil {
			s = name
		}
		name = strings.ToValidUTF8(s, "\uFFFD")
	}
	if len(name) < 7 || name[6] != '+' {
		return name
	}
	for _, c := range name[:6] {
		if c < 'A' || c > 'Z' {
			return name
		}
	}
	return name[7:]
}

// Bits of /Flags in a font descriptor (PDF 32000-1, Table 123).
const symbolic = 1 << 2

// descriptor is a font descriptor (9.8) as far as it is used.
type descriptor struct {
	doc          *pdf.Document
	dict         pdf.Dict
	missingWidth float64
	symbolic     bool
}

func newDescriptor(doc *pdf.Document, o pdf.Object) descriptor {
	d := descriptor{doc: doc, dict: doc.Dict(o)}
	d.missingWidth, _ = doc.Number(d.dict["MissingWidth"])
	flags, _ := doc.Number(d.dict["Flags"])
	d.symbolic = int(flags)&symbolic != 0
	return d
}

// height takes ascent and descent from the descriptor where they can be true, else the usual ones given. Producers
// write zero, font units other than 1/1000, or a descent without its sign.
func (d descriptor) height(usualAscent, usualDescent float64) (ascent, descent float64) {
	ascent, descent = usualAscent, usualDescent
	if v, ok := d.doc.Number(d.dict["Ascent"]); ok && v >= 500 && v <= 1300 {
		ascent = v / 1000
	}
	if v, ok := d.doc.Number(d.dict["Descent"]); ok && v != 0 {
		if v > 0 {
			v = -v
		}
		if v >= -500 {
			descent = v / 1000
		}
	}
	return ascent, descent
}

// contains reports whether a font name has one of the words in it, in any case.
func contains(name string, words ...string) bool {
	name = strings.ToLower(name)
	for _, w := range words {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// advance turns a width of glyph space into units of the font size, within reason.
func advance(width, scale float64) float64 {
	w := width * scale
	if !(w >= -limits.Advance && w <= limits.Advance) {
		return 0
	}
	return w
}

package font

import (
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// Font decodes the strings shown in one font of a document. It is not safe for concurrent use, as the document is not.
type Font struct {
	Name            string  // BaseFont without its subset tag
	Vertical        bool    // writing mode 1: text runs from top to bottom
	Ascent, Descent float64 // in units of the font size; Descent is negative

	decoder decoder
	one     [256]*Char
	two     [256]*[256]*Char
	more    map[uint64]*Char
}

// Char is what a font knows about one character code.
type Char struct {
	Text string // Unicode as the font maps it, not normalised; "" when nothing says what it is
	// Disputed says that the ToUnicode map of the font says another text, and was not believed.
	Disputed bool
	Code     uint32
	Width    float64 // horizontal advance in units of the font size

	// For vertical writing, in the same units: the advance, negative when it goes down, and the position vector, from the
	// origin of horizontal writing to that of vertical writing (PDF 32000-1, 9.7.4.3).
	VAdvance, VX, VY float64

	WordSpace bool // a one-byte code 32: word spacing applies (9.3.3)
}

// decoder is what differs between simple and composite fonts.
type decoder interface {
	// next gives the first code of s, which is not empty, and the number of its bytes, at least one.
	next(s []byte) (code uint32, n int)
	char(code uint32, n int) Char
}

// Load reads a font dictionary. It never gives nil: a font that is missing or damaged decodes what can be decoded.
func Load(doc *pdf.Document, o pdf.Object) *Font {
	dict := doc.Dict(o)
	f := &Font{Name: baseName(doc.Name(dict["BaseFont"]))}
	if doc.Name(dict["Subtype"]) == "Type0" || dict["DescendantFonts"] != nil {
		loadComposite(f, doc, dict)
	} else {
		loadSimple(f, doc, dict)
	}
	return f
}

// Next gives the first character of s, which must not be empty, and the number of bytes it takes. The Char is the
// same for every occurrence of a code; it must not be changed.
func (f *Font) Next(s []byte) (c *Char, n int) {
	code, n := f.decoder.next(s)
	switch n {
	case 1:
		slot := &f.one[code&0xFF]
		if *slot == nil {
			*slot = f.make(code, n)
		}
		return *slot, n
	case 2:
		row := &f.two[code>>8&0xFF]
		if *row == nil {
			*row = new([256]*Char)
		}
		slot := &(*row)[code&0xFF]
		if *slot == nil {
			*slot = f.make(code, n)
		}
		return *slot, n
	}
	key := uint64(n)<<32 | uint64(code)
	if c := f.more[key]; c != nil {
		return c, n
	}
	c = f.make(code, n)
	if f.more == nil {
		f.more = map[uint64]*Char{}
	}
	if len(f.more) < limits.CachedCharacters {
		f.more[key] = c
	}
	return c, n
}

func (f *Font) make(code uint32, n int) *Char {
	c := f.decoder.char(code, n)
	c.Text = f.sign(c.Text)
	c.Code = code
	c.WordSpace = n == 1 && code == ' '
	return &c
}

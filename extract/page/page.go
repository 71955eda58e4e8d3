// Package page holds the value types of one page as displayed: glyphs, rulings and fills. Lengths and origin are
// those of package geometry.
package page

import (
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
)

// Page is one page as displayed: what is printed on it, without any idea yet of lines, tables or meaning.
type Page struct {
	Number        int // 1 for the first page of the file
	Width, Height float64
	Glyphs        []Glyph // in the order of the content stream
	Rulings       []Ruling
	Fills         []Fill
	Images        int           // painted image XObjects and inline images
	Pictured      geometry.Rect // around all of them
	Shapes        int           // painted paths that are no rulings and no rectangles
	// Overflow holds glyphs that a clipping path cuts off, each with what is seen under the same path. Where that is the
	// text of one cell, the label is longer than its cell: the glyphs are hidden, but what they belong to is not.
	Overflow map[int32]Overflow
	Findings []finding.Finding
	// Skew is the angle in degrees by which a page hangs, clockwise, whose text and rulings were straightened before they
	// were put here. Back leads from here to the page as displayed; it is zero where nothing was turned.
	Skew float64
	Back geometry.Matrix
	// Scan tells how the text was read where the page is a picture, else it is nil.
	Scan *Scan
}

// Scan is what was read in the picture of a page. The Run of a glyph is the index of its piece.
type Scan struct {
	By     string // the engine that read it first, and its version
	Pieces []Piece
}

// Piece is a line of text, or a part of one, that was read as a whole.
type Piece struct {
	Readings []Reading // the first gave the text of the glyphs
	// Picture is what was read, a number, as PNG, and Box its place on the page as displayed. It is nil for words, and
	// for what the file itself has as text.
	Picture []byte
	Box     geometry.Rect
}

// Reading is what an engine read in a picture.
type Reading struct {
	Text       string  `json:"text"`
	Confidence float64 `json:"confidence"` // of its least certain character, 0 to 1
	By         string  `json:"by"`         // the engine, and its version
}

// Numbered gives the page under another number.
func (p *Page) Numbered(n int) *Page {
	out := *p
	out.Number = n
	return &out
}

// Overflow is what is seen of a text whose rest is cut off.
type Overflow struct {
	Anchor int32         // one of the visible glyphs
	Seen   geometry.Rect // around the centres of all of them
}

// Glyph is one shown character code with the text it stands for.
type Glyph struct {
	Text   string        // Unicode as the font maps it, unnormalised; "" when nothing says what it is
	Box    geometry.Rect // advance width by ascent and descent of the font's em box
	X, Y   float64       // origin on the baseline
	Size   float64       // font size as displayed
	Dir    Direction
	Font   string // base font without its subset tag
	Color  RGB    // as it looks on white paper
	Hidden Hidden // zero when a reader of the page sees the glyph
	Run    int32  // number of the operator it was shown with: the glyphs of one are written in one go
	// Watermark says that the glyph lies over or under the page's text without being part of it: seen, but in no cell.
	Watermark bool
	// Disputed says that the font draws this text, while its map for copying says another.
	Disputed bool
}

// Direction is how text advances on the displayed page.
type Direction uint8

const (
	Right    Direction = iota // ordinary horizontal text
	Down                      // rotated a quarter turn clockwise
	Left                      // upside down
	Up                        // rotated a quarter turn anticlockwise
	Oblique                   // any other angle: watermarks, seals
	Vertical                  // upright glyphs set from top to bottom (WMode 1)
)

// Hidden says why a glyph is in the file but not to be seen.
type Hidden uint8

const (
	Visible     Hidden = iota
	NoPaint            // text rendering mode 3 or 7
	Clipped            // outside the clipping path
	OffPage            // outside the crop box
	SameAsPaper        // painted in the colour of what lies below, mostly white on white
	Duplicate          // drawn again over itself (fake bold, shadow)
	Covered            // painted over later
	LayerOff           // in an optional layer that is switched off
)

// RGB is a colour with components from 0 to 255.
type RGB struct{ R, G, B uint8 }

// Ruling is a straight line, horizontal or vertical, however it was drawn: stroked, or filled as a thin rectangle.
// A horizontal ruling has Y0 == Y1, a vertical one X0 == X1; the coordinates are those of its centre line.
type Ruling struct {
	X0, Y0, X1, Y1 float64
	Width          float64 // thickness in points
	Color          RGB
}

// Horizontal says which of the two kinds a ruling is.
func (r Ruling) Horizontal() bool { return r.Y0 == r.Y1 }

// Fill is a filled area too thick for a ruling: the background of a cell, a shaded header.
type Fill struct {
	Box   geometry.Rect
	Color RGB
}

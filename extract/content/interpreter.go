// Package content interprets the content streams of a page (PDF 32000-1, 7.8 and Annex A) and yields what they print:
// glyphs and rulings with their places on the page as displayed.
//
// A content stream is a program in postfix notation: operands, then an operator. The interpreter keeps the graphics
// state and the text matrices, enters Form XObjects, and ignores what leaves no text and no line (shadings, images
// but for those as thin as a line).
package content

import (
	"slices"

	"gongkai/extract/finding"
	"gongkai/extract/font"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
)

// Reader interprets the pages of one document and keeps its fonts, so that each is decoded once.
type Reader struct {
	doc   *pdf.Document
	fonts map[pdf.Ref]*font.Font

	glyphs []page.Glyph // of the page before
	clipOf []int32

	seenGlyphs, seenRulings int // on all pages so far
}

// NewReader gives a Reader for the document.
func NewReader(doc *pdf.Document) *Reader {
	return &Reader{doc: doc, fonts: map[pdf.Ref]*font.Font{}}
}

// Page interprets one page. It never fails: what cannot be read is missing from the result and named in its findings.
// A page that hangs askew is read again, straightened.
func (r *Reader) Page(p pdf.Page) *page.Page { return r.Drawn(p, r.doc.Contents(p)) }

// Drawn interprets a page with other contents than its own.
func (r *Reader) Drawn(p pdf.Page, data []byte) *page.Page {
	out, lean := r.read(p, data, 0, nil)
	if skew := lean.skew(); skew != 0 {
		out, _ = r.read(p, data, skew, nil)
	}
	r.seenGlyphs += len(out.Glyphs)
	r.seenRulings += len(out.Rulings) + len(out.Fills)
	return out
}

// read interprets a page that is turned back by an angle. It adds the images that are painted to pictures, if asked to.
func (r *Reader) read(p pdf.Page, data []byte, skew float64, pictures *[]Picture) (*page.Page, leaning) {
	base, width, height := display(p.Box, p.Rotate, max(p.UserUnit, 0.01))
	out := &page.Page{Number: p.Number, Width: width, Height: height}
	sheet := geometry.Rect{X1: width, Y1: height}
	if skew != 0 {
		straight := geometry.Rotation(-skew, width/2, height/2)
		base, sheet = base.Mul(straight), straight.ApplyRect(sheet)
		out.Skew, out.Back = skew, geometry.Rotation(skew, width/2, height/2)
	}
	in := &interpreter{doc: r.doc, reader: r, page: out, sheet: sheet,
		clipFrom: -1, pictures: pictures, entered: map[pdf.Ref]bool{}, colors: map[page.RGB]bool{}}
	black := paint{opacity: 1}
	initial := state{ctm: base, clip: sheet, lineWidth: 1, horizScale: 1, stroke: black, fill: black}
	in.state = initial
	out.Glyphs, in.clipOf = r.glyphs[:0], r.clipOf[:0]
	in.run(data, p.Resources, 0)
	in.state = initial
	in.annotations(p)
	in.hideCovered()
	hideDuplicates(out.Glyphs)
	in.findOverflow()
	// The next page uses the same memory, this one keeps what it needs.
	r.glyphs, r.clipOf = out.Glyphs, in.clipOf
	out.Glyphs = slices.Clone(out.Glyphs)
	return out, in.lean
}

type interpreter struct {
	doc       *pdf.Document
	reader    *Reader
	page      *page.Page
	sheet     geometry.Rect // the displayed page
	state     state
	stack     []state
	text, row geometry.Matrix // text matrix and text line matrix (PDF 32000-1, 9.4.2)
	open      []marked        // marked-content sequences
	off       int             // open ones that belong to a layer that is switched off
	watermark int             // open ones that say they are a watermark
	clips     int32
	runs      int32   // strings shown so far
	clipOf    []int32 // by glyph, the clipping path it was painted under
	operators int
	entered   map[pdf.Ref]bool // forms being run, against loops

	// What was painted so far, in order: see background.go.
	grounds     []ground
	covers      []cover
	colors      map[page.RGB]bool // of sure grounds
	rulingAfter []int32           // by ruling, how many covers there were
	looks       int

	pictures *[]Picture // what is painted, where it is wanted
	lean     leaning
	clipFrom int32 // the first glyph of a text object that is added to the clipping path, or -1
}

// run executes one content stream with its resources; depth counts the forms around it.
func (in *interpreter) run(data []byte, resources pdf.Dict, depth int) {
	s := &stream{
		interpreter: in, lexer: syntax.Lexer{Data: data}, depth: depth, resources: resources,
		fonts: in.doc.Dict(resources["Font"]), base: len(in.stack), marks: len(in.open),
	}
	for {
		n := len(s.operands) // the token is read into its place among the operands, and leaves it if it is none
		s.operands = append(s.operands, syntax.Token{})
		t := &s.operands[n]
		s.lexer.Read(t)
		if t.Kind == syntax.End {
			break
		}
		if t.Kind != syntax.Word || syntax.IsDelimiter(t.Bytes[0]) {
			s.operands = s.operands[:min(n+1, limits.Operands)]
			continue
		}
		s.operands = s.operands[:n]
		if in.operators++; in.operators > limits.Operators {
			in.report("page.limit", finding.Error,
				"the page has more drawing operators than any honest page; the rest was left out")
			break
		}
		s.execute(t.Bytes)
		s.operands = s.operands[:0]
	}
	in.stack = in.stack[:s.base]
	for len(in.open) > s.marks {
		in.endMarked()
	}
}

func (in *interpreter) report(id string, severity finding.Severity, message string) {
	for _, f := range in.page.Findings {
		if f.ID == id {
			return // said once a page
		}
	}
	in.page.Findings = append(in.page.Findings, finding.Found(id, severity, message).On(in.page.Number, nil))
}

// stream is the run of one content stream.
type stream struct {
	*interpreter
	lexer     syntax.Lexer
	operands  []syntax.Token
	room      []float64 // of numbers
	path      path
	depth     int
	base      int // height of the state stack at entry: a form cannot pop what it has not pushed
	marks     int
	resources pdf.Dict
	fonts     pdf.Dict
	loaded    map[string]*font.Font // by resource name
}

// num gives the i-th operand from the end (1 is the last), or 0.
func (s *stream) num(i int) float64 {
	if i = len(s.operands) - i; i >= 0 {
		return s.operands[i].Num
	}
	return 0
}

// last gives the bytes of the last operand, a name or a string.
func (s *stream) last() []byte {
	if n := len(s.operands); n > 0 {
		return s.operands[n-1].Bytes
	}
	return nil
}

// numbers gives the operands that are numbers, in memory that the next call uses again.
func (s *stream) numbers() []float64 {
	s.room = s.room[:0]
	for _, o := range s.operands {
		if o.Kind == syntax.Number {
			s.room = append(s.room, o.Num)
		}
	}
	return s.room
}

func (s *stream) matrix() (geometry.Matrix, bool) {
	if len(s.operands) < 6 {
		return geometry.Identity, false
	}
	return geometry.Matrix{s.num(6), s.num(5), s.num(4), s.num(3), s.num(2), s.num(1)}, true
}

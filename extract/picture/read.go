// Package picture reads pages that are pictures. The images of a page are put together to the picture that a reader
// sees (compose), without seals (sheet.withoutSeals), straightened (mask.skew) and turned upright (sideways). Its
// rulings are found as runs of dark pixels (rulings), the cells that they make as those of any other page (package
// grid), and the ink of each cell and of the rest of the page is cut into lines (cutter). An engine says what each line
// reads. Numbers are read twice. What comes out is a page like any other: glyphs and rulings.
package picture

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/extract/content"
	"gongkai/extract/geometry"
	"gongkai/extract/layout/grid"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// Read reads the picture that a page is: p is the page as its content stream gives it, pictures the images painted on
// it. It gives nil where there is no picture that can be decoded; refused names the codes of images that cannot. The
// error is that of an engine or of ctx.
func Read(
	ctx context.Context, doc *pdf.Document, p *page.Page, pictures []content.Picture, o Options,
) (read *page.Page, refused []string, err error) {
	s, refused := compose(doc, p, pictures)
	if s == nil {
		return nil, refused, nil
	}
	r := newReader(s, p)
	if err := r.upright(ctx, o.Engine); err != nil {
		return nil, refused, err
	}
	pieces, err := r.read(ctx, o.Engine)
	if err == nil {
		err = readUnsure(ctx, o, pieces)
	}
	if err != nil {
		return nil, refused, err
	}
	read = r.page(p, pieces, o.Engine.Name())
	back := r.unturned(p) // to the page as displayed
	if r.skew != 0 {
		back = back.Mul(read.Back)
	}
	for i := range pieces {
		read.Scan.Pieces[i].Picture, read.Scan.Pieces[i].Box = pieces[i].png(), back.ApplyRect(pieces[i].points(r.scale))
	}
	return read, refused, nil
}

// Options are how a picture is read.
type Options struct {
	Engine Engine
	Second Engine // reads the numbers again of which the first is not sure; nil for none
}

// reader holds the picture of a page while it is read.
type reader struct {
	scale    float64 // pixels a point
	skew     float64
	quarters int // by which the picture was turned clockwise
	picture  *gray
	seals    *gray // by how much seals darkened it; nil without any
	straight *gray // the picture before its rulings were rubbed out
	paper    *paper
	contrast int   // by how much ink is darker than the paper
	ink      *mask // without the rulings
	blobs    []blob

	across, down []line
}

// newReader straightens the picture and finds its ink.
func newReader(s *sheet, p *page.Page) *reader {
	r := &reader{scale: s.scale}
	r.picture, r.seals = s.withoutSeals()
	r.paper = r.picture.paper(r.scale)
	r.skew = r.picture.ink(r.paper, inkContrast).skew()
	if r.skew != 0 {
		r.picture = r.picture.straightened(r.skew, r.commonPaper())
		if r.seals != nil {
			r.seals = r.seals.straightened(r.skew, 0)
		}
		r.paper = r.picture.paper(r.scale)
	}
	r.look()
	return r
}

// commonPaper is the level of paper of most of the page.
func (r *reader) commonPaper() uint8 {
	levels := slices.Clone(r.paper.levels)
	slices.Sort(levels)
	return levels[len(levels)/2]
}

// look finds rulings, rubs them out, and finds the ink that is left.
func (r *reader) look() {
	r.straight = &gray{r.picture.width, r.picture.height, slices.Clone(r.picture.pixels)}
	r.across, r.down = rulings(r.picture, r.paper, r.scale)
	for _, l := range r.across {
		from, to := int(l.at-l.thick/2-1), int(math.Ceil(l.at+l.thick/2+1))
		r.rub(box{int(l.from), from, int(l.to), to})
		for _, w := range l.worn {
			for x := w.from; x < w.to; x++ {
				r.rubRest(func(k int) (int, int) { return x, k }, from, to)
			}
		}
	}
	for _, l := range r.down {
		from, to := int(l.at-l.thick/2-1), int(math.Ceil(l.at+l.thick/2+1))
		r.rub(box{from, int(l.from), to, int(l.to)})
		for _, w := range l.worn {
			for y := w.from; y < w.to; y++ {
				r.rubRest(func(k int) (int, int) { return k, y }, from, to)
			}
		}
	}
	r.contrast = r.picture.strokes(r.paper, r.scale)
	r.ink = r.picture.ink(r.paper, r.contrast)
	r.blobs = r.withoutResidue(r.ink.blobs(r.scale))
}

// turn turns the picture clockwise, with what was found in it.
func (r *reader) turn(quarters int) {
	w, h := float64(r.picture.width), float64(r.picture.height)
	r.quarters = (r.quarters + quarters) & 3
	r.picture = r.picture.turned(quarters)
	r.turnSeals(quarters)
	r.paper = r.picture.paper(r.scale)
	for range quarters & 3 {
		// (x, y) goes to (h-y, x)
		across, down := r.down, r.across
		for i, l := range across {
			across[i] = line{h - l.to, h - l.from, l.at, l.thick, l.covered, l.whole, nil}
		}
		for i, l := range down {
			down[i] = line{l.from, l.to, h - l.at, l.thick, l.covered, l.whole, nil}
		}
		r.across, r.down = across, down
		w, h = h, w
	}
	r.ink = r.picture.ink(r.paper, r.contrast)
	r.blobs = r.withoutResidue(r.ink.blobs(r.scale))
}

// upright turns the picture so that its text reads from left to right. Of the two ways to turn text that runs sideways
// the engine is asked which reads better.
func (r *reader) upright(ctx context.Context, engine Engine) error {
	if !sideways(r.blobs, r.scale) {
		return nil
	}
	r.picture, r.quarters = r.straight.turned(1), 1
	r.turnSeals(1)
	r.paper = r.picture.paper(r.scale)
	r.look() // borders across and down are not as long as each other
	_, boxes := r.cut()
	boxes = samples(boxes)
	if len(boxes) == 0 {
		return nil
	}
	var lines []*image.Gray
	for _, b := range boxes {
		one := r.crop(b, b, margin)
		lines = append(lines, one, (&gray{one.Rect.Dx(), one.Rect.Dy(), one.Pix}).turned(2).image())
	}
	texts, err := recognise(ctx, engine, Words, lines)
	if err != nil {
		return err
	}
	this, other := 0.0, 0.0
	for i, t := range texts {
		if i%2 == 0 {
			this += t.Confidence
		} else {
			other += t.Confidence
		}
	}
	if other > this {
		r.turn(2)
	}
	return nil
}

// asked is how many lines are read both ways to tell how a page is held.
const asked = 8

// samples gives a few lines of some length, from all over the page.
func samples(boxes []box) []box {
	good := slices.DeleteFunc(slices.Clone(boxes), func(b box) bool {
		return b.width() < 3*b.height() || b.width() > 14*b.height()
	})
	step := max(1, len(good)/asked)
	var out []box
	for i := 0; i < len(good) && len(out) < asked; i += step {
		out = append(out, good[i])
	}
	return out
}

// lined gives the rulings in points.
func (r *reader) lined() []page.Ruling {
	var out []page.Ruling
	black := page.RGB{}
	for _, l := range r.across {
		y := l.at / r.scale
		out = append(out, page.Ruling{X0: l.from / r.scale, X1: l.to / r.scale, Y0: y, Y1: y, Width: l.thick / r.scale,
			Color: black})
	}
	for _, l := range r.down {
		x := l.at / r.scale
		out = append(out, page.Ruling{X0: x, X1: x, Y0: l.from / r.scale, Y1: l.to / r.scale, Width: l.thick / r.scale,
			Color: black})
	}
	return out
}

// cut cuts the ink into lines of text, cell by cell, and then that of the rest of the page. It gives the usual height
// of a line, too.
func (r *reader) cut() (usual float64, boxes []box) {
	ruled := &page.Page{Width: float64(r.picture.width) / r.scale, Height: float64(r.picture.height) / r.scale,
		Rulings: r.lined()}
	grids, _ := grid.Find(ruled)
	var cells []geometry.Rect
	for _, g := range grids {
		for _, c := range g.Cells {
			cells = append(cells, c.Box)
		}
	}
	inside := make([][]blob, len(cells)+1) // the last is the rest of the page
	for _, b := range r.blobs {
		x, y := float64(b.x0+b.x1)/2/r.scale, float64(b.y0+b.y1)/2/r.scale
		k := slices.IndexFunc(cells, func(c geometry.Rect) bool { return c.Contains(x, y) })
		if k < 0 {
			k = len(cells)
		}
		inside[k] = append(inside[k], b)
	}
	usual = usualHeight(inside, r.scale)
	c := &cutter{usual: usual, low: lowest * r.scale, high: tallest * r.scale, gap: cellGap}
	for k, blobs := range inside {
		if k == len(cells) {
			c.gap = wideGap
		}
		boxes = append(boxes, c.lines(blobs)...)
	}
	return usual, boxes[:min(len(boxes), limits.PicturePieces)]
}

// alone gives for each line the rows of pixels that are nearer to it than to a line above or below.
func alone(boxes []box) []box {
	out := slices.Clone(boxes)
	for i, b := range boxes {
		up, down := b.height(), b.height()
		for k, o := range boxes {
			if k == i || o.x1 <= b.x0 || o.x0 >= b.x1 {
				continue
			}
			if o.y1 <= b.y0 {
				up = min(up, (b.y0-o.y1)/2)
			} else if o.y0 >= b.y1 {
				down = min(down, (o.y0-b.y1)/2)
			}
		}
		out[i].y0, out[i].y1 = b.y0-up, b.y1+down
	}
	return out
}

// crop cuts a line out of the picture, with a margin in heights of the line. Rows of pixels that are not its own are
// white.
func (r *reader) crop(b, own box, margin float64) *image.Gray {
	m := int(math.Ceil(margin * float64(b.height())))
	x0, y0, x1, y1 := b.x0-m, b.y0-m, b.x1+m, b.y1+m
	out := image.NewGray(image.Rect(0, 0, x1-x0, y1-y0))
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			v := uint8(255)
			if x >= 0 && y >= max(0, own.y0) && x < r.picture.width && y < min(own.y1, r.picture.height) {
				// Paper becomes white.
				v = uint8(min(255, int(r.picture.pixels[y*r.picture.width+x])+255-int(r.paper.at(x, y))))
			}
			out.Pix[(y-y0)*out.Stride+x-x0] = v
		}
	}
	return out
}

func (g *gray) image() *image.Gray {
	return &image.Gray{Pix: g.pixels, Stride: g.width, Rect: image.Rect(0, 0, g.width, g.height)}
}

// piece is a line of text with what was read in it.
type piece struct {
	box      box         // of its ink
	number   *image.Gray // cut out to read a number again, nil for words
	readings []page.Reading
	at       []float64 // the middle of each character, in pixels; empty where it is not known
}

// png is the picture of a number, nil for words.
func (p *piece) png() []byte {
	if p.number == nil {
		return nil
	}
	var b bytes.Buffer
	if png.Encode(&b, p.number) != nil { // which takes every picture of some size, and memory all bytes
		return nil
	}
	return b.Bytes()
}

// points gives the place of the ink in points.
func (p *piece) points(scale float64) geometry.Rect {
	return geometry.Rect{X0: float64(p.box.x0) / scale, Y0: float64(p.box.y0) / scale, X1: float64(p.box.x1) / scale,
		Y1: float64(p.box.y1) / scale}
}

// read has the engine read every line, and numbers again, from a picture cut out with another margin. Where the first
// reading has a letter among the digits that the engine is not sure of, the second one of the same digits counts; that
// they differ is seen all the same.
func (r *reader) read(ctx context.Context, engine Engine) ([]piece, error) {
	usual, boxes := r.cut()
	own := alone(boxes)
	var lines []*image.Gray
	for i, b := range boxes {
		lines = append(lines, r.crop(high(b, usual), own[i], margin))
	}
	texts, err := recognise(ctx, engine, Words, lines)
	if err != nil {
		return nil, err
	}
	margins, others, err := r.readPoor(ctx, engine, boxes, own, usual, texts)
	if err != nil {
		return nil, err
	}
	var pieces []piece
	var again, from []int
	var votes [2]int // for narrow and for wide brackets
	lines = lines[:0]
	for i, t := range texts {
		if t.Text = shaped(t.Text, r.within(boxes[i]), boxes[i]); strings.TrimSpace(t.Text) == "" {
			continue
		}
		p := piece{box: boxes[i], readings: []page.Reading{{Text: t.Text, Confidence: t.Confidence, By: engine.Name()}}}
		if len(t.At) == utf8.RuneCountInString(t.Text) {
			m := math.Ceil(margins[i] * float64(high(boxes[i], usual).height()))
			for _, share := range t.At {
				p.at = append(p.at, float64(boxes[i].x0)-m+share*(float64(boxes[i].width())+2*m))
			}
		}
		bracketed([]rune(t.Text), p.at, boxes[i].height(), &votes, votes)
		if isNumber(t.Text) {
			again = append(again, len(pieces))
			p.number = r.crop(high(boxes[i], usual), own[i], wideMargin)
			lines = append(lines, p.number)
		}
		pieces, from = append(pieces, p), append(from, i)
	}
	if texts, err = recognise(ctx, engine, Numbers, lines); err != nil {
		return nil, err
	}
	for i := range pieces {
		p, none := &pieces[i], [2]int{}
		p.readings[0].Text = string(bracketed([]rune(p.readings[0].Text), p.at, p.box.height(), &none, votes))
	}
	for i, t := range texts {
		p := &pieces[again[i]]
		p.readings = append(p.readings, page.Reading{Text: t.Text, Confidence: t.Confidence, By: engine.Name()})
		if first := p.readings[0]; first.Confidence < unsureNumber && t.Confidence >= sureNumber && alien(first.Text) &&
			len(digits(first.Text)) >= manyDigits && digits(first.Text) == digits(t.Text) {
			p.readings[0], p.readings[1], p.at = p.readings[1], first, nil
		}
	}
	for i := range pieces {
		for _, t := range others[from[i]] {
			pieces[i].readings = append(pieces[i].readings,
				page.Reading{Text: t.Text, Confidence: t.Confidence, By: engine.Name()})
		}
	}
	return pieces, nil
}

// alien reports whether a text has a letter, which numbers have not. Several are a name behind a code.
func alien(text string) bool {
	at := strings.IndexFunc(text, unicode.IsLetter)
	return at >= 0 && at == strings.LastIndexFunc(text, unicode.IsLetter)
}

func digits(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, text)
}

// within gives the ink in a box.
func (r *reader) within(b box) []blob {
	var out []blob
	for _, o := range r.blobs {
		if o.x0 >= b.x0 && o.x1 <= b.x1 && o.y0 >= b.y0 && o.y1 <= b.y1 {
			out = append(out, o)
		}
	}
	return out
}

// high makes a box as high as a letter: that of a dash alone is a line.
func high(b box, usual float64) box {
	if short := int(0.6*usual) - b.height(); short > 0 {
		b.y0 -= (short + 1) / 2
		b.y1 += short / 2
	}
	return b
}

// isNumber reports whether a text is one number, or nearly: half of it is digits, and the rest may be misread.
func isNumber(text string) bool {
	digits, others := 0, 0
	for _, c := range text {
		switch {
		case unicode.IsDigit(c):
			digits++
		case !unicode.IsSpace(c) && !unicode.IsPunct(c):
			others++
		}
	}
	return digits > 0 && others <= digits && others <= 3
}

package view

import (
	"math"
	"strings"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// run is text that is drawn as one: glyphs of one look that follow each other on a baseline without a gap.
type run struct {
	style  style
	text   string
	glyphs int
	x, y   float64       // where it begins
	box    geometry.Rect // of all its glyphs
	dir    page.Direction
	last   *page.Glyph
	barred bool // it was taken out, and a bar stands in its place
}

// runs puts the visible glyphs of a page together.
func (d *drawer) runs(p *page.Page) []run {
	var out []run
	var open *run
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.Hidden != page.Visible || strings.TrimSpace(g.Text) == "" && g.Text != "" || parked(p, g) {
			continue
		}
		barred := d.left != nil && !d.left.shows(p.Number, int32(i))
		s := d.style(p, i)
		if open == nil || barred != open.barred || !open.continues(g, s) {
			out = append(out, run{style: s, x: g.X, y: g.Y, dir: g.Dir, barred: barred})
			open = &out[len(out)-1]
		}
		open.glyphs++
		open.box = open.box.Union(g.Box)
		open.last = g
		if !barred { // what is barred leaves no trace
			open.text += meaning(g)
		}
	}
	return out
}

// parked reports whether a glyph lies so far outside of the page that it cannot be meant to be seen.
func parked(p *page.Page, g *page.Glyph) bool {
	far := p.Width + p.Height
	return !(math.Abs(g.X) < far && math.Abs(g.Y) < far) // not a number, too
}

// meaning is the text of a glyph, U+FFFD where the file does not say it. Controls would be invisible at best.
func meaning(g *page.Glyph) string {
	if g.Text == "" {
		return "\uFFFD"
	}
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7F {
			return '\uFFFD'
		}
		return r
	}, g.Text)
}

// continues reports whether a glyph goes on where the run ends.
func (r *run) continues(g *page.Glyph, s style) bool {
	if s != r.style || g.Dir != r.dir || g.Dir == page.Oblique || g.Dir == page.Vertical {
		return false
	}
	var gap, off float64 // along the text, and across
	switch g.Dir {
	case page.Down:
		gap, off = g.Box.Y0-r.last.Box.Y1, g.X-r.last.X
	case page.Up:
		gap, off = r.last.Box.Y0-g.Box.Y1, g.X-r.last.X
	case page.Left:
		gap, off = r.last.Box.X0-g.Box.X1, g.Y-r.last.Y
	default:
		gap, off = g.Box.X0-r.last.Box.X1, g.Y-r.last.Y
	}
	// Text that is stretched or squeezed to fill its line has gaps up to a fifth; a wider one is a space.
	return math.Abs(off) <= 0.05*g.Size && gap >= -0.3*g.Size && gap <= 0.2*g.Size
}

// length is what the run measures along its direction, 0 for a single glyph.
func (r *run) length() float64 {
	if r.glyphs < 2 {
		return 0
	}
	switch r.dir {
	case page.Down, page.Up:
		return r.box.Height()
	}
	return r.box.Width()
}

func (d *drawer) style(p *page.Page, i int) style {
	g := &p.Glyphs[i]
	s := style{
		size:   max(5, tenth(g.Size)),
		colour: d.colour(g.Color),
		family: family(g.Font),
		pale:   g.Watermark || g.Dir == page.Oblique,
	}
	switch g.Dir {
	case page.Down:
		s.angle = 90
	case page.Left:
		s.angle = 180
	case page.Up:
		s.angle = 270
	case page.Oblique:
		s.angle = oblique(p, i)
	}
	return s
}

// oblique is the angle of text that runs neither along nor across the page, by where the next glyph of it stands, or
// the one before.
func oblique(p *page.Page, i int) int {
	g := &p.Glyphs[i]
	for _, k := range []int{i + 1, i - 1} {
		if k < 0 || k >= len(p.Glyphs) || p.Glyphs[k].Run != g.Run || p.Glyphs[k].Dir != page.Oblique {
			continue
		}
		dx, dy := p.Glyphs[k].X-g.X, p.Glyphs[k].Y-g.Y
		if k < i {
			dx, dy = -dx, -dy
		}
		if degrees := math.Round(math.Atan2(dy, dx) * 180 / math.Pi); !math.IsNaN(degrees) {
			return int(degrees)
		}
	}
	return 0
}

// Families of type: 0 song, 1 hei, 2 kai, 3 fangsong; 4 more when bold.
var families = []struct {
	number int
	names  []string
}{
	{3, []string{"fangsong", "仿宋"}},
	{2, []string{"kai", "楷"}},
	{
		1,
		[]string{
			"hei",
			"黑",
			"arial",
			"helvetica",
			"calibri",
			"gothic",
			"sans",
			"deng",
			"等线",
			"tahoma",
			"verdana",
			"pingfang",
		},
	},
}

// family tells by its name what a font looks like.
func family(font string) int {
	name := strings.ToLower(font)
	bold := 0
	if strings.Contains(name, "bold") || strings.Contains(name, "heavy") || strings.Contains(name, "black") {
		bold = 4
	}
	for _, f := range families {
		for _, part := range f.names {
			if strings.Contains(name, part) {
				return f.number + bold
			}
		}
	}
	return bold
}

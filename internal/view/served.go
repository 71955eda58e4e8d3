package view

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/internal/controls"
	"gongkai/normalize/document"
)

// A report can also be a page of a server (internal/serve): the same program, whose pages come one by one as they are
// looked at, and whose corrections are written at once.

// Served says what the report's program needs to know of its server.
type Served struct {
	ID      string `json:"id"`
	Pages   string `json:"pages"`             // where the pages are, to which the number is put behind
	Correct string `json:"correct,omitempty"` // where corrections go; empty where none are taken
	Version string `json:"version"`           // of the document that is shown, which a correction names
	Token   string `json:"token,omitempty"`   // which a correction brings along
	Missing string `json:"missing,omitempty"` // why there are no pages
}

// Size is that of a page in points.
type Size struct{ Width, Height float64 }

// Data gives the report of a document as JSON that may stand in HTML, with pages of the given sizes that are still to
// come.
func Data(doc *document.Document, pages []Size, served Served, o Options) ([]byte, error) {
	r := newReport(nil, doc, o)
	for _, s := range pages {
		r.Pages = append(r.Pages, paper{Width: tenth(s.Width), Height: tenth(s.Height), Texts: []any{}, Later: true})
	}
	r.Served = &served
	return json.Marshal(r)
}

// Style and Program are the report's own style sheet and program.
func Style() string   { return asset("view.css") }
func Program() string { return program() }

// alone is a page with the styles and colours that its lists refer to.
type alone struct {
	paper
	Styles  []style  `json:"styles"`
	Colours []string `json:"colours"`
}

// Page draws one page as the program of a served report takes it.
func Page(p *page.Page) ([]byte, error) {
	d := &drawer{}
	return d.alone(p)
}

// PageOf draws a page of a document that was read as a whole: with redacted, without what the document no longer says.
// A number that there is not gives nil.
func PageOf(printed *extract.Document, doc *document.Document, number int, redacted bool) ([]byte, error) {
	p := pageOf(printed, number)
	if p == nil {
		return nil, nil
	}
	return newDrawer(printed, doc, redacted).alone(p.Source)
}

func pageOf(printed *extract.Document, number int) *layout.Page {
	if number < 1 || number > len(printed.Pages) {
		return nil
	}
	return printed.Pages[number-1]
}

func (d *drawer) alone(p *page.Page) ([]byte, error) {
	out := alone{paper: d.page(&layout.Page{Source: p, Width: p.Width, Height: p.Height})}
	out.Styles, out.Colours = d.styles.list, d.colours.list
	return json.Marshal(out)
}

// Picture draws the surroundings of a place as an SVG image of its own, the place lit up.
func Picture(w io.Writer, p *page.Page, box geometry.Rect) error {
	return (&drawer{}).picture(w, p, box)
}

// PictureOf does so of a document that was read as a whole; see PageOf.
func PictureOf(w io.Writer, printed *extract.Document, doc *document.Document, number int, box geometry.Rect,
	redacted bool) error {
	p := pageOf(printed, number)
	if p == nil {
		return nil
	}
	return newDrawer(printed, doc, redacted).picture(w, p.Source, box)
}

// What a picture shows, in points: a line of a table is some 15 high.
const (
	pictureWidth  = 260.0
	pictureHeight = 56.0
	pictureMargin = 20.0
)

// svgFonts are those of the report's program (pages.js), by family.
var svgFonts = []string{
	"'Source Han Serif SC','Noto Serif CJK SC','Songti SC',STSong,SimSun,serif",
	"'Source Han Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',SimHei,sans-serif",
	"'Kaiti SC',STKaiti,KaiTi,'Noto Serif CJK SC',serif",
	"STFangsong,FangSong,'Noto Serif CJK SC',serif",
}

func (d *drawer) picture(w io.Writer, p *page.Page, box geometry.Rect) error {
	width := max(pictureWidth, box.Width()+2*pictureMargin)
	height := max(pictureHeight, min(box.Height()+pictureMargin, width/2))
	x, y := (box.X0+box.X1-width)/2, (box.Y0+box.Y1-height)/2
	// All of it lies on the page, as far as the page is large enough.
	x = max(0, min(x, p.Width-width))
	y = max(0, min(y, p.Height-height))
	near := geometry.Rect{X0: x, Y0: y, X1: x + width, Y1: y + height}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%d %d %d %d" width="%.0f" height="%.0f">`,
		tenth(x), tenth(y), tenth(width), tenth(height), width*4/3, height*4/3)
	fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="#fff"/>`, tenth(x), tenth(y), tenth(width),
		tenth(height))
	for _, f := range p.Fills {
		if touch(near, f.Box) {
			fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, tenth(f.Box.X0), tenth(f.Box.Y0),
				tenth(f.Box.Width()), tenth(f.Box.Height()), hex(f.Color))
		}
	}
	fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="#ffe27a" stroke="#8a5a00" stroke-width="8"/>`,
		tenth(box.X0), tenth(box.Y0), tenth(box.Width()), tenth(box.Height()))
	for _, r := range p.Rulings {
		if touch(near, geometry.RectOf(r.X0, r.Y0, r.X1, r.Y1)) {
			fmt.Fprintf(&b, `<path d="M%d %dL%d %d" stroke="%s" stroke-width="%d"/>`, tenth(r.X0), tenth(r.Y0), tenth(r.X1),
				tenth(r.Y1), hex(r.Color), max(3, tenth(r.Width)))
		}
	}
	for _, r := range d.runs(p) {
		if !touch(near, r.box) {
			continue
		}
		if r.barred {
			fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="#222"/>`, tenth(r.box.X0), tenth(r.box.Y0),
				tenth(r.box.Width()), tenth(r.box.Height()))
			continue
		}
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="%d" font-family="%s" fill="%s" xml:space="preserve"`, tenth(r.x),
			tenth(r.y),
			r.style.size, svgFonts[r.style.family%len(svgFonts)], d.colours.list[r.style.colour])
		if n := tenth(r.length()); n > 0 {
			fmt.Fprintf(&b, ` textLength="%d" lengthAdjust="spacingAndGlyphs"`, n)
		}
		if r.style.angle != 0 {
			fmt.Fprintf(&b, ` transform="rotate(%d %d %d)"`, r.style.angle, tenth(r.x), tenth(r.y))
		}
		if r.style.pale {
			b.WriteString(` opacity=".35"`)
		}
		b.WriteString(">" + controls.XML(r.text) + "</text>")
	}
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func hex(c page.RGB) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// touch reports whether two boxes have anything in common, an edge counts.
func touch(a, b geometry.Rect) bool {
	return a.X0 <= b.X1 && b.X0 <= a.X1 && a.Y0 <= b.Y1 && b.Y0 <= a.Y1
}

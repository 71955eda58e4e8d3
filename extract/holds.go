package extract

import (
	"strings"

	"gongkai/extract/finding"
	"gongkai/extract/page"
)

// Holding is what a page or a document holds for a reader.
type Holding string

const (
	Texts    Holding = "text"
	Pictures Holding = "pictures" // scans, and their hidden text if they have any
	Drawings Holding = "drawings" // lines and shapes, which may be letters drawn as outlines
	Hidden   Holding = "hidden"   // text that a reader does not see, and nothing else
	Nothing  Holding = "nothing"
)

// pictureShare is the share of a page that pictures cover if the page is a scan; logos and seals are smaller.
const pictureShare = 0.3

// Holds tells what a document holds: text if any page does, be it text that nothing says the meaning of; else pictures
// before drawings before hidden text.
func (d *Document) Holds() Holding {
	found := map[Holding]bool{}
	for _, p := range d.Pages {
		found[holds(p.Source)] = true
	}
	for _, h := range []Holding{Texts, Pictures, Drawings, Hidden} {
		if found[h] {
			return h
		}
	}
	return Nothing
}

func holds(p *page.Page) Holding {
	hidden := false
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		switch {
		case strings.TrimSpace(g.Text) == "" && g.Text != "":
		case g.Hidden == page.Visible:
			return Texts
		default:
			hidden = true
		}
	}
	switch {
	case p.Images > 0 && p.Pictured.Width()*p.Pictured.Height() >= pictureShare*p.Width*p.Height:
		return Pictures
	case p.Shapes+len(p.Rulings)+len(p.Fills)+p.Images > 0:
		return Drawings
	case hidden:
		return Hidden
	}
	return Nothing
}

// holdingFindings says of a page without text what it is.
func holdingFindings(p *page.Page) []finding.Finding {
	var f finding.Finding
	switch holds(p) {
	case Texts:
		return nil
	case Pictures:
		f = finding.Found("page.picture", finding.Warning, "the page is a picture; what it says was not read")
	case Drawings:
		f = finding.Found("page.drawn", finding.Info, "the page has lines, shapes or small pictures and no text")
	default:
		f = finding.Found("page.blank", finding.Info, "there is nothing to be seen on the page")
	}
	return []finding.Finding{f.On(p.Number, nil)}
}

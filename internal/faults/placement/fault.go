package placement

import (
	"context"
	"fmt"
	"math/rand/v2"

	"gongkai/extract"
	"gongkai/extract/page"
	"gongkai/schema"
)

// Fault is a fault in a document, and what came of it.
type Fault struct {
	Kind    Kind
	Subject *Subject
	Says    string // what was changed
	Outcome Outcome
	Example string // an amount that is wrong or lost

	pages []page.Page
}

// random gives the same numbers on every machine: PCG is a fixed algorithm.
type random struct{ source *rand.PCG }

func newRandom(seed uint64) *random { return &random{rand.NewPCG(seed, seed)} }

func (r *random) below(n int) int { return int(r.source.Uint64() % uint64(n)) }

// tries is how often a place is drawn before a document counts as having none for a kind of fault.
const tries = 40

// draw makes a fault of a kind at a random place; false when the document has no place for it.
func (s *Subject) draw(kind Kind, r *random) (*Fault, bool) {
	if len(s.match.Tables) == 0 {
		return nil, false
	}
	for range tries {
		m := &s.match.Tables[r.below(len(s.match.Tables))]
		f := &Fault{Kind: kind, Subject: s, pages: s.copies()}
		if says := f.make(m, r); says != "" {
			f.Says = fmt.Sprintf("%s, page %d: %s", m.Table.ID, s.table(m).Parts[0].Page, says)
			return f, true
		}
	}
	return nil, false
}

// make puts the fault into the pages and says what was done, "" when the table has no place for it.
func (f *Fault) make(m *schema.TableMatch, r *random) string {
	switch f.Kind {
	case UnitLost:
		return f.erase(f.Subject.units(m), "unit")
	case UnitChanged:
		return f.otherUnit(m)
	case TitleLost:
		return f.erase(f.Subject.titles(m), "title")
	case ForeignTitle:
		return f.foreignTitle(m, r)
	case GroupsExchanged:
		return f.exchange(m, r)
	case PageShifted:
		return f.shift(f.Subject.table(m), r)
	case PageLost:
		return f.losePage(f.Subject.table(m), r)
	case StackedLines:
		return f.stack(m, r)
	case RaisedDigit:
		return f.raise(m, r)
	case Watermark:
		return f.watermark()
	case CutNumber:
		return f.cut(m, r)
	}
	return ""
}

// apply reads the document with the fault in it.
func (f *Fault) apply(ctx context.Context) error {
	faulty, err := f.Subject.read(ctx, f.pages)
	if err != nil {
		return err
	}
	f.Outcome, f.Example = judge(f.Subject.clean, faulty)
	f.pages = nil
	return nil
}

func (f *Fault) page(number int) *page.Page { return &f.pages[number-1] }

// hide takes glyphs off the page.
func (f *Fault) hide(l letters) {
	for _, g := range l.glyphs {
		f.page(l.page).Glyphs[g].Hidden = page.NoPaint
	}
}

func (f *Fault) erase(all []letters, what string) string {
	for _, l := range all {
		f.hide(l)
	}
	if len(all) == 0 {
		return ""
	}
	return what + " lost"
}

// otherUnit makes 万元 of 元, or 元 of 万元, where the paper itself contradicts that: other tables print the same sums.
// Without such a tie the paper says nothing else than what it says now, and no reader could know.
func (f *Fault) otherUnit(m *schema.TableMatch) string {
	all := f.Subject.units(m)
	if len(all) == 0 || !f.Subject.clean.tied[m.Table.ID] {
		return ""
	}
	says := ""
	for _, l := range all {
		glyphs := f.page(l.page).Glyphs
		last := &glyphs[l.glyphs[len(l.glyphs)-1]]
		before := &glyphs[l.glyphs[len(l.glyphs)-2]]
		switch {
		case last.Text != "元":
			return ""
		case before.Text == "万":
			before.Hidden = page.NoPaint
			says = "万元 becomes 元"
		default:
			last.Text = "万元"
			says = "元 becomes 万元"
		}
	}
	return says
}

// foreignTitle prints the title of another table above this one.
func (f *Fault) foreignTitle(m *schema.TableMatch, r *random) string {
	other := &f.Subject.match.Tables[r.below(len(f.Subject.match.Tables))]
	titles := f.Subject.titles(m)
	if len(titles) == 0 || other.Title == "" || other.Table.ID == m.Table.ID || squash(other.Title) == squash(m.Title) {
		return ""
	}
	for _, l := range titles {
		f.hide(l)
		p := f.page(l.page)
		f.write(p, p.Glyphs[l.glyphs[0]], []rune(squash(other.Title)))
	}
	return fmt.Sprintf("%s is printed above it in place of %s", other.Title, m.Title)
}

// write adds a text to a page, that begins like a glyph.
func (f *Fault) write(p *page.Page, like page.Glyph, text []rune) {
	run := int32(len(p.Glyphs))
	for _, c := range text {
		g := like
		g.Text, g.Run, g.Hidden = string(c), run, page.Visible
		width := g.Size
		if c < 0x80 {
			width /= 2
		}
		g.Box.X1 = g.Box.X0 + width
		p.Glyphs = append(p.Glyphs, g)
		like.X += width
		like.Box.X0 += width
	}
}

// shift moves all that stands on a page on which the table goes on.
func (f *Fault) shift(t *extract.Table, r *random) string {
	part := t.Parts[r.below(len(t.Parts))]
	if part.Page == t.Parts[0].Page {
		return ""
	}
	by := float64(6 + r.below(19)) // as borders of one table were seen to move
	if r.below(2) == 0 {
		by = -by
	}
	p := f.page(part.Page)
	for i := range p.Glyphs {
		move(&p.Glyphs[i], by, 0)
	}
	for i := range p.Rulings {
		p.Rulings[i].X0 += by
		p.Rulings[i].X1 += by
	}
	for i := range p.Fills {
		p.Fills[i].Box.X0 += by
		p.Fills[i].Box.X1 += by
	}
	return fmt.Sprintf("page %d is shifted by %.0f points", part.Page, by)
}

func move(g *page.Glyph, dx, dy float64) {
	g.X += dx
	g.Y += dy
	g.Box.X0 += dx
	g.Box.X1 += dx
	g.Box.Y0 += dy
	g.Box.Y1 += dy
}

// losePage leaves out a page with a table, between others. Before the first one and behind the last nothing stands that
// could miss it.
func (f *Fault) losePage(t *extract.Table, r *random) string {
	at := t.Parts[r.below(len(t.Parts))].Page
	first, last := len(f.pages), 0
	for i := range f.Subject.match.Tables {
		for _, p := range f.Subject.table(&f.Subject.match.Tables[i]).Parts {
			first, last = min(first, p.Page), max(last, p.Page)
		}
	}
	if at == first || at == last {
		return ""
	}
	f.pages = append(f.pages[:at-1], f.pages[at:]...)
	f.renumber()
	return fmt.Sprintf("page %d is left out", at)
}

func (f *Fault) renumber() {
	for i := range f.pages {
		f.pages[i].Number = i + 1
	}
}

// watermark lays large letters at an angle over the upper part of every page, where titles and units stand.
func (f *Fault) watermark() string {
	for i := range f.pages {
		p := &f.pages[i]
		size := p.Width / 14
		for k, c := range []rune("内部资料请勿外传") {
			x, y := p.Width*0.1+float64(k)*size*1.2, 30+float64(k)*size*0.45
			g := page.Glyph{Text: string(c), X: x, Y: y + 0.88*size, Size: size, Dir: page.Oblique, Font: "mark",
				Color: page.RGB{R: 220, G: 220, B: 220}, Run: int32(len(p.Glyphs))}
			g.Box.X0, g.Box.Y0, g.Box.X1, g.Box.Y1 = x, y, x+size, y+size
			p.Glyphs = append(p.Glyphs, g)
		}
	}
	return "letters at an angle over all pages"
}

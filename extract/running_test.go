package extract

import (
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/extract/page"
)

// Columns of amounts that read alike are not a running line, wherever on the page they stand.
func TestAmountsAreNoRunningLines(t *testing.T) {
	doc := &Document{}
	for i := range 3 {
		p := &layout.Page{Number: i + 1, Width: 600, Height: 800, Source: &page.Page{Number: i + 1}}
		for k, s := range []string{"0.00", "12.50", "0.00", "昌吉州财政局"} {
			x := 50 + 100*float64(k)
			p.Lines = append(p.Lines, layout.Line{Text: s, Size: lineHeight,
				Box: geometry.Rect{X0: x, X1: x + 40, Y0: 780, Y1: 790}})
		}
		doc.Pages = append(doc.Pages, p)
	}
	assemble(doc)
	for _, r := range doc.Running {
		if r.Text != "昌吉州财政局" {
			t.Errorf("%q was taken for a running line", r.Text)
		}
	}
	if len(doc.Running) != 3 {
		t.Errorf("%d running lines, want 3", len(doc.Running))
	}
}

// The last lines of some heads may be cut off overleaf; a row of which most texts only begin like the heads is one of
// the body.
func TestMostHeadsAreRepeatedWhole(t *testing.T) {
	first := sheet{above: "表2", rows: []string{"科目|合计|基本支出", "教育|12.00|7.00"}}
	for next, want := range map[string]string{
		"科目|合计|基本": "科目|合计|基本支出\n教育|12.00|7.00\n其他|1.00|1.00\n--",
		"科|合|基本支出": "科目|合计|基本支出\n教育|12.00|7.00\n科|合|基本支出\n其他|1.00|1.00\n--",
	} {
		if got := dump(assembled(first, sheet{rows: []string{next, "其他|1.00|1.00"}})); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// What two pages have in common at their edge may be chance; a running line stands on three, and on most of them.
func TestRunningLinesStandOnThreePages(t *testing.T) {
	for _, c := range []struct{ on, pages, want int }{{2, 2, 0}, {3, 3, 3}, {3, 5, 3}, {3, 6, 0}} {
		doc := &Document{}
		for i := range c.pages {
			p := &layout.Page{Number: i + 1, Width: 600, Height: 800, Source: &page.Page{Number: i + 1}}
			if i < c.on {
				p.Lines = []layout.Line{{Text: "某市财政局", Size: lineHeight,
					Box: geometry.Rect{X0: 50, X1: 100, Y0: 30, Y1: 40}}}
			}
			doc.Pages = append(doc.Pages, p)
		}
		if assemble(doc); len(doc.Running) != c.want {
			t.Errorf("on %d of %d pages there are %d running lines, want %d", c.on, c.pages, len(doc.Running), c.want)
		}
	}
}

// Page numbers of landscape pages stand further from the edge; they count with their pages.
func TestPageNumbersThatCount(t *testing.T) {
	first := sheet{above: "表3", rows: []string{"科目|合计|基本支出", "201|12.00|7.00"}, below: "6"}
	next := sheet{rows: []string{"202|3.00|3.00"}, below: "7"}
	for text, want := range map[string]int{"7": 1, "9": 2} {
		doc := &Document{}
		for i, s := range []sheet{first, next} {
			p := s.page(i + 1)
			p.Height = 260
			for k := range p.Lines {
				if l := &p.Lines[k]; l.Text == "6" || l.Text == "7" {
					l.Box.Y0, l.Box.Y1 = 215, 225
				}
			}
			if i == 1 {
				p.Lines[0].Text = text
			}
			doc.Pages = append(doc.Pages, p)
		}
		if assemble(doc); len(doc.Tables) != want {
			t.Errorf("with %s on the second page there are %d tables, want %d: %s", text, len(doc.Tables), want, dump(doc))
		}
	}
}

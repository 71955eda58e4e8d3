package narrative

import (
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
)

// TestPlace: what stands on one line has the box of that line, even at its end; what goes over lines has both; what a
// page cut off is found on the page where it begins.
func TestPlace(t *testing.T) {
	set := func(page int, lines ...string) extract.Text {
		out := extract.Text{Text: strings.Join(lines, ""), Page: page, Size: 10}
		for i, text := range lines {
			y := float64(100 + 20*i)
			box := geometry.Rect{X0: 50, X1: 550, Y0: y, Y1: y + 10}
			out.Lines = append(out.Lines, layout.Line{Text: text, Size: 10, Box: box})
			out.Box = out.Box.Union(box)
		}
		return out
	}
	p := &join([]extract.Text{set(1, "会议费 1.25", "万元培训费3.50"), set(2, "万元。")})[0]
	for words, want := range map[string]struct {
		page     int
		from, to float64
	}{
		"会议费": {1, 100, 110}, "1.25": {1, 100, 110}, "万元培训": {1, 120, 130}, "1.25万元": {1, 100, 130},
		"3.50": {1, 120, 130}, "万元。": {2, 100, 110},
	} {
		at := strings.LastIndex(p.canon, words)
		page, box := p.place(at, at+len(words))
		if at < 0 || page != want.page || box.Y0 != want.from || box.Y1 != want.to {
			t.Errorf("%s at %d of %q: page %d, %v, want %v", words, at, p.canon, page, box, want)
		}
	}
}

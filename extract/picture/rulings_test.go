package picture

import (
	"math"
	"slices"
	"testing"
)

func TestRulings(t *testing.T) {
	g := paint(400, 300, table...)
	across, down := rulings(g, g.paper(testScale), testScale)
	if len(across) != 4 || len(down) != 3 {
		t.Fatalf("%d lines across and %d down, want 4 and 3: %v %v", len(across), len(down), across, down)
	}
	for i, want := range []float64{101, 131, 161, 191} {
		slices.SortFunc(across, func(a, b line) int { return int(a.at - b.at) })
		if l := across[i]; math.Abs(l.at-want) > 0.6 || math.Abs(l.from-100) > 1 || math.Abs(l.to-302) > 1 {
			t.Errorf("line %d is %+v, want at %v from 100 to 302", i, l, want)
		}
	}
}

// TestStrokes: letters whose strokes stand in a row are no ruling, however long the row.
func TestStrokes(t *testing.T) {
	var row []box
	for x := 20; x < 380; x += 20 {
		row = append(row, box{x, 50, x + 18, 52}, box{x + 8, 50, x + 10, 66})
	}
	g := paint(400, 300, row...)
	if across, down := rulings(g, g.paper(testScale), testScale); len(across)+len(down) > 0 {
		t.Errorf("letters are rulings: %v %v", across, down)
	}
}

// TestDashes: pieces that make a line together are a ruling where one of them is longer than any stroke.
func TestDashes(t *testing.T) {
	for name, c := range map[string]struct {
		piece, gap int // pixels
		want       int
	}{"a border that the scanner broke": {150, 2, 1}, "a row of dashes": {40, 2, 0}, "short and many gaps": {10, 4, 0}} {
		var dashes []box
		for x := 20; x+c.piece < 380; x += c.piece + c.gap {
			dashes = append(dashes, box{x, 50, x + c.piece, 52})
		}
		g := paint(400, 300, dashes...)
		if across, _ := rulings(g, g.paper(testScale), testScale); len(across) != c.want {
			t.Errorf("%s: %d rulings, want %d: %v", name, len(across), c.want, across)
		}
	}
}

// TestEdges: a table that fills its picture has nothing beyond its borders.
func TestEdges(t *testing.T) {
	g := paint(202, 62, box{0, 0, 202, 2}, box{0, 30, 202, 32}, box{0, 60, 202, 62},
		box{0, 0, 2, 62}, box{100, 0, 102, 62}, box{200, 0, 202, 62})
	if across, down := rulings(g, g.paper(testScale), testScale); len(across) != 3 || len(down) != 3 {
		t.Errorf("%d lines across and %d down, want 3 and 3: %v %v", len(across), len(down), across, down)
	}
}

// TestTouched: a block of ink that touches the end of a border, as a letter below a table does, leaves the border where
// it is.
func TestTouched(t *testing.T) {
	touched := append(slices.Clone(table), box{187, 188, 200, 206})
	g := paint(400, 300, touched...)
	_, down := rulings(g, g.paper(testScale), testScale)
	if len(down) != 3 || !slices.ContainsFunc(down, func(l line) bool { return math.Abs(l.at-201) < 1 }) {
		t.Errorf("the border in the middle is not at 201: %v", down)
	}
}

// TestBorders: what is drawn into the table is a border where it reaches both rulings of its row and nothing says that
// it is the stroke of a letter.
func TestBorders(t *testing.T) {
	stroke := box{150, 131, 152, 161}
	for name, c := range map[string]struct {
		drawn []box
		want  int // borders, with the three of the table
	}{
		"a stroke with a thin one across it, and the rest of its letter": {[]box{stroke, {144, 141, 158, 142},
			{145, 150, 148, 156}, {155, 148, 157, 156}}, 3},
		"a border between numbers":                      {[]box{stroke, {154, 140, 160, 154}, {120, 140, 130, 154}}, 4},
		"a stroke 2.5 pixels away from both":            {[]box{{150, 135, 152, 157}}, 3},
		"a letter that fills its row":                   {[]box{stroke, {150, 139, 164, 142}, {150, 148, 164, 151}}, 3},
		"a border within a row, with nothing beside it": {[]box{stroke}, 4},
	} {
		g := paint(400, 300, slices.Concat(table, c.drawn)...)
		if _, down := rulings(g, g.paper(testScale), testScale); len(down) != c.want {
			t.Errorf("%s: %d borders, want %d: %v", name, len(down), c.want, down)
		}
	}
}

// TestWorn: a border that is worn away in places is one, and its remains are no ink. Two borders with words between
// them are two.
func TestWorn(t *testing.T) {
	worn := []box{{20, 50, 180, 52}, {190, 50, 206, 52}, {216, 51, 226, 53}, {240, 50, 380, 52}}
	g := paint(400, 300, worn...)
	across, _ := rulings(g, g.paper(testScale), testScale)
	if len(across) != 1 || across[0].from != 20 || across[0].to != 380 {
		t.Errorf("a worn line is %+v", across)
	}
	r := &reader{scale: testScale, picture: g, paper: g.paper(testScale)}
	if r.look(); len(r.blobs) > 0 {
		t.Errorf("of a worn line is left %v", r.blobs)
	}
	if ink := r.straight.pixels[51*400+100]; ink > 20 { // to be looked at again if the page is turned
		t.Errorf("the picture as it was has %d where the line is", ink)
	}
	words := []box{{20, 50, 180, 52}, {240, 50, 380, 52}}
	for x := 184; x < 236; x += 8 {
		words = append(words, box{x, 40, x + 3, 60}, box{x, 44, x + 7, 46})
	}
	g = paint(400, 300, words...)
	if across, _ := rulings(g, g.paper(testScale), testScale); len(across) != 2 {
		t.Errorf("lines beside words are %+v", across)
	}
}

func rulingsOf(g *gray) []line {
	across, down := rulings(g, g.paper(testScale), testScale)
	return append(across, down...)
}

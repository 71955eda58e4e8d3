package picture

import (
	"bytes"
	"context"
	"errors"
	"image"
	"os"
	"testing"

	"gongkai/extract/content"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
)

// coloured makes a picture in colours of a grey one.
func coloured(g *gray) *sheet {
	s := &sheet{width: g.width, height: g.height, scale: testScale}
	for _, v := range g.pixels {
		s.pixels = append(s.pixels, v, v, v)
	}
	return s
}

// tableReader reads the picture of the table.
func tableReader() *reader {
	return newReader(coloured(paint(400, 300, table...)), &page.Page{Width: 200, Height: 150})
}

// counting is an engine that reads the number of each line, and for numbers something else where it is told to.
type counting struct {
	asked map[Kind]int
	fail  error
}

func (c *counting) Name() string { return "counting" }

func (c *counting) Recognise(_ context.Context, kind Kind, lines []*image.Gray) ([]Text, error) {
	if c.fail != nil {
		return nil, c.fail
	}
	var out []Text
	for range lines {
		c.asked[kind]++
		out = append(out, Text{Text: "7", Confidence: 0.9})
	}
	return out, nil
}

// scanned reads the pages of the fixture.
func scanned(t *testing.T, engine Engine) (pages []*page.Page, err error) {
	t.Helper()
	data, err := os.ReadFile("../../cmd/gongkai/testdata/scans/seed-two-pages.pdf")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	reader := content.NewReader(doc)
	for _, p := range doc.Pages() {
		o := Options{Engine: engine}
		got, refused, err := Read(context.Background(), doc, reader.Page(p), reader.Pictures(p), o)
		if err != nil {
			return nil, err
		}
		if got == nil || len(refused) > 0 {
			t.Fatalf("page %d: no picture, %v", p.Number, refused)
		}
		pages = append(pages, got)
	}
	return pages, nil
}

// TestRead: the two pages of the fixture print an income table of 16 columns and an expenditure table of 7.
func TestRead(t *testing.T) {
	engine := &counting{asked: map[Kind]int{}}
	pages, err := scanned(t, engine)
	if err != nil {
		t.Fatal(err)
	}
	if engine.asked[Words] == 0 || engine.asked[Numbers] != engine.asked[Words] {
		t.Errorf("numbers are not read twice: %v", engine.asked)
	}
	for i, want := range []int{17, 8} { // borders of columns
		p := pages[i]
		at := map[int]bool{}
		for _, r := range p.Rulings {
			if !r.Horizontal() {
				at[int(r.X0+0.5)] = true
			}
		}
		if len(at) != want {
			t.Errorf("page %d has vertical rulings at %d places, want %d", i+1, len(at), want)
		}
		if p.Scan == nil || len(p.Scan.Pieces) != len(p.Glyphs) || p.Skew != 0 {
			t.Errorf("page %d: %d pieces, %d glyphs, askew by %v", i+1, len(p.Scan.Pieces), len(p.Glyphs), p.Skew)
		}
		for _, g := range p.Glyphs {
			piece := p.Scan.Pieces[g.Run]
			if !bytes.HasPrefix(piece.Picture, []byte("\x89PNG")) || !piece.Box.Contains(g.Box.CenterX(), g.Box.CenterY()) {
				t.Fatalf("page %d: the picture of a number has %d bytes, at %v", i+1, len(piece.Picture), piece.Box)
			}
			if r := piece.Readings; len(r) != 2 || r[0].Text != g.Text || r[0].By != "counting" {
				t.Fatalf("page %d: the readings of a number are %v", i+1, r)
			}
		}
	}
	broken := errors.New("broken")
	if _, err := scanned(t, &counting{fail: broken}); !errors.Is(err, broken) {
		t.Errorf("the engine fails, and reading says %v", err)
	}
}

// unsure reads numbers otherwise the second time, or with little confidence.
type unsure struct {
	counting
	text string
	sure float64
}

func (u *unsure) Recognise(ctx context.Context, kind Kind, lines []*image.Gray) ([]Text, error) {
	out, err := u.counting.Recognise(ctx, kind, lines)
	for i := range out {
		if kind == Numbers && i%2 == 0 {
			out[i] = Text{Text: u.text, Confidence: u.sure}
		}
	}
	return out, err
}

// spurious reads each number with a letter in it, and the second time without.
type spurious struct {
	letter string
	sure   float64
}

func (s *spurious) Name() string { return "spurious" }

func (s *spurious) Recognise(_ context.Context, kind Kind, lines []*image.Gray) ([]Text, error) {
	out := make([]Text, len(lines))
	for i := range out {
		if out[i] = (Text{Text: "30229", Confidence: 1}); kind == Words {
			out[i] = Text{Text: "302" + s.letter + "29", Confidence: s.sure}
		}
	}
	return out, nil
}

// TestSpurious: a letter among digits that the engine is not sure of is none, where the second reading has the same
// digits; the first one stays to be seen.
func TestSpurious(t *testing.T) {
	r := tableReader()
	for _, c := range []struct {
		letter string
		sure   float64
		want   string
	}{{"開", 0.4, "30229"}, {"開", 0.95, "302開29"}, {"預備", 0.4, "302預備29"}, {"1", 0.4, "302129"}, {".", 0.4, "302.29"}} {
		pieces, err := r.read(context.Background(), &spurious{c.letter, c.sure})
		if err != nil || len(pieces) == 0 {
			t.Fatal(len(pieces), err)
		}
		got := pieces[0].readings
		if len(got) != 2 || got[0].Text != c.want || got[0].Text == got[1].Text {
			t.Errorf("%+v: read %v", c, got)
		}
	}
}

// named gives an engine another name.
type named struct {
	Engine
	name string
}

func (n named) Name() string { return n.name }

// TestSecond: numbers of which the engine is not sure are read a third time, and by another engine, and no others.
// Without that, or when it is the same, there is no fourth reading.
func TestSecond(t *testing.T) {
	r := tableReader()
	read := func(text string, sure float64, second Engine) ([]piece, error) {
		t.Helper()
		first := &unsure{counting{asked: map[Kind]int{}}, text, sure}
		pieces, err := r.read(context.Background(), first)
		if err != nil || len(pieces) != 3 {
			t.Fatalf("%d pieces, %v", len(pieces), err)
		}
		return pieces, readUnsure(context.Background(), Options{first, second}, pieces)
	}
	for _, c := range []struct {
		text string
		sure float64
		want int
	}{{"8", 1, 2}, {"7", 0.5, 2}, {"7", 1, 0}} {
		second := &counting{asked: map[Kind]int{}}
		pieces, err := read(c.text, c.sure, named{second, "second"})
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range pieces {
			if again := i%2 == 0 && c.want > 0; again != (len(p.readings) == 4) || again && p.readings[3].By != "second" {
				t.Errorf("%s %v: piece %d has %v", c.text, c.sure, i, p.readings)
			}
		}
		if second.asked[Numbers] != c.want || second.asked[Words] > 0 {
			t.Errorf("%s %v: the second engine was asked %v", c.text, c.sure, second.asked)
		}
	}
	for _, second := range []Engine{&counting{asked: map[Kind]int{}}, &counting{fail: ErrNoEngine}} {
		if pieces, err := read("8", 1, second); err != nil || len(pieces[0].readings) != 3 {
			t.Errorf("%v, %v", pieces[0].readings, err)
		}
	}
	broken := errors.New("broken")
	if _, err := read("8", 1, &counting{fail: broken}); !errors.Is(err, broken) {
		t.Errorf("the second engine fails, and reading says %v", err)
	}
}

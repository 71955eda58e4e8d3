package picture

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"slices"
	"testing"

	"gongkai/extract/page"
)

// said makes readings of texts.
func said(texts ...string) (out []page.Reading) {
	for _, t := range texts {
		out = append(out, page.Reading{Text: t})
	}
	return out
}

// TestSettle: what two readings agree on stands first, unless the first is no number alone, or one agrees with it.
func TestSettle(t *testing.T) {
	for _, c := range []struct{ readings, want []string }{
		{[]string{"109.36", "109.56", "109.56"}, []string{"109.56", "109.36", "109.56"}},
		{[]string{"301413", "30113", "30113"}, []string{"30113", "301413", "30113"}},
		{[]string{"109.36", "109.56", "109.36"}, []string{"109.36", "109.56", "109.36"}},
		{[]string{"109.36", "109.56", "109.66"}, []string{"109.36", "109.56", "109.66"}},
		{[]string{"50%以上", "50%", "50%"}, []string{"50%以上", "50%", "50%"}},
		{[]string{"≥90%", "90%", "90%"}, []string{"≥90%", "90%", "90%"}},
		{[]string{"7", "", ""}, []string{"7", "", ""}},
	} {
		p := piece{readings: said(c.readings...), at: []float64{1}}
		p.settle()
		var got []string
		for _, r := range p.readings {
			got = append(got, r.Text)
		}
		if !slices.Equal(got, c.want) || (p.at == nil) == slices.Equal(c.readings, c.want) {
			t.Errorf("%v becomes %v, at %v", c.readings, got, p.at)
		}
	}
}

// larger is an engine that reads a number only where the darkest ink is black and letters fill the picture.
type larger struct{ counting }

func (l *larger) Recognise(_ context.Context, kind Kind, lines []*image.Gray) ([]Text, error) {
	out := make([]Text, len(lines))
	for i, g := range lines {
		rows := 0
		for y := range g.Rect.Dy() {
			if slices.Min(g.Pix[y*g.Stride:y*g.Stride+g.Rect.Dx()]) == 0 {
				rows++
			}
		}
		if l.asked[kind]++; 10*rows >= 8*g.Rect.Dy() {
			out[i] = Text{Text: "42", Confidence: 0.9}
		}
	}
	return out, nil
}

// TestEmpty: ink in which nothing is read is looked at again, alone and larger.
func TestEmpty(t *testing.T) {
	r := tableReader()
	pieces, err := r.read(context.Background(), &larger{counting{asked: map[Kind]int{}}})
	if err != nil || len(pieces) != 3 {
		t.Fatalf("%d pieces, %v", len(pieces), err)
	}
	for _, p := range pieces {
		if p.readings[0].Text != "42" || len(p.readings) != 2 {
			t.Errorf("%+v", p)
		}
	}
}

// wavering is an engine that reads words otherwise in a picture with more paper around, and is surer of that.
type wavering struct{ sure, surer float64 }

func (w *wavering) Name() string { return "wavering" }

func (w *wavering) Recognise(_ context.Context, _ Kind, lines []*image.Gray) ([]Text, error) {
	out := make([]Text, len(lines))
	for i, l := range lines {
		ink := 0
		for y := range l.Rect.Dy() {
			if slices.Min(l.Pix[y*l.Stride:y*l.Stride+l.Rect.Dx()]) < 128 {
				ink++
			}
		}
		if out[i] = (Text{Text: "米大", Confidence: w.sure}); 10*ink < 7*l.Rect.Dy() {
			out[i] = Text{Text: "类", Confidence: w.surer}
		}
	}
	return out, nil
}

// TestPoor: words of which the engine is not sure are read again; the surest reading stands first, the others stay.
func TestPoor(t *testing.T) {
	r := tableReader()
	for _, c := range []struct {
		sure, surer float64
		want        []string
	}{{0.4, 0.95, []string{"类", "米大"}}, {0.4, 0.3, []string{"米大", "类"}}, {0.95, 0.99, []string{"米大"}}} {
		pieces, err := r.read(context.Background(), &wavering{c.sure, c.surer})
		if err != nil || len(pieces) == 0 {
			t.Fatal(len(pieces), err)
		}
		var got []string
		for _, p := range pieces[0].readings {
			got = append(got, p.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: read %v", c, got)
		}
	}
}

// TestAgain: numbers are read once more by both engines, behind what was read; what has no picture is left alone.
func TestAgain(t *testing.T) {
	number := image.NewGray(image.Rect(0, 0, 60, 32))
	for i := range number.Pix {
		number.Pix[i] = 255
	}
	for y := 7; y < 25; y++ {
		number.Pix[y*number.Stride+30] = 90
	}
	var b bytes.Buffer
	if err := png.Encode(&b, number); err != nil {
		t.Fatal(err)
	}
	first := &larger{counting{asked: map[Kind]int{}}}
	for _, c := range []struct {
		second Engine
		want   []string
	}{
		{nil, []string{"41", "41", "42"}},
		{named{&counting{asked: map[Kind]int{}}, "second"}, []string{"41", "41", "42", "7"}},
		{&counting{fail: ErrNoEngine}, []string{"41", "41", "42"}},
	} {
		with, without := page.Piece{Readings: said("41", "41"), Picture: b.Bytes()}, page.Piece{Readings: said("41")}
		err := Again(context.Background(), Options{first, c.second}, []*page.Piece{&without, &with})
		var got []string
		for _, r := range with.Readings {
			got = append(got, r.Text)
		}
		if err != nil || !slices.Equal(got, c.want) || len(without.Readings) != 1 {
			t.Errorf("%v, want %v; %v", got, c.want, err)
		}
	}
}

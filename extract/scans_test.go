package extract

import (
	"context"
	"image"
	"strings"
	"testing"

	"gongkai/extract/picture"
	"gongkai/internal/pdftest"
)

// engine reads "9" in every line, or fails.
type engine struct{ fail error }

func (engine) Name() string { return "test" }

func (e engine) Recognise(_ context.Context, _ picture.Kind, lines []*image.Gray) ([]picture.Text, error) {
	out := make([]picture.Text, len(lines))
	for i := range out {
		out[i] = picture.Text{Text: "9", Confidence: 1}
	}
	return out, e.fail
}

// TestScans: an engine reads the picture; where there is none, the hidden text of the file counts if it was asked for.
func TestScans(t *testing.T) {
	file, err := pdftest.Write("page 300 200\nscan\nspace 40\ntext 支出12.50")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		options Options
		want    string // "" for a page that stays a picture
	}{
		{"nothing asked for", Options{}, ""},
		{"an engine", Options{Engine: engine{}, Layers: true}, "9"},
		{"no engine", Options{Engine: engine{picture.ErrNoEngine}}, ""},
		{"no engine, but the layer", Options{Engine: engine{picture.ErrNoEngine}, Layers: true}, "支出12.50"},
		{"the layer alone", Options{Layers: true}, "支出12.50"},
	} {
		doc, err := ReadBytes(context.Background(), file, c.options)
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for _, p := range doc.Texts {
			text.WriteString(p.Text)
		}
		if holds := doc.Holds(); (holds == Texts) != (c.want != "") || text.String() != c.want {
			t.Errorf("%s: it holds %s, and reads %q, want %q", c.name, holds, text.String(), c.want)
		}
	}
}

package extract_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/content"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
)

var update = flag.Bool("update", false, "rewrite testdata/*.golden")

// The goldens hold what each stage says of one page: a continued table with a repeated header (seed-word 6), GBK
// fonts without ToUnicode (d2-gbk 4), fake bold, radicals and a watermark (d5-kangxi 4), a turned page in form
// XObjects (d6-rotated 5).
var goldenPages = []struct {
	file string
	page int
}{{"seed-word", 6}, {"d2-gbk", 4}, {"d5-kangxi", 4}, {"d6-rotated", 5}}

func TestStageGoldens(t *testing.T) {
	for _, g := range goldenPages {
		data, err := os.ReadFile(filepath.Join("..", "fixtures", g.file+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		file, err := pdf.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		printed := content.NewReader(file).Page(file.Pages()[g.page-1])
		doc, err := extract.ReadBytes(t.Context(), data, extract.Options{})
		if err != nil {
			t.Fatal(err)
		}
		name := fmt.Sprintf("%s-%d", g.file, g.page)
		compare(t, name+"-page", pageStage(printed))
		compare(t, name+"-layout", layoutStage(layout.Analyse(printed)))
		compare(t, name+"-tables", tableStage(doc, g.page))
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from %s; if it is meant to, run go test ./extract -update\n%s", name, path,
			firstDifference(got, string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// pageStage prints glyphs and rulings: runs of glyphs that share a baseline, size, font and visibility on one line.
func pageStage(p *page.Page) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "page %d, %.1f × %.1f\n", p.Number, p.Width, p.Height)
	var run string
	key := ""
	flush := func() {
		if run != "" {
			fmt.Fprintf(&b, "%s  %s\n", key, run)
		}
		run = ""
	}
	var lastX float64
	for _, g := range p.Glyphs {
		k := fmt.Sprintf("y %.1f size %.1f dir %d hidden %d %s #%02x%02x%02x", g.Y, g.Size, g.Dir, g.Hidden, g.Font,
			g.Color.R, g.Color.G, g.Color.B)
		if k != key || g.X < lastX {
			flush()
			key, run = k, fmt.Sprintf("x %.1f ", g.X)
		}
		run += g.Text
		lastX = g.X
	}
	flush()
	for _, r := range p.Rulings {
		fmt.Fprintf(&b, "ruling %.1f,%.1f–%.1f,%.1f width %.2f\n", r.X0, r.Y0, r.X1, r.Y1, r.Width)
	}
	return b.String()
}

// layoutStage prints grids with the text of their cells, and the lines outside.
func layoutStage(p *layout.Page) string {
	var b bytes.Buffer
	for _, l := range p.Lines {
		fmt.Fprintf(&b, "line %.1f,%.1f %s\n", l.Box.X0, l.Box.Y0, l.Text)
	}
	for _, l := range p.Loose {
		fmt.Fprintf(&b, "loose %.1f,%.1f %s\n", l.Box.X0, l.Box.Y0, l.Text)
	}
	for _, g := range p.Grids {
		fmt.Fprintf(&b, "grid x %.1f\n     y %.1f\n", g.X, g.Y)
		for _, c := range g.Cells {
			fmt.Fprintf(&b, "%d,%d %d×%d %s\n", c.Row, c.Col, c.Rows, c.Cols, layout.Text(c.Lines))
		}
	}
	return b.String()
}

// tableStage prints the tables that have a part on the page, whole.
func tableStage(d *extract.Document, number int) string {
	var b bytes.Buffer
	for _, t := range d.Tables {
		on := false
		for _, p := range t.Parts {
			on = on || p.Page == number
		}
		if !on {
			continue
		}
		fmt.Fprintf(&b, "table on pages %v, %d rows, %d columns, header %d\n", t.Pages(), t.Rows, t.Cols, t.Header)
		for _, c := range t.Captions {
			fmt.Fprintf(&b, "caption %s\n", c.Text)
		}
		for _, c := range t.Cells {
			fmt.Fprintf(&b, "%d,%d %d×%d page %d %s\n", c.Row, c.Col, c.Rows, c.Cols, c.Page(), c.Text)
		}
		for _, p := range t.Parts {
			for _, c := range p.Repeated {
				fmt.Fprintf(&b, "repeated on page %d: %s\n", p.Page, c.Text)
			}
		}
		for _, n := range t.Notes {
			fmt.Fprintf(&b, "note %s\n", n.Text)
		}
	}
	return b.String()
}

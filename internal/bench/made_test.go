//go:build unix

package bench

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"gongkai/extract/pdf"
	"gongkai/internal/limits"
	"gongkai/schema"
)

// shown is a text that is drawn; each glyph is four hexadecimal digits.
var shown = regexp.MustCompile(`<([0-9A-F]+)> Tj`)

func makeOne(t *testing.T, kind string, size int) (folder string, data []byte) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "input")
	if err := Make(kind, size, folder); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(folder, "made-up.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return folder, data
}

func glyphs(data []byte) int {
	n := 0
	for _, m := range shown.FindAllSubmatch(data, -1) {
		n += len(m[1]) / 4
	}
	return n
}

// TestMake: an input has as much as it says, and the most stays within what the program reads.
func TestMake(t *testing.T) {
	for _, c := range []struct {
		kind         string
		size         int
		pages        int
		least, most  int // glyphs
		ruled        bool
		wide, height float64 // at most
	}{
		{"pages", 30, 30, 29 * 500, 29 * limits.DocumentGlyphs / 2000, true, 842, 842},
		{"columns", 2000, 1, 4 * 2000, 10 * 2000, true, 2000 * 6, 400},
		{"columns", 25_000, 1, 150_000, limits.Glyphs, true, limits.PageSide, 400},
		{"columns without rulings", 25_000, 1, 150_000, limits.Glyphs, false, limits.PageSide, 400},
		{"glyphs", 2000, 1, 1900, 2000, true, 400, 600},
		{"glyphs", 200_000, 1, 199_000, limits.Glyphs, true, 400, limits.PageSide},
		{"glyphs without rulings", 200_000, 1, 199_000, limits.Glyphs, false, 400, limits.PageSide},
	} {
		_, data := makeOne(t, c.kind, c.size)
		if _, again := makeOne(t, c.kind, c.size); !bytes.Equal(data, again) {
			t.Errorf("%s %d: other bytes again", c.kind, c.size)
		}
		d, err := pdf.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		if n := glyphs(data); len(d.Pages()) != c.pages || n < c.least || n > c.most {
			t.Errorf("%s %d: %d pages, %d glyphs", c.kind, c.size, len(d.Pages()), n)
		}
		if bytes.Contains(data, []byte(" re S")) != c.ruled {
			t.Errorf("%s %d: rulings otherwise", c.kind, c.size)
		}
		for _, p := range d.Pages() {
			if box := p.Box; box.X1-box.X0 > c.wide || box.Y1-box.Y0 > c.height {
				t.Errorf("%s %d: a page of %v", c.kind, c.size, box)
				break
			}
		}
	}
}

// TestMakeForms: made-up forms are read beside those of the program.
func TestMakeForms(t *testing.T) {
	builtin, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	folder, data := makeOne(t, "forms", 12)
	d, err := pdf.Open(data)
	if err != nil || len(d.Pages()) != pagesWithForms {
		t.Errorf("%v", err)
	}
	forms, err := schema.LoadDir(os.DirFS(filepath.Join(folder, "forms")), "forms", builtin...)
	if err != nil || len(forms) != 12 || len(schema.Override(builtin, forms)) != len(builtin)+12 {
		t.Errorf("%d forms, %v", len(forms), err)
	}
}

func TestMakeMistakes(t *testing.T) {
	for _, k := range Kinds {
		for _, size := range []int{0, k.Most + 1} {
			if err := Make(k.Name, size, filepath.Join(t.TempDir(), "input")); err == nil {
				t.Errorf("%d %s", size, k.Name)
			}
		}
	}
	if err := Make("nonesuch", 1, filepath.Join(t.TempDir(), "input")); err == nil {
		t.Error("a kind that is not there")
	}
	if err := Make("pages", 1, t.TempDir()); err == nil {
		t.Error("a folder that is there")
	}
}

package font

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// corpus gives the real and synthetic papers that lie beside the repository at the workplace; elsewhere the test is
// skipped.
func corpus(t testing.TB) []string {
	t.Helper()
	if testing.Short() {
		t.Skip("every code of every font of the corpus takes seconds")
	}
	var files []string // of honest papers: in damaged ones a font may have lost its text
	for _, dir := range []string{"synthetic", "real"} {
		found, _ := filepath.Glob("../../../shared/corpus/" + dir + "/*.pdf")
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Skip("no corpus beside the repository")
	}
	return files
}

// fontsOf calls do for each font in resources and in those of its forms.
func fontsOf(doc *pdf.Document, resources pdf.Dict, seen map[pdf.Ref]bool, depth int,
	do func(name string, o pdf.Object)) {
	if depth > 8 {
		return
	}
	for name, o := range doc.Dict(resources["Font"]) {
		if ref, ok := o.(pdf.Ref); ok {
			if seen[ref] {
				continue
			}
			seen[ref] = true
		}
		do(name, o)
	}
	for _, o := range doc.Dict(resources["XObject"]) {
		if ref, ok := o.(pdf.Ref); ok && !seen[ref] {
			seen[ref] = true
			fontsOf(doc, doc.Dict(doc.Dict(o)["Resources"]), seen, depth+1, do)
		}
	}
}

func TestCorpusFonts(t *testing.T) {
	fonts := 0
	for _, path := range corpus(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := pdf.Open(data)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		seen := map[pdf.Ref]bool{}
		for _, p := range doc.Pages() {
			fontsOf(doc, p.Resources, seen, 0, func(name string, o pdf.Object) {
				fonts++
				checkFont(t, filepath.Base(path)+" "+name, Load(doc, o))
			})
		}
	}
	t.Logf("%d fonts", fonts)
}

// checkFont asks a font for every code of one and two bytes.
func checkFont(t *testing.T, where string, f *Font) {
	if !utf8.ValidString(f.Name) || f.Ascent < 0.5 || f.Ascent > 1.3 || f.Descent < -0.5 || f.Descent >= 0 {
		t.Errorf("%s: name %q, ascent %g, descent %g", where, f.Name, f.Ascent, f.Descent)
	}
	known := 0
	for code := range 1 << 16 {
		s := []byte{byte(code >> 8), byte(code)}
		c, n := f.Next(s)
		if n < 1 || n > 2 || !utf8.ValidString(c.Text) || strings.ContainsAny(c.Text, "\x00\uFFFD") {
			t.Fatalf("%s: code %x: %+v, %d bytes", where, s, *c, n)
		}
		if c.Width < -limits.Advance || c.Width > limits.Advance {
			t.Errorf("%s: code %x has width %g", where, s, c.Width)
		}
		if c.Text != "" {
			known++
		}
	}
	if known == 0 {
		t.Errorf("%s (%s): no code has text", where, f.Name)
	}
}

// The synthetic paper set in GBK-EUC-H, not embedded and without ToUnicode, holds a known word.
func TestCorpusGBK(t *testing.T) {
	const path = "../../../shared/corpus/synthetic/d2-gbk.pdf"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("no corpus beside the repository")
	}
	doc, err := pdf.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	fontsOf(doc, doc.Pages()[0].Resources, map[pdf.Ref]bool{}, 0, func(name string, o pdf.Object) {
		if doc.Name(doc.Dict(o)["Encoding"]) != "GBK-EUC-H" {
			return
		}
		found++
		if text, width := decode(Load(doc, o), "\xd4\xa4\xcb\xe3\xb9\xab\xbf\xaa2026"); text != "预算公开2026" || width != 6 {
			t.Errorf("%s: got %q, width %g", name, text, width)
		}
	})
	if found == 0 {
		t.Error("no font with GBK-EUC-H")
	}
}

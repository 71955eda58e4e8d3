package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
)

// corpora are the documents of the project's tests and, where they are at hand, those it is measured with.
var corpora = []string{"../fixtures", "../../shared/corpus/synthetic", "../../shared/corpus/real"}

// eachDocument runs a test on every PDF file of the corpora that has a text layer.
func eachDocument(t *testing.T, test func(t *testing.T, doc *extract.Document)) {
	for _, dir := range corpora {
		files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			t.Logf("no PDF file in %s: skipped", dir)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				doc, err := extract.ReadBytes(t.Context(), data, extract.Options{})
				if err != nil {
					t.Skip(err) // a fixture of what cannot be read
				}
				if doc.Holds() != extract.Texts {
					t.Skip("a scan")
				}
				test(t, doc)
			})
		}
	}
}

// places collects where each glyph of a document went: by page and index, the names of the parts that hold it.
type places struct {
	doc   *extract.Document
	where []map[int32][]string
	wrong []string
}

func findPlaces(doc *extract.Document) *places {
	p := &places{doc: doc, where: make([]map[int32][]string, len(doc.Pages))}
	for i := range p.where {
		p.where[i] = map[int32][]string{}
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		p.cells(fmt.Sprintf("table %d", i), t.Cells)
		p.texts(fmt.Sprintf("caption of table %d", i), t.Captions)
		p.texts(fmt.Sprintf("note of table %d", i), t.Notes)
		for k := range t.Parts {
			p.cells(fmt.Sprintf("header of table %d repeated", i), t.Parts[k].Repeated)
			p.texts(fmt.Sprintf("caption of table %d repeated", i), t.Parts[k].Captions)
		}
	}
	p.texts("paragraph", doc.Texts)
	p.texts("running line", doc.Running)
	p.texts("loose text", doc.Loose)
	return p
}

func (p *places) cells(part string, cells []extract.Cell) {
	for i := range cells {
		c := &cells[i]
		name := fmt.Sprintf("%s, cell %d,%d", part, c.Row, c.Col)
		var all []rune
		for _, piece := range c.Pieces {
			all = append(all, p.lines(name, piece.Page, piece.Lines)...)
		}
		p.compare(name, c.Text+c.Mark, all)
	}
}

func (p *places) texts(part string, texts []extract.Text) {
	for i := range texts {
		t := &texts[i]
		name := fmt.Sprintf("%s %d", part, i)
		p.compare(name, t.Text, p.lines(name, t.Page, t.Lines))
	}
}

// lines notes the place of each glyph and gives the characters they print.
func (p *places) lines(name string, number int, lines []layout.Line) []rune {
	var all []rune
	for _, l := range lines {
		for _, g := range l.Glyphs {
			p.where[number-1][g] = append(p.where[number-1][g], name)
			all = append(all, printed(&p.doc.Pages[number-1].Source.Glyphs[g])...)
		}
	}
	return all
}

// compare fails the test unless a part's text is that of its glyphs, in any order: white space is the typesetter's.
func (p *places) compare(name, text string, glyphs []rune) {
	got := []rune(hanzi.Strip(text))
	slices.Sort(got)
	slices.Sort(glyphs)
	if !slices.Equal(got, glyphs) {
		p.wrong = append(p.wrong, fmt.Sprintf("%s reads %q, its glyphs are %q", name, text, string(glyphs)))
	}
}

// printed gives the characters that a glyph adds to a text: no white space, and U+FFFD for what has no meaning.
func printed(g *page.Glyph) []rune {
	if g.Text == "" {
		return []rune{'\uFFFD'}
	}
	return []rune(hanzi.Strip(g.Text))
}

// TestNothingLost: every visible glyph is in exactly one place of the result, and no hidden one is, but for the rest
// of a label that its cell cuts off.
func TestNothingLost(t *testing.T) {
	eachDocument(t, func(t *testing.T, doc *extract.Document) {
		p := findPlaces(doc)
		for _, w := range p.wrong {
			t.Error(w)
		}
		for i, printedPage := range doc.Pages {
			for k := range printedPage.Source.Glyphs {
				g := &printedPage.Source.Glyphs[k]
				where := p.where[i][int32(k)]
				_, overflow := printedPage.Source.Overflow[int32(k)]
				switch {
				case g.Hidden == page.Visible && len(where) == 0 && (g.Text == "" || strings.TrimSpace(g.Text) != ""):
					t.Errorf("page %d: %q at %.0f, %.0f is lost", i+1, g.Text, g.X, g.Y)
				case len(where) > 1:
					t.Errorf("page %d: %q at %.0f, %.0f is in %s", i+1, g.Text, g.X, g.Y, strings.Join(where, " and in "))
				case g.Hidden != page.Visible && !overflow && len(where) > 0:
					t.Errorf("page %d: hidden %q at %.0f, %.0f is in %s", i+1, g.Text, g.X, g.Y, where[0])
				}
			}
		}
	})
}

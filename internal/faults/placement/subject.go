package placement

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/content"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
	"gongkai/normalize"
	"gongkai/schema"
)

// Subject is a document with its pages as drawn, and with what is read off them.
type Subject struct {
	Name string

	pages []page.Page
	forms []*schema.Form
	print *extract.Document
	match *schema.Match
	clean *reading
}

// Read reads a document. One without a recognised table has no place for a fault.
func Read(ctx context.Context, name string, data []byte, forms []*schema.Form) (*Subject, error) {
	file, err := pdf.OpenFirst(data, limits.Pages)
	if err != nil {
		return nil, err
	}
	s := &Subject{Name: name, forms: forms}
	reader := content.NewReader(file)
	for _, p := range file.Pages() {
		s.pages = append(s.pages, *reader.Page(p))
	}
	if s.print, err = extract.FromPages(ctx, s.copies()); err != nil {
		return nil, err
	}
	s.match = schema.Recognise(s.print, forms)
	s.clean = newReading(normalize.Normalize(s.print, s.match))
	return s, nil
}

// copies gives pages that may be changed. Hidden glyphs stay where they are, so that indexes of glyphs hold.
func (s *Subject) copies() []page.Page {
	out := slices.Clone(s.pages)
	for i := range out {
		p := &out[i]
		p.Glyphs, p.Rulings, p.Fills = slices.Clone(p.Glyphs), slices.Clone(p.Rulings), slices.Clone(p.Fills)
	}
	return out
}

// read reads changed pages.
func (s *Subject) read(ctx context.Context, pages []page.Page) (*reading, error) {
	printed, err := extract.FromPages(ctx, pages)
	if err != nil {
		return nil, err
	}
	return newReading(normalize.Normalize(printed, schema.Recognise(printed, s.forms))), nil
}

// table gives a recognised table as printed.
func (s *Subject) table(m *schema.TableMatch) *extract.Table { return &s.print.Tables[m.Index] }

// unitCaption is a caption, or the part of one, that says the unit.
var unitCaption = regexp.MustCompile(`(?:金额)?单位\s*[:：]?\s*(?:人民币)?(百?万?亿?元|千元)`)

// letters are glyphs on a page.
type letters struct {
	page   int // its number
	glyphs []int32
}

// titles gives the captions that are the title of a table, on all of its pages.
func (s *Subject) titles(m *schema.TableMatch) []letters {
	if m.Title == "" {
		return nil
	}
	var out []letters
	for _, c := range captions(s.table(m)) {
		if !strings.Contains(squash(c.Text), squash(m.Title)) && !strings.Contains(squash(m.Title), squash(c.Text)) {
			continue
		}
		for _, l := range c.Lines {
			out = append(out, letters{c.Page, l.Glyphs})
		}
	}
	return out
}

// units gives the glyphs of the captions of a table that say its unit.
func (s *Subject) units(m *schema.TableMatch) []letters {
	var out []letters
	for _, c := range captions(s.table(m)) {
		for i := range c.Lines {
			if found := s.find(c.Page, &c.Lines[i], unitCaption); found != nil {
				out = append(out, letters{c.Page, found})
			}
		}
	}
	return out
}

func captions(t *extract.Table) []extract.Text {
	out := slices.Clone(t.Captions)
	for _, p := range t.Parts {
		out = append(out, p.Captions...)
	}
	return out
}

// find gives the glyphs of a line that match a pattern, nil when none do.
func (s *Subject) find(number int, line *layout.Line, pattern *regexp.Regexp) []int32 {
	glyphs := s.pages[number-1].Glyphs
	var text strings.Builder
	ends := make([]int, len(line.Glyphs))
	for i, g := range line.Glyphs {
		text.WriteString(glyphs[g].Text)
		ends[i] = text.Len()
	}
	span := pattern.FindStringIndex(text.String())
	if span == nil {
		return nil
	}
	var out []int32
	from := 0
	for i, g := range line.Glyphs {
		if from < span[1] && ends[i] > span[0] {
			out = append(out, g)
		}
		from = ends[i]
	}
	return out
}

func squash(s string) string { return strings.Join(strings.Fields(s), "") }

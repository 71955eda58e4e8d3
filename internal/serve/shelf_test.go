package serve

import (
	"slices"
	"testing"

	printed "gongkai/extract/page"
)

// TestManyPages: a file that is looked at for long is opened anew before all that may be decoded of it is used up.
func TestManyPages(t *testing.T) {
	s := newSite(t, nil)
	papers, err := s.catalogue.PaperOf(t.Context(), "documents/seed-word.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := s.shelf.open(papers.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	first, glyphs := f.doc, len(f.page(1).Glyphs)
	f.page(2)
	if f.doc != first {
		t.Fatal("the file is opened for each page")
	}
	sizes := f.sizes()
	for i := range mostPages {
		f.pages[1000+i] = &printed.Page{}
	}
	if f.page(3); f.doc == first || len(f.pages) != 1 {
		t.Errorf("%d pages are kept", len(f.pages))
	}
	if n := len(f.page(1).Glyphs); n != glyphs || n == 0 {
		t.Errorf("page 1 has %d glyphs, and had %d", n, glyphs)
	}
	if !slices.Equal(sizes, f.sizes()) {
		t.Error("other sizes")
	}
}

package normalize_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/content"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/internal/truth"
	"gongkai/normalize"
	"gongkai/schema"
)

// without are ways to take rulings away from a page.
var without = map[string]func(p *page.Page){
	"vertical":       func(p *page.Page) { keepRulings(p, page.Ruling.Horizontal) },
	"horizontal":     func(p *page.Page) { keepRulings(p, func(r page.Ruling) bool { return !r.Horizontal() }) },
	"all":            func(p *page.Page) { p.Rulings = nil },
	"all but outer":  keepOuter,
	"none, unspaced": dropSpaces,
}

func keepRulings(p *page.Page, keep func(page.Ruling) bool) {
	var kept []page.Ruling
	for _, r := range p.Rulings {
		if keep(r) {
			kept = append(kept, r)
		}
	}
	p.Rulings = kept
}

// keepOuter keeps the frame around all rulings of a page: its tables in one frame, or the only one in its own.
func keepOuter(p *page.Page) {
	if len(p.Rulings) == 0 {
		return
	}
	const near = 1.5
	box := p.Rulings[0]
	for _, r := range p.Rulings {
		box.X0, box.X1 = min(box.X0, r.X0), max(box.X1, r.X1)
		box.Y0, box.Y1 = min(box.Y0, r.Y0), max(box.Y1, r.Y1)
	}
	keepRulings(p, func(r page.Ruling) bool {
		if r.Horizontal() {
			return r.Y0-box.Y0 < near || box.Y1-r.Y0 < near
		}
		return r.X0-box.X0 < near || box.X1-r.X0 < near
	})
}

// dropSpaces takes away the spaces that are printed as characters: some programs set the gap alone.
func dropSpaces(p *page.Page) {
	if len(p.Overflow) > 0 {
		return // its indexes would be those of other glyphs
	}
	var kept []page.Glyph
	for _, g := range p.Glyphs {
		if g.Text == "" || strings.TrimSpace(g.Text) != "" {
			kept = append(kept, g)
		}
	}
	p.Glyphs = kept
}

// leastFacts is the share of facts that must be found without some rulings, over all fixtures: a little below what was
// measured, so that a change that loses a table is seen.
var leastFacts = map[string]float64{"vertical": 0.84, "horizontal": 0.86, "all": 0.84, "all but outer": 0.84,
	"none, unspaced": 0.99}

// mostWrongVerified is how many of a hundred facts that are said to be verified may be wrong.
const mostWrongVerified = 1.0

// TestWithoutRulings reads the fixtures with rulings taken away and compares with what is known to be in them.
func TestWithoutRulings(t *testing.T) {
	if testing.Short() {
		t.Skip("reads documents many times over")
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	files := []string{"../fixtures/d2-gbk.truth.json", "../fixtures/d6-rotated.truth.json"} // more would take a minute
	for name, perturb := range without {
		t.Run(name, func(t *testing.T) {
			found, all, wrong, said := 0, 0, 0, 0
			for _, file := range files {
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				got := readPerturbed(t, strings.TrimSuffix(file, ".truth.json")+".pdf", perturb, forms)
				missing, _, err := truth.Compare(want, got)
				if err != nil {
					t.Fatal(err)
				}
				facts, err := truth.Facts(want)
				if err != nil {
					t.Fatal(err)
				}
				n := 0
				for _, k := range facts {
					n += k
				}
				all += n
				found += n - len(missing)
				verified := onlyVerified(t, got)
				_, untrue, err := truth.Compare(want, verified)
				if err != nil {
					t.Fatal(err)
				}
				for _, fact := range untrue {
					if isAmount(fact) {
						wrong++
						t.Logf("%s: verified and wrong: %s", filepath.Base(file), fact)
					}
				}
				facts, _ = truth.Facts(verified)
				for fact, k := range facts {
					if isAmount(fact) {
						said += k
					}
				}
			}
			share := float64(found) / float64(all)
			t.Logf("%.4f of %d facts; %d of %d verified amounts are wrong", share, all, wrong, said)
			if share < leastFacts[name] {
				t.Errorf("%.4f of the facts are found, at least %.2f were", share, leastFacts[name])
			}
			if 100*float64(wrong) > mostWrongVerified*float64(said) {
				t.Errorf("%d of %d verified amounts are wrong", wrong, said)
			}
		})
	}
}

func readPerturbed(t *testing.T, file string, perturb func(*page.Page), forms []*schema.Form) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := pdf.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	reader := content.NewReader(opened)
	var pages []page.Page
	for _, leaf := range opened.Pages() {
		p := *reader.Page(leaf)
		perturb(&p)
		pages = append(pages, p)
	}
	printed, err := extract.FromPages(t.Context(), pages)
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(normalize.Normalize(printed, schema.Recognise(printed, forms)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// onlyVerified leaves in a document no values of tables but those that are verified.
func onlyVerified(t *testing.T, text []byte) []byte {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	var doc map[string]any
	if err := decoder.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	tables, _ := doc["tables"].([]any)
	for _, table := range tables {
		rows, _ := table.(map[string]any)["rows"].([]any)
		for _, row := range rows {
			values, _ := row.(map[string]any)["values"].(map[string]any)
			cells, _ := row.(map[string]any)["cells"].(map[string]any)
			for column := range values {
				if cell, _ := cells[column].(map[string]any); cell["proof"] != "verified" {
					values[column] = nil
				}
			}
		}
	}
	doc["performance"] = nil
	out, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// isAmount tells facts of amounts from those of names and roles.
func isAmount(fact string) bool {
	_, value, ok := strings.Cut(fact, " = ")
	return ok && value != "" && strings.Trim(value, "-0123456789.") == ""
}

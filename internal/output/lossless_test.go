package output_test

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/normalize"
	"gongkai/schema"
)

// TestDocumentLosesNothing: the characters printed in the output document are those that the pages show, each as often.
// Members that say a printed text a second time (values, names, notes, facts, checks) do not count: each has a cell or
// text that is it.
func TestDocumentLosesNothing(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"../../fixtures", "../../../shared/corpus/synthetic", "../../../shared/corpus/real"} {
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
				printed, err := normalize.Print(t.Context(), data, extract.Options{})
				if errors.Is(err, normalize.ErrScan) {
					t.Skip(err)
				} else if err != nil {
					t.Skip(err) // a fixture of what cannot be read
				}
				out, err := json.Marshal(normalize.Normalize(printed, schema.Recognise(printed, forms)))
				if err != nil {
					t.Fatal(err)
				}
				compare(t, shown(printed), said(t, out))
			})
		}
	}
}

func compare(t *testing.T, shown, said map[rune]int) {
	var wrong []string
	for c, n := range shown {
		if said[c] != n {
			wrong = append(wrong, fmt.Sprintf("%q is printed %d times and said %d times", c, n, said[c]))
		}
	}
	for c, n := range said {
		if shown[c] == 0 {
			wrong = append(wrong, fmt.Sprintf("%q is printed nowhere and said %d times", c, n))
		}
	}
	slices.Sort(wrong)
	for _, w := range wrong {
		t.Error(w)
	}
}

// count adds the characters of a text as they are compared: without white space, radicals and compatibility forms
// folded.
func count(chars map[rune]int, text string) {
	for _, c := range hanzi.Strip(hanzi.Fold(text)) {
		chars[c]++
	}
}

// shown counts the characters that a reader of the pages sees, and the rest of labels that their cells cut off.
func shown(d *extract.Document) map[rune]int {
	chars := map[rune]int{}
	for _, p := range d.Pages {
		cut := map[int32]bool{}
		for _, l := range p.Lines {
			mark(cut, l.Glyphs)
		}
		for _, g := range p.Grids {
			for _, c := range g.Cells {
				for _, l := range c.Lines {
					mark(cut, l.Glyphs)
				}
			}
		}
		for i := range p.Source.Glyphs {
			g := &p.Source.Glyphs[i]
			_, overflow := p.Source.Overflow[int32(i)]
			switch {
			case g.Hidden != page.Visible && !(overflow && cut[int32(i)]):
			case g.Text == "":
				chars['\uFFFD']++
			default:
				count(chars, g.Text)
			}
		}
	}
	return chars
}

func mark(set map[int32]bool, glyphs []int32) {
	for _, g := range glyphs {
		set[g] = true
	}
}

// said counts the characters of all printed texts in the JSON document. A cell is an object with a page, a box and its
// text as text or raw; the same cell may stand behind several values (a merged cell holds for several rows) and counts
// once. So does what a field takes out of the title of its sheet: its text is part of the captions within its box.
func said(t *testing.T, document []byte) map[rune]int {
	var d map[string]any
	if err := json.Unmarshal(document, &d); err != nil {
		t.Fatal(err)
	}
	texts := map[float64][]placed{} // by page
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			text, ok := v["text"].(string)
			if !ok {
				text, ok = v["raw"].(string)
			}
			if ok && v["bbox"] != nil {
				if m, ok := v["mark"].(string); ok {
					text += m
				}
				if p := placedAt(v, text); !slices.Contains(texts[p.page], p) {
					texts[p.page] = append(texts[p.page], p)
				}
				return
			}
			for _, x := range v {
				walk(x)
			}
		}
	}
	for _, member := range []string{"tables", "performance", "unmapped", "text"} {
		walk(d[member])
	}
	sections, _ := d["sections"].([]any) // what they say stands in text, but for the tables of lists
	for _, section := range sections {
		walk(section.(map[string]any)["table"])
	}
	chars := map[rune]int{}
	for _, page := range texts {
		slices.SortFunc(page, func(a, b placed) int {
			return cmp.Or(cmp.Compare(a.area(), b.area()), cmp.Compare(len(b.text), len(a.text)),
				cmp.Compare(a.box[1], b.box[1]), cmp.Compare(a.text, b.text))
		})
		var whole []placed // those counted, by their height on the page
		for _, p := range page {
			var inside strings.Builder
			for _, q := range whole {
				if q.within(p) {
					inside.WriteString(hanzi.Strip(q.text))
				}
			}
			if strings.Contains(inside.String(), hanzi.Strip(p.text)) {
				continue
			}
			count(chars, p.text)
			at, _ := slices.BinarySearchFunc(whole, p, func(a, b placed) int { return cmp.Compare(a.box[1], b.box[1]) })
			whole = slices.Insert(whole, at, p)
		}
	}
	return chars
}

// placed is a text of the document with its page and box.
type placed struct {
	text string
	page float64
	box  [4]float64
}

func placedAt(v map[string]any, text string) placed {
	p := placed{text: text}
	p.page, _ = v["page"].(float64)
	corners, _ := v["bbox"].([]any)
	for i := range min(len(corners), len(p.box)) {
		p.box[i], _ = corners[i].(float64)
	}
	return p
}

func (p placed) within(q placed) bool {
	return q.box[0] <= p.box[0] && q.box[1] <= p.box[1] && p.box[2] <= q.box[2] && p.box[3] <= q.box[3]
}

func (p placed) area() float64 { return (p.box[2] - p.box[0]) * (p.box[3] - p.box[1]) }

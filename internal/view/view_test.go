package view_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/page"
	"gongkai/internal/pdftest"
	"gongkai/internal/view"
	"gongkai/normalize"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// read gives what is printed in a PDF file and what it means.
func read(t *testing.T, name string, data []byte) (*extract.Document, *document.Document, []*schema.Form) {
	t.Helper()
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r, err := normalize.ReadBytes(t.Context(), data, normalize.Options{Name: name, Forms: forms})
	if err != nil {
		t.Fatal(err)
	}
	return r.Printed, r.Document, forms
}

func write(t *testing.T, printed *extract.Document, doc *document.Document, redacted bool) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := view.Write(&b, printed, doc, view.Options{Language: "en", Redacted: redacted}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// drawn is the part of a report's data that a test looks at.
type drawn struct {
	Pages []struct {
		W, H int
		T    []any // style, x, y, length, text
		B    []int
	}
	Cells  [][]any
	Tables []struct {
		ID   string
		Rows []struct{ A, Q string }
	}
	Facts []struct {
		Scope, Against, Why string
		Names               []string
	}
	Checks []struct {
		V string
		O []any
		K int
	}
}

func data(t *testing.T, html []byte) drawn {
	t.Helper()
	m := regexp.MustCompile(`(?s)<script type="application/json" id="report">(.*?)</script>`).FindSubmatch(html)
	if m == nil {
		t.Fatal("no data in the report")
	}
	var out drawn
	if err := json.Unmarshal(m[1], &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// text is all that is drawn on a page.
func (d *drawn) text(number int) string {
	var b strings.Builder
	for i, v := range d.Pages[number-1].T {
		if i%5 == 4 {
			b.WriteString(v.(string))
		}
	}
	return b.String()
}

func fixtures(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../fixtures/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	return files
}

// TestDrawsAll: a page of the report has every visible character of the page, as often, and the same bytes come of the
// same file.
func TestDrawsAll(t *testing.T) {
	for _, file := range fixtures(t) {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		printed, doc, _ := read(t, filepath.Base(file), raw)
		html := write(t, printed, doc, false)
		if again := write(t, printed, doc, false); !bytes.Equal(html, again) {
			t.Errorf("%s: two reports differ", file)
		}
		got := data(t, html)
		for i, p := range printed.Pages {
			var want strings.Builder
			for _, g := range p.Source.Glyphs {
				if g.Hidden == page.Visible && strings.TrimSpace(g.Text) != "" {
					want.WriteString(g.Text)
				}
			}
			if got.text(i+1) != want.String() {
				t.Errorf("%s, page %d: drawn is\n%.200s\nvisible is\n%.200s", file, i+1, got.text(i+1), want.String())
			}
		}
	}
}

// TestFacts: a fact has what the text says of it beside its number.
func TestFacts(t *testing.T) {
	file := fixtures(t)[0]
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	printed, doc, _ := read(t, filepath.Base(file), raw)
	doc.Facts = []document.Fact{{
		ID: "items.change", Page: 1, Scope: "fiscal", Against: "prior_execution", Reason: "学生增加", Names: []string{"甲校"},
	}}
	got := data(t, write(t, printed, doc, false)).Facts
	if len(got) != 1 || got[0].Scope != "fiscal" || got[0].Against != "prior_execution" || got[0].Why != "学生增加" ||
		len(got[0].Names) != 1 {
		t.Errorf("the report has %+v", got)
	}
}

// TestCounted: a row of counts has what it counts, for its table is in a unit of money.
func TestCounted(t *testing.T) {
	raw, err := os.ReadFile("../../fixtures/places/final-accounts-agency.pdf")
	if err != nil {
		t.Fatal(err)
	}
	printed, doc, _ := read(t, "final-accounts-agency.pdf", raw)
	found := map[string]string{}
	for _, table := range data(t, write(t, printed, doc, false)).Tables {
		for _, r := range table.Rows {
			found[r.A] = r.Q
		}
	}
	for row, want := range map[string]string{
		"three_public/vehicles.kept": "辆", "three_public/reception.visitors": "人", "three_public/reception": "",
	} {
		if got, ok := found[row]; !ok || got != want {
			t.Errorf("%s counts %q, want %q", row, got, want)
		}
	}
}

// TestOperands: the cells of checks are cells of the report, and the two sides are told apart.
func TestOperands(t *testing.T) {
	raw, err := os.ReadFile("../../fixtures/seed-word.pdf")
	if err != nil {
		t.Fatal(err)
	}
	printed, doc, _ := read(t, "seed-word.pdf", raw)
	got := data(t, write(t, printed, doc, false))
	if len(got.Checks) != len(doc.Checks) {
		t.Fatalf("%d checks of %d", len(got.Checks), len(doc.Checks))
	}
	for i, c := range got.Checks {
		for k, o := range c.O {
			want := doc.Checks[i].Cells[k]
			n, isCell := o.(float64)
			if isCell != (want.Page > 0) {
				t.Errorf("%s: the operand %s is %v", doc.Checks[i].ID, want.Address, o)
			} else if isCell && got.Cells[int(n)][0].(float64) != float64(want.Page) {
				t.Errorf("%s: the operand %s is on page %v, not %d", doc.Checks[i].ID, want.Address, got.Cells[int(n)][0],
					want.Page)
			}
		}
		if len(c.O) > 1 && c.V == string(document.Exact) && (c.K < 1 || c.K > len(c.O)) {
			t.Errorf("%s: %d of %d operands on the left", doc.Checks[i].ID, c.K, len(c.O))
		}
	}
}

const hostile = `page 300 200
size 12
center </script><script>alert(1)</script>
size 8
left <!--<script>
columns 120 60
row <img src=x onerror=alert(2)> | 合计
row "'&lt;` + "`${alert(3)}`" + ` | 4.00
left javascript:alert(4) ]]>`

// TestHostileText: no text of a document ends the element that it stands in.
func TestHostileText(t *testing.T) {
	raw, err := pdftest.Write(hostile)
	if err != nil {
		t.Fatal(err)
	}
	printed, doc, _ := read(t, `</title><script>alert("name")</script>.pdf`, raw)
	html := string(write(t, printed, doc, false))
	clean, cleanDoc, _ := read(t, "clean.pdf", raw)
	for i := range clean.Pages {
		clean.Pages[i].Source.Glyphs = nil
	}
	cleanDoc.Unmapped, cleanDoc.Text = nil, nil
	want := string(write(t, clean, cleanDoc, false))
	for _, mark := range []string{"<script", "</script", "<!--", "<img", "</title", "</style"} {
		if got, want := strings.Count(html, mark), strings.Count(want, mark); got != want {
			t.Errorf("%d of %q, a report without the hostile text has %d", got, mark, want)
		}
	}
	d := data(t, []byte(html))
	if text := d.text(1); !strings.Contains(text, "</script><script>alert(1)") && !strings.Contains(text, "onerror") {
		t.Errorf("the hostile text is not drawn: %s", text)
	}
}

// TestOffline: the policy forbids all that is not in the file, and nothing in it names another place.
func TestOffline(t *testing.T) {
	raw, err := pdftest.Write(hostile)
	if err != nil {
		t.Fatal(err)
	}
	printed, doc, _ := read(t, "hostile.pdf", raw)
	html := string(write(t, printed, doc, false))
	if !strings.Contains(html, `default-src 'none'`) || strings.Contains(html, "unsafe") {
		t.Error("the policy lets something in")
	}
	for _, url := range regexp.MustCompile(`(?i)(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s'"]*`).FindAllString(html, -1) {
		if url != "http://www.w3.org/2000/svg" {
			t.Errorf("the report names %s", url)
		}
	}
}

// TestSize: a document of 60 pages makes a report that can be sent by mail.
func TestSize(t *testing.T) {
	const pages, most = 60, 3 << 20
	files := fixtures(t)
	more, err := filepath.Glob("../../../shared/corpus/*/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, more...) {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(file, "hostile") || strings.Contains(file, "/scans/") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			if strings.HasSuffix(file, "scan.pdf") {
				t.Skip("a scan")
			}
			printed, doc, _ := read(t, filepath.Base(file), raw)
			if strings.Contains(file, "/hard/") {
				return // made to be large for their pages: that they are read is what counts
			}
			if n := len(write(t, printed, doc, false)); n > 200<<10+len(printed.Pages)*most/pages {
				t.Errorf("%d pages make %d bytes", len(printed.Pages), n)
			}
		})
	}
}

package serve

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/internal/catalogue"
	"gongkai/normalize/document"
)

// TestPages: every page is there in both languages, without a gap in its texts and without a script or style of its
// own.
func TestPages(t *testing.T) {
	s := newSite(t, nil)
	department := get[paged[catalogue.DepartmentLine]](s, "/api/v1/departments?department=电子政务").Items[0].ID
	for _, path := range []string{"/", "/search?q=运维", "/search", "/departments", "/departments/" + department,
		"/compare",
		"/compare?measure=expenditure.function", "/compare?per=staff", "/compare?ids=" + department, "/missing", "/review",
		"/review?reason=check", "/review?done=true", "/help", "/documents/" + s.idOf("seed-word"), "/nothing"} {
		for _, language := range Languages {
			w := s.ask("GET", path, "", "Accept", "text/html", "Accept-Language", language, "Cookie", tokenCookie+"=secret")
			page := w.Body.String()
			if w.Code != 200 && path != "/nothing" {
				t.Errorf("%s: %d", path, w.Code)
			}
			for _, bad := range []string{"%!", "&lt;no value", "ZgotmplZ", " style=", "<style", "onclick=", "javascript:"} {
				if strings.Contains(page, bad) {
					t.Errorf("%s %s has %q", path, language, bad)
				}
			}
			if m := regexp.MustCompile(`<script(?: [^>]*)?>[^<]`).FindAllString(page, -1); len(m) > 0 &&
				!strings.HasPrefix(path, "/documents/") {
				t.Errorf("%s has a script of its own: %q", path, m)
			}
			if m := regexp.MustCompile(`>[a-z]+\.[a-z]+[a-z.]*<`).FindAllString(strings.ReplaceAll(page, ".pdf<", "<"),
				-1); len(m) > 0 {
				t.Errorf("%s %s: texts that there are not: %q", path, language, m)
			}
			if w.Header().Get("Content-Security-Policy") != policy {
				t.Errorf("%s: %v", path, w.Header())
			}
		}
	}
	if w := s.ask("GET", "/compare?lang=zh&years=2025", "", "Accept", "text/html"); w.Code != 303 ||
		w.Header().Get("Location") != "/compare?years=2025" || !strings.Contains(w.Header().Get("Set-Cookie"),
		"gongkai_lang=zh") {
		t.Error(w.Code, w.Header())
	}
	for _, ending := range []string{"csv", "xlsx", "svg"} {
		w := s.ask("GET", "/compare."+ending+"?measure=three_public.total", "")
		if w.Code != 200 || !strings.Contains(w.Header().Get("Content-Disposition"), "three_public.total."+ending) ||
			w.Body.Len() < 500 {
			t.Errorf("%s: %d %v", ending, w.Code, w.Header())
		}
	}
	if svg := s.ask("GET", "/compare.svg?measure=three_public.total", "").Body.String(); !strings.Contains(svg,
		"seed-word.pdf") {
		t.Error("the figure does not say where its numbers come from")
	}
}

// TestTexts: both languages have the same texts with the same gaps, and pages ask for no other.
func TestTexts(t *testing.T) {
	gap := regexp.MustCompile(`\{\d\}`)
	for key, zh := range chinese {
		en, ok := english[key]
		a, b := gap.FindAllString(zh, -1), gap.FindAllString(en, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !ok || !slices.Equal(a, b) {
			t.Errorf("%s: %q and %q", key, zh, en)
		}
	}
	for key := range english {
		if _, ok := chinese[key]; !ok {
			t.Errorf("no Chinese text for %s", key)
		}
	}
	files, err := filepath.Glob("pages/*.html")
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\.T "([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			if _, ok := english[m[1]]; !ok {
				t.Errorf("%s asks for %s", file, m[1])
			}
			asked++
		}
		for _, m := range regexp.MustCompile(`\.T \(print "([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			if !slices.ContainsFunc(keysOf(english), func(k string) bool { return strings.HasPrefix(k, m[1]) }) {
				t.Errorf("%s asks for what begins with %s", file, m[1])
			}
		}
	}
	if asked < 100 {
		t.Errorf("only %d texts found", asked)
	}
	for _, r := range slices.Concat(reasonsOfMeasures, []string{"in_department", "no_department", "no_kind", "no_year",
		"no_disclosure"}) {
		if english["reason."+r] == "" {
			t.Errorf("no text for the reason %s", r)
		}
	}
	for _, b := range []document.Reason{document.UnsureText, document.IsMerged, document.UnsureBorder} {
		if english["because."+string(b)] == "" {
			t.Errorf("no text for %s", b)
		}
	}
}

var reasonsOfMeasures = []string{"not_printed", "no_row", "empty_table", "blank", "unmapped", "unit_unknown",
	"in_doubt"}

func keysOf(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

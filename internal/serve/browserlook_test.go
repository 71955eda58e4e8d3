package serve

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"gongkai/internal/catalogue"
)

// How pages look, and whether everybody can use them.

// TestLook: pages fit a phone, and are as they should be in the dark.
func TestLook(t *testing.T) {
	s := newSite(t, nil)
	b := newBrowser(s)
	department := get[paged[catalogue.DepartmentLine]](s, "/api/v1/departments?department=电子政务").Items[0].ID
	b.open("/?token=secret")
	onPaper := "/documents/" + s.idOf("seed-word") + "#three_public%2Ftotal%2Ftotal"
	for name, path := range map[string]string{"start": "/", "search": "/search?q=运维", "departments": "/departments",
		"department": "/departments/" + department, "compare": "/compare?measure=three_public.total", "missing": "/missing",
		"review": "/review", "help": "/help", "document": onPaper} {
		p := b.open(path, 390, 844)
		if w := eval[int](p, "document.documentElement.scrollWidth"); w > 390 {
			wide := eval[[]string](p, `[...document.querySelectorAll('main *, header *, footer *')].filter((n) => !n.parentElement.closest('.scroll, figure')
				&& n.getBoundingClientRect().right > 390).map((n) => n.outerHTML.slice(0, 120))`)
			t.Errorf("%s is %d wide on a phone of 390: %q", path, w, wide)
		}
		p.screenshot(name + "-phone")
		p.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme",
			Value: "dark"}}),
			chromedp.EmulateViewport(1280, 860))
		if c := eval[string](p, "getComputedStyle(document.body).backgroundColor"); c != "rgb(27, 27, 26)" {
			t.Errorf("%s is %s in the dark", path, c)
		}
		p.screenshot(name + "-dark")
		p.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme",
			Value: "light"}}))
		p.screenshot(name)
	}
}

// axe gives the program of axe-core, which finds what people with impairments would stumble over: from where
// GONGKAI_AXE says, else from npm. Without either the test skips.
func axe(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("GONGKAI_AXE"); path != "" {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("no npm: pages were not looked at by axe-core")
	}
	dir := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, npm, "install", "--no-save", "--ignore-scripts", "--silent", "--prefix", dir,
		"axe-core@4.10.3")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("axe-core is not to be had: %v %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skip(err)
	}
	return string(text)
}

// TestAxe: axe-core finds no serious violation, in the light and in the dark.
func TestAxe(t *testing.T) {
	program := axe(t)
	s := newSite(t, nil)
	b := newBrowser(s)
	department := get[paged[catalogue.DepartmentLine]](s, "/api/v1/departments?department=电子政务").Items[0].ID
	b.open("/?token=secret")
	for _, path := range []string{"/", "/search?q=运维", "/departments", "/departments/" + department,
		"/compare?measure=three_public.total",
		"/missing", "/review", "/review?document=" + s.idOf("seed-word") + "&tables=true", "/help", "/documents/" +
			s.idOf("seed-word")} {
		p := b.open(path)
		if strings.HasPrefix(path, "/documents/") {
			p.is("document.querySelectorAll('#pages svg text').length > 20", "the page is drawn")
		}
		for _, scheme := range []string{"light", "dark"} {
			p.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme",
				Value: scheme}}))
			var found string
			p.do(chromedp.Evaluate(program, nil), chromedp.Evaluate(`axe.run({ exclude: [['#pages svg'], ['.snippet']] }).then((r) => JSON.stringify(
				r.violations.map((v) => ({ id: v.id, impact: v.impact, nodes: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' ' + n.failureSummary) }))))`,
				&found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
			var list []struct {
				ID, Impact string
				Nodes      []string
			}
			if err := json.Unmarshal([]byte(found), &list); err != nil {
				t.Fatal(err)
			}
			for _, v := range list {
				if slices.Contains([]string{"serious", "critical"}, v.Impact) {
					t.Errorf("%s in %s colours: %s (%s)\n%s", path, scheme, v.ID, v.Impact, strings.Join(v.Nodes, "\n"))
				}
			}
		}
	}
}

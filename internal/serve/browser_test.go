package serve

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image/png"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"gongkai/internal/catalogue"
)

// Pages in a browser. Without Chromium these tests skip.

// browser is a browser on a site.
type browser struct {
	*site
	base string // address of the site
	ctx  context.Context
}

// tab is a page that is open in it.
type tab struct {
	*browser
	ctx context.Context
}

func newBrowser(s *site) *browser {
	s.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		s.Skip("no chromium: pages were not opened in a browser")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.WindowSize(1366,
		900),
		chromedp.Flag("no-sandbox", os.Getuid() == 0)) // the sandbox does not start as root
	allocated, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	s.Cleanup(func() {
		cancel()
		stop()
		if err := <-ended; err != nil {
			s.Error(err)
		}
	})
	running, cancelRunning := chromedp.NewContext(allocated)
	s.Cleanup(cancelRunning)
	if err := chromedp.Run(running); err != nil {
		s.Fatal(err)
	}
	return &browser{s, "http://" + l.Addr().String(), running}
}

// open opens a page in a tab of its own. What it throws, what it loads from elsewhere and what it asks people fails the
// test.
func (b *browser) open(path string, size ...int64) *tab {
	b.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx)
	b.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	b.Cleanup(cancel)
	t := &tab{b, ctx}
	var once sync.Once
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			b.Errorf("%s throws: %s", path, e.ExceptionDetails.Error())
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, b.base+"/") && !strings.HasPrefix(e.Request.URL, "data:") {
				b.Errorf("%s asks for %s", path, e.Request.URL)
			}
		case *protocol.EventJavascriptDialogOpening:
			once.Do(func() { b.Errorf("%s opens a dialog: %s", path, e.Message) })
			go chromedp.Run(ctx, protocol.HandleJavaScriptDialog(true))
		}
	})
	width, height := int64(1366), int64(900)
	if len(size) == 2 {
		width, height = size[0], size[1]
	}
	t.do(network.Enable(), chromedp.EmulateViewport(width, height), chromedp.Navigate(b.base+path),
		chromedp.WaitReady("body", chromedp.ByQuery))
	return t
}

func (t *tab) do(actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(t.ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// eval gives the value of a JavaScript expression.
func eval[T any](t *tab, script string) T {
	t.Helper()
	var out T
	t.do(chromedp.Evaluate(script, &out))
	return out
}

// is waits for a JavaScript condition to hold.
func (t *tab) is(condition, meaning string) {
	t.Helper()
	for range 400 {
		var holds bool
		// While another page comes the condition cannot be asked for.
		if err := chromedp.Run(t.ctx, chromedp.Evaluate("!!("+condition+")", &holds)); err == nil && holds {
			return
		}
		time.Sleep(40 * time.Millisecond)
	}
	t.Fatalf("%s: not so: %s", meaning, condition)
}

// click clicks what a selector finds.
func (t *tab) click(selector string) {
	t.Helper()
	t.is(fmt.Sprintf("document.querySelector(%q)?.offsetParent", selector), selector+" is there")
	t.do(chromedp.Click(selector, chromedp.ByQuery))
}

func (t *tab) fill(selector, text string) {
	t.Helper()
	t.do(chromedp.SetValue(selector, text, chromedp.ByQuery))
}

// screenshot keeps a picture of the window where GONGKAI_SCREENSHOTS names a folder.
func (t *tab) screenshot(name string) {
	t.Helper()
	dir := os.Getenv("GONGKAI_SCREENSHOTS")
	if dir == "" {
		return
	}
	var picture []byte
	t.do(chromedp.Sleep(600*time.Millisecond), chromedp.CaptureScreenshot(&picture))
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestWay: search, a department, a comparison, the value on its page.
func TestWay(t *testing.T) {
	b := newBrowser(newSite(t, nil))
	p := b.open("/")
	p.do(chromedp.SendKeys("main input[name=q]", "电子政务办公室", chromedp.ByQuery))
	p.do(chromedp.Submit("main form", chromedp.ByQuery))
	p.is("location.pathname === '/search' && document.querySelector('.hits h2 a')", "there are hits")
	p.click(".hits h2 a")
	p.is("location.pathname === '/departments' && document.querySelector('tbody a')", "the department is listed")
	p.click("tbody a")
	p.is("document.querySelector('figure svg.chart rect')", "there is a figure")
	p.click("a.button[href^='/compare?ids=']")
	p.is("document.querySelector('select[name=measure]')", "the comparison is there")
	p.do(chromedp.Evaluate(`(() => { const s = document.querySelector('select[name=measure]'); s.value = 'three_public.total';
		s.dispatchEvent(new Event('change', { bubbles: true })); })()`, nil))
	p.is("location.search.includes('three_public.total') && document.querySelector('td.n a')", "the measure is compared")
	p.screenshot("compare-one")
	p.click("tbody td.n a")
	p.is("document.querySelector('#detail .big')?.textContent.startsWith('2.16')", "the value is selected")
	p.is("document.querySelector('#pages .place.selected')", "and lit up on its page")
	p.is("document.querySelectorAll('#pages svg text').length > 50", "and the page is drawn")
	if n := eval[int](p, "document.querySelectorAll('#pages svg').length"); n > 12 {
		t.Errorf("%d of 22 pages are drawn", n)
	}
	p.screenshot("document")
}

// TestPNG: the figure of a comparison is kept as PNG: twice as large as it is drawn, with its bars and with the names
// that stand beside them.
func TestPNG(t *testing.T) {
	b := newBrowser(newSite(t, nil))
	p := b.open("/compare?measure=three_public.total&lang=zh")
	dir := t.TempDir()
	p.do(cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(dir))
	p.is("document.querySelector('[data-png]')?.offsetParent", "the link is there")
	figure := eval[string](p, "document.querySelector('[data-png]').getAttribute('href')")
	p.do(chromedp.Evaluate("document.querySelector('[data-png]').click()", nil))
	file := filepath.Join(dir, "three_public.total.png")
	for i := 0; ; i++ {
		if _, err := os.Stat(file); err == nil {
			break
		}
		if i == 400 {
			t.Fatal("no PNG was kept")
		}
		time.Sleep(40 * time.Millisecond)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	var drawn struct {
		Width  float64 `xml:"width,attr"`
		Height float64 `xml:"height,attr"`
	}
	if err := xml.Unmarshal(b.ask("GET", figure, "", "Accept-Language", "zh").Body.Bytes(), &drawn); err != nil {
		t.Fatal(err)
	}
	size := picture.Bounds().Size()
	if size.X != 2*int(drawn.Width) || size.Y != 2*int(drawn.Height) {
		t.Errorf("%v, drawn %v", size, drawn)
	}
	bars, ink := 0, 0
	for y := range size.Y {
		for x := range size.X {
			switch r, g, b, _ := picture.At(x, y).RGBA(); {
			case r>>8 == 0x1b && g>>8 == 0x4f && b>>8 == 0x8a:
				bars++
			case x < 400 && r>>8 < 0x60 && g>>8 < 0x60 && b>>8 < 0x60: // left of the bars
				ink++
			}
		}
	}
	if bars < 500 || ink < 200 {
		t.Errorf("%d points of bars, %d of names", bars, ink)
	}
	if keep := os.Getenv("GONGKAI_SCREENSHOTS"); keep != "" {
		text, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(filepath.Join(keep, "figure.png"), text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestKeys: what a mouse does, keys do.
func TestKeys(t *testing.T) {
	b := newBrowser(newSite(t, nil))
	p := b.open("/departments")
	p.do(chromedp.KeyEvent("/"))
	p.is("document.activeElement.name === 'q'", "/ leads to the search")
	p.do(chromedp.KeyEvent("\x1b"))
	p.do(chromedp.KeyEvent("j"), chromedp.KeyEvent("j"), chromedp.KeyEvent("k"))
	p.is("document.querySelector('tbody tr.now') === document.querySelector('tbody tr')", "j and k move")
	p.do(chromedp.KeyEvent("5"))
	p.is("location.pathname === '/review' && document.readyState === 'complete'", "5 leads to the review")
	p.do(chromedp.KeyEvent("l"))
	p.is("document.documentElement.lang === 'zh-CN' && document.readyState === 'complete'", "l changes the language")
	p.do(chromedp.KeyEvent("?"))
	p.is("location.pathname === '/help'", "? leads to help")
}

// TestCorrectUnit: a unit is corrected, and the measure changes by its factor.
func TestCorrectUnit(t *testing.T) {
	s := newSite(t, nil)
	b := newBrowser(s)
	id := s.idOf("seed-word")
	was := measureOf(s, id, "three_public.total").Value
	p := b.open("/review?token=secret&tables=true&document=" + id)
	p.is("document.querySelector('form.correct')", "the token allows corrections")
	at := eval[string](p, `(() => { const all = [...document.querySelectorAll('label.operand')];
		const one = all.find((l) => l.textContent.includes('three_public'));
		one.querySelector('input').id = 'chosen'; return one.querySelector('code').textContent; })()`)
	p.click("#chosen")
	p.fill("select[name=corrected]", "元")
	p.fill("input[name=by]", "audit office")
	p.fill("input[name=why]", "the cover says so")
	p.click("form.correct button.primary")
	p.is("document.querySelector('#effect')?.textContent.includes('Measures that changed')", "the effect is told")
	p.screenshot("review-effect")
	now := measureOf(s, id, "three_public.total")
	x, _ := amountOf(was)
	y, _ := amountOf(now.Value)
	if !x.Equal(y.Shift(4)) || len(now.Corrected) == 0 || !strings.HasPrefix(now.Corrected[0], at) {
		t.Errorf("%s is %s now, by %v", was, now.Value, now.Corrected)
	}
	p.click("form.undo button")
	p.is("document.querySelector('#effect')?.textContent.includes('is taken back')", "it is taken back")
	if again := measureOf(s, id, "three_public.total").Value; again != was {
		t.Errorf("taken back, it is %s and was %s", again, was)
	}
}

// TestCorrectColumn: a column that no form explains is in the list of what needs a person; who says what it is sees its
// amounts come, and the thing leave the list.
func TestCorrectColumn(t *testing.T) {
	s := newSiteOfPDF(t, `page 560 360
size 14
center 2026年一般公共预算支出表
size 9
right 单位：万元
columns 60 120 70 70 70 70 70
row 科目编码 | 科目名称 | 合计 | 基本支出 | 人员经费 | 另行安排 | 不知何物
row 201 | 一般公共服务支出 | 100.00 | 90.00 | 60.00 | 10.00 | 1.00
row 205 | 教育支出 | 50.00 | 20.00 | 15.00 | 30.00 | 2.00
row 208 | 社会保障和就业支出 | 40.00 | 30.00 | 20.00 | 10.00 | 3.00
row | 合计 | 190.00 | 140.00 | 95.00 | 50.00 | 6.00
`)
	b := newBrowser(s)
	id := s.idOf("made.pdf")
	b.open("/?token=secret")
	p := b.open("/review?reason=column")
	p.is("document.querySelectorAll('form.correct input[name=column]').length === 2", "both columns are offered")
	p.is("decodeURIComponent(document.querySelector('a.print img').src).includes('general_public/extra') && "+
		"document.querySelector('a.print img').naturalWidth > 0", "the picture is of what is not explained")
	p.screenshot("review-column")
	p.do(chromedp.Evaluate(`[...document.querySelectorAll('label.operand')].find((l) => l.textContent.includes('另行安排'))`+
		`.querySelector('input').id = 'chosen'`, nil))
	p.click("#chosen")
	p.fill("select[name=corrected]", "project")
	p.fill("input[name=by]", "audit office")
	p.fill("input[name=why]", "the note below the table")
	p.click("form.correct button.primary")
	p.is("document.querySelector('#effect, #failed')", "something came of it")
	if failed := eval[string](p, "document.querySelector('#failed')?.textContent ?? ''"); failed != "" {
		t.Fatal(failed)
	}
	e := get[evidence](s, "/api/v1/documents/"+id+"/evidence?address=general_public/205/project")
	if e.Value != "30.00" && e.Value != "30" || e.Proof == "verified" {
		t.Errorf("%+v", e)
	}
	if m := measureOf(s, id, "general_public.project"); !strings.HasPrefix(m.Value, "500000") || len(m.Corrected) == 0 {
		t.Errorf("%+v", m)
	}
	p.click("form.undo button")
	p.is("document.querySelector('#effect')?.textContent.includes('is taken back')", "it is taken back")
	if m := measureOf(s, id, "general_public.project"); m.Value != "" {
		t.Errorf("taken back, it is %+v", m)
	}
}

// TestCorrectOnPage: a value is corrected in the report of its paper.
func TestCorrectOnPage(t *testing.T) {
	s := newSite(t, nil)
	b := newBrowser(s)
	id := s.idOf("seed-word")
	b.open("/?token=secret")
	p := b.open("/documents/" + id + "#income%2F21011%2Ftotal")
	p.click("#correct")
	p.fill("#detail input[name=corrected]", "14.05")
	p.fill("#detail input[name=by]", "editor")
	p.fill("#detail input[name=why]", "by telephone")
	p.click("#detail button.primary")
	p.is("document.querySelector('#detail .big')?.textContent.startsWith('14.05')", "the value is the corrected one")
	if e := get[evidence](s, "/api/v1/documents/"+id+"/evidence?address=income/21011/total"); e.Value != "14.05" {
		t.Errorf("%+v", e)
	}
}

// TestTwoSessions: of two people at one value the second is told what the first did, and loses nothing.
func TestTwoSessions(t *testing.T) {
	s := newSite(t, nil)
	b := newBrowser(s)
	id := s.idOf("seed-word")
	b.open("/?token=secret")
	path := "/review?document=" + id + "&tables=true"
	first, second := b.open(path), b.open(path)
	for i, p := range []*tab{first, second} {
		p.do(chromedp.Evaluate(`[...document.querySelectorAll('label.operand')].find((l) => l.textContent.includes('three_public'))`+
			`.querySelector('input').id = 'chosen'`, nil))
		p.click("#chosen")
		p.fill("select[name=corrected]", []string{"元", "亿元"}[i])
		p.fill("input[name=by]", []string{"first", "second"}[i])
		p.fill("input[name=why]", "a reason of mine")
	}
	first.click("form.correct button.primary")
	first.is("document.querySelector('#effect')", "the first is written")
	second.click("form.correct button.primary")
	second.is("document.querySelector('#failed')?.textContent.includes('first: a reason of mine')",
		"the second is told what changed")
	second.is("document.querySelector('input[name=why]').value === 'a reason of mine'", "and need not type it again")
	second.screenshot("review-stale")
	if told := get[detail](s, "/api/v1/documents/"+id).Told; len(told) != 1 || *told[0].Corrected != "元" {
		t.Errorf("%+v", told)
	}
}

// TestHostileInBrowser: a hostile name runs nothing.
func TestHostileInBrowser(t *testing.T) {
	s := newSite(t, nil)
	b := newBrowser(s)
	id := s.idOf("alert(2)")
	department := get[paged[catalogue.DepartmentLine]](s, "/api/v1/departments?department=1%2B1").Items[0].ID
	for _, path := range []string{"/", "/search?q=某项", "/departments", "/departments/" + department, "/compare?ids=" +
		department,
		"/review", "/documents/" + url.PathEscape(id)} {
		p := b.open(path)
		time.Sleep(100 * time.Millisecond)
		if n := eval[int](p,
			"[...document.querySelectorAll('script')].filter((n) => n.textContent.includes('alert(1)') && n.type !== 'application/json').length"); n > 0 {
			t.Errorf("%s: the name has become a script", path)
		}
		if strings.HasPrefix(path, "/documents/") { // where each text is isolated from those around it
			continue
		}
		if turned := eval[bool](p, "/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)"); turned {
			t.Errorf("%s: the name turns the direction of what follows it", path)
		}
	}
}

// TestLook: pages fit a phone, and are as they should be in the dark.
func TestLook(t *testing.T) {
	s := newSite(t, nil)
	b := newBrowser(s)
	department := get[paged[catalogue.DepartmentLine]](s, "/api/v1/departments?department=电子政务").Items[0].ID
	b.open("/?token=secret")
	for name, path := range map[string]string{"start": "/", "search": "/search?q=运维", "departments": "/departments",
		"department": "/departments/" + department, "compare": "/compare?measure=three_public.total", "missing": "/missing",
		"review": "/review", "help": "/help"} {
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

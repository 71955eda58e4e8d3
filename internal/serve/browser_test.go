package serve

import (
	"context"
	"encoding/xml"
	"fmt"
	"image/png"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
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
	if testing.Short() {
		s.Skip("short: no pages are opened in a browser")
	}
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

// is waits for a JavaScript condition to hold on a page that is complete: before that its elements may be there, and
// its scripts not yet listen to them.
func (t *tab) is(condition, meaning string) {
	t.Helper()
	condition = "document.readyState === 'complete' && (" + condition + ")"
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
	p.is("location.pathname === '/review'", "5 leads to the review")
	p.do(chromedp.KeyEvent("l"))
	p.is("document.documentElement.lang === 'zh-CN'", "l changes the language")
	p.do(chromedp.KeyEvent("?"))
	p.is("location.pathname === '/help'", "? leads to help")
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

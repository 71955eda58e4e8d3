package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"gongkai/internal/view"
	"gongkai/normalize"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// chromium finds a browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no chromium: the report was not opened in a browser")
	return ""
}

// report writes the report of a PDF file into a folder of the test.
func report(t *testing.T, file string, change func(*document.Document)) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Skip(err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r, err := normalize.ReadBytes(t.Context(), data, normalize.Options{Name: filepath.Base(file), Forms: forms})
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(r.Document)
	}
	var b bytes.Buffer
	if err := view.Write(&b, r.Printed, r.Document, view.Options{Language: "zh"}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(out, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return out
}

// tab is a report that is open in a browser.
type tab struct {
	*testing.T
	ctx context.Context
}

// open shows a report in a window of a small laptop. Everything that the page throws or logs as an error fails the
// test.
func open(t *testing.T, file string) *tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)),
		chromedp.WindowSize(1366, 768),
		chromedp.Flag("no-sandbox", os.Getuid() == 0)) // the sandbox does not start as root
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the page throws: %s", e.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.APITypeError {
				t.Errorf("the page logs an error: %s", e.Args[0].Value)
			}
		}
	})
	b := &tab{t, ctx}
	b.do(chromedp.EmulateViewport(1366, 768), chromedp.Navigate("file://"+file),
		chromedp.WaitVisible("#panels .part", chromedp.ByQuery))
	return b
}

func (b *tab) do(actions ...chromedp.Action) {
	b.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// eval gives the value of a JavaScript expression.
func eval[T any](b *tab, script string) T {
	b.Helper()
	var out T
	b.do(chromedp.Evaluate(script, &out))
	return out
}

// is waits for a JavaScript condition to hold.
func (b *tab) is(condition, meaning string) {
	b.Helper()
	for range 50 {
		if eval[bool](b, "!!("+condition+")") {
			return
		}
		time.Sleep(40 * time.Millisecond)
	}
	b.Errorf("%s: not so: %s", meaning, condition)
}

// click clicks the middle of the first element that a selector finds, once it is there to be seen.
func (b *tab) click(selector string) {
	b.Helper()
	script := fmt.Sprintf("document.querySelector(%q)", selector)
	b.is(script+"?.offsetParent", selector+" is there")
	at := eval[[]float64](b, "(() => { const n = "+script+"; if (!n) return [0, 0]; n.scrollIntoViewIfNeeded();"+
		" const r = n.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()")
	b.do(chromedp.MouseClickXY(at[0], at[1]))
}

// press types one key with nothing focused, as a keyboard does: what the page prevents is not typed.
func (b *tab) press(key string) {
	b.Helper()
	down := input.DispatchKeyEvent(input.KeyDown).WithKey(key).WithText(key)
	if key == escape {
		down = input.DispatchKeyEvent(input.KeyDown).WithKey(key).WithWindowsVirtualKeyCode(27)
	}
	b.do(
		chromedp.Evaluate(`document.activeElement?.blur()`, nil),
		down,
		input.DispatchKeyEvent(input.KeyUp).WithKey(key),
	)
}

const escape = "Escape"

// screenshot keeps a picture of the window where GONGKAI_SCREENSHOTS names a folder.
func (b *tab) screenshot(name string) {
	b.Helper()
	dir := os.Getenv("GONGKAI_SCREENSHOTS")
	if dir == "" {
		return
	}
	var picture []byte
	b.do(chromedp.Sleep(400*time.Millisecond), chromedp.CaptureScreenshot(&picture))
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644); err != nil {
		b.Fatal(err)
	}
}

package serve

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// What people correct in a browser.

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

// TestReviewKeys: one key leads to what is right, one accepts, and one takes back.
func TestReviewKeys(t *testing.T) {
	s := newSite(t, nil)
	b := newBrowser(s)
	b.open("/?token=secret")
	p := b.open("/review?reason=value")
	first := eval[string](p, "document.querySelector('form.correct input[name=accept]').value")
	p.do(chromedp.KeyEvent("c"))
	p.is("document.activeElement.name === 'corrected'", "c leads to the field")
	p.do(chromedp.KeyEvent("\x1b"))
	p.fill("input[name=by]", "audit office")
	p.do(chromedp.KeyEvent("a"))
	p.is("document.querySelector('#effect')", "a accepts")
	if list := s.desk.accepted(); len(list) != 1 {
		t.Errorf("%v", list)
	}
	if now := eval[string](p, "document.querySelector('form.correct input[name=accept]').value"); now == first {
		t.Error("what was accepted is still in the list")
	}
	p.do(chromedp.KeyEvent("u"))
	p.is("document.querySelector('#effect')?.textContent.includes('is taken back')", "u takes it back")
	if list := s.desk.accepted(); len(list) != 0 {
		t.Errorf("%v", list)
	}
}

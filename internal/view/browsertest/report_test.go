package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/internal/pdftest"
	"gongkai/normalize/document"
	"gongkai/schema/address"
)

const seed = "../../../fixtures/seed-word.pdf"

// TestValueAndPage goes from a value to its place on the page and back.
func TestValueAndPage(t *testing.T) {
	var doc *document.Document
	b := open(t, report(t, seed, func(d *document.Document) { doc = d }))
	b.screenshot("tables")
	row := find(t, doc, "income", "21011")
	address, cell := string(row.Address.Add("total")), row.Cells.Get("total")

	// A click on the value in the table: the page shows the box of the cell, in view.
	eval[bool](
		b,
		`location.hash = '', document.querySelector('#panel-tables .part:nth-of-type(2)').scrollIntoView(), true`,
	)
	value := `#panels tr:has(th[title="` + string(row.Address) + `"]) td.value`
	b.click(value)
	b.is(`document.querySelectorAll('#pages .place.selected').length === 1`, "one place lights up")
	b.is(`decodeURIComponent(location.hash) === '#`+address+`'`, "the address is that of the value")
	b.is(inView("#pages .place.selected", "#pages"), "the page scrolls to it")
	box := eval[[]float64](
		b,
		`['x','y','width','height'].map((k) => Number(document.querySelector('#pages .place.selected').getAttribute(k)) / 10)`,
	)
	if got := (geometry.Rect{X0: box[0], Y0: box[1], X1: box[0] + box[2], Y1: box[1] + box[3]}); !near(got, cell.Box) {
		t.Errorf("the box %v lights up, the cell has %v", got, cell.Box)
	}
	const page = `Number(document.querySelector('#pages .sheet:has(.selected)').dataset.page)`
	if n := eval[int](b, page); n != cell.Page {
		t.Errorf("page %d lights up, the value is on %d", n, cell.Page)
	}
	b.is(`document.querySelector('#detail').innerText.includes('`+address+`')`, "the card names the address")
	b.is(`document.querySelector('#detail .snippet text')`, "the card shows the print")
	b.screenshot("value")

	// A click on the page: the table shows the value.
	b.press(escape)
	b.is(`!document.querySelector('.selected') && document.querySelector('#detail').hidden`, "Esc deselects")
	at := eval[[]float64](
		b,
		`(() => { const r = [...document.querySelectorAll('#page5 .place.verified')].at(-1).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`,
	)
	b.do(chromedp.MouseClickXY(at[0], at[1]))
	b.is(`document.querySelectorAll('#panels td.value.selected').length === 1`, "the value of the place lights up")
	b.is(inView("#panels .selected", "#panels"), "the table scrolls to it")
}

// TestText: the text on the drawn page stands where the PDF has it.
func TestText(t *testing.T) {
	b := open(t, report(t, seed, nil))
	b.is(`(() => {
		const of = (n) => n.getBoundingClientRect();
		const place = [...document.querySelectorAll('#page4 .place.verified')].map(of);
		const texts = [...document.querySelectorAll('#page4 .print text')].filter((n) => n.textContent === '505.74').map(of);
		return texts.length > 0 && texts.every((t) => place.some((p) => t.left >= p.left - 1 && t.right <= p.right + 1 && t.top >= p.top - 4 && t.bottom <= p.bottom + 4));
	})()`, "each printed 505.74 stands in the box of a value")
}

func TestKeysAndFilter(t *testing.T) {
	b := open(t, report(t, seed, doubt))
	b.press("j")
	first := eval[string](b, `location.hash`)
	b.press("j")
	b.is(`location.hash !== '`+first+`'`, "j goes on")
	b.press("k")
	b.is(`location.hash === '`+first+`'`, "k goes back")
	b.press("n")
	b.is(`document.querySelector('#panels .selected.doubtful')`, "n goes to the doubtful value")
	b.is(`document.querySelector('#pages .place.selected.doubtful')`, "on the page, too")
	b.screenshot("doubtful")
	b.press("f")
	b.is(`document.querySelector('[data-proof="3"]').getAttribute('aria-pressed') === 'true'`, "f filters")
	b.is(
		`[...document.querySelectorAll('#panel-tables .part')].filter((n) => !n.hidden).length === 1`,
		"one table is left",
	)
	b.is(
		`[...document.querySelectorAll('#panel-tables [data-row]')].filter((n) => n.offsetParent).length === 1`,
		"one row is left",
	)
	b.screenshot("filter")
	b.press("f")
	b.is(`[...document.querySelectorAll('#panel-tables .part')].every((n) => !n.hidden)`, "and all are back")
	b.press("?")
	b.is(`document.querySelector('#help').open`, "? opens the help")
	b.screenshot("help")
	b.press(escape)
	b.is(`!document.querySelector('#help').open`, "Esc closes it")
}

func TestChecks(t *testing.T) {
	b := open(t, report(t, seed, doubt))
	b.click("#tab-checks")
	b.is(`[...document.querySelectorAll('#checklist [data-check]')].length > 100`, "the checks are listed")
	b.is(`document.querySelectorAll('#checklist tr.vacuous').length === 0`, "but for blank ones")
	b.click(`#checklist tr.rounding`)
	b.is(
		`document.querySelectorAll('#pages .place.marked').length >= 3 && document.querySelectorAll('.operands .operand').length >= 3`,
		"the cells of a check are framed",
	)
	b.is(
		`document.querySelectorAll('#page5 .marked').length && document.querySelectorAll('#page6 .marked').length`,
		"over pages",
	)
	b.screenshot("check")
	b.click(`.sides > div:last-child .operand:last-child`)
	b.is(inView("#pages .place.selected", "#pages"), "an operand leads to its place")
	b.is(`document.querySelectorAll('#pages .place.marked').length >= 3`, "the others stay framed")
	b.click(`[data-verdict="vacuous"]`)
	b.is(`document.querySelectorAll('#checklist tr.vacuous').length > 0`, "blank ones can be had")
}

func TestSearch(t *testing.T) {
	b := open(t, report(t, seed, nil))
	b.press("/")
	b.is(`document.activeElement.id === 'search'`, "/ goes to the search")
	b.do(chromedp.SendKeys("#search", "事业单位医疗", chromedp.ByQuery))
	b.is(`document.querySelectorAll('#hits li').length > 3`, "there are hits")
	b.screenshot("search")
	b.do(chromedp.SendKeys("#search", "\r", chromedp.ByQuery))
	b.is(`document.querySelector('#panels .selected')?.textContent.includes('事业单位医疗')`, "the first one is shown")
	b.press("/")
	b.do(
		chromedp.Evaluate(`document.querySelector('#search').value = ''`, nil),
		chromedp.SendKeys("#search", "编制部门", chromedp.ByQuery),
		chromedp.SendKeys("#search", "\r", chromedp.ByQuery),
	)
	b.is(`document.querySelector('#pages .flash')`, "text outside of tables flashes on its page")
}

func TestLanguage(t *testing.T) {
	b := open(t, report(t, seed, nil))
	b.is(`document.querySelector('#tab-tables').innerText.includes('报表')`, "it begins in Chinese")
	b.click("#language")
	b.is(
		`document.querySelector('#tab-tables').innerText.includes('Tables') && document.documentElement.lang === 'en'`,
		"the button switches to English",
	)
	for _, tab := range []string{"tables", "sheets", "checks", "corrections", "diagnostics"} {
		b.click("#tab-" + tab)
		b.is(
			`document.querySelector('#panel-`+tab+`') && !document.body.innerText.match(/\b(tab|head|field|verdict|status|correct)\.[a-z]+\b(?!\.pdf)/)?.[0]?.match(/^(tab|head|field|verdict|status|correct)\./)`,
			"every text has a translation in "+tab,
		)
	}
	b.screenshot("english")
}

// TestCorrections notes a correction and reads the file that comes of it.
func TestCorrections(t *testing.T) {
	var doc *document.Document
	b := open(t, report(t, seed, func(d *document.Document) { doc = d }))
	eval[bool](
		b,
		`Object.assign(window, { blobs: [] }), (window.URL.createObjectURL = (blob) => { blob.text().then((x) => window.blobs.push(x)); return '#'; }), true`,
	)
	b.press("j")
	b.press("c")
	b.is(`document.querySelector('#detail form')`, "c opens the form")
	b.do(
		chromedp.SendKeys(`#detail [name="corrected"]`, "1，505.70", chromedp.ByQuery),
		chromedp.SendKeys(`#detail [name="by"]`, `编辑部 "甲"`, chromedp.ByQuery),
	)
	b.screenshot("correct")
	b.click("#detail .primary")
	b.is(`document.querySelector('#detail .problem').textContent !== ''`, "a correction without a reason is refused")
	b.do(chromedp.SendKeys(`#detail [name="why"]`, `原文: 见第 4 页`, chromedp.ByQuery))
	b.click("#detail .primary")
	b.is(
		`document.querySelector('#panels .value.selected ins')?.textContent === '1505.70'`,
		"the value shows its correction",
	)
	b.is(`document.querySelector('#tab-corrections').innerText.includes('1')`, "and the tab counts it")
	b.click("#tab-corrections")
	b.screenshot("corrections")
	b.click("#download")
	b.is(`window.blobs.length === 1`, "a file comes of it")
	row := doc.Tables[0].Rows[0]
	want := "source:\n  name: \"seed-word.pdf\"\n  sha256: " + doc.Source.SHA256 + "\ncorrections:\n" +
		"  - address: \"" + string(row.Address) + "/budget\"\n    printed: \"505.74\"\n    corrected: \"1505.70\"\n    by: \"编辑部 \\\"甲\\\"\"\n    why: \"原文: 见第 4 页\"\n"
	if got := eval[string](b, `window.blobs[0]`); got != want {
		t.Errorf("the file is\n%s\nwant\n%s", got, want)
	}
}

// TestRest shows what the seed does not have: facts, a corrected value, a table that no form claims, findings.
func TestRest(t *testing.T) {
	b := open(t, report(t, seed, func(doc *document.Document) {
		row := &doc.Tables[1].Rows[0]
		c, a := row.Cells.Get("total"), row.Values.Get("total")
		less := a.Sub(*doc.Tables[1].Rows[2].Values.Get("total"))
		c.Corrected = &document.Correction{Read: &less, By: "editor", Why: "misprint"}
		doc.Facts = []document.Fact{
			{
				ID:         "total.budget",
				Value:      a,
				Unit:       "万元",
				Text:       "预算总额505.74万元",
				Page:       3,
				Box:        geometry.Rect{X0: 60, Y0: 60, X1: 300, Y1: 80},
				Against:    "prior_execution",
				Reason:     "pay has risen",
				AgreesWith: []address.Address{row.Address.Add("total"), "nothing/here"},
			},
		}
		title := "附表"
		doc.Unmapped = []document.Grid{
			{
				Title: &title,
				Pages: []int{6},
				Nearest: &document.Nearest{
					Table:   "income",
					Title:   0.42,
					Header:  0.5,
					Missing: []string{"code", "total"},
				},
				Cells: []document.Square{
					{Rows: 1, Cols: 2, Text: "甲", Page: 6, Box: geometry.Rect{X0: 10, Y0: 10, X1: 50, Y1: 30}},
					{
						Row:  1,
						Rows: 1,
						Cols: 1,
						Text: "3.00",
						Page: 6,
						Box:  geometry.Rect{X0: 10, Y0: 30, X1: 50, Y1: 50},
					},
				},
			},
		}
		doc.Diagnostics = []finding.Finding{
			{ID: "a.b", Severity: finding.Warning, Message: "odd", Page: 2, Box: &geometry.Rect{X1: 50, Y1: 50}},
			{ID: "c.d", Severity: finding.Info, Message: "fine"},
		}
	}))
	b.click("#tab-facts")
	b.click("#panel-facts td[data-i]")
	b.is(`document.querySelector('#page3 .place.selected')`, "a fact leads to its words")
	b.is(`['与上年执行数比', 'pay has risen'].every((words) => document.querySelector('#panel-facts').innerText.includes(words))`,
		"it says what it is against, and why")
	b.screenshot("facts")
	b.click("#panel-facts .operand[data-ref]")
	b.is(`document.querySelector('#page5 .place.selected')`, "and to the cell that agrees")
	b.is(`document.querySelector('#detail').innerText.includes('misprint')`, "a corrected value says why")
	b.click("#tab-unmapped")
	b.is(
		`document.querySelector('#panel-unmapped').innerText.includes('income') && document.querySelectorAll('#panel-unmapped td').length === 2`,
		"an unmapped table says what it is like",
	)
	b.press("j")
	b.is(`document.querySelector('#page6 .place.selected')`, "its cells have places")
	b.screenshot("unmapped")
	b.click("#tab-diagnostics")
	b.click("#panel-diagnostics tr[data-i]")
	b.is(`document.querySelector('#page2 .place.selected')`, "and findings have places")
}

// TestHostile: text that looks like a script is text.
func TestHostile(t *testing.T) {
	raw, err := pdftest.Write(
		"page 300 200\nsize 12\ncenter </script><script>window.hit = 1</script>\nsize 8\ncolumns 200 60\nrow <img src=x onerror=window.hit=2> | 合计\nrow \"'&lt; | 4.00",
	)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "<img src=x onerror=alert(1)>.pdf")
	if err := os.WriteFile(file, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	b := open(t, report(t, file, nil))
	b.press("j")
	b.is(
		`document.querySelector('#pages .print').textContent.includes('<script>') && document.querySelector('#panels').textContent.includes('<img')`,
		"it is shown",
	)
	b.is(`!window.hit && !document.querySelector('img') && document.scripts.length === 2`, "and does nothing")
}

// TestDrawnLazily: a long document is not drawn whole.
func TestDrawnLazily(t *testing.T) {
	b := open(t, report(t, seed, nil))
	b.is(
		`document.querySelectorAll('.sheet').length === 22 && document.querySelectorAll('.sheet svg').length < 10`,
		"only pages near the window are drawn",
	)
	eval[bool](b, `document.querySelector('#pages').scrollTop = 1e9, true`)
	b.is(
		`document.querySelector('#page22 svg') && !document.querySelector('#page1 svg')`,
		"the last page is drawn and the first is dropped",
	)
}

func find(t *testing.T, doc *document.Document, table, code string) *document.Row {
	t.Helper()
	for i := range doc.Tables {
		for k := range doc.Tables[i].Rows {
			if r := &doc.Tables[i].Rows[k]; doc.Tables[i].ID == table && r.Code == code {
				return r
			}
		}
	}
	t.Fatalf("no row %s in %s", code, table)
	return nil
}

// doubt makes one value of the seed, which has none, doubtful.
func doubt(doc *document.Document) {
	c := doc.Tables[1].Rows[3].Cells.Get("total")
	c.Proof = document.Doubtful
	doc.Summary.Verified--
	doc.Summary.Doubtful++
}

func near(a, b geometry.Rect) bool {
	const slack = 0.11 // the report has tenths of a point
	return a.Expand(slack).Contains(b.X0, b.Y0) && a.Expand(slack).Contains(b.X1, b.Y1) &&
		b.Expand(slack).Contains(a.X0, a.Y0) &&
		b.Expand(slack).Contains(a.X1, a.Y1)
}

// inView says that an element lies in the visible part of the one that scrolls.
func inView(selector, within string) string {
	return strings.NewReplacer("INNER", selector, "OUTER", within).Replace(`(() => {
		const a = document.querySelector('INNER')?.getBoundingClientRect(), b = document.querySelector('OUTER').getBoundingClientRect();
		return a && a.top >= b.top && a.bottom <= b.bottom && a.right > b.left && a.left < b.right;
	})()`)
}

// TestPicture takes the picture of docs/view.md where GONGKAI_SCREENSHOTS is set.
func TestPicture(t *testing.T) {
	b := open(t, report(t, seed, nil))
	b.click("#language")
	b.is(`document.documentElement.lang === 'en'`, "it is English")
	eval[bool](b, `document.querySelector('#panel-tables .part:nth-of-type(2)').scrollIntoView(), true`)
	b.click(`#panels tr:has(th[title="income/21011"]) td.value`)
	b.is(`document.querySelector('#detail').innerText.includes('verified')`, "the card is in English")
	eval[bool](
		b,
		`document.querySelector('#panel-tables .part:nth-of-type(2)').scrollIntoView(), document.querySelector('#pages').scrollBy(0, -30), true`,
	)
	b.do(chromedp.MouseEvent(input.MouseMoved, 5, 5))
	b.screenshot("report")
}

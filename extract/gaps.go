package extract

import (
	"cmp"
	"strconv"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
)

// A page that was left out of a file leaves no mark but in what is counted: the numbers at the foot of the pages, and
// those of the tables.

var (
	// footNumber is a running line that is a page number: - 12 -, 第12页, 12/40.
	footNumber = lazyregexp.New(`^[-—–_·.\s]*第?\s*(\d{1,4})\s*页?(?:[/／，,\s]*共?\s*\d{1,4}\s*页?)?[-—–_·.\s]*$`)
	// spread is such a number with its digits apart.
	spread = lazyregexp.New(`^\d(?: \d){1,3}$`)
	// tableNumber is the number in a caption: 表5, 附表5, 表五, 公开05表, 预算05表 with the title behind it.
	tableNumber = lazyregexp.New(
		`^\p{Han}{0,3}?(?:表\s?0?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:[^\d一二三四五六七八九十]|$)|0?(\d{1,2})表)`)
	// partNumber is that of one of several tables of a number: 表14-2.
	partNumber = lazyregexp.New(`表\s?\d{1,2}\s?[-－—.．]`)
)

// gapFindings says where numbers of pages or of tables are passed over.
func gapFindings(doc *Document) []finding.Finding {
	return append(pageGaps(doc), tableGaps(doc)...)
}

// together reads the digits of a number that is set wide: 1 2 at the foot of page 12.
func together(s string) string {
	if spread.MatchString(s) {
		return strings.ReplaceAll(s, " ", "")
	}
	return s
}

// pageGaps looks for pages between which more numbers pass than pages. Numbering may begin anew or miss on a page; a
// jump counts only where the numbers before it and behind it run on as pages do.
func pageGaps(doc *Document) []finding.Finding {
	const unsure = -1
	type stop struct{ page, number int }
	var stops []stop
	for _, r := range doc.Running {
		m := footNumber.FindStringSubmatch(together(hanzi.Fold(r.Text)))
		if m == nil {
			continue
		}
		n, _ := strconv.Atoi(m[1])
		if k := len(stops); k > 0 && stops[k-1].page == r.Page {
			stops[k-1].number = unsure // two numbers on a page
		} else {
			stops = append(stops, stop{r.Page, n})
		}
	}
	regular := func(i int) bool { // the step from stop i to the next
		return i >= 0 && i+1 < len(stops) && stops[i+1].number-stops[i].number == stops[i+1].page-stops[i].page
	}
	var out []finding.Finding
	for i := range stops {
		if i+1 == len(stops) {
			break
		}
		a, b := stops[i], stops[i+1]
		before, behind := i == 0 || regular(i-1), i+2 == len(stops) || regular(i+1)
		if a.number != unsure && b.number-a.number > b.page-a.page && before && behind && (regular(i-1) || regular(i+1)) {
			out = append(out, finding.Found("page.gap", finding.Warning,
				"page number %d is followed by %d: pages are missing between them", a.number, b.number).On(b.page, nil))
		}
	}
	return out
}

// tableGaps looks for numbers of tables that are passed over and stand nowhere in the document.
func tableGaps(doc *Document) []finding.Finding {
	type stop struct{ table, number int }
	stops := []stop{{-1, 0}} // before the first table
	seen := map[int]bool{}
	for i := range doc.Tables {
		numbered := false
		for _, c := range captionsOf(&doc.Tables[i]) {
			n := numberOfTable(c)
			if n > 0 && !numbered && !partNumber.MatchString(hanzi.Fold(c)) {
				stops, numbered = append(stops, stop{i, n}), true
			}
			seen[n] = true
		}
	}
	// an empty table may be no more than a sentence under its number
	for _, texts := range [][]Text{doc.Texts, doc.Running} {
		for _, t := range texts {
			for line := range strings.SplitSeq(t.Text, "\n") {
				seen[numberOfTable(line)] = true
			}
		}
	}
	var out []finding.Finding
	for i := 1; i < len(stops); i++ {
		a, b := stops[i-1], stops[i]
		missing := 0
		for n := a.number + 1; n < b.number; n++ {
			if !seen[n] {
				missing++
			}
		}
		// Before the first table nothing may be seen at all: else its number is only out of order.
		if missing > 0 && (a.number > 0 || missing == b.number-1) {
			box := doc.Tables[b.table].Parts[0].Box
			f := finding.Found("table.gap", finding.Warning,
				"table %d is followed by table %d: what lies between them is missing", a.number, b.number)
			if a.number == 0 {
				f = finding.Found("table.gap", finding.Warning, "the first table bears number %d: what comes before it is missing",
					b.number)
			}
			out = append(out, f.On(doc.Tables[b.table].Parts[0].Page, &box))
		}
	}
	return out
}

// captionsOf gives all captions of a table, those overleaf and those within it, too.
func captionsOf(t *Table) []string {
	var out []string
	for _, c := range t.Captions {
		out = append(out, c.Text)
	}
	for _, p := range t.Parts {
		for _, c := range p.Captions {
			out = append(out, c.Text)
		}
	}
	return append(out, t.Banners()...)
}

// numberOfTable is the number that a caption begins with, 0 without one.
func numberOfTable(text string) int {
	m := tableNumber.FindStringSubmatch(hanzi.Fold(text))
	if m == nil {
		return 0
	}
	return hanzi.Count(cmp.Or(m[2], m[1]))
}

package narrative

import (
	"strings"
	"unicode/utf8"

	"gongkai/internal/hanzi"
	"gongkai/schema"
)

// The report of an evaluation may be an annex inside of final accounts, below one of their headings: 九、预算绩效情况说明
// （二）部门整体支出绩效自评报告. It has headings of its own, which count from one again. It ends where the count of the paper goes
// on (十、机关运行经费支出情况) or another part of the paper begins.

// numbers are the numbers of the headings that are open, by level; 0 where there is none.
type numbers [6]int

// enter notes the number of a heading, which ends the headings below its level.
func (n *numbers) enter(level, number int) {
	clear(n[level:])
	n[level] = number
}

// goesOn reports whether a heading counts on from the one of its level that is open. A number that the paper had before
// is one of a count that began anew.
func (n *numbers) goesOn(level, number int) bool { return n[level] > 0 && number > n[level] }

// leadsReport notes that the title of a report stands in a paragraph of final accounts, and where the report ends. from
// is where the words behind the paragraph's number begin.
func (r *reader) leadsReport(level, from int) {
	if r.ofReport || !r.final {
		return
	}
	if level >= 0 {
		n := hanzi.Count(strings.Trim(r.p.canon[:from], "第部分章节、.．():"))
		if level == 0 || r.numbers.goesOn(level, n) {
			r.report = false
		}
		if r.report {
			clear(r.numbers[level+1:]) // the report's own: those below it are, too
		} else {
			r.numbers.enter(level, n)
		}
	}
	if utf8.RuneCountInString(r.p.canon) <= maxHeading && schema.IsEvaluationReport(r.p.canon) {
		r.report = true
	}
}

// ofThePaper reports whether a sentence in an annex says something of what the paper itself speaks of: a clause whose
// name ends in a known subject (会议费预算5万元). Nobody knows then whether the report has not ended before.
func (r *reader) ofThePaper(s span) bool {
	if r.ofReport {
		return false
	}
	for _, c := range reportClauses(r.p.canon, s) {
		_, name, _ := reportedIn(r.p.canon[c.from:c.to])
		end := c.from + len(strings.TrimRight(name, `":`))
		for _, t := range r.words.tokens(r.p.canon[:end], c.from) {
			if (t.kind == subject || t.kind == item) && !t.inName && t.to == end {
				return true
			}
		}
	}
	return false
}

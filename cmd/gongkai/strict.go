package main

import (
	"slices"

	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// doubts says why --strict refuses a document: in lines, of which the last one counts what would be too many.
func doubts(doc *document.Document) []finding.Words {
	var reasons []finding.Words
	say := func(format string, args ...any) { reasons = append(reasons, finding.Say(format, args...)) }
	if doc.Info.Form == nil && !doc.Info.NotDisclosed() {
		say("no table of a known form")
	}
	for _, c := range doc.Checks {
		if c.Verdict == document.Mismatch {
			say("check %s fails%s: %s against %s, difference %s", c.ID, inRow(c), printed(c.Left), printed(c.Right),
				printed(c.Difference))
		}
	}
	if n := doubtful(doc); n > 0 {
		say("values in doubt: %d", n)
	}
	if n := unitless(doc); n > 0 {
		say("tables whose unit is not known: %d", n)
	}
	if n := refused(doc); n > 0 {
		say("corrections refused: %d", n)
	}
	if n := unread(doc); n > 0 {
		say("part of the document could not be read; errors: %d", n)
	}
	if more := len(reasons) - mostMessages; more > 0 {
		reasons = append(reasons[:mostMessages], finding.Say("%d more", more))
	}
	return reasons
}

func inRow(c document.Check) finding.Words {
	switch {
	case c.Row != "" && c.Column != "":
		return finding.Say(" (row %s, column %s)", c.Row, c.Column)
	case c.Row != "":
		return finding.Say(" (row %s)", c.Row)
	}
	return finding.Words{}
}

// printed is an amount as texts show it: a blank one is a dash.
func printed(a *value.Amount) string {
	if a == nil {
		return "–"
	}
	return a.String()
}

// doubtful counts the values that are in doubt.
func doubtful(doc *document.Document) int {
	n := 0
	count := func(cells document.Cells) {
		for _, c := range cells {
			if c.Proof == document.Doubtful {
				n++
			}
		}
	}
	for _, t := range doc.Tables {
		for _, r := range t.Rows {
			count(r.Cells)
		}
	}
	for _, s := range doc.Performance {
		count(s.Cells)
	}
	return n
}

// refused counts the corrections that could not be applied, unitless the tables of which nothing says what their
// amounts are in, or of which others say something else.
func refused(doc *document.Document) int { return said(doc, "correction.refused") }

func unitless(doc *document.Document) int { return said(doc, "unit.missing", "unit.factor") }

// said counts the findings with one of the ids.
func said(doc *document.Document, ids ...string) int {
	n := 0
	for _, f := range doc.Diagnostics {
		if slices.Contains(ids, f.ID) {
			n++
		}
	}
	return n
}

// unread counts the errors: they say that a part of the document is missing from the data.
func unread(doc *document.Document) int {
	n := 0
	for _, f := range doc.Diagnostics {
		if f.Severity == finding.Error {
			n++
		}
	}
	return n
}

package main

import (
	"fmt"

	"gongkai/extract/page"
	"gongkai/normalize"
)

// doubts says whether --strict refuses a document, and tells why.
func (p *program) doubts(file string, doc *normalize.Document) bool {
	var reasons []string
	add := func(format string, args ...any) { reasons = append(reasons, fmt.Sprintf(format, args...)) }
	if doc.Info.Form == nil {
		add("no table of a known form")
	}
	for _, c := range doc.Checks {
		if c.Verdict == normalize.Mismatch {
			add("check %s fails%s: %v against %v, difference %v", c.ID, inRow(c), c.Left, c.Right, c.Difference)
		}
	}
	if n := doubtful(doc); n > 0 {
		add("values in doubt: %d", n)
	}
	if n := unread(doc); n > 0 {
		add("part of the document could not be read; errors: %d", n)
	}
	for i, r := range reasons {
		if i == mostMessages {
			fmt.Fprintf(p.stderr, "%s: strict: %d more\n", oneLine(file), len(reasons)-i)
			break
		}
		fmt.Fprintf(p.stderr, "%s: strict: %s\n", oneLine(file), oneLine(r))
	}
	return len(reasons) > 0
}

func inRow(c normalize.Check) string {
	switch {
	case c.Row != "" && c.Column != "":
		return fmt.Sprintf(" (row %s, column %s)", c.Row, c.Column)
	case c.Row != "":
		return fmt.Sprintf(" (row %s)", c.Row)
	}
	return ""
}

// doubtful counts the values that are in doubt.
func doubtful(doc *normalize.Document) int {
	n := 0
	count := func(cells normalize.Cells) {
		for _, c := range cells {
			if c.Proof == normalize.Doubtful {
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

// unread counts the errors: they say that a part of the document is missing from the data.
func unread(doc *normalize.Document) int {
	n := 0
	for _, f := range doc.Diagnostics {
		if f.Severity == page.Error {
			n++
		}
	}
	return n
}

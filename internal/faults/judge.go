package faults

import (
	"fmt"
	"strings"

	"gongkai/extract/finding"
	"gongkai/normalize"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
)

// reading is the output of a document, arranged for comparison.
type reading struct {
	document *document.Document
	failed   map[string]bool                              // checks that fail, with their sums
	doubtful map[address.Address]bool                     // addresses of doubtful values
	findings map[string]bool                              // what is said, with its place
	rowAt    map[spot]address.Address                     // address of the row that a cell belongs to
	together map[address.Address]map[address.Address]bool // addresses that stand in a check with an address
	summed   map[address.Address]bool                     // tables with a sum of their own
}

func newReading(d *document.Document) *reading {
	out := &reading{document: d, failed: map[string]bool{}, doubtful: map[address.Address]bool{},
		findings: map[string]bool{}, rowAt: map[spot]address.Address{},
		together: map[address.Address]map[address.Address]bool{}, summed: map[address.Address]bool{}}
	for i := range d.Tables {
		for _, r := range d.Tables[i].Rows {
			for _, c := range r.Cells {
				out.rowAt[spot{c.Page, c.Box}] = r.Address
				if c.Proof == document.Doubtful {
					out.doubtful[r.Address.Add(c.ID)] = true
				}
			}
		}
	}
	for i := range d.Checks {
		c := &d.Checks[i]
		if c.Verdict == document.Mismatch {
			out.failed[failure(c)] = true
		}
		out.relate(c)
	}
	for _, f := range d.Diagnostics {
		out.findings[said(f)] = true
	}
	return out
}

// relate notes which values stand in a check together, and whether it is a sum within one table.
func (r *reading) relate(c *document.Check) {
	if !c.Verdict.Evaluated() {
		return
	}
	inside := len(c.Cells) > 2
	for _, a := range c.Cells {
		inside = inside && a.Address.Below(c.Table)
		if r.together[a.Address] == nil {
			r.together[a.Address] = map[address.Address]bool{}
		}
		for _, b := range c.Cells {
			r.together[a.Address][b.Address] = true
		}
	}
	if inside {
		r.summed[c.Table] = true
	}
}

// failure names a check that fails. It fails otherwise when its difference is another.
func failure(c *document.Check) string {
	return strings.Join([]string{c.ID, string(c.Table), c.Row, c.Column, c.Difference.String()}, "|")
}

func said(f finding.Finding) string { return fmt.Sprint(f.ID, f.Message, f.Page, f.Box) }

// Judge reads the document with the fault in it and says what finds the fault: the id of a check or of a finding, or ""
// when nothing does. What says the same of the clean document finds nothing, nor does what speaks of other values.
func Judge(f *Fault) string {
	doc := f.document()
	faulty := normalize.Normalize(doc, schema.Recognise(doc, f.Subject.forms))
	clean := f.Subject.clean
	for i := range faulty.Checks {
		c := &faulty.Checks[i]
		if c.Verdict == document.Mismatch && !clean.failed[failure(c)] && f.concerns(c) {
			return c.ID
		}
	}
	after := newReading(faulty)
	for at := range after.doubtful {
		if f.affected[at] && !clean.doubtful[at] {
			return "doubtful"
		}
	}
	for _, d := range faulty.Diagnostics {
		if d.Severity == finding.Info || d.Box == nil || clean.findings[said(d)] {
			continue
		}
		if at := (spot{d.Page, *d.Box}); f.places[at] || f.affectedRow(after.rowAt[at]) {
			return d.ID
		}
	}
	return ""
}

// concerns reports whether a check reads a value that is wrong.
func (f *Fault) concerns(c *document.Check) bool {
	for _, o := range c.Cells {
		if f.affected[o.Address] {
			return true
		}
	}
	return false
}

// affectedRow reports whether a row has a value that is wrong, or whose sum is.
func (f *Fault) affectedRow(row address.Address) bool {
	for a := range f.affected {
		if row != "" && a.Below(row) {
			return true
		}
	}
	return false
}

package placement

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/schema/address"
)

// reading is what the output says, arranged for comparison.
type reading struct {
	amounts map[address.Address]amount // by address
	said    map[string]int             // findings, without their places: pages move
	failed  map[string]bool            // checks that fail
	tied    map[string]bool            // tables that a check which holds ties to another one
	twice   map[sum]bool               // sums that two tables print
}

// amount is one amount of the output.
type amount struct {
	yuan  string // in 元; with a question mark where the output knows no unit
	proof document.Proof
}

// sum is an amount in 元 of a kind, such as business, total or general_public.
type sum struct{ yuan, kind string }

var yuan = map[string]int32{"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}

func newReading(d *document.Document) *reading {
	out := &reading{amounts: map[address.Address]amount{}, said: map[string]int{}, failed: map[string]bool{},
		tied:  map[string]bool{},
		twice: map[sum]bool{}}
	for i := range d.Tables {
		out.table(&d.Tables[i])
	}
	out.repeat()
	for i := range d.Checks {
		c := &d.Checks[i]
		if c.Verdict == document.Mismatch {
			out.failed[strings.Join([]string{c.ID, string(c.Table), c.Row, c.Column}, "|")] = true
		}
		if c.Verdict.Holds() {
			out.tie(c)
		}
	}
	for _, f := range d.Diagnostics {
		if f.Severity != finding.Info || f.ID == "table.unmapped" {
			out.said[f.ID+"|"+f.Message]++
		}
	}
	return out
}

// table takes the amounts of one table.
func (r *reading) table(t *document.Table) {
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			v := row.Values.Get(c.ID)
			if c.Proof == "" || v == nil {
				continue
			}
			r.amounts[row.Address.Add(c.ID)] = amount{inYuan(fmt.Sprint(v), t.UnitOf(&row, c.ID)), c.Proof}
		}
	}
}

// kinds gives what an amount is of, as its address says: the id of its column, and of its item.
func kinds(of address.Address) []string {
	parts := of.Parts()
	n := len(parts)
	if n < 2 {
		return nil
	}
	item := parts[n-2]
	return []string{parts[n-1], item[strings.LastIndex(item, ".")+1:]}
}

// repeat finds the amounts that two tables print of one kind.
func (r *reading) repeat() {
	tables := map[sum]map[string]bool{} // that print it
	for at, a := range r.amounts {
		table := at.First()
		for _, kind := range kinds(at) {
			s := sum{a.yuan, kind}
			if tables[s] == nil {
				tables[s] = map[string]bool{}
			}
			tables[s][table] = true
		}
	}
	for s, in := range tables {
		r.twice[s] = len(in) > 1 && strings.Trim(s.yuan, "0.?") != ""
	}
}

func inYuan(text string, unit *string) string {
	d, err := decimal.NewFromString(text)
	switch {
	case err != nil:
		return text
	case unit == nil:
		return d.String() + "?"
	}
	if e, money := yuan[*unit]; money {
		return d.Shift(e).String()
	}
	return d.String() + *unit
}

// tie notes the tables of a check that holds between different tables and is about more than zeros.
func (r *reading) tie(c *document.Check) {
	var tables []string
	for _, o := range c.Cells {
		table := o.Address.First()
		if a, ok := r.amounts[o.Address]; ok && strings.Trim(a.yuan, "0.?") != "" {
			tables = append(tables, table)
		}
	}
	for _, t := range tables {
		for _, other := range tables {
			if t != other {
				r.tied[t] = true
			}
		}
	}
}

// Outcome is what came of a fault.
type Outcome int

// From the best to the worst.
const (
	Right    Outcome = iota // all amounts are as they were
	Noticed                 // some are not, and something says so
	Trusted                 // something says so, but another of the wrong amounts is verified
	Silent                  // some are lost, and nothing says so
	Verified                // nothing says so, and a wrong amount is verified
)

// judge compares what is read with the truth, and names an amount that is wrong or lost, a verified one before others.
func judge(clean, faulty *reading) (Outcome, string) {
	var verified, unproven, lost []string
	spoken := clean.lacks(faulty)
	for at, a := range faulty.amounts {
		before, there := clean.amounts[at]
		switch says := fmt.Sprintf("%s = %s, not %q", at, a.yuan, before.yuan); {
		case there && before.yuan == a.yuan:
			spoken = spoken || before.proof == document.Verified && a.proof != document.Verified
		case a.proof == document.Verified:
			verified = append(verified, says)
		default: // the value says itself that it is not proven
			unproven = append(unproven, says+" "+string(a.proof))
			spoken = true
		}
	}
	for at, before := range clean.amounts {
		if _, there := faulty.amounts[at]; !there && strings.Trim(before.yuan, "0.") != "" {
			lost = append(lost, string(at)+" is lost")
		}
	}
	outcome := Right
	switch wrong := len(verified) > 0; {
	case wrong && spoken:
		outcome = Trusted
	case wrong:
		outcome = Verified
	case len(unproven)+len(lost) == 0:
		return Right, ""
	case spoken:
		outcome = Noticed
	default:
		outcome = Silent
	}
	for _, examples := range [][]string{verified, unproven, lost} {
		if len(examples) > 0 {
			return outcome, slices.Min(examples) // every run says the same
		}
	}
	return outcome, ""
}

// lacks reports whether the other reading has findings or failures that this one does not have.
func (r *reading) lacks(other *reading) bool {
	for f, n := range other.said {
		if n > r.said[f] {
			return true
		}
	}
	for c := range other.failed {
		if !r.failed[c] {
			return true
		}
	}
	return false
}

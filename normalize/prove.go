package normalize

import (
	"strings"

	"gongkai/normalize/value"
)

// unsureText says of which cells the text may be wrong: it stands on a page that reads as no language, or holds a character that
// could not be decoded.
func (n *normalizer) unsureText() func(*Cell) bool {
	garbage := map[int]bool{}
	for _, f := range n.out.Diagnostics {
		if f.ID == "text.garbage" {
			garbage[f.Page] = true
		}
	}
	return func(c *Cell) bool { return garbage[c.Page] || strings.ContainsRune(c.Raw, '\uFFFD') }
}

// prove marks the values that checks cover. An inequality proves nothing, but its failure is a doubt all the same. A value whose text is
// in doubt stays so, whatever the sums say.
func (n *normalizer) prove(doubted func(*Cell) bool) {
	n.eachAmount(func(c *Cell) {
		if doubted(c) && c.Corrected == nil { // a person has read it
			c.Proof = Doubtful
		}
	})
	for i := range n.out.Checks {
		c := &n.out.Checks[i]
		if c.Verdict == Untestable || c.Verdict == Vacuous {
			continue
		}
		for _, o := range c.Cells {
			if o.cell == nil {
				continue
			}
			if k := len(o.cell.Checks); k == 0 || o.cell.Checks[k-1] != i {
				o.cell.Checks = append(o.cell.Checks, i)
			}
			switch {
			case o.cell.Proof == Doubtful:
			case c.Verdict == Mismatch:
				o.cell.Proof = Doubtful
			case c.Relation == "" && o.Value != nil:
				o.cell.Proof = Verified
			}
		}
	}
}

// eachAmount visits the cells that hold amounts.
func (n *normalizer) eachAmount(visit func(*Cell)) {
	all := func(cells Cells) {
		for _, c := range cells {
			if c.Proof != "" {
				visit(c.Cell)
			}
		}
	}
	for i := range n.out.Tables {
		for _, r := range n.out.Tables[i].Rows {
			all(r.Cells)
		}
	}
	for i := range n.out.Performance {
		all(n.out.Performance[i].Cells)
	}
}

// summary counts values by their proof, and checks by their verdict.
func (n *normalizer) summary() {
	s := &n.out.Summary
	n.eachAmount(s.count)
	if s.Values > 0 {
		share := value.FromParts(int64(s.Verified)*10_000/int64(s.Values), 4)
		s.VerifiedShare = &share
	}
	for i := range n.out.Checks {
		s.Checks.Count(n.out.Checks[i].Verdict)
	}
}

func (s *Summary) count(c *Cell) {
	switch c.Proof {
	case Verified:
		s.Verified++
	case Unchecked:
		s.Unchecked++
	case Doubtful:
		s.Doubtful++
	}
	s.Values++
}

// Count counts one verdict.
func (v *Verdicts) Count(verdict string) {
	switch verdict {
	case Exact:
		v.Exact++
	case Rounding:
		v.Rounding++
	case Mismatch:
		v.Mismatch++
	case Untestable:
		v.Untestable++
	case Vacuous:
		v.Vacuous++
	}
}

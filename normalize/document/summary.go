package document

import (
	"iter"

	"gongkai/normalize/value"
)

// Amounts visits the cells that hold amounts of tables and sheets.
func (d *Document) Amounts() iter.Seq[*Cell] {
	return func(yield func(*Cell) bool) {
		all := func(cells Cells) bool {
			for _, c := range cells {
				if c.Proof != "" && !yield(c.Cell) {
					return false
				}
			}
			return true
		}
		for i := range d.Tables {
			for _, r := range d.Tables[i].Rows {
				if !all(r.Cells) {
					return
				}
			}
		}
		for i := range d.Performance {
			if !all(d.Performance[i].Cells) {
				return
			}
		}
	}
}

// Summarise counts values by their proof, and checks by their verdict.
func (d *Document) Summarise() {
	s := &d.Summary
	for c := range d.Amounts() {
		s.count(c)
	}
	if s.Values > 0 {
		share := value.FromParts(int64(s.Verified)*10_000/int64(s.Values), 4)
		s.VerifiedShare = &share
	}
	for i := range d.Checks {
		s.Checks.Count(d.Checks[i].Verdict)
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
func (v *Verdicts) Count(verdict Verdict) {
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

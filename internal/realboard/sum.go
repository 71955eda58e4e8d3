package realboard

import (
	"gongkai/extract/finding"
	"gongkai/normalize/document"
)

// Sum is the counts of one result, or of several added up.
type Sum struct {
	Documents, Read, Scans             int // scans are not read, as they should not be
	Present, Recognised, Missed, Wrong int
	Misplaced, Misfilled, Bare, Extra  int
	Silent                             int
	Years, Departments, Kinds, Scopes  int // right ones
	Rows, Values, Verified, Doubtful   int
	Checks                             document.Verdicts
	NotBudget, Missing, Part, Stray    int
	Facts, FactsLeftOut                int
	Errors, Warnings, Infos            int
}

// Holds and Testable count the checks that hold, exactly or by rounding, and those that could be evaluated.
func (s Sum) Holds() int    { return s.Checks.Exact + s.Checks.Rounding }
func (s Sum) Testable() int { return s.Holds() + s.Checks.Mismatch }

// Count gives the counts of a result.
func (r *Result) Count() Sum {
	s := Sum{Documents: 1, Present: r.Present, Recognised: r.Recognised, Wrong: len(r.Wrong), Misplaced: len(r.Misplaced),
		Misfilled: len(r.Misfilled), Rows: r.Rows}
	s.Missed = r.Present - r.Recognised
	s.Bare, s.Extra, s.Silent = len(r.Bare), r.Extra, r.Silent
	s.Years, s.Departments = number(r.YearRight), number(r.DepartmentRight)
	s.Kinds = number(r.KindRight)
	s.Scopes = number(r.ScopeRight)
	for _, u := range r.Unmapped {
		s.NotBudget += number(u.Class == NotBudget)
		s.Missing += number(u.Class == Missing)
		s.Part += number(u.Class == Part)
		s.Stray += number(u.Class == Stray)
	}
	if r.Document == nil {
		s.Scans = number(r.Err == nil)
		return s
	}
	s.Read = 1
	sum := r.Document.Summary
	s.Values, s.Verified, s.Doubtful = sum.Values, sum.Verified, sum.Doubtful
	s.Checks, s.FactsLeftOut = sum.Checks, sum.FactsLeftOut
	s.Facts = len(r.Document.Facts)
	for _, f := range r.Document.Diagnostics {
		s.Errors += number(f.Severity == finding.Error)
		s.Warnings += number(f.Severity == finding.Warning)
		s.Infos += number(f.Severity == finding.Info)
	}
	return s
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Total adds the counts of all results up.
func Total(results []Result) Sum {
	var t Sum
	for i := range results {
		s := results[i].Count()
		for _, c := range []struct {
			to   *int
			from int
		}{
			{&t.Documents, s.Documents}, {&t.Read, s.Read}, {&t.Scans, s.Scans}, {&t.Present, s.Present}, {&t.Recognised,
				s.Recognised},
			{&t.Missed, s.Missed}, {&t.Wrong, s.Wrong}, {&t.Misplaced, s.Misplaced}, {&t.Misfilled, s.Misfilled},
			{&t.Bare, s.Bare}, {&t.Extra, s.Extra}, {&t.Silent, s.Silent}, {&t.Years, s.Years},
			{&t.Departments, s.Departments}, {&t.Kinds, s.Kinds}, {&t.Scopes, s.Scopes},
			{&t.Rows, s.Rows}, {&t.Values, s.Values}, {&t.Verified, s.Verified},
			{&t.Doubtful, s.Doubtful}, {&t.Checks.Exact, s.Checks.Exact}, {&t.Checks.Rounding, s.Checks.Rounding},
			{&t.Checks.Mismatch, s.Checks.Mismatch}, {&t.Checks.Untestable, s.Checks.Untestable}, {&t.Checks.Vacuous,
				s.Checks.Vacuous},
			{&t.NotBudget, s.NotBudget}, {&t.Missing, s.Missing}, {&t.Part, s.Part}, {&t.Stray, s.Stray}, {&t.Facts, s.Facts},
			{&t.FactsLeftOut, s.FactsLeftOut}, {&t.Errors, s.Errors}, {&t.Warnings, s.Warnings}, {&t.Infos, s.Infos},
		} {
			*c.to += c.from
		}
	}
	return t
}

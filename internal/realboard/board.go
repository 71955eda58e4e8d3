package realboard

import (
	"fmt"
	"strings"
)

// headings of the board: two lines for each column.
var headings = [][2]string{
	{"", "document"}, {"", "form"},
	{"year", "right"}, {"dept.", "right"}, {"kind", "right"}, {"scope", "right"},
	{"tables", "found"}, {"", "wrong"}, {"pages", "differ"}, {"empty", "differ"}, {"sheets", "bare"},
	{"", "rows"}, {"", "values"}, {"in no", "column"}, {"not", "told"}, {"veri-", "fied"}, {"doubt-", "ful"},
	{"checks", "exact"}, {"round-", "ing"}, {"mis-", "match"}, {"untest-", "able"}, {"va-", "cuous"}, {"", "hold"},
	{"unmapped", "other"}, {"", "missed"}, {"", "part"}, {"", "stray"},
	{"", "facts"}, {"left", "out"},
	{"errors", "warnings"},
}

// leftAligned columns hold words.
const leftAligned = 2

// Board is the results as an aligned table of plain text, a line for each document and one for the totals.
func Board(results []Result) string {
	var lines [][]string
	for i := range results {
		r := &results[i]
		who := []string{r.Paper.File, r.form(), yes(r.YearRight), yes(r.DepartmentRight), yes(r.KindRight),
			yes(r.ScopeRight)}
		lines = append(lines, append(who, r.Count().cells()...))
	}
	total := Total(results)
	who := []string{fmt.Sprintf("%d documents", total.Documents), "",
		fmt.Sprint(total.Years), fmt.Sprint(total.Departments), fmt.Sprint(total.Kinds), fmt.Sprint(total.Scopes)}
	lines = append(lines, append(who, total.cells()...))
	return align(lines)
}

// form says which form matched, or why there is none.
func (r *Result) form() string {
	switch {
	case r.Err != nil:
		return "ERROR"
	case r.Document == nil:
		return "(scan)"
	case r.Document.Info.Form != nil:
		return *r.Document.Info.Form
	case len(r.Paper.Tables) == 0:
		return "(narrative)"
	}
	return "-"
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "NO"
}

// cells are the columns from the tables on.
func (s Sum) cells() []string {
	n := func(i int) string { return fmt.Sprint(i) }
	return []string{
		fmt.Sprintf("%d/%d", s.Recognised, s.Present), n(s.Wrong), n(s.Misplaced), n(s.Misfilled), n(s.Bare),
		n(s.Rows), n(s.Values), n(s.Extra), n(s.Silent), share(s.Verified, s.Values), n(s.Doubtful),
		n(s.Checks.Exact), n(s.Checks.Rounding), n(s.Checks.Mismatch), n(s.Checks.Untestable), n(s.Checks.Vacuous),
		share(s.Holds(), s.Testable()),
		n(s.NotBudget), n(s.Missing), n(s.Part), n(s.Stray),
		n(s.Facts), n(s.FactsLeftOut),
		fmt.Sprintf("%d/%d", s.Errors, s.Warnings),
	}
}

// share is a part of a whole in percent, cut to one decimal, so that only all is 100.0.
func share(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	permille := 1000 * part / whole
	return fmt.Sprintf("%d.%d%%", permille/10, permille%10)
}

// align writes lines below the headings, each column as wide as its widest cell.
func align(lines [][]string) string {
	widths := make([]int, len(headings))
	for i, h := range headings {
		widths[i] = max(len(h[0]), len(h[1]))
		for _, l := range lines {
			widths[i] = max(widths[i], len(l[i]))
		}
	}
	var b strings.Builder
	write := func(cell func(i int) string) {
		var line strings.Builder
		for i, w := range widths {
			if i < leftAligned {
				fmt.Fprintf(&line, "%-*s  ", w, cell(i))
			} else {
				fmt.Fprintf(&line, "%*s  ", w, cell(i))
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	write(func(i int) string { return headings[i][0] })
	write(func(i int) string { return headings[i][1] })
	for k, l := range lines {
		if k == len(lines)-1 {
			write(func(i int) string { return strings.Repeat("-", widths[i]) })
		}
		write(func(i int) string { return l[i] })
	}
	return b.String()
}

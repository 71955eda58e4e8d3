package faults

import (
	"fmt"
	"strings"
)

// Share counts faults and those found.
type Share struct{ Faults, Found int }

// Percent is the share in percent, cut to one decimal, so that only all is 100.0.
func (s Share) Percent() string {
	if s.Faults == 0 {
		return "–"
	}
	return fmt.Sprintf("%d.%d %%", 100*s.Found/s.Faults, 1000*s.Found/s.Faults%10)
}

func (s *Share) add(o *Outcome) {
	s.Faults++
	if o.By != "" {
		s.Found++
	}
}

// Shares counts the outcomes that belong says.
func Shares(outcomes []Outcome, belongs func(o *Outcome) bool) Share {
	var s Share
	for i := range outcomes {
		if belongs(&outcomes[i]) {
			s.add(&outcomes[i])
		}
	}
	return s
}

// SingleInSums counts the faults of single values in tables with sums.
func SingleInSums(outcomes []Outcome) Share {
	return Shares(outcomes, func(o *Outcome) bool { return o.Summed && o.Kind.Single() })
}

// Board is the shares as a table in Markdown.
func Board(outcomes []Outcome) string {
	var b strings.Builder
	b.WriteString("| fault | made | found | share |\n|---|--:|--:|--:|\n")
	line := func(what string, s Share) {
		fmt.Fprintf(&b, "| %s | %d | %d | %s |\n", what, s.Faults, s.Found, s.Percent())
	}
	for _, k := range Kinds {
		line(k.String(), Shares(outcomes, func(o *Outcome) bool { return o.Kind == k }))
	}
	line("**of a single value, in tables with sums**", SingleInSums(outcomes))
	line("**all**", Shares(outcomes, func(*Outcome) bool { return true }))
	return b.String()
}

// Missed names the faults that nothing found, a line for each.
func Missed(outcomes []Outcome) string {
	var b strings.Builder
	for i := range outcomes {
		if o := &outcomes[i]; o.By == "" {
			fmt.Fprintf(&b, "%s: %s: %s\n", o.Subject.Name, o.Kind, o.Says)
		}
	}
	return b.String()
}

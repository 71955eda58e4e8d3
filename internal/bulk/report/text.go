package report

import (
	"fmt"
	"io"
	"strings"
)

// mostPaths is how many paths of a group are printed.
const mostPaths = 5

// Text prints an overview for people. With all, no path is left out. The texts go through clean, since they quote files.
func (o *Overview) Text(w io.Writer, all bool, clean func(string) string) error {
	var b strings.Builder
	s := o.Summary
	fmt.Fprintf(&b, "%d inputs: %d done, %d failed, %d the same as others\n", s.Inputs, s.Done, s.Failed, s.Same)
	fmt.Fprintf(&b, "findings: %d errors, %d warnings, %d infos; documents in doubt: %d\n", s.Findings.Error, s.Findings.Warning, s.Findings.Info, s.Doubtful)
	fmt.Fprintf(&b, "%.1f s of work, at most %d MB for a document\n", s.Seconds, s.Memory>>20)
	paths := func(paths []string) {
		for i, p := range paths {
			if i == mostPaths && !all && len(paths) > mostPaths+1 {
				fmt.Fprintf(&b, "      and %d more\n", len(paths)-i)
				break
			}
			fmt.Fprintf(&b, "      %s\n", clean(p))
		}
	}
	if len(o.Failures) > 0 {
		b.WriteString("\nFailed:\n")
	}
	for _, g := range o.Failures {
		fmt.Fprintf(&b, "  %d × %s: %s\n", g.Count, g.ID, clean(g.Message))
		paths(g.Paths)
	}
	if len(o.Doubtful) > 0 {
		b.WriteString("\nIn doubt:\n")
	}
	for i, d := range o.Doubtful {
		if i == mostPaths && !all && len(o.Doubtful) > mostPaths+1 {
			fmt.Fprintf(&b, "  and %d more documents\n", len(o.Doubtful)-i)
			break
		}
		fmt.Fprintf(&b, "  %s: %s\n", clean(d.Path), clean(d.Reasons[0]))
	}
	if len(o.Findings) > 0 {
		b.WriteString("\nFindings:\n")
	}
	for _, g := range o.Findings {
		fmt.Fprintf(&b, "  %d × %s (%s, documents: %d): %s\n", g.Count, g.ID, g.Severity, g.Documents, clean(g.Message))
		if all {
			paths(g.Paths)
		}
	}
	if len(o.Slowest) > 0 {
		b.WriteString("\nSlowest:\n")
	}
	for _, c := range o.Slowest {
		fmt.Fprintf(&b, "  %8.3f s %6d MB  %s\n", c.Seconds, c.Memory>>20, clean(c.Path))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

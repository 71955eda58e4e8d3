package report

import (
	"fmt"
	"io"
	"strings"

	"gongkai/internal/lang"
)

// mostPaths is how many paths of a group are printed.
const mostPaths = 5

// printer prints an overview for people, in their language.
type printer struct {
	strings.Builder
	all     bool // no path is left out
	speaker *lang.Speaker
	clean   func(string) string // for texts that quote files
}

// say prints a text of internal/lang.
func (p *printer) say(format string, args ...any) { p.WriteString(p.speaker.Say(format, args...)) }

// Text prints an overview for people. With all, no path is left out. The texts go through clean, since they quote
// files.
func (o *Overview) Text(w io.Writer, all bool, speaker *lang.Speaker, clean func(string) string) error {
	p := &printer{all: all, speaker: speaker, clean: clean}
	s := o.Summary
	p.say("%d inputs: %d done, %d failed, %d the same as others\n", s.Inputs, s.Done, s.Failed, s.Same)
	p.say("findings: %d errors, %d warnings, %d infos; documents in doubt: %d\n", s.Findings.Error, s.Findings.Warning,
		s.Findings.Info, s.Doubtful)
	p.say("%s s of work, at most %d MB for a document\n", fmt.Sprintf("%.1f", s.Seconds), int(s.Memory>>20))
	if s.Scanned > 0 {
		each := s.ScannedSeconds / float64(s.Scanned)
		p.say("pages read in pictures: %d, %s s a page\n", s.Scanned, fmt.Sprintf("%.1f", each))
	}
	if len(o.Failures) > 0 {
		p.say("\nFailed:\n")
	}
	for _, g := range o.Failures {
		fmt.Fprintf(p, "  %d × %s: %s\n", g.Count, g.ID, clean(speaker.Message(g.Message, g.words)))
		p.paths(g.Paths)
	}
	if len(o.Doubtful) > 0 {
		p.say("\nIn doubt:\n")
	}
	for i, d := range o.Doubtful {
		if i == mostPaths && !all && len(o.Doubtful) > mostPaths+1 {
			p.say("  and %d more documents\n", len(o.Doubtful)-i)
			break
		}
		fmt.Fprintf(p, "  %s: %s\n", clean(d.Path), clean(speaker.Message(d.first.Message, d.first.Words)))
	}
	if len(o.Findings) > 0 {
		p.say("\nFindings:\n")
	}
	for _, g := range o.Findings {
		p.say("  %d × %s (%s, documents: %d): %s\n", g.Count, g.ID, speaker.Say(string(g.Severity)), g.Documents,
			clean(speaker.Message(g.Message, g.words)))
		if all {
			p.paths(g.Paths)
		}
	}
	if len(o.Slowest) > 0 {
		p.say("\nSlowest:\n")
	}
	for _, c := range o.Slowest {
		fmt.Fprintf(p, "  %8.3f s %6d MB  %s\n", c.Seconds, c.Memory>>20, clean(c.Path))
	}
	_, err := io.WriteString(w, p.String())
	return err
}

func (p *printer) paths(paths []string) {
	for i, path := range paths {
		if i == mostPaths && !p.all && len(paths) > mostPaths+1 {
			p.say("      and %d more\n", len(paths)-i)
			break
		}
		fmt.Fprintf(p, "      %s\n", p.clean(path))
	}
}

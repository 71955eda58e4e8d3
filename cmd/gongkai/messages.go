package main

import (
	"errors"
	"fmt"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/tell"
	"gongkai/internal/lang"
	"gongkai/internal/mistakes"
)

// mostMessages is how many diagnostics of one file are shown without -v: enough to see what is wrong, few enough to
// read.
const mostMessages = 10

// failed says in one line why an input gave nothing.
func (p *program) failed(file string, err error, verbose bool) {
	fmt.Fprintf(p.stderr, "gongkai: %s: %s\n", oneLine(file), oneLine(p.reason(err)))
	var internal internalError
	if verbose && errors.As(err, &internal) {
		p.stderr.Write(internal.stack)
	}
}

// diagnose prints warnings and errors about a document that was read, with verbose everything.
func (p *program) diagnose(file string, findings []finding.Finding, verbose bool) {
	shown, left := 0, 0
	for _, f := range findings {
		switch {
		case f.Severity == finding.Info && !verbose:
		case shown == mostMessages && !verbose:
			left++
		default:
			place := ""
			if f.Page > 0 {
				place = p.say("page %d: ", f.Page)
			}
			fmt.Fprintf(p.stderr, "%s: %s%s [%s]\n", oneLine(file), place, oneLine(p.speaker.Finding(f)), f.ID)
			shown++
		}
	}
	if left > 0 {
		fmt.Fprintln(p.stderr, oneLine(file)+": "+p.say(moreMessages, left))
	}
}

const moreMessages = "%d more of these; -v shows them, and they stand in the output"

// speak chooses the language of messages: the named one, else that of the environment.
func (p *program) speak(name string) error {
	l, ok := lang.Choose(name, p.getenv)
	if !ok {
		return usagef("--lang takes zh or en, not %q", name)
	}
	p.speaker = lang.NewSpeaker(l)
	return nil
}

// say is fmt.Sprintf in the language of the run.
func (p *program) say(format string, args ...any) string { return p.speaker.Say(format, args...) }

// chinese reports whether the run writes its messages in Chinese.
func (p *program) chinese() bool { return p.speaker.Language() == lang.Chinese }

// reason says what is wrong with an input, in the language of the run.
func (p *program) reason(err error) string {
	f := failure.Of(err)
	return p.speaker.Message(f.Message, f.Words)
}

// spoken says an error in the language of the run, as far as it knows what it was made of: errors that were joined, a
// line each.
func (p *program) spoken(err error) string {
	switch e := err.(type) {
	case inFiles:
		return p.say(e.heading) + "\n" + p.spoken(e.mistakes)
	case interface{ Unwrap() []error }:
		var lines []string
		for _, one := range e.Unwrap() {
			lines = append(lines, p.spoken(one))
		}
		return strings.Join(lines, "\n")
	case interface{ Words() finding.Words }:
		return p.speaker.Words(e.Words())
	case failure.Failure:
		return p.reason(e)
	}
	if words, ok := mistakes.Said(err); ok {
		return p.speaker.Words(words)
	}
	return err.Error()
}

// inFiles are mistakes in files that the run needs, each with its file and line.
type inFiles struct {
	heading  string
	mistakes error
}

func (f inFiles) Error() string { return f.heading + "\n" + f.mistakes.Error() }

// oneLine keeps a message, which may quote a hostile file, from breaking lines or steering the terminal.
func oneLine(s string) string { return tell.OneLine(s) }

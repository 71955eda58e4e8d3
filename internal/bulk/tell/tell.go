// Package tell says on standard error how a run goes: messages as lines of text or of JSON, and how far it is, on a
// terminal as a bar, elsewhere as a line now and then.
package tell

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
	"unicode"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
	"gongkai/internal/lang"
	"gongkai/internal/output"
)

// Teller tells. Its methods can be called from several goroutines.
type Teller struct {
	mutex    sync.Mutex
	w        io.Writer
	json     bool
	width    int // of the terminal, 0 without one
	speaker  *lang.Speaker
	now      func() time.Time
	progress *progress
}

// New gives a teller that writes to w. Width is that of the terminal, 0 when w is none. Lines of JSON are English
// whatever the speaker speaks.
func New(w io.Writer, asJSON bool, width int, speaker *lang.Speaker) *Teller {
	t := &Teller{w: w, json: asJSON, width: width, speaker: speaker, now: time.Now}
	if asJSON {
		t.width = 0
	}
	return t
}

// event is a line of JSON. The members that do not belong to an event are left out.
type event struct {
	Time     string           `json:"time"`
	Event    string           `json:"event"`
	Message  string           `json:"message,omitempty"`
	Path     string           `json:"path,omitempty"`
	Failure  *failure.Failure `json:"failure,omitempty"`
	Finding  *outcome.Finding `json:"finding,omitempty"`
	Stage    string           `json:"stage,omitempty"`
	Progress *state           `json:"progress,omitempty"`
	Summary  *report.Summary  `json:"summary,omitempty"`
}

// write writes a line, in one of the two ways. The bar gives way to it.
func (t *Teller) write(text string, e event) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.clear()
	t.line(text, e)
	t.draw()
}

func (t *Teller) line(text string, e event) {
	if t.json {
		e.Time = t.now().UTC().Format(time.RFC3339Nano)
		output.Line(t.w, e) // standard error: there is nobody to tell when it fails
		return
	}
	io.WriteString(t.w, text+"\n")
}

// Failed says why an input gave nothing, and with a stack where.
func (t *Teller) Failed(path string, f *failure.Failure, stack string) {
	text := fmt.Sprintf("gongkai: %s: %s", OneLine(path), OneLine(t.speaker.Message(f.Message, f.Words)))
	if stack != "" {
		text += "\n" + stack
	}
	t.write(text, event{Event: "failed", Path: path, Failure: f.Plain()})
}

// Finding says what there is to say about a document.
func (t *Teller) Finding(path string, f *outcome.Finding) {
	place := ""
	if f.Page > 0 {
		place = t.speaker.Say("page %d: ", f.Page)
	}
	text := t.speaker.Message(f.Message, f.Words)
	plain := *f
	plain.Words = finding.Words{}
	t.write(fmt.Sprintf("%s: %s%s [%s]", OneLine(path), place, OneLine(text), f.ID),
		event{Event: "finding", Path: path, Finding: &plain})
}

// Strict says what --strict holds against a document.
func (t *Teller) Strict(path string, d outcome.Doubt) {
	text := t.speaker.Say("%s: strict: %s", OneLine(path), OneLine(t.speaker.Message(d.Message, d.Words)))
	t.write(text, event{Event: "strict", Path: path, Message: d.Message})
}

// About says something else about an input.
func (t *Teller) About(path string, w finding.Words) {
	t.write(fmt.Sprintf("%s: %s", OneLine(path), OneLine(t.speaker.Words(w))),
		event{Event: "note", Path: path, Message: w.String()})
}

// Note says something about the run.
func (t *Teller) Note(w finding.Words) {
	t.write("gongkai: "+OneLine(t.speaker.Words(w)), event{Event: "note", Message: w.String()})
}

// Summary ends a run.
func (t *Teller) Summary(w finding.Words, s report.Summary) {
	t.write("gongkai: "+OneLine(t.speaker.Words(w)), event{Event: "summary", Message: w.String(), Summary: &s})
}

// OneLine keeps a message, which may quote a hostile file, from breaking lines or steering the terminal.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) && r != ' ' {
			return '\uFFFD'
		}
		return r
	}, s)
}

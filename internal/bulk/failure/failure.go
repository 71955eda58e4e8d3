// Package failure says why an input gave no document: a stable id to count and group by, and a message for people.
package failure

import (
	"errors"
	"io/fs"
	"slices"

	"gongkai/extract/finding"
	"gongkai/extract/pdf"
	"gongkai/internal/mistakes"
	"gongkai/normalize"
)

// Failure is the reason why an input gave no document.
type Failure struct {
	ID      string        `json:"id"`
	Message string        `json:"message"`
	Words   finding.Words `json:"words,omitzero"` // what the message was made of, if of more than itself
}

// Because gives a failure. The message is made as by fmt.Sprintf, and as the format stands in the source, so it stands
// in the translations.
func Because(id, format string, args ...any) Failure {
	w := finding.Say(format, args...)
	return Failure{ID: id, Message: w.String(), Words: w.Beyond()}
}

// Plain gives the failure without words, for programs.
func (f *Failure) Plain() *Failure {
	if f == nil {
		return nil
	}
	return &Failure{ID: f.ID, Message: f.Message}
}

// Said gives the message as words.
func (f Failure) Said() finding.Words {
	if f.Words.IsZero() {
		return finding.Say(f.Message)
	}
	return f.Words
}

func (f Failure) Error() string { return f.Message }

// Ids of failures. docs/bulk.md lists them.
const (
	Missing   = "missing"   // no such file
	NoAccess  = "no_access" // permission denied, or another error of the system
	Nothing   = "nothing"   // a folder, archive or pattern without any PDF
	Changed   = "changed"   // the file changed while it was read
	Archive   = "zip"       // an archive or a member that cannot be unpacked
	Encrypted = "zip_encrypted"
	Nested    = "zip_nested"
	Bomb      = "zip_bomb"
	Empty     = "empty"
	NotPDF    = "not_pdf"
	TooLarge  = "too_large"
	Password  = "password"
	Damaged   = "damaged"
	Scan      = "scan"
	Drawn     = "drawn"
	Blank     = "blank"
	Internal  = "internal" // a panic: a mistake of ours
	Crash     = "crash"    // the worker broke off
	Timeout   = "timeout"
	Memory    = "memory"
	Unknown   = "other"
)

// ids are all of them.
var ids = []string{Missing, NoAccess, Nothing, Changed, Archive, Encrypted, Nested, Bomb, Empty, NotPDF, TooLarge,
	Password, Damaged, Scan, Drawn, Blank, Internal, Crash, Timeout, Memory, Unknown}

// IsID reports whether there is a failure of this id.
func IsID(id string) bool { return slices.Contains(ids, id) }

// known are the errors of reading that have an id.
var known = []struct {
	err error
	id  string
}{
	{pdf.ErrEmpty, Empty}, {pdf.ErrNotPDF, NotPDF}, {pdf.ErrTooLarge, TooLarge},
	{pdf.ErrPassword, Password}, {pdf.ErrDamaged, Damaged}, {normalize.ErrScan, Scan},
	{normalize.ErrDrawn, Drawn}, {normalize.ErrBlank, Blank},
}

// Of gives the failure that an error is.
func Of(err error) Failure {
	if f := (Failure{}); errors.As(err, &f) {
		return f
	}
	for _, k := range known {
		if errors.Is(err, k.err) {
			return said(k.id, err)
		}
	}
	var pathError *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Because(Missing, "no such file")
	case errors.Is(err, fs.ErrPermission):
		return Because(NoAccess, "permission denied")
	case errors.As(err, &pathError):
		w := mistakes.System(pathError.Err)
		return Because(NoAccess, w.Format, w.Args...)
	}
	return said(Unknown, err)
}

// said gives the failure that an error tells of, in words if it has them.
func said(id string, err error) Failure {
	if p := (*finding.Problem)(nil); errors.As(err, &p) && p.Error() == err.Error() {
		return Because(id, p.Words().Format, p.Words().Args...)
	}
	if w, ok := mistakes.Said(err); ok {
		return Because(id, w.Format, w.Args...)
	}
	return Because(id, err.Error())
}

// Again reports whether the next run shall try the input again: what failed by memory or a crash may have been the
// machine's fault.
func (f Failure) Again() bool {
	switch f.ID {
	case Crash, Memory, Changed, NoAccess:
		return true
	}
	return false
}

// Alone reports whether the run shall try the input a second time, with the machine to itself, before it takes the
// failure for the document's: a clock runs on while others have the processor, or while the machine sleeps, and a
// mistake of ours may have come from something that only happens beside other work.
func (f Failure) Alone() bool { return f.ID == Timeout || f.ID == Internal }

package mistakes

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"regexp/syntax"
	"strings"
	"syscall"

	"gongkai/extract/finding"
)

// Said puts an error into words that can be said in the language of the reader: those of the first error in its chain
// that has words of ours or comes of a library that is known here, with what was written around it. false means that
// nothing of it is known.
func Said(err error) (finding.Words, bool) {
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		words, ok := said(inner)
		if !ok {
			continue
		}
		whole, part := err.Error(), inner.Error()
		at := strings.LastIndex(whole, part)
		if whole == part || at < 0 {
			return words, true
		}
		return finding.Say("%s%s%s", whole[:at], words, whole[at+len(part):]), true
	}
	return finding.Words{}, false
}

// said puts one error into words, without what it wraps.
func said(err error) (finding.Words, bool) {
	switch e := err.(type) {
	case interface{ Words() finding.Words }:
		return e.Words(), true
	case interface{ Said() finding.Words }:
		return e.Said(), true
	case *json.SyntaxError:
		return finding.Say("the JSON is not well-formed at byte %d", int(e.Offset)), true
	case *json.UnmarshalTypeError:
		if e.Field == "" {
			return finding.Say("the JSON has %s in a place where it does not belong", kind(e.Value)), true
		}
		return finding.Say("the JSON has %s as %q, where it does not belong", kind(e.Value), e.Field), true
	case *csv.ParseError:
		return finding.Say("line %d: %s", e.Line, csvProblem(e.Err)), true
	case *syntax.Error: // of a regular expression
		return finding.Say("%s: %s", finding.Words{Format: e.Code.String()}, e.Expr), true
	case interface{ Code() int }: // of SQLite
		return database(e.Code()), true
	case *fs.PathError:
		return finding.Say("%s: %s", e.Path, System(e.Err)), true
	case *os.LinkError:
		return finding.Say("%s: %s", e.New, System(e.Err)), true
	case *os.SyscallError:
		return System(e.Err), true
	case syscall.Errno:
		return System(e), true
	}
	if err == io.ErrUnexpectedEOF {
		return finding.Say("it ends too early"), true
	}
	return finding.Words{}, false
}

// System puts an error of the operating system into words. What it says itself is a text that lang knows for those
// that people meet.
func System(err error) finding.Words {
	if number, ok := err.(syscall.Errno); ok {
		return finding.Words{Format: number.Error()}
	}
	if words, ok := said(err); ok {
		return words
	}
	return finding.Words{Format: err.Error()}
}

// database puts a result code of SQLite into words (https://sqlite.org/rescode.html); its low byte is the kind.
func database(code int) finding.Words {
	switch code & 0xff {
	case 5, 6:
		return finding.Say("another program uses the database")
	case 8:
		return finding.Say("the database can only be read")
	case 10:
		return finding.Say("the disk gave an error")
	case 11, 26:
		return finding.Say("the database is damaged, or no database")
	case 13:
		return finding.Say("no space left on device")
	case 14:
		return finding.Say("the database cannot be opened")
	}
	return finding.Say("the database gave the error %d", code)
}

// kind names a kind of JSON value; number and a number's text are one.
func kind(value string) finding.Words {
	value, _, _ = strings.Cut(value, " ")
	switch value {
	case "number":
		return finding.Say("a number")
	case "array":
		return finding.Say("a list")
	case "object":
		return finding.Say("an object")
	case "bool":
		return finding.Say("true or false")
	}
	return finding.Say("text")
}

func csvProblem(err error) finding.Words {
	switch {
	case errors.Is(err, csv.ErrFieldCount):
		return finding.Say("it has more or fewer cells than the header")
	case errors.Is(err, csv.ErrQuote), errors.Is(err, csv.ErrBareQuote):
		return finding.Say("a quotation mark is missing or stands within a cell")
	}
	return finding.Say("the CSV is not well-formed")
}

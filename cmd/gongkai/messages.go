package main

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"gongkai/extract/page"
)

// mostMessages is how many diagnostics of one file are shown without -v: enough to see what is wrong, few enough to read.
const mostMessages = 10

// failed says in one line why an input gave nothing.
func (p *program) failed(file string, err error, verbose bool) {
	fmt.Fprintf(p.stderr, "gongkai: %s: %s\n", oneLine(file), oneLine(reason(err)))
	var internal internalError
	if verbose && errors.As(err, &internal) {
		p.stderr.Write(internal.stack)
	}
}

// diagnose prints warnings and errors about a document that was read, with verbose everything.
func (p *program) diagnose(file string, findings []page.Finding, verbose bool) {
	shown, left := 0, 0
	for _, f := range findings {
		switch {
		case f.Severity == page.Info && !verbose:
		case shown == mostMessages && !verbose:
			left++
		default:
			place := ""
			if f.Page > 0 {
				place = fmt.Sprintf("page %d: ", f.Page)
			}
			fmt.Fprintf(p.stderr, "%s: %s%s [%s]\n", oneLine(file), place, oneLine(f.Message), f.ID)
			shown++
		}
	}
	if left > 0 {
		fmt.Fprintf(p.stderr, "%s: %d more of these; -v shows them, and they stand in the output\n", oneLine(file), left)
	}
}

// oneLine keeps a message, which may quote a hostile file, from breaking lines or steering the terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) && r != ' ' {
			return '\uFFFD'
		}
		return r
	}, s)
}

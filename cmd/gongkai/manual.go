package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"gongkai/internal/atomicfile"
)

var manCommand = command{
	name:     "man",
	summary:  "write the manual pages",
	text:     "Writes a manual page of the program and one of each command, in the language of the run, into a folder.",
	examples: []example{{"gongkai man -o ~/.local/share/man/man1", "then `man gongkai-extract` shows one"}},
	setup: func(o *options) action {
		var dir string
		o.text(&dir, "output", "o", "DIR", "the folder, which is made when it is not there")
		return func(_ context.Context, p *program, operands []string) (status, error) {
			switch {
			case len(operands) > 0:
				return done, usagef("man takes no operand")
			case dir == "":
				return done, usagef("man: -o where to?")
			}
			return done, p.writeManual(dir)
		}
	},
}

// writeManual writes the pages of all commands.
func (p *program) writeManual(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	p.root.DisableAutoGenTag = true // the day of the build is no part of the page
	for _, c := range append([]*cobra.Command{p.root}, p.root.Commands()...) {
		if !c.IsAvailableCommand() && c != p.root || c.IsAdditionalHelpTopicCommand() {
			continue
		}
		var page bytes.Buffer
		if err := doc.GenMan(c, &doc.GenManHeader{Section: "1", Source: "gongkai"}, &page); err != nil {
			return err
		}
		name := strings.ReplaceAll(c.CommandPath(), " ", "-") + ".1"
		if err := atomicfile.Write(filepath.Join(dir, name), namedValues(c, page.Bytes())); err != nil {
			return err
		}
	}
	return nil
}

// flagEntry is how a page has a flag: its names, a default that is told in words here, and its text below.
var flagEntry = regexp.MustCompile(`(?m)(?:^\.PP\n)?^((?:\\fB-\w\\fP, )?\\fB--([\w-]+)\\fP)(?:=.*|\[=.*\])\n\t`)

// namedValues writes the flags of a page as help does: the name of the value behind a flag that takes one
// (--output=DIR), nothing behind a switch, and the text indented below.
func namedValues(c *cobra.Command, page []byte) []byte {
	return flagEntry.ReplaceAllFunc(page, func(entry []byte) []byte {
		m := flagEntry.FindSubmatch(entry)
		out := ".TP\n" + string(m[1])
		if f := c.Flag(string(m[2])); f != nil && f.NoOptDefVal == "" {
			out += `=\fI` + f.Value.Type() + `\fP`
		}
		return []byte(out + "\n")
	})
}

package main

import (
	"errors"
	"flag"
	"io"
	"regexp"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/similar"
)

// options are the flags of one command. Beside the flag set they keep a list in the order of declaration, one entry for both
// spellings of a flag, from which help and completion are made.
type options struct {
	set  *flag.FlagSet
	list []option
	lang string // of every command: the language to speak
}

type option struct {
	long, short string // short may be empty
	value       string // name of the value in help; "" for a switch
	usage       string
}

func newOptions(command string) *options {
	set := flag.NewFlagSet(command, flag.ContinueOnError)
	set.SetOutput(io.Discard) // messages and usage are ours
	return &options{set: set}
}

// toggle declares a switch.
func (o *options) toggle(to *bool, long, short, usage string) {
	o.list = append(o.list, option{long: long, short: short, usage: usage})
	o.set.BoolVar(to, long, false, usage)
	if short != "" {
		o.set.BoolVar(to, short, false, usage)
	}
}

// text declares a flag with a value.
func (o *options) text(to *string, long, short, value, usage string) {
	o.list = append(o.list, option{long: long, short: short, value: value, usage: usage})
	o.set.StringVar(to, long, *to, usage)
	if short != "" {
		o.set.StringVar(to, short, *to, usage)
	}
}

// parse reads flags wherever they stand and gives the operands. Behind -- all are operands.
func (o *options) parse(args []string) ([]string, error) {
	var operands []string
	for len(args) > 0 {
		if err := o.set.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, o.mistake(err)
		}
		rest := o.set.Args()
		if read := len(args) - len(rest); read > 0 && args[read-1] == "--" {
			return append(operands, rest...), nil
		}
		if len(rest) == 0 {
			break
		}
		operands = append(operands, rest[0])
		args = rest[1:]
	}
	return operands, nil
}

// flagMistake finds the kind of a mistake and its flag in the errors of package flag, which have no types.
var flagMistake = regexp.MustCompile(`^(?:flag (provided but not defined|needs an argument): |invalid boolean value (".*") for |bad flag syntax: )(-.*?)(?:: parse error)?$`)

// mistake says what is wrong with a flag.
func (o *options) mistake(err error) error {
	m := flagMistake.FindStringSubmatch(err.Error())
	if m == nil {
		return usageError{finding.Words{Format: err.Error()}}
	}
	flag := strings.TrimLeft(m[3], "-")
	if len(flag) > 1 {
		flag = "-" + flag
	}
	flag = "-" + flag
	switch {
	case m[1] == "needs an argument":
		return usagef("%s: %s takes a value", o.set.Name(), flag)
	case m[2] != "":
		return usagef("%s: %s takes no value", o.set.Name(), flag)
	}
	nearest, likeness := "", 0.6
	for _, known := range o.list {
		if r := similar.Ratio(strings.TrimLeft(flag, "-"), known.long); r > likeness {
			nearest, likeness = "--"+known.long, r
		}
	}
	if nearest != "" {
		return usagef("%s: there is no flag %s; did you mean %s?", o.set.Name(), flag, nearest)
	}
	return usagef("%s: there is no flag %s", o.set.Name(), flag)
}

// usageError is a mistake in the command line.
type usageError struct{ words finding.Words }

func (e usageError) Error() string { return e.words.String() }

func usagef(format string, args ...any) error { return usageError{finding.Say(format, args...)} }

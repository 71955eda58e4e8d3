package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gongkai/extract/finding"
	"gongkai/internal/similar"
)

// options are the flags of one command, with their texts in the language of the program.
type options struct {
	set *pflag.FlagSet
	p   *program
}

// toggle declares a switch.
func (o *options) toggle(to *bool, long, short, usage string) {
	o.set.BoolVarP(to, long, short, false, o.p.say(usage))
}

// text declares a flag with a value, which help calls by the given name. What stands in the variable is its default.
func (o *options) text(to *string, long, short, value, usage string) {
	o.set.VarP(&named{to, value}, long, short, o.p.say(usage))
}

// named is the value of a flag.
type named struct {
	to   *string
	name string
}

func (n *named) String() string     { return "" } // usage says in words what holds without the flag
func (n *named) Set(s string) error { *n.to = s; return nil }
func (n *named) Type() string       { return n.name }

// flagMistake says what is wrong with a flag.
func flagMistake(cmd *cobra.Command, err error) error {
	if operands := cmd.Flags().Args(); !cmd.HasParent() && len(operands) > 0 {
		return unknownCommand(cmd, operands[0])
	}
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &missing):
		return usagef("%s: %s takes a value", cmd.Name(), spelling(missing.GetSpecifiedName()))
	case errors.As(err, &invalid): // of a switch; all other flags take any text
		return usagef("%s: %s takes no value", cmd.Name(), spelling(invalid.GetFlag().Name))
	case !errors.As(err, &unknown):
		return usageError{finding.Words{Format: err.Error()}}
	}
	name := unknown.GetSpecifiedName()
	if !cmd.HasParent() {
		return usagef("there is no flag %s", spelling(name))
	}
	nearest, likeness := "", 0.6
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if r := similar.Ratio(name, f.Name); r > likeness && !f.Hidden {
			nearest, likeness = spelling(f.Name), r
		}
	})
	if nearest != "" {
		return usagef("%s: there is no flag %s; did you mean %s?", cmd.Name(), spelling(name), nearest)
	}
	return usagef("%s: there is no flag %s", cmd.Name(), spelling(name))
}

func spelling(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// usageError is a mistake in the command line.
type usageError struct{ words finding.Words }

func (e usageError) Error() string { return e.words.String() }

func usagef(format string, args ...any) error { return usageError{finding.Say(format, args...)} }

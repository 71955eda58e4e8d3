package main

import (
	"context"
	"errors"
	"flag"
	"fmt"

	"gongkai/internal/similar"
)

// command is one entry of the table of commands. Help, usage and shell completion are made from it.
type command struct {
	name     string
	operands string // as usage shows them
	summary  string // one line
	text     string // more, for `gongkai help NAME`
	examples []example
	complete []string // words that can stand as first operand; none means files
	// setup declares the flags and gives the function that does the work.
	setup func(*options) action
}

type example struct{ line, meaning string }

// action does the work of a command. Its error means that the run itself failed, or a usageError.
type action func(ctx context.Context, p *program, operands []string) (status, error)

// commands is the table. It is a function because help is in it and reads it.
func commands() []command {
	return []command{extractCommand, reportCommand, exportCommand, tablesCommand, checkCommand, explainCommand, viewCommand, debugCommand, formsCommand, schemaCommand, versionCommand, helpCommand(), completionCommand()}
}

// declare gives the flags of a command, with the one that every command has, and its action.
func (c command) declare() (*options, action) {
	o := newOptions(c.name)
	act := c.setup(o)
	o.text(&o.lang, "lang", "", "LANG", "speak zh or en; without it as LC_ALL, LC_MESSAGES or LANG say")
	return o, act
}

func findCommand(name string) (command, error) {
	nearest, likeness := "", 0.5
	for _, c := range commands() {
		if c.name == name {
			return c, nil
		}
		if r := similar.Ratio(name, c.name); r > likeness {
			nearest, likeness = c.name, r
		}
	}
	if nearest != "" {
		return command{}, usagef("unknown command %q; did you mean %s?", name, nearest)
	}
	return command{}, usagef("unknown command %q", name)
}

func (p *program) run(ctx context.Context, args []string) status {
	p.speak(asked(args)) // a mistake in the command line is told in the right language, too; whether there is such a language is said below
	if len(args) == 0 {
		p.overview(p.stderr)
		return wrongUsage
	}
	switch args[0] {
	case "-h", "-help", "--help":
		args = append([]string{"help"}, args[1:]...)
	case "-version", "--version":
		args = append([]string{"version"}, args[1:]...)
	}
	c, err := findCommand(args[0])
	if err != nil {
		return p.fail(err, "gongkai help")
	}
	o, act := c.declare()
	operands, err := o.parse(args[1:])
	if err == nil {
		err = p.speak(o.lang)
	}
	if errors.Is(err, flag.ErrHelp) {
		p.usage(p.stdout, c)
		return done
	}
	result := done
	if err == nil {
		result, err = act(ctx, p, operands)
	}
	switch {
	case ctx.Err() != nil:
		return interrupted
	case err != nil:
		return p.fail(err, "gongkai help "+c.name)
	}
	return result
}

// fail says why nothing came of it.
func (p *program) fail(err error, help string) status {
	if usage, ok := err.(usageError); ok {
		fmt.Fprintf(p.stderr, "gongkai: %s\n%s\n", p.speaker.Words(usage.words), p.say("Run `%s` for usage.", help))
		return wrongUsage
	}
	fmt.Fprintf(p.stderr, "gongkai: %s\n", p.spoken(err))
	return runFailed
}

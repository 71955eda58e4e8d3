package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

var helpCommand = command{
	name:     "help",
	operands: "[COMMAND | TOPIC]",
	summary:  "show help on a command or a topic",
	setup: func(*options) action {
		return func(_ context.Context, p *program, operands []string) (status, error) {
			return done, p.help(operands)
		}
	},
}

func (p *program) help(operands []string) error {
	switch len(operands) {
	case 0:
		p.overview(p.stdout, p.root)
		return nil
	case 1:
		for _, cmd := range p.root.Commands() {
			if cmd.Name() == operands[0] {
				p.usage(p.stdout, cmd)
				return nil
			}
		}
		return usagef("no command or topic %q; topics: %s", operands[0], strings.Join(topicNames(), ", "))
	}
	return usagef("help takes one command or topic")
}

// overview is what `gongkai` alone says.
func (p *program) overview(w io.Writer, root *cobra.Command) {
	fmt.Fprint(w, root.Short, p.say("\n\nUsage: gongkai COMMAND [FLAGS] [FILE...]\n\nCommands:\n"))
	list := func(topics bool) {
		for _, cmd := range root.Commands() {
			if !cmd.Hidden && cmd.Runnable() != topics {
				fmt.Fprintf(w, "  %-11s %s\n", cmd.Name(), cmd.Short)
			}
		}
	}
	list(false)
	fmt.Fprint(w, p.say("\nTopics:\n"))
	list(true)
	fmt.Fprint(w, p.say(overviewEnd))
}

const overviewEnd = "\nExamples:\n  gongkai extract budget.pdf              one disclosure as JSON\n" +
	"  gongkai extract *.pdf > all.ndjson      many, one line each\n\n" +
	"`gongkai help COMMAND` and `gongkai help TOPIC` tell more.\n"

// usage is the help of one command, or a topic.
func (p *program) usage(w io.Writer, cmd *cobra.Command) {
	switch {
	case !cmd.HasParent():
		p.overview(w, cmd)
		return
	case !cmd.Runnable():
		fmt.Fprint(w, cmd.Long)
		return
	}
	name, operands, _ := strings.Cut(cmd.Use, " ")
	line := strings.TrimSpace("gongkai " + name + " [FLAGS] " + operands)
	fmt.Fprintf(w, "%s: %s\n\n%s\n", name, cmd.Short, p.say("Usage: %s", line))
	if cmd.Long != "" {
		fmt.Fprintf(w, "\n%s\n", cmd.Long)
	}
	fmt.Fprint(w, p.say("\nFlags:\n"))
	widest := 20
	var flags []*pflag.Flag
	list := func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		flags = append(flags, f)
		widest = max(widest, len(flagUsage(f)))
	}
	cmd.NonInheritedFlags().VisitAll(list)
	cmd.InheritedFlags().VisitAll(list)
	for _, f := range flags {
		fmt.Fprintf(w, "  %-*s %s\n", widest, flagUsage(f), f.Usage)
	}
	if cmd.Example != "" {
		fmt.Fprint(w, p.say("\nExamples:\n"), cmd.Example, "\n")
	}
}

// flagUsage spells a flag with its short form and the name of its value.
func flagUsage(f *pflag.Flag) string {
	s := "    --" + f.Name
	if f.Shorthand != "" {
		s = "-" + f.Shorthand + ", --" + f.Name
	}
	if value := f.Value.Type(); value != "bool" {
		s += " " + value
	}
	return s
}

// helpText gives a long text of help. Its translation goes by its name.
func (p *program) helpText(name, english string) string {
	key := "gongkai help " + name
	if text := p.say(key); text != key {
		return text
	}
	return english
}

package main

import (
	"context"
	"fmt"
	"io"
	"strings"
)

func helpCommand() command {
	return command{
		name:     "help",
		operands: "[COMMAND | TOPIC]",
		summary:  "show help on a command or a topic",
		complete: append(commandNames, topicNames()...),
		setup: func(*options) action {
			return func(_ context.Context, p *program, operands []string) (status, error) {
				return done, p.help(operands)
			}
		},
	}
}

// commandNames are for completion alone; a test holds them against the table.
var commandNames = []string{"extract", "report", "export", "tables", "check", "explain", "view", "debug", "forms", "schema", "version", "help", "completion"}

func (p *program) help(operands []string) error {
	if len(operands) == 0 {
		p.overview(p.stdout)
		return nil
	}
	if len(operands) > 1 {
		return usagef("help takes one command or topic")
	}
	for _, t := range topics {
		if t.name == operands[0] {
			fmt.Fprint(p.stdout, p.helpText(t.name, t.text))
			return nil
		}
	}
	c, err := findCommand(operands[0])
	if err != nil {
		return usagef("no command or topic %q; topics: %s", operands[0], strings.Join(topicNames(), ", "))
	}
	p.usage(p.stdout, c)
	return nil
}

// overview is what `gongkai` alone says.
func (p *program) overview(w io.Writer) {
	fmt.Fprint(w, p.say("gongkai turns Chinese government budget disclosures (PDF) into data.\n\nUsage: gongkai COMMAND [FLAGS] [FILE...]\n\nCommands:\n"))
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-11s %s\n", c.name, p.say(c.summary))
	}
	fmt.Fprint(w, p.say("\nTopics:\n"))
	for _, t := range topics {
		fmt.Fprintf(w, "  %-11s %s\n", t.name, p.say(t.summary))
	}
	fmt.Fprint(w, p.say(overviewEnd))
}

const overviewEnd = "\nExamples:\n  gongkai extract budget.pdf              one disclosure as JSON\n" +
	"  gongkai extract *.pdf > all.ndjson      many, one line each\n\n`gongkai help COMMAND` and `gongkai help TOPIC` tell more.\n"

// usage is the help of one command.
func (p *program) usage(w io.Writer, c command) {
	o, _ := c.declare()
	line := "gongkai " + c.name
	if len(o.list) > 0 {
		line += " [FLAGS]"
	}
	if c.operands != "" {
		line += " " + c.operands
	}
	fmt.Fprintf(w, "%s: %s\n\n%s\n", c.name, p.say(c.summary), p.say("Usage: %s", line))
	if c.text != "" {
		fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(p.helpText(c.name, c.text)))
	}
	if len(o.list) > 0 {
		fmt.Fprint(w, p.say("\nFlags:\n"))
		widest := 20
		for _, f := range o.list {
			widest = max(widest, len(f.spelling()))
		}
		for _, f := range o.list {
			fmt.Fprintf(w, "  %-*s %s\n", widest, f.spelling(), p.say(f.usage))
		}
	}
	if len(c.examples) > 0 {
		fmt.Fprint(w, p.say("\nExamples:\n"))
		for _, e := range c.examples {
			fmt.Fprintf(w, "  %s\n      %s\n", e.line, p.say(e.meaning))
		}
	}
}

// helpText gives a long text of help. Its translation goes by its name.
func (p *program) helpText(name, english string) string {
	key := "gongkai help " + name
	if text := p.say(key); text != key {
		return text
	}
	return english
}

func (o option) spelling() string {
	s := "    --" + o.long
	if o.short != "" {
		s = "-" + o.short + ", --" + o.long
	}
	if o.value != "" {
		s += " " + o.value
	}
	return s
}

package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"gongkai/internal/lang"
)

// TestHelpInChinese: the overview of help is in Chinese, and all help of the commands that speak to people who check
// numbers.
func TestHelpInChinese(t *testing.T) {
	zh := lang.NewSpeaker(lang.Chinese)
	want := func(of, text string) {
		if text != "" && zh.Say(text) == text {
			t.Errorf("%s: no Chinese text for %q", of, text)
		}
	}
	whole := []string{"extract", "report", "export", "tables", "check", "explain"}
	for _, c := range commands {
		want(c.name, c.summary)
		if !slices.Contains(whole, c.name) {
			continue
		}
		want(c.name, "gongkai help "+c.name)
		o := &options{
			pflag.NewFlagSet(c.name, pflag.ContinueOnError),
			newProgram(nil, nil, nil, func(string) string { return "" }),
		}
		c.action(o)
		o.set.VisitAll(func(f *pflag.Flag) { want(c.name+" --"+f.Name, f.Usage) })
		for _, e := range c.examples {
			want(c.name, e.meaning)
		}
	}
	for _, topic := range topics {
		want(topic.name, topic.summary)
		want(topic.name, "gongkai help "+topic.name)
	}
}

// Every text of help keeps within the width of a terminal in both languages.
func TestHelpWidth(t *testing.T) {
	for _, l := range []string{"en", "zh"} {
		for _, c := range commands {
			var stdout, stderr bytes.Buffer
			p := newProgram(nil, &stdout, &stderr, func(string) string { return "" })
			if s := p.run(context.Background(), []string{"help", "--lang", l, c.name}); s != done {
				t.Fatalf("%s: %s", c.name, stderr.String())
			}
			for _, line := range strings.Split(stdout.String(), "\n") {
				if n := width.StringWidth(line); n > 140 {
					t.Errorf("help %s in %s has a line of %d columns: %s", c.name, l, n, line)
				}
			}
		}
	}
}

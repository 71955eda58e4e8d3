package main

import (
	"context"
	"os"
	"strings"

	"github.com/spf13/cobra/doc"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

var completionCommand = command{
	name:     "completion",
	operands: "bash | zsh | fish | powershell",
	summary:  "print the completion script of a shell",
	examples: []example{
		{"source <(gongkai completion bash)", "in ~/.bashrc, with the package bash-completion"},
		{"gongkai completion zsh > \"${fpath[1]}/_gongkai\"", "once, for zsh"},
		{"gongkai completion fish > ~/.config/fish/completions/gongkai.fish", "once, for fish"},
		{"gongkai completion powershell | Out-String | Invoke-Expression", "in $PROFILE"},
	},
	complete: shells,
	setup: func(*options) action {
		return func(_ context.Context, p *program, operands []string) (status, error) {
			if len(operands) != 1 {
				return done, usagef("completion: for which shell? %s", strings.Join(shells, ", "))
			}
			switch operands[0] {
			case "bash":
				return done, p.root.GenBashCompletionV2(p.stdout, true)
			case "zsh":
				return done, p.root.GenZshCompletion(p.stdout)
			case "fish":
				return done, p.root.GenFishCompletion(p.stdout, true)
			case "powershell":
				return done, p.root.GenPowerShellCompletionWithDesc(p.stdout)
			}
			return done, usagef("completion: no script for %q; there are %s", operands[0], strings.Join(shells, ", "))
		}
	},
}

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
	return doc.GenManTree(p.root, &doc.GenManHeader{Title: "GONGKAI", Section: "1", Source: "gongkai"}, dir)
}

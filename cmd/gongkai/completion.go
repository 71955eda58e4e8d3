package main

import (
	"context"
	"strings"
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

package main

import (
	"context"
	"fmt"
	"io"
	"strings"
)

var shells = []string{"bash", "zsh", "fish"}

func completionCommand() command {
	return command{
		name:     "completion",
		operands: "bash | zsh | fish",
		summary:  "print the completion script of a shell",
		examples: []example{
			{"source <(gongkai completion bash)", "in ~/.bashrc"},
			{"gongkai completion zsh > \"${fpath[1]}/_gongkai\"", "once, for zsh"},
			{"gongkai completion fish > ~/.config/fish/completions/gongkai.fish", "once, for fish"},
		},
		complete: shells,
		setup: func(*options) action {
			return func(_ context.Context, p *program, operands []string) (status, error) {
				if len(operands) != 1 {
					return done, usagef("completion: for which shell? %s", strings.Join(shells, ", "))
				}
				switch operands[0] {
				case "bash":
					bashCompletion(p.stdout)
				case "zsh":
					zshCompletion(p.stdout)
				case "fish":
					fishCompletion(p.stdout)
				default:
					return done, usagef("completion: no script for %q; there are %s", operands[0], strings.Join(shells, ", "))
				}
				return done, nil
			}
		},
	}
}

func (c command) options() []option {
	o, _ := c.declare()
	return o.list
}

func bashCompletion(w io.Writer) {
	fmt.Fprint(w, "# bash completion for gongkai\n_gongkai() {\n    local word=${COMP_WORDS[COMP_CWORD]} words= dirs=\n    case ${COMP_WORDS[1]} in\n")
	for _, c := range commands() {
		var flags, dirs []string
		for _, o := range c.options() {
			flags = append(flags, "--"+o.long)
			if o.value == "DIR" {
				dirs = append(dirs, "--"+o.long)
				if o.short != "" {
					dirs = append(dirs, "-"+o.short)
				}
			}
		}
		fmt.Fprintf(w, "    %s) words=%q dirs=%q ;;\n", c.name, strings.Join(append(flags, c.complete...), " "), strings.Join(dirs, " "))
	}
	fmt.Fprintf(w, `    esac
    if [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W %q -- "$word"))
    elif [[ -n $dirs && " $dirs " == *" ${COMP_WORDS[COMP_CWORD-1]} "* ]]; then
        COMPREPLY=($(compgen -d -- "$word"))
    else
        COMPREPLY=($(compgen -W "$words" -- "$word"))
    fi
}
complete -o default -F _gongkai gongkai
`, strings.Join(commandNames, " "))
}

func zshCompletion(w io.Writer) {
	fmt.Fprint(w, "#compdef gongkai\n_gongkai() {\n    if (( CURRENT == 2 )); then\n        local -a commands=(\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "            %s\n", quoteShell(c.name+":"+c.summary))
	}
	fmt.Fprint(w, "        )\n        _describe command commands\n        return\n    fi\n    case ${words[2]} in\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "    %s) _arguments", c.name)
		for _, o := range c.options() {
			spec := "--" + o.long + "[" + strings.ReplaceAll(o.usage, ":", "\\:") + "]"
			switch o.value {
			case "":
			case "DIR":
				spec += ":folder:_files -/"
			default:
				spec += ":" + o.value + ":_files"
			}
			fmt.Fprint(w, " ", quoteShell(spec))
		}
		operands := "*:file:_files"
		if len(c.complete) > 0 {
			fmt.Fprint(w, " ", quoteShell("2:what:("+strings.Join(c.complete, " ")+")"))
		}
		fmt.Fprint(w, " ", quoteShell(operands), " ;;\n")
	}
	fmt.Fprint(w, "    esac\n}\n_gongkai \"$@\"\n")
}

func fishCompletion(w io.Writer) {
	fmt.Fprint(w, "# fish completion for gongkai\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "complete -c gongkai -f -n __fish_use_subcommand -a %s -d %s\n", c.name, quoteShell(c.summary))
		seen := quoteShell("__fish_seen_subcommand_from " + c.name)
		for _, o := range c.options() {
			line := fmt.Sprintf("complete -c gongkai -n %s -l %s -d %s", seen, o.long, quoteShell(o.usage))
			if o.short != "" {
				line += " -s " + o.short
			}
			switch o.value {
			case "":
			case "DIR":
				line += " -r -a '(__fish_complete_directories)'"
			default:
				line += " -r"
			}
			fmt.Fprintln(w, line)
		}
		switch {
		case len(c.complete) > 0:
			fmt.Fprintf(w, "complete -c gongkai -f -n %s -a %s\n", seen, quoteShell(strings.Join(c.complete, " ")))
		case strings.Contains(c.operands, "FILE"):
			fmt.Fprintf(w, "complete -c gongkai -F -n %s\n", seen)
		}
	}
}

// quoteShell quotes for all three shells. Our texts have no backslash.
func quoteShell(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

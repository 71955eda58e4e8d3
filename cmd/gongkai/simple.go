package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"gongkai/internal/output"
	"gongkai/normalize/document"
)

var schemaCommand = command{
	name:     "schema",
	operands: "[document | tables]",
	summary:  "print the JSON Schema of the output",
	text:     "Prints the JSON Schema (draft 2020-12) of what `extract` writes, or with `tables` what `tables` writes.",
	examples: []example{{"gongkai schema > gongkai-1.schema.json", "keep the schema beside the data"}},
	complete: []string{"document", "tables"},
	setup: func(*options) action {
		return func(_ context.Context, p *program, operands []string) (status, error) {
			if len(operands) > 1 {
				return done, usagef("schema takes one name: document or tables")
			}
			name := "document"
			if len(operands) == 1 {
				name = operands[0]
			}
			text := output.Schema(name)
			if text == nil {
				return done, usagef("no schema %q; there are document and tables", name)
			}
			_, err := p.stdout.Write(text)
			return done, err
		}
	},
}

var versionCommand = command{
	name:    "version",
	summary: "print the version of the program and of its output",
	setup: func(*options) action {
		return func(_ context.Context, p *program, operands []string) (status, error) {
			if len(operands) > 0 {
				return done, usagef("version takes no operand")
			}
			built := version()
			_, err := fmt.Fprintf(p.stdout, "gongkai %s\ncommit %s\noutput %s\n%s %s/%s\n", built.name, built.commit,
				document.Format, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return done, err
		}
	},
}

// What scripts/release says of a release; a program built otherwise has it from the build.
var release, commit, commitTime string

// built is what a program was built from.
type built struct{ name, commit string }

// version is that of a release, or of the module when it was installed as one, beside the commit and its time. What
// lies in no clone tells no commit.
func version() built {
	if release != "" {
		return built{release, commit + " " + commitTime}
	}
	out := built{"development", "unknown"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return out
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		out.name = v
	}
	told := map[string]string{}
	for _, s := range info.Settings {
		told[s.Key] = s.Value
	}
	if revision := told["vcs.revision"]; revision != "" {
		out.commit = revision + " " + told["vcs.time"]
		if told["vcs.modified"] == "true" {
			out.commit += " (changed)"
		}
	}
	return out
}

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
			_, err := fmt.Fprintf(p.stdout, "gongkai %s\noutput %s\n%s %s/%s\n", version(), document.Format,
				runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return done, err
		}
	},
}

// version is that of the module when it was installed as one, else the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "development"
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				v += " " + s.Value
			}
		}
	}
	return v
}

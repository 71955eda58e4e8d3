package main

import (
	"context"
	"errors"
	"os"
	"os/exec"

	"gongkai/extract/finding"
	"gongkai/internal/fleet/bridge"
	"gongkai/internal/output"
	"gongkai/normalize/document"
)

// fleetProgram is the program that the fleet command starts. Its engine, databases and object stores would make the
// start of this one several times as long.
const fleetProgram = "gongkai-fleet"

var fleetCommand = command{
	name:     "fleet",
	operands: "init | add | work | status | retry | collect | drop",
	summary:  "read an archive on many machines, with Postgres or SQLite and an object store",
	text: `Starts gongkai-fleet with all that follows; ` + "`gongkai fleet help`" + ` tells more. It is a program of its own, which
lies beside this one or in the PATH: ` + "`go install ./cmd/...`" + ` makes both. One machine needs no fleet:
` + "`gongkai extract -o`" + ` goes on where it stopped and uses all cores.`,
	examples: []example{
		{"gongkai fleet init && gongkai fleet add 2025/", "a queue in ./fleet, with the files of a folder"},
		{"gongkai fleet work", "read them, here and on any machine that sees the queue"},
		{"gongkai fleet collect out", "the same folder that `extract -o out` would make"},
	},
	complete: []string{"init", "add", "work", "status", "retry", "collect", "drop"},
	verbatim: true,
	setup: func(*options) action {
		return func(ctx context.Context, p *program, operands []string) (status, error) {
			return p.fleet(ctx, operands)
		}
	},
}

// fleet runs the other program with the same input and output. Ctrl-C and SIGTERM reach it, too: the first as to all
// programs of a terminal, the second handed on.
func (p *program) fleet(ctx context.Context, args []string) (status, error) {
	path, ok := bridge.Beside(fleetProgram)
	if !ok {
		return done, finding.Problemf(
			"%s is not beside this program and not in the PATH; `go install ./cmd/...` makes it", fleetProgram)
	}
	self, err := os.Executable()
	if err != nil {
		return done, err
	}
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), bridge.ProgramVariable+"="+self)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = p.stdin, p.stdout, p.stderr
	if err := cmd.Start(); err != nil {
		return done, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err = <-ended:
	case <-ctx.Done():
		cmd.Process.Signal(terminate)
		err = <-ended
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return status(exit.ExitCode()), nil
	}
	return done, err
}

// tellEdition says for the fleet what this program makes of documents: `gongkai __edition FORMS-DIR`.
func (p *program) tellEdition(args []string) status {
	dir := ""
	if len(args) > 0 {
		dir = args[0]
	}
	forms, err := p.forms(dir)
	if err != nil {
		return p.fail(err, "gongkai help fleet")
	}
	name, err := edition()
	if err == nil {
		err = output.Line(p.stdout, bridge.Edition{Program: name, Format: document.Format, Forms: digest(forms)})
	}
	if err != nil {
		return p.fail(err, "gongkai help fleet")
	}
	return done
}

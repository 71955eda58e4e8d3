// Command gongkai turns Chinese government budget disclosures (PDF) into data. `gongkai help` lists its commands.
//
// The program is a thin shell over normalize.Read: it reads inputs, writes documents and messages, and chooses the
// exit status. Each command stands in a file of its own; the table in command.go is where help, usage and completion
// come from.
package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"gongkai/extract"
	"gongkai/internal/bulk/worker"
	"gongkai/internal/fleet/bridge"
	"gongkai/internal/lang"
	"gongkai/internal/limits"
	"gongkai/internal/ocr"
	"gongkai/internal/room"
	"gongkai/normalize/document"
	"gongkai/schema"
)

func main() {
	if os.Getenv("GOGC") == "" {
		// a third less time for a file; most need little memory, and worker.Collect bounds what the others fill
		debug.SetGCPercent(800)
	}
	go worker.Collect(context.Background())
	os.Exit(int(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)))
}

// status is an exit status. `gongkai help exit-status` explains them.
type status int

const (
	done         status = 0
	runFailed    status = 1   // the run itself failed: output could not be written, a form is wrong
	wrongUsage   status = 2   // the command line makes no sense
	notStrict    status = 3   // done, but --strict found something
	inputsFailed status = 4   // done, but some inputs could not be read
	nothingDone  status = 5   // there was nothing to do
	interrupted  status = 130 // as shells report a program that Ctrl-C ended
)

// program is one run with all that it touches of the world outside, so that tests can stand in for it.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	speaker        *lang.Speaker  // says what goes to people
	lang           string         // what --lang names
	result         status         // of the command that ran
	root           *cobra.Command // of all commands

	printed extract.Options // how pages are read, as the flags about scans say
	setting ocr.Setting     // the engine for scans that they name

	// disclose reads the document of one file; a test puts one here that panics.
	disclose func(inputFile, []*schema.Form) (*document.Document, error)
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) status {
	return newProgram(stdin, stdout, stderr, getenv).start(args)
}

// start runs a command, or serves another run as its worker.
func (p *program) start(args []string) status {
	if len(args) > 0 {
		switch args[0] {
		case workerCommand:
			return p.work()
		case secondCommand:
			return p.second()
		case bridge.EditionCommand:
			return p.tellEdition(args[1:])
		}
	}
	if most := room.Memory(math.MaxInt64); most < math.MaxInt64 {
		// Documents are given up before that, each by itself.
		go worker.WatchMemory(context.Background(), most+most/8, func() {
			fmt.Fprintf(p.stderr, "gongkai: %s\n", p.say("this takes more memory than the system allows (ulimit)"))
			os.Exit(int(runFailed))
		})
	}
	// After the first Ctrl-C the context is done, and the program ends soon; a second one ends it at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, func() {
		stop()
		time.AfterFunc(limits.EndTime, func() { os.Exit(int(interrupted)) })
	})
	defer stop()
	return p.run(ctx, args)
}

func newProgram(stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) *program {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, getenv: getenv, disclose: disclose}
	p.speak("")
	return p
}

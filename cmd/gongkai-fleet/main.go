// Command gongkai-fleet reads an archive with many workers: `gongkai fleet` starts it. It is a program of its own since
// its engine and the clients of databases and object stores take 30 MB and a multiple of the time in which gongkai
// starts. What reads the documents is gongkai, as a child.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"gongkai/extract/finding"
	"gongkai/internal/bulk"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/fleet"
	"gongkai/internal/fleet/bridge"
	"gongkai/internal/lang"
	"gongkai/internal/mistakes"
	"gongkai/normalize/corrections"
)

// Exit statuses are those of gongkai.
const (
	done         = 0
	runFailed    = 1
	wrongUsage   = 2
	inputsFailed = 4
	nothingDone  = 5
	interrupted  = 130
)

func main() {
	if os.Getenv("GOGC") == "" {
		// What is alive is small, and each document brings as much again: the collector shall come seldom, as in gongkai.
		debug.SetGCPercent(400)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second one ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// program is one run.
type program struct {
	stdout, stderr io.Writer
	speaker        *lang.Speaker
	result         int

	lang, db, store, forms, log, corrections string

	redact, redactNames bool
	corrected           bool // by a single file
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	p := &program{stdout: stdout, stderr: stderr, log: "text"}
	p.speak(languageOf(args))
	root := p.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	usage := (usageError{})
	switch {
	case errors.As(err, &usage):
		p.say(usage.words)
		p.say(finding.Say("`gongkai fleet help` shows what there is"))
		return wrongUsage
	case err != nil && ctx.Err() != nil:
		return interrupted
	case err != nil:
		p.say(words(err))
		return runFailed
	}
	return p.result
}

// languageOf gives the value of --lang, so that mistakes on the command line are told in the right language, too.
func languageOf(args []string) string {
	for i, a := range args {
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
		if name, ok := cutFlag(a, "--lang="); ok {
			return name
		}
	}
	return ""
}

func cutFlag(s, prefix string) (string, bool) {
	if len(s) > len(prefix) && s[:len(prefix)] == prefix {
		return s[len(prefix):], true
	}
	return "", false
}

func (p *program) speak(name string) {
	l, ok := lang.Choose(name, os.Getenv)
	if !ok {
		l = lang.English
	}
	p.speaker = lang.NewSpeaker(l)
}

// say says something to a person.
func (p *program) say(w finding.Words) {
	fmt.Fprintf(p.stderr, "gongkai fleet: %s\n", p.speaker.Words(w))
}

// words gives an error as words.
func words(err error) finding.Words {
	var problem *finding.Problem
	var f failure.Failure
	switch {
	case errors.As(err, &problem):
		return problem.Words()
	case errors.As(err, &f):
		return f.Said()
	}
	return finding.Say("%s", fleet.WithoutPassword(err))
}

// usageError is a mistake in the command line.
type usageError struct{ words finding.Words }

func (e usageError) Error() string { return e.words.String() }

func usagef(format string, args ...any) error { return usageError{finding.Say(format, args...)} }

const about = `A fleet reads an archive with workers on any number of machines. init makes a queue and a store, add puts files
into them, work reads, collect writes the same folder that ` + "`gongkai extract -o`" + ` writes on one machine.

The queue (--db) is a Postgres database or, for one machine, a file; the store (--store) a folder or s3://BUCKET.
GONGKAI_FLEET_DB and GONGKAI_FLEET_STORE stand for them. Read docs/fleet.md.`

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use: "gongkai fleet", Short: p.speaker.Say("read an archive on many machines"), Long: p.speaker.Say(about),
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("fleet: unknown: %s", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{finding.Say("%s", err.Error())} })
	f := root.PersistentFlags()
	f.StringVar(&p.db, "db", or(os.Getenv("GONGKAI_FLEET_DB"), "fleet/queue.db"),
		p.speaker.Say("the queue: postgres://… or a file for one machine"))
	f.StringVar(&p.store, "store", or(os.Getenv("GONGKAI_FLEET_STORE"), "fleet/store"),
		p.speaker.Say("the store: a folder, file:///… or s3://…"))
	f.StringVar(&p.forms, "forms", os.Getenv("GONGKAI_FORMS"),
		p.speaker.Say("read forms from the YAML files of DIR, too; they go before the built-in ones"))
	f.StringVar(&p.corrections, "corrections", "",
		p.speaker.Say("apply the corrections of a file, or of the *.corrections.yaml in a folder"))
	f.BoolVar(&p.redact, "redact", false,
		p.speaker.Say("leave out personal data: contacts, phone numbers, names of owners"))
	f.BoolVar(&p.redactNames, "redact-names", false,
		p.speaker.Say("leave out the names of files, too: the beginning of the hash takes their place"))
	f.StringVar(&p.log, "log", "text", p.speaker.Say("messages as text or json"))
	f.StringVar(&p.lang, "lang", "", p.speaker.Say("speak zh or en; without it as LC_ALL, LC_MESSAGES or LANG say"))
	root.AddCommand(p.initCommand(), p.addCommand(), p.workCommand(), p.statusCommand(), p.retryCommand(),
		p.collectCommand(), p.dropCommand())
	return root
}

func or(s, without string) string {
	if s != "" {
		return s
	}
	return without
}

// open opens the fleet, for the documents that the program beside this one makes with the options given.
func (p *program) open(ctx context.Context) (f *fleet.Fleet, reader string, err error) {
	if p.log != "text" && p.log != "json" {
		return nil, "", usagef("fleet: --log takes text or json, not %q", p.log)
	}
	if reader, err = bridge.Find(); err != nil {
		return nil, "", err
	}
	e, err := bridge.Ask(ctx, reader, p.forms)
	if err != nil {
		return nil, "", err
	}
	set, err := p.correct()
	if err != nil {
		return nil, "", err
	}
	log := slog.New(slog.DiscardHandler)
	if p.log == "json" {
		log = slog.New(slog.NewJSONHandler(p.stderr, nil))
	}
	f, err = fleet.Open(ctx, p.db, p.store, log)
	if err != nil {
		return nil, "", err
	}
	f.Edition = bulk.Edition{Program: e.Program, Format: e.Format, Forms: e.Forms, Redact: p.redact,
		RedactNames: p.redactNames, Corrections: set}
	return f, reader, nil
}

// correct reads the corrections.
func (p *program) correct() (corrections.Set, error) {
	if p.corrections == "" {
		return nil, nil
	}
	set, single, err := input.Corrections(p.corrections)
	p.corrected = single
	if mistake := (corrections.Mistake{}); errors.As(err, &mistake) {
		text := p.speaker.Say("corrections with mistakes:")
		for _, one := range err.(interface{ Unwrap() []error }).Unwrap() { // the error joins them
			text += "\n" + p.speaker.Words(mistaken(one))
		}
		return nil, finding.Problemf("%s", text)
	}
	if err != nil {
		return nil, finding.Problemf("%s: %s", p.corrections, failure.Of(err).Said())
	}
	return set, nil
}

func mistaken(err error) finding.Words {
	if words, ok := mistakes.Said(err); ok {
		return words
	}
	return finding.Say("%s", err.Error())
}

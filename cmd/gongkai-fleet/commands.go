package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"gongkai/extract/finding"
	"gongkai/internal/bulk"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/nights"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/internal/bulk/tell"
	"gongkai/internal/bulk/worker"
	"gongkai/internal/fleet"
	"gongkai/internal/fleet/bridge"
	"gongkai/internal/room"
)

// command gives a command without operands.
func (p *program) command(name, summary string, do func(ctx context.Context) error) *cobra.Command {
	return &cobra.Command{
		Use: name, Short: p.speaker.Say(summary),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("fleet %s takes no operand", name)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return do(cmd.Context()) },
	}
}

func (p *program) initCommand() *cobra.Command {
	return p.command("init", "make queue and store, or bring them up to date", func(ctx context.Context) error {
		if err := fleet.Init(ctx, p.db, p.store); err != nil {
			return err
		}
		p.say(finding.Say("queue and store are ready"))
		return nil
	})
}

func (p *program) teller() *tell.Teller { return tell.New(p.stderr, p.log == "json", 0, p.speaker) }

func (p *program) addCommand() *cobra.Command {
	var request input.Request
	priority := 2
	cmd := &cobra.Command{
		Use: "add FILE...", Short: p.speaker.Say("put files into the store and queue them"),
		RunE: func(cmd *cobra.Command, operands []string) error {
			if len(operands) == 0 && request.List == "" && request.Manifest == "" {
				return usagef("fleet add: which file?")
			}
			if priority < 1 || priority > 4 {
				return usagef("fleet add: --priority takes 1 to 4")
			}
			request.Operands, request.Stdin = operands, os.Stdin
			return p.add(cmd.Context(), request, priority)
		},
	}
	f := cmd.Flags()
	f.StringVar(&request.List, "files-from", "",
		p.speaker.Say("read the files that FILE lists, one a line or ended by NUL; - for standard input"))
	f.BoolVarP(&request.Null, "null", "0", false,
		p.speaker.Say("entries of --files-from are ended by NUL, whatever they look like"))
	f.StringVar(&request.Manifest, "manifest", "",
		p.speaker.Say("CSV or JSON with a column path: its columns go into source.manifest of the document"))
	f.IntVar(&priority, "priority", priority, p.speaker.Say("1 for what is read first, to 4"))
	return cmd
}

func (p *program) add(ctx context.Context, request input.Request, priority int) error {
	fl, _, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer fl.Close()
	t := p.teller()
	sources := fl.Sources()
	defer sources.Close()
	request.Elsewhere = sources.List
	items, notes, err := input.List(ctx, request)
	if err != nil {
		return err
	}
	for _, n := range notes {
		t.Note(n)
	}
	for i := range items {
		if items[i].Err != nil {
			why := failure.Of(items[i].Err)
			t.Failed(items[i].Path, &why, "")
		}
	}
	if input.Nothing(items) {
		t.Note(finding.Say("nothing to do: there is no input"))
		p.result = nothingDone
		return nil
	}
	added, err := fl.Add(ctx, items, priority, 2*runtime.GOMAXPROCS(0), t)
	if err != nil {
		return err
	}
	p.say(finding.Say("%d inputs: %d queued, %d known, %d the same as others, %d cannot be read", added.Inputs, added.Queued,
		added.Known, added.Same, added.Failed))
	if added.Failed > 0 {
		p.result = inputsFailed
	}
	if !p.corrected { // a folder has those of more documents
		return nil
	}
	unused, err := fl.Unused(ctx)
	for _, d := range unused {
		p.say(finding.Say("%s:%d: none of the inputs has the SHA-256 %s; these corrections were not applied", d.File, d.Line,
			d.SHA256))
		p.result = runFailed
	}
	return err
}

func (p *program) workCommand() *cobra.Command {
	w := fleet.Work{Jobs: runtime.GOMAXPROCS(0), Slow: 1, Timeout: 2 * time.Minute, Tries: 5}
	memory, metrics, traces := 1024, "", ""
	cmd := p.command("work", "read documents until Ctrl-C or SIGTERM", nil)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if w.Rescue == 0 {
			w.Rescue = 3*w.Timeout + time.Minute
		}
		switch {
		case w.Jobs < 1 || w.Slow < 0 || w.Tries < 1 || w.Timeout < time.Second || memory < 0:
			return usagef("fleet work: --jobs, --tries, --timeout and --memory are numbers above nothing")
		case w.Rescue < fleet.LeastRescue(w.Timeout):
			return usagef("fleet work: --rescue is at least %v with this --timeout, else documents are read twice at a time",
				fleet.LeastRescue(w.Timeout))
		}
		return p.work(cmd.Context(), &w, memory, metrics, traces)
	}
	f := cmd.Flags()
	f.IntVarP(&w.Jobs, "jobs", "j", w.Jobs, p.speaker.Say("read N documents at a time; all cores without"))
	f.IntVar(&w.Slow, "slow", w.Slow, p.speaker.Say("beside these, N of those that take their time; 0 leaves them to others"))
	f.DurationVar(&w.Timeout, "timeout", w.Timeout, p.speaker.Say("give up a document after this time"))
	f.IntVar(&memory, "memory", memory, p.speaker.Say("give up a document that needs more memory (MB); 0 for no limit"))
	f.DurationVar(&w.Rescue, "rescue", 0, p.speaker.Say("hand on the documents of a worker that died after this time"))
	f.IntVar(&w.Tries, "tries", w.Tries, p.speaker.Say("give up a document after so many tries"))
	f.BoolVar(&w.UntilDone, "until-done", false, p.speaker.Say("end when all is read"))
	f.StringVar(&metrics, "metrics", "", p.speaker.Say("answer Prometheus at HOST:PORT"))
	f.StringVar(&traces, "traces", "",
		p.speaker.Say("send traces by OTLP to http://HOST:PORT; OTEL_EXPORTER_OTLP_ENDPOINT does the same"))
	return cmd
}

func (p *program) work(ctx context.Context, w *fleet.Work, megabytes int, metrics, traces string) error {
	fl, reader, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer fl.Close()
	if metrics != "" {
		if w.Meters, err = fleet.NewMeters(); err == nil {
			err = w.Meters.Serve(ctx, metrics)
		}
		if err != nil {
			return err
		}
	}
	memory := int64(megabytes) << 20
	if memory == 0 {
		memory = math.MaxInt64
	}
	if memory = room.Memory(memory); memory == math.MaxInt64 {
		memory = 0 // no limit
	}
	setup := worker.Setup{
		FormsDir: p.forms, Forms: fl.Edition.Forms, Redact: p.redact, RedactNames: p.redactNames, Readable: true,
		Memory: memory, Language: string(p.speaker.Language()), Corrections: fl.Edition.Corrections,
	}
	crew, threads := &worker.Crew{}, max(1, runtime.GOMAXPROCS(0)/(w.Jobs+w.Slow))
	w.NewWorker = func() *worker.Client {
		return &worker.Client{
			Command: func() *exec.Cmd { return bridge.Start(reader, threads) },
			Setup:   setup, Timeout: w.Timeout, Crew: crew,
		}
	}
	if w.Host, err = os.Hostname(); err != nil {
		w.Host = "?"
	}
	w.ID = fmt.Sprintf("%s-%d-%d", w.Host[:min(len(w.Host), 40)], os.Getpid(), time.Now().UnixNano())
	w.Tell = p.say
	if traces != "" || fleet.TracesWanted() {
		var once sync.Once
		w.Traces, err = fleet.NewTraces(ctx, traces, w.ID, fl.Edition.Program, func(err error) {
			once.Do(func() { p.say(finding.Say("traces cannot be sent: %s", err.Error())) })
		})
		if err != nil {
			return err
		}
		defer w.Traces.Close(context.WithoutCancel(ctx))
	}
	p.say(finding.Say("at work: %d at a time", w.Jobs))
	return fl.Do(ctx, w)
}

func (p *program) statusCommand() *cobra.Command {
	watch, format := time.Duration(0), "text"
	cmd := p.command("status", "say how far the fleet is", nil)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if format != "text" && format != "json" {
			return usagef("fleet status: --format takes text or json, not %q", format)
		}
		fl, _, err := p.open(cmd.Context())
		if err != nil {
			return err
		}
		defer fl.Close()
		for {
			s, err := fl.Status(cmd.Context())
			if err != nil {
				return err
			}
			if format == "json" {
				err = json.NewEncoder(p.stdout).Encode(s)
			} else {
				if watch > 0 {
					fmt.Fprint(p.stdout, "\x1b[H\x1b[2J")
				}
				_, err = fmt.Fprint(p.stdout, p.table(s))
			}
			if err != nil || watch == 0 {
				return err
			}
			select {
			case <-cmd.Context().Done():
				return nil
			case <-time.After(watch):
			}
		}
	}
	cmd.Flags().DurationVar(&watch, "watch", 0, p.speaker.Say("show it again each so many seconds, such as 2s"))
	cmd.Flags().StringVar(&format, "format", format, p.speaker.Say("text or json"))
	return cmd
}

// table is a status for people.
func (p *program) table(s *fleet.Status) string {
	var b strings.Builder
	say := func(format string, args ...any) { b.WriteString(p.speaker.Say(format, args...) + "\n") }
	say("done %d (%d pages), running %d, waiting %d (slow: %d)", s.Done, s.Pages, s.Running, s.Waiting, s.Slow)
	if s.Rate > 0 {
		say("%s documents a second, %v left", fmt.Sprintf("%.1f", s.Rate),
			time.Duration(s.Left*float64(time.Second)).Round(time.Second))
	}
	if s.Other > 0 {
		say("%d more wait for another version of the program, other forms or options", s.Other)
	}
	ids := make([]string, 0, len(s.Failures))
	for id := range s.Failures {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		say("failed: %d × %s", s.Failures[id], id)
	}
	for _, w := range s.Workers {
		rate := fmt.Sprintf("%.1f", w.Rate)
		if w.Gone {
			say("worker %s: gone for %d s; read %d", w.ID, int(w.Ago), w.Documents)
			continue
		}
		say("worker %s: %d at a time, read %d, failed %d, %s/s", w.ID, w.Jobs, w.Documents, w.Failed, rate)
	}
	return b.String()
}

func (p *program) retryCommand() *cobra.Command {
	reason, all := "", false
	cmd := p.command("retry", "queue documents again that failed", nil)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case (reason == "") == !all:
			return usagef("fleet retry: --reason ID or --all")
		case reason != "" && !failure.IsID(reason):
			return usagef("fleet retry: there is no failure %q", reason)
		}
		fl, _, err := p.open(cmd.Context())
		if err != nil {
			return err
		}
		defer fl.Close()
		n, err := fl.Retry(cmd.Context(), reason)
		p.say(finding.Say("queued again: %d", n))
		return err
	}
	cmd.Flags().StringVar(&reason, "reason", "", p.speaker.Say("the id of a failure, such as timeout"))
	cmd.Flags().BoolVar(&all, "all", false, p.speaker.Say("whatever the reason"))
	return cmd
}

func (p *program) collectCommand() *cobra.Command {
	jobs, force, inCatalogue := 4*runtime.GOMAXPROCS(0), false, false
	cmd := &cobra.Command{
		Use: "collect OUT", Short: p.speaker.Say("write all results to a folder, as `gongkai extract -o OUT` does"),
		RunE: func(cmd *cobra.Command, operands []string) error {
			if len(operands) != 1 {
				return usagef("fleet collect: to which folder?")
			}
			return p.collect(cmd.Context(), operands[0], jobs, force, inCatalogue)
		},
	}
	cmd.Flags().IntVarP(&jobs, "jobs", "j", jobs, p.speaker.Say("fetch N documents at a time"))
	cmd.Flags().BoolVar(&force, "force", false, p.speaker.Say("fetch again what OUT has"))
	cmd.Flags().BoolVar(&inCatalogue, "catalogue", false,
		p.speaker.Say("make or update the catalogue of OUT, as `gongkai catalogue OUT` does; where there is one that is done anyway"))
	return cmd
}

func (p *program) collect(ctx context.Context, dir string, jobs int, force, inCatalogue bool) error {
	fl, reader, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer fl.Close()
	accepted, err := nights.Load(dir)
	if err != nil {
		return err
	}
	before, err := nights.ReadIndex(dir)
	if err != nil {
		return err
	}
	t := p.teller()
	sum, kept, err := fl.Collect(ctx, dir, &bulk.Options{
		Jobs: max(1, jobs), Force: force, Progress: t,
		Tell: func(path string, o *outcome.Outcome) {
			if o.Failure != nil && !accepted.Failure(path, o.SHA256, o.Failure.ID) {
				t.Failed(path, o.Failure, "")
				p.result = inputsFailed
			}
		},
	})
	if errors.Is(err, store.ErrLocked) {
		return finding.Problemf("%s: %s", dir, finding.Say(store.ErrLocked.Error()))
	}
	if err != nil {
		return err
	}
	p.summary(dir, t, sum, kept)
	now, err := nights.ReadIndex(dir)
	if err == nil {
		err = now.Since(before).Keep(dir)
	}
	if err != nil {
		return err
	}
	const catalogueFile = "catalogue.db"
	if _, err := os.Stat(filepath.Join(dir, catalogueFile)); err != nil && !inCatalogue {
		return nil
	}
	cmd := exec.CommandContext(ctx, reader, "catalogue", dir)
	if p.forms != "" {
		cmd.Args = append(cmd.Args, "--forms", p.forms)
	}
	cmd.Stdout, cmd.Stderr = p.stdout, p.stderr
	var exit *exec.ExitError
	if err := cmd.Run(); errors.As(err, &exit) && exit.ExitCode() == inputsFailed {
		p.result = inputsFailed
	} else if err != nil {
		return err
	}
	return nil
}

func (p *program) summary(dir string, t *tell.Teller, sum report.Summary, kept int) {
	t.Summary(finding.Say(
		"%d inputs: %d done, %d failed, %d the same as others; kept from before: %d; see %s",
		sum.Inputs, sum.Done, sum.Failed, sum.Same, kept, filepath.ToSlash(filepath.Join(dir, store.ReportFile))), sum)
}

func (p *program) dropCommand() *cobra.Command {
	yes := false
	cmd := p.command("drop", "remove queue and store, with all results that were not collected", nil)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if !yes {
			return usagef("fleet drop: removes all; say --yes")
		}
		ctx := cmd.Context()
		q, err := fleet.OpenQueue(ctx, p.db, false)
		if err != nil {
			return err
		}
		defer q.Close()
		o, err := fleet.OpenObjects(ctx, p.store, false)
		if err != nil {
			return err
		}
		defer o.Close()
		n, err := o.Drop(ctx)
		if err == nil {
			err = q.Drop(ctx)
		}
		p.say(finding.Say("removed: %s objects, and the queue", strconv.Itoa(n)))
		return err
	}
	cmd.Flags().BoolVar(&yes, "yes", false, p.speaker.Say("yes, remove them"))
	return cmd
}

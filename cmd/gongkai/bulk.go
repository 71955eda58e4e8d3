package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/bulk"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/nights"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/store"
	"gongkai/internal/bulk/tell"
	"gongkai/internal/bulk/worker"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// keep reads all inputs into a folder.
func (e *extraction) keep(
	ctx context.Context,
	p *program,
	t *tell.Teller,
	items []input.Item,
	forms []*schema.Form,
) error {
	if info, err := os.Stat(e.dir); err == nil && !info.IsDir() {
		return finding.Problemf("%s is a file; -o takes a folder", e.dir)
	}
	program, err := edition()
	if err != nil {
		return err
	}
	if e.accepted, err = nights.Load(e.dir); err != nil {
		return err
	}
	before, err := nights.ReadIndex(e.dir)
	if err != nil {
		return err
	}
	if p.setting.Keep == "" && !e.redact { // what was read has personal data in it
		p.setting.Keep = filepath.Join(e.dir, filepath.FromSlash(store.ScansFolder))
	}
	o := e.options(p, t, forms, true)
	o.Force, o.Shard = e.force, e.settings.shard
	o.Edition = bulk.Edition{
		Program:     program,
		Format:      document.Format,
		Forms:       digest(forms),
		Redact:      e.redact,
		RedactNames: e.redactNames,
	}
	o.Begin = func() error { // what is corrected in a browser before this is read here, and what comes later is refused
		if err := e.corrected.loadOf(p, t, e.dir, e.ignoreCorrections); err != nil {
			return err
		}
		o.Edition.Corrections = e.corrected.set
		return nil
	}
	if p.setting.On() {
		if o.Edition.OCR, err = p.engineName(ctx); err != nil {
			return err
		}
		o.Edition.OCRPages = p.printed.Pictures
	}
	o.Tell = func(path string, result *outcome.Outcome) { e.tell(t, path, result) }
	sum, kept, err := bulk.Run(ctx, e.dir, items, o)
	switch {
	case ctx.Err() != nil:
		t.Note(finding.Say("interrupted; the same command goes on where this one stopped"))
		return ctx.Err()
	case errors.Is(err, store.ErrLocked):
		return failure.Because(failure.Unknown, "%s: %s", e.dir, finding.Say(store.ErrLocked.Error()))
	case err != nil:
		return err
	}
	text := finding.Say("%d inputs: %d done, %d failed, %d the same as others; kept from before: %d; see %s",
		sum.Inputs, sum.Done, sum.Failed, sum.Same, kept, filepath.ToSlash(filepath.Join(e.dir, store.ReportFile)))
	t.Summary(text, sum)
	if e.acceptedCount > 0 {
		t.Note(finding.Count(e.acceptedCount, "%d failure or doubt is accepted (accepted.yaml) and not told again",
			"%d failures and doubts are accepted (accepted.yaml) and not told again"))
	}
	if n := e.accepted.Idle(); n > 0 && o.Shard.Of <= 1 {
		t.Note(finding.Count(n, "%d entry of accepted.yaml fits nothing of this run", "%d entries of accepted.yaml fit nothing of this run"))
	}
	now, err := nights.ReadIndex(e.dir)
	if err != nil {
		return err
	}
	changes := now.Since(before)
	if n := len(changes.Gone); n > 0 && len(before) > 0 {
		t.Note(finding.Count(n, "%d input of the run before is gone; `gongkai report` names it",
			"%d inputs of the run before are gone; `gongkai report` names them"))
	}
	return changes.Keep(e.dir)
}

// stream prints all documents as NDJSON, in the order of inputs.
func (e *extraction) stream(
	ctx context.Context,
	p *program,
	t *tell.Teller,
	items []input.Item,
	forms []*schema.Form,
) error {
	return bulk.Stream(
		ctx,
		items,
		e.options(p, t, forms, false),
		func(it *input.Item, text []byte, result *outcome.Outcome) error {
			e.tell(t, it.Path, result)
			_, err := p.stdout.Write(text)
			return err
		},
	)
}

// export writes all inputs as tables for other programs. Nothing is kept.
func (e *extraction) export(
	ctx context.Context,
	p *program,
	t *tell.Teller,
	items []input.Item,
	forms []*schema.Form,
) error {
	format, options, err := e.format.choose("extract", e.to)
	if err != nil {
		return err
	}
	options.Note = t.Note
	out, err := openExport(format, e.dir, options, forms)
	if err != nil {
		return err
	}
	err = bulk.Stream(
		ctx,
		items,
		e.options(p, t, forms, false),
		func(it *input.Item, text []byte, result *outcome.Outcome) error {
			e.tell(t, it.Path, result)
			if result.Failure != nil {
				return nil
			}
			doc, err := document.Decode(bytes.NewReader(text))
			if err != nil {
				return err
			}
			return out.add(it.Path, doc)
		},
	)
	if err != nil {
		out.Abort()
		return err
	}
	return out.Close()
}

func (e *extraction) options(p *program, t *tell.Teller, forms []*schema.Form, readable bool) *bulk.Options {
	dir := e.forms
	if dir == "" {
		dir = p.getenv("GONGKAI_FORMS")
	}
	setup := worker.Setup{
		FormsDir:    dir,
		Forms:       digest(forms),
		Redact:      e.redact,
		RedactNames: e.redactNames,
		Readable:    readable,
		Memory:      e.settings.memory,
		Language:    string(p.speaker.Language()),
		OCR:         p.setting,
		OCRPages:    p.printed.Pictures,
	}
	crew := &worker.Crew{}
	cores := max(1, runtime.GOMAXPROCS(0)/e.settings.jobs)
	setup.OCR.Threads = cores
	return &bulk.Options{
		Jobs: e.settings.jobs,
		NewWorker: func() *worker.Client {
			setup := setup
			setup.Corrections = e.corrected.set
			return &worker.Client{
				Command: func() *exec.Cmd { return workerProcess(cores) },
				Setup:   setup,
				Timeout: e.settings.timeout,
				Page:    t.Page,
				Crew:    crew,
			}
		},
		Progress: t,
	}
}

// workerProcess starts a worker.
func workerProcess(cores int) *exec.Cmd {
	cmd := selfProcess(context.Background(), workerCommand)
	if os.Getenv("GOMAXPROCS") == "" {
		cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", cores))
	}
	return cmd
}

// edition is a name for this version of the program that no other has. One that was built from sources that may have
// been changed goes by the bytes of its file.
func edition() (string, error) {
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" && !strings.HasSuffix(v, "+dirty") {
			return v, nil
		}
	}
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(self)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}

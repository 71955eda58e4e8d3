package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"time"

	"gongkai/extract"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/worker"
	"gongkai/internal/limits"
	"gongkai/internal/room"
	"gongkai/normalize"
	"gongkai/normalize/corrections"
	"gongkai/schema"
)

// standardInput is the operand that stands for it, and stdinName what the output calls it.
const (
	standardInput = input.Standard
	stdinName     = input.StandardName
)

// inputFile is one file in memory.
type inputFile struct {
	Name string // as the output shall name it
	Data []byte
	// Corrections are applied where they are of this file, by its hash.
	Corrections corrections.Set
	// Printed says how what is printed is read: the pages of scans, too.
	Printed extract.Options
}

// read reads a disclosure.
func (in *inputFile) read(ctx context.Context, forms []*schema.Form) (*normalize.Reading, error) {
	return normalize.ReadBytes(ctx, in.Data,
		normalize.Options{Name: in.Name, Forms: forms, Corrections: in.Corrections, Printed: in.Printed})
}

// print reads what is printed, without any form.
func (in *inputFile) print(ctx context.Context) (*extract.Document, error) {
	return normalize.Print(ctx, in.Data, in.Printed)
}

// eachInput runs work on every file and hands what comes of it to deliver, in the order of the command line, one file
// after the other.
func eachInput[T any](
	ctx context.Context,
	p *program,
	files []string,
	work func(context.Context, inputFile) (T, error),
	deliver func(file string, result T, err error) error,
) error {
	for _, file := range files {
		result, err := bounded(ctx, p.patience(), func(ctx context.Context) (T, error) {
			in, err := p.readInput(file)
			if err != nil {
				var none T
				return none, err
			}
			return work(ctx, in)
		})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := deliver(file, result, err); err != nil {
			return err
		}
	}
	return nil
}

// internalError is a panic while a file was read: a mistake of ours, which must not cost the other files.
type internalError struct {
	cause any
	stack []byte
}

func (e internalError) Error() string {
	return fmt.Sprintf(internalText, e.cause)
}

const internalText = "internal error: %v (please report; -v shows where)"

func (e internalError) Unwrap() error {
	return failure.Because(failure.Internal, internalText, e.cause)
}

// bounded runs the work on one file with the memory that a run over many files gives each, and so much time.
func bounded[T any](ctx context.Context, patience time.Duration, work func(context.Context) (T, error)) (T, error) {
	limited, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	late := time.AfterFunc(patience, func() {
		cancel(failure.Because(failure.Timeout, "took longer than %v", patience))
	})
	defer late.Stop()
	most := room.Memory(limits.CommandMemory)
	go worker.WatchMemory(limited, most, func() { cancel(worker.TooMuch(most)) })
	result, err := guarded(limited, func() (T, error) { return work(limited) })
	if cause := context.Cause(limited); cause != nil && ctx.Err() == nil {
		err = cause
	}
	return result, err
}

// guarded runs the work on one file. A panic becomes that file's error; when the context ends, the work is left behind.
func guarded[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type outcome struct {
		result T
		err    error
	}
	finished := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if cause := recover(); cause != nil {
				o.err = internalError{cause, debug.Stack()}
			}
			finished <- o
		}()
		o.result, o.err = work()
	}()
	select {
	case o := <-finished:
		return o.result, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// readInput reads a file, or standard input. No more is read than a PDF may have.
func (p *program) readInput(file string) (inputFile, error) {
	in := inputFile{Name: filepath.Base(file), Printed: p.printed}
	from := p.stdin
	if file == standardInput {
		in.Name = stdinName
	} else {
		f, err := input.Open(file)
		if err != nil {
			return in, err
		}
		defer f.Close()
		from = f
	}
	var err error
	in.Data, err = io.ReadAll(io.LimitReader(from, limits.FileBytes+1))
	return in, err
}

package worker

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"runtime"
	"runtime/debug"
	"time"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/limits"
)

// Work reads one document and gives it as JSON, with what there is to say about it. It may call read after each page.
type Work func(data []byte, j Job, read func()) ([]byte, outcome.Outcome, error)

// Serve is the worker's side: it takes jobs until its input ends. The parent is gone then, and gone is called, in the
// middle of a document, too.
func Serve(in io.Reader, out io.Writer, prepare func(Setup) (Work, error), gone func()) error {
	r := bufio.NewReaderSize(in, 1<<16)
	var setup Setup
	if err := readJSON(r, setupMessage, &setup); err != nil {
		return err
	}
	limitMemory(setup.Memory)
	work, err := prepare(setup)
	w := bufio.NewWriterSize(out, 1<<16)
	if err != nil {
		return errors.Join(writeJSON(w, readyMessage, err.Error()), w.Flush())
	}
	if err := errors.Join(writeJSON(w, readyMessage, ""), w.Flush()); err != nil {
		return err
	}
	type request struct {
		job  Job
		data []byte
	}
	requests := make(chan request)
	go func() {
		defer gone()
		defer close(requests)
		for {
			job, data, err := readRequest(r)
			if err != nil {
				return
			}
			requests <- request{job, data}
		}
	}()
	for q := range requests {
		if err := q.job.serve(w, work, q.data); err != nil {
			return err
		}
		q.data = nil
		tidy()
	}
	return nil
}

func readRequest(r io.Reader) (Job, []byte, error) {
	var job Job
	if err := readJSON(r, jobMessage, &job); err != nil {
		return job, nil, err
	}
	kind, length, err := readHead(r)
	if err == nil && kind != bytesMessage {
		err = errProtocol
	}
	if err != nil {
		return job, nil, err
	}
	data, err := readContent(r, length, limits.FileBytes)
	return job, data, err
}

// serve does one job and answers.
func (j Job) serve(w *bufio.Writer, work Work, data []byte) error {
	began := time.Now()
	resetPeak()
	document, o, err := guarded(work, data, j, func() {
		if writeHead(w, pageMessage, 0) == nil { // an error is met again when the answer is written
			w.Flush()
		}
	})
	if err != nil {
		f := failure.Of(err)
		o.Failure = &f
	}
	o.Seconds, o.Memory = time.Since(began).Seconds(), peak()
	if err == nil {
		if err := writeHead(w, documentMessage, int64(len(document))); err != nil {
			return err
		}
		if _, err := w.Write(document); err != nil {
			return err
		}
	}
	if err := writeJSON(w, outcomeMessage, answer{o, o.SHA256, o.Stack}); err != nil {
		return err
	}
	return w.Flush()
}

// guarded makes a panic the failure of its document.
func guarded(work Work, data []byte, j Job, read func()) (document []byte, o outcome.Outcome, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			o = outcome.Outcome{Stack: string(bytes.TrimSpace(debug.Stack()))}
			err = failure.Because(failure.Internal, "internal error: %v (please report; -v shows where)", cause)
		}
	}()
	return work(data, j, read)
}

// tidy frees what documents left where the next one would not have room beside it: most leave little, and to collect
// costs the same for little as for much.
func tidy() {
	if filled() < roomy/2 {
		return
	}
	const much = 256 << 20
	if runtime.GC(); used() > much {
		debug.FreeOSMemory()
	}
}

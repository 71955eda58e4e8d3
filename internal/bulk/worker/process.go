package worker

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/limits"
)

// ownError is a mistake on this side of the pipe: the input could not be read, or the document not be written.
type ownError struct {
	err   error
	input bool
}

func (e *ownError) Error() string { return e.err.Error() }

// process is a running worker.
type process struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   *bufio.Reader
	words words
}

// errKilled is why a worker did not start that a signal from outside ended.
var errKilled = errors.New("it was killed")

// refusal is why a worker that is well does not take its work: what it needs has changed during the run.
type refusal struct{ said string }

func (r *refusal) Error() string { return r.said }

// start starts a process and waits until it is ready, but for no longer than limits.WorkerStartTime.
func start(ctx context.Context, cmd *exec.Cmd, setup Setup) (*process, error) {
	p := &process{cmd: cmd}
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	cmd.Stderr = &p.words
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p.in, p.out = in, bufio.NewReaderSize(out, 1<<16)
	limited, cancel := context.WithTimeout(ctx, limits.WorkerStartTime)
	defer cancel()
	stop := context.AfterFunc(limited, p.kill)
	refused, err := p.setUp(setup)
	if !stop() && err == nil {
		err = limited.Err()
	}
	if err == nil && refused == "" {
		return p, nil
	}
	words, _, _ := strings.Cut(p.end(), "\n")
	switch {
	case limited.Err() == nil && killed(p.cmd.ProcessState):
		return nil, errKilled
	case refused != "":
		return nil, &refusal{refused}
	case words != "":
		return nil, errors.New(words)
	}
	return nil, fmt.Errorf("%w (%v)", err, p.cmd.ProcessState)
}

// setUp tells the process what its jobs share. It is ready then, or says why it refuses.
func (p *process) setUp(setup Setup) (refused string, err error) {
	if err := writeJSON(p.in, setupMessage, setup); err != nil {
		return "", err
	}
	err = readJSON(p.out, readyMessage, &refused)
	return refused, err
}

func (p *process) kill() { p.cmd.Process.Kill() }

// end ends the process and gives its last words.
func (p *process) end() string {
	p.in.Close()
	p.kill()
	p.cmd.Wait()
	return p.words.text()
}

// exchange is one document over the pipes.
func (p *process) exchange(
	job Job, data io.Reader, size int64, to io.Writer, read func(),
) (outcome.Outcome, error) {
	if err := p.send(job, data, size); err != nil {
		return outcome.Outcome{}, err
	}
	for {
		kind, length, err := readHead(p.out)
		switch {
		case err != nil:
			return outcome.Outcome{}, err
		case kind == documentMessage && length >= 0 && length <= limits.DocumentJSON:
			w := &writer{to: to}
			if _, err := io.CopyN(w, p.out, length); err != nil {
				if w.err != nil {
					err = &ownError{err: w.err}
				}
				return outcome.Outcome{}, err
			}
		case kind == pageMessage && length == 0:
			if read != nil {
				read()
			}
		case kind == outcomeMessage:
			content, err := readContent(p.out, length, limits.OutcomeBytes)
			if err != nil {
				return outcome.Outcome{}, err
			}
			var a answer
			err = json.Unmarshal(content, &a)
			a.Outcome.SHA256, a.Outcome.Stack = a.SHA256, a.Stack
			return a.Outcome, err
		default:
			return outcome.Outcome{}, errProtocol
		}
	}
}

func (p *process) send(job Job, data io.Reader, size int64) error {
	err := writeJSON(p.in, jobMessage, job)
	if err == nil {
		err = writeHead(p.in, bytesMessage, size)
	}
	if err != nil {
		return err
	}
	r := &reader{from: data}
	n, err := io.Copy(p.in, io.LimitReader(r, size))
	switch {
	case r.err != nil && r.err != io.EOF:
		return &ownError{r.err, true}
	case err == nil && n != size:
		return &ownError{failure.Because(failure.Changed, "the file changed while it was read"), true}
	}
	return err
}

// reader and writer tell which end of a copy failed.
type reader struct {
	from io.Reader
	err  error
}

func (r *reader) Read(b []byte) (int, error) {
	n, err := r.from.Read(b)
	r.err = err
	return n, err
}

type writer struct {
	to  io.Writer
	err error
}

func (w *writer) Write(b []byte) (int, error) {
	n, err := w.to.Write(b)
	w.err = err
	return n, err
}

// words keeps the beginning of what a worker says on standard error: there the Go runtime tells why it broke off.
type words struct{ said []byte }

func (t *words) Write(b []byte) (int, error) {
	if room := limits.WorkerWords - len(t.said); room > 0 {
		t.said = append(t.said, b[:min(room, len(b))]...)
	}
	return len(b), nil
}

func (t *words) text() string { return string(bytes.TrimSpace(t.said)) }

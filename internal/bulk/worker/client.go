package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
)

// Client is the parent's side of one worker. It starts the process when there is work, and again after it broke off. It
// is for one goroutine.
type Client struct {
	Command func() *exec.Cmd // a new worker
	Setup   Setup
	Timeout time.Duration // for one document; 0 for no limit

	process *process
}

// Sink takes a document. Reset empties it, before a second try.
type Sink interface {
	io.Writer
	Reset() error
}

// Do has the worker read one file and writes its document to the sink. What goes wrong with the file is in the outcome;
// the error says that the run cannot go on.
func (c *Client) Do(
	ctx context.Context,
	job Job,
	open func() (io.ReadCloser, int64, error),
	to Sink,
) (outcome.Outcome, error) {
	used := c.process != nil
	o, err := c.try(ctx, job, open, to)
	if err == nil && used && o.Failure != nil && (o.Failure.ID == failure.Crash || o.Failure.ID == failure.Memory) {
		// What earlier documents left in the worker shall not decide about this one.
		if err := to.Reset(); err != nil {
			return o, err
		}
		return c.try(ctx, job, open, to)
	}
	return o, err
}

func (c *Client) try(
	ctx context.Context,
	job Job,
	open func() (io.ReadCloser, int64, error),
	to Sink,
) (outcome.Outcome, error) {
	data, size, err := open()
	if err != nil {
		return failed(failure.Of(err)), nil
	}
	defer data.Close()
	if c.process == nil {
		if c.process, err = start(c.Command(), c.Setup); err != nil {
			return outcome.Outcome{}, fmt.Errorf("a worker process cannot be started: %w", err)
		}
	}
	p := c.process
	limited := ctx
	if c.Timeout > 0 {
		var cancel context.CancelFunc
		limited, cancel = context.WithTimeout(ctx, c.Timeout)
		defer cancel()
	}
	began := time.Now()
	stop := context.AfterFunc(limited, p.kill)
	o, err := p.exchange(job, data, size, to)
	if !stop() && err == nil {
		err = errProtocol // the time was up just when the document was done: the process is killed
	}
	if err == nil {
		return o, nil
	}
	c.process = nil
	words := p.end()
	var own *ownError
	switch {
	case ctx.Err() != nil:
		return o, ctx.Err()
	case errors.As(err, &own):
		if own.input {
			return failed(failure.Of(own.err)), nil
		}
		return o, own.err
	}
	o = failed(c.brokeOff(limited, p, words))
	o.Seconds, o.Memory = time.Since(began).Seconds(), mostOf(p.cmd.ProcessState)
	return o, nil
}

func failed(f failure.Failure) outcome.Outcome { return outcome.Outcome{Failure: &f} }

// brokeOff says why a worker is no more.
func (c *Client) brokeOff(limited context.Context, p *process, words string) failure.Failure {
	switch {
	case limited.Err() != nil:
		return failure.Because(failure.Timeout, "took longer than %v", c.Timeout)
	case p.cmd.ProcessState.ExitCode() == exitMemory,
		strings.Contains(words, "out of memory"),
		strings.Contains(words, "cannot allocate memory"):
		return TooMuch(c.Setup.Memory)
	}
	said, _, _ := strings.Cut(words, "\n")
	if said == "" {
		said = p.cmd.ProcessState.String()
	}
	return failure.Because(failure.Crash, "the worker broke off: %s", said)
}

// Close ends the worker.
func (c *Client) Close() {
	if c.process != nil {
		c.process.end()
		c.process = nil
	}
}

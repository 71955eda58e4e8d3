package worker

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"time"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/limits"
)

// Client is the parent's side of one worker. It starts the process when there is work, and again after it broke off. It
// is for one goroutine.
type Client struct {
	Command func() *exec.Cmd // a new worker
	Setup   Setup
	Timeout time.Duration // for one document; 0 for no limit
	Page    func()        // is called after each page of a worker that tells; nil for nobody
	Crew    *Crew         // what the clients of a run know of each other; nil for a single client

	process *process
}

// Sink takes a document. Reset empties it, before a second try.
type Sink interface {
	io.Writer
	Reset() error
}

// Input opens a file and gives its size.
type Input func() (io.ReadCloser, int64, error)

// Do has the worker read one file and writes its document to the sink. What goes wrong with the file is in the outcome;
// the error says that the run cannot go on.
func (c *Client) Do(ctx context.Context, job Job, open Input, to Sink) (outcome.Outcome, error) {
	for attempt := 1; ; attempt++ {
		used := c.process != nil
		o, machine, err := c.try(ctx, job, open, to)
		again := machine && attempt <= limits.WorkerLosses ||
			// What earlier documents left in the worker shall not decide about this one.
			used && o.Failure != nil && (o.Failure.ID == failure.Crash || o.Failure.ID == failure.Memory)
		if err != nil || !again {
			return o, err
		}
		if err := to.Reset(); err != nil {
			return o, err
		}
	}
}

// try reads the file once. Machine is true when the worker ended for a reason that lies outside of it and its document.
func (c *Client) try(
	ctx context.Context, job Job, open Input, to Sink,
) (o outcome.Outcome, machine bool, err error) {
	data, size, err := open()
	if err != nil {
		return failed(failure.Of(err)), false, nil
	}
	defer data.Close()
	if err := c.start(ctx); err != nil {
		return outcome.Outcome{}, false, err
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
	o, err = p.exchange(job, data, size, to, c.Page)
	if !stop() && err == nil {
		err = errProtocol // the time was up just when the document was done: the process is killed
	}
	if err == nil {
		return o, false, nil
	}
	words := c.lose()
	var own *ownError
	switch {
	case ctx.Err() != nil:
		return o, false, ctx.Err()
	case errors.As(err, &own):
		if own.input {
			return failed(failure.Of(own.err)), false, nil
		}
		return o, false, own.err
	}
	why := c.brokeOff(limited, p, words)
	o = failed(why)
	o.Seconds, o.Memory = time.Since(began).Seconds(), mostOf(p.cmd.ProcessState)
	return o, why.ID == failure.Crash && killed(p.cmd.ProcessState), nil
}

// start makes sure that there is a process. One that dies while it starts is replaced, with a pause that grows; the
// error means that the worker refuses its work, or that no client of the run has had a process for a while.
func (c *Client) start(ctx context.Context) error {
	if c.process != nil {
		return nil
	}
	pause, before := limits.WorkerPause, c.Crew.started()
	patience := limits.WorkerStarts
	for attempt := 1; ; attempt++ {
		p, err := start(ctx, c.Command(), c.Setup)
		if err == nil {
			c.process = p
			c.Crew.add(1)
			return nil
		}
		var refused *refusal
		if errors.Is(err, errKilled) {
			patience = limits.WorkerStartsKilled
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.As(err, &refused):
			return refused
		case attempt >= patience && c.Crew.idle(before):
			return failure.Because(failure.Unknown, "no worker process can be started: %s", err.Error())
		case attempt >= patience: // others could, so this one tries for as long again
			attempt, before = 0, c.Crew.started()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		pause = min(2*pause, limits.WorkerPauseMost)
	}
}

// lose ends the process and gives its last words.
func (c *Client) lose() string {
	words := c.process.end()
	c.process = nil
	c.Crew.add(-1)
	return words
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
		c.lose()
	}
}

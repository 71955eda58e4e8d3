package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/worker"
	"gongkai/internal/fleet/bridge"
)

// workerCommand is what a run starts its workers with. It is in no help: it speaks a protocol of our own.
const workerCommand = bridge.WorkerCommand

// muchJSON is more than the documents of nearly all papers have: memory for more is not kept for the next one.
const muchJSON = 4 << 20

// work serves another run as a worker. Signals are for that run; it ends its workers by closing their input, and they
// see it when it dies.
func (p *program) work() status {
	signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	prepare := func(s worker.Setup) (worker.Work, error) {
		if err := p.speak(s.Language); err != nil {
			return nil, err
		}
		forms, err := p.forms(s.FormsDir)
		if err != nil {
			return nil, err
		}
		if digest(forms) != s.Forms {
			return nil, errors.New(p.say("the forms were changed during the run"))
		}
		p.readScans(s.OCR, s.OCRPages)
		r := &reading{forms: forms, corrections: s.Corrections, printed: p.printed, redact: s.Redact,
			redactNames: s.RedactNames, readable: s.Readable}
		var room bytes.Buffer // one document is read at a time, and its JSON is gone before the next one comes
		return func(data []byte, j worker.Job, page func()) ([]byte, outcome.Outcome, error) {
			if s.OCR.On() { // pages of text are read before anyone could look
				r.printed.Progress = func(int, int) { page() }
			}
			if room.Cap() > muchJSON {
				room = bytes.Buffer{}
			}
			return p.read(inputFile{Name: j.Name, Data: data}, j.Manifest, r, &room)
		}, nil
	}
	if err := worker.Serve(p.stdin, p.stdout, prepare, func() { os.Exit(int(done)) }); err != nil {
		fmt.Fprintln(p.stderr, err)
		return runFailed
	}
	return done
}

package fleet

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
	"gocloud.dev/gcerrors"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/store"
	"gongkai/internal/bulk/worker"
	"gongkai/normalize/document"
)

// soon tries again after some seconds: what failed is tried for the document's sake, not to spare a server.
type soon struct{}

func (soon) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(time.Duration(min(job.Attempt, 10)) * time.Second)
}

// Work does one job. What is the document's own fault ends in its record, and the job is done; what is the machine's
// is no fault of the document, and the job waits.
func (h *hand) Work(ctx context.Context, j *river.Job[Job]) error {
	h.inHand.Add(1)
	defer h.inHand.Add(-1)
	began := time.Now()
	h.w.Meters.waited(j.Queue != h.queue, began.Sub(j.ScheduledAt))
	key := store.Key{SHA256: j.Args.SHA256, Edition: j.Args.Edition}
	ctx, span := h.w.Traces.document(ctx, key.SHA256, j.Attempt, j.Queue != h.queue)
	defer span.End()
	log := h.f.Log.With("sha256", key.SHA256, "attempt", j.Attempt)
	if j.Attempt > 1 || j.Args.Read { // read, maybe, by a worker that died before it could say so
		r, _, err := h.f.Objects.result(ctx, key)
		if err != nil && !errors.Is(err, errDamaged) {
			return h.trouble(ctx, j, log, storeAway(err))
		}
		if r != nil {
			log.Info("kept")
			span.AddEvent("kept")
			resulted(span, &r.Outcome)
			return h.done(ctx, &r.Outcome)
		}
	}
	to := borrow()
	defer to.giveBack()
	result, err := h.read(ctx, j, log, to)
	switch {
	case errors.Is(err, errEnding):
		return river.JobSnooze(0)
	case errors.Is(err, errSlow):
		if err := h.slowly(ctx, j); err != nil {
			return h.trouble(ctx, j, log, err)
		}
		log.Info("slow")
		span.AddEvent("slow")
		return river.JobSnooze(0)
	case err != nil && h.ending(ctx):
		return river.JobSnooze(0)
	case err != nil:
		return h.trouble(ctx, j, log, err)
	case result.Failure != nil && result.Failure.Alone() && j.Attempt < 2:
		resulted(span, &result)
		return result.Failure // once more, as extract does: it may have been the machine
	}
	written := h.stage(ctx, "write")
	err = h.f.Objects.keep(ctx, key, to.text, result)
	written(err)
	if err != nil {
		return h.trouble(ctx, j, log, storeAway(err))
	}
	h.well()
	resulted(span, &result)
	log.Info("read", "pages", result.Pages, "seconds", time.Since(began).Seconds(), "failure", idOf(&result))
	return h.done(ctx, &result)
}

func idOf(o *outcome.Outcome) string {
	if o.Failure == nil {
		return ""
	}
	return o.Failure.ID
}

// done ends a job whose result is kept.
func (h *hand) done(ctx context.Context, o *outcome.Outcome) error {
	h.documents.Add(1)
	h.pages.Add(int64(o.Pages))
	if o.Failure != nil {
		h.failed.Add(1)
	}
	h.w.Meters.document(idOf(o), o.Pages)
	return river.RecordOutput(ctx, Result{Failure: idOf(o), Pages: o.Pages, Seconds: o.Seconds})
}

var (
	// errSlow says that a document is not done in the time of the common queue.
	errSlow = errors.New("slow")
	// errEnding says that a document was not begun before the worker ends.
	errEnding = errors.New("ending")
)

// read has a worker process read a document. The error is the machine's.
func (h *hand) read(
	ctx context.Context, j *river.Job[Job], log *slog.Logger, to *sink,
) (outcome.Outcome, error) {
	if j.Attempt > h.w.Tries {
		why := failure.Because(failure.Crash, "given up after %d tries: each ended its worker, or took too long", h.w.Tries)
		log.Warn("given up")
		return outcome.Outcome{Failure: &why}, nil
	}
	fetched := h.stage(ctx, "fetch")
	data, err := h.f.Objects.take(ctx, j.Args.Object)
	fetched(err)
	if gcerrors.Code(err) == gcerrors.NotFound {
		why := failure.Because(failure.Missing, "no such file")
		return outcome.Outcome{Failure: &why}, nil
	}
	if err != nil {
		return outcome.Outcome{}, storeAway(err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != j.Args.SHA256 {
		why := failure.Because(failure.Changed, "the file changed while it was read")
		return outcome.Outcome{Failure: &why}, nil
	}
	var m document.Manifest
	if j.Args.Manifest != nil {
		if err := json.Unmarshal(j.Args.Manifest, &m); err != nil {
			return outcome.Outcome{}, err
		}
	}
	common := j.Queue == h.queue
	pool := h.clients
	if !common {
		pool = h.slow
	}
	var c *worker.Client
	select {
	case c = <-pool:
	case <-h.ended:
		return outcome.Outcome{}, errEnding
	}
	defer func() { pool <- c }()
	c.Timeout = h.w.Timeout
	quick := common && (c.Timeout == 0 || c.Timeout > quickTime)
	if quick {
		c.Timeout = quickTime
	}
	if j.Attempt > 1 {
		c.Close() // what earlier documents left in the worker shall not decide about this one
	}
	done := h.stage(ctx, "read")
	open := func() (io.ReadCloser, int64, error) {
		return io.NopCloser(bytes.NewReader(data)), int64(len(data)), nil
	}
	result, err := c.Do(ctx, worker.Job{Name: j.Args.Name, Manifest: m}, open, to)
	if err == nil && quick && result.Failure != nil && result.Failure.ID == failure.Timeout {
		err = errSlow
	}
	done(err)
	return result, err
}

// slowly puts a job into the queue for what takes its time.
func (h *hand) slowly(ctx context.Context, j *river.Job[Job]) error {
	_, err := h.f.Queue.exec(ctx, `UPDATE river_job SET queue = $1 WHERE id = $2`, h.queue+slowSuffix, j.ID)
	return err
}

// ending reports whether the job shall end because the worker does.
func (h *hand) ending(ctx context.Context) bool { return ctx.Err() != nil }

// trouble puts a job back that could not be done for a reason that is not its document's. The attempt does not count.
func (h *hand) trouble(ctx context.Context, j *river.Job[Job], log *slog.Logger, err error) error {
	if ctx.Err() != nil {
		return river.JobSnooze(0)
	}
	h.mutex.Lock()
	if h.troubles++; h.troubles == 1 {
		h.since = time.Now()
	}
	n, long := h.troubles, time.Since(h.since) > machinePatience
	h.mutex.Unlock()
	log.Warn("machine", "error", WithoutPassword(err))
	trace.SpanFromContext(ctx).SetStatus(codes.Error, WithoutPassword(err))
	h.w.Meters.trouble()
	if n == 1 {
		h.w.Tell(wordsOf(err))
	}
	if n >= machineFailures && long {
		h.stop(finding.Problemf("nothing could be done for %v: %s", machinePatience, wordsOf(err)))
	}
	return river.JobSnooze(min(machinePause<<min(n-1, 10), machinePauseMost))
}

// well notes that the machine does its part.
func (h *hand) well() {
	h.mutex.Lock()
	before := h.troubles
	h.troubles = 0
	h.mutex.Unlock()
	if before > 0 {
		h.w.Tell(finding.Say("it goes on"))
	}
}

// wordsOf gives an error as words.
func wordsOf(err error) finding.Words {
	var p *finding.Problem
	if errors.As(err, &p) {
		return p.Words()
	}
	return finding.Say("%s", WithoutPassword(err))
}

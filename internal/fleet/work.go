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
	"sync"
	"sync/atomic"
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

// Work is how a worker of the fleet works.
type Work struct {
	Jobs      int           // documents at a time
	Slow      int           // of these at most so many that take their time
	Timeout   time.Duration // for one document
	Rescue    time.Duration // after this a job whose worker is gone goes to another one
	Tries     int           // after so many tries a document that ends its workers, or is not done, is given up
	UntilDone bool          // end when the queue of this edition is empty
	NewWorker func() *worker.Client
	ID, Host  string
	Meters    *Meters
	Traces    *Traces
	Tell      func(finding.Words) // says what a person at the terminal must know
}

// Bounds of the work.
const (
	// quickTime is what a document may take in the common queue, where a usual one takes half a second. What takes longer
	// goes to the slow queue, so that it does not hold up the others, and begins anew there: a twentieth of the time
	// that a slow document takes at most.
	quickTime = 15 * time.Second

	// machinePause is how long a job rests whose store or worker process failed; it doubles up to machinePauseMost.
	machinePause     = 2 * time.Second
	machinePauseMost = time.Minute

	// machineFailures ends a worker after so many failures of the machine in a row, over no less than machinePatience:
	// a store that is away for a while is waited for, a disk that stays full needs a person.
	machineFailures = 20
	machinePatience = 5 * time.Minute

	// fetchPause bounds how often River asks for jobs: the next ones are there before those in hand are done, see ahead.
	fetchPause = 20 * time.Millisecond

	// pollPause is how often it asks without being told that there are any: that is all SQLite has. Postgres tells.
	pollPause     = 500 * time.Millisecond
	pollPauseTold = 2 * time.Second

	// seenPause is how often a worker says that it is there, lostAfter when it counts as gone.
	seenPause = 5 * time.Second
	lostAfter = 30 * time.Second
)

// ahead is how many more documents a worker takes than it reads at a time: when one is done, the next one was fetched
// from queue and store already.
func ahead(jobs int) int { return jobs }

// LeastRescue is how long a job may take while its worker is well: one that was taken ahead waits for the one before.
func LeastRescue(timeout time.Duration) time.Duration { return max(timeout, 2*min(timeout, quickTime)) }

// hand does the jobs of one worker of the fleet.
type hand struct {
	river.WorkerDefaults[Job]
	f       *Fleet
	w       *Work
	queue   string
	clients chan *worker.Client // that have nothing to do
	slow    chan *worker.Client // of their own for the slow queue
	stop    context.CancelCauseFunc
	ended   <-chan struct{} // is closed by stop

	documents, failed, pages atomic.Int64
	inHand                   atomic.Int64

	mutex    sync.Mutex
	troubles int       // failures of the machine in a row
	since    time.Time // the first of them
}

// Do works until the context is done, then finishes the documents in hand, but for no longer than a document may take.
func (f *Fleet) Do(ctx context.Context, w *Work) error {
	if err := f.Objects.Probe(ctx, w.ID); err != nil {
		return err
	}
	running, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	h := &hand{f: f, w: w, queue: queueOf(&f.Edition), clients: make(chan *worker.Client, w.Jobs),
		slow: make(chan *worker.Client, w.Slow), stop: stop, ended: running.Done()}
	for _, pool := range []chan *worker.Client{h.clients, h.slow} {
		for range cap(pool) {
			c := w.NewWorker()
			defer c.Close()
			pool <- c
		}
	}
	poll := pollPause
	if f.Queue.postgres {
		poll = pollPauseTold
	}
	workers := river.NewWorkers()
	river.AddWorker(workers, h)
	queues := map[string]river.QueueConfig{h.queue: {MaxWorkers: w.Jobs + ahead(w.Jobs)}}
	if w.Slow > 0 {
		queues[h.queue+slowSuffix] = river.QueueConfig{MaxWorkers: w.Slow}
	}
	c, err := f.start(running, w, &river.Config{
		ID:                          w.ID,
		Queues:                      queues,
		Workers:                     workers,
		Logger:                      f.Log,
		JobTimeout:                  w.Rescue, // River rescues nothing before that time is up
		RescueStuckJobsAfter:        w.Rescue,
		FetchCooldown:               fetchPause,
		FetchPollInterval:           poll,
		CompletedJobRetentionPeriod: -1, // status counts them, and add finds what is done
		DiscardedJobRetentionPeriod: -1,
		CancelledJobRetentionPeriod: -1,
		RetryPolicy:                 soon{},
	})
	if err != nil {
		return err
	}
	var beside sync.WaitGroup
	beside.Go(func() { h.beSeen(running) })
	if w.UntilDone {
		beside.Go(func() { h.untilDone(running) })
	}
	<-running.Done()
	w.Tell(finding.Say("finishing the documents in hand"))
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), max(w.Timeout, quickTime))
	defer cancel()
	if err := c.Stop(ending); err != nil {
		now, cancel := context.WithTimeout(context.WithoutCancel(ctx), quickTime)
		defer cancel()
		c.StopAndCancel(now) // what is left goes to other workers after the rescue time
	}
	beside.Wait()
	h.leave(context.WithoutCancel(ctx))
	if cause := context.Cause(running); ctx.Err() == nil && !errors.Is(cause, errDone) {
		return cause
	}
	return nil
}

// start starts a client of River. A database that goes away just then is waited for, as later.
func (f *Fleet) start(ctx context.Context, w *Work, config *river.Config) (client, error) {
	began := time.Now()
	for told := false; ; told = true {
		c, err := f.Queue.client(config)
		if err != nil {
			return nil, err
		}
		// what is in hand when the work ends is finished
		if err = c.Start(context.WithoutCancel(ctx)); err == nil {
			return c, nil
		}
		if ctx.Err() != nil || time.Since(began) > machinePatience {
			return nil, finding.Problemf("the database: %s", WithoutPassword(err))
		}
		if !told {
			w.Tell(finding.Say("the database does not answer; waiting for it: %s", WithoutPassword(err)))
		}
		select {
		case <-ctx.Done():
		case <-time.After(machinePause):
		}
	}
}

var errDone = errors.New("all is done")

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

// untilDone ends the work when no job of the edition is left, here or with other workers.
func (h *hand) untilDone(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pollPause):
		}
		if h.inHand.Load() > 0 {
			continue
		}
		left, err := h.f.Queue.anyLeft(ctx, h.queue)
		if err == nil && !left {
			h.stop(errDone)
			return
		}
	}
}

// beSeen says now and then that this worker is there, and how fast it is. When the database does not take it, that is
// told, once.
func (h *hand) beSeen(ctx context.Context) {
	started := time.Now()
	const window = 12 // of seenPause: a minute
	var before []int64
	away := false
	for {
		n := h.documents.Load()
		before = append(before, n)
		if len(before) > window+1 {
			before = before[1:]
		}
		rate := 0.0
		if steps := len(before) - 1; steps > 0 {
			rate = float64(n-before[0]) / (time.Duration(steps) * seenPause).Seconds()
		}
		limited, cancel := context.WithTimeout(ctx, seenPause)
		_, err := h.f.Queue.exec(limited, `INSERT INTO gongkai_worker
			(id, host, jobs, started, seen, documents, failed, pages, per_second)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
			ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, documents = excluded.documents,
			failed = excluded.failed, pages = excluded.pages, per_second = excluded.per_second`,
			h.w.ID, h.w.Host, h.w.Jobs, started.Unix(), time.Now().Unix(), n, h.failed.Load(), h.pages.Load(), rate)
		cancel()
		switch {
		case ctx.Err() != nil:
		case err != nil && !away:
			away = true
			h.w.Tell(finding.Say("the database does not answer; waiting for it: %s", WithoutPassword(err)))
		case err == nil && away:
			away = false
			h.w.Tell(finding.Say("the database is back"))
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(seenPause):
		}
	}
}

// leave says that this worker is no more.
func (h *hand) leave(ctx context.Context) {
	limited, cancel := context.WithTimeout(ctx, seenPause)
	defer cancel()
	h.f.Queue.exec(limited, `DELETE FROM gongkai_worker WHERE id = $1`, h.w.ID) // else it counts as gone soon
}

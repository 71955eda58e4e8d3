package fleet

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/riverqueue/river"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/worker"
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

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
	"slices"
	"strings"
	"sync"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"gongkai/extract/finding"
	"gongkai/internal/bulk"
	"gongkai/internal/bulk/input"
	"gongkai/normalize/corrections"
)

// jobsAtOnce is how many jobs go into the queue by one statement: Postgres takes as long for one as for many.
const jobsAtOnce = 500

// Added says what came of an addition.
type Added struct {
	Inputs int `json:"inputs"`
	Failed int `json:"failed"` // have no bytes to read
	Same   int `json:"same"`   // have the bytes of another
	Queued int `json:"queued"` // new jobs
	Known  int `json:"known"`  // documents that are in the queue, or done, already
}

// Add puts files into the store and a job for each document into the queue. Priority is 1 for the most urgent to 4.
// Add can be interrupted, and done again.
func (f *Fleet) Add(
	ctx context.Context, items []input.Item, priority, parallel int, progress bulk.Progress,
) (Added, error) {
	before, err := f.Objects.lists(ctx)
	if err != nil {
		return Added{}, storeAway(err)
	}
	given, err := bulk.Inputs(ctx, items, &bulk.Options{Jobs: parallel, Progress: progress})
	if err != nil {
		return Added{}, err
	}
	if err := f.sources.trouble(); err != nil { // what a store does not give now is not to count as missing
		return Added{}, err
	}
	added, documents, fresh := sortOut(before, given)
	there, err := f.Objects.present(ctx, inputsPrefix, len(documents))
	if err != nil {
		return added, storeAway(err)
	}
	read, err := f.Objects.present(ctx, resultsPrefix, len(documents))
	if err != nil {
		return added, storeAway(err)
	}
	u := &upload{f, priority, parallel, progress, there, read}
	c, err := f.Queue.client(&river.Config{Logger: quiet})
	if err != nil {
		return added, err
	}
	progress.Begin("adding", len(documents))
	defer progress.End()
	for len(documents) > 0 {
		n := min(jobsAtOnce, len(documents))
		jobs, err := u.do(ctx, documents[:n])
		if err != nil {
			return added, err
		}
		results, err := c.InsertMany(ctx, jobs)
		if err != nil {
			return added, err
		}
		for _, r := range results {
			if r.UniqueSkippedAsDuplicate {
				added.Known++
			} else {
				added.Queued++
			}
		}
		if err := f.adopt(ctx, results); err != nil {
			return added, err
		}
		documents = documents[n:]
	}
	if len(fresh) == 0 {
		return added, nil
	}
	return added, f.Objects.list(ctx, fresh)
}

// wanted is a document that shall have a job: the first input of the fleet with its bytes, whose name and manifest the
// document bears, and one that can be opened.
type wanted struct {
	first, open *input.Item
	sha256      string
}

// sortOut holds what is given against what was added before. Fresh are the inputs that are new. Documents that are
// known are wanted, too: another edition of the program has no job for them yet.
func sortOut(before []input.Item, given []bulk.Input) (added Added, documents []wanted, fresh []bulk.Input) {
	listed := map[[2]string]bool{}
	first := map[string]*input.Item{}
	for i := range before {
		it := &before[i]
		sum, _ := it.Sum() // "" for one without bytes, as given ones have it
		listed[[2]string{it.Path, sum}] = true
		if first[sum] == nil {
			first[sum] = it
		}
	}
	added.Inputs = len(given)
	for _, in := range given {
		if !listed[[2]string{in.Item.Path, in.SHA256}] {
			fresh = append(fresh, in)
		}
		switch {
		case in.Failure != nil:
			added.Failed++
		case in.Same:
			added.Same++
		case first[in.SHA256] != nil:
			documents = append(documents, wanted{first[in.SHA256], in.Item, in.SHA256})
		default:
			documents = append(documents, wanted{in.Item, in.Item, in.SHA256})
		}
	}
	return added, documents, fresh
}

// upload puts the bytes of documents into the store.
type upload struct {
	*Fleet
	priority, parallel int
	progress           bulk.Progress
	inputs, results    map[string]bool // that are in the store, see Objects.present
}

// do uploads documents and gives the jobs for them.
func (u *upload) do(ctx context.Context, documents []wanted) ([]river.InsertManyParams, error) {
	jobs := make([]river.InsertManyParams, len(documents))
	errs := make([]error, len(documents))
	slots := make(chan struct{}, u.parallel)
	var all sync.WaitGroup
	for i := range documents {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			if errs[i] = ctx.Err(); errs[i] == nil {
				jobs[i], errs[i] = u.job(ctx, &documents[i])
			}
			u.progress.Step(bulk.Step{Failed: errs[i] != nil})
		})
	}
	all.Wait()
	return jobs, errors.Join(errs...)
}

// job puts the bytes of one document into the store and gives its job.
func (u *upload) job(ctx context.Context, d *wanted) (river.InsertManyParams, error) {
	queue := queueOf(&u.Edition)
	object, there := u.sources.inPlace(d.open), true
	var err error
	if object == "" {
		object = inputObject(d.sha256)
		if there, err = u.Objects.has(ctx, u.inputs, object); err != nil {
			return river.InsertManyParams{}, storeAway(err)
		}
	}
	if !there {
		data, err := read(d.open)
		if sum := sha256.Sum256(data); err == nil && hex.EncodeToString(sum[:]) != d.sha256 {
			err = finding.Problemf("%s: the file changed while it was read", d.open.Path)
		}
		if err != nil {
			return river.InsertManyParams{}, err
		}
		if err := u.Objects.put(ctx, object, data); err != nil {
			return river.InsertManyParams{}, storeAway(err)
		}
		if isScan(data) {
			queue += slowSuffix
		}
	}
	key := u.Edition.Key(d.first, d.sha256)
	job := Job{SHA256: key.SHA256, Edition: key.Edition, Name: d.first.Name(), Object: object}
	if job.Read, err = u.Objects.has(ctx, u.results, resultObject(key)); err != nil {
		return river.InsertManyParams{}, storeAway(err)
	}
	if d.first.Manifest != nil {
		if job.Manifest, err = json.Marshal(d.first.Manifest); err != nil {
			return river.InsertManyParams{}, err
		}
	}
	return river.InsertManyParams{Args: job, InsertOpts: &river.InsertOpts{
		Queue: queue, Priority: u.priority, MaxAttempts: manyAttempts, UniqueOpts: river.UniqueOpts{ByArgs: true},
	}}, nil
}

// Unused gives the corrections that belong to no input of the fleet.
func (f *Fleet) Unused(ctx context.Context) (corrections.Set, error) {
	items, err := f.Objects.lists(ctx)
	if err != nil {
		return nil, storeAway(err)
	}
	known := map[string]bool{}
	for i := range items {
		sum, _ := items[i].Sum() // "" for one without bytes
		known[sum] = true
	}
	return slices.DeleteFunc(slices.Clone(f.Edition.Corrections),
		func(d corrections.Document) bool { return known[d.SHA256] }), nil
}

// adopt brings jobs that wait in the queue of another edition to this one. They have the key of a document of this
// edition, so what comes of them is the same: the editions differ in the corrections of other documents.
func (f *Fleet) adopt(ctx context.Context, results []*rivertype.JobInsertResult) error {
	queue := queueOf(&f.Edition)
	for _, r := range results {
		if !r.UniqueSkippedAsDuplicate || strings.TrimSuffix(r.Job.Queue, slowSuffix) == queue ||
			r.Job.FinalizedAt != nil {
			continue
		}
		to := queue
		if strings.HasSuffix(r.Job.Queue, slowSuffix) {
			to += slowSuffix
		}
		_, err := f.Queue.exec(ctx, `UPDATE river_job SET queue = $1 WHERE id = $2
			AND state IN ('available', 'retryable', 'scheduled', 'pending')`, to, r.Job.ID)
		if err != nil {
			return err
		}
	}
	return nil
}

// manyAttempts is more than a job ever takes: when a document is given up is for the worker to say, which then keeps
// why.
const manyAttempts = 1000

// read gives the bytes of an input.
func read(it *input.Item) ([]byte, error) {
	r, _, err := it.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var b bytes.Buffer
	_, err = io.Copy(&b, r)
	return b.Bytes(), err
}

// quiet is for clients of River that only insert.
var quiet = slog.New(slog.DiscardHandler)

// storeAway says that the store does not take or give an object.
func storeAway(err error) error {
	return finding.Problemf("the store: %s", WithoutPassword(err))
}

package fleet

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/riverqueue/river"

	"gongkai/internal/bulk/store"
)

// Status is how far a fleet is.
type Status struct {
	Waiting  int            `json:"waiting"` // for a worker
	Slow     int            `json:"slow"`    // of these in the queue for what takes its time
	Running  int            `json:"running"`
	Done     int            `json:"done"` // with their failures
	Failures map[string]int `json:"failures"`
	Other    int            `json:"other_editions"` // jobs that wait for another version, other forms or options
	Pages    int            `json:"pages"`
	Workers  []Seen         `json:"workers"`
	Rate     float64        `json:"per_second"`
	Left     float64        `json:"seconds_left"` // 0 where that is not known
}

// Seen is a worker, as it last said.
type Seen struct {
	ID        string  `json:"id"`
	Host      string  `json:"host"`
	Jobs      int     `json:"jobs"`
	Seconds   int64   `json:"seconds"`  // since it started
	Ago       int64   `json:"seen_ago"` // seconds since it last said so
	Gone      bool    `json:"gone"`
	Documents int     `json:"documents"`
	Failed    int     `json:"failed"`
	Pages     int     `json:"pages"`
	Rate      float64 `json:"per_second"`
}

// Status asks how far the fleet is with this edition.
func (f *Fleet) Status(ctx context.Context) (*Status, error) {
	s := &Status{Failures: map[string]int{}, Workers: []Seen{}}
	queue := queueOf(&f.Edition)
	rows, err := f.Queue.query(ctx, `SELECT queue, state, count(*) FROM river_job WHERE kind = $1 GROUP BY queue, state`,
		Job{}.Kind())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name, state string
		var n int
		if err := rows.Scan(&name, &state, &n); err != nil {
			return nil, err
		}
		final := state == "completed" || state == "discarded" || state == "cancelled"
		slow := name == queue+slowSuffix
		switch {
		case name != queue && !slow:
			if !final {
				s.Other += n
			}
		case final:
			s.Done += n
		case state == "running":
			s.Running += n
		default:
			s.Waiting += n
			if slow {
				s.Slow += n
			}
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if err := f.failures(ctx, queue, s); err != nil {
		return nil, err
	}
	if err := f.workers(ctx, s); err != nil {
		return nil, err
	}
	if left := s.Waiting + s.Running; s.Rate > 0 {
		s.Left = float64(left) / s.Rate
	}
	return s, nil
}

func (f *Fleet) failures(ctx context.Context, queue string, s *Status) error {
	rows, err := f.Queue.query(ctx, `SELECT coalesce(`+f.Queue.output("failure")+`, ''), count(*),
		coalesce(sum(CAST(`+f.Queue.output("pages")+` AS integer)), 0)
		FROM river_job WHERE state = 'completed' AND queue IN ($1, $2) GROUP BY 1`, queue, queue+slowSuffix)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var n, pages int
		if err := rows.Scan(&id, &n, &pages); err != nil {
			return err
		}
		s.Pages += pages
		if id != "" {
			s.Failures[id] = n
		}
	}
	return rows.Err()
}

func (f *Fleet) workers(ctx context.Context, s *Status) error {
	rows, err := f.Queue.query(ctx, `SELECT id, host, jobs, started, seen, documents, failed, pages, per_second
		FROM gongkai_worker ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	now := time.Now().Unix()
	for rows.Next() {
		var w Seen
		var started, seen int64
		err := rows.Scan(&w.ID, &w.Host, &w.Jobs, &started, &seen, &w.Documents, &w.Failed, &w.Pages, &w.Rate)
		if err != nil {
			return err
		}
		w.Seconds, w.Ago = seen-started, now-seen
		if w.Gone = w.Ago > int64(lostAfter.Seconds()); !w.Gone {
			s.Rate += w.Rate
		}
		s.Workers = append(s.Workers, w)
	}
	return rows.Err()
}

// unfinished counts the jobs of a queue, and of the slow one beside it, that are not done.
func (q *Queue) unfinished(ctx context.Context, queue string) (int, error) {
	var n int
	rows, err := q.query(ctx, `SELECT count(*) FROM river_job
		WHERE state NOT IN ('completed', 'discarded', 'cancelled') AND queue IN ($1, $2)`, queue, queue+slowSuffix)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&n); err != nil {
			return 0, err
		}
	}
	return n, rows.Err()
}

// anyLeft reports whether a queue, or the slow one beside it, has jobs that are not done. Each worker asks that again
// and again; the index of River by state and queue answers it, however many are done.
func (q *Queue) anyLeft(ctx context.Context, queue string) (bool, error) {
	var any bool
	err := q.db.QueryRowContext(ctx, q.adapt(`SELECT EXISTS (SELECT 1 FROM river_job
		WHERE state IN ('running', 'available', 'retryable', 'scheduled', 'pending') AND queue IN ($1, $2))`),
		queue, queue+slowSuffix).Scan(&any)
	return any, err
}

// Retry queues documents of this edition again that failed for a reason, by its id; "" for any.
func (f *Fleet) Retry(ctx context.Context, reason string) (int, error) {
	queue := queueOf(&f.Edition)
	rows, err := f.Queue.query(ctx, `SELECT id, `+f.Queue.args()+` FROM river_job WHERE state IN ('completed', 'discarded', 'cancelled')
		AND queue IN ($1, $2) AND coalesce(`+f.Queue.output("failure")+`, '') <> ''
		AND ($3 = '' OR `+f.Queue.output("failure")+` = $4)`, queue, queue+slowSuffix, reason, reason)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	type failed struct {
		id  int64
		job Job
	}
	var all []failed
	for rows.Next() {
		var one failed
		var args string
		if err := rows.Scan(&one.id, &args); err != nil {
			return 0, err
		}
		if err := json.NewDecoder(strings.NewReader(args)).Decode(&one.job); err != nil {
			return 0, err
		}
		all = append(all, one)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil { // SQLite has one connection, which the next step needs
		return 0, err
	}
	c, err := f.Queue.client(&river.Config{Logger: quiet})
	if err != nil {
		return 0, err
	}
	for i, one := range all {
		// First the record goes: a worker takes the job for done as long as there is one.
		if err := f.Objects.forget(ctx, store.Key{SHA256: one.job.SHA256, Edition: one.job.Edition}); err != nil {
			return i, storeAway(err)
		}
		// The tries are counted anew.
		if _, err := f.Queue.exec(ctx, `UPDATE river_job SET attempt = 0 WHERE id = $1`, one.id); err != nil {
			return i, err
		}
		if _, err := c.JobRetry(ctx, one.id); err != nil {
			return i, err
		}
	}
	return len(all), nil
}

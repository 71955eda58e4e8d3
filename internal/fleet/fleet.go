package fleet

import (
	"context"
	"errors"
	"log/slog"

	"gongkai/internal/bulk"
)

// Fleet is a queue and a store, for documents of one edition.
type Fleet struct {
	Queue   *Queue
	Objects *Objects
	Edition bulk.Edition
	Log     *slog.Logger // of what goes on, for machines

	sources *Sources // of inputs to add; nil for files alone
}

// Open opens queue and store of a fleet that there is.
func Open(ctx context.Context, db, objects string, log *slog.Logger) (*Fleet, error) {
	q, err := OpenQueue(ctx, db, false)
	if err != nil {
		return nil, err
	}
	o, err := OpenObjects(ctx, objects, false)
	if err == nil {
		err = q.Check(ctx)
	}
	f := &Fleet{Queue: q, Objects: o, Log: log}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Init makes a fleet, or brings an older one up to date.
func Init(ctx context.Context, db, objects string) error {
	q, err := OpenQueue(ctx, db, true)
	if err != nil {
		return err
	}
	defer q.Close()
	o, err := OpenObjects(ctx, objects, true)
	if err != nil {
		return err
	}
	defer o.Close()
	if err := o.Probe(ctx, "init"); err != nil {
		return err
	}
	return q.Init(ctx)
}

// Close closes queue and store.
func (f *Fleet) Close() error {
	err := f.Queue.Close()
	if f.Objects != nil {
		err = errors.Join(err, f.Objects.Close())
	}
	return err
}

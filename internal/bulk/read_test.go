package bulk

import (
	"context"
	"errors"
	"strings"
	"testing"

	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/store"
	"gongkai/internal/bulk/worker"
)

// TestReadLendsTheWorker: a worker is free for the next document when it has read one, whatever comes of that.
func TestReadLendsTheWorker(t *testing.T) {
	s, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	free := make(chan *worker.Client, 1)
	only := &worker.Client{}
	free <- only
	gone := input.Item{Path: "gone.pdf", Err: errors.New("gone")}
	edition := Edition{}
	for range 3 { // it would wait for ever for a worker that is not given back
		d := &file{item: &gone, sum: strings.Repeat("0", 64)}
		result, err := read(context.Background(), s, free, d, edition.Key(d.item, d.sum), true)
		if err != nil || result.Failure == nil {
			t.Fatalf("%+v, %v", result, err)
		}
		if len(free) != 1 {
			t.Fatal("the worker is not given back")
		}
	}
}

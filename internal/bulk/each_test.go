package bulk

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func TestEach(t *testing.T) {
	for _, jobs := range []int{1, 2, 7} {
		for _, ahead := range []int{1, 3, 100} {
			var got []int
			var begun, delivered atomic.Int64
			work := func(_ context.Context, slot, i int) (int, error) {
				if slot < 0 || slot >= jobs {
					t.Errorf("slot %d of %d", slot, jobs)
				}
				if wait := begun.Add(1) - delivered.Load(); wait > int64(max(ahead, jobs))+1 {
					t.Errorf("%d pieces wait, with %d jobs and %d ahead", wait, jobs, ahead)
				}
				time.Sleep(time.Duration(rand.IntN(100)) * time.Microsecond)
				return i * i, nil
			}
			err := each(context.Background(), jobs, 50, ahead, work, func(i, square int) error {
				delivered.Add(1)
				if square != i*i {
					t.Errorf("%d gives %d", i, square)
				}
				got = append(got, i)
				return nil
			})
			if err != nil || len(got) != 50 || !slices.IsSorted(got) {
				t.Errorf("%d jobs: %v, %v", jobs, got, err)
			}
		}
	}
}

func TestEachEnds(t *testing.T) {
	broken := errors.New("broken")
	forever := func(ctx context.Context, _, i int) (int, error) {
		if i == 3 {
			return 0, broken
		}
		return i, nil
	}
	if err := each(context.Background(), 3, 1000, 5, forever, func(int, int) error { return nil }); err != broken {
		t.Errorf("a piece that fails: %v", err)
	}
	fine := func(_ context.Context, _, i int) (int, error) { return i, nil }
	delivered := 0
	err := each(context.Background(), 3, 1000, 5, fine, func(i, _ int) error {
		if delivered++; i == 10 {
			return broken
		}
		return nil
	})
	if err != broken || delivered != 11 {
		t.Errorf("a delivery that fails: %v after %d", err, delivered)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err = each(ctx, 3, 1000, 5, fine, func(i, _ int) error {
		if i == 10 {
			cancel()
		}
		return nil
	})
	if err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
	if err := each(context.Background(), 3, 0, 5, fine, func(int, int) error { return nil }); err != nil {
		t.Errorf("nothing to do: %v", err)
	}
}

func TestShard(t *testing.T) {
	for _, s := range []string{"", "1", "0/2", "3/2", "1/2/3", "a/b", "-1/2", "1/0"} {
		if got, err := ParseShard(s); err == nil {
			t.Errorf("%q is %v", s, got)
		}
	}
	parts := make([]int, 3)
	for i := range 3000 {
		sum := make([]byte, 64)
		for k := range sum {
			sum[k] = "0123456789abcdef"[rand.IntN(16)]
		}
		if i%10 == 0 {
			sum = nil // no bytes, but a path
		}
		n := 0
		for p := range parts {
			s, err := ParseShard([]string{"1/3", "2/3", "3/3"}[p])
			if err != nil {
				t.Fatal(err)
			}
			if s.has(string(sum), "some path") {
				parts[p]++
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s is in %d parts", sum, n)
		}
	}
	if min(parts[0], parts[1], parts[2]) < 800 {
		t.Errorf("parts of %v", parts)
	}
}

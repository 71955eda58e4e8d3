package fleet

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"gongkai/internal/bulk/worker"
)

// TestFullDisk: a store on a disk that is full waits until there is room, and no document pays for it. It takes root to
// make such a disk.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skip("no disk can be made here: ", err)
	}
	defer syscall.Unmount(dir, syscall.MNT_DETACH)
	f := made(t)
	f.Objects.Close()
	var err error
	if f.Objects, err = OpenObjects(t.Context(), filepath.Join(dir, "store"), true); err != nil {
		t.Fatal(err)
	}
	f.mustAdd(t, files(t, map[string]string{"a.pdf": "one", "b.pdf": "two"}))
	filler := filepath.Join(dir, "filler")
	fill := func() {
		if os.WriteFile(filler, make([]byte, 512<<10), 0o666) == nil {
			t.Error("the disk is not full")
		}
	}
	fill()
	if err := f.Do(t.Context(), &Work{ID: "full"}); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("a worker that starts: %v", err)
	}
	empty := func() {
		if err := os.Remove(filler); err != nil {
			t.Error(err)
		}
	}
	empty()
	var once sync.Once
	said := f.mustWork(t, func(w *Work) {
		w.NewWorker = func() *worker.Client { // it is called after the probe of the store
			once.Do(func() {
				fill()
				time.AfterFunc(3*time.Second, empty)
			})
			return newClient()
		}
	})
	if all := strings.Join(said, "\n"); !strings.Contains(all, "no space left") || !strings.Contains(all, "it goes on") {
		t.Errorf("said %q", said)
	}
	if s, err := f.Status(t.Context()); err != nil || len(s.Failures) > 0 || s.Done != 2 {
		t.Errorf("%+v, %v; said %q", s, err, said)
	}
}

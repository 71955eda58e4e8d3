package fleet

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/store"
)

// TestPacked: a result comes back as it was, and a changed byte of it is noticed.
func TestPacked(t *testing.T) {
	why := failure.Because(failure.Scan, "only scanned pages")
	for _, c := range []struct {
		document string
		outcome  outcome.Outcome
	}{
		{"{\n  \"a\": 1\n}\n", outcome.Outcome{Pages: 2}},
		{"no line feed at its end", outcome.Outcome{Form: "a\nb"}},
		{"", outcome.Outcome{Failure: &why}},
	} {
		want := store.Record{SHA256: "s", Edition: "e", Size: int64(len(c.document)), Outcome: c.outcome}
		object, err := packed(&want, []byte(c.document), nil)
		if err != nil {
			t.Fatal(err)
		}
		r, document, err := unpacked(object)
		if err != nil || string(document) != c.document || fmt.Sprint(*r) != fmt.Sprint(want) && c.outcome.Failure == nil {
			t.Errorf("%q: %q, %+v, %v", c.document, document, r, err)
		}
		for i := range object {
			broken := bytes.Clone(object)
			broken[i] ^= 1
			if _, _, err := unpacked(broken); !errors.Is(err, errDamaged) {
				t.Errorf("byte %d of %d: %v", i, len(object), err)
			}
			if _, _, err := unpacked(object[:i]); !errors.Is(err, errDamaged) {
				t.Errorf("%d bytes of %d: %v", i, len(object), err)
			}
		}
	}
}

// TestPresent: what is in the store is listed where that is quicker than to ask for each object.
func TestPresent(t *testing.T) {
	o, err := OpenObjects(t.Context(), t.TempDir(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	for i := range 150 {
		if err := o.put(t.Context(), fmt.Sprintf("%sx%d", inputsPrefix, i), []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	for few, want := range map[int]bool{1: false, 2: true} {
		names, err := o.present(t.Context(), inputsPrefix, few)
		if err != nil || (names != nil) != want || want && len(names) != 150 {
			t.Errorf("%d: %d names, %v", few, len(names), err)
		}
		for object, there := range map[string]bool{inputsPrefix + "x149": true, inputsPrefix + "y": false} {
			if got, err := o.has(t.Context(), names, object); got != there || err != nil {
				t.Errorf("%d: %s: %v, %v", few, object, got, err)
			}
		}
	}
}

// TestQueueLost: where the queue is gone and the store is there, nothing is read again but what is damaged there.
func TestQueueLost(t *testing.T) {
	f := made(t)
	items := files(t, map[string]string{"a.pdf": "one", "b.pdf": "two"})
	f.mustAdd(t, items)
	for i := range items {
		s, err := items[i].Sum()
		if err != nil {
			t.Fatal(err)
		}
		key := f.Edition.Key(&items[i], s)
		if items[i].Name() == "b.pdf" {
			err = f.Objects.put(t.Context(), resultObject(key), []byte("nothing of worth"))
		} else {
			err = f.Objects.keep(t.Context(), key, []byte("written before\n"), outcome.Outcome{Pages: 5})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Queue.Drop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := f.Queue.Init(t.Context()); err != nil {
		t.Fatal(err)
	}
	if added := f.mustAdd(t, items); added.Queued != 2 {
		t.Errorf("%+v", added)
	}
	f.mustWork(t, nil)
	dir := t.TempDir()
	f.mustCollect(t, dir)
	all := texts(t, filepath.Join(dir, store.DocumentsFolder))
	if !bytes.Contains(all, []byte("written before")) || !bytes.Contains(all, []byte(`"text":"two"`)) {
		t.Errorf("%s", all)
	}
}

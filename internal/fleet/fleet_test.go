package fleet

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"gongkai/extract/finding"
	"gongkai/internal/bulk"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/store"
	"gongkai/internal/bulk/worker"
	"gongkai/internal/fleet/bridge"
)

// TestMain lets the test serve as its own worker process.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == bridge.WorkerCommand {
		prepare := func(worker.Setup) (worker.Work, error) { return pretend, nil }
		if worker.Serve(os.Stdin, os.Stdout, prepare, func() { os.Exit(0) }) != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// pretend reads a file that says what shall come of it.
func pretend(data []byte, j worker.Job, _ func()) ([]byte, outcome.Outcome, error) {
	o := outcome.Outcome{SHA256: sum(data), Pages: 2, Bytes: int64(len(data)), Form: "made-up"}
	switch text := string(data); {
	case strings.HasPrefix(text, "scan"):
		return nil, o, failure.Because(failure.Scan, "only scanned pages")
	case strings.HasPrefix(text, "panic"):
		panic("on purpose")
	case strings.HasPrefix(text, "exit"):
		os.Exit(7)
	case strings.HasPrefix(text, "sleep"):
		time.Sleep(time.Hour)
	}
	text, err := json.Marshal(map[string]any{"name": j.Name, "manifest": j.Manifest, "text": string(data)})
	return append(text, '\n'), o, err
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

func newClient() *worker.Client {
	return &worker.Client{Timeout: 3 * time.Second,
		Command: func() *exec.Cmd { return exec.Command(os.Args[0], bridge.WorkerCommand) }}
}

// idle is a progress that nobody sees.
type idle struct{}

func (idle) Begin(string, int) {}
func (idle) Step(bulk.Step)    {}
func (idle) End()              {}

// made gives a new fleet on SQLite and a folder.
func made(t *testing.T) *Fleet {
	t.Helper()
	dir := t.TempDir()
	db, objects := filepath.Join(dir, "queue.db"), filepath.Join(dir, "store")
	if err := Init(t.Context(), db, objects); err != nil {
		t.Fatal(err)
	}
	f, err := Open(t.Context(), db, objects, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	f.Edition = bulk.Edition{Program: "test", Format: "1", Forms: "f"}
	return f
}

// files writes files of these texts and gives them as inputs.
func files(t *testing.T, texts map[string]string) []input.Item {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return list(t, dir)
}

func list(t *testing.T, operands ...string) []input.Item {
	t.Helper()
	items, _, err := input.List(t.Context(), input.Request{Operands: operands})
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func (f *Fleet) mustAdd(t *testing.T, items []input.Item) Added {
	t.Helper()
	added, err := f.Add(t.Context(), items, 2, 2, idle{})
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// mustWork works until nothing is left, but for no longer than a minute.
func (f *Fleet) mustWork(t *testing.T, change func(*Work)) []string {
	t.Helper()
	var said []string
	w := &Work{Jobs: 2, Slow: 1, Timeout: 3 * time.Second, Rescue: 5 * time.Second, Tries: 3, UntilDone: true,
		NewWorker: newClient, ID: fmt.Sprint("test-", time.Now().UnixNano()), Host: "here",
		Tell: func(w finding.Words) { said = append(said, w.String()) }}
	if change != nil {
		change(w)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := f.Do(ctx, w); err != nil {
		t.Fatal(err)
	}
	if ctx.Err() != nil {
		s, err := f.Status(t.Context())
		t.Fatalf("not done in a minute: %+v, %v; said %q", s, err, said)
	}
	return said
}

func (f *Fleet) mustCollect(t *testing.T, dir string) int {
	t.Helper()
	_, kept, err := f.Collect(t.Context(), dir, &bulk.Options{Jobs: 3, Progress: idle{},
		Tell: func(string, *outcome.Outcome) {}})
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// alone reads the same inputs as a run on one machine does.
func (f *Fleet) alone(t *testing.T, dir string, items []input.Item) {
	t.Helper()
	_, _, err := bulk.Run(t.Context(), dir, items, &bulk.Options{Jobs: 2, Edition: f.Edition, NewWorker: newClient,
		Progress: idle{}, Tell: func(string, *outcome.Outcome) {}})
	if err != nil {
		t.Fatal(err)
	}
}

var clock = regexp.MustCompile(`"(seconds|memory)":[0-9.e+-]+`)

// same holds two folders against each other, but for what a clock says.
func same(t *testing.T, want, got string) {
	t.Helper()
	names := map[string]bool{}
	for _, dir := range []string{want, got} {
		filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				name, _ := filepath.Rel(dir, path)
				names[name] = true
			}
			return err
		})
	}
	if len(names) < 4 {
		t.Errorf("only %v", names)
	}
	for name := range names {
		a, err := os.ReadFile(filepath.Join(want, name))
		b, err2 := os.ReadFile(filepath.Join(got, name))
		if a, b = clock.ReplaceAll(a, nil), clock.ReplaceAll(b, nil); err != nil || err2 != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs (%v, %v):\n%s\n%s", name, err, err2, a, b)
		}
	}
}

// TestWhole: what a fleet collects is what a run on one machine writes, of documents, failures, copies and what is not
// there; added in two steps, too.
func TestWhole(t *testing.T) {
	f := made(t)
	first := files(t, map[string]string{"a.pdf": "one", "b.pdf": "two", "c.pdf": "scan of a paper", "d.pdf": "one",
		"e.pdf": "panic", "f.pdf": "exit"})
	second := append(files(t, map[string]string{"g.pdf": "two", "h.pdf": "three"}), list(t, "no-such-file.pdf")...)
	if added := f.mustAdd(t, first); added != (Added{Inputs: 6, Same: 1, Queued: 5}) {
		t.Errorf("first: %+v", added)
	}
	if added := f.mustAdd(t, second); added != (Added{Inputs: 3, Failed: 1, Queued: 1, Known: 1}) {
		t.Errorf("second: %+v", added)
	}
	if added := f.mustAdd(t, first); added != (Added{Inputs: 6, Same: 1, Known: 5}) {
		t.Errorf("again: %+v", added)
	}
	_, _, err := f.Collect(t.Context(), t.TempDir(), &bulk.Options{Jobs: 1, Progress: idle{}})
	if err == nil || !strings.Contains(err.Error(), "6 documents are in the queue") {
		t.Errorf("too early: %v", err)
	}
	f.mustWork(t, nil)
	got, want := t.TempDir(), t.TempDir()
	f.mustCollect(t, got)
	f.alone(t, want, append(first, second...))
	same(t, want, got)
	if kept := f.mustCollect(t, got); kept != 3 {
		t.Errorf("kept %d", kept)
	}
	same(t, want, got)
	s, err := f.Status(t.Context())
	if err != nil || s.Done != 6 || s.Waiting+s.Running != 0 || s.Failures["scan"] != 1 || s.Failures["internal"] != 1 ||
		s.Failures["crash"] != 1 || len(s.Failures) != 3 {
		t.Errorf("%+v, %v", s, err)
	}
	if n, err := f.Retry(t.Context(), failure.Scan); n != 1 || err != nil {
		t.Errorf("retry: %d, %v", n, err)
	}
	f.mustWork(t, nil)
	f.mustCollect(t, got)
	same(t, want, got)
}

// TestRescue: the documents of a worker that died go to another one, and what it had written is not read again.
func TestRescue(t *testing.T) {
	f := made(t)
	items := files(t, map[string]string{"a.pdf": "one", "b.pdf": "two"})
	f.mustAdd(t, items)
	for i := range items { // one of them was written, but the job did not end
		if items[i].Name() == "a.pdf" {
			s, err := items[i].Sum()
			if err != nil {
				t.Fatal(err)
			}
			key := f.Edition.Key(&items[i], s)
			if err := f.Objects.keep(t.Context(), key, []byte("written before\n"), outcome.Outcome{Pages: 5}); err != nil {
				t.Fatal(err)
			}
		}
	}
	_, err := f.Queue.exec(t.Context(), `UPDATE river_job SET state = 'running', attempt = 1, attempted_by = jsonb('["dead"]'),
		attempted_at = $1`, time.Now().Add(-time.Hour).UTC().Format("2006-01-02 15:04:05.000"))
	if err != nil {
		t.Fatal(err)
	}
	f.mustWork(t, nil)
	dir := t.TempDir()
	f.mustCollect(t, dir)
	all := texts(t, filepath.Join(dir, store.DocumentsFolder))
	if !bytes.Contains(all, []byte("written before")) || !bytes.Contains(all, []byte(`"text":"two"`)) {
		t.Errorf("%s", all)
	}
}

// texts gives the texts of two documents.
func texts(t *testing.T, dir string) []byte {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(dir, "*", "*.json"))
	if len(names) != 2 {
		t.Errorf("%d documents", len(names))
	}
	var all []byte
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
		}
		all = append(all, text...)
	}
	return all
}

// TestGivenUp: a document whose workers died again and again costs itself alone.
func TestGivenUp(t *testing.T) {
	f := made(t)
	f.mustAdd(t, files(t, map[string]string{"a.pdf": "sleep", "b.pdf": "two"}))
	if _, err := f.Queue.exec(t.Context(), `UPDATE river_job SET attempt = 3 WHERE id = 1 OR id = 2`); err != nil {
		t.Fatal(err)
	}
	f.mustWork(t, nil)
	s, err := f.Status(t.Context())
	if err != nil || s.Failures[failure.Crash] != 2 || s.Done != 2 {
		t.Errorf("%+v, %v", s, err)
	}
}

// TestTimeout: what takes too long is tried once more, then that is its failure, and others are read meanwhile.
func TestTimeout(t *testing.T) {
	f := made(t)
	items := files(t, map[string]string{"a.pdf": "sleep", "b.pdf": "two"})
	f.mustAdd(t, items)
	f.mustWork(t, nil)
	got, want := t.TempDir(), t.TempDir()
	f.mustCollect(t, got)
	f.alone(t, want, items)
	same(t, want, got)
}

// TestMachine: a store that cannot be written is the machine's fault. The document waits, no try is counted, and it
// goes on by itself.
func TestMachine(t *testing.T) {
	f := made(t)
	items := files(t, map[string]string{"a.pdf": "one"})
	f.mustAdd(t, items)
	objects, err := OpenObjects(t.Context(), t.TempDir(), false)
	if err != nil {
		t.Fatal(err)
	}
	f.Objects.Close()
	f.Objects = objects
	s, err := items[0].Sum()
	if err != nil {
		t.Fatal(err)
	}
	if err := objects.put(t.Context(), inputObject(s), []byte("one")); err != nil {
		t.Fatal(err)
	}
	inTheWay := strings.TrimSuffix(resultsPrefix, "/")
	// A file lies where the folder of results belongs.
	if err := objects.put(t.Context(), inTheWay, []byte("in the way")); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(2*time.Second, func() { objects.bucket.Delete(context.Background(), inTheWay) })
	said := f.mustWork(t, nil)
	if all := strings.Join(said, "\n"); !strings.Contains(all, "the store: ") || !strings.Contains(all, "it goes on") {
		t.Errorf("said %q", said)
	}
	if st, err := f.Status(t.Context()); err != nil || len(st.Failures) > 0 || st.Done != 1 {
		t.Errorf("%+v, %v", st, err)
	}
}

// TestVersions: a database of a newer program is refused, one without a fleet is told of.
func TestVersions(t *testing.T) {
	f := made(t)
	if _, err := f.Queue.exec(t.Context(), `UPDATE gongkai_fleet SET version = $1`, tablesVersion+1); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{f.Queue.Check(t.Context()), f.Queue.Init(t.Context())} {
		if err == nil || !strings.Contains(err.Error(), "newer version") {
			t.Errorf("newer: %v", err)
		}
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "none.db"), t.TempDir(), nil); err == nil ||
		!strings.Contains(err.Error(), "fleet init") {
		t.Errorf("none: %v", err)
	}
}

// TestEditions: workers of another edition have nothing to do, and add queues the same files for it.
func TestEditions(t *testing.T) {
	f := made(t)
	items := files(t, map[string]string{"a.pdf": "one"})
	f.mustAdd(t, items)
	f.Edition.Program = "another"
	f.mustWork(t, nil)
	if s, err := f.Status(t.Context()); err != nil || s.Done != 0 || s.Other != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	if added := f.mustAdd(t, items); added.Queued != 1 {
		t.Errorf("%+v", added)
	}
}

// TestDrop leaves nothing.
func TestDrop(t *testing.T) {
	f := made(t)
	f.mustAdd(t, files(t, map[string]string{"a.pdf": "one"}))
	if n, err := f.Objects.Drop(t.Context()); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if err := f.Queue.Drop(t.Context()); err != nil {
		t.Error(err)
	}
	if err := f.Queue.Check(t.Context()); err == nil {
		t.Error("there is still a fleet")
	}
}

func TestScan(t *testing.T) {
	for text, want := range map[string]bool{
		"/XObject /Subtype /Image":        true,
		"/Image /Font":                    false,
		"/Image /ObjStm":                  false, // who knows what is in there
		"/Type /Page":                     false,
		"/Subtype/Image/Filter/DCTDecode": true,
	} {
		if got := isScan([]byte(text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestQuietly(t *testing.T) {
	for address, want := range map[string]string{
		"s3://b?region=x": "s3://b?region=x&response_checksum_validation=when_required",
		"s3://b?response_checksum_validation=when_supported": "s3://b?response_checksum_validation=when_supported",
		"mem://b": "mem://b",
	} {
		if got := quietly(address); got != want {
			t.Errorf("%s: %s", address, got)
		}
	}
}

func TestPassword(t *testing.T) {
	for text, want := range map[string]string{
		"postgres://me:secret@db/x failed":    "postgres://me:…@db/x failed",
		"no password":                         "no password",
		"failed:\n\ta: refused\n\tb: refused": "failed: a: refused b: refused",
	} {
		if got := WithoutPassword(fmt.Errorf("%s", text)); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

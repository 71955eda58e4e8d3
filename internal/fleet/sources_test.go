package fleet

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/bulk/input"
	"gongkai/normalize/corrections"
	"gongkai/schema/address"
)

// zipped gives a ZIP archive of files.
func zipped(t *testing.T, texts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range texts {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSources: objects of the fleet's own store are read where they lie, those of another one are copied; archives are
// looked into; and all of it gives the documents that files do.
func TestSources(t *testing.T) {
	f := made(t)
	other := t.TempDir()
	archive := zipped(t, map[string]string{"in/d.pdf": "four", "e.txt": "none"})
	for name, text := range map[string][]byte{"2025/a.pdf": []byte("one"), "2025/deep/b.PDF": []byte("two"),
		"2025/c.txt": []byte("no"), "2025/._a.pdf": []byte("left over"), "2025/z.zip": archive, "20251.pdf": []byte("else"),
	} {
		if err := f.Objects.put(t.Context(), name, text); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(other, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	// The tests have no S3, so the folder of the store goes by an address that nothing else opens.
	f.Objects.address = "s3://here?region=x"
	s := f.Sources()
	defer s.Close()
	far, err := OpenObjects(t.Context(), other, false)
	if err != nil {
		t.Fatal(err)
	}
	s.buckets["s3://far?region=x"] = far
	manifest := filepath.Join(t.TempDir(), "m.csv")
	rows := "path,from\ns3://here/2025/a.pdf,us\ns3://far/2025,them\n"
	if err := os.WriteFile(manifest, []byte(rows), 0o666); err != nil {
		t.Fatal(err)
	}
	items, _, err := input.List(t.Context(), input.Request{Elsewhere: s.List, Manifest: manifest,
		Operands: []string{"s3://here/2025", "s3://far/20251.pdf", "s3://far/2025/", "s3://here/none",
			"file://" + other + "/20251.pdf"}})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, it := range items {
		paths = append(paths, it.Path)
	}
	want := "s3://here/2025/a.pdf s3://here/2025/deep/b.PDF s3://here/2025/z.zip/in/d.pdf s3://far/20251.pdf " +
		"s3://far/2025/a.pdf s3://far/2025/deep/b.PDF s3://far/2025/z.zip/in/d.pdf s3://here/none " + other + "/20251.pdf"
	if got := strings.Join(paths, " "); got != filepath.ToSlash(want) {
		t.Errorf("%s", got)
	}
	if items[0].Manifest == nil || items[6].Manifest == nil || items[3].Manifest != nil || items[7].Err == nil {
		t.Errorf("%+v", items)
	}
	if added := f.mustAdd(t, items); added != (Added{Inputs: 9, Failed: 1, Same: 4, Queued: 4}) {
		t.Errorf("%+v", added)
	}
	copies, err := f.Objects.present(t.Context(), inputsPrefix, 100)
	if err != nil || len(copies) != 2 { // of the member and of the other store
		t.Errorf("%v, %v", copies, err)
	}
	f.mustWork(t, nil)
	got, alone := t.TempDir(), t.TempDir()
	f.mustCollect(t, got)
	f.alone(t, alone, items)
	same(t, alone, got)
	if n, err := f.Objects.Drop(t.Context()); n != 7 || err != nil { // 2 inputs, 4 results, a list
		t.Errorf("%d removed, %v", n, err)
	}
	if there, err := f.Objects.bucket.Exists(t.Context(), "2025/a.pdf"); !there || err != nil {
		t.Errorf("%v, %v", there, err)
	}
}

// TestSourceAway: a store that does not give an object ends the addition: the object is not missing.
func TestSourceAway(t *testing.T) {
	f := made(t)
	f.Objects.address = "s3://here"
	far, err := OpenObjects(t.Context(), t.TempDir(), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := far.put(t.Context(), "a.pdf", []byte("one")); err != nil {
		t.Fatal(err)
	}
	s := f.Sources()
	s.buckets["s3://far?"] = far
	items, _, err := input.List(t.Context(), input.Request{Elsewhere: s.List, Operands: []string{"s3://far"}})
	if err != nil || len(items) != 1 {
		t.Fatal(items, err)
	}
	far.Close()
	if _, err := f.Add(t.Context(), items, 2, 2, idle{}); err == nil || !strings.Contains(err.Error(), "the store: ") {
		t.Errorf("%v", err)
	}
	for address, want := range map[string]string{"s3://far": "does not say what there is", "gs://b/a": "gs"} {
		_, _, err := input.List(t.Context(), input.Request{Elsewhere: s.List, Operands: []string{address}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestCorrections: a correction makes its document anew and no other one, in whichever queue the others wait.
func TestCorrections(t *testing.T) {
	f := made(t)
	items := files(t, map[string]string{"a.pdf": "one", "b.pdf": "two", "c.pdf": "three"})
	f.mustAdd(t, items[:2])
	f.mustWork(t, nil)
	f.mustAdd(t, items)
	sums := make([]string, len(items))
	for i := range items {
		var err error
		if sums[i], err = items[i].Sum(); err != nil {
			t.Fatal(err)
		}
	}
	entry := corrections.Entry{Address: address.Address("x"), Why: "seen"}
	f.Edition.Corrections = corrections.Set{{SHA256: sums[0], Entries: []corrections.Entry{entry}},
		{SHA256: strings.Repeat("0", 64), Entries: []corrections.Entry{entry}}}
	if added := f.mustAdd(t, items); added != (Added{Inputs: 3, Queued: 1, Known: 2}) {
		t.Errorf("%+v", added)
	}
	if unused, err := f.Unused(t.Context()); len(unused) != 1 || err != nil {
		t.Errorf("%v, %v", unused, err)
	}
	if s, err := f.Status(t.Context()); err != nil || s.Waiting != 2 || s.Other != 0 {
		t.Errorf("%+v, %v", s, err)
	}
	f.mustWork(t, nil)
	got, alone := t.TempDir(), t.TempDir()
	f.mustCollect(t, got)
	f.alone(t, alone, items)
	same(t, alone, got)
}

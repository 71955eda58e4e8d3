package disturbed

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, dir string, files map[string]string) string {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestDocuments(t *testing.T) {
	from := write(t, t.TempDir(), map[string]string{"a.pdf": "A", "b.PDF": "B", "c.txt": "C"})
	dir := filepath.Join(t.TempDir(), "in")
	distinct, err := Documents(dir, 201, []string{from})
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts[string(text)] = true
	}
	if len(files) != 201 || distinct != 199 || len(texts) != distinct {
		t.Errorf("%d files, %d different, said %d", len(files), len(texts), distinct)
	}
	if _, err := Documents(dir, 1, []string{t.TempDir()}); err == nil {
		t.Error("documents of nothing")
	}
}

func TestSame(t *testing.T) {
	files := func() map[string]string {
		return map[string]string{
			"documents/1.json": "{}\n",
			"index.jsonl":      `{"path":"a"}` + "\n" + `{"path":"b"}` + "\n",
			"report.jsonl":     `{"path":"a","seconds":1}` + "\n" + `{"summary":{"seconds":2,"done":1}}` + "\n",
			"state/lock":       "x\n",
			"changes.json":     "[]\n",
		}
	}
	for name, c := range map[string]struct {
		change func(map[string]string)
		want   string
	}{
		"equal": {func(map[string]string) {}, ""},
		"seconds": {func(f map[string]string) {
			f["report.jsonl"] = strings.Replace(f["report.jsonl"], `"seconds":1`, `"seconds":3`, 1)
		}, ""},
		"excepted":   {func(f map[string]string) { f["changes.json"] = "" }, ""},
		"a document": {func(f map[string]string) { f["documents/1.json"] = "{} \n" }, "documents/1.json differs"},
		"one more":   {func(f map[string]string) { f["documents/2.json"] = "{}" }, "no such file"},
		"one less":   {func(f map[string]string) { delete(f, "documents/1.json") }, "no such file"},
		"a summary": {func(f map[string]string) {
			f["report.jsonl"] = strings.Replace(f["report.jsonl"], `"done":1`, `"done":2`, 1)
		}, "report.jsonl differs"},
	} {
		got := files()
		c.change(got)
		_, err := Same(write(t, t.TempDir(), files()), write(t, t.TempDir(), got), 2, 1, "changes.json")
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Two outputs may be the same and both lack a document, or have one twice.
	twice := files()
	twice["index.jsonl"] = strings.Repeat(`{"path":"a"}`+"\n", 2)
	for name, c := range map[string]struct {
		files            map[string]string
		inputs, distinct int
	}{"lost": {files(), 3, 1}, "none read": {files(), 2, 2}, "twice": {twice, 2, 1}} {
		if _, err := Same(write(t, t.TempDir(), c.files), write(t, t.TempDir(), c.files), c.inputs, c.distinct); err == nil {
			t.Errorf("%s: not seen", name)
		}
	}
}

package input

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// inFolder runs the test in a folder with these files.
func inFolder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func listed(t *testing.T, r Request) (paths []string) {
	t.Helper()
	items, _, err := List(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		p := it.Path
		if it.Err != nil {
			p += ": " + it.Err.Error()
		}
		paths = append(paths, p)
	}
	return paths
}

func TestList(t *testing.T) {
	inFolder(
		t,
		map[string]string{"in/b.pdf": "1", "in/A.PDF": "2", "in/sub/c.Pdf": "3", "in/note.txt": "4", "in/._b.pdf": "5",
			"[x].pdf": "6", "empty/note.txt": "7", "odd name\n.pdf": "8", "x.pdf": "9"},
	)
	if err := os.Symlink("../in", "in/sub/circle"); err == nil {
		defer os.Remove("in/sub/circle")
	}
	for _, c := range []struct {
		request Request
		want    []string
	}{
		{Request{Operands: []string{"in"}}, []string{"in/A.PDF", "in/b.pdf", "in/sub/c.Pdf"}},
		{Request{Operands: []string{"in/"}}, []string{"in/A.PDF", "in/b.pdf", "in/sub/c.Pdf"}},
		{Request{Operands: []string{"in/*.txt"}}, []string{"in/note.txt"}},
		{Request{Operands: []string{"[x].pdf"}}, []string{"[x].pdf"}}, // there is such a file
		{Request{Operands: []string{"[y]*", "["}}, []string{"[y]*: no file matches", "[: syntax error in pattern"}},
		{Request{Operands: []string{"none.pdf", "empty"}},
			[]string{"none.pdf: no such file", "empty: no PDF or ZIP file in this folder"}},
		{Request{List: "-", Stdin: strings.NewReader("x.pdf\r\n\r\nin\n")},
			[]string{"x.pdf", "in/A.PDF", "in/b.pdf", "in/sub/c.Pdf"}},
		{Request{List: "-", Stdin: strings.NewReader("odd name\n.pdf\x00*.pdf\x00")},
			[]string{"odd name\n.pdf", "*.pdf: no such file"}},
		{Request{List: "-", Null: true, Stdin: strings.NewReader("odd name\n.pdf")}, []string{"odd name\n.pdf"}},
		{Request{Operands: []string{"-"}, Stdin: strings.NewReader("")}, []string{"-"}},
	} {
		if got := listed(t, c.request); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.request, got, c.want)
		}
	}
}

func TestManifestRows(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("path,单位\r\nin/a.pdf,财政局\r\n")
	if err != nil {
		t.Fatal(err)
	}
	inFolder(t, map[string]string{
		"in/a.pdf":     "1",
		"in/b.pdf":     "2",
		"in/sub/c.pdf": "3",
		"beside.csv":   "\uFEFFpath,url\nin/b.pdf,u1\n",
		"in/own.json":  `[{"path":"a.pdf","n":1},{"path":"sub","n":2},{"path":"in/b.pdf","n":3}]`,
		"gbk.csv":      gbk,
		"twice.csv":    "path,path\n",
		"empty.csv":    "",
		"short.csv":    "path,x\na\n",
		"nopath.json":  `{"x":1}`,
		"null.json":    `[null]`,
	})
	for _, c := range []struct {
		manifest, column string
		want             []string // of a.pdf, b.pdf, sub/c.pdf
	}{
		{"beside.csv", "url", []string{"", "u1", ""}},
		{"in/own.json", "n", []string{"1", "3", "2"}}, // beside the manifest, of the folder, from the current folder
		{"gbk.csv", "单位", []string{"财政局", "", ""}},
	} {
		items, notes, err := List(context.Background(), Request{Operands: []string{"in"}, Manifest: c.manifest})
		if err != nil || len(notes) > 0 || len(items) != 3 {
			t.Errorf("%s: %v, %v", c.manifest, notes, err)
			continue
		}
		for i, want := range c.want {
			if got := items[i].Manifest.Get(c.column); got != want {
				t.Errorf("%s: %s has %q, want %q", c.manifest, items[i].Path, got, want)
			}
		}
	}
	got := listed(t, Request{Manifest: "in/own.json"})
	if want := []string{"in/a.pdf", "in/sub/c.pdf", "in/b.pdf"}; !slices.Equal(got, want) {
		t.Errorf("listed by the manifest: %q", got)
	}
	for _, bad := range []string{"twice.csv", "empty.csv", "short.csv", "nopath.json", "null.json", "none.csv"} {
		_, _, err := List(context.Background(), Request{Manifest: bad})
		if err == nil || !strings.HasPrefix(err.Error(), bad+": ") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte("path,url\na.pdf,http://x\n"))
	f.Add([]byte(`{"path":"a.pdf","n":1}` + "\n" + `{"path":"b.pdf"}`))
	f.Add([]byte(`[{"path":"a.pdf"}]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		rows, err := parse(text)
		if err != nil {
			return
		}
		for _, r := range rows {
			if out, err := r.MarshalJSON(); err != nil || !json.Valid(out) {
				t.Errorf("%q: %s, %v", r, out, err)
			}
		}
	})
}

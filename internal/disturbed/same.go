package disturbed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Counts says what two equal folders of results hold.
type Counts struct {
	Files, Documents int
}

// Same holds two folders of results against each other, byte for byte but for the seconds and the memory of single
// readings. The index must have a line for each of so many inputs, the report one for each distinct document. Files
// named in except are not compared. The error names the first difference.
func Same(want, got string, inputs, distinct int, except ...string) (Counts, error) {
	var n Counts
	names := map[string]bool{}
	for _, dir := range []string{want, got} {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				path, err = filepath.Rel(dir, path)
				names[filepath.ToSlash(path)] = true
			}
			return err
		})
		if err != nil {
			return n, err
		}
	}
	for name := range names {
		if slices.Contains(except, name) {
			continue
		}
		a, err := os.ReadFile(filepath.Join(want, name))
		if err != nil {
			return n, err
		}
		b, err := os.ReadFile(filepath.Join(got, name))
		if err != nil {
			return n, err
		}
		switch top, _, _ := bytes.Cut([]byte(name), []byte("/")); string(top) {
		case "report.jsonl", "state":
			a, b = timeless(a), timeless(b)
		case "documents":
			n.Documents++
		}
		if !bytes.Equal(a, b) {
			return n, fmt.Errorf("%s differs", name)
		}
		n.Files++
	}
	for name, count := range map[string]int{"index.jsonl": inputs, "report.jsonl": distinct} {
		if err := lines(filepath.Join(got, name), count); err != nil {
			return n, err
		}
	}
	return n, nil
}

// lines wants a line for so many paths, each once. A summary is no line.
func lines(file string, want int) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	paths := map[string]bool{}
	for dec := json.NewDecoder(bytes.NewReader(data)); dec.More(); {
		var l struct {
			Path string `json:"path"`
		}
		if err := dec.Decode(&l); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		switch {
		case l.Path == "":
		case paths[l.Path]:
			return fmt.Errorf("%s has %s twice", file, l.Path)
		default:
			paths[l.Path] = true
		}
	}
	if len(paths) != want {
		return fmt.Errorf("%s has %d lines, not %d", file, len(paths), want)
	}
	return nil
}

// timeless is lines of JSON without what a clock and the system's memory say.
func timeless(text []byte) []byte {
	var out bytes.Buffer
	for dec := json.NewDecoder(bytes.NewReader(text)); dec.More(); {
		var v map[string]any
		if dec.Decode(&v) != nil {
			return text // no lines of JSON, such as the lock
		}
		for _, o := range []any{v, v["summary"]} {
			if m, ok := o.(map[string]any); ok {
				delete(m, "seconds")
				delete(m, "memory")
			}
		}
		json.NewEncoder(&out).Encode(v)
	}
	return out.Bytes()
}

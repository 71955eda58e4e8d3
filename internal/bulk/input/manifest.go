package input

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/output"
	"gongkai/normalize/document"
)

// manifest is a list that says more about inputs, a row each.
type manifest struct{ rows []row }

type row struct {
	file    string // the path, from the current folder
	places  []string
	columns document.Manifest
}

// pathColumn is the column that says which input a row is about.
const pathColumn = "path"

// readManifest reads CSV with a header, a JSON list of objects, or NDJSON.
func readManifest(file string) (*manifest, error) {
	f, err := Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := readText(f)
	if err != nil {
		return nil, err
	}
	records, err := parse(text)
	if err != nil {
		return nil, err
	}
	m := &manifest{}
	for i, columns := range records {
		path := columns.Get(pathColumn)
		if path == "" {
			return nil, failure.Because(failure.Unknown, "row %d has no %s", i+1, pathColumn)
		}
		m.rows = append(m.rows, newRow(filepath.Dir(file), filepath.FromSlash(path), columns))
	}
	return m, nil
}

func parse(text []byte) ([]document.Manifest, error) {
	if t := bytes.TrimSpace(text); len(t) > 0 && (t[0] == '[' || t[0] == '{') {
		return parseJSON(t)
	}
	return parseCSV(text)
}

// newRow places a row: its path counts from the folder of the manifest or, when nothing is there, from the current one.
func newRow(dir, path string, columns document.Manifest) row {
	if isAddress(path) {
		return row{file: path, places: []string{path}, columns: columns}
	}
	beside := path
	if !filepath.IsAbs(path) {
		beside = filepath.Join(dir, path)
	}
	r := row{file: beside, places: []string{place(beside)}, columns: columns}
	if here := place(path); here != r.places[0] {
		r.places = append(r.places, here)
		if _, err := os.Stat(beside); err != nil {
			if _, err := os.Stat(path); err == nil {
				r.file = path
			}
		}
	}
	return r
}

// place makes paths comparable.
func place(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return filepath.ToSlash(path)
}

// place is where an item stands. A member of an archive stands in the archive, whatever its name says: one that climbs
// out of it is no file beside it.
func (it *Item) place() string {
	if isAddress(it.Path) {
		return it.Path
	}
	if it.member != nil {
		return place(it.file) + strings.TrimPrefix(it.Path, shown(it.file))
	}
	return place(filepath.FromSlash(it.Path))
}

// join gives each item the columns of its row, else of the row of the archive or folder that it stands in. It counts
// the rows that no item belongs to.
func (m *manifest) join(items []Item) (unused int) {
	byPlace := map[string]int{}
	// places beside the manifest come before those in the current folder, the first row before a later one
	for second := range 2 {
		for i, r := range m.rows {
			if second < len(r.places) {
				if _, taken := byPlace[r.places[second]]; !taken {
					byPlace[r.places[second]] = i
				}
			}
		}
	}
	used := make([]bool, len(m.rows))
	for k := range items {
		if items[k].Path == Standard {
			continue
		}
		for p := items[k].place(); ; {
			if i, ok := byPlace[p]; ok {
				items[k].Manifest, used[i] = m.rows[i].columns, true
				break
			}
			cut := strings.LastIndexByte(p, '/')
			if cut <= 0 {
				break
			}
			p = p[:cut]
		}
	}
	for _, u := range used {
		if !u {
			unused++
		}
	}
	return unused
}

func parseCSV(text []byte) ([]document.Manifest, error) {
	if bytes.IndexByte(text, '\n') < 0 { // lines of old Macs, which Excel still writes
		text = bytes.ReplaceAll(text, []byte{'\r'}, []byte{'\n'})
	}
	r := csv.NewReader(bytes.NewReader(text))
	header, err := r.Read()
	if err != nil {
		return nil, failure.Because(failure.Unknown, "no header, which a manifest in CSV begins with")
	}
	names, seen := make([]string, len(header)), map[string]bool{}
	for i, name := range header {
		names[i] = strings.TrimSpace(name)
		if names[i] == "" || seen[names[i]] {
			return nil, failure.Because(failure.Unknown, "column %d has no name of its own", i+1)
		}
		seen[names[i]] = true
	}
	if !seen[pathColumn] {
		return nil, failure.Because(failure.Unknown, "no column %s", pathColumn)
	}
	var out []document.Manifest
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		m := make(document.Manifest, len(record))
		for i, text := range record {
			var b bytes.Buffer
			if err := output.Line(&b, text); err != nil {
				return nil, err
			}
			m[i] = document.ManifestColumn{Name: names[i], Value: bytes.TrimSpace(b.Bytes())}
		}
		out = append(out, m)
	}
}

func parseJSON(text []byte) ([]document.Manifest, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	list := text[0] == '['
	if list {
		if _, err := dec.Token(); err != nil {
			return nil, err
		}
	}
	var out []document.Manifest
	for !list || dec.More() {
		var m document.Manifest
		switch err := dec.Decode(&m); {
		case !list && errors.Is(err, io.EOF):
			return out, nil
		case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
			return nil, failure.Because(failure.Unknown, "row %d: %s", len(out)+1, finding.Say("the JSON ends here"))
		case err != nil:
			return nil, failure.Because(failure.Unknown, "row %d: %s", len(out)+1, failure.Of(err).Said())
		}
		out = append(out, m)
	}
	if _, err := dec.Token(); err != nil {
		return nil, failure.Because(failure.Unknown, "row %d: %s", len(out)+1, finding.Say("the JSON ends here"))
	}
	return out, nil
}

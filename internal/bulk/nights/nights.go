// Package nights is for runs that nobody watches: what a person has accepted, so that the status of a run speaks of
// what is new, and what changed since the run before.
package nights

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gopkg.in/yaml.v3"

	"gongkai/extract/finding"
	"gongkai/internal/atomicfile"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
	"gongkai/internal/limits"
	"gongkai/internal/mistakes"
)

// AcceptedFile is the name of the list in a folder of results, ChangesFile that of what changed.
const (
	AcceptedFile = "accepted.yaml"
	ChangesFile  = "changes.json"
)

// Accepted is one thing that a person has looked at and accepted: a failure of a file, or a doubt about a document.
type Accepted struct {
	Path    string `yaml:"path,omitempty"`    // of the input, or
	SHA256  string `yaml:"sha256,omitempty"`  // of the file, which stands for its content
	Failure string `yaml:"failure,omitempty"` // id of the failure, or
	Doubt   string `yaml:"doubt,omitempty"`   // the message in the report, or the beginning of it
	By      string `yaml:"by"`
	Why     string `yaml:"why"`

	used bool // something of this run is accepted by it
}

// List is all that is accepted in a folder.
type List []Accepted

// Load reads the list of a folder; a folder without one accepts nothing. The error joins all mistakes.
func Load(folder string) (List, error) {
	f, err := os.Open(filepath.Join(folder, AcceptedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limits.CorrectionsBytes+1))
	if err != nil {
		return nil, err
	}
	if len(text) > limits.CorrectionsBytes {
		return nil, finding.Problemf("%s is larger than any list of what is accepted", AcceptedFile)
	}
	return Parse(text)
}

// Parse reads the text of a list.
func Parse(text []byte) (List, error) {
	var file struct {
		Accepted List `yaml:"accepted"`
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return nil, mistakes.YAML(AcceptedFile, err)
	}
	var wrong []error
	for i, a := range file.Accepted {
		switch {
		case a.Path == "" && a.SHA256 == "":
			wrong = append(wrong, finding.Problemf("%s: entry %d names no path and no sha256", AcceptedFile, i+1))
		case (a.Failure == "") == (a.Doubt == ""):
			wrong = append(wrong, finding.Problemf("%s: entry %d accepts either a failure or a doubt", AcceptedFile, i+1))
		case a.Failure != "" && !failure.IsID(a.Failure):
			wrong = append(wrong, finding.Problemf("%s: entry %d: there is no failure %q", AcceptedFile, i+1, a.Failure))
		case a.By == "" || a.Why == "":
			wrong = append(wrong, finding.Problemf("%s: entry %d does not say by whom and why", AcceptedFile, i+1))
		}
	}
	return file.Accepted, errors.Join(wrong...)
}

// YAML gives the text of a list as Parse reads it. What cannot be read back is an error.
func (l List) YAML() ([]byte, error) {
	text, err := yaml.Marshal(map[string]List{"accepted": l})
	if err != nil {
		return nil, err
	}
	_, err = Parse(text)
	return text, err
}

func (a *Accepted) of(path, sha256 string) bool {
	if a.SHA256 != "" {
		return a.SHA256 == sha256
	}
	return a.Path == path
}

// Failure reports whether the failure of a file is accepted.
func (l List) Failure(path, sha256, id string) bool {
	return l.uses(func(a *Accepted) bool { return a.Failure == id && a.of(path, sha256) })
}

// New gives the doubts about a document that are not accepted.
func (l List) New(path, sha256 string, doubts []outcome.Doubt) []outcome.Doubt {
	return slices.DeleteFunc(slices.Clone(doubts), func(d outcome.Doubt) bool {
		return l.uses(func(a *Accepted) bool {
			return a.Doubt != "" && a.of(path, sha256) && len(d.Message) >= len(a.Doubt) && d.Message[:len(a.Doubt)] == a.Doubt
		})
	})
}

// uses finds the first entry that fits, and notes that it was of use.
func (l List) uses(fits func(a *Accepted) bool) bool {
	for i := range l {
		if fits(&l[i]) {
			l[i].used = true
			return true
		}
	}
	return false
}

// Idle counts the entries that accepted nothing so far: what they were for is mended, gone, or was misspelt.
func (l List) Idle() int {
	n := 0
	for i := range l {
		if !l[i].used {
			n++
		}
	}
	return n
}

// Changes are what is other than after the run before, by the paths of inputs.
type Changes struct {
	New     []string `json:"new"`     // were not there
	Changed []string `json:"changed"` // have other bytes
	Gone    []string `json:"gone"`    // were there; their results stay in the folder, but not in the index
	Failing []string `json:"failing"` // could be read, and cannot now
	Mended  []string `json:"mended"`  // could not be read, and can now
}

// Index is the index of a run, as far as changes need it.
type Index map[string]report.Entry

// ReadIndex reads the index of a folder; of a folder without one it is empty.
func ReadIndex(folder string) (Index, error) {
	out := Index{}
	entries, err := report.ReadIndex(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	for _, e := range entries {
		out[e.Path] = e
	}
	return out, err
}

// Since compares the index with that of the run before.
func (now Index) Since(before Index) Changes {
	c := Changes{New: []string{}, Changed: []string{}, Gone: []string{}, Failing: []string{}, Mended: []string{}}
	for path, e := range now {
		old, there := before[path]
		switch {
		case !there:
			c.New = append(c.New, path)
			continue
		case old.SHA256 != e.SHA256:
			c.Changed = append(c.Changed, path)
		}
		switch {
		case old.Status != report.Failed && e.Status == report.Failed:
			c.Failing = append(c.Failing, path)
		case old.Status == report.Failed && e.Status != report.Failed:
			c.Mended = append(c.Mended, path)
		}
	}
	for path := range before {
		if _, there := now[path]; !there {
			c.Gone = append(c.Gone, path)
		}
	}
	for _, list := range [][]string{c.New, c.Changed, c.Gone, c.Failing, c.Mended} {
		slices.Sort(list)
	}
	return c
}

// Keep writes the changes into a folder.
func (c Changes) Keep(folder string) error {
	text, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		return err
	}
	return atomicfile.Write(filepath.Join(folder, ChangesFile), append(text, '\n'))
}

// ReadChanges reads what Keep wrote; nil where there is nothing.
func ReadChanges(folder string) (*Changes, error) {
	text, err := os.ReadFile(filepath.Join(folder, ChangesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var c Changes
	if err := json.Unmarshal(text, &c); err != nil {
		return nil, fmt.Errorf("%s: %w", ChangesFile, err)
	}
	return &c, nil
}

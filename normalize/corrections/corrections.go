// Package corrections reads and writes corrections.yaml: what a person has corrected in a document, because it was
// printed or read wrongly: amounts, and what the document, its tables and columns are. Package normalize applies it.
// docs/corrections.md describes the file.
package corrections

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongkai/internal/limits"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Document holds the corrections of one document, which its hash names: they can be applied to no other.
type Document struct {
	Name    string // of the file, for people
	SHA256  string
	Entries []Entry

	File string // where it was read from, for messages
	Line int
}

// Entry is the correction of one value, or of what a document, a table or a column is: see Subject.
type Entry struct {
	Address   address.Address
	Printed   string        // what was read at the address: the text of the cell or its number; "" where nothing was
	Corrected *value.Amount // nil: there is no amount
	Says      string        `json:",omitempty"` // of what is no amount: what is right; "" for nothing
	By, Why   string

	File string // without its folder
	Line int
}

// Set holds the corrections of any number of documents.
type Set []Document

// Over gives what is said here and in another set. Where both speak of an address of a document, what is said here
// counts.
func (s Set) Over(other Set) Set {
	type place struct {
		sha256  string
		address address.Address
	}
	said := map[place]bool{}
	for _, d := range s {
		for _, e := range d.Entries {
			said[place{d.SHA256, e.Address}] = true
		}
	}
	out := slices.Clone(s)
	for _, d := range other {
		d.Entries = slices.DeleteFunc(slices.Clone(d.Entries),
			func(e Entry) bool { return said[place{d.SHA256, e.Address}] })
		if len(d.Entries) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// For gives the corrections of the document with a hash.
func (s Set) For(sha256 string) []Entry {
	var out []Entry
	for _, d := range s {
		if d.SHA256 == sha256 {
			out = append(out, d.Entries...)
		}
	}
	return out
}

// IsName reports whether a file of a folder holds corrections: corrections.yaml, or budget.corrections.yaml beside
// budget.pdf.
func IsName(name string) bool {
	stem, ok := strings.CutSuffix(name, ".yaml")
	if !ok {
		stem, ok = strings.CutSuffix(name, ".yml")
	}
	return ok && (stem == "corrections" || strings.HasSuffix(stem, ".corrections"))
}

// LoadDir reads the corrections of a folder; name is what messages call it. The error joins a Mistake for each thing
// wrong.
func LoadDir(dir fs.FS, name string) (Set, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	var all Set
	r := reader{}
	for _, e := range entries {
		if e.IsDir() || !IsName(e.Name()) {
			continue
		}
		text, err := readFile(dir, e.Name())
		if err != nil {
			return nil, err
		}
		r.file = path.Join(name, e.Name())
		all = append(all, r.documents(text)...)
	}
	r.twice(all)
	return all, r.err()
}

// readFile reads a file, but no more than one byte over the limit, so that it is refused for its size.
func readFile(dir fs.FS, name string) ([]byte, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Read(f)
}

// tooLarge reports whether a text is longer than any list of corrections.
func tooLarge(text []byte) bool { return len(text) > limits.CorrectionsBytes }

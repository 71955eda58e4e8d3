package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/store"
	"gongkai/internal/bulk/tell"
	"gongkai/normalize/corrections"
)

// corrected is what --corrections names: a file, or a folder with files for many documents; and for a run into a folder
// what is corrected there.
type corrected struct {
	path  string          // as --corrections has it
	set   corrections.Set // all that apply
	named corrections.Set // those of a single file, each document of which must be among the inputs
	seen  map[string]bool // hashes of the documents that were read
}

const correctionsUsage = "apply the corrections of a file, or of the *.corrections.yaml in a folder"

// load reads the corrections. Without a path there are none.
func (c *corrected) load(p *program) error {
	if c.path == "" {
		return nil
	}
	c.seen = map[string]bool{}
	set, single, err := input.Corrections(c.path)
	if c.set = set; single {
		c.named = set
	}
	return p.inCorrections(c.path, err)
}

// loadOf adds the corrections of a folder of results. What is corrected there counts before what --corrections says of
// the same address: it was written later, by somebody who saw the other.
func (c *corrected) loadOf(p *program, t *tell.Teller, folder string, ignored bool) error {
	path := filepath.Join(folder, store.CorrectionsFile)
	set, err := input.CorrectionsFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if ignored {
		t.Note(finding.Say("%s is ignored", filepath.ToSlash(path)))
		return nil
	}
	if err := p.inCorrections(path, err); err != nil {
		return err
	}
	n := 0
	for _, d := range set {
		n += len(d.Entries)
	}
	if n > 0 {
		t.Note(finding.Say("corrections in %s, which are applied: %d", filepath.ToSlash(path), n))
	}
	c.set = set.Over(c.set)
	return nil
}

// inCorrections says where corrections could not be read.
func (p *program) inCorrections(path string, err error) error {
	if mistake := (corrections.Mistake{}); errors.As(err, &mistake) {
		return inFiles{"corrections with mistakes:", err}
	}
	if err != nil {
		return fmt.Errorf("%s: %s", path, p.reason(err))
	}
	return nil
}

// see notes that a document was read, by its hash.
func (c *corrected) see(sha256 string) {
	if c.seen != nil {
		c.seen[sha256] = true
	}
}

// unused is the error of corrections in a single file that belong to none of the inputs: the wrong file, or a document
// that has changed. It is asked for when all inputs could be read.
func (p *program) unused(c *corrected) error {
	var all []error
	for _, d := range c.named {
		if !c.seen[d.SHA256] {
			all = append(
				all,
				errors.New(
					p.say("%s:%d: none of the inputs has the SHA-256 %s; these corrections were not applied", d.File,
						d.Line, d.SHA256),
				),
			)
		}
	}
	return errors.Join(all...)
}

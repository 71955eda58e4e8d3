package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gongkai/internal/bulk/input"
	"gongkai/normalize/corrections"
)

// corrected is what --corrections names: a file, or a folder with files for many documents.
type corrected struct {
	path string // as --corrections has it
	set  corrections.Set
	file bool            // each document of a single file must be among the inputs
	seen map[string]bool // hashes of the documents that were read
}

const correctionsUsage = "apply the corrections of a file, or of the *.corrections.yaml in a folder"

// load reads the corrections. Without a path there are none.
func (c *corrected) load(p *program) error {
	if c.path == "" {
		return nil
	}
	c.seen = map[string]bool{}
	info, err := os.Stat(c.path)
	if err != nil {
		return fmt.Errorf("%s: %s", c.path, p.reason(err))
	}
	name := filepath.ToSlash(c.path)
	if info.IsDir() {
		c.set, err = corrections.LoadDir(os.DirFS(c.path), name)
	} else {
		c.file = true
		var f *os.File
		var text []byte
		if f, err = input.Open(c.path); err == nil {
			defer f.Close()
			if text, err = corrections.Read(f); err == nil {
				c.set, err = corrections.Parse(text, name)
			}
		}
	}
	if mistake := (corrections.Mistake{}); errors.As(err, &mistake) {
		return inFiles{"corrections with mistakes:", err}
	}
	if err != nil {
		return fmt.Errorf("%s: %s", c.path, p.reason(err))
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
	if !c.file {
		return nil
	}
	var all []error
	for _, d := range c.set {
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

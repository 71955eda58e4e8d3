package bulk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/store"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
)

// Edition is what decides, beside the file, what its document looks like. A change of any of it makes documents anew.
type Edition struct {
	Program string // its version
	Format  string // that of the output
	Forms   string // a digest of them
	Redact  bool
	// RedactNames leaves the names of files out of the documents; the index of a run still says which is whose.
	RedactNames bool `json:",omitempty"`

	// OCR is the engine that reads pages that are pictures, with its version, and OCRPages how many of a document.
	OCR      string `json:",omitempty"`
	OCRPages int    `json:",omitempty"`

	// Corrections by people. Those of a file decide about its document alone.
	Corrections corrections.Set `json:"-"`
}

// Key names the result for an input. Its name and manifest stand in the document, so they count, too.
func (e *Edition) Key(it *input.Item, sum string) store.Key {
	h := sha256.New()
	json.NewEncoder(h).Encode(struct { // a hash takes everything, and all of this has a JSON form
		Edition  *Edition
		Name     string
		Manifest document.Manifest
		Sum      string

		Corrections []corrections.Entry `json:",omitempty"`
	}{e, it.Name(), it.Manifest, sum, e.Corrections.Applying(sum)})
	return store.Key{SHA256: sum, Edition: hex.EncodeToString(h.Sum(nil))}
}

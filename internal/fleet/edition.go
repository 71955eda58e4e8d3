package fleet

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"gongkai/internal/bulk"
)

// slowSuffix ends the name of the queue for documents that take their time: those that are not done soon, and scans.
const slowSuffix = "_slow"

// queueOf names the queue for an edition. Workers with another version of the program, other forms or other options
// have other queues, so that none makes what another was asked for; two versions can work side by side.
func queueOf(e *bulk.Edition) string {
	text, _ := json.Marshal(struct { // which has a JSON form
		Edition     *bulk.Edition
		Corrections string
	}{e, e.Corrections.Digest()})
	sum := sha256.Sum256(text)
	return "e" + hex.EncodeToString(sum[:8])
}

// Job is what a worker has to do: read one document.
type Job struct {
	SHA256  string `json:"sha256" river:"unique"`
	Edition string `json:"edition" river:"unique"` // that of the document, see store.Key
	Name    string `json:"name"`
	// Manifest is the row of the manifest, as the bytes of its JSON: Postgres would sort its columns.
	Manifest []byte `json:"manifest,omitempty"`
	Object   string `json:"object"` // the bytes
	// Read says that the store had a result when the job was made: the queue was lost, or dropped alone.
	Read bool `json:"read,omitempty"`
}

// Kind is what River calls such jobs.
func (Job) Kind() string { return "gongkai_document" }

// Result is what a job says at its end, for status and retry. All of it stands in the record in the store, too.
type Result struct {
	Failure string  `json:"failure,omitempty"`
	Pages   int     `json:"pages,omitempty"`
	Seconds float64 `json:"seconds,omitempty"`
}

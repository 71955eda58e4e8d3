package corrections

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Applying gives what the corrections of a document say, without the lines where they stand: what the document becomes
// depends on that alone. The name of their file counts, since the finding of one that is refused has it.
func (s Set) Applying(sha256 string) []Entry {
	entries := s.For(sha256)
	for i := range entries {
		entries[i].Line = 0
	}
	return entries
}

// Digest tells sets apart by what they say.
func (s Set) Digest() string {
	h := sha256.New()
	for _, d := range s {
		json.NewEncoder(h).Encode(struct { // a hash takes everything, and all of this has a JSON form
			SHA256  string
			Entries []Entry
		}{d.SHA256, d.Entries})
	}
	return hex.EncodeToString(h.Sum(nil))
}

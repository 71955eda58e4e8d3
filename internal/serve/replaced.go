package serve

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"gongkai/internal/atomicfile"
	"gongkai/normalize/corrections"
)

// replacement is a correction that took the place of another one at its address. Taken back, it gives way to that one.
type replacement struct {
	SHA256        string
	Before, After corrections.Entry
}

// replacedPath is where they are kept, so that what was corrected before a restart can be taken back after it.
func (d *desk) replacedPath() string {
	return filepath.Join(d.server.Folder, "state", "replaced.jsonl")
}

// mostReplaced is how many are kept, the latest ones.
const mostReplaced = 5000

// replaced reads them, the latest last. What cannot be read is none: a correction is then taken back to the print.
func (d *desk) replaced() []replacement {
	text, err := os.ReadFile(d.replacedPath())
	if err != nil && !missing(err) {
		d.server.Log.Warn("replaced corrections", "error", err)
	}
	var out []replacement
	for in := json.NewDecoder(bytes.NewReader(text)); ; {
		var r replacement
		if err := in.Decode(&r); err != nil {
			if !errors.Is(err, io.EOF) {
				d.server.Log.Warn("replaced corrections", "error", err)
			}
			return out
		}
		out = append(out, r)
	}
}

// former is the index of what an entry took the place of; -1 where that is not known, as of one that was written by
// hand.
func former(list []replacement, sum string, now *corrections.Entry) int {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].SHA256 == sum && same(&list[i].After, now) {
			return i
		}
	}
	return -1
}

// stack keeps what a change replaced, and forgets what it took back. Without an entry before or after, the story of
// the address begins or ends.
func (d *desk) stack(sum string, undone bool, before, after *corrections.Entry) error {
	list := d.replaced()
	n := len(list)
	switch {
	case before == nil || after == nil:
		list = slices.DeleteFunc(list, func(r replacement) bool {
			return r.SHA256 == sum && (before != nil && r.After.Address == before.Address ||
				after != nil && r.After.Address == after.Address)
		})
		if len(list) == n {
			return nil
		}
	case undone:
		i := former(list, sum, before)
		list = slices.Delete(list, i, i+1) // it is there: after came from it
	default:
		list = append(list, replacement{sum, *before, *after})
		list = list[max(0, len(list)-mostReplaced):]
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	for _, r := range list {
		if err := out.Encode(r); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(d.replacedPath()), 0o777); err != nil {
		return err
	}
	return atomicfile.Write(d.replacedPath(), b.Bytes())
}

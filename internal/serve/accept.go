package serve

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"path/filepath"
	"slices"

	"gongkai/internal/atomicfile"
	"gongkai/internal/bulk/nights"
	"gongkai/internal/catalogue"
)

func (d *desk) acceptedPath() string { return filepath.Join(d.server.Folder, nights.AcceptedFile) }

// accept notes that a person has looked at something and leaves it as it is, in the list that `extract` reads, too.
func (d *desk) accept(p *catalogue.Paper, c change) (*effect, error) {
	list, err := nights.Load(d.server.Folder)
	if err != nil {
		return nil, &problem{Status: http.StatusConflict, Type: "mistakes", Detail: err.Error()}
	}
	list = slices.DeleteFunc(list, func(a nights.Accepted) bool { return a.SHA256 == p.SHA256 && a.Doubt == c.Address })
	if c.Action == "accept" {
		list = append(list, nights.Accepted{SHA256: p.SHA256, Doubt: c.Address, By: c.By, Why: c.Why})
	}
	if err := atomicfile.Write(d.acceptedPath(), acceptedText(list)); err != nil {
		return nil, err
	}
	at := state{Summary: p.Values, Mismatch: p.Checks.Mismatch, Hold: p.Checks.Hold}
	return &effect{Document: p.ID, Version: version(p), Address: c.Address, Action: c.Action, Before: at, After: at,
		Checks: []checkChange{}, Measures: []measureMove{}}, nil
}

// acceptedText writes what is accepted as YAML; every text is a JSON string, which YAML reads, too.
func acceptedText(list nights.List) []byte {
	var b bytes.Buffer
	b.WriteString("accepted:\n")
	if len(list) == 0 {
		return []byte("accepted: []\n")
	}
	for _, a := range list {
		start := "  - "
		for _, k := range []struct{ key, value string }{{"path", a.Path}, {"sha256", a.SHA256}, {"failure", a.Failure},
			{"doubt", a.Doubt}, {"by", a.By}, {"why", a.Why}} {
			if k.value == "" {
				continue
			}
			text, err := json.Marshal(k.value)
			if err != nil {
				continue // no text fails
			}
			b.WriteString(start + k.key + ": " + string(text) + "\n")
			start = "    "
		}
	}
	return b.Bytes()
}

// accepted gives what was accepted, by the hashes of files.
func (d *desk) accepted() map[string][]string {
	list, err := nights.Load(d.server.Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		d.server.Log.Warn("accepted", "error", err)
	}
	out := map[string][]string{}
	for _, a := range list {
		if a.SHA256 != "" && a.Doubt != "" {
			out[a.SHA256] = append(out[a.SHA256], a.Doubt)
		}
	}
	return out
}

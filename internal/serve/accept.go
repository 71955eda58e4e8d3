package serve

import (
	"net/http"
	"path/filepath"
	"slices"

	"gongkai/internal/atomicfile"
	"gongkai/internal/bulk/nights"
	"gongkai/internal/catalogue"
)

func (d *desk) acceptedPath() string { return filepath.Join(d.server.Folder, nights.AcceptedFile) }

// accept notes that a person has looked at something and leaves it as it is. The list is also that of `extract
// --strict`, whose entries name a doubt by its message; those of serve name it by kind and address.
func (d *desk) accept(p *catalogue.Paper, c change) (*effect, error) {
	list, err := nights.Load(d.server.Folder)
	if err != nil {
		return nil, &problem{Status: http.StatusConflict, Type: "mistakes", Detail: err.Error()}
	}
	list = slices.DeleteFunc(list, func(a nights.Accepted) bool { return a.SHA256 == p.SHA256 && a.Doubt == c.Address })
	if c.Action == "accept" {
		list = append(list, nights.Accepted{SHA256: p.SHA256, Doubt: c.Address, By: c.By, Why: c.Why})
	}
	text, err := list.YAML()
	if err != nil {
		return nil, &problem{Status: http.StatusUnprocessableEntity, Type: "refused", Detail: err.Error()}
	}
	if err := atomicfile.Write(d.acceptedPath(), text); err != nil {
		return nil, err
	}
	at := state{Summary: p.Values, Mismatch: p.Checks.Mismatch, Hold: p.Checks.Hold}
	return &effect{Document: p.ID, Version: version(p), Address: c.Address, Action: c.Action, Before: at, After: at,
		Checks: []checkChange{}, Measures: []measureMove{}}, nil
}

// accepted gives what was accepted, by the hashes of files.
func (d *desk) accepted() map[string][]string {
	list, err := nights.Load(d.server.Folder)
	if err != nil {
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

package serve

import (
	"net/http"

	"gongkai/internal/bulk/nights"
	"gongkai/normalize/corrections"
)

// told gives what people said of a file.
func (d *desk) told(sum string) []said {
	out := []said{}
	for _, e := range d.set().For(sum) {
		out = append(out, d.server.said(e))
	}
	return out
}

// said is an entry as answers tell it.
func (s *Server) said(e corrections.Entry) said {
	x := said{Address: string(e.Address), Printed: e.Printed, By: s.author(e.By), Why: e.Why}
	switch {
	case e.Corrected != nil:
		text := e.Corrected.String()
		x.Corrected = &text
	case e.Says != "":
		says := e.Says
		x.Corrected = &says
	}
	return x
}

// author is who wrote something, as far as answers tell it.
func (s *Server) author(by string) string {
	if s.Redact {
		return ""
	}
	return by
}

// ledger is all that people wrote: corrections by file, and what they accepted.
type ledger struct {
	Documents []ledgerDocument `json:"documents"`
	Accepted  []acceptance     `json:"accepted"`
}

type ledgerDocument struct {
	SHA256  string `json:"sha256"`
	File    string `json:"file"`
	Entries []said `json:"corrections"`
}

type acceptance struct {
	SHA256 string `json:"sha256"`
	Doubt  string `json:"doubt"`
	By     string `json:"by"`
	Why    string `json:"why"`
}

func (s *Server) ledger() (ledger, error) {
	out := ledger{Documents: []ledgerDocument{}, Accepted: []acceptance{}}
	set, err := s.desk.load()
	if err != nil {
		return out, &problem{Status: http.StatusConflict, Type: "mistakes", Detail: err.Error()}
	}
	for _, d := range set {
		if len(d.Entries) == 0 {
			continue
		}
		x := ledgerDocument{SHA256: d.SHA256, File: d.Name, Entries: []said{}}
		if s.Redact {
			x.File = ""
		}
		for _, e := range d.Entries {
			x.Entries = append(x.Entries, s.said(e))
		}
		out.Documents = append(out.Documents, x)
	}
	list, err := nights.Load(s.Folder)
	if err != nil {
		return out, &problem{Status: http.StatusConflict, Type: "mistakes", Detail: err.Error()}
	}
	for _, a := range list {
		if a.Doubt != "" && a.SHA256 != "" {
			out.Accepted = append(out.Accepted, acceptance{a.SHA256, a.Doubt, s.author(a.By), a.Why})
		}
	}
	return out, nil
}

// said is what a person said of a value or a document.
type said struct {
	Address   string  `json:"address"`
	Printed   string  `json:"printed"`
	Corrected *string `json:"corrected"` // null: nothing is right there, or the correction was taken back
	By        string  `json:"by,omitempty"`
	Why       string  `json:"why,omitempty"`
	Undone    bool    `json:"undone,omitempty"`
}

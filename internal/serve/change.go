package serve

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/nights"
	"gongkai/internal/catalogue"
	"gongkai/internal/explain"
	"gongkai/normalize/document"
)

// refused is the finding that refuses the correction at an address; nil where it was applied.
func refused(doc *document.Document, at string) *finding.Finding {
	for i := range doc.Diagnostics {
		f := &doc.Diagnostics[i]
		if f.ID == "correction.refused" && strings.Contains(f.Message, "correction of "+at+" ") {
			return f
		}
	}
	return nil
}

// changed compares the checks of a document before and after.
func (s *Server) changed(before, after *document.Document) []checkChange {
	out := []checkChange{}
	was := map[string]*document.Check{}
	for i := range before.Checks {
		was[catalogue.CheckAddress(&before.Checks[i])] = &before.Checks[i]
	}
	for i := range after.Checks {
		c := &after.Checks[i]
		at := catalogue.CheckAddress(c)
		x := checkChange{Check: at, After: string(c.Verdict), Says: explain.Spell(c).String()}
		if old := was[at]; old != nil {
			x.Before = string(old.Verdict)
			delete(was, at)
		}
		if x.Before != x.After {
			out = append(out, x)
		}
	}
	for at, c := range was {
		out = append(out, checkChange{Check: at, Before: string(c.Verdict)})
	}
	return out
}

// moved compares the measures of a document before and after.
func (s *Server) moved(ctx context.Context, before []catalogue.Measured, id string) ([]measureMove, error) {
	after, err := s.catalogue.MeasuresOf(ctx, id)
	if err != nil {
		return nil, err
	}
	key := func(m *catalogue.Measured) string { return m.Measure + ":" + m.Code + "@" + m.Period }
	was := map[string]*catalogue.Measured{}
	for i := range before {
		was[key(&before[i])] = &before[i]
	}
	out := []measureMove{}
	for i := range after {
		m := &after[i]
		x := measureMove{Measure: m.Measure, Code: m.Code, Year: m.Year, Period: m.Period, After: m.Value}
		if old := was[key(m)]; old != nil {
			x.Before = old.Value
		}
		if x.Before != x.After {
			out = append(out, x)
		}
	}
	return out, nil
}

// postChange takes a change from a program.
func (s *Server) postChange(ctx context.Context, r *http.Request, _ *asked) (any, error) {
	seen, err := strconv.Unquote(r.Header.Get("If-Match"))
	if err != nil {
		return nil, &problem{Status: http.StatusPreconditionRequired, Type: "version"}
	}
	if kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";"); kind != "application/json" {
		return nil, &problem{Status: http.StatusUnsupportedMediaType, Type: "request", Detail: "Content-Type"}
	}
	var c change
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return nil, badRequest(err.Error())
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, badRequest("more than one value")
	}
	return s.desk.apply(ctx, r.PathValue("id"), seen, c)
}

// reviews gives what is to be looked at, without what was accepted.
func (s *Server) reviews(ctx context.Context, a *asked) (paged[catalogue.Review], error) {
	list, more, err := s.catalogue.Reviews(ctx, catalogue.ReviewQuestion{Kind: a.text("reason"),
		Document: a.text("document"),
		Filter:   a.filter(), Offset: a.offset(), Limit: a.per, Skip: s.desk.accepted()})
	out := paged[catalogue.Review]{Items: list, Page: a.page, PerPage: a.per, More: more}
	if out.Items == nil {
		out.Items = []catalogue.Review{}
	}
	return out, err
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
	hide := func(by string) string {
		if s.Redact {
			return ""
		}
		return by
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
			one := saidOf(e)
			one.By = hide(one.By)
			x.Entries = append(x.Entries, one)
		}
		out.Documents = append(out.Documents, x)
	}
	list, err := nights.Load(s.Folder)
	if err != nil {
		return out, &problem{Status: http.StatusConflict, Type: "mistakes", Detail: err.Error()}
	}
	for _, a := range list {
		if a.Doubt != "" && a.SHA256 != "" {
			out.Accepted = append(out.Accepted, acceptance{a.SHA256, a.Doubt, hide(a.By), a.Why})
		}
	}
	return out, nil
}

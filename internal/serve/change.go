package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"gongkai/internal/bulk/store"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// change is what a person wants to be written.
type change struct {
	Action    string  `json:"action,omitempty"` // correct (without), accept, or undo
	Address   string  `json:"address"`          // as in corrections.yaml; with the kind in front, to accept
	Printed   string  `json:"printed"`          // what was read there
	Corrected *string `json:"corrected"`        // null: nothing is right there
	By        string  `json:"by"`
	Why       string  `json:"why"`
	Language  string  `json:"language,omitempty"`
}

// entries gives what is to stand in the file of one document after a change, and what stands at its address before and
// after; nil for nothing.
func (d *desk) entries(old []corrections.Entry, sum string, c change) (out []corrections.Entry,
	before, after *corrections.Entry, err error) {
	for _, e := range old {
		if string(e.Address) == c.Address {
			before = &e
			continue
		}
		out = append(out, e)
	}
	if c.Action == "undo" {
		if before == nil {
			return nil, nil, nil, notFound("address: " + cut(c.Address))
		}
		list := d.replaced()
		if i := former(list, sum, before); i >= 0 {
			after = &list[i].Before
			out = append(out, *after)
		}
		return out, before, after, nil
	}
	e := corrections.Entry{Address: address.Address(c.Address), Printed: c.Printed, By: c.By, Why: c.Why,
		File: store.CorrectionsFile}
	if _, told := e.Subject(); told {
		if c.Corrected != nil {
			e.Says = strings.TrimSpace(*c.Corrected)
		}
	} else if c.Corrected != nil {
		a, kind := value.ParseAmount(*c.Corrected)
		if kind != value.Number {
			return nil, nil, nil, &problem{Status: http.StatusUnprocessableEntity, Type: "amount", Detail: cut(*c.Corrected)}
		}
		e.Corrected = &a
	}
	if before != nil { // what is printed there was said then, and the document now reads what is corrected
		e.Printed = before.Printed
	}
	return append(out, e), before, &e, nil
}

// inherited adds to the corrections of the folder those that a document already has from elsewhere, so that reading it
// again loses none.
func inherited(doc *document.Document, entries []corrections.Entry) []corrections.Entry {
	have := map[string]bool{}
	for _, e := range entries {
		have[string(e.Address)] = true
	}
	by := func(s string) string {
		if s == "" {
			return "–" // redaction took it out
		}
		return s
	}
	for _, t := range doc.AllTold() {
		if have[t.Address] {
			continue
		}
		e := corrections.Entry{Address: address.Address(t.Address), By: by(t.By), Why: by(t.Why), File: store.CorrectionsFile}
		if t.Read != nil {
			e.Printed = *t.Read
		}
		if t.Corrected != nil {
			e.Says = *t.Corrected
		}
		entries = append(entries, e)
	}
	for p := range doc.Places() {
		if p.Cell == nil || p.Cell.Corrected == nil || have[string(p.Address)] {
			continue
		}
		entries = append(entries, corrections.Entry{Address: p.Address, Printed: p.Cell.Raw, Corrected: p.Amount(),
			By: by(p.Cell.Corrected.By), Why: by(p.Cell.Corrected.Why), File: store.CorrectionsFile})
	}
	return entries
}

// replace puts the corrections of one document in the place of those that there are. One without any stays named:
// a file that holds nothing at all is none of corrections.
func replace(set corrections.Set, one corrections.Document) corrections.Set {
	var out corrections.Set
	done := false
	for _, d := range set {
		switch {
		case d.SHA256 != one.SHA256:
			out = append(out, d)
		case !done:
			out = append(out, one)
			done = true
		}
	}
	if !done {
		out = append(out, one)
	}
	return out
}

// written gives corrections as text, and as they are read from it: what cannot be read back is not written.
func written(set corrections.Set) ([]byte, corrections.Set, error) {
	var b bytes.Buffer
	if err := corrections.Write(&b, set...); err != nil {
		return nil, nil, err
	}
	again, err := corrections.Parse(b.Bytes(), store.CorrectionsFile)
	return b.Bytes(), again, err
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

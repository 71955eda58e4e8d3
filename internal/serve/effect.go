package serve

import (
	"context"
	"maps"
	"slices"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/catalogue"
	"gongkai/internal/explain"
	"gongkai/normalize/document"
	"gongkai/schema/address"
)

// effect is what a change did.
type effect struct {
	Document string        `json:"document_id"` // which another department or year gives another id
	Version  string        `json:"version"`
	Address  string        `json:"address"`
	Action   string        `json:"action"`
	Before   state         `json:"before"`
	After    state         `json:"after"`
	Checks   []checkChange `json:"checks"`   // those that came out otherwise
	Measures []measureMove `json:"measures"` // those that changed
	Previous *said         `json:"previous"` // what was said at the address before
}

// state is what can be said of a document before and after.
type state struct {
	Value    string           `json:"value,omitempty"` // at the address
	Proof    string           `json:"proof,omitempty"`
	Summary  catalogue.Proven `json:"values"`
	Mismatch int              `json:"checks_mismatch"`
	Hold     int              `json:"checks_hold"`
}

type checkChange struct {
	Check  string `json:"check"`
	Before string `json:"before"` // a verdict, "" where there was none
	After  string `json:"after"`
	Says   string `json:"says"` // the equation after
}

type measureMove struct {
	Measure string `json:"measure"`
	Code    string `json:"code,omitempty"`
	Year    int    `json:"year"`
	Period  string `json:"period"`
	Before  string `json:"before"`
	After   string `json:"after"`
}

// stateOf describes a document and the value at an address.
func stateOf(doc *document.Document, at string) state {
	x := state{Summary: catalogue.Proven{Verified: doc.Summary.Verified, Unchecked: doc.Summary.Unchecked,
		Doubtful: doc.Summary.Doubtful}, Mismatch: doc.Summary.Checks.Mismatch,
		Hold: doc.Summary.Checks.Exact + doc.Summary.Checks.Rounding}
	if p := doc.Find(address.Address(at)); p != nil {
		if a := p.Amount(); a != nil {
			x.Value = a.String()
		}
		if p.Cell != nil {
			x.Proof = string(p.Cell.Proof)
		}
	}
	return x
}

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
func changed(before, after *document.Document) []checkChange {
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
	for _, at := range slices.Sorted(maps.Keys(was)) { // that are no more
		out = append(out, checkChange{Check: at, Before: string(was[at].Verdict)})
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
			delete(was, key(m))
		}
		if x.Before != x.After {
			out = append(out, x)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(was)) { // such as a class that was misread
		if m := was[k]; m.Value != "" {
			out = append(out, measureMove{Measure: m.Measure, Code: m.Code, Year: m.Year, Period: m.Period, Before: m.Value})
		}
	}
	return out, nil
}

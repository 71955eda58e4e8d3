package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gongkai/internal/atomicfile"
	"gongkai/internal/bulk/nights"
	"gongkai/internal/catalogue"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// correctionsFile is where corrections of the results of a folder are kept, in it.
const correctionsFile = "corrections.yaml"

// desk is where corrections are made, one at a time. Their file is read anew for each, since people may edit it, too;
// it is written as a whole, so that at any moment it says what was said before or after.
type desk struct {
	server   *Server
	mu       sync.Mutex
	settling sync.WaitGroup
	// replaced is what stood at an address before it was corrected again, by hash and address.
	replaced map[string][]corrections.Entry
	// past is what documents were corrected by at versions that were seen here, the latest last.
	past []past
}

// past is what was said of a document when it had a version.
type past struct {
	sha256, version string
	entries         []corrections.Entry
}

// mostPast is how many states are kept to tell what changed since.
const mostPast = 5000

func (d *desk) path() string         { return filepath.Join(d.server.Folder, correctionsFile) }
func (d *desk) acceptedPath() string { return filepath.Join(d.server.Folder, nights.AcceptedFile) }

// load reads the corrections of the folder.
func (d *desk) load() (corrections.Set, error) {
	text, err := os.ReadFile(d.path())
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return corrections.Parse(text, correctionsFile)
}

// set gives the corrections of the folder; none of a file with mistakes, which a write tells of.
func (d *desk) set() corrections.Set {
	set, err := d.load()
	if err != nil {
		d.server.Log.Warn("corrections", "error", err)
	}
	return set
}

// told gives what people said of a file.
func (d *desk) told(sum string) []said {
	out := []said{}
	for _, e := range d.set().For(sum) {
		out = append(out, saidOf(e))
	}
	return out
}

func saidOf(e corrections.Entry) said {
	x := said{Address: string(e.Address), Printed: e.Printed, By: e.By, Why: e.Why}
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

// apply writes a change of a document and reads it again. seen is the version that the person looked at.
func (d *desk) apply(ctx context.Context, id, seen string, c change) (*effect, error) {
	s := d.server
	if c.Action == "" {
		c.Action = "correct"
	}
	c.By, c.Why, c.Address = strings.TrimSpace(c.By), strings.TrimSpace(c.Why), strings.TrimSpace(c.Address)
	switch {
	case !slices.Contains([]string{"correct", "accept", "undo"}, c.Action):
		return nil, badRequest("action: " + cut(c.Action))
	case c.Address == "":
		return nil, badRequest("address")
	case c.Action != "undo" && (c.By == "" || c.Why == ""):
		return nil, &problem{Status: http.StatusUnprocessableEntity, Type: "incomplete"}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	p, err := s.paper(ctx, id)
	if err != nil {
		return nil, err
	}
	set, err := d.load()
	if err != nil {
		return nil, &problem{Status: http.StatusConflict, Type: "mistakes", Detail: err.Error()}
	}
	if now := version(p); seen != now {
		return nil, &problem{Status: http.StatusConflict, Type: "stale", Version: now, Changed: d.since(p.SHA256, seen,
			set)}
	}
	if c.Action == "accept" || strings.Contains(c.Address, " ") && c.Action == "undo" {
		return d.accept(p, c)
	}
	raw, err := os.ReadFile(filepath.Join(s.Folder, filepath.FromSlash(p.Result)))
	if err != nil {
		return nil, err
	}
	before, err := document.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	d.remember(p.SHA256, seen, set.For(p.SHA256))
	entries := inherited(before, set.For(p.SHA256))
	next, previous, err := d.entries(entries, p.SHA256, c)
	if err != nil {
		return nil, err
	}
	name := p.File
	if e, err := s.index.of(p.SHA256); err == nil && e != nil {
		name = filepath.Base(filepath.FromSlash(e.Path))
	}
	whole := replace(set, corrections.Document{Name: name, SHA256: p.SHA256, Entries: next})
	text, whole, err := written(whole)
	if err != nil {
		return nil, &problem{Status: http.StatusUnprocessableEntity, Type: "refused", Detail: err.Error()}
	}
	r, err := s.shelf.read(ctx, p.SHA256, whole)
	if err != nil {
		return nil, err
	}
	if why := refused(r.Document, c.Address); why != nil && c.Action == "correct" {
		return nil, &problem{Status: http.StatusUnprocessableEntity, Type: "refused",
			Detail: s.speakers[orLanguage(c.Language)].Finding(*why)}
	}
	entry, err := s.index.of(p.SHA256)
	if err != nil || entry == nil {
		return nil, errors.Join(err, errNoFile)
	}
	measures, err := s.catalogue.MeasuresOf(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := atomicfile.Write(d.path(), text); err != nil {
		return nil, err
	}
	d.stack(p.SHA256, c, set)
	path, err := s.Keep(entry, r.Document, whole)
	if err != nil {
		return nil, err
	}
	if err := d.recatalogue(ctx, p.Result, path); err != nil {
		return nil, err
	}
	now, err := s.catalogue.PaperOf(ctx, path)
	if err != nil || now == nil {
		return nil, errors.Join(err, errors.New("the document is not in the catalogue after it was read again"))
	}
	d.remember(p.SHA256, version(now), next)
	kept, err := s.document(now)
	if err != nil {
		return nil, err
	}
	out := &effect{Document: now.ID, Version: version(now), Address: c.Address, Action: c.Action, Previous: previous,
		Before: stateOf(before, c.Address), After: stateOf(kept, c.Address), Checks: s.changed(before, kept)}
	if out.Measures, err = s.moved(ctx, measures, now.ID); err != nil {
		return nil, err
	}
	return out, nil
}

func orLanguage(l string) string {
	if slices.Contains(Languages, l) {
		return l
	}
	return "en"
}

// recatalogue takes the document anew into the catalogue. Where it is now another one's, what speaks of several
// documents is computed in the background.
func (d *desk) recatalogue(ctx context.Context, before, now string) error {
	s := d.server
	c, fresh, err := catalogue.Open(s.Catalogue, catalogue.Options{Change: s.Change})
	if err != nil {
		return err
	}
	if fresh {
		return errors.Join(errors.New("the catalogue was of another version"), c.Close())
	}
	settled, err := c.Replace(ctx, s.Folder, before, now)
	if err != nil {
		return errors.Join(err, c.Close())
	}
	if settled {
		return c.Close()
	}
	d.settling.Add(1)
	go func() {
		defer d.settling.Done()
		if err := errors.Join(c.Settle(context.WithoutCancel(ctx)), c.Close()); err != nil {
			s.Log.Error("the catalogue", "error", err)
		}
	}()
	return nil
}

// entries gives what is to stand in the file of one document after a change, and what stood at its address.
func (d *desk) entries(old []corrections.Entry, sum string, c change) (out []corrections.Entry, previous *said,
	err error) {
	for _, e := range old {
		if string(e.Address) == c.Address {
			x := saidOf(e)
			previous = &x
			continue
		}
		out = append(out, e)
	}
	if c.Action == "undo" {
		if previous == nil {
			return nil, nil, notFound("address: " + cut(c.Address))
		}
		if stack := d.replaced[sum+" "+c.Address]; len(stack) > 0 {
			out = append(out, stack[len(stack)-1])
		}
		return out, previous, nil
	}
	e := corrections.Entry{Address: address.Address(c.Address), Printed: c.Printed, By: c.By, Why: c.Why,
		File: correctionsFile}
	if _, told := e.Subject(); told {
		if c.Corrected != nil {
			e.Says = strings.TrimSpace(*c.Corrected)
		}
	} else if c.Corrected != nil {
		a, kind := value.ParseAmount(*c.Corrected)
		if kind != value.Number {
			return nil, nil, &problem{Status: http.StatusUnprocessableEntity, Type: "amount", Detail: cut(*c.Corrected)}
		}
		e.Corrected = &a
	}
	if previous != nil { // what is printed there was said then, and the document now reads what is corrected
		e.Printed = previous.Printed
	}
	return append(out, e), previous, nil
}

// stack keeps what a change replaced, so that it can be taken back.
func (d *desk) stack(sum string, c change, before corrections.Set) {
	key := sum + " " + c.Address
	if c.Action == "undo" {
		if n := len(d.replaced[key]); n > 0 {
			d.replaced[key] = d.replaced[key][:n-1]
		}
		return
	}
	for _, e := range before.For(sum) {
		if string(e.Address) == c.Address {
			if d.replaced == nil {
				d.replaced = map[string][]corrections.Entry{}
			}
			d.replaced[key] = append(d.replaced[key], e)
		}
	}
}

func orNull(s *string) string {
	if s == nil {
		return "\x00"
	}
	return *s
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
		e := corrections.Entry{Address: address.Address(t.Address), By: by(t.By), Why: by(t.Why), File: correctionsFile}
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
			By: by(p.Cell.Corrected.By), Why: by(p.Cell.Corrected.Why), File: correctionsFile})
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
	again, err := corrections.Parse(b.Bytes(), correctionsFile)
	return b.Bytes(), again, err
}

// remember keeps what was said of a document at a version.
func (d *desk) remember(sum, version string, entries []corrections.Entry) {
	for i := range d.past {
		if d.past[i].sha256 == sum && d.past[i].version == version {
			return
		}
	}
	d.past = append(d.past, past{sum, version, slices.Clone(entries)})
	if len(d.past) > mostPast {
		d.past = slices.Delete(d.past, 0, len(d.past)-mostPast)
	}
}

// since gives what is said of a document otherwise than at a version; all that is said where that is not known.
func (d *desk) since(sum, version string, set corrections.Set) []said {
	var then []corrections.Entry
	for _, p := range d.past {
		if p.sha256 == sum && p.version == version {
			then = p.entries
		}
	}
	now := set.For(sum)
	out := []said{}
	same := func(a, b corrections.Entry) bool {
		x, y := saidOf(a), saidOf(b)
		return x.Address == y.Address && x.By == y.By && x.Why == y.Why && orNull(x.Corrected) == orNull(y.Corrected)
	}
	for _, e := range now {
		if !slices.ContainsFunc(then, func(o corrections.Entry) bool { return same(o, e) }) {
			out = append(out, saidOf(e))
		}
	}
	for _, o := range then {
		if !slices.ContainsFunc(now, func(e corrections.Entry) bool { return e.Address == o.Address }) {
			x := saidOf(o)
			x.Undone = true
			out = append(out, x)
		}
	}
	if d.server.Redact {
		for i := range out {
			out[i].By = ""
		}
	}
	return out
}

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

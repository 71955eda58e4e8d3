package serve

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"gongkai/internal/catalogue"
	"gongkai/normalize/document"
)

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

var reviewParameters = []parameter{{name: "at", about: "review_id"}, {name: "effect", about: "what came of a change"},
	{name: "done", about: "show what was written", enum: truth},
	{name: "tables", about: "show the printed tables of a document", enum: truth}}

// reviewData is what the page shows on which a person looks at what is in doubt.
type reviewData struct {
	paged[catalogue.Review]
	Kinds  []catalogue.Tally
	At     *catalogue.Review
	Detail *reviewDetail
	Next   string // review_id of what comes after
	Before string
	Effect *effect
	Failed *problem // why the last change was not written
	Sent   url.Values
	Done   *doneData
	Of     *catalogue.Paper // where it is about one document alone
	Tables []printedTable   // of it
	Now    string           // its version
}

// reviewDetail is one thing to be looked at, with all that is known of it.
type reviewDetail struct {
	Paper     *catalogue.Paper
	Version   string
	Address   string // that a correction names
	Printed   string
	Value     string
	Unit      string
	Proof     string
	Because   []string
	Checks    []checkInWords
	Operands  []operand // of a check: the values, one of which may be wrong
	Table     *printedTable
	Choices   []choice
	Picture   string
	Link      string
	Unknown   string // why a correction cannot be offered
	Facts     []fact
	Corrected bool
}

type operand struct {
	checkedOperand
	Printed string
	Picture string
	Link    string
	Proof   string
}

// fact is what a document says of itself, and can be corrected.
type fact struct{ Name, Address, Printed, Value string }

type doneData struct {
	Documents []doneDocument
	Accepted  []doneAccepted
}

type doneDocument struct {
	Paper   *catalogue.Paper
	Version string
	Entries []said
}

type doneAccepted struct {
	acceptance
	Paper   *catalogue.Paper
	Version string
}

// effects are what came of the last changes, for the page that comes after.
type effects struct {
	mu   sync.Mutex
	next int
	list [64]*outcomeOf
}

type outcomeOf struct {
	id     string
	effect *effect
	failed *problem
	sent   url.Values
}

func (e *effects) keep(o outcomeOf) string {
	e.mu.Lock()
	defer e.mu.Unlock()
	o.id = strconv.FormatInt(time.Now().UnixNano(), 36)
	e.list[e.next%len(e.list)] = &o
	e.next++
	return o.id
}

func (e *effects) get(id string) *outcomeOf {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, o := range e.list {
		if o != nil && o.id == id {
			return o
		}
	}
	return nil
}

func (s *Server) reviewPage(ctx context.Context, r *http.Request, a *asked, v *view) (any, error) {
	var d reviewData
	var err error
	if found := s.came.get(a.text("effect")); found != nil {
		d.Effect, d.Failed, d.Sent = found.effect, found.failed, found.sent
	}
	if id := a.text("document"); id != "" {
		if d.Of, err = s.paper(ctx, id); err != nil {
			return nil, err
		}
	}
	if a.yes("tables") && d.Of != nil {
		d.Now = version(d.Of)
		r, err := s.shelf.read(ctx, d.Of.SHA256, s.desk.set())
		if err != nil {
			return nil, err
		}
		d.Tables, _, _ = printedTables(r, v.Lang)
		return d, nil
	}
	if a.yes("done") {
		d.Done, err = s.done(ctx)
		return d, err
	}
	if d.paged, err = s.reviews(ctx, a); err != nil {
		return nil, err
	}
	counts, err := s.memory().ReviewCounts(ctx)
	if err != nil {
		return nil, err
	}
	for _, kind := range catalogue.ReviewKinds {
		d.Kinds = append(d.Kinds, catalogue.Tally{Key: kind, Count: counts[kind]})
	}
	at := a.text("at")
	i := slices.IndexFunc(d.Items, func(x catalogue.Review) bool { return x.ID == at })
	if i < 0 && len(d.Items) > 0 {
		i = 0
	}
	if i >= 0 {
		d.At = &d.Items[i]
		if i+1 < len(d.Items) {
			d.Next = d.Items[i+1].ID
		}
		if i > 0 {
			d.Before = d.Items[i-1].ID
		}
		d.Detail, err = s.reviewDetail(ctx, d.At, v)
	} else if d.Of != nil {
		d.Detail, err = s.reviewDetail(ctx, &catalogue.Review{Kind: catalogue.ReviewIdentity, Document: d.Of.ID, Page: 1},
			v)
	}
	return d, err
}

// reviewDetail gathers what is known of one thing.
func (s *Server) reviewDetail(ctx context.Context, x *catalogue.Review, v *view) (*reviewDetail, error) {
	p, err := s.paper(ctx, x.Document)
	if err != nil {
		return nil, err
	}
	doc, err := s.document(p)
	if err != nil {
		return nil, err
	}
	d := &reviewDetail{Paper: p, Version: version(p), Address: x.Address, Printed: x.Printed, Because: []string{},
		Picture: v.Picture(p.ID, x.Address, x.Page), Link: v.Link(p.ID, "", x.Page)}
	d.Facts = factsOf(doc)
	switch x.Kind {
	case catalogue.ReviewValue:
		e, place := s.evidence(doc, x.Address, v.Lang)
		if e == nil {
			return d, nil
		}
		d.Printed, d.Value, d.Unit, d.Proof, d.Because, d.Checks = e.Printed, e.Value, e.Unit, e.Proof, e.Because, e.Checks
		d.Link = valueLink(p.ID, x.Address)
		d.Corrected = place.Cell != nil && place.Cell.Corrected != nil
	case catalogue.ReviewCheck:
		d.Link = v.Link(p.ID, "", x.Page)
		for i := range doc.Checks {
			c := &doc.Checks[i]
			if catalogue.CheckAddress(c) != x.Address {
				continue
			}
			words := s.checkInWords(doc, c, v.Lang)
			d.Checks = append(d.Checks, words)
			for _, o := range words.Operands {
				one := operand{checkedOperand: o, Link: valueLink(p.ID, o.Address)}
				if e, place := s.evidence(doc, o.Address, v.Lang); e != nil {
					one.Printed, one.Proof = e.Printed, e.Proof
					if place.Cell != nil {
						one.Picture = v.Picture(p.ID, o.Address, 0)
					}
				}
				if len(d.Operands) < mostOperands {
					d.Operands = append(d.Operands, one)
				}
			}
			break
		}
	case catalogue.ReviewUnit, catalogue.ReviewColumn, catalogue.ReviewUnmapped:
		if err := s.tableDetail(ctx, p, doc, x, d, v); err != nil {
			return nil, err
		}
	case catalogue.ReviewIdentity:
		d.Picture = v.Picture(p.ID, "", 1)
		for _, f := range d.Facts {
			if f.Address == x.Address {
				d.Printed = f.Printed
			}
		}
	}
	return d, nil
}

// mostOperands of a check are shown; a sum over a list may have hundreds.
const mostOperands = 24

// tableDetail finds the printed table that is spoken of, for which the paper is read as a whole.
func (s *Server) tableDetail(ctx context.Context, p *catalogue.Paper, doc *document.Document, x *catalogue.Review,
	d *reviewDetail, v *view) error {
	r, err := s.shelf.read(ctx, p.SHA256, s.desk.set())
	if errors.Is(err, errNoFile) || missing(err) {
		d.Unknown = v.T("problem.nofile")
		return nil
	}
	if err != nil {
		return err
	}
	if x.Kind == catalogue.ReviewColumn {
		d.Picture = v.Picture(p.ID, x.Address+extraOf, x.Page)
	}
	tables, ofTable, ofGrid := printedTables(r, v.Lang)
	at := -1
	if n, ok := strings.CutPrefix(x.Address, "unmapped/"); ok {
		if i, err := strconv.Atoi(n); err == nil && i >= 1 && i <= len(ofGrid) {
			at = ofGrid[i-1]
		}
	} else {
		for i := range r.Document.Tables {
			if string(r.Document.Tables[i].Address()) == x.Address {
				at = ofTable[i]
			}
		}
	}
	if at < 0 || at >= len(tables) {
		d.Unknown = v.T("review.notable")
		return nil
	}
	d.Table = &tables[at]
	d.Choices = s.tablesOf(doc, v.Lang)
	switch x.Kind {
	case catalogue.ReviewUnit:
		d.Address, d.Printed = d.Table.Address+"/unit", d.Table.Unit
	case catalogue.ReviewUnmapped:
		d.Address, d.Printed = d.Table.Address, d.Table.Title
	}
	return nil
}

// factsOf lists what a document says of itself. What was read is what a correction has to say is printed.
func factsOf(doc *document.Document) []fact {
	said := func(p *string) string {
		if p == nil {
			return ""
		}
		return *p
	}
	info := &doc.Info
	year, place := "", ""
	if info.Year != nil {
		year = strconv.Itoa(*info.Year)
	}
	if info.Place != nil {
		place = info.Place.Province + info.Place.City + info.Place.County
	}
	out := []fact{{"department", "document:department", "", said(info.Department)}, {"kind", "document:kind", "",
		said(info.Kind)},
		{"year", "document:year", "", year}, {"place", "document:place", "", place}, {"scope", "document:scope", "",
			said(info.Scope)}}
	for i := range out {
		out[i].Printed = out[i].Value
		for _, t := range info.Corrected {
			if t.Address == out[i].Address {
				out[i].Printed = said(t.Read)
			}
		}
	}
	return out
}

// done lists what was written, so that it can be taken back.
func (s *Server) done(ctx context.Context) (*doneData, error) {
	l, err := s.ledger()
	if err != nil {
		return nil, err
	}
	d := &doneData{}
	for _, x := range l.Documents {
		p, err := s.paperOf(ctx, x.SHA256)
		if err != nil {
			return nil, err
		}
		if p != nil {
			d.Documents = append(d.Documents, doneDocument{p, version(p), x.Entries})
		}
	}
	for _, x := range l.Accepted {
		p, err := s.paperOf(ctx, x.SHA256)
		if err != nil {
			return nil, err
		}
		if p != nil {
			d.Accepted = append(d.Accepted, doneAccepted{x, p, version(p)})
		}
	}
	return d, nil
}

// postReview takes a change from the form of the page, and leads to the page that says what came of it.
func (s *Server) postReview(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, badRequest("form"))
		return
	}
	f := r.PostForm
	c := change{Action: f.Get("action"), Address: f.Get("address"), Printed: f.Get("printed"), By: f.Get("by"),
		Why:      f.Get("why"),
		Language: s.language(r)}
	// Of a check the address and what is printed there come with the value that was chosen.
	if at, printed, ok := strings.Cut(f.Get("operand"), "\t"); ok && c.Action == "correct" {
		c.Address, c.Printed = at, printed
	}
	if at, printed, ok := strings.Cut(f.Get("column"), "\t"); ok && c.Action == "correct" {
		c.Address, c.Printed = at, printed
	}
	if text := strings.TrimSpace(f.Get("corrected")); text != "" && text != "-" {
		c.Corrected = &text
	}
	if c.Action == "accept" {
		c.Address = f.Get("accept")
		if c.Why == "" {
			c.Why = text(s.language(r), "review.accepted.why")
		}
	}
	q, err := url.ParseQuery(f.Get("back"))
	if err != nil {
		q = url.Values{}
	}
	q.Del("effect")
	e, err := s.desk.apply(r.Context(), f.Get("document"), f.Get("version"), c)
	var p *problem
	switch {
	case err == nil:
		if c.Action == "accept" {
			q.Set("at", f.Get("next"))
		}
		http.SetCookie(w, &http.Cookie{Name: byCookie, Value: url.QueryEscape(c.By), Path: "/", MaxAge: 365 * 24 * 3600,
			HttpOnly: true,
			SameSite: http.SameSiteStrictMode})
		if q.Get("document") != "" {
			q.Set("document", e.Document)
		}
		q.Set("effect", s.came.keep(outcomeOf{effect: e, sent: f}))
	case errors.As(err, &p):
		p.Title = text(s.language(r), "problem."+p.Type)
		q.Set("effect", s.came.keep(outcomeOf{failed: p, sent: f}))
	default:
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, "/review?"+q.Encode(), http.StatusSeeOther)
}

// byCookie remembers who corrects, so that it is typed once.
const byCookie = "gongkai_by"

// By is who corrected last in this browser.
func (s *Server) by(r *http.Request) string {
	c, err := r.Cookie(byCookie)
	if err != nil {
		return ""
	}
	by, err := url.QueryUnescape(c.Value)
	if err != nil {
		return ""
	}
	return by
}

// SentText is what a person typed into a form that was refused, so that it need not be typed again.
func (d reviewData) SentText(name string) string {
	if d.Failed == nil {
		return ""
	}
	return d.Sent.Get(name)
}

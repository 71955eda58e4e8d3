package serve

import (
	"cmp"
	"context"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"gongkai/internal/catalogue"
	"gongkai/internal/explain"
	"gongkai/internal/limits"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
	"gongkai/schema/measure"
)

// The questions that pages and programs ask. Each is a function from what was asked to a value that has a JSON form.

// paged is a part of a list.
type paged[T any] struct {
	Items   []T  `json:"items"`
	Page    int  `json:"page"`
	PerPage int  `json:"per_page"`
	More    bool `json:"more"` // there is a next page
}

func pageOf[T any](items []T, a *asked) paged[T] {
	out := paged[T]{Items: items, Page: a.page, PerPage: a.per, More: len(items) > a.per}
	if out.More {
		out.Items = items[:a.per]
	}
	if out.Items == nil {
		out.Items = []T{}
	}
	return out
}

// measureInfo is a measure that there is.
type measureInfo struct {
	ID         string `json:"measure"`
	Zh         string `json:"zh"`
	En         string `json:"en"`
	About      string `json:"definition_zh,omitempty"`
	AboutEn    string `json:"definition_en,omitempty"`
	Unit       string `json:"unit"`
	Each       string `json:"each,omitempty"` // it is one for each class of this classification
	Comparable bool   `json:"money"`
}

func measureList() []measureInfo {
	var out []measureInfo
	for _, m := range measure.Embedded() {
		out = append(out, measureInfo{m.ID, m.Zh, m.En, m.Definition.Zh, m.Definition.En, m.Unit, m.Each, m.Unit == "元"})
	}
	return out
}

func findMeasure(id string) *measure.Measure {
	list := measure.Embedded()
	for i := range list {
		if list[i].ID == id {
			return &list[i]
		}
	}
	return nil
}

// comparison is an answer to a question about one measure.
type comparison struct {
	Measure  measureInfo         `json:"measure"`
	Code     string              `json:"code,omitempty"`
	Classes  []class             `json:"classes"` // that the catalogue has of a measure of classes
	Unit     string              `json:"unit"`
	Per      string              `json:"per,omitempty"` // staff: values are by head
	Years    []int               `json:"years"`
	Sums     []*decimal.Decimal  `json:"sums"`
	Lines    paged[comparedLine] `json:"lines"`
	Count    int                 `json:"count"` // of all lines
	LeftOut  []catalogue.Left    `json:"left_out"`
	Reasons  []catalogue.Tally   `json:"left_out_reasons"`
	all      []comparedLine      // of all pages
	filtered catalogue.Filter    // what was asked
}

type class struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type comparedLine struct {
	Rank       int              `json:"rank"`
	Department string           `json:"department"`
	ID         string           `json:"department_id"`
	Kind       string           `json:"kind"`
	Values     []comparedPoint  `json:"values"` // by year
	Change     *decimal.Decimal `json:"change"`
	Percent    *decimal.Decimal `json:"change_percent"`
}

type comparedPoint struct {
	catalogue.Point
	Share *decimal.Decimal `json:"share_percent,omitempty"` // of the sum of the year
	Staff *decimal.Decimal `json:"staff,omitempty"`         // by which it was divided
}

// mostLeft is how many of those that are left out an answer lists; it counts all.
const mostLeft = 200

// staffMeasures are numbers of people by which an amount may be divided, the first that a department prints.
var staffMeasures = []string{"staff.actual", "staff.in_post"}

func (s *Server) compare(ctx context.Context, a *asked) (*comparison, error) {
	id := a.text("measure")
	if id == "" {
		id = "expenditure.total"
	}
	m := findMeasure(id)
	if m == nil {
		return nil, badRequest("measure: " + id)
	}
	code := a.text("code")
	c := &comparison{Code: code, Classes: []class{}, Years: []int{}, Sums: []*decimal.Decimal{}, all: []comparedLine{},
		filtered: a.filter()}
	for _, info := range measureList() {
		if info.ID == id {
			c.Measure = info
		}
	}
	if m.Each != "" {
		var err error
		if c.Classes, err = s.classes(ctx, id); err != nil {
			return nil, err
		}
		if code == "" && len(c.Classes) > 0 {
			code = c.Classes[0].Code
			c.Code = code
		}
	} else {
		c.Code, code = "", ""
	}
	f := a.filter()
	f.All = a.yes("all")
	found, err := s.catalogue.Compare(ctx, catalogue.Question{Measure: id, Code: code, Filter: f})
	if err != nil {
		return nil, err
	}
	c.Years, c.Unit, c.LeftOut, c.Sums = found.Years, cmp.Or(found.Unit, m.Unit), found.LeftOut, found.Sums
	var staff map[string]decimal.Decimal
	if a.text("per") == "staff" && m.Unit == "元" {
		c.Per = "staff"
		if staff, err = s.staff(ctx, f); err != nil {
			return nil, err
		}
	}
	for _, l := range found.Lines {
		line := comparedLine{Department: l.Department, ID: l.ID, Kind: l.Kind, Change: l.Change, Percent: l.Percent}
		some := false
		for i, p := range l.Values {
			point := comparedPoint{Point: p}
			if sum := found.Sums[i]; sum != nil && p.Value != nil && sum.IsPositive() && len(found.Lines) > 1 {
				share := p.Value.Mul(decimal.NewFromInt(100)).DivRound(*sum, 2)
				point.Share = &share
			}
			if c.Per == "staff" {
				point.Share = nil
				heads, known := staff[l.ID+"/"+l.Kind+"/"+strconv.Itoa(found.Years[i])]
				if p.Value != nil && known && heads.IsPositive() {
					by := p.Value.DivRound(heads, 2)
					point.Value, point.Staff = &by, &heads
					some = true
				} else {
					point.Value = nil
				}
			}
			line.Values = append(line.Values, point)
		}
		if c.Per == "staff" {
			if !some {
				last := l.Values[len(l.Values)-1]
				c.LeftOut = append(c.LeftOut, catalogue.Left{Department: l.Department, Kind: l.Kind,
					Year: found.Years[len(found.Years)-1], Reason: "no_staff", File: last.File, Document: last.Document})
				continue
			}
			line.change()
		}
		c.all = append(c.all, line)
	}
	if c.Per == "staff" {
		c.Sums = make([]*decimal.Decimal, len(c.Years)) // heads of several years and departments have no sum
		slices.SortStableFunc(c.all, func(x, y comparedLine) int { return compareLast(&x, &y) })
	}
	for i := range c.all {
		c.all[i].Rank = i + 1
	}
	c.tellLeftOut()
	c.Count = len(c.all)
	from := min(len(c.all), (a.page-1)*a.per)
	c.Lines = pageOf(c.all[from:min(len(c.all), from+a.per+1)], a)
	return c, nil
}

func compareLast(x, y *comparedLine) int {
	for i := len(x.Values) - 1; i >= 0; i-- {
		v, w := x.Values[i].Value, y.Values[i].Value
		switch {
		case v == nil && w == nil:
			continue
		case v == nil:
			return 1
		case w == nil:
			return -1
		}
		if c := w.Cmp(*v); c != 0 {
			return c
		}
	}
	return cmp.Compare(x.Department, y.Department)
}

// change sets the change from the first year to the last anew.
func (l *comparedLine) change() {
	l.Change, l.Percent = nil, nil
	n := len(l.Values)
	if n < 2 || l.Values[0].Value == nil || l.Values[n-1].Value == nil {
		return
	}
	first := *l.Values[0].Value
	change := l.Values[n-1].Value.Sub(first)
	l.Change = &change
	if !first.IsZero() {
		percent := change.Mul(decimal.NewFromInt(100)).DivRound(first, 2)
		l.Percent = &percent
	}
}

// tellLeftOut counts those that are left out by reason, and lists the first of them.
func (c *comparison) tellLeftOut() {
	n := map[string]int{}
	for _, l := range c.LeftOut {
		n[l.Reason]++
	}
	c.Reasons = []catalogue.Tally{}
	for reason, count := range n {
		c.Reasons = append(c.Reasons, catalogue.Tally{Key: reason, Count: count})
	}
	slices.SortFunc(c.Reasons, func(a, b catalogue.Tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key))
	})
	if c.LeftOut == nil {
		c.LeftOut = []catalogue.Left{}
	}
	c.LeftOut = c.LeftOut[:min(len(c.LeftOut), mostLeft)]
}

// staff gives numbers of people by department, kind and year.
func (s *Server) staff(ctx context.Context, f catalogue.Filter) (map[string]decimal.Decimal, error) {
	out := map[string]decimal.Decimal{}
	for _, id := range staffMeasures {
		found, err := s.catalogue.Compare(ctx, catalogue.Question{Measure: id, Filter: f})
		if err != nil {
			return nil, err
		}
		for _, l := range found.Lines {
			for i, p := range l.Values {
				key := l.ID + "/" + l.Kind + "/" + strconv.Itoa(found.Years[i])
				if _, there := out[key]; !there && p.Value != nil {
					out[key] = *p.Value
				}
			}
		}
	}
	return out, nil
}

func (s *Server) classes(ctx context.Context, id string) ([]class, error) {
	found, err := s.catalogue.Classes(ctx, id)
	out := []class{}
	for _, c := range found {
		out = append(out, class{c[0], c[1]})
	}
	return out, err
}

// detail is a document with its measures.
type detail struct {
	catalogue.Paper
	Version  string               `json:"version"` // that a write has to name
	Measures []catalogue.Measured `json:"measured"`
	Told     []said               `json:"corrections"` // what people said of it
}

func (s *Server) paper(ctx context.Context, id string) (*catalogue.Paper, error) {
	p, err := s.catalogue.Paper(ctx, id)
	if err == nil && p == nil {
		err = notFound("document_id: " + id)
	}
	return p, err
}

func (s *Server) detail(ctx context.Context, id string) (*detail, error) {
	p, err := s.paper(ctx, id)
	if err != nil {
		return nil, err
	}
	d := &detail{Paper: *p, Version: version(p), Told: s.desk.told(p.SHA256)}
	if s.Redact {
		for i := range d.Told {
			d.Told[i].By = ""
		}
	}
	d.Measures, err = s.catalogue.MeasuresOf(ctx, id)
	return d, err
}

// version names the state of a document: another one has other content.
func version(p *catalogue.Paper) string { return p.Content[:min(len(p.Content), 16)] }

// evidence is one value of a document, with what proves it.
type evidence struct {
	Address string         `json:"address"`
	Printed string         `json:"printed"`
	Value   string         `json:"value,omitempty"`
	Unit    string         `json:"unit,omitempty"`
	Proof   string         `json:"proof,omitempty"`
	Because []string       `json:"because"`
	Page    int            `json:"page,omitempty"`
	Checks  []checkInWords `json:"checks"`
}

type checkInWords struct {
	Address  string           `json:"address"`
	ID       string           `json:"check"`
	Verdict  string           `json:"verdict"`
	Says     string           `json:"says,omitempty"`
	Equation string           `json:"equation"`
	Operands []checkedOperand `json:"operands"`
}

type checkedOperand struct {
	Address string `json:"address"`
	Value   string `json:"value,omitempty"`
	Page    int    `json:"page,omitempty"`
	Left    bool   `json:"left"`
}

func (s *Server) formOf(doc *document.Document) *schema.Form {
	for _, f := range s.Forms {
		if doc.Info.Form != nil && f.ID == *doc.Info.Form {
			return f
		}
	}
	return nil
}

func (s *Server) checkInWords(doc *document.Document, c *document.Check, language string) checkInWords {
	says := explain.Says(c, s.formOf(doc), language == "zh")
	out := checkInWords{Address: catalogue.CheckAddress(c), ID: c.ID, Verdict: string(c.Verdict),
		Equation: explain.Spell(c).String(), Operands: []checkedOperand{}}
	if says.Format != "" {
		out.Says = s.says(language, says)
	}
	left := max(1, c.LeftCells)
	for i, o := range c.Cells {
		x := checkedOperand{Address: string(o.Address), Page: o.Page, Left: i < left}
		if o.Value != nil {
			x.Value = o.Value.String()
		}
		out.Operands = append(out.Operands, x)
	}
	return out
}

// evidence tells what is known of one value.
func (s *Server) evidence(doc *document.Document, at, language string) (*evidence, *document.Place) {
	p := doc.Find(address.Address(at))
	if p == nil {
		return nil, nil
	}
	e := &evidence{Address: at, Because: []string{}, Checks: []checkInWords{}}
	if a := p.Amount(); a != nil {
		e.Value = a.String()
	}
	if u := p.Unit(); u != nil {
		e.Unit = *u
	}
	if p.Cell == nil {
		return e, p
	}
	e.Printed, e.Proof, e.Page = p.Cell.Raw, string(p.Cell.Proof), p.Cell.Page
	for _, b := range p.Cell.Because {
		e.Because = append(e.Because, string(b))
	}
	for _, i := range p.Cell.Checks {
		if i >= 0 && i < len(doc.Checks) {
			e.Checks = append(e.Checks, s.checkInWords(doc, &doc.Checks[i], language))
		}
	}
	return e, p
}

// gaps sums up coverage: of each measure how many disclosures have a value, and why the others have none.
type gaps struct {
	Measure string            `json:"measure"`
	Values  int               `json:"values"`
	Missing int               `json:"missing"`
	Reasons []catalogue.Tally `json:"reasons"`
}

func (s *Server) gaps(ctx context.Context, a *asked) ([]gaps, error) {
	var measures []string
	if m := a.text("measure"); m != "" {
		measures = []string{m}
	}
	found, err := s.catalogue.Coverage(ctx, measures, a.filter())
	if err != nil {
		return nil, err
	}
	by := map[string]*gaps{}
	why := map[string]map[string]int{}
	for _, g := range found {
		if by[g.Measure] == nil {
			by[g.Measure], why[g.Measure] = &gaps{Measure: g.Measure, Reasons: []catalogue.Tally{}}, map[string]int{}
		}
		if g.Reason == catalogue.HasValue {
			by[g.Measure].Values += g.Count
			continue
		}
		by[g.Measure].Missing += g.Count
		why[g.Measure][g.Reason] += g.Count
	}
	out := []gaps{}
	for _, m := range measure.Embedded() {
		g := by[m.ID]
		if g == nil {
			continue
		}
		for reason, n := range why[m.ID] {
			g.Reasons = append(g.Reasons, catalogue.Tally{Key: reason, Count: n})
		}
		slices.SortFunc(g.Reasons, func(a, b catalogue.Tally) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key))
		})
		out = append(out, *g)
	}
	return out, nil
}

// asked is what a request asks for: its parameters, after they were held against the description.
type asked struct {
	values    map[string]string
	page, per int
	language  string
}

func (a *asked) text(name string) string { return a.values[name] }
func (a *asked) yes(name string) bool {
	return a.values[name] == "true" || a.values[name] == "1" || a.values[name] == "on"
}
func (a *asked) offset() int { return (a.page - 1) * a.per }

// number gives a whole number; what is none is 0.
func (a *asked) number(name string) int {
	n, err := strconv.Atoi(a.values[name])
	if err != nil {
		return 0
	}
	return n
}

func (a *asked) filter() catalogue.Filter {
	f := catalogue.Filter{Place: a.text("place"), Department: a.text("department"), Kind: a.text("kind"),
		IDs: a.text("ids")}
	if years := a.text("years"); years != "" {
		f.From, f.To, _ = catalogue.ParseYears(years)
	}
	return f
}

// ask holds the parameters of a request against their description.
func ask(r *http.Request, parameters []parameter, language string) (*asked, error) {
	a := &asked{values: map[string]string{}, page: 1, per: perPage, language: language}
	q := r.URL.Query()
	for name, values := range q {
		i := slices.IndexFunc(parameters, func(p parameter) bool { return p.name == name })
		switch {
		case name == "lang":
			continue
		case i < 0:
			return nil, badRequest("unknown parameter: " + cut(name))
		case len(values) > 1 && !parameters[i].many:
			return nil, badRequest("given twice: " + name)
		}
		v := strings.TrimSpace(strings.Join(values, ","))
		if len(v) > limits.ServeAsked && !parameters[i].many {
			return nil, badRequest("too long: " + name)
		}
		if v == "" {
			continue
		}
		if !parameters[i].takes(v) {
			return nil, badRequest(name + ": " + cut(v))
		}
		a.values[name] = v
	}
	if n := a.number("page"); n > 0 {
		a.page = n
	}
	if n := a.number("per_page"); n > 0 {
		a.per = n
	}
	if a.page > math.MaxInt32/limits.ServePage {
		return nil, badRequest("page")
	}
	return a, nil
}

// perPage is how many lines a page has where nobody says it.
const perPage = 50

// cut shortens what is said back to who asked.
func cut(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

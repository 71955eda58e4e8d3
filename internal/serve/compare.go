package serve

import (
	"cmp"
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"gongkai/internal/catalogue"
)

// comparison is an answer to a question about one measure.
type comparison struct {
	Measure measureInfo         `json:"measure"`
	Code    string              `json:"code,omitempty"`
	Classes []class             `json:"classes"` // that the catalogue has of a measure of classes
	Unit    string              `json:"unit"`
	Per     string              `json:"per,omitempty"` // staff: values are by head
	Years   []int               `json:"years"`
	Sums    []*decimal.Decimal  `json:"sums"`
	Lines   paged[comparedLine] `json:"lines"`
	Count   int                 `json:"count"` // of all lines
	LeftOut []catalogue.Left    `json:"left_out"`
	Reasons []catalogue.Tally   `json:"left_out_reasons"`
	all     []comparedLine      // of all pages
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

// standardMeasure is compared where nobody says which.
const standardMeasure = "expenditure.total"

// staffMeasures are numbers of people by which an amount may be divided, the first that a department prints.
var staffMeasures = []string{"staff.actual", "staff.in_post"}

func (s *Server) compare(ctx context.Context, a *asked) (*comparison, error) {
	id := a.text("measure")
	if id == "" {
		id = standardMeasure
	}
	m := findMeasure(id)
	if m == nil {
		return nil, badRequest("measure: " + id)
	}
	code := a.text("code")
	memory := s.memory()
	c := &comparison{Measure: infoOf(m), Code: code, Classes: []class{}, all: []comparedLine{}}
	if m.Each != "" {
		var err error
		if c.Classes, err = classes(ctx, memory, id); err != nil {
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
	found, err := memory.Compare(ctx, catalogue.Question{Measure: id, Code: code, Filter: f})
	if err != nil {
		return nil, err
	}
	c.Years, c.Unit, c.LeftOut, c.Sums = found.Years, cmp.Or(found.Unit, m.Unit), found.LeftOut,
		append([]*decimal.Decimal{}, found.Sums...) // without years none, and no null
	var staff map[disclosure]decimal.Decimal
	if a.text("per") == "staff" && m.Unit == "元" {
		c.Per = "staff"
		if staff, err = staffOf(ctx, memory, f); err != nil {
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
				heads, known := staff[disclosure{l.ID, l.Kind, found.Years[i]}]
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
			line.Change, line.Percent = catalogue.Change(line.Values)
		}
		c.all = append(c.all, line)
	}
	if c.Per == "staff" {
		c.Sums = make([]*decimal.Decimal, len(c.Years)) // heads of several years and departments have no sum
		slices.SortStableFunc(c.all, func(x, y comparedLine) int {
			return cmp.Or(catalogue.LargestLast(x.Values, y.Values), cmp.Compare(x.Department, y.Department))
		})
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

// tellLeftOut counts those that are left out by reason, and lists the first of them.
func (c *comparison) tellLeftOut() {
	n := map[string]int{}
	for _, l := range c.LeftOut {
		n[l.Reason]++
	}
	c.Reasons = tallies(n)
	if c.LeftOut == nil {
		c.LeftOut = []catalogue.Left{}
	}
	c.LeftOut = c.LeftOut[:min(len(c.LeftOut), mostLeft)]
}

// disclosure is what one value of a measure is of.
type disclosure struct {
	department, kind string
	year             int
}

// staffOf gives numbers of people.
func staffOf(ctx context.Context, memory *catalogue.Memory, f catalogue.Filter) (map[disclosure]decimal.Decimal,
	error) {
	out := map[disclosure]decimal.Decimal{}
	for _, id := range staffMeasures {
		found, err := memory.Compare(ctx, catalogue.Question{Measure: id, Filter: f})
		if err != nil {
			return nil, err
		}
		for _, l := range found.Lines {
			for i, p := range l.Values {
				key := disclosure{l.ID, l.Kind, found.Years[i]}
				if _, there := out[key]; !there && p.Value != nil {
					out[key] = *p.Value
				}
			}
		}
	}
	return out, nil
}

func classes(ctx context.Context, memory *catalogue.Memory, id string) ([]class, error) {
	found, err := memory.Classes(ctx, id)
	out := []class{}
	for _, c := range found {
		out = append(out, class{c[0], c[1]})
	}
	return out, err
}

func (c *comparison) largest() decimal.Decimal {
	var most decimal.Decimal
	for _, l := range c.all {
		for _, p := range l.Values {
			if p.Value != nil && p.Value.Abs().GreaterThan(most) {
				most = p.Value.Abs()
			}
		}
	}
	return most
}

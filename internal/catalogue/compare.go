package catalogue

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"gongkai/normalize/document"
)

// Question is a comparison of one measure over departments and years.
type Question struct {
	Measure, Code string
	Filter
}

// Answer is what a comparison found, and what it leaves out.
type Answer struct {
	Measure string             `json:"measure"`
	Code    string             `json:"code,omitempty"`
	Unit    string             `json:"unit"`
	Years   []int              `json:"years"`
	Lines   []Line             `json:"lines"`    // by the last year's value, the largest first
	LeftOut []Left             `json:"left_out"` // disclosures that the question is about and that have no number in it
	Sums    []*decimal.Decimal `json:"sums"`     // by year, over all lines; null where a line lacks the year
}

// Line is one department.
type Line struct {
	Department string           `json:"department"`
	Kind       string           `json:"kind"`
	ID         string           `json:"department_id"`
	Values     []Point          `json:"values"` // by year
	Change     *decimal.Decimal `json:"change"` // from the first year to the last, where both are there
	Percent    *decimal.Decimal `json:"change_percent"`
}

// Point is one value with where it comes from.
type Point struct {
	Value    *decimal.Decimal `json:"value"`
	Proof    document.Proof   `json:"proof,omitempty"`
	Document string           `json:"document_id,omitempty"`
	Source   string           `json:"source,omitempty"`
	File     string           `json:"file,omitempty"`
	Page     int              `json:"page,omitempty"`
	Differs  bool             `json:"differs,omitempty"` // places of the same document say different things
	// Corrected are the addresses of what people corrected that the value rests on, or whose it is.
	Corrected []string `json:"corrected,omitempty"`
}

// Left is a disclosure without a number, and why.
type Left struct {
	Department string `json:"department"`
	Kind       string `json:"kind"`
	Year       int    `json:"year"`
	Reason     string `json:"reason"` // of measures.Reasons, or of disclosures
	Source     string `json:"source,omitempty"`
	File       string `json:"file"`
	Page       int    `json:"page,omitempty"`
	Document   string `json:"document_id"`
}

// Compare answers a question. Disclosures that are inside of others are left out with that reason unless the question
// wants them.
func (c *Catalogue) Compare(ctx context.Context, q Question) (*Answer, error) {
	return c.Remember().Compare(ctx, q)
}

// Compare answers a question as that of the catalogue does.
func (m *Memory) Compare(ctx context.Context, q Question) (*Answer, error) {
	a := &Answer{Measure: q.Measure, Code: q.Code, Years: []int{}, Lines: []Line{}, LeftOut: []Left{},
		Sums: []*decimal.Decimal{}}
	list, err := m.chosen(ctx, q.Filter)
	if err != nil {
		return nil, err
	}
	values, err := m.values(ctx, q.Measure, q.Code, list)
	if err != nil {
		return nil, err
	}
	type place struct {
		key  string
		year int
	}
	points, lines, seen := map[place]Point{}, []Line{}, map[string]bool{}
	for i := range list {
		d := &list[i]
		v := values[d.Document]
		l := d.Left
		l.Source, l.Page = v.source, v.page
		switch {
		case !d.counts && (!q.All || d.department == "" || l.Year == 0):
			a.LeftOut = append(a.LeftOut, l)
			continue
		case !v.text.Valid:
			if l.Reason = v.reason; v.reason == "" {
				l.Reason = "not_printed"
				if q.Code != "" {
					l.Reason = "no_row"
				}
			}
			a.LeftOut = append(a.LeftOut, l)
			continue
		}
		value, err := decimal.NewFromString(v.text.String)
		if err != nil {
			return nil, err
		}
		a.Unit = v.unit
		key := d.department + "/" + l.Kind
		if !seen[key] {
			seen[key] = true
			lines = append(lines, Line{Department: l.Department, Kind: l.Kind, ID: d.department})
		}
		points[place{key, l.Year}] = Point{Value: &value, Proof: document.Proof(v.proof), Document: d.Document,
			Source: v.source, File: d.File, Page: v.page, Differs: v.agreement == "differs",
			Corrected: correctedAt(d.told, v.corrections)}
		if !slices.Contains(a.Years, l.Year) {
			a.Years = append(a.Years, l.Year)
		}
	}
	slices.Sort(a.Years)
	for _, l := range lines {
		for _, y := range a.Years {
			l.Values = append(l.Values, points[place{l.ID + "/" + l.Kind, y}])
		}
		l.Change, l.Percent = Change(l.Values)
		a.Lines = append(a.Lines, l)
	}
	a.order()
	a.sum()
	return a, nil
}

// correctedAt gives the addresses of corrections: of the document, as records, and of the value, as addresses; both are
// JSON, or empty.
func correctedAt(told, addresses string) []string {
	var out, more []string
	var records []document.Told
	if told != "" && json.Unmarshal([]byte(told), &records) == nil {
		for _, t := range records {
			out = append(out, t.Address)
		}
	}
	if addresses != "" && json.Unmarshal([]byte(addresses), &more) == nil {
		out = append(out, more...)
	}
	return out
}

// Change gives the change from the first year to the last, and in per cent of the first; nil where one of them has no
// value, or the first is zero.
func Change[P amounted](points []P) (change, percent *decimal.Decimal) {
	if len(points) < 2 {
		return nil, nil
	}
	first, last := points[0].amount(), points[len(points)-1].amount()
	if first == nil || last == nil {
		return nil, nil
	}
	difference := last.Sub(*first)
	if !first.IsZero() {
		share := difference.Mul(decimal.NewFromInt(100)).DivRound(*first, 2)
		percent = &share
	}
	return &difference, percent
}

// LargestLast orders by the values of the last year, the largest first, then by those of the year before, and so on. No
// value comes last.
func LargestLast[P amounted](x, y []P) int {
	for i := len(x) - 1; i >= 0; i-- {
		v, w := x[i].amount(), y[i].amount()
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
	return 0
}

// amounted is a Point, or what has one in it.
type amounted interface{ amount() *decimal.Decimal }

func (p Point) amount() *decimal.Decimal { return p.Value }

// order puts the largest of the last year first; departments without that year come last.
func (a *Answer) order() {
	slices.SortStableFunc(a.Lines, func(x, y Line) int {
		return cmp.Or(LargestLast(x.Values, y.Values), cmp.Compare(x.Department, y.Department))
	})
}

// sum adds up each year for which all lines have a value.
func (a *Answer) sum() {
	for i := range a.Years {
		total, whole := decimal.Zero, true
		for _, l := range a.Lines {
			if l.Values[i].Value == nil {
				whole = false
				break
			}
			total = total.Add(*l.Values[i].Value)
		}
		if !whole {
			a.Sums = append(a.Sums, nil)
			continue
		}
		a.Sums = append(a.Sums, &total)
	}
}

// Gap counts disclosures by what becomes of them in a measure.
type Gap struct {
	Measure string `json:"measure"`
	Place   string `json:"place"`
	Kind    string `json:"kind"`
	Year    int    `json:"year"`
	Reason  string `json:"reason"` // value where there is one
	Count   int    `json:"count"`
}

// HasValue stands for a reason where there is a value.
const HasValue = "value"

// Coverage tells for measures (all where none is named) how many disclosures have a value, and why the others have
// none, by place, kind and year. Inputs of which no document came are counted with the reason of their failure and
// without place and year.
func (c *Catalogue) Coverage(ctx context.Context, measures []string, f Filter) ([]Gap, error) {
	f.All = true
	where, args := f.where()
	from, of, count := "disclosures AS d CROSS JOIN outcomes AS o ON o.document_id = d.document_id", "o", "count(*)"
	if f.Department == "" && f.Place == "" { // then it is counted already
		from, of, count = "coverage_counts AS d", "d", "sum(d.disclosures)"
	}
	if len(measures) > 0 {
		where += " AND " + of + ".measure IN (?"
		for range len(measures) - 1 {
			where += ",?"
		}
		where += ")"
		for _, m := range measures {
			args = append(args, m)
		}
	}
	rows, err := c.db.QueryContext(ctx, `SELECT `+of+`.measure, coalesce(d.province,'') || coalesce(d.city,'') || coalesce(d.county,''),
		coalesce(d.kind,''), coalesce(d.year,0), `+of+`.outcome, `+count+` FROM `+from+` WHERE `+where+` GROUP BY 1, 2, 3, 4, 5`, args...)
	if err != nil {
		return nil, err
	}
	var out []Gap
	failed, named := map[string]int{}, map[string]bool{}
	err = each(rows, func(scan func(...any) error) error {
		var g Gap
		err := scan(&g.Measure, &g.Place, &g.Kind, &g.Year, &g.Reason, &g.Count)
		out, named[g.Measure] = append(out, g), true
		return err
	})
	if err != nil {
		return nil, err
	}
	if f == (Filter{All: true}) { // of an input without a document nobody knows place or year
		rows, err := c.db.QueryContext(ctx, "SELECT failure FROM inputs WHERE status = 'failed' AND failure IS NOT NULL")
		if err != nil {
			return nil, err
		}
		if err := each(rows, func(scan func(...any) error) error {
			var why string
			err := scan(&why)
			failed[why]++
			return err
		}); err != nil {
			return nil, err
		}
	}
	for m := range named {
		for why, n := range failed {
			out = append(out, Gap{Measure: m, Reason: why, Count: n})
		}
	}
	slices.SortFunc(out, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(a.Measure, b.Measure), cmp.Compare(a.Place, b.Place), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Year, b.Year), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Reason, b.Reason))
	})
	return out, nil
}

// ParseYears reads 2024, 2024-2026, 2024- or -2026.
func ParseYears(s string) (from, to int, ok bool) {
	a, b, span := cut(s)
	number := func(s string) (int, bool) {
		if s == "" {
			return 0, true
		}
		n, err := strconv.Atoi(s)
		return n, err == nil && n > 1900 && n < 2200
	}
	from, okA := number(a)
	if !span {
		return from, from, okA && from != 0
	}
	to, okB := number(b)
	return from, to, okA && okB && (from == 0 || to == 0 || from <= to)
}

func cut(s string) (before, after string, found bool) {
	for i, r := range s {
		if r == '-' || r == '–' || r == '~' {
			return s[:i], s[i+len(string(r)):], true
		}
	}
	return s, "", false
}

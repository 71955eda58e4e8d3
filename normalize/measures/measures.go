// Package measures takes the measures that package schema/measure declares out of a document: one record for each
// measure, period and class, with the amount in 元, its place and proof, or the reason why there is none.
//
// Nothing is guessed. A value in doubt or of unknown unit is no measure; places that say different things are told, not
// averaged. The one thing that is added up are the classes of a table that prints none, and only where all of its
// detailed rows add up to the table's own total; such a value names every row that is in it.
package measures

import (
	"slices"

	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
	"gongkai/schema/measure"
)

// Periods that a measure speaks of.
const (
	Current = "current" // the document's year
	Prior   = "prior"   // the year before, as this document prints it
	Change  = "change"  // from the year before to this one
	Budget  = "budget"  // in final accounts: the budget of the year
)

// Periods are all of them, in the order of records.
var Periods = []string{Current, Prior, Change, Budget}

// Reasons why a document has no value of a measure, from the one that says least to the one that says most.
const (
	NotPrinted  = "not_printed"  // no place of the measure is in the document
	Scan        = "scan"         // no place of it is in what can be read, and pages of the document are pictures
	NoRow       = "no_row"       // the table is there, the row or column is not
	EmptyTable  = "empty_table"  // the document says that the table is empty
	Blank       = "blank"        // the cell is there and blank
	Unmapped    = "unmapped"     // a table that looks like the measure's was not recognised
	UnitUnknown = "unit_unknown" // an amount is there, but nothing says its unit
	InDoubt     = "in_doubt"     // an amount is there, but its place, its text or its sums are in doubt
)

// Reasons are all of them, from the one that says least.
var Reasons = []string{NotPrinted, Scan, NoRow, EmptyTable, Blank, Unmapped, UnitUnknown, InDoubt}

// Record is one measure of one document in one period.
type Record struct {
	Measure string
	Code    string // the class, in a measure of classes
	Name    string // of the class, as printed
	Period  string
	Year    int           // that the number is of; 0 where the document does not say its own
	Value   *value.Amount // in Unit; nil where there is none
	Unit    string        // 元, 人 or 辆
	Reason  string        // why there is no Value
	Reading               // where the value stands or, in doubt, would
	Others  []Other       // what the other places say
}

// Agreement of the places of a record.
const (
	Single  = "single"  // one place alone
	Agrees  = "agrees"  // several places, all the same within their precision
	Differs = "differs" // several places, some of them different
)

// Agreement gives in one word how the places of the record agree.
func (r *Record) Agreement() string {
	switch {
	case r.Value == nil:
		return ""
	case len(r.Others) == 0:
		return Single
	case slices.ContainsFunc(r.Others, func(o Other) bool { return !o.Agrees }):
		return Differs
	}
	return Agrees
}

// Reading is one amount at one place.
type Reading struct {
	Source  address.Address   // address of the value, or facts/ and the id of the fact
	Rows    []address.Address // of a sum: the addresses of all its values
	Printed string            // digits as printed, or the sum of them
	In      string            // unit as printed
	Page    int
	Box     geometry.Rect
	Proof   document.Proof
	// Corrected are the addresses of corrections by people that it rests on.
	Corrected []string

	// in the unit of the measure: the number and the distance to the next one that could be printed
	amount, step value.Amount
	code, name   string
	reason       string // why it cannot be taken
}

// Step is the distance from the value to the next one that could be printed in its place, in the unit of the measure.
func (x *Reading) Step() value.Amount { return x.step }

// Other is what a further place says.
type Other struct {
	Reading
	Value  value.Amount
	Agrees bool
}

// Of gives the records of a document in the order of the measures. Each measure has a record of the current period,
// with a value or a reason; one of another period only where the document has a value of it.
func Of(doc *document.Document, list []measure.Measure) []Record {
	d := newReader(doc)
	var out []Record
	for i := range list {
		m := &list[i]
		for _, period := range Periods {
			out = append(out, d.records(m, period)...)
		}
	}
	return out
}

// records gives those of one measure and period: one, or one for each class.
func (d *reader) records(m *measure.Measure, period string) []Record {
	places := map[string][]measure.Place{Current: m.Values, Prior: m.Prior, Change: m.Change, Budget: m.Budget}[period]
	var found []Reading
	for _, p := range places {
		if p.Fallback && slices.ContainsFunc(found, func(x Reading) bool { return x.reason == "" }) {
			continue
		}
		found = append(found, d.read(m, p, d.year(period))...)
	}
	if period == Prior { // rows of two years in one table
		for _, p := range m.Values {
			if p.Fact == "" {
				found = append(found, d.rowsOf(m, p, d.year(period))...)
			}
		}
	}
	var codes []string
	for _, r := range found {
		if r.reason == "" && !slices.Contains(codes, r.code) {
			codes = append(codes, r.code)
		}
	}
	if m.Each != "" {
		for _, r := range found {
			if r.code != "" && !slices.Contains(codes, r.code) {
				codes = append(codes, r.code)
			}
		}
		slices.Sort(codes)
	}
	if len(codes) == 0 {
		codes = []string{""}
	}
	var out []Record
	for _, code := range codes {
		r := Record{Measure: m.ID, Code: code, Period: period, Year: d.year(period), Unit: m.Unit}
		r.settle(slices.DeleteFunc(slices.Clone(found), func(x Reading) bool { return x.code != code }))
		if r.Reason == NotPrinted && slices.Contains(d.doc.Info.Contains, document.Scans) {
			r.Reason = Scan
		}
		if r.Value != nil || period == Current {
			out = append(out, r)
		}
	}
	return out
}

// settle takes the first reading that is free of doubt, and says of the others whether they agree.
func (r *Record) settle(found []Reading) {
	for _, x := range found {
		if x.name != "" && r.Name == "" {
			r.Name = x.name
		}
		switch {
		case x.reason != "":
			if r.Value == nil && slices.Index(Reasons, x.reason) >= slices.Index(Reasons, r.Reason) {
				r.Reason = x.reason
				if x.Source != "" {
					r.Reading = x
				}
			}
		case r.Value == nil:
			amount := x.amount
			r.Value, r.Reading, r.Reason = &amount, x, ""
		default:
			r.Others = append(r.Others, Other{Reading: x, Value: x.amount, Agrees: same(r.Reading, x)})
		}
	}
	if r.Value == nil && r.Reason == "" {
		r.Reason = NotPrinted
	}
}

// same compares two readings: each stands for all numbers that would be printed as it is.
func same(a, b Reading) bool {
	half := value.FromParts(5, 1)
	return a.amount.Sub(b.amount).Abs().Cmp(a.step.Add(b.step).Mul(half)) <= 0
}

// facts gives what a fact says, in its unit. A fact that the text gives several times with different numbers speaks of
// several things, and of which cannot be told.
func (d *reader) facts(m *measure.Measure, p measure.Place) []Reading {
	var out []Reading
	for i := range d.doc.Facts {
		f := &d.doc.Facts[i]
		if f.ID != p.Fact || f.Value == nil || f.Year != 0 && f.Year != d.year(Current) {
			continue
		}
		x := Reading{Source: address.Of("facts", f.ID), Printed: f.Value.String(), In: f.Unit, Page: f.Page, Box: f.Box,
			Proof: document.Unchecked}
		if m.Each != "" {
			x.code, x.name = f.About, f.About
			if !measure.Classifications[m.Each].MatchString(f.About) {
				continue // classes by name alone are those of tables, which have the code
			}
		} else if f.About != "" {
			continue
		}
		x.convert(*f.Value, &f.Unit, m.Unit)
		if i := slices.IndexFunc(out, func(o Reading) bool { return o.code == x.code }); i < 0 {
			out = append(out, x)
		} else if out[i].reason == "" && (x.reason != "" || !same(out[i], x)) {
			out[i].reason = InDoubt
		}
	}
	return out
}

// convert sets the amount in the unit of the measure, or the reason why that cannot be.
func (x *Reading) convert(a value.Amount, unit *string, to string) {
	one := value.FromParts(1, a.Scale())
	if a.IsZero() && to == "元" && (unit == nil || *unit == "") { // none is none in every unit
		x.amount, x.step = a, one
		return
	}
	if to != "元" {
		if unit == nil || *unit != to {
			x.reason = UnitUnknown
			return
		}
		x.amount, x.step = a, one
		return
	}
	if unit == nil {
		x.reason = UnitUnknown
		return
	}
	factor, known := value.UnitFactor(*unit)
	if !known {
		x.reason = UnitUnknown
		return
	}
	x.amount, x.step = short(a.Mul(factor)), one.Mul(factor)
}

// short gives an amount in 元 without the zeros behind its 分: six decimals of 万元 are two of 元.
func short(a value.Amount) value.Amount {
	d, scale := a.Decimal(), a.Scale()
	for scale > 2 && d.Truncate(scale-1).Equal(d) {
		scale--
	}
	out, err := value.NewAmount(d.StringFixed(scale))
	if err != nil { // more digits than any sum of money has
		return a
	}
	return out
}

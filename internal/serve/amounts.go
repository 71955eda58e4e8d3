package serve

import (
	"html/template"
	"strconv"

	"github.com/shopspring/decimal"

	"gongkai/internal/serve/chart"
)

// scale is how amounts of a table or figure are written.
type scale struct {
	factor int32 // powers of ten
	name   string
}

func (x scale) text(d decimal.Decimal) string {
	if x.factor == 0 && d.IsInteger() {
		return chart.Grouped(d.String())
	}
	return chart.Grouped(d.Shift(-x.factor).StringFixed(2))
}

// scaleOf chooses how amounts are written by the largest of them.
func (v *view) scaleOf(unit string, most decimal.Decimal) scale {
	if unit != "元" {
		return scale{0, v.unitName(unit)}
	}
	for _, s := range scales[v.Lang] {
		if most.Abs().GreaterThanOrEqual(decimal.New(1, s.factor)) {
			return s
		}
	}
	return scale{0, v.unitName(unit)}
}

// value is an amount for a figure in this scale, with where a click on it leads.
func (x scale) value(d decimal.Decimal, link string) chart.Value {
	n, _ := d.Shift(-x.factor).Float64()
	return chart.Value{Number: n, Text: x.text(d), Link: link, OK: true}
}

func (v *view) unitName(unit string) string {
	if v.HasText("unit." + unit) {
		return v.T("unit." + unit)
	}
	return unit
}

// Money writes an amount in yuan for people, with the exact one as its title.
func (v *view) Money(x any) template.HTML {
	d, ok := amountOf(x)
	if !ok {
		return "–"
	}
	s := v.scaleOf("元", d)
	return template.HTML(`<span title="` + chart.Grouped(d.String()) + " " + template.HTMLEscapeString(v.unitName("元")) +
		`">` + s.text(d) + `&nbsp;<small>` + template.HTMLEscapeString(s.name) + "</small></span>")
}

// Number writes a number with its thousands parted.
func (v *view) Number(x any) string {
	if d, ok := amountOf(x); ok {
		return chart.Grouped(d.String())
	}
	return "–"
}

func amountOf(x any) (decimal.Decimal, bool) {
	switch x := x.(type) {
	case decimal.Decimal:
		return x, true
	case *decimal.Decimal:
		if x != nil {
			return *x, true
		}
	case *string:
		if x != nil {
			return amountOf(*x)
		}
	case string:
		d, err := decimal.NewFromString(x)
		return d, err == nil
	case int:
		return decimal.NewFromInt(int64(x)), true
	}
	return decimal.Decimal{}, false
}

// Percent is a part of a whole in percent, cut so that only all of it is 100, and nothing alone is 0.
func (v *view) Percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	if part == whole {
		return "100%"
	}
	if part > 0 && part*1000 < whole {
		return "<0.1%"
	}
	return strconv.FormatFloat(float64(part*1000/whole)/10, 'f', 1, 64) + "%"
}

// Part is a part of a whole in hundredths, for the width of a bar.
func (v *view) Part(part, whole int) string {
	if whole == 0 {
		return "0"
	}
	return strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 2, 64)
}

// Name is the unit of a scale.
func (x scale) Name() string { return x.name }

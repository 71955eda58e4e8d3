package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"gongkai/extract/finding"
	"gongkai/internal/amount"
	"gongkai/internal/catalogue"
	"gongkai/internal/similar"
	"gongkai/normalize/document"
	"gongkai/schema/measure"
)

var compareCommand = command{
	name:     "compare",
	operands: "OUT",
	summary:  "compare a measure over departments and years, and say who is missing",
	text: `Takes one measure of all disclosures that the flags choose, and prints it by department and year, the largest first. Disclosures without a
number stand below with the reason, and so do units that are inside of a department that is present, lest anything be added twice;
--all takes these in. ` + "`gongkai coverage --measures`" + ` lists the measures.`,
	examples: []example{
		{"gongkai compare out --measure three_public.total --place 深圳 --years 2024-2026", "who spends how much on 三公经费"},
		{"gongkai compare out --measure expenditure.function --code 205 --format bar", "spending on education as a chart"},
		{"gongkai compare out --measure income.total --format csv > income.csv", "for a spreadsheet"},
	},
	setup: func(o *options) action {
		var filter filterFlags
		name, code, format, all := "", "", "text", false
		o.text(&name, "measure", "", "MEASURE", "what to compare, such as three_public.total")
		o.text(&code, "code", "", "CODE", "the class, in measures of classes such as expenditure.function")
		filter.declare(o)
		o.toggle(&all, "all", "", "take in units that are inside of departments that are present")
		o.text(&format, "format", "", "FORM", "text, bar, csv or json")
		return func(ctx context.Context, p *program, operands []string) (status, error) {
			if len(operands) != 1 {
				return done, usagef("compare: in which folder? one at a time")
			}
			if err := formatChoice("compare", format, "text", "bar", "csv", "json"); err != nil {
				return done, err
			}
			m, err := knownMeasure("compare", name)
			if err != nil {
				return done, err
			}
			if m.Each != "" && code == "" {
				return done, usagef("compare: %s is of classes; --code says which", name)
			}
			return filter.ask("compare", operands[0], func(c *catalogue.Catalogue, f catalogue.Filter) error {
				f.All = all
				a, err := c.Compare(ctx, catalogue.Question{Measure: name, Code: code, Filter: f})
				if err != nil {
					return err
				}
				switch format {
				case "json":
					return p.answer(a)
				case "csv":
					return p.compareCSV(a)
				case "bar":
					p.compareBars(m, a)
				default:
					p.compareText(m, a)
				}
				p.leftOut(a)
				return nil
			})
		}
	},
}

// knownMeasure finds a measure, or says which one may be meant.
func knownMeasure(command, id string) (measure.Measure, error) {
	if id == "" {
		return measure.Measure{}, usagef("%s: --measure which one? `gongkai coverage --measures` lists them", command)
	}
	nearest, likeness := "", 0.5
	for _, m := range measure.Embedded() {
		if m.ID == id {
			return m, nil
		}
		if r := similar.Ratio(m.ID, id); r > likeness {
			nearest, likeness = m.ID, r
		}
	}
	if nearest != "" {
		return measure.Measure{}, usagef("%s: no measure %q; did you mean %s?", command, id, nearest)
	}
	return measure.Measure{}, usagef("%s: no measure %q; `gongkai coverage --measures` lists them", command, id)
}

// measured says what is compared, in which unit.
func (p *program) measured(m measure.Measure, a *catalogue.Answer) string {
	name := m.En
	if p.chinese() {
		name = m.Zh
	}
	if a.Code != "" {
		name += " " + a.Code
	}
	return name + " · " + m.ID + " · " + m.Unit
}

func (p *program) compareText(m measure.Measure, a *catalogue.Answer) {
	fmt.Fprintln(p.stdout, p.measured(m, a))
	columns := []gridColumn{{title: "", right: true}, {title: p.say("department"), most: 44}, {title: p.say("kind")}}
	for _, y := range a.Years {
		columns = append(columns, gridColumn{title: year(y), right: true}, gridColumn{})
	}
	if len(a.Years) > 1 {
		columns = append(columns, gridColumn{title: p.say("change"), right: true}, gridColumn{title: "%", right: true})
	}
	var rows [][]string
	for i, l := range a.Lines {
		row := []string{strconv.Itoa(i + 1), oneLine(l.Department), p.say(l.Kind)}
		for _, v := range l.Values {
			row = append(row, digits(v.Value), mark(v))
		}
		if len(a.Years) > 1 {
			row = append(row, digits(l.Change), digits(l.Percent))
		}
		rows = append(rows, row)
	}
	if len(a.Lines) > 1 {
		row := []string{"", p.say("sum"), ""}
		for _, s := range a.Sums {
			row = append(row, digits(s), "")
		}
		if len(a.Years) > 1 {
			row = append(row, "", "")
		}
		rows = append(rows, row)
	}
	writeGrid(p.stdout, "", columns, rows)
	fmt.Fprintln(p.stdout, p.say("✓ verified   ≠ places of the document say different things   a sum stands where every line has a value"+
		"   ✎ rests on what a person corrected"))
}

func digits(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return amount.Grouped(d.StringFixed(max(0, -d.Exponent())))
}

// mark says how far a value is proven.
func mark(v catalogue.Point) string {
	switch {
	case v.Value == nil:
		return ""
	case v.Differs:
		return "≠"
	case len(v.Corrected) > 0:
		return "✎"
	case v.Proof == document.Verified:
		return "✓"
	}
	return ""
}

// barWidth is how many columns the longest bar takes.
const barWidth = 40

func (p *program) compareBars(m measure.Measure, a *catalogue.Answer) {
	fmt.Fprintln(p.stdout, p.measured(m, a))
	most := decimal.Zero
	for _, l := range a.Lines {
		for _, v := range l.Values {
			if v.Value != nil && v.Value.GreaterThan(most) {
				most = *v.Value
			}
		}
	}
	var rows [][]string
	for _, l := range a.Lines {
		name := oneLine(l.Department)
		for i, v := range l.Values {
			if v.Value == nil {
				continue
			}
			rows = append(rows, []string{name, year(a.Years[i]), bar(*v.Value, most), digits(v.Value) + mark(v)})
			name = ""
		}
	}
	writeGrid(p.stdout, "", []gridColumn{{most: 36}, {}, {}, {right: true}}, rows)
}

// bar draws a value in eighths of a column.
func bar(v, most decimal.Decimal) string {
	if !most.IsPositive() || !v.IsPositive() {
		return ""
	}
	eighths := int(v.Mul(decimal.NewFromInt(barWidth * 8)).Div(most).IntPart())
	s := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += string([]rune(" ▏▎▍▌▋▊▉")[rest])
	}
	return s
}

// leftOut says which disclosures are not in the answer, and why.
func (p *program) leftOut(a *catalogue.Answer) {
	if len(a.LeftOut) == 0 {
		return
	}
	fmt.Fprintln(p.stdout, p.words(finding.Count(len(a.LeftOut), "%d disclosure is left out:",
		"%d disclosures are left out:")))
	var rows [][]string
	for _, l := range a.LeftOut {
		place := oneLine(l.File)
		if l.Page > 0 {
			place += " " + p.say("page %d", l.Page)
		}
		rows = append(rows, []string{year(l.Year), oneLine(l.Department), p.say(l.Kind), p.say(l.Reason), place})
	}
	writeGrid(p.stdout, "  ", []gridColumn{{}, {most: 44}, {}, {}, {}}, rows)
}

func (p *program) words(w finding.Words) string { return p.speaker.Words(w) }

// compareCSV writes a line for each value and one for each disclosure that is left out.
func (p *program) compareCSV(a *catalogue.Answer) error {
	w := csv.NewWriter(p.stdout)
	w.Write([]string{"department", "kind", "year", "measure", "code", "value", "unit", "proof", "agreement", "reason",
		"source", "file", "page", "corrected"})
	for _, l := range a.Lines {
		for i, v := range l.Values {
			if v.Value == nil {
				continue
			}
			agreement := ""
			if v.Differs {
				agreement = "differs"
			}
			w.Write([]string{l.Department, l.Kind, year(a.Years[i]), a.Measure, a.Code,
				v.Value.StringFixed(max(0, -v.Value.Exponent())), a.Unit, string(v.Proof),
				agreement, "", v.Source, v.File, year(v.Page), strings.Join(v.Corrected, " ")})
		}
	}
	for _, l := range a.LeftOut {
		w.Write([]string{l.Department, l.Kind, year(l.Year), a.Measure, a.Code, "", "", "", "", l.Reason, l.Source, l.File,
			year(l.Page), ""})
	}
	w.Flush()
	return w.Error()
}

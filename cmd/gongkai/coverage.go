package main

import (
	"context"
	"strconv"

	"gongkai/internal/catalogue"
	"gongkai/schema/measure"
)

var coverageCommand = command{
	name:     "coverage",
	operands: "OUT",
	summary:  "say how many disclosures have which measure, and why the others have not",
	text: `Counts for each measure the disclosures with a value and, by reason, those without: the table is not printed, was not recognised, is empty,
the number is in doubt or has no unit, the file is a scan … by place, kind and year. --measures lists the measures themselves.`,
	examples: []example{
		{"gongkai coverage out --measure three_public.total", "who drops out of 三公经费, and why"},
		{"gongkai coverage --measures", "the measures, with what they mean"},
	},
	setup: func(o *options) action {
		var filter filterFlags
		name, format, list := "", "text", false
		o.text(&name, "measure", "", "MEASURE", "only this measure; all without")
		filter.declare(o)
		o.toggle(&list, "measures", "", "list the measures")
		o.text(&format, "format", "", "FORM", "text or json")
		return func(ctx context.Context, p *program, operands []string) (status, error) {
			if err := formatChoice("coverage", format, "text", "json"); err != nil {
				return done, err
			}
			if list {
				return done, p.listMeasures(format)
			}
			if len(operands) != 1 {
				return done, usagef("coverage: in which folder? one at a time")
			}
			var names []string
			if name != "" {
				if _, err := knownMeasure("coverage", name); err != nil {
					return done, err
				}
				names = []string{name}
			}
			return filter.ask("coverage", operands[0], func(c *catalogue.Catalogue, f catalogue.Filter) error {
				gaps, err := c.Coverage(ctx, names, f)
				if err != nil {
					return err
				}
				if format == "json" {
					return p.answer(gaps)
				}
				var rows [][]string
				for _, g := range gaps {
					rows = append(rows, []string{g.Measure, oneLine(g.Place), p.say(g.Kind), year(g.Year), p.say(g.Reason),
						strconv.Itoa(g.Count)})
				}
				writeGrid(p.stdout, "", []gridColumn{{title: p.say("measure")}, {title: p.say("place")}, {title: p.say("kind")},
					{title: p.say("year")},
					{title: p.say("reason")}, {title: p.say("disclosures"), right: true}}, rows)
				return nil
			})
		}
	},
}

func (p *program) listMeasures(format string) error {
	type entry struct {
		ID     string   `json:"id"`
		Zh     string   `json:"zh"`
		En     string   `json:"en"`
		Unit   string   `json:"unit"`
		Each   string   `json:"each,omitempty"`
		Places []string `json:"places"`
	}
	var all []entry
	var rows [][]string
	for _, m := range measure.Embedded() {
		e := entry{m.ID, m.Zh, m.En, m.Unit, m.Each, []string{}}
		for _, place := range m.Values {
			e.Places = append(e.Places, place.String())
		}
		all = append(all, e)
		name := m.En
		if p.chinese() {
			name = m.Zh
		}
		rows = append(rows, []string{m.ID, m.Unit, name})
	}
	if format == "json" {
		return p.answer(all)
	}
	writeGrid(p.stdout, "", []gridColumn{{title: p.say("measure")}, {title: p.say("unit")}, {title: p.say("name")}}, rows)
	return nil
}

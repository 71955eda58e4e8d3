package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/internal/amount"
	"gongkai/internal/catalogue"
)

var searchCommand = command{
	name:     "search",
	operands: "OUT WORDS...",
	summary:  "find departments, projects, rows, text and indicators in a catalogue",
	text: `Finds what has all of the words in it: names of departments, projects and rows, paragraphs of the narrative, indicators, and tables that no
form knows. Those with the largest amounts come first. The catalogue is what ` + "`gongkai catalogue OUT`" + ` made.`,
	examples: []example{
		{"gongkai search out 云平台 运维", "with amount, year, department and page"},
		{"gongkai search out --in project --years 2025-2026 信息化", "projects alone"},
	},
	setup: func(o *options) action {
		var filter filterFlags
		in, format, limit := "", "text", "50"
		o.text(&in, "in", "", "WHAT", o.p.say("only one kind of place: %s", strings.Join(catalogue.MentionKinds, ", ")))
		filter.declare(o)
		o.text(&limit, "limit", "", "N", "at most so many; 50 without")
		o.text(&format, "format", "", "FORM", "text or json")
		return func(ctx context.Context, p *program, operands []string) (status, error) {
			if len(operands) < 2 {
				return done, usagef("search: in which folder, for which words?")
			}
			n, err := strconv.Atoi(limit)
			if err != nil || n < 1 {
				return done, usagef("search: --limit takes a number")
			}
			if in != "" && !slices.Contains(catalogue.MentionKinds, in) {
				return done, usagef("search: --in takes one of %s", strings.Join(catalogue.MentionKinds, ", "))
			}
			if err := formatChoice("search", format, "text", "json"); err != nil {
				return done, err
			}
			return filter.ask("search", operands[0], func(c *catalogue.Catalogue, f catalogue.Filter) error {
				hits, err := c.Search(ctx, strings.Join(operands[1:], " "), in, f, n)
				if err != nil {
					return err
				}
				if format == "json" {
					return p.answer(hits)
				}
				p.printHits(hits)
				return nil
			})
		}
	},
}

func (p *program) printHits(hits []catalogue.Hit) {
	var rows [][]string
	for _, h := range hits {
		money, page := "", ""
		if h.Amount != nil {
			money = amount.Grouped(*h.Amount) + " 元"
		}
		if h.Page > 0 {
			page = strconv.Itoa(h.Page)
		}
		rows = append(rows, []string{year(h.Year), oneLine(h.Department), p.say(h.In), money, p.say(string(h.Proof)),
			oneLine(h.Text), oneLine(h.File), page})
	}
	writeGrid(p.stdout, "", []gridColumn{{title: p.say("year")}, {title: p.say("department"), most: 40},
		{title: p.say("in")},
		{title: p.say("amount"), right: true}, {title: p.say("proof")}, {title: p.say("text"),
			most: 60}, {title: p.say("file"), most: 40},
		{title: p.say("page"), right: true}}, rows)
	if len(hits) == 0 {
		fmt.Fprintln(p.stderr, p.say("gongkai: nothing has all of these words"))
	}
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

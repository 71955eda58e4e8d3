package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/internal/explain"
	"gongkai/internal/output"
	"gongkai/normalize/document"
	"gongkai/schema/address"
)

var explainCommand = command{
	name:     "explain",
	operands: "FILE ADDRESS... | FILE --page N --at X,Y | OUT NAME-OR-ID [ADDRESS...]",
	summary:  "show where a value comes from and what proves it",
	text: `Shows for one value: page and box, the cell and the runs of text that it was put together from,
what names its row, by what its table and column were recognised (the printed title and header beside those
of the form), and the checks that cover it, with their numbers. FILE is a PDF, or JSON that extract has
written, which knows no runs and no header. "-" reads standard input.

An address is that of a row and a column of the output: income/2080505/total; in two-sided tables with the
side behind the table: summary/income/current/budget; of a sheet with its number:
project_performance/1/funds_total; of a number in the narrative fact:staff.actual. --at takes a point, or a
box with four numbers, in points from the top left of the page.

OUT is a folder of results, and then comes the name of a document in it (its file, its department) or an id of an export or of the
catalogue, which may be that of a value, a row, a fact or a measure.

It prints what the page has, personal data, too.`,
	examples: []example{
		{"gongkai explain budget.pdf income/2080505/total", "one value"},
		{"gongkai explain budget.pdf --page 6 --at 120,340", "the value that is printed there"},
		{"gongkai explain out 审计局 income/total/total", "a value of a document of a run"},
		{"gongkai explain --format json budget.pdf income/total/total", "the same for programs"},
	},
	scans: true,
	setup: func(o *options) action {
		e := explaining{format: "text"}
		o.text(&e.page, "page", "p", "N", "the page of --at")
		o.text(&e.at, "at", "", "X,Y", "the values at a point of the page, or in a box X0,Y0,X1,Y1")
		o.text(&e.format, "format", "", "FORMAT", "text or json")
		o.text(&e.forms, "forms", "", "DIR",
			"read forms from the YAML files of DIR, too; they go before the built-in ones")
		o.text(&e.corrected.path, "corrections", "", "PATH", correctionsUsage)
		o.toggle(&e.verbose, "verbose", "v", "show the cells of all checks")
		return e.run
	},
}

// explaining is one run of explain.
type explaining struct {
	page, at, format, forms string
	corrected               corrected
	verbose                 bool

	byID   bool // addresses come from an id, and may be those of rows, tables and other records
	spots  []spot
	number int
	place  *geometry.Rect
}

const (
	mostExplained = 50 // values of a box that are explained at once
	mostNear      = 8  // addresses that are named in the place of an unknown one
)

func (e *explaining) run(ctx context.Context, p *program, operands []string) (status, error) {
	operands, byID, err := p.resolve(ctx, "explain", operands)
	if err != nil {
		return done, err
	}
	if err := e.usage(operands); err != nil {
		return done, err
	}
	e.byID = byID
	file, addresses := operands[0], operands[1:]
	forms, err := p.forms(e.forms)
	if err != nil {
		return done, err
	}
	if err := e.corrected.load(p); err != nil {
		return done, err
	}
	result := done
	read := func(ctx context.Context, in inputFile) ([]*explain.Source, error) {
		in.Corrections = e.corrected.set
		return p.sources(ctx, in, forms)
	}
	err = eachInput(ctx, p, []string{file}, read, func(file string, sources []*explain.Source, err error) error {
		if err == nil && len(sources) > 1 {
			err = finding.Problemf("holds several documents; explain takes one")
		}
		if err != nil {
			p.failed(file, err, e.verbose)
			result = inputsFailed
			return nil
		}
		s := sources[0]
		e.corrected.see(s.Document.Source.SHA256)
		for _, f := range s.Document.Diagnostics {
			if f.ID == "correction.refused" {
				p.diagnose(file, []finding.Finding{f}, e.verbose)
			}
		}
		places := p.places(e, s.Document, addresses)
		if places == nil && e.spots == nil {
			result = runFailed
			return nil
		}
		return p.explain(e, s, places)
	})
	if err == nil && result != inputsFailed {
		err = p.unused(&e.corrected)
	}
	return result, err
}

// usage reads the flags and finds mistakes in them.
func (e *explaining) usage(operands []string) error {
	switch {
	case len(operands) == 0:
		return usagef("explain: which file?")
	case e.at == "" && len(operands) == 1:
		return usagef("explain: which value? an address such as income/total/total, or --page and --at")
	case e.at != "" && len(operands) > 1:
		return usagef("explain: an address or --at, not both")
	case e.at == "" && e.page != "":
		return usagef("explain: --page needs --at")
	}
	if e.at != "" {
		var err error
		if e.number, err = strconv.Atoi(e.page); err != nil || e.number < 1 {
			return usagef("explain: --at needs --page with a page number")
		}
		if e.place = rect(e.at); e.place == nil {
			return usagef("explain: --at takes X,Y or X0,Y0,X1,Y1, not %q", e.at)
		}
	}
	return formatFlag("explain", e.format)
}

// rect reads a point or a box.
func rect(s string) *geometry.Rect {
	var n []float64
	for _, w := range list(strings.Trim(s, "[]")) {
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return nil
		}
		n = append(n, v)
	}
	switch len(n) {
	case 2:
		return &geometry.Rect{X0: n[0], Y0: n[1], X1: n[0], Y1: n[1]}
	case 4:
		r := geometry.RectOf(n[0], n[1], n[2], n[3])
		return &r
	}
	return nil
}

// places finds the values that are asked for; nil when one is not there, which is said with what is near.
func (p *program) places(e *explaining, d *document.Document, addresses []string) []*document.Place {
	if e.place != nil {
		if pages := d.Source.Pages; e.number > pages {
			p.notThere(p.say("there is no page %d: the document has %d", e.number, pages), nil)
			return nil
		}
		found := explain.At(d, e.number, *e.place)
		if len(found) == 0 {
			var near []address.Address
			for _, n := range explain.Near(d, e.number, *e.place, mostNear) {
				near = append(near, n.Address)
			}
			p.notThere(p.say("no value is printed there"), near)
			return nil
		}
		if e.place.X0 == e.place.X1 && e.place.Y0 == e.place.Y1 {
			found = found[:1]
		}
		return p.few(found)
	}
	var found []*document.Place
	for _, a := range addresses {
		place := d.Find(address.Address(a))
		if e.byID && place == nil {
			if of, spots := newLocator(d).at(a); len(of)+len(spots) > 0 {
				found, e.spots = append(found, of...), append(e.spots, spots...)
				continue
			}
		}
		if place == nil {
			near := d.Near(address.Address(a), mostNear)
			if len(near) == 0 {
				near = beginnings(d)
			}
			p.notThere(p.say("the document has no value %s", a), near)
			return nil
		}
		found = append(found, place)
	}
	return p.few(found)
}

// few are as many values as are explained at once; that there are more is said.
func (p *program) few(found []*document.Place) []*document.Place {
	if len(found) <= mostExplained {
		return found
	}
	fmt.Fprintf(p.stderr, "gongkai: %s\n", p.say("%d values are printed there; the first %d are shown", len(found),
		mostExplained))
	return found[:mostExplained]
}

// beginnings gives what the addresses of a document begin with, for one that is like none of them.
func beginnings(d *document.Document) []address.Address {
	var out []address.Address
	for place := range d.Places() {
		head := address.Address(place.Address.First()).Add("…")
		if place.Fact != nil {
			head = address.Fact("…")
		}
		if !slices.Contains(out, head) {
			out = append(out, head)
		}
	}
	return out
}

func (p *program) notThere(what string, near []address.Address) {
	fmt.Fprintf(p.stderr, "gongkai: %s\n", oneLine(what))
	if len(near) > 0 {
		fmt.Fprintf(p.stderr, "%s\n", p.say("near it:"))
		for _, a := range near {
			fmt.Fprintf(p.stderr, "  %s\n", oneLine(string(a)))
		}
	}
}

// explain writes the evidence for some values.
func (p *program) explain(e *explaining, s *explain.Source, places []*document.Place) error {
	if e.format == "text" {
		for i, place := range places {
			if i > 0 {
				fmt.Fprintln(p.stdout)
			}
			evidence := s.Value(place)
			if err := p.showEvidence(s, &evidence, e.verbose); err != nil {
				return err
			}
		}
		p.showSpots(e.spots)
		return nil
	}
	s.Chinese = false // data is the same in every language
	layOut := output.Readable
	if len(places)+len(e.spots) > 1 {
		layOut = output.Line
	}
	for _, place := range places {
		if err := layOut(p.stdout, s.Value(place)); err != nil {
			return err
		}
	}
	for _, s := range e.spots {
		if err := layOut(p.stdout, s); err != nil {
			return err
		}
	}
	return nil
}

package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/internal/explain"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// mostSpelled is how wide the numbers of a check may be in the table of checks. The cells of one that fails stand below
// in full.
const mostSpelled = 64

// showChecks writes the checks of one disclosure for people.
func (p *program) showChecks(w io.Writer, r *checkReport, first, verbose bool) {
	if !first {
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, oneLine(p.heading(&r.Source, &r.Info)))
	fmt.Fprintln(w, p.totals(r.Verdicts, r.all, len(r.Checks)))
	fmt.Fprintln(w, p.proven(&r.Summary))
	p.showUnproven(w, r.Because)
	for i := range r.Told {
		fmt.Fprintln(w, oneLine(p.speaker.Words(explain.Told(&r.Told[i]))))
	}
	p.showWitness(w, r.Second, verbose)
	if len(r.Checks) > 0 {
		fmt.Fprintln(w)
		p.checkGrid(w, r.Checks)
		p.legend(w, r.Checks)
	}
	for i := range r.Checks {
		if c := &r.Checks[i]; c.Verdict == document.Mismatch || verbose {
			fmt.Fprintln(w)
			p.showCheck(w, "", &c.Check)
		}
	}
}

// proven says how many values are proven how far.
func (p *program) proven(s *document.Summary) string {
	return p.say("values: %d, verified %d, unchecked %d, doubtful %d", s.Values, s.Verified, s.Unchecked, s.Doubtful)
}

// mostHeld is how much text about documents is held back until the sum over all of them is known; what comes behind it
// is written as it comes, and the sum stands before what was held.
const mostHeld = 64 << 20

// overview sums up the documents of a run of check, and holds what there is to say about each.
type overview struct {
	documents, failing, all int
	verdicts                document.Verdicts
	values                  document.Summary
	text                    bytes.Buffer
	begun                   bool
}

func (o *overview) add(r *checkReport, s *document.Summary) {
	o.documents++
	if r.failed {
		o.failing++
	}
	o.all += r.all
	o.verdicts.Exact += r.Verdicts.Exact
	o.verdicts.Rounding += r.Verdicts.Rounding
	o.verdicts.Mismatch += r.Verdicts.Mismatch
	o.verdicts.Untestable += r.Verdicts.Untestable
	o.verdicts.Vacuous += r.Verdicts.Vacuous
	o.values.Values += s.Values
	o.values.Verified += s.Verified
	o.values.Unchecked += s.Unchecked
	o.values.Doubtful += s.Doubtful
}

// flush writes what is held, after the sum over all documents where that is wanted.
func (o *overview) flush(p *program, sum bool) error {
	if sum && !o.begun {
		o.begun = true
		_, err := fmt.Fprintf(p.stdout, "%s\n%s\n%s\n\n", p.say("%d documents, %d with checks that fail", o.documents,
			o.failing),
			p.totals(o.verdicts, o.all, o.all), p.proven(&o.values))
		if err != nil {
			return err
		}
	}
	_, err := o.text.WriteTo(p.stdout)
	return err
}

// showUnproven says of the values that are not verified what their proofs lack.
func (p *program) showUnproven(w io.Writer, reasons []reasonCount) {
	var rows [][]string
	for _, c := range reasons {
		words := p.speaker.Words(explain.Because([]document.Reason{c.Reason})[0])
		rows = append(rows, []string{strconv.Itoa(c.Values), string(c.Reason), words})
	}
	writeGrid(w, "  ", []gridColumn{{right: true}, {}, {}}, rows)
}

// heading names a disclosure: file, department, year, form.
func (p *program) heading(s *document.Source, i *document.Info) string {
	words := []string{s.Name}
	if i.Department != nil {
		words = append(words, *i.Department)
	}
	if i.Year != nil {
		words = append(words, strconv.Itoa(*i.Year))
	}
	if i.Form != nil {
		words = append(words, *i.Form)
	} else {
		words = append(words, p.say("no table of a known form"))
	}
	return strings.Join(words, " · ")
}

func (p *program) checkGrid(w io.Writer, checks []checkEntry) {
	columns := []gridColumn{
		{title: p.say("verdict")},
		{title: p.say("check")},
		{title: p.say("row"), most: 28},
		{title: p.say("column"), most: 24},
		{
			title: p.say("left"),
			right: true,
		},
		{title: p.say("right"), right: true},
		{title: p.say("difference"), right: true},
		{title: p.say("envelope"), right: true},
		{title: p.say("pages")},
		{title: p.say("numbers"), most: mostSpelled},
	}
	var rows [][]string
	for i := range checks {
		c := &checks[i]
		spelled := c.Equation
		switch c.Verdict {
		case document.Untestable:
			spelled = p.say("blank or missing: %s", missingCells(&c.Check.Check))
		case document.Vacuous:
			spelled = ""
		}
		if len(c.Corrected) > 0 {
			spelled = strings.TrimSpace(spelled + p.say(" (corrected: %s)", address.Join(c.Corrected, ", ")))
		}
		row := []string{
			p.say(string(c.Verdict)),
			c.ID,
			c.Row,
			c.Column,
			number(c.Left),
			number(c.Right),
			number(c.Difference),
			number(c.Envelope),
			pages(c.Cells),
			spelled,
		}
		for k := range row {
			row[k] = oneLine(row[k])
		}
		rows = append(rows, row)
	}
	writeGrid(w, "", columns, rows)
}

// missingCells names the operands that are not there.
func missingCells(c *document.Check) string {
	var out []address.Address
	for _, o := range c.Cells {
		if o.Value == nil {
			out = append(out, o.Address)
		}
	}
	return address.Join(out, ", ")
}

// legend tells once for each id what its checks say.
func (p *program) legend(w io.Writer, checks []checkEntry) {
	var rows [][]string
	seen := map[string]bool{}
	for i := range checks {
		if c := &checks[i]; !seen[c.ID] && c.Says != "" {
			seen[c.ID] = true
			rows = append(rows, []string{c.ID, oneLine(p.speaker.Words(c.Check.Says))})
		}
	}
	if len(rows) > 0 {
		fmt.Fprintf(w, "\n%s\n", p.say("What they say:"))
		writeGrid(w, "  ", []gridColumn{{}, {}}, rows)
	}
}

// showCheck writes one check with all its cells.
func (p *program) showCheck(w io.Writer, indent string, c *explain.Check) {
	line := p.say(string(c.Verdict)) + "  " + c.ID + p.speaker.Words(inRow(c.Check))
	if s := p.speaker.Words(c.Says); s != "" {
		line += p.say(": %s", s)
	}
	fmt.Fprintf(w, "%s%s\n", indent, oneLine(line))
	if c.Verdict.Evaluated() {
		spelled := c.Equation
		if c.Blank > 0 {
			spelled += p.speaker.Words(finding.Count(c.Blank, " (and %d blank cell)", " (and %d blank cells)"))
		}
		if c.Yuan {
			spelled += p.say(" (sums in yuan)")
		}
		fmt.Fprintf(w, "%s  %s\n", indent, oneLine(spelled))
		fmt.Fprintf(w, "%s  %s\n", indent,
			p.say("difference %s, rounding explains %s", number(c.Difference), number(c.Envelope)))
	}
	var rows [][]string
	left, _ := explain.Sides(&c.Check)
	for i, o := range c.Cells {
		sign := " "
		switch {
		case o.Negative:
			sign = "-"
		case i >= len(left):
			sign = "+"
		}
		if i == len(left) && !o.Negative {
			sign = "="
		}
		place := ""
		if o.Page > 0 {
			place = p.say("page %d", o.Page)
		}
		said := ""
		if slices.Contains(c.Corrected, o.Address) {
			said = p.say("corrected")
		}
		rows = append(rows, []string{sign, printed(o.Value), string(o.Address), place, box(o.Box), said})
	}
	writeGrid(w, indent+"  ", []gridColumn{{}, {right: true}, {}, {}, {}, {}}, rows)
}

// totals counts the checks by verdict.
func (p *program) totals(v document.Verdicts, all, shown int) string {
	counts := map[document.Verdict]int{document.Exact: v.Exact, document.Rounding: v.Rounding,
		document.Mismatch: v.Mismatch, document.Untestable: v.Untestable, document.Vacuous: v.Vacuous}
	var parts []string
	for _, v := range document.AllVerdicts {
		parts = append(parts, p.say("%d %s", counts[v], p.say(string(v))))
	}
	text := p.speaker.Words(finding.Count(all, "%d check", "%d checks")) + p.say(": %s", strings.Join(parts, p.say(", ")))
	if shown < all {
		text += p.say(" (%d shown)", shown)
	}
	return text
}

// number is an amount in a column of numbers: nothing where there is none.
func number(a *value.Amount) string {
	if a == nil {
		return ""
	}
	return a.String()
}

// pages lists the pages of a check's cells.
func pages(cells []document.Operand) string {
	var numbers []int
	for _, o := range cells {
		if o.Page > 0 {
			numbers = append(numbers, o.Page)
		}
	}
	slices.Sort(numbers)
	var out []string
	for _, n := range slices.Compact(numbers) {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, ",")
}

// box is a box in points, from the top left of the page.
func box(r *geometry.Rect) string {
	if r == nil {
		return ""
	}
	return fmt.Sprintf("[%.1f %.1f %.1f %.1f]", r.X0, r.Y0, r.X1, r.Y1)
}

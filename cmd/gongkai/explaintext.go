package main

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/explain"
	"gongkai/normalize/document"
)

// showEvidence writes the evidence for one value for people.
func (p *program) showEvidence(s *explain.Source, e *explain.Evidence, verbose bool) error {
	var b bytes.Buffer
	fmt.Fprintln(&b, oneLine(p.headline(e)))
	source := s.Document.Source.Name
	if e.Page > 0 {
		source += p.say(", page %d", e.Page) + " " + box(e.Box)
	}
	fmt.Fprintf(&b, "%s\n", oneLine(source))
	if k := e.Corrected; k != nil {
		fmt.Fprintln(&b, oneLine(p.say("corrected by %s: read as %s; %s", k.By, printed(k.Read), k.Why)))
	}
	for i := range e.Told {
		fmt.Fprintln(&b, oneLine(p.speaker.Words(explain.Told(&e.Told[i]))))
	}
	if len(e.Because) > 0 {
		p.section(&b, p.say("Why it is not verified"))
		for _, w := range explain.Because(e.Because) {
			fmt.Fprintf(&b, "  %s\n", oneLine(p.speaker.Words(w)))
		}
	}
	p.showPrinted(&b, e)
	p.showReadings(&b, e)
	if len(e.Row) > 0 {
		p.section(&b, p.say("Row"))
		p.labels(&b, e.Row)
	}
	if e.Fact != nil {
		p.section(&b, p.say("The text says of it"))
		for _, w := range e.Fact.Words() {
			fmt.Fprintf(&b, "  %s\n", oneLine(p.speaker.Words(w)))
		}
	}
	p.showColumn(&b, e.Column)
	p.showTable(&b, e.Table)
	if len(e.Agrees) > 0 {
		p.section(&b, p.say("The same number stands in"))
		for _, a := range e.Agrees {
			fmt.Fprintf(&b, "  %s\n", oneLine(string(a)))
		}
	}
	p.showProof(&b, e, verbose)
	if len(e.Findings) > 0 {
		p.section(&b, p.say("Said of this place"))
		for _, f := range e.Findings {
			fmt.Fprintf(&b, "  %s [%s]\n", oneLine(p.speaker.Finding(f)), f.ID)
		}
	}
	_, err := p.stdout.Write(b.Bytes())
	return err
}

func (p *program) section(w io.Writer, title string) { fmt.Fprintf(w, "\n%s\n", oneLine(title)) }

// headline is the value with its address.
func (p *program) headline(e *explain.Evidence) string {
	line := string(e.Address) + " = "
	switch {
	case e.Text != nil && e.Value == nil:
		line += *e.Text
	case e.Value == nil:
		line += p.say("blank")
	default:
		line += e.Value.String()
		if e.Unit != nil {
			line += " " + *e.Unit
		}
	}
	if e.Proof != "" {
		line += "  " + p.say(string(e.Proof))
	}
	return line
}

// showPrinted shows the cells, lines and runs that the value was put together from.
func (p *program) showPrinted(w io.Writer, e *explain.Evidence) {
	switch {
	case len(e.Cells) > 0:
		p.section(w, p.say("Printed"))
	case e.Raw != "":
		p.section(w, p.say("Printed"))
		fmt.Fprintf(w, "  %s\n", oneLine(strconv.Quote(e.Raw)))
		return
	case e.Page == 0:
		p.section(w, p.say("Nothing is printed in this column of the row."))
		return
	}
	for _, c := range e.Cells {
		place := p.say("row %d, column %d of the grid", c.Row+1, c.Col+1)
		if c.Rows > 1 || c.Cols > 1 {
			place = p.say("rows %d to %d, columns %d to %d of the grid", c.Row+1, c.Row+c.Rows, c.Col+1, c.Col+c.Cols)
		}
		fmt.Fprintf(w, "  %s  %s\n", oneLine(strconv.Quote(c.Text)), place)
		for _, piece := range c.Pieces {
			fmt.Fprintf(w, "    %s %s\n", p.say("page %d", piece.Page), box(&piece.Box))
			var rows [][]string
			for _, l := range piece.Lines {
				for i, r := range l.Runs {
					line := ""
					if i == 0 {
						line = p.say("line")
					}
					hidden := ""
					if r.Hidden {
						hidden = p.say("cut off by its cell")
					}
					rows = append(
						rows,
						[]string{line, p.say("run %d", int(r.Number)), oneLine(strconv.Quote(r.Text)), box(&r.Box),
							oneLine(fmt.Sprintf("%s %.3g", r.Font, r.Size)), hidden},
					)
				}
			}
			writeGrid(w, "      ", []gridColumn{{}, {}, {most: 60}, {}, {}, {}}, rows)
		}
	}
}

// showReadings shows what engines read in the picture of the cell.
func (p *program) showReadings(w io.Writer, e *explain.Evidence) {
	if len(e.Readings) == 0 {
		return
	}
	p.section(w, p.say("Read in a picture"))
	var rows [][]string
	for _, r := range e.Readings {
		rows = append(rows, []string{oneLine(strconv.Quote(r.Text)), strconv.FormatFloat(r.Confidence, 'f', 4, 64),
			oneLine(r.By)})
	}
	writeGrid(w, "  ", []gridColumn{{title: p.say("text"), most: 60}, {title: p.say("confidence"), right: true},
		{title: p.say("engine")}}, rows)
}

func (p *program) labels(w io.Writer, labels []explain.Label) {
	var rows [][]string
	for _, l := range labels {
		rows = append(rows, []string{oneLine(l.ID), oneLine(l.Text), p.say("page %d", l.Page), box(&l.Box)})
	}
	writeGrid(w, "  ", []gridColumn{{}, {most: 60}, {}, {}}, rows)
}

// showColumn shows by what the column was recognised: the printed header beside the declared one.
func (p *program) showColumn(w io.Writer, c *explain.Column) {
	if c == nil {
		return
	}
	p.section(w, p.say("Column %s", c.ID))
	var rows [][]string
	for _, x := range c.Words {
		rows = append(rows,
			[]string{oneLine(x.Printed), oneLine(x.Declared), strconv.FormatFloat(x.Likeness, 'f', 2, 64)})
	}
	if len(rows) > 0 {
		writeGrid(
			w,
			"  ",
			[]gridColumn{
				{title: p.say("header printed")},
				{title: p.say("header of the form")},
				{title: p.say("likeness"), right: true},
			},
			rows,
		)
	}
	if c.Printed > 0 || c.Number > 0 {
		fmt.Fprintf(w, "  %s\n", p.say("numbered %s in print, %s in the form", ordinal(c.Printed), ordinal(c.Number)))
	}
	p.labels(w, c.Header)
}

func ordinal(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// showTable shows by what the table was recognised.
func (p *program) showTable(w io.Writer, t *explain.Table) {
	if t == nil {
		return
	}
	p.section(w, p.say("Table %s of the form %s", t.ID, t.Form))
	writeGrid(w, "  ", []gridColumn{{}, {}}, [][]string{
		{p.say("title printed"), oneLine(t.Printed)}, {p.say("title of the form"), oneLine(t.Title)}})
	if t.At != nil {
		p.labels(w, []explain.Label{*t.At})
	}
	var scores []string
	score := func(text string, v *float64) {
		if v != nil {
			scores = append(scores, text+" "+strconv.FormatFloat(*v, 'f', 2, 64))
		}
	}
	score(p.say("likeness of the title"), t.Score)
	score(p.say("of the header"), t.Header)
	score(p.say("score of the sheet"), t.Sheet)
	if t.Inferred {
		scores = append(scores, p.say("no rulings are drawn: its cells follow from alignment"))
	}
	fmt.Fprintf(w, "  %s\n", strings.Join(scores, p.say(", ")))
	if t.Evidence != nil {
		fmt.Fprintf(w, "  %s\n", p.say("unit read: %s", explain.UnitFrom(t.Evidence.Unit)))
	}
}

// showProof shows the checks that cover the value. Those of which nothing is printed come with verbose alone.
func (p *program) showProof(w io.Writer, e *explain.Evidence, verbose bool) {
	vacuous := 0
	var shown []*explain.Check
	for i := range e.Checks {
		if c := &e.Checks[i]; c.Verdict == document.Vacuous && !verbose {
			vacuous++
		} else {
			shown = append(shown, c)
		}
	}
	if len(e.Checks) == 0 {
		p.section(w, p.say("No check covers it."))
		return
	}
	p.section(w, p.say("Checks"))
	for _, c := range shown {
		short := *c
		if !verbose && len(c.Cells) > mostCells {
			short.Cells = nil
		}
		p.showCheck(w, "  ", &short)
		if short.Cells == nil {
			fmt.Fprintf(w, "    %s\n", p.say("%d cells; -v shows them", len(c.Cells)))
		}
	}
	if vacuous > 0 {
		fmt.Fprintf(w, "  %s\n", p.speaker.Words(finding.Count(vacuous, "%d vacuous check", "%d vacuous checks")))
	}
}

// mostCells is how many cells of a check are listed without -v.
const mostCells = 24

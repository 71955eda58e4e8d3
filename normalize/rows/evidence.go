package rows

import (
	"math"
	"slices"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// How sure a place must be for a proof.
const (
	leastTitle = 0.6  // likeness of the printed title; below it a table was told by its header
	clearlyer  = 0.05 // how much more like a column's words its header must be than that of any other printed column
)

// evidence says how a table was told.
func evidence(m *schema.TableMatch, t *extract.Table, unit captions.Unit) *document.Evidence {
	out := &document.Evidence{Title: string(m.Titled), Unit: unit.From}
	for _, p := range m.Panels {
		for _, c := range p.Columns {
			if c.Column.Role == "" && len(c.Grid) > 0 && (out.Header == nil || c.Score < *out.Header) {
				score := c.Score
				out.Header = &score
			}
		}
	}
	for _, p := range t.Parts {
		if p.Continues != "" {
			out.Continued = append(out.Continued, document.Continuation{Page: p.Page, By: string(p.Continues)})
		}
	}
	if out.Header != nil {
		*out.Header = min(1, math.Round(100**out.Header)/100) // two decimals say all; a printed number may add to it
	}
	return out
}

// told reports whether a printed title tells what a table is, its own or that of the table it goes on with, and its
// place in the paper does not speak against it.
func told(m *schema.TableMatch) bool {
	if m.Astray {
		return false
	}
	return m.Titled == schema.TitleContinued || m.Titled != schema.TitleNone && m.TitleScore >= leastTitle
}

// unsure names what of the place of an amount is not evident.
func (r *rowReader) unsure(m *schema.ColumnMatch, t printedText) []document.Reason {
	var out []document.Reason
	if !r.told {
		out = append(out, document.UnsureTitle)
	}
	if m.Rival >= 0 && m.Score-m.RivalScore <= clearlyer || r.apart(m) {
		out = append(out, document.UnsureColumn)
	}
	if r.unitless && m.Column.Unit == "" {
		out = append(out, document.NoUnit)
	}
	if !r.sure(t) {
		out = append(out, document.UnsureText)
	}
	if slices.ContainsFunc(t.cells, func(k int) bool { return r.table.Cells[k].Borders == extract.Guessed }) {
		out = append(out, document.UnsureBorder)
	}
	if r.tableTold || m.Told || r.unitTold && m.Column.Unit == "" ||
		r.yearTold && slices.ContainsFunc(m.Path, printsYear) {
		out = append(out, document.IsTold)
	}
	return out
}

var year = lazyregexp.New(`20\d\d`)

// printsYear reports whether a head names a year: what it means follows from the year of the document.
func printsYear(head string) bool { return year.MatchString(hanzi.Key(head)) }

// sure reports whether a text was written as one.
func (r *rowReader) sure(t printedText) bool {
	return !slices.ContainsFunc(t.cells, func(k int) bool { return !r.table.Cells[k].Composition.Sure() })
}

// apart reports whether the names of another list stand between the names of this one and an amount: who reads the page
// takes the amount for one of theirs.
func (r *rowReader) apart(m *schema.ColumnMatch) bool {
	for _, at := range m.Grid {
		own, other := nearest(r.own, at), nearest(r.others, at)
		if own >= 0 && other > own {
			return true
		}
	}
	return false
}

// nearest gives the last of some columns in front of one, -1 without any.
func nearest(columns []int, before int) int {
	out := -1
	for _, c := range columns {
		if c < before {
			out = max(out, c)
		}
	}
	return out
}

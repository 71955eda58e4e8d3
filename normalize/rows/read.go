// Package rows reads recognised tables: from their printed rows and cells to rows with a role, a whole code, a name and
// exact amounts, each with its place on the page. Nothing here moves, sums or repairs a value: a cell that cannot be
// read is reported and left null.
package rows

import (
	"slices"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// Read gives the tables of the form in its order, with their rows; those the document lacks are there, too, and say so.
// department is the document's own, nil where it is unknown. used are the paragraphs that became notes of empty tables.
func Read(
	doc *extract.Document, match *schema.Match, department *string, amounts []captions.Unit, report func(finding.Finding),
) (tables []document.Table, used map[*extract.Text]bool) {
	n := &reader{doc: doc, form: match.Form, amounts: map[*schema.TableMatch]captions.Unit{}, department: department,
		units: map[string]bool{}, used: map[*extract.Text]bool{}, report: report, yearTold: match.YearTold}
	for i := range match.Tables {
		n.amounts[&match.Tables[i]] = amounts[i]
	}
	if n.form != nil {
		for i := range match.Tables {
			n.unitsIn(&match.Tables[i])
		}
	}
	return n.tables(match.Tables), n.used
}

// reader reads the tables of one document.
type reader struct {
	doc        *extract.Document
	form       *schema.Form
	department *string
	amounts    map[*schema.TableMatch]captions.Unit // units of money
	units      map[string]bool                      // keys of the units that any table has in a column
	used       map[*extract.Text]bool               // paragraphs that became the note of an empty table
	report     func(finding.Finding)
	yearTold   bool // a person says the year of the document
}

func (n *reader) tables(matches []schema.TableMatch) []document.Table {
	out := []document.Table{}
	if n.form == nil {
		return out
	}
	matched := map[string][]*schema.TableMatch{}
	for i := range matches {
		m := &matches[i]
		matched[m.Table.ID] = append(matched[m.Table.ID], m)
	}
	missing := map[string]bool{}
	for i := range n.form.Tables {
		t := &n.form.Tables[i]
		for _, m := range matched[t.ID] {
			if m.Table == t { // not another variant of it
				out = append(out, n.table(m))
			}
		}
		if len(matched[t.ID]) == 0 && !t.Optional && !missing[t.ID] {
			missing[t.ID] = true // once, however many variants it has
			out = append(out, missingTable(t))
			n.report(finding.Found("table.missing", finding.Warning, "the document has no table %s", t.Title))
		}
	}
	return out
}

func missingTable(t *schema.Table) document.Table {
	out := document.Table{ID: t.ID, Number: t.Number, Name: t.Title, Status: document.Missing, Pages: []int{},
		Columns: []document.Column{}, Rows: []document.Row{}}
	for _, p := range t.Panels() {
		for _, c := range p.Amounts() {
			if c.Item == "" || !slices.ContainsFunc(out.Columns, func(o document.Column) bool { return o.ID == c.ID }) {
				out.Columns = append(out.Columns, document.Column{ID: c.ID, Side: p.Side, Path: []string{}})
			}
		}
	}
	return out
}

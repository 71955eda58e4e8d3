// Package draft writes the YAML of a new form from what documents of a place print: a form that extends the national
// one and says what that does not read. Where a person must decide, a comment says TODO and what speaks for what.
package draft

import (
	"slices"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// National are the forms that a draft can extend, by what paper it is of: a draft says what its place prints otherwise.
var National = []string{"cn-budget", "cn-final-accounts", "cn-performance"}

// ErrNothing says that the documents print no table with amounts.
var ErrNothing = finding.Problemf("nothing to draft a form from: no table with amounts")

// Paper is one document.
type Paper struct {
	Name    string // of its file
	Printed *extract.Document
}

// YAML drafts a form for the documents of one place, or one for each kind of paper among them. known are the forms to
// extend: those of National, or what takes their place. What the comments say is said by say.
func YAML(papers []Paper, known []*schema.Form, say func(finding.Words) string) ([]byte, error) {
	var drafts []*form
	for _, p := range papers {
		base := kindOf(p.Printed, known)
		i := slices.IndexFunc(drafts, func(d *form) bool { return d.base == base })
		if i < 0 {
			i, drafts = len(drafts), append(drafts, &form{base: base})
		}
		drafts[i].add(p)
	}
	slices.SortStableFunc(drafts, func(a, b *form) int {
		return slices.Index(known, a.base) - slices.Index(known, b.base)
	})
	drafts = slices.DeleteFunc(drafts, func(d *form) bool { return len(d.tables) == 0 })
	if len(drafts) == 0 {
		return nil, ErrNothing
	}
	var out []byte
	for i, d := range drafts {
		if err := d.readRows(known, say); err != nil {
			return nil, err
		}
		text := d.write(say)
		if _, err := schema.Parse(text, "draft", known...); err != nil { // what was drafted must lint
			return nil, err
		}
		if i > 0 {
			out = append(out, "---\n"...)
		}
		out = append(out, text...)
	}
	return out, nil
}

// kindOf finds the form to extend: the one that explains most, else the one whose words the document's title uses, else
// the first.
func kindOf(doc *extract.Document, known []*schema.Form) *schema.Form {
	m := schema.Recognise(doc, known)
	if m.Words != nil {
		return m.Words
	}
	return known[0]
}

// form is one form being drafted.
type form struct {
	base       *schema.Form
	papers     []Paper
	place      string // that the documents are of, and its code
	code       string
	department string // that the paper at hand is of
	unit       string
	labels     []string // in front of the department's name, that the base does not know
	tables     []*table
	left       []finding.Words // what was not drafted, and why
}

// table is a table of the form: one that the base has, or a new one.
type table struct {
	id, variant string
	base        *schema.Table // nil when it is new
	papers      int           // how many of the papers print it
	titles      []string      // that the base does not know
	comments    []finding.Words
	lists       []*list
}

// list is a table without sides, or one side of it.
type list struct {
	side    string
	rows    schema.RowModel // of a new table
	codes   string
	columns []column
	items   []item
	totals  []string
	todo    []finding.Words // columns that the base wants and nobody found
}

// column is a printed column that the base does not explain. Without an id it stands in a comment.
type column struct {
	id, role string
	path     []string
	one      bool // in a table whose columns are the items
	comment  finding.Words
}

// item is a printed row that the base does not know. Without an id it stands in a comment.
type item struct {
	id, label string
	comment   finding.Words
}

// alike is how much of their letters a printed word and one of the vocabulary share to be written as the same, for a
// person to confirm; what is less like is said in a comment alone.
const alike = 0.65

// add takes what a paper prints beyond the base.
func (d *form) add(p Paper) {
	m, proposals := schema.Propose(p.Printed, d.base)
	doc := normalize.Normalize(p.Printed, m)
	if d.place == "" && doc.Info.Place != nil {
		d.place, d.code = lowest(doc.Info.Place), doc.Info.Place.Code
	}
	if d.unit == "" && doc.Info.Unit != nil {
		d.unit = *doc.Info.Unit
	}
	if d.department = ""; doc.Info.Department != nil {
		d.department = *doc.Info.Department
	}
	d.papers = append(d.papers, p)
	d.departments(p.Printed)
	seen := map[string]bool{}
	for i := range m.Tables {
		t := &m.Tables[i]
		own := d.table(t.Table)
		if !seen[own.id] {
			seen[own.id] = true
			own.papers++
		}
		if t.Titled == schema.TitleNear {
			own.title(t.Title, d.department)
		}
		own.columns(t)
	}
	for i := range proposals {
		d.propose(p, &proposals[i])
	}
}

func lowest(d *document.Division) string {
	for _, name := range []string{d.County, d.City} {
		if name != "" {
			return name
		}
	}
	return d.Province
}

// table gives the draft of a table of the base.
func (d *form) table(t *schema.Table) *table {
	for _, own := range d.tables {
		if own.id == t.ID && own.variant == t.Variant {
			return own
		}
	}
	own := &table{id: t.ID, variant: t.Variant, base: t}
	for _, side := range t.Sides { // in the order of the base
		own.list(side.Side)
	}
	d.tables = append(d.tables, own)
	return own
}

// remark adds a comment, once.
func (t *table) remark(words finding.Words) {
	if !slices.ContainsFunc(t.comments, func(w finding.Words) bool { return w.String() == words.String() }) {
		t.comments = append(t.comments, words)
	}
}

// list gives the draft of a side of the table.
func (t *table) list(side string) *list {
	for _, l := range t.lists {
		if l.side == side {
			return l
		}
	}
	l := &list{side: side}
	t.lists = append(t.lists, l)
	return l
}

package rows

import (
	"slices"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
	"gongkai/normalize/plain"
)

// blank makes a table empty that prints no amount: what labels it has, such as that of a total, are no rows of data.
func blank(t *document.Table) {
	for i := range t.Rows {
		for _, c := range t.Rows[i].Cells {
			if c.Proof != "" || c.ID != "name" {
				return
			}
		}
		if t.Rows[i].Role != document.Total || len(t.Rows[i].Extra) > 0 {
			return
		}
	}
	for i := range t.Rows {
		for _, c := range t.Rows[i].Cells {
			t.Notes = append(t.Notes, document.Text{Text: c.Raw, Page: c.Page, Box: c.Box})
		}
	}
	t.Rows, t.Status = []document.Row{}, document.Empty
}

// declared makes a table empty whose note, or a label in the place of its rows, says that there is nothing in it, where
// it prints no amount but zeros, of its total and its units alone. Zeros that are printed stay in their rows.
func declared(t *document.Table) {
	said, amounts := t.Note != nil, false
	var labels []int
	for i := range t.Rows {
		r := &t.Rows[i]
		for _, v := range r.Values {
			amounts = amounts || v.Amount != nil
			if v.Amount != nil && !v.Amount.IsZero() {
				return
			}
		}
		switch {
		case len(r.Extra) > 0 || r.Code != "" || r.Project != "":
			return
		case slices.Contains(lexicon.Words().Empty.Labels, hanzi.Key(r.Name)):
			said = true
			labels = append(labels, i)
		case r.Role != document.Total && r.Role != document.Entity:
			return
		}
	}
	if !said || len(t.Rows) == 0 {
		return
	}
	t.Status = document.Empty
	if t.Note == nil {
		name := t.Rows[labels[0]].Name
		t.Note = &name
	}
	if amounts {
		return
	}
	for i := range t.Rows {
		for _, c := range t.Rows[i].Cells {
			t.Notes = append(t.Notes, document.Text{Text: c.Raw, Page: c.Page, Box: c.Box})
		}
	}
	t.Rows = []document.Row{}
}

// silent makes a table empty that prints its labels and no amount at all. They stay rows: nothing is said of them.
func silent(t *document.Table) {
	for i := range t.Rows {
		r := &t.Rows[i]
		printed := func(c document.NamedCell) bool { return c.Proof != "" } // where an amount belongs, be it a dash
		if len(r.Extra) > 0 || slices.ContainsFunc(r.Cells, printed) {
			return
		}
	}
	if t.Status == document.Filled {
		t.Status = document.Empty
	}
}

// saysEmpty reports whether a sentence says that a table is empty, in the words of the form or of any.
func (n *reader) saysEmpty(sentence string) bool {
	return n.form.SaysEmpty(sentence) || emptySentence().MatchString(hanzi.Key(sentence))
}

var emptySentence = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Empty.Sentences })

// statement gives the cell with the sentence that says a table is empty, if a row of the body is one, or -1.
func (n *reader) statement(t *extract.Table, row []int) int {
	found := aloneIn(t, row)
	if found < 0 || !n.saysEmpty(hanzi.Fold(t.Cells[found].Text)) {
		return -1
	}
	return found
}

// tableBetween reports whether another table stands between a part of a table and a text below it.
func (n *reader) tableBetween(above extract.Part, below *extract.Text) bool {
	for i := range n.doc.Tables {
		for _, p := range n.doc.Tables[i].Parts {
			if p.Page == above.Page && above.Above(p.Box) && p.Above(below.Box) {
				return true
			}
		}
	}
	return false
}

// noteBelow looks for that sentence below the table: in its notes or, when the table has no rows, in the paragraphs
// that follow it on the page.
func (n *reader) noteBelow(out *document.Table, t *extract.Table) {
	for i := range t.Notes {
		if s := hanzi.Fold(t.Notes[i].Text); n.saysEmpty(s) {
			out.Note = &s
			return
		}
	}
	if len(out.Rows) > 0 {
		return
	}
	last := t.Parts[len(t.Parts)-1]
	for i := range n.doc.Texts {
		p := &n.doc.Texts[i]
		if p.Page != last.Page || !last.Above(p.Box) {
			continue
		}
		if n.tableBetween(last, p) {
			return
		}
		if s := hanzi.Fold(p.Text); n.saysEmpty(s) {
			out.Note = &s
			if !n.used[p] {
				n.used[p] = true
				out.Notes = append(out.Notes, plain.Text("", p))
			}
		}
		return // only what follows directly belongs to the table
	}
}

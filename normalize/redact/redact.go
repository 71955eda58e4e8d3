// Package redact leaves personal data out of documents.
package redact

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/codes"
)

// Mark stands where personal data was left out of a longer text.
const Mark = "[redacted]"

// Document leaves personal data out of a document. Fields that a form marks as personal go, with their cells; cells beside the
// labels of such fields go from every list of plain cells; and wherever else the same names and numbers are printed, or
// something follows one of the labels in running text, Mark takes their place. In doubt more goes than must.
func Document(doc *document.Document, personal *schema.Personal) {
	r := newRedactor(personal)
	for i := range doc.Performance {
		r.fields(&doc.Performance[i], doc.Info.Department)
	}
	for i := range doc.Performance {
		doc.Performance[i].Labels = r.squares(doc.Performance[i].Labels)
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		t.Header = r.squares(t.Header)
		for k := range t.Rows {
			t.Rows[k].Extra = r.squares(t.Rows[k].Extra)
		}
	}
	for i := range doc.Unmapped {
		doc.Unmapped[i].Cells = r.squares(doc.Unmapped[i].Cells)
	}
	r.texts(reflect.ValueOf(&doc.Tables))
	r.texts(reflect.ValueOf(&doc.Performance))
	r.texts(reflect.ValueOf(&doc.Facts))
	r.texts(reflect.ValueOf(&doc.Checks))
	r.texts(reflect.ValueOf(&doc.Unmapped))
	r.texts(reflect.ValueOf(&doc.Text))
	r.texts(reflect.ValueOf(&doc.Diagnostics))
	for i := range doc.Diagnostics {
		if f := &doc.Diagnostics[i]; f.Words.String() != f.Message {
			f.Words = finding.Words{} // what was left out only in the whole message has no words to say it in
		}
	}
}

// Grids does the same for plain grids, where only labels tell what is personal.
func Grids(grids []document.Grid, personal *schema.Personal) {
	r := newRedactor(personal)
	for i := range grids {
		grids[i].Cells = r.squares(grids[i].Cells)
	}
	r.texts(reflect.ValueOf(&grids))
}

type redactor struct {
	personal *schema.Personal
	labelled *regexp.Regexp // a label and what follows it up to the end of the sentence; nil without labels
	values   []string       // what the fields held
}

func newRedactor(personal *schema.Personal) *redactor {
	r := &redactor{personal: personal}
	if len(personal.Labels) > 0 {
		var labels []string
		for _, l := range personal.Labels {
			labels = append(labels, regexp.QuoteMeta(l))
		}
		// 联系人：…, 联系人及电话：… The sentence ends it: names and numbers follow each other with commas and spaces.
		r.labelled = regexp.MustCompile(`((?:` + strings.Join(labels, "|") + `)[^:：，。；]{0,8}[:：])[^。；;\n]+`)
	}
	return r
}

// fields takes the personal fields out of a sheet and remembers what they held.
func (r *redactor) fields(s *document.Sheet, department *string) {
	s.Fields = slices.DeleteFunc(s.Fields, func(f document.NamedField) bool {
		if !r.personal.Field(s.ID, f.ID) {
			return false
		}
		if f.Text != nil {
			r.remember(*f.Text, department)
		}
		return true
	})
	s.Cells = slices.DeleteFunc(s.Cells, func(c document.NamedCell) bool {
		if !r.personal.Field(s.ID, c.ID) {
			return false
		}
		r.remember(c.Raw, department)
		return true
	})
}

// remember keeps a value to be looked for elsewhere. What is too short to be a name or a number is not looked for, nor is a
// part of the department's own name (an office that is its own contact).
func (r *redactor) remember(value string, department *string) {
	key := hanzi.Key(value)
	least := 2
	if codes.Digits(value) != "" {
		least = 5
	}
	if len([]rune(key)) < least || department != nil && strings.Contains(hanzi.Key(*department), key) {
		return
	}
	for _, v := range []string{value, hanzi.Strip(value), hanzi.Fold(value)} {
		if !slices.Contains(r.values, v) {
			r.values = append(r.values, v)
		}
	}
}

// squares leaves out the cell to the right of each personal label and, where the label heads a column, the cells below it.
func (r *redactor) squares(cells []document.Square) []document.Square {
	var labels []document.Square
	top := 0
	for i, c := range cells {
		if i == 0 || c.Row < top {
			top = c.Row
		}
		if r.personal.Label(c.Text) {
			labels = append(labels, c)
		}
	}
	if len(labels) == 0 {
		return cells
	}
	return slices.DeleteFunc(cells, func(c document.Square) bool {
		return !r.personal.Label(c.Text) && slices.ContainsFunc(labels, func(l document.Square) bool {
			beside := c.Col == l.Col+l.Cols && c.Row < l.Row+l.Rows && l.Row < c.Row+c.Rows
			below := l.Row == top && c.Row > l.Row && c.Col < l.Col+l.Cols && l.Col < c.Col+c.Cols
			return beside || below
		})
	})
}

// texts goes through everything below v and replaces what is personal in every text.
func (r *redactor) texts(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			r.texts(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			r.texts(v.Index(i))
		}
	case reflect.Struct:
		if c, ok := v.Interface().(document.Cell); ok && c.Proof != "" {
			if c.Corrected != nil {
				c.Corrected.By, c.Corrected.Why = Mark, r.text(c.Corrected.Why)
			}
			return // an amount
		}
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "Code" && name != "ID" && name != "Format" && v.Field(i).CanSet() {
				r.texts(v.Field(i))
			}
		}
	case reflect.Interface:
		switch a := v.Interface().(type) {
		case string:
			v.Set(reflect.ValueOf(r.text(a)))
		case finding.Words:
			r.texts(reflect.ValueOf(a.Args))
		}
	case reflect.String:
		v.SetString(r.text(v.String()))
	}
}

func (r *redactor) text(s string) string {
	if r.labelled != nil {
		s = r.labelled.ReplaceAllString(s, "${1}"+Mark)
	}
	for _, v := range r.values {
		s = strings.ReplaceAll(s, v, Mark)
		if strings.Contains(hanzi.Key(s), hanzi.Key(v)) {
			return Mark // spelled with other code points or spaces: rather the whole text than the name
		}
	}
	return s
}

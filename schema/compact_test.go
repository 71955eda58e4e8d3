package schema

import (
	"bytes"
	"encoding/gob"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "write what is compared anew")

// declared reads the built-in forms from their YAML, with all their checks.
func declared(t testing.TB) []*Form {
	t.Helper()
	sub, err := fs.Sub(embedded, "forms")
	if err != nil {
		t.Fatal(err)
	}
	forms, err := LoadDir(sub, "forms")
	if err != nil {
		t.Fatal(err)
	}
	return forms
}

// TestCompact holds the compact forms equal to the YAML and the vocabulary.
func TestCompact(t *testing.T) {
	forms := declared(t)
	text, err := pack(forms)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("forms/compact.gob", text, 0o644); err != nil {
			t.Fatal(err)
		}
		compactText = text
	}
	if !bytes.Equal(text, compactText) {
		t.Error("forms/compact.gob is not what the forms and the vocabulary say: go test ./schema -run TestCompact -update")
	}
	got, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := pack(got); err != nil || !bytes.Equal(again, text) {
		t.Errorf("forms that were unpacked are packed in another way (%v)", err)
	}
	for i, f := range forms {
		for k := range f.Tables {
			a, b := &f.Tables[k], &got[i].Tables[k]
			if !reflect.DeepEqual(keysOfTable(a), keysOfTable(b)) {
				t.Errorf("%s: %s is compared by other words: %v, want %v", f.ID, a.ID, keysOfTable(b), keysOfTable(a))
			}
		}
		for k := range f.Sheets {
			a, b := &f.Sheets[k], &got[i].Sheets[k]
			if !reflect.DeepEqual(a.labels, b.labels) || !reflect.DeepEqual(a.heads, b.heads) {
				t.Errorf("%s: the fields of %s are found by other words", f.ID, a.ID)
			}
		}
		if !bytes.Equal(f.Text, got[i].Text) || f.File != got[i].File {
			t.Errorf("%s stands in another file", f.ID)
		}
	}
}

// keysOfTable are the words that a table is compared by.
func keysOfTable(t *Table) (words []any) {
	words = append(words, t.titles)
	for _, p := range t.Panels() {
		for _, c := range p.Columns {
			words = append(words, c.keys)
		}
	}
	return words
}

// pool holds each different value once.
type pool[T any] struct {
	values []T
	place  map[string]int
}

func (p *pool[T]) add(v T) int {
	if p.place == nil {
		p.place = map[string]int{}
	}
	key := fmt.Sprintf("%+v", v)
	if _, ok := p.place[key]; !ok {
		p.place[key] = len(p.values)
		p.values = append(p.values, v)
	}
	return p.place[key]
}

// pack writes complete forms so that unpack reads them.
func pack(forms []*Form) ([]byte, error) {
	var c compact
	var columns pool[Column]
	var items pool[Item]
	var aliases pool[string]
	pooled := func(list []Column) []Column {
		out := make([]Column, len(list))
		for i, col := range list {
			col.keys, col.said = nil, false
			out[i].Line = columns.add(col)
		}
		return out
	}
	pooledItems := func(list []Item) []Item {
		out := make([]Item, len(list))
		for i, item := range list {
			out[i].Line = items.add(item)
		}
		return out
	}
	for _, f := range forms {
		g := *f
		g.Text = nil
		g.Tables, g.Sheets = slices.Clone(f.Tables), slices.Clone(f.Sheets)
		titles := make([][]int, len(g.Tables))
		var tables, sheets []inherited
		for i := range g.Tables {
			t := &g.Tables[i]
			if t.origin != nil {
				form, there := whose(forms, func(f *Form) []Table { return f.Tables }, t.origin)
				tables = append(tables, inherited{i, form, there})
				*t = Table{}
				continue
			}
			for _, a := range t.Aliases {
				titles[i] = append(titles[i], aliases.add(a))
			}
			t.Aliases, t.Sides = nil, slices.Clone(t.Sides)
			t.each(pooled, pooledItems)
		}
		for i := range g.Sheets {
			s := &g.Sheets[i]
			if s.origin != nil {
				form, there := whose(forms, func(f *Form) []Sheet { return f.Sheets }, s.origin)
				sheets = append(sheets, inherited{i, form, there})
				*s = Sheet{}
				continue
			}
			s.Indicators, s.Tasks = pooled(s.Indicators), pooled(s.Tasks)
			packMoney(s)
		}
		c.Forms, c.Titles = append(c.Forms, g), append(c.Titles, titles)
		c.Tables, c.Sheets = append(c.Tables, tables), append(c.Sheets, sheets)
	}
	c.Columns, c.Items, c.Aliases = columns.values, items.values, aliases.values
	var out bytes.Buffer
	err := gob.NewEncoder(&out).Encode(c)
	return out.Bytes(), err
}

// packMoney leaves out the fields that the money of a sheet gives when it is unpacked, or the money where it would give
// other ones: a form may drop some, and add labels.
func packMoney(s *Sheet) {
	less := *s
	less.Fields = slices.DeleteFunc(slices.Clone(s.Fields), func(f Field) bool { return f.Rare && len(f.Columns) > 0 })
	again := less
	again.Fields = slices.Clone(less.Fields)
	again.crossMoney()
	if fmt.Sprintf("%+v", bare(again.Fields)) == fmt.Sprintf("%+v", bare(s.Fields)) {
		s.Fields = less.Fields
	} else {
		s.Money = nil
	}
}

// bare are fields without what is compiled.
func bare(fields []Field) []Field {
	out := slices.Clone(fields)
	for i := range out {
		out[i].titled, out[i].under, out[i].crossings = nil, nil, nil
	}
	return out
}

// whose finds the form in whose list an element stands, and where.
func whose[T any](forms []*Form, list func(*Form) []T, element *T) (form, there int) {
	for i, f := range forms {
		for k := range list(f) {
			if &list(f)[k] == element {
				return i, k
			}
		}
	}
	panic("a table is inherited from a form that is not there")
}

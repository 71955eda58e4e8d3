package schema

import (
	"bytes"
	_ "embed"
	"encoding/gob"
	"fmt"
	"path"
	"slices"

	"gongkai/internal/similar"
)

// compactText is what the YAML of the built-in forms says, with what they extend and what the vocabulary knows: it is
// read in a tenth of the time at each start. A test holds it equal to the YAML, and writes it with -update.
//
//go:embed forms/compact.gob
var compactText []byte

// compact is a list of complete forms. What stands in many places stands once in a pool, and the places say where:
// columns and items by their Line, titles of tables by Titles. Where a form has a table or sheet of another one
// unchanged, Tables or Sheets says whose it is.
type compact struct {
	Forms          []Form
	Tables, Sheets [][]inherited
	Titles         [][][]int // of each table of each form: the places of its aliases
	Columns        []Column
	Items          []Item
	Aliases        []string
}

// inherited is one table or sheet that a form has from another: its place there, and here.
type inherited struct{ Here, Form, There int }

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
		}
		c.Forms, c.Titles = append(c.Forms, g), append(c.Titles, titles)
		c.Tables, c.Sheets = append(c.Tables, tables), append(c.Sheets, sheets)
	}
	c.Columns, c.Items, c.Aliases = columns.values, items.values, aliases.values
	var out bytes.Buffer
	err := gob.NewEncoder(&out).Encode(c)
	return out.Bytes(), err
}

// each puts what the functions make of the lists of columns and items in their place.
func (t *Table) each(columns func([]Column) []Column, items func([]Item) []Item) {
	t.Columns, t.Items = columns(t.Columns), items(t.Items)
	for i := range t.Sides {
		s := &t.Sides[i]
		s.Columns, s.Items = columns(s.Columns), items(s.Items)
	}
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

// unpack reads the forms that pack wrote, and compiles them.
func unpack(text []byte) ([]*Form, error) {
	var packed compact
	if err := gob.NewDecoder(bytes.NewReader(text)).Decode(&packed); err != nil {
		return nil, err
	}
	compileColumns(packed.Columns)
	columns := func(list []Column) []Column {
		for i := range list {
			list[i] = packed.Columns[list[i].Line]
		}
		return list
	}
	items := func(list []Item) []Item {
		for i := range list {
			list[i] = packed.Items[list[i].Line]
		}
		return list
	}
	aliases := make([]similar.Word, len(packed.Aliases))
	for i, a := range packed.Aliases {
		aliases[i] = titleWord(a)
	}
	forms := make([]*Form, len(packed.Forms))
	c := &checker{} // of all forms: most have the patterns of one another
	for i := range packed.Forms {
		f := &packed.Forms[i]
		for _, t := range packed.Tables[i] {
			f.Tables[t.Here].origin = &packed.Forms[t.Form].Tables[t.There]
		}
		for _, s := range packed.Sheets[i] {
			f.Sheets[s.Here].origin = &packed.Forms[s.Form].Sheets[s.There]
		}
		for k := range f.Tables {
			t := &f.Tables[k]
			t.each(columns, items)
			t.titles = append(make([]similar.Word, 0, 1+len(packed.Titles[i][k])), titleWord(t.Title))
			for _, a := range packed.Titles[i][k] {
				t.Aliases, t.titles = append(t.Aliases, packed.Aliases[a]), append(t.titles, aliases[a])
			}
		}
		for k := range f.Sheets {
			columns(f.Sheets[k].Indicators)
			columns(f.Sheets[k].Tasks)
		}
		c.compile(f)
		forms[i] = f
	}
	for _, f := range forms { // now that what they have from each other is compiled
		for i := range f.Tables {
			if t := &f.Tables[i]; t.origin != nil {
				origin := t.origin
				*t = *origin
				t.Optional, t.origin = true, origin
			}
		}
		for i := range f.Sheets {
			if s := &f.Sheets[i]; s.origin != nil {
				origin := s.origin
				*s = *origin
				s.origin = origin
			}
		}
	}
	return forms, c.err()
}

// Embedded gives the forms that come with the program, sorted by id.
func Embedded() ([]*Form, error) {
	forms, err := unpack(compactText)
	if err != nil {
		return nil, fmt.Errorf("forms/compact.gob, which is part of the program: %w", err) // a test reads it
	}
	for _, f := range forms {
		if f.Text, err = embedded.ReadFile(path.Join("forms", path.Base(f.File))); err != nil {
			return nil, err
		}
	}
	return forms, nil
}

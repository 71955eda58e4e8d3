package schema

import (
	"bytes"
	_ "embed"
	"encoding/gob"
	"fmt"
	"path"

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

// each puts what the functions make of the lists of columns and items in their place.
func (t *Table) each(columns func([]Column) []Column, items func([]Item) []Item) {
	t.Columns, t.Items = columns(t.Columns), items(t.Items)
	for i := range t.Sides {
		s := &t.Sides[i]
		s.Columns, s.Items = columns(s.Columns), items(s.Items)
	}
}

// unpack reads the forms that the test packed, and compiles them.
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
			f.Sheets[k].crossMoney()
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

package schema

import (
	_ "embed"
	"fmt"
	"sync"

	"gongkai/internal/packed"
)

// vocabularyText is vocabulary.yaml, packed, with its compositions written out: every document with a table asks for
// it. A test holds it equal to the YAML, and writes it with -update.
//
//go:embed vocabulary-compact.bin
var vocabularyText string

// Vocabulary holds the canonical ids that forms use, so that one meaning has one id whatever the place or year.
type Vocabulary struct {
	// Bands are words of header cells that stand above columns: a period, a kind of funds. Paths name them as <prior>.
	Bands   []Entry `yaml:"bands"`
	Tables  []Entry `yaml:"tables"`
	Columns []Entry `yaml:"columns"`
	Texts   []Entry `yaml:"texts"` // columns of text that come out under a name
	Items   []Entry `yaml:"items"`
	Fields  []Entry `yaml:"fields"`
}

// Entry is one id with its names and what it means.
type Entry struct {
	ID string `yaml:"id"`
	Zh string `yaml:"zh"`
	En string `yaml:"en"`
	// Axis says of which side of a column's meaning it is: period, fund or kind; none where it adds nothing. Of is the
	// wider one that it may stand below.
	Axis string `yaml:"axis"`
	Of   string `yaml:"of"`
	// Code is that of the economic class whose amounts the column holds.
	Code string `yaml:"code"`
	// Definition says what is counted and what is not.
	Definition Names `yaml:"definition"`
	// Words are how it is printed: the header cells of a column that declares no path, the label of an item without one.
	Words []Path `yaml:"words"`
}

var vocabulary = sync.OnceValue(func() *Vocabulary {
	v := &Vocabulary{}
	if err := packed.Unpack(vocabularyText, v); err != nil {
		panic(fmt.Sprintf("vocabulary-compact.bin, which is part of the program: %v", err)) // a test reads it
	}
	return v
})

// compose writes out the compositions among the words of the YAML. Bands are made of words alone.
func (v *Vocabulary) compose() error {
	for _, list := range [][]Entry{v.Bands, v.Columns, v.Texts, v.Items} {
		bands := v.bands()
		for i := range list {
			var words []Path
			for _, w := range list[i].Words {
				more, err := composePath(w, bands)
				if err != nil {
					return err
				}
				words = append(words, more...)
			}
			list[i].Words = words
		}
	}
	return nil
}

// bands gives the words of each band.
func (v *Vocabulary) bands() map[string][]string {
	out := map[string][]string{}
	for _, b := range v.Bands {
		for _, w := range b.Words {
			out[b.ID] = append(out[b.ID], w...)
		}
	}
	return out
}

// Terms gives the vocabulary that comes with the program.
func Terms() *Vocabulary { return vocabulary() }

// Table gives the entry of a table's or sheet's id, or nil.
func (v *Vocabulary) Table(id string) *Entry { return find(v.Tables, id) }

// Column gives the entry of a column's id, or nil.
func (v *Vocabulary) Column(id string) *Entry { return find(v.Columns, id) }

// Text gives the entry of a text column's id, or nil.
func (v *Vocabulary) Text(id string) *Entry { return find(v.Texts, id) }

// Item gives the entry of an item's id, or nil.
func (v *Vocabulary) Item(id string) *Entry { return find(v.Items, id) }

// Field gives the entry of a sheet's field, or nil.
func (v *Vocabulary) Field(id string) *Entry { return find(v.Fields, id) }

func find(list []Entry, id string) *Entry {
	for i := range list {
		if list[i].ID == id {
			return &list[i]
		}
	}
	return nil
}

// fill gives a form the names that it leaves to the vocabulary, the words of columns without a path and of items
// without a label.
func (v *Vocabulary) fill(f *Form) {
	for i := range f.Tables {
		t := &f.Tables[i]
		t.Name = t.Name.or(v.Table(t.ID).names())
		v.columns(t.Columns)
		v.items(t.Items)
		for k := range t.Sides {
			v.columns(t.Sides[k].Columns)
			v.items(t.Sides[k].Items)
		}
	}
	for i := range f.Sheets {
		s := &f.Sheets[i]
		s.Name = s.Name.or(v.Table(s.ID).names())
	}
}

func (v *Vocabulary) columns(columns []Column) {
	for i := range columns {
		c := &columns[i]
		e := v.Column(c.ID)
		if c.Role == RoleText {
			e = v.Text(c.ID)
		}
		c.Name = c.Name.or(e.names())
		if len(c.Path) == 0 && e != nil && len(e.Words) > 0 {
			c.Path, c.Aliases = e.Words[0], both(c.Aliases, e.Words[1:])
		}
	}
}

func (v *Vocabulary) items(items []Item) {
	for i := range items {
		it := &items[i]
		e := v.Item(it.ID)
		it.Name = it.Name.or(e.names())
		if it.Label == "" && e != nil && len(e.Words) > 0 {
			it.Label = e.Words[0][0]
			for _, w := range e.Words[1:] {
				it.Aliases = append(it.Aliases, w[0])
			}
		}
	}
}

func (e *Entry) names() Names {
	if e == nil {
		return Names{}
	}
	return Names{Zh: e.Zh, En: e.En}
}

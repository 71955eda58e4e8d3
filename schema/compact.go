package schema

import (
	_ "embed"
	"fmt"
	"path"

	"gongkai/internal/packed"
)

// compactText is what the YAML of the built-in forms says, with what they extend and what the vocabulary knows: it is
// read in a twentieth of the time at each start. A test holds it equal to the YAML, and writes it with -update.
//
//go:embed forms/compact.bin
var compactText string

// compact is a list of complete forms. What stands in many places stands once in a pool, and numbers say where: words
// of columns and titles, columns and items, and lists of these, of which tables share most. Where a form has a table or
// sheet of another one unchanged, Tables or Sheets says whose it is.
type compact struct {
	Forms          []Form
	Tables, Sheets [][]inherited
	Words, Titles  []keyedWord
	Keys           packedKeys
	Columns        []Column
	Paths          [][][]int // of each column: the words of its path, then those of its aliases
	Items          []Item
	ColumnLists    [][]int // from here on places count from 1, and 0 is an empty list
	ItemLists      [][]int
	TitleLists     [][]int
	// Lists are for each table what Table.lists gives and the list of its title and aliases, for each sheet likewise
	// indicators, tasks and titles.
	Lists  []int
	Labels []packedLabel // of all sheets
}

// inherited is one table or sheet that a form has from another: its place there, and here.
type inherited struct{ Here, Form, There int }

// keyedWord is a word and the place of what it is compared as among those of packedKeys.
type keyedWord struct {
	Text string
	Key  int
}

// packedKeys are what header cells and titles are compared as, each once: the first words of headWords and titleWords.
type packedKeys struct{ Heads, Titles []string }

// packedLabel is a label and what it is compared as.
type packedLabel struct{ Text, Key string }

// lists are those of a table and its sides.
func (t *Table) lists() []lists {
	out := []lists{{&t.Columns, &t.Items}}
	for i := range t.Sides {
		out = append(out, lists{&t.Sides[i].Columns, &t.Sides[i].Items})
	}
	return out
}

type lists struct {
	columns *[]Column
	items   *[]Item
}

// titles are a title and its aliases.
type titles struct {
	texts []string
	keys  []int32
}

func (t titles) get() (title string, aliases []string, keys []int32) {
	if len(t.texts) > 1 {
		aliases = t.texts[1:]
	}
	return t.texts[0], aliases, t.keys
}

// unpack reads the forms that the test packed, and compiles them.
func unpack(text string) ([]*Form, error) {
	var p compact
	if err := packed.Unpack(text, &p); err != nil {
		return nil, err
	}
	return p.unfold(&checker{labels: make(map[string]string, len(p.Labels))})
}

// unfold puts what stands in the pools in its places, and compiles the forms.
func (p *compact) unfold(c *checker) ([]*Form, error) {
	for _, l := range p.Labels {
		c.labels[l.Text] = l.Key
	}
	p.unfoldColumns()
	columns, items, titles := pick(p.Columns, p.ColumnLists), pick(p.Items, p.ItemLists), p.titles()
	lists := p.Lists
	next := func() int {
		at := lists[0]
		lists = lists[1:]
		return at
	}
	forms := make([]*Form, len(p.Forms))
	for i := range p.Forms {
		f := &p.Forms[i]
		for _, t := range p.Tables[i] {
			f.Tables[t.Here].origin = &p.Forms[t.Form].Tables[t.There]
		}
		for _, s := range p.Sheets[i] {
			f.Sheets[s.Here].origin = &p.Forms[s.Form].Sheets[s.There]
		}
		for k := range f.Tables {
			if t := &f.Tables[k]; t.origin == nil {
				for _, list := range t.lists() {
					*list.columns, *list.items = columns[next()], items[next()]
				}
				t.Title, t.Aliases, t.titles = titles[next()].get()
			}
		}
		for k := range f.Sheets {
			if s := &f.Sheets[k]; s.origin == nil {
				s.Indicators, s.Tasks = columns[next()], columns[next()]
				s.Title, s.Aliases, s.titles = titles[next()].get()
				s.crossMoney()
			}
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

// unfoldColumns gives columns their words, in a few pieces of memory for them all.
func (p *compact) unfoldColumns() {
	paths, words := 0, 0
	for _, list := range p.Paths {
		paths += len(list)
		for _, path := range list {
			words += len(path)
		}
	}
	first := headWords.adopt(p.Keys.Heads)
	texts, all := make(Path, 0, words), make([]int32, 0, words)
	aliases, lists := make([]Path, 0, paths), make([][]int32, 0, paths)
	for i, list := range p.Paths {
		from := len(lists)
		for _, path := range list {
			begin := len(all)
			for _, w := range path {
				texts, all = append(texts, p.Words[w].Text), append(all, first+int32(p.Words[w].Key))
			}
			aliases = append(aliases, texts[begin:len(texts):len(texts)])
			lists = append(lists, all[begin:len(all):len(all)])
		}
		c := &p.Columns[i]
		c.Path, c.keys = aliases[from], lists[from:len(lists):len(lists)]
		if len(list) > 1 {
			c.Aliases = aliases[from+1 : len(aliases) : len(aliases)]
		}
	}
}

// titles gives the lists of titles.
func (p *compact) titles() []titles {
	first := titleWords.adopt(p.Keys.Titles)
	out := make([]titles, 1+len(p.TitleLists))
	for i, list := range p.TitleLists {
		t := titles{make([]string, len(list)), make([]int32, len(list))}
		for k, at := range list {
			t.texts[k], t.keys[k] = p.Titles[at].Text, first+int32(p.Titles[at].Key)
		}
		out[i+1] = t
	}
	return out
}

// pick makes lists of what stands in a pool, behind an empty one.
func pick[T any](pool []T, lists [][]int) [][]T {
	out := make([][]T, 1+len(lists))
	for i, list := range lists {
		out[i+1] = make([]T, len(list))
		for k, at := range list {
			out[i+1][k] = pool[at]
		}
	}
	return out
}

// Embedded gives the forms that come with the program, sorted by id.
func Embedded() ([]*Form, error) {
	forms, err := unpack(compactText)
	if err != nil {
		return nil, fmt.Errorf("forms/compact.bin, which is part of the program: %w", err) // a test reads it
	}
	for _, f := range forms {
		if f.Text, err = embedded.ReadFile(path.Join("forms", path.Base(f.File))); err != nil {
			return nil, err
		}
	}
	return forms, nil
}

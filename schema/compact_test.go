package schema

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"testing"

	"gopkg.in/yaml.v3"

	"gongkai/internal/packed"
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

// TestCompactVocabulary holds the packed vocabulary equal to the YAML. That decodes strictly: a misspelt key would lose
// words without a word.
func TestCompactVocabulary(t *testing.T) {
	text, err := os.ReadFile("vocabulary.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := &Vocabulary{}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(want); err != nil {
		t.Fatal(err)
	}
	if err := want.compose(); err != nil {
		t.Fatal(err)
	}
	data, err := packed.Pack(want)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("vocabulary-compact.bin", data, 0o644); err != nil {
			t.Fatal(err)
		}
		vocabularyText = string(data) // for the forms, which are packed behind it
	} else if string(data) != vocabularyText {
		t.Error("vocabulary-compact.bin is not what vocabulary.yaml says: go test ./schema -run TestCompact -update")
	}
	got := &Vocabulary{}
	if err := packed.Unpack(string(data), got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("the vocabulary is read otherwise than it is written (%v)", err)
	}
}

// TestCompact holds the compact forms equal to the YAML and the vocabulary.
func TestCompact(t *testing.T) {
	forms := declared(t)
	text, err := pack(forms)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("forms/compact.bin", text, 0o644); err != nil {
			t.Fatal(err)
		}
		compactText = string(text)
	}
	if string(text) != compactText {
		t.Error("forms/compact.bin is not what the forms and the vocabulary say: go test ./schema -run TestCompact -update")
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
	for _, title := range t.titles {
		words = append(words, titleWords.text(title))
	}
	for _, p := range t.Panels() {
		for _, c := range p.Columns {
			for _, path := range c.keys {
				for _, w := range path {
					words = append(words, headWords.text(w))
				}
				words = append(words, "/")
			}
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

// packer fills the pools.
type packer struct {
	columns                pool[packedColumn]
	items                  pool[Item]
	columnLists, itemLists pool[[]int]
	titleLists             pool[[]int]
	words, titles          pool[keyedWord]
	heads, titleKeys       pool[string] // what they are compared as
}

// packedColumn is a column without its words, and these.
type packedColumn struct {
	Column
	paths [][]int
}

func (p *packer) column(c Column) int {
	one := packedColumn{Column: c}
	for _, path := range append([]Path{c.Path}, c.Aliases...) {
		list := []int{}
		for _, w := range path {
			list = append(list, p.words.add(keyedWord{w, p.heads.add(headerKey(w))}))
		}
		one.paths = append(one.paths, list)
	}
	one.Path, one.Aliases, one.keys, one.said = nil, nil, nil, false
	return p.columns.add(one)
}

func (p *packer) title(title string, aliases []string) int {
	return list(append([]string{title}, aliases...), func(s string) int {
		return p.titles.add(keyedWord{s, p.titleKeys.add(titleKey(s))})
	}, &p.titleLists)
}

// list puts a list into its pools.
func list[T any](elements []T, add func(T) int, lists *pool[[]int]) int {
	if len(elements) == 0 {
		return 0
	}
	var places []int
	for _, e := range elements {
		places = append(places, add(e))
	}
	return 1 + lists.add(places)
}

// pack writes complete forms so that unpack reads them.
func pack(forms []*Form) ([]byte, error) {
	var c compact
	var p packer
	for _, f := range forms {
		g := *f
		g.Text = nil
		g.Tables, g.Sheets = slices.Clone(f.Tables), slices.Clone(f.Sheets)
		var tables, sheets []inherited
		for i := range g.Tables {
			t := &g.Tables[i]
			if t.origin != nil {
				form, there := whose(forms, func(f *Form) []Table { return f.Tables }, t.origin)
				tables = append(tables, inherited{i, form, there})
				*t = Table{}
				continue
			}
			t.Sides = slices.Clone(t.Sides)
			for _, l := range t.lists() {
				c.Lists = append(c.Lists, list(*l.columns, p.column, &p.columnLists), list(*l.items, p.items.add, &p.itemLists))
				*l.columns, *l.items = nil, nil
			}
			c.Lists = append(c.Lists, p.title(t.Title, t.Aliases))
			t.Title, t.Aliases = "", nil
		}
		for i := range g.Sheets {
			s := &g.Sheets[i]
			if s.origin != nil {
				form, there := whose(forms, func(f *Form) []Sheet { return f.Sheets }, s.origin)
				sheets = append(sheets, inherited{i, form, there})
				*s = Sheet{}
				continue
			}
			c.Lists = append(c.Lists, list(s.Indicators, p.column, &p.columnLists), list(s.Tasks, p.column, &p.columnLists),
				p.title(s.Title, s.Aliases))
			s.Indicators, s.Tasks, s.Title, s.Aliases = nil, nil, "", nil
			packMoney(s)
		}
		c.Forms, c.Tables, c.Sheets = append(c.Forms, g), append(c.Tables, tables), append(c.Sheets, sheets)
	}
	for _, column := range p.columns.values {
		c.Columns, c.Paths = append(c.Columns, column.Column), append(c.Paths, column.paths)
	}
	c.Items, c.ColumnLists, c.ItemLists = p.items.values, p.columnLists.values, p.itemLists.values
	c.TitleLists, c.Words, c.Titles = p.titleLists.values, p.words.values, p.titles.values
	c.Keys = packedKeys{p.heads.values, p.titleKeys.values}
	text, err := packed.Pack(&c)
	if err != nil {
		return nil, err
	}
	// what the labels are shows when the forms are compiled
	var again compact
	if err := packed.Unpack(string(text), &again); err != nil {
		return nil, err
	}
	compiler := &checker{}
	if _, err := again.unfold(compiler); err != nil {
		return nil, err
	}
	for _, label := range slices.Sorted(maps.Keys(compiler.labels)) {
		c.Labels = append(c.Labels, packedLabel{label, compiler.labels[label]})
	}
	return packed.Pack(&c)
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

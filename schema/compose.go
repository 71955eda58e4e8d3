package schema

import (
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/limits"
)

// Words in YAML may be compositions: <收入|支出>总表 stands for 收入总表 and 支出总表, an alternative may be empty, and <prior> for
// the words that the vocabulary lists under that band. So a form says what may be combined, and not every combination.

// compose gives the words that a composition stands for, in the order in which they are written: the first alternatives
// first.
func compose(word string, bands map[string][]string) ([]string, error) {
	before, rest, ok := strings.Cut(word, "<")
	if !ok {
		return []string{word}, nil
	}
	inside, after, ok := strings.Cut(rest, ">")
	if !ok {
		return nil, finding.Problemf("%q opens an alternative with < and does not close it with >", word)
	}
	alternatives := strings.Split(inside, "|")
	if len(alternatives) == 1 {
		if alternatives, ok = bands[inside]; !ok {
			return nil, finding.Problemf("%q names a band that the vocabulary does not have: %s", word, inside)
		}
	}
	tails, err := compose(after, bands)
	if err != nil {
		return nil, err
	}
	if len(alternatives)*len(tails) > limits.Compositions {
		return nil, finding.Problemf("%q stands for more than %d words", word, limits.Compositions)
	}
	var out []string
	for _, a := range alternatives {
		for _, t := range tails {
			out = append(out, before+a+t)
		}
	}
	return out, nil
}

// composePath gives the paths that one stands for.
func composePath(path Path, bands map[string][]string) ([]Path, error) {
	out := []Path{nil}
	for _, element := range path {
		words, err := compose(element, bands)
		if err != nil {
			return nil, err
		}
		if len(out)*len(words) > limits.Compositions {
			return nil, finding.Problemf("%q stands for more than %d words", strings.Join(path, " / "), limits.Compositions)
		}
		var longer []Path
		for _, p := range out {
			for _, w := range words {
				longer = append(longer, append(p[:len(p):len(p)], w))
			}
		}
		out = longer
	}
	return out, nil
}

// composer writes out the compositions of one form and notes those that are wrong.
type composer struct {
	bands map[string][]string
	c     *checker
}

func (k composer) list(words []string, line int) []string {
	var out []string
	for _, w := range words {
		more, err := compose(w, k.bands)
		k.note(err, line)
		out = append(out, more...)
	}
	return out
}

func (k composer) note(err error, line int) {
	if err != nil {
		k.c.mistake(line, "write alternatives as <收入|支出>, and bands as the vocabulary has them",
			"the words cannot be composed: %v", err)
	}
}

// first is for what is one word: the others that a composition stands for become aliases.
func (k composer) first(word *string, aliases *[]string, line int) {
	if *word == "" {
		return
	}
	if all := k.list([]string{*word}, line); len(all) > 0 {
		*word, *aliases = all[0], append(all[1:], *aliases...)
	}
}

func (k composer) columns(list []Column) {
	for i := range list {
		c := &list[i]
		var aliases []Path
		for _, p := range append([]Path{c.Path}, c.Aliases...) {
			more, err := composePath(p, k.bands)
			k.note(err, c.Line)
			aliases = append(aliases, more...)
		}
		if len(aliases) > 0 {
			c.Path, c.Aliases = aliases[0], aliases[1:]
		}
	}
}

func (k composer) items(list []Item) {
	for i := range list {
		it := &list[i]
		it.Aliases = k.list(it.Aliases, it.Line)
		k.first(&it.Label, &it.Aliases, it.Line)
	}
}

func (k composer) form(f *Form) {
	for i := range f.Tables {
		t := &f.Tables[i]
		t.Aliases = k.list(t.Aliases, t.Line)
		k.first(&t.Title, &t.Aliases, t.Line)
		k.columns(t.Columns)
		k.items(t.Items)
		for s := range t.Sides {
			k.columns(t.Sides[s].Columns)
			k.items(t.Sides[s].Items)
		}
	}
	for i := range f.Sheets {
		s := &f.Sheets[i]
		s.Aliases = k.list(s.Aliases, s.Line)
		k.first(&s.Title, &s.Aliases, s.Line)
		k.columns(s.Indicators)
		for n := range s.Fields {
			f := &s.Fields[n]
			f.Labels, f.Columns = k.list(f.Labels, f.Line), k.list(f.Columns, f.Line)
			f.Under = k.list(f.Under, f.Line)
			if c := f.Crossed; c != nil {
				f.Crossed = &Crossing{k.list(c.Labels, f.Line), k.list(c.Columns, f.Line), k.list(c.Under, f.Line)}
			}
		}
		if m := s.Money; m != nil {
			for _, parts := range [][]MoneyPart{m.Rows, m.Columns} {
				for n := range parts {
					parts[n].Labels = k.list(parts[n].Labels, s.Line)
				}
			}
		}
		k.columns(s.Tasks)
	}
}

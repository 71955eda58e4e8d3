package schema

import (
	"regexp"
	"slices"

	"gongkai/internal/mistakes"
)

// compile makes what a complete form is compared by: patterns, and keys of titles, header cells and labels. What was
// taken from another form unchanged has them from there. A pattern that does not compile is a mistake.
func (c *checker) compile(f *Form) {
	f.empty = c.patterns(f.line, f.Empty)
	f.Document.year = c.patterns(f.line, f.Document.Year)
	f.Document.title = c.patterns(f.line, f.Document.Title)
	for i := range f.Tables {
		if t := &f.Tables[i]; t.origin == nil {
			t.patterns = c.patterns(t.Line, t.Patterns)
			if t.titles == nil {
				t.titles = titleNumbers(t.Title, t.Aliases)
			}
			compileColumns(t.Columns)
			for k := range t.Sides {
				compileColumns(t.Sides[k].Columns)
			}
		}
	}
	for i := range f.Sheets {
		if s := &f.Sheets[i]; s.origin == nil {
			s.patterns = c.patterns(s.Line, s.Patterns)
			if s.titles == nil {
				s.titles = titleNumbers(s.Title, s.Aliases)
			}
			compileColumns(s.Indicators)
			compileColumns(s.Tasks)
			c.compileFields(s)
			s.findHeads(c)
			s.words = s.indicatorWords()
		}
	}
}

func (c *checker) patterns(line int, list []string) []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, s := range list {
		re, err := c.compiled[s], error(nil)
		if re == nil {
			re, err = regexp.Compile(s)
		}
		if err != nil {
			why, _ := mistakes.Said(err)
			c.mistake(line, "patterns are regular expressions in RE2 syntax", "pattern %q does not compile: %s", s, why)
			continue
		}
		if c.compiled == nil {
			c.compiled = map[string]*regexp.Regexp{}
		}
		c.compiled[s] = re
		out = append(out, re)
	}
	return out
}

func titleNumbers(title string, aliases []string) []int32 {
	out := make([]int32, 0, 1+len(aliases))
	for _, t := range append([]string{title}, aliases...) {
		out = append(out, titleWords.number(titleKey(t)))
	}
	return out
}

func compileColumns(columns []Column) {
	for i := range columns {
		col := &columns[i]
		if col.keys != nil {
			continue // the same column of another table
		}
		col.keys = make([][]int32, 0, 1+len(col.Aliases))
		for _, path := range append([]Path{col.Path}, col.Aliases...) {
			keys := make([]int32, 0, len(path))
			for _, word := range path {
				keys = append(keys, headWords.number(headerKey(word)))
			}
			col.keys = append(col.keys, keys)
		}
	}
}

// compileFields sorts the labels of a sheet's fields.
func (c *checker) compileFields(s *Sheet) {
	s.labels, s.sections, s.amounts = map[string][]int{}, map[string]bool{}, map[string]bool{}
	keys := labelLists{map[*string][]string{}, c}
	for i := range s.Fields {
		f := &s.Fields[i]
		s.amounts[f.ID] = f.Amount
		if f.Titled != "" {
			if list := c.patterns(f.Line, []string{f.Titled}); len(list) == 1 {
				f.titled = list[0]
			}
		}
		f.under, f.crossings = keys.of(f.Under), nil
		if x := f.Crossed; x != nil {
			f.crossings = append(f.crossings, Crossing{keys.of(x.Labels), keys.of(x.Columns), keys.of(x.Under)})
		}
		if len(f.Columns) > 0 {
			f.crossings = append(f.crossings, Crossing{keys.of(f.Labels), keys.of(f.Columns), f.under})
			continue
		}
		for _, l := range f.Labels {
			key := c.label(l)
			if len(f.Under) > 0 {
				s.labels[key] = slices.Insert(s.labels[key], 0, i)
			} else {
				s.labels[key] = append(s.labels[key], i)
			}
		}
		for _, u := range f.Under {
			s.sections[c.label(u)] = true
		}
	}
}

// label is labelKey of a label, which is found out once: the fields of all sheets have the same ones.
func (c *checker) label(word string) string {
	key, ok := c.labels[word]
	if !ok {
		key = labelKey(word)
		if c.labels == nil {
			c.labels = map[string]string{}
		}
		c.labels[word] = key
	}
	return key
}

// labelLists are the keys of lists of labels, by the place of a list: fields of money share theirs.
type labelLists struct {
	known map[*string][]string
	c     *checker
}

func (k labelLists) of(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	keys, ok := k.known[&words[0]]
	if !ok || len(keys) != len(words) {
		keys = make([]string, len(words))
		for i, w := range words {
			keys[i] = k.c.label(w)
		}
		k.known[&words[0]] = keys
	}
	return keys
}

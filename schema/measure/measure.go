// Package measure declares the measures of the catalogue: what a disclosure says about itself in a few dozen numbers,
// whatever its form, and where each may stand. The declarations are data (measures.yaml); package normalize/measures
// takes the numbers out of a document.
package measure

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// Measure is one number, or with Each one number for each class of a classification, that disclosures can be compared
// by.
type Measure struct {
	ID         string `yaml:"id"`
	Zh         string `yaml:"zh"`
	En         string `yaml:"en"`
	Definition Text   `yaml:"definition"`
	Unit       string `yaml:"unit"` // 元 where the file says nothing
	Each       string `yaml:"each"` // function, economic or government_economic
	Items      []Item `yaml:"items"`

	Values []Place `yaml:"values"` // this year's number, in order of preference
	Prior  []Place `yaml:"prior"`  // that of the year before, in the same paper
	Change []Place `yaml:"change"`
	Budget []Place `yaml:"budget"` // in final accounts: the budget of the year
}

// Text is a text in two languages.
type Text struct {
	Zh string `yaml:"zh"`
	En string `yaml:"en"`
}

// Item is one of several measures that a declaration stands for.
type Item struct {
	ID         string `yaml:"id"`
	Zh         string `yaml:"zh"`
	En         string `yaml:"en"`
	Definition Text   `yaml:"definition"`
}

// Place is where a measure may stand: a cell of a table, or a fact of the narrative.
type Place struct {
	Table  string   `yaml:"table"`
	Side   string   `yaml:"side"`
	Row    string   `yaml:"row"`    // total: the total row of the table
	Item   Words    `yaml:"item"`   // ids of declared rows, in order
	Column Words    `yaml:"column"` // ids of columns, in order: the first that the table prints
	Kinds  []string `yaml:"kinds"`  // kinds of document that the place is for; all where empty
	Alone  bool     `yaml:"alone"`  // only where the other amounts of the row and year are zero or blank
	Sum    bool     `yaml:"sum"`    // where no row of the class is printed, the sum of its most detailed rows
	// Fallback is a place that is taken only where no place before it has a value, and never compared.
	Fallback bool   `yaml:"fallback"`
	Fact     string `yaml:"fact"`
}

// String names the place for people: three_public/total/prior, or the id of the fact.
func (p Place) String() string {
	if p.Fact != "" {
		return p.Fact
	}
	row := p.Row
	if row == "" {
		row = strings.Join(p.Item, "|")
	}
	parts := []string{p.Table, p.Side, row, strings.Join(p.Column, "|")}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "/")
}

// Words are one or several texts; YAML may have a text for a list of one.
type Words []string

// UnmarshalYAML reads a text or a list of texts.
func (w *Words) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*w = Words{n.Value}
		return nil
	}
	return n.Decode((*[]string)(w))
}

// Classifications that Each can name, with the pattern of the codes of their highest level.
var Classifications = map[string]*regexp.Regexp{
	"function":            regexp.MustCompile(`^2\d\d$`),
	"economic":            regexp.MustCompile(`^3\d\d$`),
	"government_economic": regexp.MustCompile(`^5\d\d$`),
}

// Kinds of documents that a place can be limited to.
var kinds = []string{"budget", "final_accounts"}

// Units of measures.
var units = []string{"元", "人", "辆"}

//go:embed measures.yaml
var embedded []byte

// Embedded gives the built-in measures. They are part of the program and held by a test, so a mistake in them is a
// panic.
var Embedded = sync.OnceValue(func() []Measure {
	list, err := Parse(embedded)
	if err != nil {
		panic("measures.yaml: " + err.Error())
	}
	return list
})

// Parse reads measures from YAML and expands their items. The error lists all mistakes.
func Parse(text []byte) ([]Measure, error) {
	var file struct {
		Measures []Measure `yaml:"measures"`
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&file); err != nil {
		return nil, err
	}
	var out []Measure
	var mistakes []error
	seen := map[string]bool{}
	for _, m := range file.Measures {
		for _, x := range m.expand() {
			if x.Unit == "" {
				x.Unit = "元"
			}
			for _, s := range x.mistakes() {
				mistakes = append(mistakes, fmt.Errorf("measure %s: %s", x.ID, s))
			}
			if seen[x.ID] {
				mistakes = append(mistakes, fmt.Errorf("measure %s is declared twice", x.ID))
			}
			seen[x.ID] = true
			out = append(out, x)
		}
	}
	return out, errors.Join(mistakes...)
}

// expand gives the measures that a declaration stands for.
func (m Measure) expand() []Measure {
	if len(m.Items) == 0 {
		return []Measure{m}
	}
	var out []Measure
	for _, item := range m.Items {
		x := m
		x.ID, x.Zh, x.En, x.Definition, x.Items = placed(m.ID, item.ID), item.Zh, item.En, item.Definition, nil
		x.Values, x.Prior = places(m.Values, item.ID), places(m.Prior, item.ID)
		x.Change, x.Budget = places(m.Change, item.ID), places(m.Budget, item.ID)
		out = append(out, x)
	}
	return out
}

func placed(s, item string) string { return strings.ReplaceAll(s, "{item}", item) }

func places(list []Place, item string) []Place {
	out := slices.Clone(list)
	for i := range out {
		out[i].Fact = placed(out[i].Fact, item)
		out[i].Item = slices.Clone(out[i].Item)
		for k := range out[i].Item {
			out[i].Item[k] = placed(out[i].Item[k], item)
		}
	}
	return out
}

func (m Measure) mistakes() []string {
	var out []string
	if m.ID == "" || m.Zh == "" || m.En == "" {
		out = append(out, "id, zh and en are needed")
	}
	if _, known := Classifications[m.Each]; m.Each != "" && !known {
		out = append(out, "no classification "+m.Each)
	}
	if !slices.Contains(units, m.Unit) {
		out = append(out, "no unit "+m.Unit)
	}
	if len(m.Values) == 0 {
		out = append(out, "it has no place")
	}
	for _, p := range slices.Concat(m.Values, m.Prior, m.Change, m.Budget) {
		out = append(out, p.mistakes(m.Each != "")...)
	}
	return out
}

func (p Place) mistakes(each bool) []string {
	var out []string
	if p.Fact != "" {
		if p.Table != "" || p.Row != "" || len(p.Item)+len(p.Column) > 0 || p.Alone || p.Sum {
			out = append(out, "a fact has no table, row or column: "+p.Fact)
		}
		return out
	}
	if p.Table == "" || len(p.Column) == 0 {
		out = append(out, "a place is a fact, or has a table and a column: "+p.String())
	}
	rows := 0
	if p.Row != "" {
		rows++
	}
	if len(p.Item) > 0 {
		rows++
	}
	if each && rows != 0 || !each && rows != 1 {
		out = append(out, "a place has a row or an item, and none in a measure of classes: "+p.String())
	}
	if p.Row != "" && p.Row != "total" {
		out = append(out, "the only row without an item is total: "+p.String())
	}
	if p.Sum && !each {
		out = append(out, "only measures of classes are summed: "+p.String())
	}
	for _, k := range p.Kinds {
		if !slices.Contains(kinds, k) {
			out = append(out, "no kind "+k)
		}
	}
	return out
}

package realboard

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"

	"gopkg.in/yaml.v3"
)

//go:embed present.yaml
var present []byte

// Kinds of papers.
const (
	Budget        = "budget"
	FinalAccounts = "final_accounts"
	Narrative     = "narrative" // no tables of a budget
)

// Paper is one document and what is printed in it; present.yaml explains the properties.
type Paper struct {
	File       string
	Kind       string
	What       string
	Scan       bool
	Year       int    // 0: none
	Department string // empty: none
	Tables     []Printed
	Other      []Other
}

// Printed is a printed table of the budget, or all printed performance sheets of a kind.
type Printed struct {
	ID    string
	Title string
	Pages []int
	Count int // of sheets; 1 where it is left out
	Empty bool
}

// Other is a printed table that is not of the budget.
type Other struct {
	What  string
	Title string
	Pages []int
}

// Papers are the documents of the corpus.
func Papers() ([]Paper, error) { return parse(present) }

func parse(text []byte) ([]Paper, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	var papers []Paper
	if err := decoder.Decode(&papers); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var errs []error
	files := map[string]bool{}
	for i := range papers {
		p := &papers[i]
		if files[p.File] {
			errs = append(errs, fmt.Errorf("%s: listed twice", p.File))
		}
		files[p.File] = true
		for k := range p.Tables {
			p.Tables[k].Count = max(p.Tables[k].Count, 1)
		}
		for _, problem := range p.problems() {
			errs = append(errs, fmt.Errorf("%s: %s", p.File, problem))
		}
	}
	return papers, errors.Join(errs...)
}

var identifier = regexp.MustCompile(`^[a-z][a-z_]*$`)

func (p *Paper) problems() []string {
	var out []string
	switch p.Kind {
	case Budget, FinalAccounts:
		if p.Year == 0 || p.Department == "" || len(p.Tables) == 0 {
			out = append(out, "needs year, department and tables")
		}
	case Narrative:
		if p.What == "" {
			out = append(out, "a narrative says what it is")
		}
	default:
		out = append(out, fmt.Sprintf("kind %q is unknown", p.Kind))
	}
	for _, t := range p.Tables {
		if !identifier.MatchString(t.ID) || t.Title == "" || !pages(t.Pages) {
			out = append(out, fmt.Sprintf("table %q needs an id, a title and pages in order", t.ID+" "+t.Title))
		}
	}
	for _, o := range p.Other {
		if !slices.Contains([]string{"units", "offices", "contents", "form"}, o.What) || o.Title == "" || !pages(o.Pages) {
			out = append(out, fmt.Sprintf("other %q needs what it is, a title and pages in order", o.What+" "+o.Title))
		}
	}
	return out
}

// pages says whether these are numbers of pages in order.
func pages(list []int) bool {
	for i, p := range list {
		if p < 1 || i > 0 && p <= list[i-1] {
			return false
		}
	}
	return len(list) > 0
}

// meet says whether two lists of pages have one in common.
func meet(a, b []int) bool {
	return slices.ContainsFunc(a, func(p int) bool { return slices.Contains(b, p) })
}

// common counts the pages that two lists have in common.
func common(a, b []int) int {
	n := 0
	for _, p := range a {
		if slices.Contains(b, p) {
			n++
		}
	}
	return n
}

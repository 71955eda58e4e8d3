package realboard

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

//go:embed present.yaml
var present []byte

// Kinds of papers.
const (
	Budget             = "budget"
	FinalAccounts      = "final_accounts"
	SelfEvaluation     = "self_evaluation"
	PerformanceTargets = "performance_targets"
	EvaluationReport   = "evaluation_report"
	AnotherPaper       = "other" // no disclosure of a budget
)

// scopes of papers: 部门, 单位 and 本级, with the names of the output.
var scopes = []string{"department", "unit", "self"}

// Paper is one document and what is printed in it; present.yaml explains the properties.
type Paper struct {
	File       string
	Later      bool
	Kind       string
	Scope      string // empty: none
	What       string
	Scan       bool
	Year       int    // 0: none
	Department string // empty: none
	Quoted     string // empty: as printed
	Tables     []Printed
	Other      []Other
}

// Printed is a printed table of the budget, or all printed performance sheets of a kind.
type Printed struct {
	ID    string
	Title string
	Pages Pages
	Count int // of sheets; 1 where it is left out
	Bare  bool
	Empty bool
}

// Other is a printed table that is not of the budget.
type Other struct {
	What  string
	Title string
	Pages Pages
}

// Pages are numbers of pages in order. In YAML a list of numbers and of ranges: [3, 5-8].
type Pages []int

// UnmarshalYAML reads a list of pages. Whether they are in order is not looked at here.
func (p *Pages) UnmarshalYAML(list *yaml.Node) error {
	var texts []string
	if err := list.Decode(&texts); err != nil {
		return err
	}
	for _, text := range texts {
		first, last, ranged := strings.Cut(text, "-")
		from, err := strconv.Atoi(first)
		to := from
		if ranged && err == nil {
			to, err = strconv.Atoi(last)
		}
		if err != nil || to-from >= mostPages {
			return fmt.Errorf("line %d: %q is no page and no range of pages", list.Line, text)
		}
		for page := from; page <= to; page++ {
			*p = append(*p, page)
		}
	}
	return nil
}

// mostPages of a range, so that a slip of the pen does not fill the memory.
const mostPages = 1000

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
	case Budget, FinalAccounts, SelfEvaluation, PerformanceTargets:
		if p.Year == 0 || p.Department == "" || p.Scope == "" {
			out = append(out, "needs year, department and scope")
		}
	case AnotherPaper, EvaluationReport:
	default:
		out = append(out, fmt.Sprintf("kind %q is unknown", p.Kind))
	}
	if p.Scope != "" && !slices.Contains(scopes, p.Scope) {
		out = append(out, fmt.Sprintf("scope %q is unknown", p.Scope))
	}
	if p.What == "" && (len(p.Tables) == 0 || p.Kind == AnotherPaper) {
		out = append(out, "a paper without tables, and another paper, says what it is")
	}
	for _, t := range p.Tables {
		if !identifier.MatchString(t.ID) || t.Title == "" || !pages(t.Pages) {
			out = append(out, fmt.Sprintf("table %q needs an id, a title and pages in order", t.ID+" "+t.Title))
		}
	}
	for _, o := range p.Other {
		if !slices.Contains([]string{"units", "offices", "contents", "form", "evaluation"}, o.What) || o.Title == "" ||
			!pages(o.Pages) {
			out = append(out, fmt.Sprintf("other %q needs what it is, a title and pages in order", o.What+" "+o.Title))
		}
	}
	return out
}

// pages reports whether a list holds numbers of pages in their order.
func pages(list []int) bool {
	for i, p := range list {
		if p < 1 || i > 0 && p <= list[i-1] {
			return false
		}
	}
	return len(list) > 0
}

// meet reports whether two lists of pages share a page.
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

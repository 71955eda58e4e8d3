// Package codes holds the classifications of 《政府收支分类科目》 as data: functional classes, and the economic classes of department budgets
// and of the government budget, each with the years that its name is valid in. A list judges what a disclosure prints; it never corrects
// it. docs/codes.md tells where the lists come from and what they lack.
package codes

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gongkai/internal/hanzi"
)

//go:embed *.csv
var files embed.FS

// Classifications.
const (
	Function           = "function"            // 支出功能分类, 201 to 234
	Economic           = "economic"            // 部门预算支出经济分类, 301 to 399
	GovernmentEconomic = "government_economic" // 政府预算支出经济分类, 501 to 599
)

// Entry is the name of a code in some years.
type Entry struct {
	Code, Name string
	From, To   int    // first and last year of validity, 0 without bound
	Source     string // decree: by rule; printed: seen in disclosures
}

// List is one classification.
type List struct {
	entries []Entry
	byCode  map[string][]int
	byName  map[string][]int // by the key of the name
}

var lists = map[string]func() *List{
	Function:           sync.OnceValue(func() *List { return embedded("function.csv") }),
	Economic:           sync.OnceValue(func() *List { return embedded("economic.csv") }),
	GovernmentEconomic: sync.OnceValue(func() *List { return embedded("government_economic.csv") }),
}

// Of gives the list of a classification, nil of an unknown one.
func Of(classification string) *List {
	if load, ok := lists[classification]; ok {
		return load()
	}
	return nil
}

func embedded(name string) *List {
	f, err := files.Open(name)
	if err != nil {
		panic(fmt.Sprintf("%s, which is part of the program: %v", name, err))
	}
	defer f.Close()
	list, err := Parse(f)
	if err != nil {
		panic(fmt.Sprintf("%s, which is part of the program: %v", name, err)) // a test parses it
	}
	return list
}

func newList(entries []Entry) *List {
	l := &List{entries: entries, byCode: map[string][]int{}, byName: map[string][]int{}}
	for i, e := range entries {
		l.byCode[e.Code] = append(l.byCode[e.Code], i)
		l.byName[key(e.Name)] = append(l.byName[key(e.Name)], i)
	}
	return l
}

// Entries gives the names of a code in the order of their years; none when the list does not have it.
func (l *List) Entries(code string) []Entry {
	var out []Entry
	for _, i := range l.byCode[code] {
		out = append(out, l.entries[i])
	}
	return out
}

func (e *Entry) valid(year int) bool {
	return year == 0 || (e.From == 0 || e.From <= year) && (e.To == 0 || year <= e.To)
}

// ByName finds the code below parent ("" for the classes) that has the name, in the year or, when none has, in any. false when no code or
// several have it. Ordinals and 其中 must be gone from the name; a class may lack its last word 支出.
func (l *List) ByName(parent, name string, year int) (string, bool) {
	depth := len(parent) + 2
	if parent == "" {
		depth = 3
	}
	for _, y := range []int{year, 0} {
		var found []string
		for _, k := range []string{key(name), key(name + "支出")} {
			for _, i := range l.byName[k] {
				e := &l.entries[i]
				if len(e.Code) == depth && strings.HasPrefix(e.Code, parent) && e.valid(y) && !slices.Contains(found, e.Code) {
					found = append(found, e.Code)
				}
			}
			if len(found) > 0 {
				break
			}
		}
		if len(found) == 1 {
			return found[0], true
		}
	}
	return "", false
}

// Verdict says how a printed code and name agree with a list.
type Verdict int

// Verdicts.
const (
	Same      Verdict = iota // the name of the code in that year
	Renamed                  // its name in other years
	Different                // the code has another name
	Unknown                  // the list does not have the code
)

// Check compares a printed code and name with the list. Spelling, brackets and a last word such as 支出 or 费用 do not count.
func (l *List) Check(code, name string, year int) Verdict {
	entries := l.Entries(code)
	if len(entries) == 0 {
		return Unknown
	}
	verdict := Different
	for _, e := range entries {
		switch {
		case stem(e.Name) != stem(name):
		case e.valid(year):
			return Same
		default:
			verdict = Renamed
		}
	}
	return verdict
}

// key is what names are compared by: 对企业补助(基本建设) and 对企业补助（基本建设） are one.
func key(name string) string { return hanzi.Key(name) }

// stem is a name without the ending that is printed now and then.
func stem(name string) string {
	k := key(name)
	for _, end := range []string{"支出", "费用", "经费", "费", "事务", "的"} {
		if s, ok := strings.CutSuffix(k, end); ok && s != "" {
			k = s
		}
	}
	return strings.ReplaceAll(k, "的", "")
}

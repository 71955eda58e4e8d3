// Package codes holds the code lists of 《政府收支分类科目》 as data: what a code is called, in which years, and how sure that
// is. Each list is a CSV file beside this one; docs/codes.md says where it comes from. The package compares printed
// codes and names with the lists. It never corrects anything.
package codes

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed *.csv
var files embed.FS

// The lists that come with the program. Forms name them in the same words.
const (
	Function           = "function"            // 支出功能分类: 类, 款, 项; 201 to 234
	Economic           = "economic"            // 部门预算支出经济分类: 类, 款; 301 to 399
	GovernmentEconomic = "government_economic" // 政府预算支出经济分类: 类, 款; 501 to 599

	// Goods is what is bought, by the catalogue of government purchases or by name alone. It has no list here. A row
	// that its columns of names leave blank is called by it.
	Goods = "goods"
)

// embedded parses a list when it is first asked for: most commands never do.
var embedded = map[string]func() (*List, error){
	Function:           sync.OnceValues(func() (*List, error) { return load(Function) }),
	Economic:           sync.OnceValues(func() (*List, error) { return load(Economic) }),
	GovernmentEconomic: sync.OnceValues(func() (*List, error) { return load(GovernmentEconomic) }),
}

// Load gives a list that comes with the program.
func Load(id string) (*List, error) {
	list, ok := embedded[id]
	if !ok {
		return nil, fmt.Errorf("there is no code list %q", id)
	}
	return list()
}

// Of gives a list that comes with the program, nil for a name that is none. A nil list may be asked like any other; it
// knows nothing.
func Of(id string) *List {
	list, err := Load(id)
	if err != nil { // a file of the program itself: a test reads all of them
		return nil
	}
	return list
}

// load reads a list that comes with the program: what Parse gives, without its search for mistakes, which a test does.
// Each start with a table asks for one.
func load(id string) (*List, error) {
	data, err := files.ReadFile(id + ".csv")
	if err != nil {
		return nil, err
	}
	_, rows, _ := strings.Cut(string(data), "\n")
	entries := make([]Entry, 0, strings.Count(rows, "\n"))
	for row := range strings.Lines(rows) {
		var f [6]string // code, name, valid_from, valid_to, source, budget
		row = strings.TrimSuffix(row, "\n")
		for i := range f {
			f[i], row, _ = strings.Cut(row, ",")
		}
		e := Entry{Code: f[0], Name: f[1], Level: levelOf(f[0]), From: yearOf(f[2]), To: yearOf(f[3]), Source: f[4],
			Budget: f[5]}
		if e.Level > 1 {
			e.Parent = e.Code[:len(e.Code)-2]
		}
		entries = append(entries, e)
	}
	return newList(entries), nil
}

// yearOf is a year, 0 where there is none.
func yearOf(text string) int {
	year, _ := strconv.Atoi(text)
	return year
}

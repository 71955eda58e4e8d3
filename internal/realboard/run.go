package realboard

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"gongkai/normalize"
	"gongkai/schema"
)

// National are the forms that are of no place: what they recognise is what a paper of a place without a form gets.
func National(forms []*schema.Form) []*schema.Form {
	national := []string{"cn-performance", "cn-budget", "cn-final-accounts"}
	var out []*schema.Form
	for _, f := range forms {
		if slices.Contains(national, f.ID) {
			out = append(out, f)
		}
	}
	return out
}

// Run reads the papers' files in a folder and compares them, in the order of the papers. A file that cannot be read has
// its error in its result; one that must not be read because it is a scan has neither error nor document.
func Run(folder string, papers []Paper, forms []*schema.Form) []Result {
	results := make([]Result, len(papers))
	// A document takes up to some hundred MB while it is read, so there are few at a time however many processors there
	// are.
	places := make(chan bool, min(4, runtime.GOMAXPROCS(0)))
	var all sync.WaitGroup
	for i := range papers {
		places <- true
		all.Go(func() {
			defer func() { <-places }()
			results[i] = one(folder, &papers[i], forms)
		})
	}
	all.Wait()
	return results
}

func one(folder string, p *Paper, forms []*schema.Form) Result {
	data, err := os.ReadFile(filepath.Join(folder, p.File+".pdf"))
	if err != nil {
		return unread(p, err)
	}
	r, err := normalize.ReadBytes(context.Background(), data, normalize.Options{Name: p.File + ".pdf", Forms: forms})
	switch {
	case p.Scan && errors.Is(err, normalize.ErrScan):
		r := unread(p, nil)
		r.YearRight, r.DepartmentRight, r.KindRight, r.ScopeRight = true, true, true, true // nothing was said of them
		return r
	case p.Scan && err == nil:
		return unread(p, errors.New("a scan was read as text"))
	case err != nil:
		return unread(p, err)
	}
	return Compare(p, r.Document)
}

// unread is the result of a file without a document: all that is printed in it is missed.
func unread(p *Paper, err error) Result {
	r := Result{Paper: p, Missed: p.Tables}
	for _, t := range p.Tables {
		r.Present += t.Count
	}
	if err != nil {
		r.Err = fmt.Errorf("%s: %w", p.File, err)
	}
	return r
}

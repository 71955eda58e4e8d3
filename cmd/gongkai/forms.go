package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/input"
	"gongkai/schema"
)

var formsCommand = command{
	name:     "forms",
	operands: "list | show ID | lint FILE-OR-DIR... | draft FILE.pdf...",
	summary:  "list, show, check and draft the forms that tables are recognised by",
	text: `list prints a line a form: its id, kind, number of tables and sheets, and name.
show prints the YAML file of a form as it is.
lint reads forms and prints each mistake with file, line and a hint; the exit status is 1 when there is any.
draft writes a new form from documents of one place: it extends the national form and says what that does not read in
them, titles and columns and rows, each beside the nearest that is known. Comments with TODO say what a person must
decide; lint accepts the draft as it is. Read docs/forms.md for the way from a paper to a form.`,
	examples: []example{
		{"gongkai forms list", "the built-in forms"},
		{"gongkai forms show cn-xinjiang-budget > forms/mine.yaml", "a form to start from"},
		{"gongkai forms lint forms/", "check the forms of a folder"},
		{"gongkai forms draft -o forms/county.yaml county-2025.pdf county-2026.pdf", "a form of a new place, to go on from"},
	},
	complete: []string{"list", "show", "lint", "draft"},
	setup: func(o *options) action {
		dir, out := "", ""
		o.text(&dir, "forms", "", "DIR", "read forms from the YAML files of DIR, too (list, show, draft)")
		o.text(&out, "output", "o", "FILE", "write the draft to FILE (draft)")
		return func(ctx context.Context, p *program, operands []string) (status, error) {
			if len(operands) == 0 {
				return done, usagef("forms: list, show, lint or draft?")
			}
			switch verb, rest := operands[0], operands[1:]; {
			case verb == "draft" && len(rest) > 0:
				return p.draftForm(ctx, dir, out, rest)
			case verb == "draft":
				return done, usagef("forms draft: from which PDF files?")
			case out != "":
				return done, usagef("forms: -o goes with draft")
			case verb == "lint" && len(rest) > 0:
				return p.lintForms(rest)
			case verb == "lint":
				return done, usagef("forms lint: which file or folder?")
			case verb == "list" && len(rest) == 0:
				return done, p.listForms(dir)
			case verb == "show" && len(rest) == 1:
				return done, p.showForm(dir, rest[0])
			case verb == "show":
				return done, usagef("forms show takes the id of one form")
			}
			return done, usagef("forms: unknown: %s", strings.Join(operands, " "))
		}
	},
}

var errNoForm = finding.Problemf("no form here: forms are files that end in .yaml")

// forms gives the built-in forms and before them those of a folder: the given one, else that of GONGKAI_FORMS.
func (p *program) forms(dir string) ([]*schema.Form, error) {
	forms, err := schema.Embedded()
	if err != nil {
		return nil, err
	}
	if dir == "" {
		dir = p.getenv("GONGKAI_FORMS")
	}
	if dir == "" {
		return forms, nil
	}
	own, err := schema.LoadDir(os.DirFS(dir), filepath.ToSlash(dir), forms...)
	if err == nil && len(own) == 0 {
		err = errNoForm
	}
	if mistake := (schema.Mistake{}); errors.As(err, &mistake) {
		return nil, inFiles{"forms with mistakes:", err}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s", dir, p.reason(err))
	}
	return schema.Override(forms, own), nil
}

func (p *program) listForms(dir string) error {
	forms, err := p.forms(dir)
	if err != nil {
		return err
	}
	for _, f := range forms {
		name := f.Name.Zh
		if f.Name.En != "" {
			name = strings.TrimPrefix(name+" · "+f.Name.En, " · ")
		}
		fmt.Fprintf(p.stdout, "%-24s %-14s %2d tables %2d sheets  %s\n", f.ID, f.Kind, len(f.Tables), len(f.Sheets),
			name)
	}
	return nil
}

func (p *program) showForm(dir, id string) error {
	forms, err := p.forms(dir)
	if err != nil {
		return err
	}
	var ids []string
	for _, f := range forms {
		if f.ID == id {
			_, err := p.stdout.Write(f.Text)
			return err
		}
		ids = append(ids, f.ID)
	}
	return usagef("no form %q; there are: %s", id, strings.Join(ids, ", "))
}

// lintForms prints the mistakes as data: they are what was asked for.
func (p *program) lintForms(paths []string) (status, error) {
	base, err := schema.Embedded()
	if err != nil {
		return done, err
	}
	result := done
	for _, path := range paths {
		forms, err := p.loadForms(path, base)
		if err != nil {
			fmt.Fprintln(p.stdout, p.spoken(err))
			result = runFailed
			continue
		}
		for _, f := range forms {
			fmt.Fprintln(p.stdout, p.say("%s: form %s is fine", f.File, f.ID))
		}
	}
	return result, nil
}

// loadForms reads a file or folder of forms, which may extend those of base.
func (p *program) loadForms(path string, base []*schema.Form) ([]*schema.Form, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", path, p.reason(err))
	}
	if info.IsDir() {
		forms, err := schema.LoadDir(os.DirFS(path), filepath.ToSlash(path), base...)
		if err == nil && len(forms) == 0 {
			err = fmt.Errorf("%s: %s", path, p.reason(errNoForm))
		}
		return forms, err
	}
	var text []byte
	f, err := input.Open(path)
	if err == nil {
		defer f.Close()
		text, err = schema.ReadText(f)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s", path, p.reason(err))
	}
	return schema.Parse(text, filepath.ToSlash(path), base...)
}

package main

import (
	"context"
	"slices"

	"gongkai/internal/atomicfile"
	"gongkai/internal/draft"
	"gongkai/schema"
)

// draftForm writes a new form from documents of one place. A file that cannot be read costs itself alone.
func (p *program) draftForm(ctx context.Context, dir, out string, files []string) (status, error) {
	forms, err := p.forms(dir)
	if err != nil {
		return done, err
	}
	var known []*schema.Form
	for _, id := range draft.National {
		if i := slices.IndexFunc(forms, func(f *schema.Form) bool { return f.ID == id }); i >= 0 {
			known = append(known, forms[i])
		}
	}
	result := done
	var papers []draft.Paper
	read := func(ctx context.Context, in inputFile) (draft.Paper, error) {
		printed, err := in.print(ctx)
		return draft.Paper{Name: in.Name, Printed: printed}, err
	}
	err = eachInput(ctx, p, files, read, func(file string, paper draft.Paper, err error) error {
		if err != nil {
			p.failed(file, err, false)
			result = max(result, inputsFailed)
			return nil
		}
		papers = append(papers, paper)
		return nil
	})
	if err != nil || len(papers) == 0 {
		return result, err
	}
	text, err := bounded(ctx, p.patience(), func(context.Context) ([]byte, error) {
		return draft.YAML(papers, known, p.speaker.Words)
	})
	switch {
	case err != nil:
		return done, err
	case out != "":
		return result, atomicfile.Write(out, text)
	}
	_, err = p.stdout.Write(text)
	return result, err
}

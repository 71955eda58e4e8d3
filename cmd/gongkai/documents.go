package main

import (
	"bytes"
	"context"
	"errors"
	"io"

	"gongkai/extract/finding"
	"gongkai/internal/explain"
	"gongkai/normalize/document"
	"gongkai/schema"
)

var errCorrectJSON = finding.Problemf("corrections are applied to the PDF file; this is JSON")

// sources reads what check and explain look at: the disclosure of a PDF with all that is known of its making, or the
// documents of JSON that extract has written, one or many.
func (p *program) sources(ctx context.Context, in inputFile, forms []*schema.Form) ([]*explain.Source, error) {
	if !isJSON(in.Data) {
		r, err := in.read(ctx, forms)
		if err != nil {
			return nil, err
		}
		return []*explain.Source{
			{Printed: r.Printed, Match: r.Match, Document: r.Document, Form: r.Match.Form, Chinese: p.chinese()},
		}, nil
	}
	if len(in.Corrections) > 0 {
		return nil, errCorrectJSON
	}
	var out []*explain.Source
	d := document.NewDecoder(bytes.NewReader(in.Data))
	for {
		doc, err := d.Next()
		if errors.Is(err, io.EOF) && len(out) > 0 {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		s := &explain.Source{Document: doc, Chinese: p.chinese()}
		for _, f := range forms {
			if doc.Info.Form != nil && f.ID == *doc.Info.Form {
				s.Form = f
			}
		}
		out = append(out, s)
	}
}

// isJSON tells JSON from PDF, which does not begin with a brace.
func isJSON(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n")
	return len(data) > 0 && data[0] == '{'
}

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"gongkai/extract"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/output"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/normalize/identity"
	"gongkai/normalize/redact"
	"gongkai/schema"
)

// reading is how files are read: with these forms and corrections.
type reading struct {
	forms            []*schema.Form
	corrections      corrections.Set
	printed          extract.Options
	redact, readable bool
	redactNames      bool
}

// read gives the document of one file as JSON, with what there is to say about it. The JSON is written into room.
func (p *program) read(
	in inputFile, m document.Manifest, r *reading, room *bytes.Buffer,
) ([]byte, outcome.Outcome, error) {
	doc, err := p.disclosure(in, m, r)
	if err != nil {
		return nil, outcome.Outcome{}, err
	}
	layOut := output.Line
	if r.readable {
		layOut = output.Readable
	}
	room.Reset()
	err = layOut(room, doc)
	o := outcome.Of(doc)
	for _, d := range doubts(doc) {
		o.Doubts = append(o.Doubts, outcome.Doubted(d))
	}
	return room.Bytes(), o, err
}

// disclosure gives the document of one file.
func (p *program) disclosure(in inputFile, m document.Manifest, r *reading) (*document.Document, error) {
	in.Corrections, in.Printed = r.corrections, r.printed
	doc, err := p.disclose(in, r.forms)
	if err != nil {
		return nil, err
	}
	doc.Source.Manifest = m
	identity.Complete(&doc.Info, m)
	if r.redact {
		redact.Document(doc, schema.PersonalIn(r.forms))
	}
	if r.redactNames {
		redact.Name(&doc.Source)
	}
	return doc, nil
}

// disclose reads the document of one file.
func disclose(in inputFile, forms []*schema.Form) (*document.Document, error) {
	r, err := in.read(context.Background(), forms)
	if err != nil {
		return nil, err
	}
	return r.Document, nil
}

// load reads a file into memory.
func load(it *input.Item) (inputFile, error) {
	in := inputFile{Name: it.Name()}
	r, size, err := it.Open()
	if err != nil {
		return in, err
	}
	defer r.Close()
	in.Data, err = io.ReadAll(io.LimitReader(r, size))
	return in, err
}

// failedWith is the outcome of an input that gave nothing.
func failedWith(err error) outcome.Outcome {
	f := failure.Of(err)
	o := outcome.Outcome{Failure: &f}
	var internal internalError
	if errors.As(err, &internal) {
		o.Stack = string(internal.stack)
	}
	return o
}

// digest tells sets of forms apart, by their texts and their order.
func digest(forms []*schema.Form) string {
	h := sha256.New()
	for _, f := range forms {
		for _, text := range []string{f.ID, string(f.Text)} {
			sum := sha256.Sum256([]byte(text))
			h.Write(sum[:])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

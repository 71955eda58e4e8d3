package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"gongkai/normalize/document"
	"gongkai/schema"
)

// personalIn gives what the personal fields of a document hold.
func personalIn(t *testing.T, document []byte) []string {
	t.Helper()
	var d struct {
		Performance []struct {
			Fields map[string]any `json:"fields"`
		} `json:"performance"`
	}
	if err := json.Unmarshal(document, &d); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range d.Performance {
		for _, name := range []string{"contact", "phone", "owner"} {
			if value, ok := s.Fields[name].(string); ok {
				out = append(out, value)
			}
		}
	}
	slices.Sort(out)
	if out = slices.Compact(out); len(out) == 0 {
		t.Fatal("the document has no personal fields to leave out")
	}
	return out
}

func TestInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var stdout, stderr bytes.Buffer
	p := newProgram(nil, &stdout, &stderr, func(string) string { return "" })
	stuck := make(chan struct{})
	defer close(stuck)
	p.disclose = func(inputFile, []*schema.Form) (*document.Document, error) {
		cancel()
		<-stuck // as a document that takes for ever
		return nil, nil
	}
	if s := p.run(ctx, []string{"extract", fixtures + "/d6-rotated.pdf"}); s != interrupted {
		t.Errorf("exit status %d: %s", s, stderr.String())
	}
	if stdout.Len() > 0 {
		t.Errorf("output of an interrupted run: %s", stdout.String())
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestOutputFails(t *testing.T) {
	var stderr bytes.Buffer
	p := newProgram(nil, brokenWriter{}, &stderr, func(string) string { return "" })
	for _, args := range [][]string{{"extract", fixtures + "/d6-rotated.pdf"}, {"schema"}, {"version"}} {
		if s := p.run(context.Background(), args); s != runFailed {
			t.Errorf("%v: exit status %d", args, s)
		}
	}
	if !strings.Contains(stderr.String(), "no space left") {
		t.Errorf("said %q", stderr.String())
	}
}

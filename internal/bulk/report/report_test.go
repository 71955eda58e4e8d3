package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

const lines = `{"path":"a.pdf","sha256":"aa","status":"done","document":"documents/aa/a.json",
"scanned":2,
"findings":[{"id":"text.garbage","severity":"warning","message":"no language","page":3},
{"id":"text.garbage","severity":"warning","message":"no language","page":4},
{"id":"page.seal","severity":"info","message":"a seal","page":1,"bbox":[1.0,2.0,3.0,4.0]}],
"doubts":[{"message":"values in doubt: 3","words":{"format":"values in doubt: %d","args":[3]}}],
"seconds":1.5,"memory":20971520,"same":["b.pdf"]}
{"path":"c.pdf","sha256":"bb","status":"failed","failure":{"id":"scan","message":"a scan"},
"seconds":0.1,"memory":10485760}
{"path":"d.pdf","status":"failed","failure":{"id":"missing","message":"no such file"},
"seconds":0,"memory":0}
{"path":"e.pdf","sha256":"cc","status":"failed","failure":{"id":"scan","message":"a scan"},
"seconds":2,"memory":10485760}
`

const end = `{"summary":{"inputs":5,"documents":3,"done":1,"failed":3,"same":1,"doubtful":1,
"findings":{"error":0,"warning":2,"info":1},
"seconds":3.6,"scanned":2,"scanned_seconds":1.5,"memory":20971520}}
`

func TestRead(t *testing.T) {
	o, err := Read(strings.NewReader(lines + end))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := o.Text(&b, true, nil, func(s string) string { return s }); err != nil {
		t.Fatal(err)
	}
	const want = `5 inputs: 1 done, 3 failed, 1 the same as others
findings: 0 errors, 2 warnings, 1 infos; documents in doubt: 1
3.6 s of work, at most 20 MB for a document
pages read in pictures: 2, 0.8 s a page

Failed:
  2 × scan: a scan
      c.pdf
      e.pdf
  1 × missing: no such file
      d.pdf

In doubt:
  a.pdf: values in doubt: 3

Findings:
  2 × text.garbage (warning, documents: 1): no language
      a.pdf
  1 × page.seal (info, documents: 1): a seal
      a.pdf

Slowest:
     2.000 s     10 MB  e.pdf
     1.500 s     20 MB  a.pdf
     0.100 s     10 MB  c.pdf
`
	if b.String() != want {
		t.Errorf("said\n%s", b.String())
	}
}

func TestUnfinished(t *testing.T) {
	if _, err := Read(strings.NewReader(lines)); !errors.Is(err, ErrUnfinished) {
		t.Errorf("%v", err)
	}
	if _, err := Read(strings.NewReader(lines[:100])); err == nil {
		t.Error("half a line")
	}
}

// The summary counts what the lines say.
func TestSummary(t *testing.T) {
	o, err := Read(strings.NewReader(lines + end))
	if err != nil {
		t.Fatal(err)
	}
	var sum Summary
	for dec := json.NewDecoder(strings.NewReader(lines)); dec.More(); {
		var l Line
		if err := dec.Decode(&l); err != nil {
			t.Fatal(err)
		}
		sum.Add(&l)
	}
	if sum != o.Summary {
		t.Errorf("%+v, want %+v", sum, o.Summary)
	}
}

// FuzzRead: no bytes make Read panic, and what it reads can be told.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", lines, end, lines + end, "{}", "[]", "null", `{"path":"a"}`, `{"summary":{}}`, `{"path":"a","doubts":[{}]}` +
		end} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		o, err := Read(bytes.NewReader(text))
		if (err == nil) != (o != nil) {
			t.Fatalf("%v, %v", o, err)
		}
		if o == nil {
			return
		}
		if err := o.Text(io.Discard, true, nil, func(s string) string { return s }); err != nil {
			t.Fatal(err)
		}
	})
}

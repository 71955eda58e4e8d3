package worker

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"gongkai/extract/pdf"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/normalize"
)

// echo gives a file back as its document.
func echo(Setup) (Work, error) {
	return func(data []byte, j Job, read func()) ([]byte, outcome.Outcome, error) {
		switch j.Name {
		case "panics":
			panic("index out of range")
		case "empty":
			return nil, outcome.Outcome{}, pdf.ErrEmpty
		case "b.pdf":
			read()
			read()
		}
		return data, outcome.Outcome{Pages: len(data), SHA256: "abc"}, nil
	}, nil
}

func request(b *bytes.Buffer, name, data string) {
	writeJSON(b, jobMessage, Job{Name: name})
	writeHead(b, bytesMessage, int64(len(data)))
	b.WriteString(data)
}

// answers reads what a worker says.
func answers(t *testing.T, from *bytes.Buffer) (out []string) {
	t.Helper()
	for {
		kind, length, err := readHead(from)
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := readContent(from, length, 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		if kind != outcomeMessage {
			out = append(out, string(rune(kind))+" "+string(content))
			continue
		}
		var a answer
		if err := json.Unmarshal(content, &a); err != nil {
			t.Fatal(err)
		}
		s := "O"
		if a.Failure != nil {
			s += " " + a.Failure.ID
		}
		if a.Stack != "" {
			s += " with a stack"
		}
		if a.SHA256 != "" {
			s += " " + a.SHA256
		}
		out = append(out, s)
	}
}

func TestServe(t *testing.T) {
	var in, out bytes.Buffer
	writeJSON(&in, setupMessage, Setup{})
	request(&in, "a.pdf", "first")
	request(&in, "panics", "")
	request(&in, "empty", "")
	request(&in, "b.pdf", "")
	gone := make(chan struct{})
	if err := Serve(&in, &out, echo, func() { close(gone) }); err != nil {
		t.Fatal(err)
	}
	<-gone
	want := []string{`R ""`, "D first", "O abc", "O internal with a stack", "O empty", "P ", "P ", "D ", "O abc"}
	if got := answers(t, &out); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q, want %q", got, want)
	}
}

// full is a disk that takes nothing more.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// discarded is the way to a worker that listens to everything.
type discarded struct{ io.Writer }

func (discarded) Close() error { return nil }

// A document that cannot be written is a mistake on this side; one that breaks off, or anything that is no answer, one
// of the worker.
func TestExchange(t *testing.T) {
	answered := func(b *bytes.Buffer) { writeJSON(b, outcomeMessage, answer{Outcome: outcome.Outcome{Pages: 3}}) }
	head := func(kind byte, length int64) func(*bytes.Buffer) {
		return func(b *bytes.Buffer) { writeHead(b, kind, length) }
	}
	document := func(b *bytes.Buffer) {
		writeHead(b, documentMessage, 2)
		b.WriteString("{}")
	}
	for _, c := range []struct {
		name string
		to   io.Writer
		say  []func(*bytes.Buffer)
		want string
	}{
		{"a document and its outcome", &bytes.Buffer{}, []func(*bytes.Buffer){document, answered}, "3 pages"},
		{"pages before", &bytes.Buffer{},
			[]func(*bytes.Buffer){head(pageMessage, 0), head(pageMessage, 0), document, answered}, "3 pages, 2 told of"},
		{"a page with something in it", &bytes.Buffer{}, []func(*bytes.Buffer){head(pageMessage, 2), answered},
			errProtocol.Error()},
		{"an outcome alone", &bytes.Buffer{}, []func(*bytes.Buffer){answered}, "3 pages"},
		{"no room for the document", full{}, []func(*bytes.Buffer){document, answered}, "own: no space left"},
		{"a document that breaks off", &bytes.Buffer{}, []func(*bytes.Buffer){func(b *bytes.Buffer) {
			writeHead(b, documentMessage, 9)
			b.WriteString("{}")
		}}, "EOF"},
		{"nothing", &bytes.Buffer{}, nil, "EOF"},
		{"no length", &bytes.Buffer{}, []func(*bytes.Buffer){head(documentMessage, -1), answered}, errProtocol.Error()},
		{"no answer", &bytes.Buffer{}, []func(*bytes.Buffer){head(jobMessage, 0), answered}, errProtocol.Error()},
	} {
		var said bytes.Buffer
		told := 0
		for _, say := range c.say {
			say(&said)
		}
		p := &process{in: discarded{io.Discard}, out: bufio.NewReader(&said)}
		out, err := p.exchange(Job{}, strings.NewReader("data"), 4, c.to, func() { told++ })
		got := fmt.Sprint(out.Pages, " pages")
		if told > 0 {
			got += fmt.Sprintf(", %d told of", told)
		}
		if own := (*ownError)(nil); errors.As(err, &own) {
			got = "own: " + own.Error()
		} else if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestServeRefuses(t *testing.T) {
	var in, out bytes.Buffer
	writeJSON(&in, jobMessage, Job{})
	if err := Serve(&in, &out, echo, func() {}); err == nil {
		t.Error("a job before the setup")
	}
	in.Reset()
	writeJSON(&in, setupMessage, Setup{})
	broken := errors.New("the forms were changed")
	if err := Serve(&in, &out, func(Setup) (Work, error) { return nil, broken }, func() {}); err != nil {
		t.Errorf("%v", err)
	}
	if got := answers(t, &out); len(got) != 1 || got[0] != `R "the forms were changed"` {
		t.Errorf("said %q", got)
	}
	if _, err := readContent(&in, -1, 10); err == nil {
		t.Error("a negative length")
	}
	if _, err := readContent(&in, 11, 10); err == nil {
		t.Error("a length beyond the bound")
	}
}

func TestFailuresOfErrors(t *testing.T) {
	for err, id := range map[error]string{
		pdf.ErrPassword: failure.Password, normalize.ErrScan: failure.Scan, io.ErrUnexpectedEOF: failure.Unknown,
	} {
		if f := failure.Of(err); f.ID != id {
			t.Errorf("%v: %v", err, f)
		}
	}
}

// FuzzMessages: whatever comes over the pipes, neither side panics, and neither gives out more than came.
func FuzzMessages(f *testing.F) {
	var asked, answered bytes.Buffer
	request(&asked, "a.pdf", "first")
	writeHead(&answered, documentMessage, 2)
	answered.WriteString("{}")
	writeJSON(&answered, outcomeMessage, answer{Outcome: outcome.Outcome{Pages: 3}})
	for _, b := range [][]byte{nil, asked.Bytes(), answered.Bytes(), []byte("J\x7f\xff\xff\xff\xff\xff\xff\xff"),
		[]byte("O\xff\xff\xff\xff\xff\xff\xff\xff"), []byte("D\x00\x00\x00\x00\x00\x00\x00\x09{}")} {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, said []byte) {
		if _, data, err := readRequest(bytes.NewReader(said)); err == nil && len(data) > len(said) {
			t.Fatalf("%d bytes of %d", len(data), len(said))
		}
		var document bytes.Buffer
		p := &process{in: discarded{io.Discard}, out: bufio.NewReader(bytes.NewReader(said))}
		p.exchange(Job{}, strings.NewReader("data"), 4, &document, nil)
		if document.Len() > len(said) {
			t.Fatalf("a document of %d bytes of %d", document.Len(), len(said))
		}
	})
}

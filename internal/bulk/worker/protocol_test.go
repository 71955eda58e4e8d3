package worker

import (
	"bytes"
	"encoding/json"
	"errors"
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
	return func(data []byte, j Job) ([]byte, outcome.Outcome, error) {
		switch j.Name {
		case "panics":
			panic("index out of range")
		case "empty":
			return nil, outcome.Outcome{}, pdf.ErrEmpty
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
	want := []string{`R ""`, "D first", "O abc", "O internal with a stack", "O empty", "D ", "O abc"}
	if got := answers(t, &out); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q, want %q", got, want)
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

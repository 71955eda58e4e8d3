package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/worker"
	"gongkai/internal/limits"
	"gongkai/internal/secondreader"
	"gongkai/normalize/document"
)

// secondCommand is what check starts the second reader with: a process of its own, because that reader has no limits.
const secondCommand = "__second-reader"

// seen is what that process answers.
type seen struct {
	Pages []secondreader.Page `json:"pages"`
	Error string              `json:"error"`
}

// second serves as the second reader: a file on standard input, the numbers of its pages on standard output.
func (p *program) second() status {
	worker.Limit(limits.SecondReaderMemory)
	data, err := io.ReadAll(io.LimitReader(p.stdin, limits.FileBytes+1))
	if err != nil {
		return runFailed
	}
	var s seen
	if s.Pages, err = secondreader.Numbers(data); err != nil {
		s.Error = err.Error()
	}
	if json.NewEncoder(p.stdout).Encode(s) != nil {
		return runFailed
	}
	return done
}

// witness asks the second reader about a document that was read from these bytes.
func witness(ctx context.Context, data []byte, doc *document.Document) *secondreader.Report {
	limited, cancel := context.WithTimeout(ctx, limits.SecondReaderTime)
	defer cancel()
	cmd := selfProcess(limited, secondCommand)
	cmd.Stdin = bytes.NewReader(data)
	var out bytes.Buffer
	cmd.Stdout = &out
	err := cmd.Run()
	var s seen
	switch {
	case limited.Err() != nil:
		err = fmt.Errorf("took longer than %v", limits.SecondReaderTime)
	case err == nil:
		err = json.Unmarshal(out.Bytes(), &s)
	}
	if err == nil && s.Error != "" {
		err = errors.New(s.Error)
	}
	return secondreader.Compare(doc, s.Pages, err)
}

// errSecondReader is why nothing comes of --second-reader for a document that was read before.
var errSecondReader = finding.Problemf("the second reader needs the PDF file")

// mostDiffering is how many amounts that the second reader does not see are shown without -v.
const mostDiffering = 20

// showWitness says what the second reader says.
func (p *program) showWitness(w io.Writer, r *secondreader.Report, verbose bool) {
	if r == nil {
		return
	}
	if r.Error != "" {
		why, _, _ := strings.Cut(r.Error, "\n")
		fmt.Fprintln(w, p.say("second reader: it could not read the file: %s", oneLine(why)))
		return
	}
	fmt.Fprintln(w, p.say("second reader: agrees %d, differs %d, silent %d", r.Agrees, r.Differs, r.Silent))
	shown := 0
	for _, v := range r.Values {
		if v.Says != secondreader.Differs {
			continue
		}
		if shown++; shown > mostDiffering && !verbose {
			fmt.Fprintln(w, "  …")
			return
		}
		fmt.Fprintln(w, "  "+p.say("page %d: %s, %s: the second reader does not see it there",
			v.Page, oneLine(string(v.Address)), oneLine(v.Raw)))
	}
}

// selfProcess starts this same program with a hidden command. On Linux it is so even after the file was replaced by
// another version.
func selfProcess(ctx context.Context, command string) *exec.Cmd {
	self := "/proc/self/exe"
	if _, err := os.Stat(self); err != nil {
		if self, err = os.Executable(); err != nil {
			self = os.Args[0]
		}
	}
	cmd := exec.CommandContext(ctx, self, command)
	cmd.Args[0] = os.Args[0]
	return cmd
}

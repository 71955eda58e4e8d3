//go:build unix

package bench

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestRun measures programs that do nothing: what counts is that everything is there and adds up. Times are not tested.
func TestRun(t *testing.T) {
	program, err := exec.LookPath("true")
	if err != nil {
		t.Skip(err)
	}
	files, err := Files([]string{"../../fixtures"})
	if err != nil {
		t.Fatal(err)
	}
	var notes []string
	r, err := Run(context.Background(), Settings{Program: program, Files: files[:2], Runs: 2, Counts: []int{1, 3},
		Jobs: []int{1, 2},
		Note: func(what string) { notes = append(notes, what) }})
	if err != nil {
		t.Fatal(err)
	}
	one, two := pagesOf(files[:1])[0], pagesOf(files[:2])[1]
	if r.Files != 2 || one == 0 || r.Pages != one+two {
		t.Errorf("%d files, %d pages", r.Files, r.Pages)
	}
	if len(r.Single) == 0 || len(r.Together) != 2 || len(r.Growth) != 4 || r.Growth[1].Pages != 2*one+two {
		t.Errorf("%+v", r)
	}
	if r.Single[0].Failed != 0 || r.Single[0].Wall <= 0 || r.Single[0].Peak <= 0 {
		t.Errorf("%+v", r.Single[0])
	}
	if len(notes) != 3+2+4 { // a tool that is not here has a note, too
		t.Errorf("%q", notes)
	}
}

func TestRunFails(t *testing.T) {
	_, ok, err := measure(context.Background(), "sh", "-c", "exit 4")
	if ok || err != nil {
		t.Errorf("a status other than 0: %v, %v", ok, err)
	}
	if _, _, err := measure(context.Background(), filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a program that is not there")
	}
}

func TestTable(t *testing.T) {
	r := &Report{Files: 2, Cores: 2, Runs: 1,
		Single: []Row{{Tool: "gongkai extract", Usage: Usage{User: 1, System: 0.5, Wall: 2, Peak: 50 << 20}},
			{Tool: "pdftotext", Failed: 1, Usage: Usage{User: 2}}},
		Growth: []Growth{{Documents: 3, Jobs: 1, Usage: Usage{User: 3, Wall: 1.5}}}}
	r.finish([]int{100, 300})
	got := strings.Join(strings.Fields(r.Table()), " ")
	for _, want := range []string{
		"2 files, 400 pages, 2 cores; the best of 1 runs",
		"gongkai extract 1.00 0.50 2.00 2.50 50 0.50 0",
		"pdftotext 2.00 0.00 0.00 5.00 0 1.00 1",
		"3 1 3.00 0.00 1.50 6.00 2.0 0",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

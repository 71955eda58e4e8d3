//go:build unix

package bench

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fakes makes programs that note how they are called, and gives the place of what they note. Each is a shell script.
func fakes(t *testing.T, programs map[string]string) (folder string, calls func() []string) {
	t.Helper()
	folder = t.TempDir()
	log := filepath.Join(folder, "log")
	for name, script := range programs {
		script = "#!/bin/sh\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	t.Setenv("LOG", log)
	return folder, func() []string {
		text, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSpace(string(text)), "\n")
	}
}

// TestRun measures programs that do nothing: what counts is who is called with what, and that all adds up. Times are
// not tested.
func TestRun(t *testing.T) {
	files, err := Files([]string{"../../fixtures"})
	if err != nil {
		t.Fatal(err)
	}
	files = files[:2]
	folder, calls := fakes(t, map[string]string{
		"gongkai":   `echo gongkai "$@" >> "$LOG"`,
		"pdftotext": `echo pdftotext "$@" >> "$LOG"; case "$2" in *` + filepath.Base(files[1]) + `) exit 3;; esac`,
		// -c PROGRAM LIBRARY JOB FILE
		"python": `shift 2; echo python "$@" >> "$LOG"; [ "$1" != pymupdf ] || exit 1; [ $# -gt 1 ] || echo 1.2.3`,
	})
	var notes []string
	var made []string
	r, err := Run(context.Background(), Settings{Program: filepath.Join(folder, "gongkai"), Files: files, Runs: 2,
		Race: true, Python: "python", Reads: Reads, Counts: []int{1, 3}, Jobs: []int{1, 2},
		Sizes: map[string][]int{"forms": {4, 5}, "columns": {6}},
		Note:  func(what string) { notes = append(notes, what) },
		Make: func(_ context.Context, kind string, size int, folder string) error {
			made = append(made, kind)
			return Make(kind, size, folder)
		}})
	if err != nil {
		t.Fatal(err)
	}
	one, two := pagesOf(files)[0], pagesOf(files)[1]
	if r.Files != 2 || one == 0 || r.Pages != one+two || r.Base != "pdftotext -bbox-layout" {
		t.Errorf("%d files, %d pages against %s", r.Files, r.Pages, r.Base)
	}
	var names []string
	for _, row := range slices.Concat(r.Single, r.Together) {
		names = append(names, strings.TrimSpace(row.Tool+" "+row.Version))
		failed := 0
		if row.Tool == r.Base {
			failed = 1 // of two files, in both runs
		}
		if row.Failed != failed || row.Wall <= 0 || row.Peak <= 0 || row.UserRatio == nil || row.ProcessorRatio == nil {
			t.Errorf("%+v", row)
		}
	}
	libraries := []string{"pdf_oxide characters 1.2.3", "pdf_oxide tables 1.2.3", "pdfplumber characters 1.2.3",
		"pdfplumber tables 1.2.3"}
	if want := slices.Concat([]string{"gongkai extract", "pdftotext -bbox-layout"}, libraries,
		[]string{"gongkai extract --jobs 1", "gongkai extract --jobs 2"}, libraries); !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	for _, want := range []string{"mutool draw -q -F stext: not here, left out", "pymupdf: not in python, left out"} {
		if !slices.Contains(notes, want) {
			t.Errorf("nobody said %q: %q", want, notes)
		}
	}
	all := calls()
	for _, want := range []struct {
		call  string
		times int
	}{
		{"gongkai extract " + files[0], 2}, {"pdftotext -bbox-layout " + files[1], 2},
		{"python pdf_oxide characters " + files[1], 2}, {"python pdfplumber tables " + files[0], 2},
		{"python pdfplumber characters --files-from ", 2}, {"gongkai extract --jobs 2 --null --files-from ", 2 + 2*2},
		{"gongkai extract --jobs 1 --forms ", 2 * 2}, {"python pymupdf", 1},
	} {
		times := 0
		for _, call := range all {
			if strings.HasPrefix(call, want.call) {
				times++
			}
		}
		if times != want.times {
			t.Errorf("%s: %d times, want %d", want.call, times, want.times)
		}
	}
	// The base reads a file right after gongkai has, not when all others are through.
	first := slices.Index(all, "gongkai extract "+files[1])
	if all[first+1] != "pdftotext -bbox-layout "+files[1] {
		t.Errorf("%q follows %q", all[first+1], all[first])
	}
	if want := []string{"columns", "columns without rulings", "forms", "forms"}; !slices.Equal(made, want) {
		t.Errorf("made up %q", made)
	}
	if len(r.Growth) != 4+4 || r.Growth[1].Units != 2*one+two || r.Growth[3].Jobs != 2 || r.Growth[7].Units != 5 {
		t.Errorf("%+v", r.Growth)
	}
}

// TestAlone: without any other tool there is nothing to divide by.
func TestAlone(t *testing.T) {
	folder, _ := fakes(t, map[string]string{"gongkai": "exit 4"})
	var notes []string
	r, err := Run(context.Background(), Settings{Program: filepath.Join(folder, "gongkai"), Files: []string{"none.pdf"},
		Race: true, Python: "python9", Reads: Reads, Jobs: []int{1}, Note: func(what string) { notes = append(notes, what) }})
	if err != nil || len(r.Single) != 1 || len(r.Together) != 1 || r.Base != "" || r.Single[0].UserRatio != nil ||
		r.Single[0].Failed != 1 || r.Together[0].Failed != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	if !slices.Contains(notes, "python9: not here, its libraries left out") {
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

// TestRatios: each run is held against the base in the same run, the best against the best.
func TestRatios(t *testing.T) {
	took := func(user, system float64) Usage { return Usage{User: user, System: system, Wall: user} }
	ours, base := newRacer("gongkai", "", nil, nil), newRacer("pdftotext", "", nil, nil)
	for run, c := range []struct{ a, b, base Usage }{
		{took(1, 1), took(2, 0), took(1, 0)}, {took(3, 0), took(3, 0), took(6, 0)}, {took(2, 0), took(2, 1), took(2, 0.5)},
	} {
		ours.take(run, 0, c.a, true)
		ours.take(run, 1, c.b, run != 1)
		base.take(run, 0, c.base, true)
		base.take(run, 1, took(0, 0), true)
	}
	row := ours.result(base)
	if row.User != 3 || row.System != 1 || row.Failed != 1 || row.Ratio != 3 {
		t.Errorf("%+v", row)
	}
	if *row.UserRatio != (Spread{1, 2, 3}) || *row.ProcessorRatio != (Spread{1, 2, 4}) {
		t.Errorf("user %v, processor %v", row.UserRatio, row.ProcessorRatio)
	}
	if s := spread([]float64{4, 1, 2, 3}); *s != (Spread{1, 2.5, 4}) {
		t.Errorf("of an even number: %v", s)
	}
}

// TestGrow: what a unit takes is divided by that of the size before, of the same kind.
func TestGrow(t *testing.T) {
	g := func(what string, size, jobs int, user float64) Growth {
		return Growth{What: what, Size: size, Units: size, Jobs: jobs, Usage: Usage{User: user}}
	}
	all := []Growth{g("documents", 1, 1, 1), g("documents", 3, 1, 4), g("documents", 1, 2, 1), g("columns", 10, 1, 2),
		g("columns", 20, 1, 8)}
	grow(all, []int{5, 10})
	for i, want := range []Growth{
		{Units: 5, Unit: 0.2}, {Units: 20, Unit: 0.2, Further: 0.2, Ratio: 1},
		{Units: 5, Unit: 0.2},
		{Units: 10, Unit: 0.2}, {Units: 20, Unit: 0.4, Further: 0.6, Ratio: 2},
	} {
		have := all[i]
		if have.Units != want.Units || have.Unit != want.Unit || have.Further-want.Further > 1e-9 ||
			want.Further-have.Further > 1e-9 || have.Ratio != want.Ratio {
			t.Errorf("%d: %+v", i, have)
		}
	}
}

func TestTable(t *testing.T) {
	r := &Report{Files: 2, Cores: 2, Runs: 1, Base: "pdftotext",
		Single: []Row{{Tool: "gongkai extract", Usage: Usage{User: 1, System: 0.5, Wall: 2, Peak: 50 << 20}, Ratio: 0.5,
			UserRatio: &Spread{0.4, 0.5, 0.7}, ProcessorRatio: &Spread{0.6, 0.75, 0.8}},
			{Tool: "pymupdf tables", Version: "2.0", Failed: 1, Usage: Usage{User: 2}}},
		Growth: []Growth{{What: documents, Size: 3, Jobs: 1, Usage: Usage{User: 3, Wall: 1.5}},
			{What: "columns", Size: 10, Units: 10, Usage: Usage{User: 1}},
			{What: "columns", Size: 30, Units: 30, Usage: Usage{User: 6, Peak: 7 << 20}, Failed: 1},
			{What: "glyphs", Size: 100_000, Units: 100_000, Usage: Usage{User: 3}}}}
	r.finish([]int{100, 300})
	got := strings.Join(strings.Fields(r.Table()), " ")
	for _, want := range []string{
		"2 files, 400 pages, 2 cores; the best of 1 runs", "against pdftotext",
		"gongkai extract 1.00 0.50 2.00 2.50 50 0.50 0.50 (0.40 to 0.70) 0.75 (0.60 to 0.80) 0",
		"pymupdf tables, 2.0 2.00 0.00 0.00 5.00 0 - - - 1",
		"3 1 3.00 0.00 1.50 6.00 - - 2.0 0 0",
		"columns 10 1.00 0.00 0.00 100.00 - - 0 0 columns 30 6.00 0.00 0.00 200.00 250.00 2.00 7 1",
		"glyphs 100000 3.00 0.00 0.00 0.0300 - - 0 0",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

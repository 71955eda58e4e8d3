package main

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/rogpeppe/go-internal/testscript"

	"gongkai/internal/bulk/tell"
	"gongkai/internal/pdftest"
	"gongkai/internal/racing"
	"gongkai/internal/schematest"
)

// TestMain lets scripts run the program by its name.
func TestMain(m *testing.M) {
	api.DisableConfigDir() // pdfcpu, which makes a test file, shall not write into the user's home
	tell.LineEvery = math.MaxInt64
	testscript.Main(m, map[string]func(){"gongkai": main, "poisoned": poisoned, "replay": replay})
}

// sideBySide are the stories in which several things go on at the same time: all that the race detector watches, see
// package racing. In poison they do, too, but it bounds the memory of workers, and the detector needs more.
var sideBySide = []string{"bulk", "bulk-corrections", "kill", "nights", "shard", "workers"}

// long are the stories that take a quarter of the processor's time of all tests together; -short leaves them out.
var long = []string{"catalogue", "export", "leaks", "ocr", "poison"}

// TestScripts runs the stories of testdata/script: commands, what they print, and their input files, one story a file.
func TestScripts(t *testing.T) {
	dir, err := filepath.Abs(fixtures)
	if err != nil {
		t.Fatal(err)
	}
	stories, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if racing.Enabled {
		stories = nil
		for _, name := range sideBySide {
			stories = append(stories, filepath.Join("testdata", "script", name+".txtar"))
		}
	} else if testing.Short() {
		stories = slices.DeleteFunc(stories, func(path string) bool {
			return slices.Contains(long, strings.TrimSuffix(filepath.Base(path), ".txtar"))
		})
	}
	many := dir
	if testing.Short() {
		many = filepath.Join(dir, "d*.pdf")
	}
	testscript.Run(t, testscript.Params{
		Files:               stories,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("FIXTURES", dir)
			e.Setenv("MANY", many)
			e.Setenv("GORACE", "atexit_sleep_ms=0") // with the race detector each end of the program takes a second without
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"pdf":      makePDF,
			"encrypt":  encryptPDF,
			"validate": validateOutput,
			"status":   expectStatus,
			"zip":      makeZIP,
			"document": copyDocument,
			"papers":   makePapers,
			"leaks":    lookForLeaks,
			"amounts":  sameAmounts,
		},
	})
}

// pdf OUT.pdf DESCRIPTION makes a PDF file; package pdftest tells the language of descriptions.
func makePDF(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: pdf OUT.pdf DESCRIPTION")
	}
	data, err := pdftest.Write(ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
}

// encrypt IN.pdf OUT.pdf PASSWORD protects a PDF file by a password that opening it needs.
func encryptPDF(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: encrypt IN.pdf OUT.pdf PASSWORD")
	}
	conf := model.NewAESConfiguration(args[2], args[2], 256)
	ts.Check(api.EncryptFile(ts.MkAbs(args[0]), ts.MkAbs(args[1]), conf))
}

// validate document|tables FILE holds JSON or NDJSON against its schema.
func validateOutput(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: validate document|tables FILE")
	}
	ts.Check(schematest.Validate(args[0], []byte(ts.ReadFile(args[1]))))
}

// status N COMMAND ARGS... runs the program and wants exactly this exit status, which exec cannot tell from another
// failure.
func expectStatus(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND ARGS...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

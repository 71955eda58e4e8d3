// Package bridge is the way from the fleet to the program that reads documents: that runs as a child, as it does for
// itself, so that a fleet on any machine makes the very documents that `gongkai extract` makes.
package bridge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// The hidden commands of the program.
const (
	WorkerCommand  = "__worker"  // reads documents over its standard input, see package worker
	EditionCommand = "__edition" // prints an Edition
)

// ProgramVariable names the variable of the environment that holds the path of the program.
const ProgramVariable = "GONGKAI_PROGRAM"

// Edition is what the program makes of documents, as far as the program alone decides.
type Edition struct {
	Program string `json:"program"` // its version
	Format  string `json:"format"`  // that of the output
	Forms   string `json:"forms"`   // a digest of the forms
}

// ErrNoProgram says that there is nothing to read documents with.
var ErrNoProgram = errors.New("gongkai is not beside gongkai-fleet and not in the PATH; `go install ./cmd/...` makes both")

// Find gives the path of the program: that which started the fleet, else as Beside finds it.
func Find() (string, error) {
	if path := os.Getenv(ProgramVariable); path != "" {
		return path, nil
	}
	if path, ok := Beside("gongkai"); ok {
		return path, nil
	}
	return "", ErrNoProgram
}

// Beside finds a program of a name beside the one that runs, also where that was started by a link, else in the PATH.
func Beside(name string) (string, bool) {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if self, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(self); err == nil {
			self = real
		}
		beside := filepath.Join(filepath.Dir(self), name)
		if info, err := os.Stat(beside); err == nil && info.Mode().IsRegular() {
			return beside, true
		}
	}
	path, err := exec.LookPath(name)
	return path, err == nil
}

// Ask asks the program for its edition with the forms of a folder, "" for the built-in ones alone.
func Ask(ctx context.Context, program, forms string) (Edition, error) {
	var e Edition
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, program, EditionCommand, forms)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(out, &e)
	}
	if err != nil && said.Len() > 0 {
		return e, errors.New(strings.TrimPrefix(strings.TrimSpace(said.String()), "gongkai: "))
	}
	if err != nil {
		return e, fmt.Errorf("%s: %w", program, err)
	}
	return e, nil
}

// Start gives a worker process that is not yet started, with so many threads.
func Start(program string, threads int) *exec.Cmd {
	cmd := exec.Command(program, WorkerCommand)
	if os.Getenv("GOMAXPROCS") == "" {
		cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", threads))
	}
	return cmd
}

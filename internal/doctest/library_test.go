package doctest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const libraryGuide = "docs/library.md"

// TestOtherModule builds the program that docs/library.md shows as a module of its own, by the commands shown there,
// and wants of it what the guide says that it prints.
func TestOtherModule(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go")
	}
	if testing.Short() {
		t.Skip("short")
	}
	guide := readFile(t, libraryGuide)
	programs, shown := fences(guide, "go"), fences(guide, "console")
	if len(programs) != 1 || len(shown) != 1 {
		t.Fatalf("%s shows %d programs and %d runs", libraryGuide, len(programs), len(shown))
	}
	repository, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(programs[0].text), 0o666); err != nil {
		t.Fatal(err)
	}
	// Another module asks for the go.mod files of what ours needs only for its tests; a build of ours does not fetch them.
	env := append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	inModule := func(name string, args ...string) string {
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Env = dir, env
		out, err := cmd.CombinedOutput()
		if err != nil && offline.Match(out) {
			t.Skipf("no modules from the net: %s", out)
		}
		if err != nil {
			t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	for line := range strings.Lines(fences(guide, "sh")[0].text) {
		// tidy would look for what the tests of other modules need
		if line = strings.TrimSpace(strings.ReplaceAll(line, "../gongkai", repository)); line != "go mod tidy" {
			words := strings.Fields(line)
			inModule(words[0], words[1:]...)
		}
	}
	command, want, _ := strings.Cut(shown[0].text, "\n")
	words := strings.Fields(strings.TrimPrefix(command, "$ "))
	words[len(words)-1] = filepath.Join(repository, "fixtures", words[len(words)-1])
	program := filepath.Join(dir, "example.exe")
	inModule("go", "build", "-o", program, ".")
	if got := inModule(program, words[len(words)-1]); got != want {
		t.Errorf("the program prints %q, the guide shows %q", got, want)
	}
}

// offline is what go says where it cannot fetch a module.
var offline = regexp.MustCompile(`module lookup disabled|dial tcp|no such host|connection refused`)

// TestOtherLanguages runs the programs in other languages that docs/library.md shows, where these are installed.
func TestOtherLanguages(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	repository, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	fixture := filepath.Join(repository, "fixtures", "seed-word.pdf")
	for _, language := range []struct {
		fence, program string
	}{{"python", "python3"}, {"r", "Rscript"}} {
		programs := fences(readFile(t, libraryGuide), language.fence)
		if len(programs) == 0 {
			t.Errorf("%s shows nothing in %s", libraryGuide, language.fence)
		}
		if exec.Command(language.program, "--version").Run() != nil {
			t.Logf("%s is not here: left out", language.program)
			continue
		}
		bin := filepath.Dir(program(t))
		for _, f := range programs {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "program"), []byte(f.text), 0o666); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(language.program, "program", fixture)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "PYTHONUTF8=1")
			out, err := cmd.Output()
			got := strings.TrimSpace(string(out))
			if err != nil || got != "505.74 万元 verified" && got != "5057400.00 元 verified" {
				t.Errorf("%s, line %d: %v\n%s", libraryGuide, f.line, err, out)
			}
		}
	}
}

package doctest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"gongkai/internal/pdftest"
)

// guides that show commands with what they print.
var guides = []string{"README.md", "docs/forms.md", "docs/output.md", "docs/checks.md", "docs/diagnostics.md",
	"docs/trust.md", "docs/corrections.md", "docs/bulk.md", "docs/export.md", "docs/catalogue.md"}

// TestCommands runs the console blocks that start with "$ gongkai": each line with a $ is run by a shell, and what
// follows must be what it prints, to standard output and standard error.
func TestCommands(t *testing.T) {
	run := newShell(t)
	guides := guides
	if testing.Short() { // without those that read all fixtures again and again
		guides = guides[:len(guides)-3]
	}
	for _, guide := range guides {
		for _, f := range fences(readFile(t, guide), "console") {
			if !strings.HasPrefix(f.text, "$ gongkai") {
				continue
			}
			for _, step := range strings.Split("\n"+f.text, "\n$ ")[1:] {
				command, want, _ := strings.Cut(step, "\n")
				if want != "" && !strings.HasSuffix(want, "\n") {
					want += "\n"
				}
				if got := run(command); !elided(want).MatchString(got) {
					t.Errorf("%s, block in line %d: %s prints\n%s", guide, f.line, command, shortened(got))
				}
			}
		}
	}
}

func shortened(s string) string {
	const most = 3000
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}

// program gives the path of the program, which is built once for all tests; programs is the folder that TestMain makes
// for it.
func program(t *testing.T) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var (
	programs string
	built    = sync.OnceValues(func() (string, error) {
		path := filepath.Join(programs, "gongkai")
		out, err := exec.Command("go", "build", "-o", path, "gongkai/cmd/gongkai").CombinedOutput()
		if err != nil {
			err = fmt.Errorf("go build: %w\n%s", err, out)
		}
		return path, err
	})
)

// newShell gives a function that runs a command in a folder with the fixtures, and the forms of
// the guide in folders, each with a document: my-forms and county.pdf, place and place.pdf. $? is the exit status of
// the command before.
func newShell(t *testing.T) func(command string) string {
	t.Helper()
	for _, tool := range []string{"go", "sh"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	bin := program(t)
	work := t.TempDir()
	if err := os.CopyFS(filepath.Join(work, "fixtures"), os.DirFS(filepath.Join(root, "fixtures"))); err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) {
		file := filepath.Join(work, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, data, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range []struct{ story, pdf, forms string }{{ownForm, "county.pdf", "my-forms"},
		{extends, "place.pdf", "place"}} {
		pdf, err := pdftest.Write(storyFile(t, s.story, "county.txt"))
		if err != nil {
			t.Fatal(err)
		}
		write(s.pdf, pdf)
		write(s.forms+"/county.yaml", []byte(storyFile(t, s.story, "forms/county.yaml")))
	}
	write("words.pdf", []byte("These are words and no PDF file.\n"))
	status := "0"
	return func(command string) string {
		cmd := exec.Command("sh", "-c", "(exit "+status+"); "+command)
		cmd.Dir = work
		cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(bin)+string(os.PathListSeparator)+os.Getenv("PATH"), "LC_ALL=C",
			"GONGKAI_FORMS=")
		out, err := cmd.CombinedOutput()
		status = "0"
		if err != nil {
			status = strings.TrimPrefix(err.Error(), "exit status ")
		}
		return progress.ReplaceAllString(string(out), "")
	}
}

// progress is how far a run is, which the program tells every few seconds: a busy machine gets to see it.
var progress = regexp.MustCompile(`(?m)^gongkai: reading: .*\n`)

// The stories that the guides tell, too: of a form that stands for itself, and of one that extends another.
const (
	ownForm = "own-form"
	extends = "extends"
)

// storyFile gives a file of a story.
func storyFile(t *testing.T, story, name string) string {
	t.Helper()
	_, rest, ok := strings.Cut(readFile(t, "cmd/gongkai/testdata/script/"+story+".txtar"), "\n-- "+name+" --\n")
	if !ok {
		t.Fatalf("the story %s has no file %s", story, name)
	}
	text, _, _ := strings.Cut(rest, "\n-- ")
	return text + "\n"
}

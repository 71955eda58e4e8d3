package doctest

import (
	"regexp"
	"strings"
	"testing"
)

// TestLibraryExample: the Go code of the README is that of the example in package normalize, which the compiler and go
// test look at.
func TestLibraryExample(t *testing.T) {
	example := readFile(t, "normalize/example_test.go")
	blocks := fences(readFile(t, "README.md"), "go")
	if len(blocks) == 0 {
		t.Fatal("README.md shows no Go code")
	}
	for _, f := range blocks {
		for _, line := range strings.Split(strings.TrimSpace(f.text), "\n") {
			if line = strings.TrimSpace(line); !strings.Contains(example, line) {
				t.Errorf("README.md shows a line that the example does not have: %s", line)
			}
		}
	}
}

// TestTwoCommands: each README has one command that does the main job and one that runs all tests.
func TestTwoCommands(t *testing.T) {
	for _, name := range readmes {
		readme := readFile(t, name)
		for _, command := range []string{"go run ./cmd/gongkai extract fixtures/seed-word.pdf", "go test ./..."} {
			if n := strings.Count(readme, command+"\n"); n != 1 {
				t.Errorf("%s has the command %q %d times", name, command, n)
			}
		}
	}
}

var (
	commandLine = regexp.MustCompile(`(?m)^  ([a-z]+) `)
	flagName    = regexp.MustCompile(`(?m)^  .*--([a-z]+)`)
)

// TestMention: each README names every command, every flag and every guide.
func TestMention(t *testing.T) {
	mention := func(word string) {
		for _, name := range readmes {
			if !strings.Contains(readFile(t, name), word) {
				t.Errorf("%s does not mention %s", name, word)
			}
		}
	}
	for _, word := range []string{"GONGKAI_FORMS", "docs/architecture.md", "docs/forms.md", "docs/output.md",
		"docs/checks.md",
		"docs/diagnostics.md", "docs/trust.md", "docs/corrections.md", "docs/bulk.md", "docs/export.md", "docs/catalogue.md",
		"CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"} {
		mention(word)
	}
	run := newShell(t)
	overview, _, _ := strings.Cut(run("gongkai help"), "\nTopics:")
	commands := commandLine.FindAllStringSubmatch(overview, -1)
	if len(commands) < 7 {
		t.Errorf("only %d commands were found", len(commands))
	}
	for _, c := range commands {
		mention("`" + c[1])
		_, flags, _ := strings.Cut(run("gongkai help "+c[1]), "\nFlags:\n")
		flags, _, _ = strings.Cut(flags, "\n\n")
		for _, f := range flagName.FindAllStringSubmatch(flags, -1) {
			mention("--" + f[1])
		}
	}
}

//go:build unix

package bench

import (
	"context"
	_ "embed"
	"os/exec"
	"slices"
	"strings"
)

// tool is a program that reads the file named last.
type tool struct {
	name, version string
	command       []string
}

// viewers are public tools that give words with their boxes. The first one that is here is what ratios are of.
var viewers = [][]string{
	{"pdftotext", "-bbox-layout"},
	{"mutool", "draw", "-q", "-F", "stext"},
}

// libraries are public Python packages that read PDF. They are run as programs of their own, in the Python of whoever
// measures; none is part of gongkai or wanted by it (PyMuPDF is under the AGPL).
var libraries = []string{"pdf_oxide", "pymupdf", "pdfplumber"}

// Reads are what libraries can be asked for.
var Reads = []string{"characters", "tables"}

// readers is the program that has a library read files.
//
//go:embed readers.py
var readers string

// tools gives the other tools that are here. Those that are not are said.
func (s *Settings) tools(ctx context.Context) (viewing, reading []tool) {
	for _, command := range viewers {
		t := tool{name: strings.Join(command, " "), command: command}
		if _, err := exec.LookPath(command[0]); err != nil {
			s.Note(t.name + ": not here, left out")
			continue
		}
		viewing = append(viewing, t)
	}
	if len(s.Reads) == 0 {
		return viewing, nil
	}
	if _, err := exec.LookPath(s.Python); err != nil {
		s.Note(s.Python + ": not here, its libraries left out")
		return viewing, nil
	}
	for _, library := range libraries {
		version, err := exec.CommandContext(ctx, s.Python, "-c", readers, library).Output()
		if err != nil {
			s.Note(library + ": not in " + s.Python + ", left out")
			continue
		}
		for _, job := range s.Reads {
			reading = append(reading, tool{name: library + " " + job, version: strings.TrimSpace(string(version)),
				command: []string{s.Python, "-c", readers, library, job}})
		}
	}
	return viewing, reading
}

// with gives the command line that has a tool read what is named.
func (t tool) with(args ...string) []string { return slices.Concat(t.command, args) }

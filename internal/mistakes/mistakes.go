// Package mistakes has what is wrong in a YAML file that a person wrote: a form, or corrections. Its words can be said
// in the language of the reader.
package mistakes

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/similar"
)

// Mistake is an error in a file, with its place and how to mend it.
type Mistake struct {
	File    string
	Line    int
	Problem finding.Words
	Hint    finding.Words // none where there is nothing to say
}

func (m Mistake) Error() string { return m.Words().String() }

// Words gives the whole mistake, in a line.
func (m Mistake) Words() finding.Words {
	at := m.File + ":" + strconv.Itoa(m.Line) + ":" // as compilers print a place, in every language
	if m.Hint.Format == "" {
		return finding.Say("%s %s", at, m.Problem)
	}
	return finding.Say("%s %s (%s)", at, m.Problem, m.Hint)
}

// Suggest names the nearest of the known words, or all of them.
func Suggest(word string, known []string) finding.Words {
	if len(known) == 0 {
		return finding.Words{}
	}
	nearest := slices.MaxFunc(known, func(a, b string) int {
		x, y := similar.Ratio(word, a), similar.Ratio(word, b)
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	if similar.Ratio(word, nearest) >= 0.6 {
		return finding.Say("did you mean %s?", nearest)
	}
	return Known(known)
}

// Known names all known words.
func Known(words []string) finding.Words {
	return finding.Say("known here: %s", strings.Join(words, ", "))
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)`)

// YAML gives the mistake that the YAML parser found. What it says of the syntax is English.
func YAML(file string, err error) Mistake {
	line, problem := Line(err.Error())
	return Mistake{File: file, Line: line, Problem: finding.Words{Format: problem},
		Hint: finding.Say("this is not valid YAML")}
}

// Line parts a message of the YAML parser into the line that it is about and the rest.
func Line(message string) (int, string) {
	if g := yamlLine.FindStringSubmatch(message); g != nil {
		if line, err := strconv.Atoi(g[1]); err == nil {
			return line, g[2]
		}
	}
	return 1, strings.TrimPrefix(message, "yaml: ")
}

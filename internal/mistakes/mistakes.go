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

// YAML gives the mistake that the YAML parser found.
func YAML(file string, err error) Mistake {
	message := strings.TrimSpace(strings.TrimPrefix(err.Error(), "yaml: unmarshal errors:"))
	message, _, _ = strings.Cut(message, "\n")
	line, problem := Line(message)
	if key := unknownKey.FindStringSubmatch(problem); key != nil {
		return Mistake{File: file, Line: line, Problem: finding.Say("unknown key %q", key[1])}
	}
	if strings.HasPrefix(problem, "cannot unmarshal") {
		return Mistake{File: file, Line: line, Problem: finding.Say("a value of another kind belongs here")}
	}
	m := Mistake{File: file, Line: line, Problem: finding.Say("this is not valid YAML")}
	for _, y := range yamlSays {
		if strings.Contains(problem, y.says) {
			m.Hint = y.hint
			break
		}
	}
	return m
}

// unknownKey is what the parser says of a key that nothing asks for.
var unknownKey = regexp.MustCompile(`^field (\S+) not found in type`)

// yamlSays has what is behind the messages of the parser that people meet.
var yamlSays = []struct {
	says string
	hint finding.Words
}{
	{"cannot start any token", finding.Say("lines begin with blanks, not with tabs; text with signs stands in quotes")},
	{"a tab character", finding.Say("lines begin with blanks, not with tabs; text with signs stands in quotes")},
	{"mapping values are not allowed", finding.Say("a colon within a text, or a line that is indented too far")},
	{"could not find expected ':'", finding.Say("a key without a colon behind it")},
	{"did not find expected key", finding.Say("a line that is not indented as those above it")},
	{"did not find expected '-'", finding.Say("a line that is not indented as those above it")},
	{"expected ',' or", finding.Say("a bracket or brace that is not closed")},
	{"expected node content", finding.Say("a bracket or brace that is not closed")},
	{"unexpected end of stream", finding.Say("a quotation mark that is not closed")},
	{"unknown anchor", finding.Say("an alias of an anchor that is not there")},
	{"contains itself", finding.Say("an anchor whose value contains itself")},
	{"excessive aliasing", finding.Say("aliases that stand for too much")},
	{"UTF-8", finding.Say("the file is not in UTF-8")},
	{"control characters", finding.Say("the file holds control characters")},
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

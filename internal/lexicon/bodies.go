package lexicon

import (
	"slices"
	"strings"
)

// Scopes are words that speak of a department with its units, or of one unit.
type Scopes struct {
	Department []string `yaml:"department"`
	Unit       []string `yaml:"unit"`
}

// Bodies are words in names of public bodies.
type Bodies struct {
	// Endings are what the name of a body ends in, but for brackets behind it.
	Endings []string `yaml:"endings"`
	// OwnLevel are the words behind a department's name that leave its subordinate units out.
	OwnLevel []string `yaml:"own_level"`
	// OwnOffice are those that the catalogue leaves out when it compares names; Papers make a cover of one of OwnLevel.
	OwnOffice []string `yaml:"own_office"`
	Papers    []string `yaml:"papers"`
	// Member is an expression for what a list of units has, and no title.
	Member string `yaml:"member"`
	// YearBefore, YearBehind and SubjectOfYear are expressions for lines that name the department and a year.
	YearBefore    string `yaml:"year_before"`
	YearBehind    string `yaml:"year_behind"`
	SubjectOfYear string `yaml:"subject_of_year"`
	// Conference is a body that stands before or behind its place, ConferenceOf an expression for it before its place.
	Conference   string `yaml:"conference"`
	ConferenceOf string `yaml:"conference_of"`
	// Themselves is what a body calls itself, Labels what stands in front of its name on first pages.
	Themselves []string `yaml:"themselves"`
	Labels     []string `yaml:"labels"`
	// Short are long names and short ones for them, Former names of before and after a reform, Leads words in front of
	// names.
	Short  [][2]string `yaml:"short"`
	Former [][2]string `yaml:"former"`
	Leads  []string    `yaml:"leads"`
	// Remarks stand in brackets behind a name and are none of it.
	Remarks []string `yaml:"remarks"`
	// Columns of lists that come with files, which name the department and its place, in this order.
	Columns struct {
		Department []string `yaml:"department"`
		Place      []string `yaml:"place"`
	} `yaml:"columns"`
	// Scope tells whose money it is, by words of titles, labels in front of the name on first pages, heads of parts,
	// titles of tables and text.
	Scope struct {
		Title Scopes `yaml:"title"`
		Label Scopes `yaml:"label"`
		Part  Scopes `yaml:"part"`
		Table Scopes `yaml:"table"`
		Text  Scopes `yaml:"text"`
		// Above are the words by which the paper of a unit tells the department above it: heads of columns of departments,
		// an expression for having no unit below, and what department and unit call themselves.
		Above struct {
			Heads []string `yaml:"heads"`
			Lone  string   `yaml:"lone"`
			Own   Scopes   `yaml:"own"`
		} `yaml:"above"`
	} `yaml:"scope"`
}

// Is tells a text that reads like the name of a public body. Items and projects may end alike: it is no proof.
func (b Bodies) Is(key string) bool {
	ends := func(s string) bool {
		return slices.ContainsFunc(b.Endings, func(end string) bool { return strings.HasSuffix(s, end) })
	}
	for i := range key {
		if key[i] == '(' && strings.HasSuffix(key, ")") && ends(key[:i]) {
			return true
		}
	}
	return ends(key)
}

// plainLevels is how many words of OwnLevel are so common that they stand without brackets, too: 本级 and 机关.
const plainLevels = 2

// NamesLevel tells a text that has one of them in brackets.
func (b Bodies) NamesLevel(key string) bool {
	return slices.ContainsFunc(b.OwnLevel[:plainLevels], func(w string) bool { return strings.Contains(key, "("+w+")") })
}

// WithoutLevel is the name without the words that leave the subordinate units out.
func (b Bodies) WithoutLevel(key string) string {
	for _, word := range b.OwnLevel {
		if rest, ok := strings.CutSuffix(key, "("+word+")"); ok {
			return rest
		}
	}
	for _, word := range b.OwnLevel[:plainLevels] {
		if rest, ok := strings.CutSuffix(key, word); ok {
			return rest
		}
	}
	return key
}

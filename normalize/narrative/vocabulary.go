package narrative

import (
	"bytes"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/internal/longest"
)

//go:embed facts.yaml
var factsYAML []byte

// Subject is something that the narrative says numbers of.
type Subject struct {
	ID       string            `yaml:"id"`
	IDs      []string          `yaml:"ids"`
	Chinese  string            `yaml:"zh"`
	English  string            `yaml:"en"`
	Kind     string            `yaml:"kind"`
	Units    []string          `yaml:"units"`
	Bare     bool              `yaml:"bare"`
	Patterns []string          `yaml:"patterns"`
	NotAfter string            `yaml:"not_after"`
	Free     []string          `yaml:"free"`
	ByUnit   map[string]string `yaml:"by_unit"`
	After    string            `yaml:"after"`
	Side     string            `yaml:"side"`
	About    bool              `yaml:"about"`
	Of       map[string]string `yaml:"of"`
	Needs    bool              `yaml:"needs"`
	Scope    string            `yaml:"scope"`
	Only     string            `yaml:"only"`
	Scoped   map[string]string `yaml:"scoped"`
	None     bool              `yaml:"none"`
	Same     []string          `yaml:"same"`
	Whole    bool              `yaml:"whole"`
	Part     string            `yaml:"part"`
	Behind   []string          `yaml:"behind"`
	Around   map[string]string `yaml:"around"`
	Headed   map[string]string `yaml:"headed"`
	Within   map[string]string `yaml:"within"`
	Final    string            `yaml:"final"`
	Sideless string            `yaml:"sideless"`
	Spent    []string          `yaml:"same_expenditure"`
	Unsure   []string          `yaml:"unsure"`
	Alone    []string          `yaml:"alone"`
	Covers   []string          `yaml:"covers"`
	Under    string            `yaml:"under"`
	Resumes  bool              `yaml:"resumes"`
	Joins    bool              `yaml:"joins"`
	Stock    bool              `yaml:"stock"`
	Amount   bool              `yaml:"amount"`
	Leads    string            `yaml:"leads"`

	before *regexp.Regexp   // the end of what may stand before the words; nil for anything
	under  *regexp.Regexp   // headings that it stands below; nil for any
	behind *regexp.Regexp   // what stands behind a number of it; nil where numbers stand behind the words
	around []*regexp.Regexp // what stands around a number of it, with a zero byte in its place
}

// factsFile is facts.yaml.
type factsFile struct {
	Narrowing []string          `yaml:"narrowing"`
	Plain     []string          `yaml:"plain"`
	Tables    map[string]string `yaml:"tables"`
	Others    []string          `yaml:"other_tables"`
	Subjects  []Subject         `yaml:"subjects"`
}

// words is the vocabulary in use: the subjects of facts.yaml and the expressions that find all tokens.
type words struct {
	subjects []Subject
	// narrowing and plain tell what words in front of a subject do; scope is that of tables by class or item.
	narrowing *regexp.Regexp
	plain     *regexp.Regexp
	scope     map[string]string
	others    []string     // tables of budgets beside the general public one
	token     *longest.Set // the grammar, then the words of subjects with their tail
	head      *longest.Set // the words of subjects alone
	headOf    []int        // the subject by expression of head
}

// vocabulary reads facts.yaml, once. The file is part of the program, so a mistake in it is one of the program; a
// test reads it.
var vocabulary = sync.OnceValue(func() *words {
	w, err := parseVocabulary(factsYAML)
	if err != nil {
		panic(err)
	}
	return w
})

// tail are words that may follow those of a subject and say nothing new.
var tail = sync.OnceValue(func() string {
	return `(?:总计|合计|"|` + lexicon.Any(lexicon.Words().Narrative.Behind) + `)*`
})

func parseVocabulary(text []byte) (*words, error) {
	var file factsFile
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil {
		return nil, fmt.Errorf("narrative: facts.yaml: %w", err)
	}
	w := &words{subjects: file.Subjects, scope: file.Tables, others: file.Others}
	var err error
	if w.narrowing, err = regexp.Compile(canonicalPattern(strings.Join(file.Narrowing, "|"))); err != nil {
		return nil, fmt.Errorf("narrative: facts.yaml: narrowing: %w", err)
	}
	if w.plain, err = regexp.Compile("(?:" + canonicalPattern(strings.Join(file.Plain, "|")) + ")"); err != nil {
		return nil, fmt.Errorf("narrative: facts.yaml: plain: %w", err)
	}
	behind, err := longest.Parse(tail())
	if err != nil {
		return nil, err // a test parses it
	}
	var all, heads [][]longest.Part
	for _, g := range grammar() {
		part, err := longest.Parse(g.pattern)
		if err != nil {
			return nil, err
		}
		all = append(all, []longest.Part{part})
	}
	for i := range w.subjects {
		s := &w.subjects[i]
		if s.ID != "" {
			s.IDs = []string{s.ID}
		}
		if s.After != "" {
			before, err := regexp.Compile("(?:" + canonicalPattern(s.After) + ")$")
			if err != nil {
				return nil, fmt.Errorf("narrative: facts.yaml: %v: %w", s.IDs, err)
			}
			s.before = before
		}
		if s.Under != "" {
			if s.under, err = regexp.Compile(canonicalPattern(s.Under)); err != nil {
				return nil, fmt.Errorf("narrative: facts.yaml: %v: %w", s.IDs, err)
			}
		}
		for ahead, behind := range s.Around {
			one, err := regexp.Compile("(?:" + canonicalPattern(ahead) + ")\x00(?:" + canonicalPattern(behind) + ")")
			if err != nil {
				return nil, fmt.Errorf("narrative: facts.yaml: %v: %w", s.IDs, err)
			}
			s.around = append(s.around, one)
		}
		if len(s.Behind) > 0 {
			if s.behind, err = regexp.Compile("^(?:" + canonicalPattern(strings.Join(s.Behind, "|")) + ")"); err != nil {
				return nil, fmt.Errorf("narrative: facts.yaml: %v: %w", s.IDs, err)
			}
		}
		if len(s.Patterns) == 0 {
			continue
		}
		var patterns []string
		for _, p := range s.Patterns {
			patterns = append(patterns, canonicalPattern(p))
		}
		one, err := longest.Parse(strings.Join(patterns, "|"))
		if err != nil {
			return nil, fmt.Errorf("narrative: facts.yaml: %w", err)
		}
		heads = append(heads, []longest.Part{one})
		w.headOf = append(w.headOf, i)
		all = append(all, []longest.Part{one, behind})
	}
	w.head, w.token = longest.Of(heads...), longest.Of(all...)
	return w, nil
}

// canonicalPattern writes a pattern of facts.yaml as one on canonical text: hanzi.Key makes full-width brackets
// half-width.
func canonicalPattern(p string) string { return canonicalSigns.Replace(p) }

var canonicalSigns = strings.NewReplacer("（", `\(`, "）", `\)`, "“", `"?`, "”", `"?`)

// Subjects gives the subjects of facts.yaml, for the guide.
func Subjects() []Subject { return vocabulary().subjects }

// alone gives what a word means that stands alone behind its amount; nil if it means nothing.
func (w *words) alone(word string) *reference {
	for i := range w.subjects {
		if s := &w.subjects[i]; slices.Contains(s.Alone, word) {
			return &reference{ids: s.IDs, Subject: s}
		}
	}
	return nil
}

// withCovered adds to ids of subjects those of what they cover.
func (w *words) withCovered(ids []string) []string {
	out := slices.Clone(ids)
	for _, id := range ids {
		if s := w.subject(id); s != nil {
			out = append(out, s.Covers...)
		}
	}
	return out
}

// subject finds a subject by its id; nil if there is none.
func (w *words) subject(id string) *Subject {
	for i := range w.subjects {
		if w.subjects[i].ID == id {
			return &w.subjects[i]
		}
	}
	return nil
}

// subjectOf tells which subject the text of a token names: the one whose words cover most of it.
func (w *words) subjectOf(token string) (*Subject, string) {
	length, which := w.head.Prefix(token)
	return &w.subjects[w.headOf[which]], token[:length]
}

// after tells the id that a subject has after another one. A key that ends in a point stands for all ids that begin
// so; "" for the own id.
func (s *Subject) after(id string) (string, bool) {
	if of, ok := s.Of[id]; ok {
		return of, true
	}
	for i := strings.LastIndexByte(id, '.'); i > 0; i = strings.LastIndexByte(id[:i], '.') {
		if of, ok := s.Of[id[:i]+"."]; ok {
			return of, true
		}
	}
	return "", false
}

// canonical is the form of a text that is read: hanzi.Key of each character, so that widths, white space and
// spellings of signs do not count. at gives for each byte of it, and for its end, the place in the text.
func canonical(text string) (canon string, at []int32) {
	var b strings.Builder
	b.Grow(len(text))
	at = make([]int32, 0, len(text)+1)
	for i, r := range text {
		k := hanzi.Key(string(r))
		for range len(k) {
			at = append(at, int32(i))
		}
		b.WriteString(k)
	}
	return b.String(), append(at, int32(len(text)))
}

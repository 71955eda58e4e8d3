package narrative

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/internal/longest"
	"gongkai/internal/packed"
)

// factsText is what facts.yaml says, packed, since to read the YAML took a tenth of a start. A test holds them equal.
//
//go:embed facts.bin
var factsText string

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
	Stands   string            `yaml:"stands"`
	Below    string            `yaml:"stands_below"`
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
	Cost     bool              `yaml:"cost"`
	Counted  bool              `yaml:"counted"`
	OfAll    bool              `yaml:"of_all"`

	before *lazyregexp.Regexp   // the end of what may stand before the words; nil for anything
	stands *lazyregexp.Regexp   // the end of what stands before words that need no other subject; nil where they do
	heads  *lazyregexp.Regexp   // headings below which they do not
	under  *lazyregexp.Regexp   // headings that it stands below; nil for any
	behind *lazyregexp.Regexp   // what stands behind a number of it; nil where numbers stand behind the words
	around []*lazyregexp.Regexp // what stands around a number of it, with a zero byte in its place
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
	narrowing *lazyregexp.Regexp
	plain     *lazyregexp.Regexp
	scope     map[string]string
	others    []string     // tables of budgets beside the general public one
	token     *longest.Set // the grammar, then the words of subjects with their tail
	head      *longest.Set // the words of subjects alone
	headOf    []int        // the subject by expression of head
}

// vocabulary reads facts.yaml, once. The file is part of the program, so a mistake in it is one of the program; a
// test reads it.
var vocabulary = sync.OnceValue(func() *words {
	var file factsFile
	err := packed.Unpack(factsText, &file)
	if err != nil {
		panic(err)
	}
	w, err := newWords(&file)
	if err != nil {
		panic(err)
	}
	return w
})

// tail are words that may follow those of a subject and say nothing new.
var tail = sync.OnceValue(func() string {
	return `(?:总计|合计|"|` + lexicon.Any(lexicon.Words().Narrative.Behind) + `)*`
})

func newWords(file *factsFile) (*words, error) {
	w := &words{subjects: file.Subjects, scope: file.Tables, others: file.Others}
	w.narrowing = lazyregexp.New(canonicalPattern(strings.Join(file.Narrowing, "|")))
	w.plain = lazyregexp.New("(?:" + canonicalPattern(strings.Join(file.Plain, "|")) + ")")
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
			s.before = lazyregexp.New("(?:" + canonicalPattern(s.After) + ")$")
		}
		if s.Stands != "" {
			s.heads = lazyregexp.New(canonicalPattern(s.Below))
			s.stands = lazyregexp.New("(?:" + canonicalPattern(s.Stands) + ")$")
		}
		if s.Under != "" {
			s.under = lazyregexp.New(canonicalPattern(s.Under))
		}
		for ahead, behind := range s.Around {
			s.around = append(s.around,
				lazyregexp.New("(?:"+canonicalPattern(ahead)+")\x00(?:"+canonicalPattern(behind)+")"))
		}
		if len(s.Behind) > 0 {
			s.behind = lazyregexp.New("^(?:" + canonicalPattern(strings.Join(s.Behind, "|")) + ")")
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

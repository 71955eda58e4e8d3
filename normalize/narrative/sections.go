package narrative

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/internal/limits"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// Some parts of the text have a meaning without a number: what a department is for, how it is made up, what the words
// of the disclosure mean. They are told by their headings, and each of their paragraphs is an entry with an address.
// Lists of units, and of the tables that follow, that stand in tables of their own are such parts, too.

// glossary is the kind whose entries have a name of their own.
const glossary = "glossary"

// AddSections finds these parts of a document.
func (t Text) AddSections(doc *document.Document) {
	var found []document.Section
	for i := range t.paragraphs {
		kind := headed(&t.paragraphs[i])
		if kind == "" {
			continue
		}
		if s := section(kind, t.paragraphs[i:]); len(s.Entries) > 0 {
			found = append(found, s)
		}
	}
	if kind := doc.Info.Kind; kind != nil && *kind == schema.EvaluationReport {
		if s := t.evaluationSection(); len(s.Entries) > 0 {
			found = append(found, s)
		}
	}
	for i := range doc.Unmapped {
		if s := listed(&doc.Unmapped[i]); len(s.Entries) > 0 {
			found = append(found, s)
		}
	}
	slices.SortStableFunc(found, func(a, b document.Section) int { return a.Page - b.Page })
	seen := map[string]int{}
	for i := range found {
		s := &found[i]
		s.Address = "section/" + s.Kind
		if seen[s.Kind]++; seen[s.Kind] > 1 {
			s.Address += fmt.Sprintf("~%d", seen[s.Kind])
		}
		for k := range s.Entries {
			s.Entries[k].Address = fmt.Sprintf("%s/%d", s.Address, k+1)
		}
	}
	doc.Sections = found
}

// headed tells what a heading is of; empty for other paragraphs, and lines of a table of contents.
func headed(p *paragraph) string {
	_, from := cutNumber(p.canon)
	words := p.canon[from:]
	if utf8.RuneCountInString(words) > maxHeading {
		return ""
	}
	if !anySection().MatchString(words) { // as nearly always
		return ""
	}
	for _, s := range sectionHeads() {
		if s.head.MatchString(words) {
			return s.kind
		}
	}
	return ""
}

// anySection is the heading of any kind of section.
var anySection = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	var heads []string
	for _, s := range l.Narrative.Sections {
		heads = append(heads, s.Head)
	}
	return "^(?:" + strings.Join(heads, "|") + ")$"
})

type sectionHead struct {
	kind string
	head *regexp.Regexp
}

var sectionHeads = sync.OnceValue(func() (out []sectionHead) {
	for _, s := range lexicon.Words().Narrative.Sections {
		out = append(out, sectionHead{s.Kind, regexp.MustCompile("^(?:" + s.Head + ")$")})
	}
	return out
})

// section reads the paragraphs below a heading, which is the first of those given, up to a heading of its level or a
// higher one.
func section(kind string, paragraphs []paragraph) document.Section {
	head := &paragraphs[0]
	level, from := cutNumber(head.canon)
	page, box := head.place(0, len(head.canon))
	s := document.Section{Kind: kind, Title: hanzi.Fold(head.printed(from, len(head.canon))), Page: page, Box: box}
	if level < 0 {
		level = 0 // only the heading of another part ends it
	}
	last, restarts := page, false
	for i := range paragraphs[1:] {
		p := &paragraphs[i+1]
		own, from := cutNumber(p.canon)
		at, box := p.place(0, len(p.canon))
		// a glossary may count from one again at the level of its heading: 五、名词解释 一、… 二、… 六、…
		restarts = restarts || kind == glossary && own == level && len(s.Entries) == 0 && first.MatchString(p.canon)
		switch {
		case own >= 0 && own < level, own == level && !(restarts && term().MatchString(p.canon[from:])),
			headed(p) != "", at > last+1, sectionEnd().MatchString(p.canon[from:]), len(s.Entries) >= limits.SectionEntries:
			return s
		}
		last = paragraphs[i+1].last().Page
		s.Entries = entry(s.Entries, kind, p, from, at)
		if n := len(s.Entries); n > 0 && s.Entries[n-1].Page == 0 {
			s.Entries[n-1].Page, s.Entries[n-1].Box = at, box
		}
	}
	return s
}

// sectionEnd begins what no section has, and needs no heading: annexes, whom to ask.
var sectionEnd = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.SectionEnd })

// first is the number of the first paragraph of a list.
var first = lazyregexp.New(`^(?:一[、.]|\(一\)|1[、.．]|\(1\))`)

// term is what a paragraph of a glossary explains. The longest seen, the names of an item and its classes, has 44
// characters.
var term = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `^([^,。;:]{2,60}?)(?::|,?` + l.Narrative.Explains + `)`
})

// entry adds a paragraph to those of a section. In a glossary one that explains no word of its own goes on with the one
// before.
func entry(entries []document.Entry, kind string, p *paragraph, from, page int) []document.Entry {
	text := hanzi.Fold(p.printed(from, len(p.canon)))
	if text == "" {
		return entries
	}
	e := document.Entry{Text: text}
	if kind == glossary {
		m := term().FindStringSubmatchIndex(p.canon[from:])
		switch {
		case m != nil:
			e.Name = unquoted(hanzi.Fold(p.printed(from+m[2], from+m[3])))
		case len(entries) > 0:
			entries[len(entries)-1].Text += text
			return entries
		default: // 注：…, or a lead: no word is explained yet
			return entries
		}
	}
	return append(entries, e)
}

// unquoted takes off the signs of quotation around all of a name.
func unquoted(name string) string {
	if in := strings.TrimSuffix(strings.TrimPrefix(name, "“"), "”"); len(in) == len(name)-len("“”") {
		return in
	}
	return name
}

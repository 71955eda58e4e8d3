package narrative

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// A paragraph that ends in a colon behind the amount of all projects (项目支出9万元，具体包括：) leads in a list of projects, a
// numbered paragraph each: 1.社工服务项目5万元，主要用于…. The name of such a project is known by its place alone.

var oneOfProjects = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `^(\p{Han}[^,，:;；。]{1,45}?)(?:` + l.Narrative.Expenditure + `)?(` + digits + `(?:亿元|万元|元))(?:[,，;；。]|$)`
})

// leadsProjects notes whether a paragraph of a level leads a list of projects in, or ends one.
func (r *reader) leadsProjects(level int) {
	lists := level >= 0 && strings.HasSuffix(r.p.canon, ":") && r.named != nil &&
		r.named.Leads != "" && len(r.facts) > r.ofParagraph && r.facts[len(r.facts)-1].ID == r.named.ids[0]
	switch {
	case lists:
		r.projects, r.led = level, r.words.subject(r.named.Leads)
	case level >= 0 && level <= r.projects:
		r.projects = unled
	}
}

// Of a project that matters most, a disclosure may print a paragraph for each of its features, each with a label:
// 项目名称：某区普查, 政策依据：…, 预算安排：7000万元. The money is that of the project that was named last. Features are all of
// one level; any other paragraph speaks of something else.

var (
	labelledName = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^` + lexicon.Any(l.Narrative.LabelledProject.Names) + `:([^。;:]{3,70})[。;]?$`
	})
	labelledAmount = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		p := l.Narrative.LabelledProject
		return `^` + lexicon.Any(p.Amounts) + lexicon.Any(p.States) + `?:(?:(\d{4})年度?)?` + lexicon.Any(p.Of) + `*(` +
			digits + `(?:亿元|万元|元))(?:[,;。]|$)`
	})
	// ofYear is behind the amount of several years, in front of that of one.
	ofYear = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.LabelledProject.OfYear })
	// feature is a label with something behind it.
	feature = lazyregexp.New(`^[^,.;:。]{1,16}:.`)
)

// labelledProject is the project that a paragraph with the label of names names.
type labelledProject struct {
	name     string // empty for none
	level    int    // of that paragraph
	features int    // the level of the paragraphs behind it; unled before the first
}

// labelled reads such a paragraph, of a level. It reports whether it is the amount of a project: all that it says is of
// that one. A name has one amount.
func (r *reader) labelled(level, from int) bool {
	text := r.p.canon[from:]
	if m := labelledName().FindStringSubmatch(text); m != nil {
		r.labels = labelledProject{m[1], level, unled}
		return false
	}
	of := r.labels
	if of.name == "" {
		return false
	}
	above := level >= 0 && (of.level < 0 || level < of.level)
	if above || of.features != unled && level != of.features || !feature.MatchString(text) {
		r.labels = labelledProject{}
		return false
	}
	r.labels.features = level
	m := labelledAmount().FindStringSubmatchIndex(text)
	if m == nil {
		return false
	}
	t := token{kind: number, from: from + m[4], to: from + m[5], text: text[m[4]:m[5]]}
	other := m[2] >= 0 && text[m[2]:m[3]] != strconv.Itoa(r.documentYear) || ofYear().MatchString(text[m[5]:])
	if subject := r.words.subject("projects"); subject != nil && !other && t.number(r.p.canon) {
		c := clause{reader: r, from: from, to: len(r.p.canon), part: span{from, from + m[5]}}
		c.emit(&reference{ids: subject.IDs, about: of.name, Subject: subject}, "", t)
		r.labels = labelledProject{}
	}
	return true
}

// project reads a paragraph of such a list. It reports whether it did: all other numbers of the paragraph are of parts
// of the project.
func (r *reader) project(level, from int) bool {
	if r.projects == unled || level <= r.projects {
		return false
	}
	m := oneOfProjects().FindStringSubmatchIndex(r.p.canon[from:])
	if m == nil {
		return false
	}
	name := r.p.canon[from+m[2] : from+m[3]]
	t := token{kind: number, from: from + m[4], to: from + m[5], text: r.p.canon[from+m[4] : from+m[5]]}
	endsInYear := year4.MatchString(name[max(0, len(name)-len("2025年")):])
	if utf8.RuneCountInString(name) < 3 || endsInYear || !t.number(r.p.canon) {
		return false
	}
	c := clause{reader: r, from: from, to: len(r.p.canon), part: span{from, from + m[5]}}
	ref := &reference{ids: r.led.IDs, about: name, Subject: r.led}
	c.emit(ref, "", t)
	return true
}

package narrative

import (
	"regexp"
	"strings"
	"sync"

	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
)

// The cover of a report of an evaluation says in labelled lines what it is about: 项目名称：…, 评价机构：…, 报告日期：…. These lines,
// and the grade that the text comes to (评价等级为“优”), are entries of a section, each by its label as printed. Who answers
// for it and how to reach him is none of it.

// evaluationPart is the kind of that section.
const evaluationPart = "evaluation"

var (
	coverLine = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:` + l.Narrative.Report.Cover + `)(?:\([^()]{1,6}\))?:`
	})
	labelled  = regexp.MustCompile(`^[^:,;。]{2,16}:`)
	whole     = regexp.MustCompile(`(?:日|元)$`) // a date or an amount, which nothing goes on with
	gradeLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(.{0,16}?)(` + lexicon.Words().Narrative.Report.Grade + `)`)
	})
)

// coverPages is on how many pages the lines of a cover may stand.
const coverPages = 2

// evaluationSection reads these lines and the grade; without any it has no entries.
func (t Text) evaluationSection() document.Section {
	s := document.Section{Kind: evaluationPart}
	for i := 0; i < len(t.paragraphs); i++ {
		p := &t.paragraphs[i]
		level, _ := cutNumber(p.canon)
		page, box := p.place(0, len(p.canon))
		if page > coverPages || level >= 0 || strings.Contains(p.canon, "。") {
			break
		}
		m := coverLine().FindStringIndex(p.canon)
		if m == nil {
			continue
		}
		e := document.Entry{
			Name: strings.TrimRight(hanzi.Fold(p.printed(0, m[1])), "：:"), Text: hanzi.Fold(p.printed(m[1], len(p.canon))),
			Page: page, Box: box,
		}
		for i+1 < len(t.paragraphs) && goesOnBelow(&t.paragraphs[i], &t.paragraphs[i+1], e.Text) {
			i++
			next := &t.paragraphs[i]
			_, more := next.place(0, len(next.canon))
			e.Text += hanzi.Fold(next.printed(0, len(next.canon)))
			e.Box = e.Box.Union(more)
		}
		if e.Text != "" {
			s.Entries = append(s.Entries, e)
		}
	}
	if e := t.grade(); e.Text != "" {
		s.Entries = append(s.Entries, e)
	}
	if len(s.Entries) > 0 {
		s.Page, s.Box = s.Entries[0].Page, s.Entries[0].Box
		if len(t.paragraphs) > 0 {
			s.Title = hanzi.Fold(t.paragraphs[0].printed(0, len(t.paragraphs[0].canon)))
		}
	}
	return s
}

// goesOnBelow reports whether a line without a label goes on with the value of the one above: the value is empty, or
// the line above is the longer one and this begins right of the label.
func goesOnBelow(above, p *paragraph, value string) bool {
	a, b := above.last(), p.pieces[0].text
	if labelled.MatchString(p.canon) || a.Page != b.Page || b.Box.Y0-a.Box.Y1 > 2.5*max(a.Size, 1) ||
		min(a.Size, b.Size) < 0.8*max(a.Size, b.Size) {
		return false
	}
	return value == "" || !whole.MatchString(value) && b.Box.X0 > a.Box.X0+2*a.Size && b.Box.X1 <= a.Box.X1+a.Size
}

// grade finds the grade that a sentence gives beside points of the whole.
func (t Text) grade() document.Entry {
	for i := range t.paragraphs {
		p := &t.paragraphs[i]
		_, from := cutNumber(p.canon)
		for _, s := range sentences(p.canon, from) {
			scored := false
			for _, c := range reportClauses(p.canon, s) {
				clause := p.canon[c.from:c.to]
				if m := reportScore().FindStringSubmatch(clause); m != nil {
					name, _ := reportName(m[1])
					scored = scored || general().MatchString(name)
				}
				m := gradeLine().FindStringSubmatchIndex(clause)
				if m == nil || !scored || m[6] < 0 {
					continue
				}
				page, box := p.place(c.from, c.to)
				label := strings.TrimRight(p.printed(c.from+m[4], c.from+m[6]), "“\"为"+"是：: ")
				grade := hanzi.Fold(p.printed(c.from+m[6], c.from+m[7]))
				return document.Entry{Name: hanzi.Fold(label), Text: grade, Page: page, Box: box}
			}
		}
	}
	return document.Entry{}
}

package schema

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
)

// coverTitles gives what may be the document's title: the lines of the first pages, each alone and joined with those
// below it, because covers set the department's name, the year and 部门预算 in lines of their own.
func coverTitles(doc *extract.Document) []string {
	const lines, joined = 12, 5 // no cover seen has more
	var parts []string
	for i := range doc.Texts {
		t := &doc.Texts[i]
		contents := slices.Contains(lexicon.Words().Captions.Contents, hanzi.Key(t.Text))
		if t.Page > 2 || len(parts) == lines || len(parts) > 0 && contents {
			break
		}
		parts = append(parts, PlainDigits(t.Text))
	}
	var out []string
	for i := range parts {
		s := ""
		for k := i; k < min(i+joined, len(parts)); k++ {
			if s += parts[k]; len(s) > 150 || strings.ContainsAny(s, "，。；") {
				break
			}
			out = append(out, s)
		}
	}
	return out
}

// PlainDigits makes the years of titles readable: 二〇二五年 and ２０２５ 年 become 2025年.
func PlainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '○' || r == 'Ｏ' || r == '零':
			return '0'
		case strings.ContainsRune(chineseDigits, r):
			return '0' + rune(strings.Index(chineseDigits, string(r))/len("〇"))
		}
		return r
	}, hanzi.Key(s))
}

const chineseDigits = "〇一二三四五六七八九"

// Department finds the department in the title of a document: what a pattern of the form finds there, if it reads like
// a public body.
func (f *Form) Department(doc *extract.Document, isBody func(name string) bool) (string, bool) {
	for _, title := range coverTitles(doc) {
		for _, p := range f.Document.title {
			if g := p.FindStringSubmatch(title); len(g) > 1 && isBody(g[1]) {
				return g[1], true
			}
		}
	}
	return "", false
}

// TitleYear finds the budget year in the title of a document.
func (f *Form) TitleYear(doc *extract.Document) (int, bool) {
	for _, title := range coverTitles(doc) {
		if y, ok := f.Year(title); ok {
			return y, true
		}
	}
	return 0, false
}

// reports tells a paper about money spent that is no disclosure: its title ends so, and no line of the cover names a
// budget or final accounts.
func reports(doc *extract.Document) bool {
	words, found := lexicon.Words(), false
	for _, title := range coverTitles(doc) {
		budget := words.Bodies.Scope.Title
		for _, w := range append(slices.Clone(budget.Department), budget.Unit...) {
			if strings.Contains(title, w) {
				return false
			}
		}
		ends := func(end string) bool { return strings.HasSuffix(title, end) }
		found = found || slices.ContainsFunc(words.Titles.Reports, ends)
	}
	return found
}

// speaks finds the form whose words the title of a document without known tables uses.
func speaks(doc *extract.Document, forms []*Form) *Form {
	for _, title := range coverTitles(doc) {
		for _, f := range forms {
			if matchAny(f.Document.title, title) {
				return f
			}
		}
	}
	return nil
}

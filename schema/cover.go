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

// reports tells a paper about money spent that is no budget and no final accounts, though it may print tables of one:
// its title ends so, and no line of the cover names a budget or final accounts. The kind is EvaluationReport, or empty
// for other reports.
func reports(doc *extract.Document) (kind string, found bool) {
	words := lexicon.Words()
	said := words.Bodies.Scope.Title
	of := slices.DeleteFunc(slices.Concat(said.Department, said.Unit), func(w string) bool { // 部门整体支出 is of reports
		return !strings.Contains(w, words.Narrative.Budget) && !strings.Contains(w, words.Narrative.Final)
	})
	for _, title := range coverTitles(doc) {
		switch {
		case lexicon.Has(title, of), disclosing().MatchString(title):
			return "", false
		case IsEvaluationReport(title):
			kind, found = EvaluationReport, true
		case lexicon.Ends(title, words.Titles.Reports):
			found = true
		}
	}
	return kind, found
}

// disclosing is how a line of the cover ends that says what a paper discloses.
var disclosing = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Titles.Disclosures })

// evaluations is how the title of a report of an evaluation of performance ends.
var evaluations = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Titles.Evaluations })

// IsEvaluationReport tells whether a line is the title of a report of what became of money (绩效评价报告, 绩效自评报告). One
// made before the money was spent (事前绩效评估报告) is none.
func IsEvaluationReport(title string) bool {
	return evaluations().MatchString(title) && !lexicon.Has(title, lexicon.Words().Titles.Beforehand)
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

package narrative

import (
	"strings"
	"unicode/utf8"

	"gongkai/internal/lexicon"
)

// Final accounts say of each project how it fared in its own evaluation, in the words of a template: 某项目绩效自评综述：根据年初设定的
// 绩效目标，…自评得分为98分。全年预算数为12万元，执行数为11万元，完成预算的91.67%。 The name in front of the words is what the numbers are of.

var (
	evaluated = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return lexicon.Any(l.Narrative.Evaluation.Labels)
	})
	selfScore = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		e := &l.Narrative.Evaluation
		return lexicon.Any(e.Scores) + `(?:为|是|:)?(` + digits + e.Point + `?)(?:[,;。(]|$)`
	})
	// selfSpent are the budget, what was spent right behind it, and the share where it follows.
	selfSpent = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		e, unit := &l.Narrative.Evaluation, `(?:亿元|万元|元)`
		return lexicon.Any(e.Budgets) + `(?:为|是|:)?(` + digits + unit + `)[,;。、](?:` + e.Again + `)?` +
			lexicon.Any(e.Executed) + `(?:为|是|:)?(` + digits + unit + `)` +
			`(?:[,;。、](?:占|为)?` + lexicon.Any(e.Rates) + `(` + digits + `%))?`
	})
)

// maxEvaluated is how long the name of a project may be, in characters. The longest seen has 52.
const maxEvaluated = 70

// evaluation reads a paragraph of such a template. It reports whether it is one: what else it says is no number of the
// budget.
func (r *reader) evaluation(from int) bool {
	text := r.p.canon[from:]
	of := &lexicon.Words().Narrative.Evaluation
	if !lexicon.Has(text, of.Labels) { // nearly all paragraphs: to look for words costs less than the expression
		return false
	}
	label := evaluated().FindStringIndex(text)
	if label == nil {
		return false
	}
	name := strings.ReplaceAll(text[:label[0]], `"`, "")
	if i := strings.LastIndexByte(name, ','); i >= 0 && lexicon.Has(name[i:], of.Whole) { // 根据年初设定的绩效目标,部门整体支出
		name = name[i+1:]
	}
	spent := selfSpent().FindStringSubmatchIndex(text)
	if spent == nil || spent[0] < label[1] ||
		utf8.RuneCountInString(name) > maxEvaluated || strings.ContainsAny(name, "。;:,") {
		return false
	}
	ref := &reference{ids: []string{"evaluation"}, about: name, Subject: r.words.subject("evaluation")}
	if ref.Subject == nil || name == "" {
		return false
	}
	if lexicon.Has(name, of.Whole) { // the department's own
		ref.about = ""
	}
	first := len(r.facts)
	end := spent[1]
	c := clause{reader: r, from: from, to: len(r.p.canon), part: span{from, from + end}}
	say := func(suffix string, at []int) {
		t := token{kind: number, from: from + at[0], to: from + at[1], text: text[at[0]:at[1]]}
		if t.number(r.p.canon) {
			c.emit(ref, suffix, t)
		}
	}
	if m := selfScore().FindStringSubmatchIndex(text[:spent[0]]); m != nil {
		say(".score", m[2:4])
	}
	say(".adjusted", spent[2:4])
	say(".executed", spent[4:6])
	if spent[6] >= 0 {
		say(".execution", spent[6:8])
	}
	if ref.about != "" { // a paper may have several projects of one name, in each of its units one
		for i := first; i < len(r.facts); i++ {
			r.facts[i].project = first + 1
		}
	}
	return true
}

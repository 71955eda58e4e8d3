package identity

import (
	"strings"
	"unicode/utf8"

	"gongkai/extract"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// Contains tells what is in a document, by what was recognised in it; unmapped is how many of its tables no form knows.
// The parts are in the order of document.Parts.
func Contains(printed *extract.Document, match *schema.Match, unmapped int) []string {
	has := map[string]bool{
		document.OtherTables: unmapped > 0,
		document.Narrative:   sentences(printed) >= leastSentences,
	}
	if len(match.Tables) > 0 && match.Form != nil {
		switch match.Form.Kind {
		case schema.FinalAccounts:
			has[document.FinalTables] = true
		default:
			has[document.BudgetTables] = true
		}
	}
	for i := range match.Sheets {
		if match.Sheets[i].Sheet.Evaluates() {
			has[document.Evaluations] = true
		} else {
			has[document.Targets] = true
		}
	}
	for _, f := range printed.Findings {
		if f.ID == "page.picture" {
			has[document.Scans] = true
		}
	}
	out := []string{}
	for _, part := range document.Parts {
		if has[part] {
			out = append(out, part)
		}
	}
	return out
}

// leastSentences is how many paragraphs with a sentence make a narrative. Files of tables alone have remarks below
// tables at most, which are not among the paragraphs; the shortest narrative seen has 19.
const leastSentences = 5

// sentenceRunes is how long a paragraph with a sentence is at least.
const sentenceRunes = 20

// sentences counts the paragraphs outside of tables that have a sentence.
func sentences(printed *extract.Document) int {
	n := 0
	for i := range printed.Texts {
		if t := printed.Texts[i].Text; strings.Contains(t, "。") && utf8.RuneCountInString(t) >= sentenceRunes {
			n++
		}
	}
	return n
}

// Package narrative reads the numbers of a disclosure's text as facts: staff, totals, changes against the year before, shares,
// procurement, assets, performance. It splits section → numbered paragraph → sentence → clause and binds a number to the nearest subject
// to its left in the same clause; a number that is not bound so, with nothing unexpected in between, is left out and counted. Which
// words are a subject stands in facts.yaml.
package narrative

import (
	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/internal/limits"
	"gongkai/normalize/value"
)

// Fact is a number of the narrative.
type Fact struct {
	ID    string
	Value value.Amount // a decrease is negative; what the words say there is none of is 0
	Unit  string       // as printed; empty where none is
	Text  string       // the words that say it, up to a semicolon or full stop
	Page  int          // where these words begin
	Box   geometry.Rect
	// Year is the year that the number is of, where the words say another than the document's.
	Year int
	// About says what the number is of, where the id alone does not: a class, an item, a code, a use.
	About string
	// Reason is what the text gives as the reason of a change.
	Reason string
}

// Read gives the facts of a document's paragraphs in the order of the text, and how many numbers stand by a known subject and were left
// out because it is not certain what they say. The year is the document's; 0 where it is not known.
func Read(texts []extract.Text, year int) (facts []Fact, leftOut int) {
	paragraphs := join(texts)
	if year == 0 {
		year = titleYear(paragraphs)
	}
	r := reader{words: vocabulary(), documentYear: year}
	for i := range paragraphs {
		if len(r.facts) > limits.NarrativeFacts {
			break
		}
		r.paragraph(&paragraphs[i])
	}
	return r.facts, r.leftOut
}

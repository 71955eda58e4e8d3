// Package similar measures how alike two short texts are: titles, header cells, words of a form.
package similar

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Ratio is 1 for equal texts and 0 for texts without a common rune: one minus the edit distance over the longer length.
// Texts over 64 runes are only compared for equality.
func Ratio(a, b string) float64 {
	if a == b {
		return 1
	}
	n := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if a == "" || b == "" || n > longest {
		return 0
	}
	return 1 - float64(levenshtein.ComputeDistance(a, b))/float64(n)
}

// Edits is how many runes have to be put in, taken out or exchanged to make one text of another.
func Edits(a, b string) int { return levenshtein.ComputeDistance(a, b) }

// edits that a text of so many runes can take.
func edits(runes int, least float64) int { return int((1 - least) * float64(runes)) }

// longest is the longest text that is compared in runes: others are no labels.
const longest = 64

// AtLeast is Ratio where that is least or more, else 0. It looks at the lengths and at the runes that both have before
// it compares in earnest, so that many texts can be compared with many.
func AtLeast(a, b string, least float64) float64 {
	if a == b {
		return 1
	}
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	longer := max(la, lb)
	if longer == 0 || longer > longest {
		return 0
	}
	allowed := edits(longer, least)
	if longer-min(la, lb) > allowed {
		return 0
	}
	alien := 0 // runes of a that b has not: each takes an edit
	for _, r := range a {
		if !strings.ContainsRune(b, r) {
			if alien++; alien > allowed {
				return 0
			}
		}
	}
	if ratio := Ratio(a, b); ratio >= least {
		return ratio
	}
	return 0
}

// Package similar measures how alike two short texts are: titles, header cells, words of a form.
package similar

import (
	"strings"
	"unicode/utf8"
)

// Ratio is 1 for equal texts and 0 for texts without a common rune: one minus the edit distance over the longer length.
// Texts over 64 runes are only compared for equality.
func Ratio(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(a), []rune(b)
	n := max(len(x), len(y))
	if n == 0 || len(x) == 0 || len(y) == 0 || n > longest {
		return 0
	}
	return 1 - float64(distance(x, y))/float64(n)
}

// edits that a text of so many runes can take.
func edits(runes int, least float64) int { return int((1 - least) * float64(runes)) }

// longest is the longest text that is compared in runes: others are no labels.
const longest = 64

// AtLeast is Ratio where that is least or more, else 0. It looks at the lengths and at the runes that both have before it compares in
// earnest, so that many texts can be compared with many.
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

// distance is the Levenshtein distance.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			cost := diagonal
			if ra != rb {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

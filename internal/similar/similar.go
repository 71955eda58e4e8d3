// Package similar measures how alike two short texts are: titles, header cells, words of a form.
package similar

// Ratio is 1 for equal texts and 0 for texts without a common rune: one minus the edit distance over the longer length.
// Texts over 64 runes, which are no labels, are only compared for equality.
func Ratio(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(a), []rune(b)
	n := max(len(x), len(y))
	if n == 0 || len(x) == 0 || len(y) == 0 || n > 64 {
		return 0
	}
	return 1 - float64(distance(x, y))/float64(n)
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

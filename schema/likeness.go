package schema

import (
	"slices"
	"strings"

	"gongkai/internal/lexicon"
	"gongkai/internal/similar"
)

// score compares a declared column with the header path of a printed one: the lowest cell counts most, the cells above
// it tell columns of the same name apart, and the numbering row is a witness.
func (r *recogniser) score(c *Column, printed []headCell, number int) float64 {
	if len(printed) == 0 {
		return 0
	}
	best := 0.0
	for _, path := range c.keys {
		best = max(best, r.pathScore(path, printed))
	}
	if best > 0 && number > 0 && c.Number > 0 {
		if number == c.Number {
			best += numberWitness
		} else {
			best -= numberWitness
		}
	}
	return best
}

func (r *recogniser) pathScore(path []int32, printed []headCell) float64 {
	leaf := r.alike(path[len(path)-1], &printed[len(printed)-1])
	if leaf == 0 {
		return 0
	}
	parents, above := path[:len(path)-1], printed[:len(printed)-1]
	used := make([]bool, len(above))
	hits := 0.0
	k := len(above) - 1
	for i := len(parents) - 1; i >= 0; i-- {
		found := false
		for j := k; j >= 0 && !found; j-- {
			if a := r.alike(parents[i], &above[j]); a > 0 {
				hits += a
				used[j], found = true, true
				k = j - 1
			}
		}
		if !found && ofPeriod(headWords.text(parents[i])) {
			return 0
		}
	}
	unexplained := 0
	for j, c := range above {
		if !used[j] {
			unexplained++
			if otherPeriod(c.key.Text) { // 上年 above 小计 makes it another column
				return 0
			}
		}
	}
	switch {
	case len(parents) == 0:
		return leafShare*leaf + parentShare - undeclaredParents*min(1, float64(unexplained)) -
			unexplainedCell*float64(unexplained)
	case hits == 0 && len(above) > 0 && isSum(printed[len(printed)-1].key.Text): // a sum of something else
		return 0
	}
	return leafShare*leaf + parentShare*hits/float64(len(parents)) - unexplainedCell*float64(unexplained)
}

// otherPeriod reports whether a header cell stands over columns of another period than the table's own.
func otherPeriod(key string) bool {
	h := &lexicon.Words().Headers
	return lexicon.Begins(key, h.Prior) && !lexicon.Has(key, h.Carried) || lexicon.Begins(key, h.Other)
}

// ofPeriod reports whether a cell of a declared path tells the period of its columns.
func ofPeriod(key string) bool {
	h := &lexicon.Words().Headers
	return otherPeriod(key) || lexicon.Begins(key, h.OwnBudget) || slices.Contains(h.Own, key)
}

// isSum tells a header cell that says nothing without the cells above it.
func isSum(key string) bool { return slices.Contains(lexicon.Words().Headers.Sums, key) }

// alike is 1 for equal header cells, less for nearly equal ones and 0 for others. Short words must be equal: 款 is not
// 项. A form need not say that a column is of this year, or that it is one of which.
func (r *recogniser) alike(want int32, printed *headCell) float64 {
	if printed.row == nil {
		printed.row = r.headRow(printed.key.Text)
	}
	switch printed.row.of(want) {
	case nothingAlike:
		return 0
	case allAlike:
		return 1
	case partlyAlike:
		return printed.row.partly[want]
	}
	like := likeHeads(&headWords.all()[want], &printed.key)
	printed.row.set(want, like)
	return like
}

func likeHeads(want, printed *similar.Word) float64 {
	switch {
	case want.Text == printed.Text:
		return 1
	case len(want.Text) <= equalUpTo && len(printed.Text) <= equalUpTo:
		return 0
	case strings.TrimPrefix(printed.Text, "本年") == want.Text, strings.TrimPrefix(printed.Text, "其中:") == want.Text:
		return impliedHead
	case len(want.Text) <= declaredUpTo || !similar.Possible(want, printed, leastHead):
		return 0
	}
	if ratio := similar.AtLeast(want.Text, printed.Text, leastHead); ratio > 0 && !opposed(want.Text, printed.Text) {
		return nearHead * ratio
	}
	return 0
}

// opposed finds a word that one of two header cells has and the other lacks, and that makes it another column: 非财政拨款 is
// not 财政拨款.
func opposed(a, b string) bool {
	for _, word := range lexicon.Words().Headers.Opposed {
		if strings.Contains(a, word) != strings.Contains(b, word) {
			return true
		}
	}
	return false
}

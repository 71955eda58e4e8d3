package schema

import (
	"regexp"
	"strconv"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/similar"
)

// titleScore finds the caption that reads most like a title of the table.
func (t *Table) titleScore(printed *extract.Table, h header) (string, float64) {
	texts := titleTexts(printed, h.title)
	best, score := "", 0.0
	for _, s := range texts {
		if v := t.scoreTitle(hanzi.Key(s)); v > score {
			best, score = s, v
		}
	}
	// The printed number is a witness beside a title that fits; alone it says nothing.
	if score > 0 && t.Number > 0 && hasNumber(texts, t.Number) {
		score = min(1, score+0.03)
	}
	return best, score
}

func (t *Table) scoreTitle(s string) float64 {
	if matchAny(t.patterns, s) {
		return 0.95
	}
	best := 0.0
	for _, title := range append([]string{t.Title}, t.Aliases...) {
		best = max(best, likeness(s, hanzi.Key(title)))
	}
	return best
}

// likeness compares a caption with a title: the same, the title with something around it (a year, a department, a number),
// or nearly the same letters.
func likeness(caption, title string) float64 {
	switch {
	case caption == title:
		return 1
	case caption == "" || title == "":
		return 0
	case strings.Contains(caption, title):
		return 0.8 + 0.15*float64(len(title))/float64(len(caption))
	}
	if r := similar.Ratio(caption, title); r >= 0.7 {
		return 0.9 * r
	}
	return 0
}

// titleTexts gives what may be a title: each caption, two captions in a row (a title in two lines), and the text of a first row
// that is one merged cell.
func titleTexts(printed *extract.Table, inside []string) []string {
	var out []string
	for i, c := range printed.Captions {
		out = append(out, c.Text)
		if i > 0 && c.Size > 0 && printed.Captions[i-1].Size > 0.9*c.Size {
			out = append(out, printed.Captions[i-1].Text+c.Text)
		}
	}
	return append(out, inside...)
}

var tableNumber = regexp.MustCompile(`^\(?(?:附?表|公开|预算)(?:表)?0*(\d{1,2})表?\)?$`)

func hasNumber(texts []string, number int) bool {
	for _, s := range texts {
		if g := tableNumber.FindStringSubmatch(hanzi.Key(s)); g != nil && g[1] == strconv.Itoa(number) {
			return true
		}
	}
	return false
}

package picture

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shaped corrects what an engine cannot tell from a line brought to one height, but the ink shows: whether a sign of
// comparison is as wide as an ideograph, and that a cross has the four dots of a reference mark. Nothing else is
// changed.
func shaped(text string, ink []blob, line box) string {
	if len(ink) == 0 {
		return text
	}
	switch one := strings.TrimSpace(text); {
	case (one == "" || slices.Contains(crosses, one) || isSign(one)) && isMark(ink, line):
		return referenceMark // which engines know badly: they read a cross, or nothing
	case strings.HasPrefix(text, "<"), strings.HasPrefix(text, ">"):
		if wideComparison(text, ink, line) {
			return string(rune(text[0])+fullWidth) + text[1:]
		}
	}
	return text
}

// isSign reports whether a text is one sign that is no letter, digit or mark already: & and the like.
func isSign(text string) bool {
	c, size := utf8.DecodeRuneInString(text)
	return size == len(text) && (unicode.IsPunct(c) || unicode.IsSymbol(c))
}

// isMark reports whether ink is a reference mark: a cross with a dot between each two of its arms, of which one may
// touch the cross. A speck beside them, or an arm that is broken, does not matter.
func isMark(ink []blob, line box) bool {
	w, h := line.width(), line.height()
	if 4*w < 3*h || 4*h < 3*w {
		return false
	}
	sides, cross := [4]bool{}, false
	for _, b := range ink {
		if 10*b.width() >= 7*w && 10*b.height() >= 7*h {
			cross = true
			continue
		}
		if 3*b.width() > w || 3*b.height() > h {
			continue
		}
		// of the middle of the dot, from that of the mark, in halves of its size
		x := float64(b.x0+b.x1-line.x0-line.x1) / float64(w)
		y := float64(b.y0+b.y1-line.y0-line.y1) / float64(h)
		for i, at := range [4][2]float64{{0, -1}, {1, 0}, {0, 1}, {-1, 0}} {
			sides[i] = sides[i] || math.Hypot(x-dotOfMark*at[0], y-dotOfMark*at[1]) < 0.3
		}
	}
	dots := 0
	for _, seen := range sides {
		if seen {
			dots++
		}
	}
	return cross && dots >= len(sides)-1
}

// wideComparison reports whether the sign of comparison that a text begins with is as wide as an ideograph. In some
// fonts its ink is no wider for it; then its distance from the sign behind it tells, if that is one of equality.
func wideComparison(text string, ink []blob, line box) bool {
	sorted := slices.SortedFunc(slices.Values(ink), func(a, b blob) int { return a.x0 - b.x0 })
	first := sorted[0]
	em := float64(line.height()) / inkOfNumber
	if strings.ContainsFunc(text, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
		em = float64(line.height()) / inkOfHan
	}
	if float64(first.width()) >= wideSign*em {
		return true
	}
	if text[1:] == "" || text[1] != '=' || len(sorted) < 2 {
		return false
	}
	equals := sorted[1]
	for _, b := range sorted[2:] { // its other bar, where this one touches what comes behind
		if b.x0 <= sorted[1].x0+line.height()/8 && b.width() < equals.width() {
			equals = b
		}
	}
	if equals.width() < equals.height() {
		return false
	}
	return float64(equals.x0+equals.x1-first.x0-first.x1)/2 >= wideStep*float64(equals.width())
}

// referenceMark is what numbers columns of text in budgets, and crosses what it is taken for. dotOfMark is how far its
// dots are from its middle, in halves of its size.
const (
	referenceMark = "※"
	dotOfMark     = 0.75
)

var crosses = []string{"X", "x", "×", "*", "米", "义", "※"}

// fullWidth leads from ASCII to the forms as wide as an ideograph. wideSign is the share of an em that the ink of such
// a sign takes at least: it takes 0.75 in most fonts, a narrow one 0.45. wideStep is how far the middle of a sign of
// equality behind it is away at least, in widths of the ink of that: 1.45 to 1.8, and 1.2 behind a narrow one.
// inkOfNumber is the height of digits with a sign of percent.
const (
	fullWidth   = 0xFEE0
	wideSign    = 0.56
	wideStep    = 1.33
	inkOfNumber = 0.78
)

// bracketed gives brackets the width that they have on the page, which engines guess: between two characters a bracket
// takes the room of an ideograph, or a third of that. Both brackets of a pair are of one form. at has the middle of
// each character. Where the room of a pair cannot be told, it is as wide as most of the page are, of which votes keeps
// the count; without any the pair is wide around ideographs, as is usual, and else as it was read. One whose fellow is
// in another line is as wide as its room says, or as most are.
func bracketed(text []rune, at []float64, height int, votes *[2]int, most [2]int) []rune {
	pitch := pitchOf(text, at, height)
	out := slices.Clone(text)
	var open []int
	for i, c := range text {
		switch c {
		case '(', '（':
			open = append(open, i)
		case ')', '）':
			if len(open) == 0 {
				out[i] = single(text, at, i, pitch, most)
				continue
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			wide := text[from] == '（' || c == '）'
			a, seenA := roomy(text, at, from, pitch)
			b, seenB := roomy(text, at, i, pitch)
			switch {
			case seenA || seenB:
				if wide = a || b; wide {
					votes[1]++
				} else {
					votes[0]++
				}
			case most[0] != most[1]:
				wide = most[1] > most[0]
			default:
				wide = wide || slices.ContainsFunc(text[from:i], func(c rune) bool { return unicode.Is(unicode.Han, c) })
			}
			if out[from], out[i] = '(', ')'; wide {
				out[from], out[i] = '（', '）'
			}
		}
	}
	for _, i := range open {
		out[i] = single(text, at, i, pitch, most)
	}
	return out
}

// single gives a bracket without its fellow the width that it has on the page.
func single(text []rune, at []float64, i int, pitch float64, most [2]int) rune {
	wide, seen := roomy(text, at, i, pitch)
	switch {
	case !seen && most[0] == most[1]:
		return text[i]
	case !seen:
		wide = most[1] > most[0]
	}
	opens := text[i] == '(' || text[i] == '（'
	switch {
	case opens && wide:
		return '（'
	case opens:
		return '('
	case wide:
		return '）'
	}
	return ')'
}

// pitchOf is the distance of neighbouring ideographs; where there are none, what it is at the height of the line.
func pitchOf(text []rune, at []float64, height int) float64 {
	var steps []float64
	for i := 1; i < len(at) && len(at) == len(text); i++ {
		if unicode.Is(unicode.Han, text[i-1]) && unicode.Is(unicode.Han, text[i]) {
			steps = append(steps, at[i]-at[i-1])
		}
	}
	if len(at) != len(text) {
		return 0
	}
	if len(steps) == 0 {
		return float64(height) / inkOfHan
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
}

// roomy reports whether the character i has the room of an ideograph between its neighbours, if that can be told.
func roomy(text []rune, at []float64, i int, pitch float64) (wide, seen bool) {
	before, after := i-1, i+1
	for before > 0 && text[before] == ' ' {
		before--
	}
	for after+1 < len(text) && text[after] == ' ' {
		after++
	}
	if pitch <= 0 || before < 0 || after >= len(text) || !letter(text[before]) || !letter(text[after]) {
		return false, false
	}
	room := (at[after]-at[before])/pitch - advance(text[before])/2 - advance(text[after])/2
	return room >= bracketRoom, true
}

func letter(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// bracketRoom is between the room of a bracket as wide as an ideograph and of one as wide as a third of it.
const bracketRoom = 0.68

package narrative

import (
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
)

// A reason may be given in points that are sentences or paragraphs of their own: 主要原因：1.人员增加。2.项目增加。, or 主要原因是： with
// a numbered paragraph each. They are one reason; their numbers are the reason's, as those of one sentence are.

// pointNumbers are the ways to count points: all that stands in front of the words, and the number alone.
var pointNumbers = []*lazyregexp.Regexp{
	lazyregexp.New(`^(([一二三四五六七八九])是)`),
	lazyregexp.New(`^((\d{1,2})[、.．])(?:\D|20\d\d年)`),
	lazyregexp.New(`^(\((\d{1,2})\))`),
	lazyregexp.New(`^(([①-⑳]))`),
}

// pointAt tells how a text counts what it begins with, which number that is, and how many bytes stand in front of the
// words; style is -1 for none.
func pointAt(text string) (style, number, width int) {
	for i, n := range pointNumbers {
		if m := n.FindStringSubmatch(text); m != nil {
			return i, hanzi.Count(m[2]), len(m[1])
		}
	}
	return -1, 0, 0
}

// pointed is a reason that may go on in what follows. Its facts have words as their reason so far.
type pointed struct {
	words  string
	style  int // that of the points; -1 before the first
	number int // of the last point
	since  int // the first fact that may have the reason
	across bool
	// outer is how the paragraph that gives the reason is counted itself; -1 for not at all. What is counted so is no
	// point, but may be the next paragraph of its list.
	outer int
}

// announced stands for a reason whose points follow in paragraphs, until they are read.
const announced = "\x00"

// openPoints notes that a reason that ends with its sentence is given in points, or announces them.
func (r *reader) openPoints(words string, style, number int) {
	outer, _, _ := pointAt(r.p.canon)
	r.points = pointed{
		words: words, style: style, number: number, since: r.section, across: words == announced, outer: outer,
	}
}

// pointsOf gives the way that a reason counts its points and the number of the last one; -1 for one without points.
func pointsOf(words string) (style, number int) {
	canon, _ := canonical(words)
	style = -1
	for piece := range strings.SplitSeq(canon, ";") {
		if s, n, _ := pointAt(piece); s >= 0 && (style < 0 || s == style) {
			style, number = s, n
		}
	}
	if s, _, _ := pointAt(canon); s != style {
		return -1, 0
	}
	return style, number
}

// nextPoint reads a sentence, or the paragraph that it begins, as the next point of the reason before it, and reports
// whether it is one.
func (r *reader) nextPoint(from, to int) bool {
	open := &r.points
	if open.words == "" {
		return false
	}
	style, number, width := pointAt(r.p.canon[from:to])
	if style < 0 || number != open.number+1 || open.style >= 0 && style != open.style || style == open.outer ||
		r.amountOfOwn(from+width, to) {
		return false
	}
	words := strings.TrimRight(strings.TrimSpace(r.p.printed(from, to)), "，。；;")
	if open.words != announced {
		words = open.words + "；" + words
	}
	for i := open.since; i < len(r.facts); i++ {
		if r.facts[i].Reason == open.words {
			r.facts[i].Reason = words
		}
	}
	open.words, open.style, open.number = words, style, number
	return true
}

// amountOfOwn reports whether the words behind a number give the amount of a subject, so that they are an item of a
// list and no point of a reason: 2.公务接待费2万元，比上年减少1万元. A change alone (2.公务接待费增加5万元) may well be a reason.
func (r *reader) amountOfOwn(from, to int) bool {
	known, compared := false, -1
	for _, t := range within(r.words.tokens(r.p.canon, from), from, to) {
		switch t.kind {
		case subject, item:
			if known || !filler().MatchString(r.p.canon[from:t.from]) {
				continue
			}
			known = t.kind == item || t.subject.Kind == "money"
			if !known {
				return false
			}
		case number:
			if slices.Contains(money, t.unit) {
				return known && t.from != compared // 较上年2万元增加1万元
			}
		case comparator, againstBudget:
			compared = t.to
		case up, down, unclear, reason:
			return false
		}
	}
	return false
}

// closePoints ends a reason. One that was announced and has no points is none.
func (r *reader) closePoints() {
	if r.points.words == announced {
		for i := r.points.since; i < len(r.facts); i++ {
			if r.facts[i].Reason == announced {
				r.facts[i].Reason = ""
			}
		}
	}
	r.points = pointed{}
}

package narrative

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// What is counted may be listed by name in the same sentence, behind its number (设3个内设机构，包括：甲科、乙科、丙科) or in front of it
// (下设甲处、乙处，共2个处室). A list is taken only where it has as many names as the number says.

var (
	listAhead = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^[^\d。]{0,24}?` + lexicon.Any(l.Narrative.Lists) + `:?`
	})
	listBefore = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return lexicon.Any(l.Narrative.Founded) + `:?`
	})
	beforeCount = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `[,、]?` + lexicon.Any(l.Narrative.InAll) + `$`
	})
	lastOf = lazyregexp.New(`以及|和|及`)
)

// maxListed is how long a name in a list may be, in characters. The longest name of a public body seen has 33.
const maxListed = 45

// names gives the names of what a number counts; nil where the sentence does not list just as many.
func (c *clause) names(t *token) []string {
	n, err := strconv.Atoi(t.value.String())
	if err != nil || n < 1 {
		return nil
	}
	if m := listAhead().FindStringIndex(c.p.canon[t.to:c.to]); m != nil {
		from := t.to + m[1]
		if out := c.items(from, n); out != nil {
			return out
		}
		if out := c.split(from, c.semicolon(from), n); out != nil {
			return out
		}
	}
	before := c.p.canon[c.from:t.from]
	end := len(before) - len(beforeCount().FindString(before))
	all := listBefore().FindAllStringIndex(before[:end], -1)
	for i := len(all) - 1; i >= 0 && n > 1; i-- {
		if out := c.split(c.from+all[i][1], c.from+end, n); out != nil {
			return out
		}
	}
	return nil
}

// split cuts a list into its names: at the signs 、 up to the first comma, at commas, or at both; whichever gives the
// number that is wanted. The last name may stand behind a conjunction.
func (c *clause) split(from, to, n int) []string {
	for _, by := range []struct{ at, until string }{{"、", ","}, {",", ""}, {"、", ""}, {"、,", ""}} {
		pieces := c.pieces(from, to, by.at, by.until)
		if n > 1 && len(pieces) == n-1 {
			last := pieces[len(pieces)-1]
			text := c.p.canon[last.from:last.to]
			if m := lastOf.FindAllStringIndex(text, -1); len(m) == 1 {
				pieces[len(pieces)-1].to = last.from + m[0][0]
				pieces = append(pieces, span{last.from + m[0][1], last.to})
			}
		}
		if len(pieces) != n {
			continue
		}
		var out []string
		for _, p := range pieces {
			name := strings.Trim(c.p.printed(p.from, p.to), "，。；、:： ")
			if length := utf8.RuneCountInString(name); length < 2 || length > maxListed ||
				strings.HasPrefix(name, "（") || saysKind(name) || strings.ContainsAny(name, "：，。") || slices.Contains(out, name) {
				return nil
			}
			out = append(out, name)
		}
		return out
	}
	return nil
}

// saysKind reports whether words say what kind of unit the one before is (属全额拨款行政单位) or number a name: the list is no
// list of names alone.
func saysKind(name string) bool {
	canon, _ := canonical(name)
	style, _, _ := pointAt(canon)
	return style >= 0 || lexicon.Begins(name, lexicon.Words().Narrative.OfKind)
}

// items reads a list whose items are parts of the sentence: 1.某局本级，属全额拨款行政单位；2.某中心，属…。 A name ends with the first
// comma, behind which stands what kind of unit it is.
func (c *clause) items(from, n int) []string {
	pieces := c.pieces(from, c.to, ";", "")
	if n < 2 || len(pieces) != n {
		return nil
	}
	var out []string
	for i, p := range pieces {
		text := c.p.canon[p.from:p.to]
		style, number, width := pointAt(text)
		if style >= 0 {
			if number != i+1 {
				return nil
			}
			p.from += width
		}
		if end := strings.IndexByte(c.p.canon[p.from:p.to], ','); end >= 0 {
			p.to = p.from + end
		}
		name := strings.TrimLeft(c.p.printed(p.from, p.to), "是.．、)）：: ")
		if length := utf8.RuneCountInString(name); length < 3 || length > maxListed ||
			strings.ContainsAny(name, "：，。；、0123456789") || slices.Contains(out, name) {
			return nil
		}
		out = append(out, name)
	}
	return out
}

// pieces cuts a stretch of the text at some signs outside of brackets, up to the first of other signs.
func (c *clause) pieces(from, to int, at, until string) []span {
	var out []span
	start, depth := from, 0
	for i, r := range c.p.canon[from:to] {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth > 0:
		case strings.ContainsRune(until, r):
			return append(out, span{start, from + i})
		case strings.ContainsRune(at, r):
			out = append(out, span{start, from + i})
			start = from + i + utf8.RuneLen(r)
		}
	}
	if start < to {
		out = append(out, span{start, to})
	}
	return out
}

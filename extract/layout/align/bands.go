package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// What rows are made of: the texts of each line, column by column, and what they are, as far as it tells rows apart.

// item is the text of one line in one column.
type item struct {
	x, y   extent
	text   string
	value  bool // a number, or what stands in its place: a dash, n.a.
	first  float64
	column int

	listed  bool // it begins as an item of a list
	total   bool // it is the label of a total
	unended bool // it ends where a text goes on
}

// band is one line of text over the columns that are looked at: what stands on one baseline.
type band struct {
	items    []item // at most one a column
	y        extent
	overRule bool // a ruling along the table stands above it
}

// bandsOf gives the lines of a zone, each cut into the texts of its columns, without the columns before the given one.
func bandsOf(p *page.Page, z *zone, before int) []band {
	var out []band
	for _, l := range z.lines {
		items := make([]item, len(z.columns))
		column := 0
		for _, g := range l.glyphs {
			b := p.Glyphs[g].Box
			for column+1 < len(z.columns) && z.beyond(&p.Glyphs[g], column) {
				column++
			}
			it := &items[column]
			if it.text == "" {
				*it = item{x: extent{b.X0, b.X1}, y: extent{b.Y0, b.Y1}, column: column}
			}
			if it.text != "" && b.X0-it.x.to > line.WordGap*l.size {
				it.text += " "
			}
			it.x = extent{min(it.x.from, b.X0), max(it.x.to, b.X1)}
			it.y = extent{min(it.y.from, b.Y0), max(it.y.to, b.Y1)}
			it.text += line.TextOf(&p.Glyphs[g])
		}
		var b band
		for c := before; c < len(items); c++ {
			it := &items[c]
			if it.text == "" {
				continue
			}
			it.value = ValueOrBlank(it.text)
			it.first = firstWord(it)
			it.listed = listItem().MatchString(it.text)
			it.total = lexicon.Words().Totals.Is(hanzi.Key(it.text))
			it.unended = unended.MatchString(it.text)
			if len(b.items) == 0 {
				b.y = it.y
			}
			b.y = extent{min(b.y.from, it.y.from), max(b.y.to, it.y.to)}
			b.items = append(b.items, *it)
		}
		if len(b.items) > 0 {
			out = append(out, b)
		}
	}
	return out
}

var (
	valueLike = lazyregexp.New(`^[-–—−+±~<>≤≥(（*]*[€$£¥]?[-–—−+]?\d[\d.,:/ ]*[\d]?\s*[%‰€$£¥]?[)）]?[a-z*†‡]?[)）]?$`)
	blankLike = lazyregexp.New(`^([-–—−.…*:]+|n\.?[/ ]?a\.?|x|\(?[a-z:]\)?)$`)
	unended   = lazyregexp.New(`([-,，、(（/&]|\b(of|and|or|the|for|in|to|with|by|on|a|an))$`)
)

// listItem is what an item of a list begins with: a number, a code, 其中, a total, a note, a bullet.
var listItem = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `^(?:其中|\d{3,}|[一二三四五六七八九十]+、|\d+[.、．]|[（(][一二三四五六七八九十\d]+[)）]|` +
		lexicon.Any(l.Totals.Labels, l.Captions.Mark) + `|[•·●■○–-]\s)`
})

// beginsNoLine are the marks that typesetting keeps with the character before them.
const beginsNoLine = "、，。；：？！）》」』”’〉】,.;:?!)%％"

// ValueOrBlank tells the texts of columns that hold one value a row: amounts, other numbers with signs and units, and
// what stands where none is.
func ValueOrBlank(s string) bool {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "(（") && !strings.ContainsAny(s, ")）") {
		return false // the first line of more: (1 000 tonnes)
	}
	return amount.Like(s) || valueLike.MatchString(s) || blankLike.MatchString(strings.ToLower(s))
}

// firstWord gives the width of what a line break moves at once: a word of letters, or one character of Chinese, with
// the marks behind it that begin no line.
func firstWord(it *item) float64 {
	all := utf8.RuneCountInString(it.text)
	n, han := 0, false
	for _, r := range it.text {
		if unicode.IsSpace(r) || n > 0 && hanzi.IsHan(r) || han && !strings.ContainsRune(beginsNoLine, r) {
			break
		}
		n++
		han = han || hanzi.IsHan(r)
	}
	return (it.x.to - it.x.from) * float64(n) / float64(max(all, 1))
}

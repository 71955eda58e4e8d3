package schema

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/internal/similar"
)

// Titled is how the title of a table or sheet was told.
type Titled string

const (
	TitleExact     Titled = "exact"     // a caption is a title that the form knows, but for number, ordinal and year
	TitleContained Titled = "contained" // a caption has the title in it: of a department, of a place
	TitlePattern   Titled = "pattern"   // a caption matches a pattern of the form
	TitleNear      Titled = "near"      // a caption has nearly the letters of the title
	TitleContinued Titled = "continued" // no caption, but the table goes on with one that has it
	TitleNone      Titled = "none"      // nothing: the header alone speaks for the table
)

// titleFit is the caption that reads most like a title, how much, and in what way.
type titleFit struct {
	text  string
	score float64
	how   Titled
}

// titleScore finds the caption that reads most like a title of the table.
func (r *recogniser) titleScore(t *Table, texts []titleText) titleFit {
	best := titleFit{how: TitleNone}
	for i := range texts {
		s := &texts[i]
		if v, how := r.scoreTitle(t, s, best.score); v > best.score {
			best = titleFit{s.text, v, how}
		}
	}
	// The printed number is a witness beside a title that fits; alone it says nothing.
	if best.score > 0 && t.Number > 0 && hasNumber(texts, t.Number) {
		best.score = min(1, best.score+numberBonus)
	}
	return best
}

// scoreTitle is how well a text is the title of a table, where that is better than another text; else it may be less.
func (r *recogniser) scoreTitle(t *Table, s *titleText, other float64) (float64, Titled) {
	best, how := 0.0, TitleNone
	if matchAny(t.patterns, s.whole) {
		best, how = patternScore, TitlePattern
	}
	return r.book.score(&s.key, t.titles, best, how, other)
}

// likeness compares a caption with a title: the same, the title with something around it (a department, a place), or
// nearly the same letters. What is around it, or differs, must not make it another table: 项目支出总表 is not 支出总表.
func likeness(caption, title string) float64 {
	switch {
	case caption == title:
		return 1
	case caption == "" || title == "":
		return 0
	case strings.Contains(caption, title):
		if rest := strings.Replace(caption, title, "", 1); telling(rest, title) {
			return otherTable
		}
		return SureTitle + containedShare*float64(len(title))/float64(len(caption))
	}
	if r := similar.AtLeast(caption, title, leastTitle); r > 0 {
		if telling(caption, title) || telling(title, caption) {
			return otherTable * r
		}
		return nearTitle * r
	}
	return 0
}

// telling finds a word in a that b lacks and that makes it another table.
func telling(a, b string) bool {
	for _, w := range lexicon.Words().Titles.Telling {
		if strings.Contains(a, w) && !strings.Contains(b, w) {
			return true
		}
	}
	return false
}

// titleText is a text that may be a table's title.
type titleText struct {
	text  string       // as printed
	whole string       // its key
	key   similar.Word // without number, ordinal and year
}

// titleTexts gives what may be a title: each caption, two captions in a row (a title in two lines), and the text of a
// first row that is one merged cell. What stands in brackets behind a title is also tried without the remarks in it,
// and in front of the title.
func titleTexts(printed *extract.Table, inside []string) []titleText {
	var out []titleText
	add := func(s string) {
		whole := hanzi.Key(s)
		out = append(out, titleText{s, whole, similar.NewWord(titleKey(s))})
		for _, other := range withoutRemarks(whole) {
			out = append(out, titleText{s, other, similar.NewWord(titleKey(other))})
		}
	}
	for i, c := range printed.Captions {
		add(c.Text)
		if i > 0 && c.Size > 0 && printed.Captions[i-1].Size > sameSize*c.Size {
			add(printed.Captions[i-1].Text + c.Text)
		}
	}
	for _, s := range inside {
		add(s)
	}
	return out
}

// runningTitles gives the running lines above a table without a title that read as one: a list over many pages may
// repeat its title on each, where it looks like a running header.
func runningTitles(doc *extract.Document, t *extract.Table, own []titleText) []titleText {
	if hasTitle(own) || len(t.Parts) == 0 {
		return nil
	}
	var out []titleText
	for _, l := range doc.Running {
		if l.Page != t.Parts[0].Page || l.Box.Y1 > t.Parts[0].Box.Y0 {
			continue
		}
		if texts := titleTexts(&extract.Table{Captions: []extract.Text{l}}, nil); hasTitle(texts) {
			out = append(out, texts...)
		}
	}
	return out
}

// withoutRemarks reads the brackets behind a title: what they say of the amounts, such as 不含上年结转, tells no table apart
// and goes; the funds that they name could as well stand in front: 支出预算表（一般公共预算）.
func withoutRemarks(key string) []string {
	at := titleAddition.FindStringIndex(key)
	if at == nil || at[0] == 0 {
		return nil
	}
	title, inside := key[:at[0]], key[at[0]+1:at[1]-1]
	var kept []string
	for _, phrase := range strings.FieldsFunc(inside, func(r rune) bool { return strings.ContainsRune("-,;、", r) }) {
		if !slices.ContainsFunc(lexicon.Words().Titles.Remarks, func(w string) bool { return strings.Contains(phrase, w) }) {
			kept = append(kept, phrase)
		}
	}
	if len(kept) == 0 {
		return []string{title}
	}
	rest := strings.Join(kept, "-")
	out := []string{rest + title}
	if rest != inside {
		out = append(out, title+"("+rest+")")
	}
	return out
}

var (
	titleNumber = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^\(?` + lexicon.Any(l.Titles.Numbers, l.Titles.Annexes) +
			`(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:-[0-9]{1,2})?表?\)?[-:、.]?`
	})
	titleOrder = lazyregexp.New(`^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)、?|[0-9]{1,2}[.、])`)
	titleYear  = lazyregexp.New(`(?:20[0-9]{2}|二〇[〇一二三四五六七八九]{2})年度?`)
)

// titleKey is what titles are compared by: without the table's number, an ordinal in front, and the year. Most titles
// have none of these: a look at how they begin spares the patterns, which are tried on every title of every form at
// each start.
func titleKey(s string) string {
	s = hanzi.Key(s)
	for range 2 { // 表1 and then 一、
		if titles := &lexicon.Words().Titles; strings.HasPrefix(s, "(") || lexicon.Begins(s, titles.Numbers) ||
			lexicon.Begins(s, titles.Annexes) {
			s = titleNumber().ReplaceAllString(s, "")
		}
		if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("(0123456789一二三四五六七八九十", first) {
			s = titleOrder.ReplaceAllString(s, "")
		}
	}
	if strings.Contains(s, "20") || strings.Contains(s, "二〇") {
		s = titleYear.ReplaceAllString(s, "")
	}
	if strings.Contains(s, "--") { // 基本支出表——人员经费
		s = strings.ReplaceAll(s, "--", "-")
	}
	return s
}

var tableNumber = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `^\(?` + lexicon.Any(l.Titles.Numbers) + `0*(\d{1,2})表?\)?`
})

func hasNumber(texts []titleText, number int) bool {
	for _, s := range texts {
		if g := tableNumber().FindStringSubmatch(s.whole); g != nil && g[1] == strconv.Itoa(number) {
			return true
		}
	}
	return false
}

// hasTitle reports whether a caption reads as the title of a table: one that is like no title of the form speaks
// against it.
func hasTitle(texts []titleText) bool {
	for _, s := range texts {
		whole := s.whole
		if strings.HasSuffix(whole, ")") {
			whole = titleAddition.ReplaceAllString(whole, "")
		}
		if strings.HasSuffix(whole, "表") && len(whole) > len("附表") {
			return true
		}
	}
	return false
}

// titleAddition is what may stand in brackets behind a title: 支出预算表（按功能分类科目）.
var titleAddition = lazyregexp.New(`\([^()]*\)$`)

// TitleKey is what titles are compared by: without the table's number, an ordinal in front, and the year.
func TitleKey(s string) string { return titleKey(s) }

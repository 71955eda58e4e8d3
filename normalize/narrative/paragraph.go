package narrative

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/internal/limits"
)

// paragraph is a paragraph with what the page cut off it: a paragraph that a line or page break ends in the middle of
// a sentence goes on in the next text.
type paragraph struct {
	text   string // as printed
	canon  string // as read
	at     []int32
	pieces []piece
}

// piece is the part of a paragraph that one text of the page gave.
type piece struct {
	from int // where it begins in the paragraph's text
	text *extract.Text
}

// Text is the text of a document, paragraph by paragraph.
type Text struct{ paragraphs []paragraph }

// Join puts paragraphs together that a break has cut.
func Join(texts []extract.Text) Text { return Text{join(texts)} }

func join(texts []extract.Text) []paragraph {
	right := map[int]float64{} // of each page
	for i := range texts {
		right[texts[i].Page] = max(right[texts[i].Page], texts[i].Box.X1)
	}
	var out []paragraph
	for i := range texts {
		t := &texts[i]
		if n := len(out); n > 0 && goesOn(out[n-1].last(), t, right) && len(out[n-1].pieces) < limits.NarrativePieces {
			p := &out[n-1]
			p.pieces = append(p.pieces, piece{len(p.text), t})
			p.text += t.Text
			continue
		}
		out = append(out, paragraph{text: t.Text, pieces: []piece{{0, t}}})
	}
	for i := range out {
		out[i].canon, out[i].at = canonical(out[i].text)
	}
	return out
}

func (p *paragraph) last() *extract.Text { return p.pieces[len(p.pieces)-1].text }

var (
	ends     = lazyregexp.New(`[。！？!?；;：:]["”]?$`)
	numbered = lazyregexp.New(`^(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节)|[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十]{1,3}[)）]` +
		`|\d{1,2}(?:[、．]|\.\D|\.$)|[(（]\d{1,2}[)）]|[①-⑳]|注[:：1-9]|附[件表]|图\d|表\d)`)
)

// worded is what a heading does not have, but the beginning of a sentence that fills a line most often has.
var worded = lazyregexp.New(`[，。；：,;:\d“]`)

// goesOn reports whether the sentence that a ends in the middle of goes on in b. It does when a's last line is full,
// nothing says that its sentence has ended, and b does not begin with a number or a title of its own.
func goesOn(a, b *extract.Text, right map[int]float64) bool {
	if b.Page < a.Page || b.Page > a.Page+1 {
		return false
	}
	em := max(a.Size, b.Size, 1)
	if min(a.Size, b.Size) < 0.8*em {
		return false
	}
	line := a.Box
	if n := len(a.Lines); n > 0 {
		line = a.Lines[n-1].Box
	}
	if line.X1 < right[a.Page]-4*em {
		return false
	}
	if b.Page == a.Page && (b.Box.Y0 <= a.Box.Y0 || b.Box.Y0-a.Box.Y1 >= 2.5*em) {
		return false
	}
	// The expressions come last: where lines stand tells most pairs.
	heading := a.Page == b.Page && numbered.MatchString(a.Text) && !worded.MatchString(a.Text[min(len(a.Text), 4):])
	return !heading && !ends.MatchString(a.Text) && !numbered.MatchString(b.Text)
}

// printed gives the words between two places of the canonical text as they are printed.
func (p *paragraph) printed(from, to int) string {
	return strings.TrimSpace(p.text[p.at[from]:p.at[to]])
}

// place tells on which page the words begin that stand between two places of the canonical text, and the box of their
// lines there.
func (p *paragraph) place(from, to int) (int, geometry.Rect) {
	start, end := int(p.at[from]), int(p.at[to])
	k := len(p.pieces) - 1
	for k > 0 && p.pieces[k].from > start {
		k--
	}
	t := p.pieces[k].text
	var box geometry.Rect
	read := p.pieces[k].from
	for _, l := range t.Lines {
		next := advance(p.text, read, l)
		if next > start && read < end {
			box = box.Union(l.Box)
		}
		read = next
	}
	if box == (geometry.Rect{}) {
		box = t.Box
	}
	return t.Page, box
}

// advance gives where the text of a line ends in the paragraph that begins at a place: joined lines may have lost
// white space.
func advance(text string, from int, line layout.Line) int {
	for _, want := range line.Text {
		if isSpace(want) {
			continue
		}
		for from < len(text) {
			got, size := utf8.DecodeRuneInString(text[from:])
			from += size
			if !isSpace(got) {
				break
			}
		}
	}
	return from
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '　' || r == '\u00a0' }

var title = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `(20\d\d)年?度?.{0,40}(?:` + l.Narrative.Budget + `|` + l.Narrative.Final + `)`
})

// titleYear is the year of the first line that looks like the title of a budget or of final accounts.
func titleYear(paragraphs []paragraph) int {
	for i := range paragraphs {
		if m := title().FindStringSubmatch(paragraphs[i].canon); m != nil && len(paragraphs[i].canon) < 200 {
			year, _ := strconv.Atoi(m[1])
			return year
		}
	}
	return 0
}

// numbering is the number in front of a heading or paragraph, one expression for each level. 2,776.85 and 2.5 are none.
var numbering = []*lazyregexp.Regexp{
	lazyregexp.New(`^第[一二三四五六七八九十]{1,3}(?:部分|章|节):?`),
	lazyregexp.New(`^[一二三四五六七八九十]{1,3}[、.]`),
	lazyregexp.New(`^\([一二三四五六七八九十]{1,3}\)`),
	lazyregexp.New(`^\d{1,2}(?:、|[.．](?:\D|$))`),
	lazyregexp.New(`^\(\d{1,2}\)`),
	lazyregexp.New(`^[①-⑳]`),
}

// numberBegins are the characters that a number in front of a heading can begin with.
const numberBegins = "第" + "一二三四五六七八九十" + "(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

// cutNumber tells the level of the number in front of a text, -1 for none, and where the words behind it begin.
func cutNumber(canon string) (level, length int) {
	if first, _ := utf8.DecodeRuneInString(canon); !strings.ContainsRune(numberBegins, first) {
		return -1, 0 // nearly all of them
	}
	for i, n := range numbering {
		if m := n.FindString(canon); m != "" {
			if i == 3 && !strings.HasSuffix(m, "、") && !strings.HasSuffix(m, ".") && !strings.HasSuffix(m, "．") {
				_, size := utf8.DecodeLastRuneInString(m)
				m = m[:len(m)-size]
			}
			return i, len(m)
		}
	}
	return -1, 0
}

// headings are the headings above a paragraph, by level, and what the paragraph that led a list in was about.
type headings struct {
	text [6]string // canonical, without their numbers
	lead context
	from int // the level of the paragraph that led in; -1 where it has no number
	list int // the level of the list that it leads in; unled outside of one, unknown before its first paragraph
}

// Levels of a list that are none: there is no list, or its first paragraph has not come.
const (
	unled   = -2
	unknown = -1
)

// context is what words around a number say of it.
type context struct {
	side  string // income or expenditure
	scope string // general_public or fiscal; total when the words say that neither is meant
}

// maxHeading is how long a heading may be, in characters. The longest seen has 47.
const maxHeading = 60

// enter notes a paragraph: a numbered one ends the headings of its level and of all below it; one without a sentence
// is a heading itself.
func (h *headings) enter(level int, words string) {
	if level < 0 {
		return
	}
	for i := level; i < len(h.text); i++ {
		h.text[i] = ""
	}
	if level <= 1 || h.list == unled && level <= h.from {
		h.lead, h.list = context{}, unled
	}
	label, _, _ := strings.Cut(words, "。")
	if utf8.RuneCountInString(label) <= maxHeading && !defines().MatchString(label) {
		h.text[level] = label
	}
}

// leads notes what a paragraph says of those below it: one that ends in a colon leads a list in, which ends with a
// paragraph of a higher level; another numbered one speaks for what stands under it.
func (h *headings) leads(level int, colon bool, c context) {
	switch {
	case colon && level < 0:
		h.lead, h.from, h.list = c, level, unknown
	case colon:
		h.lead, h.from, h.list = c, level, unled
	case level < 0 || level > 3:
	case h.list == unknown:
		h.list = level
	case h.list == unled && c == (context{}) && level > h.from: // an item that says nothing leaves it to what led it in
	case h.list == unled || level < h.list:
		h.lead, h.from, h.list = c, level, unled
	}
}

// defines are words of a definition (一般公共预算：是指…), which heads nothing.
var defines = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.Defines })

// say reports whether a heading has these words.
func (h *headings) say(words string) bool {
	return slices.ContainsFunc(h.text[:], func(t string) bool { return strings.Contains(t, words) })
}

// narrow reports whether the numbers below the headings may be of single projects.
func (h *headings) narrow() bool {
	return slices.ContainsFunc(h.text[:], func(t string) bool { return oneProject().MatchString(t) })
}

// oneProject is a heading over single projects, or over targets; 项目支出 is a part of every budget.
var oneProject = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.OneProject })

// innermost is the heading directly above.
func (h *headings) innermost() string {
	for i := len(h.text) - 1; i >= 0; i-- {
		if h.text[i] != "" {
			return h.text[i]
		}
	}
	return ""
}

// context is what the headings say, the inner ones first, after what led the list in.
func (h *headings) context() context {
	c := h.lead
	for i := len(h.text) - 1; i >= 0; i-- {
		t := h.text[i]
		if t == "" {
			continue
		}
		if c.side == "" {
			c.side = sideOf(t)
		}
		if c.scope == "" {
			c.scope = scopeOf(t)
		}
	}
	return c
}

// sideOf gives the side that words speak of alone: income, expenditure, or none.
func sideOf(words string) string {
	said := &lexicon.Words().Narrative
	both := strings.Contains(words, said.Both)
	switch in, out := both || strings.Contains(words, said.Income), both || strings.Contains(words, said.Expenditure); {
	case in && !out:
		return "income"
	case out && !in:
		return "expenditure"
	}
	return ""
}

// fundOf is scopeOf for words that may also speak of the other budgets.
func fundOf(words string) string {
	switch said := &lexicon.Words().Narrative; {
	case strings.Contains(words, said.GovernmentFund):
		return "government_fund"
	case strings.Contains(words, said.StateCapital):
		return "state_capital"
	}
	return scopeOf(words)
}

func scopeOf(words string) string {
	switch said := &lexicon.Words().Narrative; {
	case strings.Contains(words, said.GeneralPublic):
		return "general_public"
	case strings.Contains(words, said.Fiscal):
		return "fiscal"
	}
	return ""
}

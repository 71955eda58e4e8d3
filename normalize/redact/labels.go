package redact

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// expressions are made of the lexicon's words.
type expressions struct {
	label   *regexp.Regexp // a text that is nothing but a label
	running *regexp.Regexp // a label in running text with its colon
	gapped  *regexp.Regexp // the label of a name in running text, with a gap and what may be the name
	date    *regexp.Regexp // the label of a date with its colon
}

var words = sync.OnceValue(func() *expressions {
	w := lexicon.Words().Personal
	heads := alternatives(slices.Concat(w.People, w.Numbers))
	before := `(?:` + heads + `|` + alternatives(w.Before) + `|[()\[\] ]|[0-9]{1,2}[.、])*`
	behind := `(?:` + heads + `|` + alternatives(w.Behind) + `|[()\[\] ])*`
	return &expressions{
		label:   regexp.MustCompile(`^` + before + `(?:` + heads + `)` + behind + `[: ]*$`),
		running: regexp.MustCompile(`(?:` + heads + `)` + behind + ` *:`),
		date:    regexp.MustCompile(`(?:` + alternatives(w.Dates) + `) *:`),
		gapped: regexp.MustCompile(`(?:` + alternatives(w.People) +
			`)(?:\([^()]*\))? +(\p{Han}{1,4}(?: \p{Han})?)(?:[ ,，;、。)]|$)`),
	}
})

// alternatives makes an expression of words, longer ones first, with blanks between all characters.
func alternatives(words []string) string {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	for i, w := range words {
		var b strings.Builder
		for k, r := range w {
			if k > 0 {
				b.WriteString(" *")
			}
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
		words[i] = b.String()
	}
	return strings.Join(words, "|")
}

// maxLabel is how many characters a label may have; the longest seen are 项目单位负责人（签字）及联系电话 and the like.
const maxLabel = 30

// isLabel reports whether a cell is the label of personal data.
func (r *redactor) isLabel(s string) bool {
	if s == "" || utf8.RuneCountInString(s) > maxLabel {
		return false
	}
	return r.personal.Label(s) || words().label.MatchString(folded(s).canon)
}

// labelled finds what stands behind labels in running text: up to the end of the sentence or to the next label. Public
// numbers stay.
func (r *redactor) labelled(t *text) []span {
	var out []span
	if strings.Contains(t.canon, " ") {
		for _, m := range words().gapped.FindAllStringSubmatchIndex(t.canon, -1) {
			if len(namesIn(t.canon[m[2]:m[3]])) > 0 {
				out = append(out, span{m[2], m[3]})
			}
		}
	}
	if !strings.Contains(t.canon, ":") {
		return out
	}
	for at := 0; ; {
		m := words().running.FindStringIndex(t.canon[at:])
		if m == nil {
			return out
		}
		from := at + m[1]
		to := from + valueEnd(t.canon[from:])
		for from < to && t.canon[from] == ' ' {
			from++
		}
		at = max(to, from)
		if v := strings.TrimRight(t.canon[from:to], " "); v != "" && !allPublic(v) &&
			!slices.Contains(lexicon.Words().Personal.Offices, v) {
			out = append(out, apart(t.canon, span{from, from + len(v)})...)
		}
	}
}

// wholeDate is a day or a month as people write it beside their names, of a year in which a disclosure was signed: what
// is earlier may be somebody's birthday.
var wholeDate = lazyregexp.New(`20[1-4][0-9](?: ?年 ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?|` +
	`([-/.])[01]?[0-9][-/.][0-3]?[0-9]\b)`)

// apart gives what is left of a piece of a text without its dates.
func apart(canon string, piece span) []span {
	var out []span
	from := piece.from
	for _, d := range append(wholeDate.FindAllStringIndex(canon[from:piece.to], -1), []int{len(canon[from:piece.to]), 0}) {
		start := piece.from + d[0]
		v := strings.TrimLeft(canon[from:start], separators)
		at := start - len(v)
		if v = strings.TrimRight(v, separators); v != "" {
			out = append(out, span{at, at + len(v)})
		}
		from = piece.from + d[1]
	}
	return out
}

// separators stand between a name and a date.
const separators = " ,，、;"

// nextLabel is another label, personal or not, behind a value. No blank stands within it: the characters in front of it
// may be those of a name.
var nextLabel = lazyregexp.New(`[ ,，、;]\p{Han}{2,15}(?:\([^()]*\))?\p{Han}* *:`)

// valueEnd tells how far the value of a label goes.
func valueEnd(s string) int {
	end := len(s)
	if i := strings.IndexAny(s, "。;\n"); i >= 0 {
		end = i
	}
	if m := words().running.FindStringIndex(s[:end]); m != nil {
		end = m[0]
	}
	for _, next := range []*regexp.Regexp{words().date, nextLabel.Regexp()} {
		if m := next.FindStringIndex(s[:end]); m != nil {
			end = m[0]
		}
	}
	return end
}

// allPublic reports whether a value is nothing but numbers that everybody may call.
func allPublic(value string) bool {
	found := false
	for _, part := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" ,，、/;()", r) }) {
		if !slices.Contains(lexicon.Words().Personal.Public, part) {
			return false
		}
		found = true
	}
	return found
}

// remember keeps the names and numbers of a value, to be looked for everywhere.
func (r *redactor) remember(value string) {
	t := folded(value)
	for _, d := range digitRuns(t.canon) {
		if len(d) >= leastDigits && !slices.Contains(lexicon.Words().Personal.Public, d) {
			r.numbers[d], r.lengths[len(d)] = true, true
		}
	}
	for _, name := range namesIn(t.canon) {
		if !slices.ContainsFunc(r.public, func(p string) bool { return strings.Contains(p, name) }) {
			r.names.add(name)
		}
	}
}

// rememberEmails keeps the names in front of @ that are long enough to be one person's, wherever else they stand.
func (r *redactor) rememberEmails(canon string) {
	if !strings.Contains(canon, "@") {
		return
	}
	for _, m := range email.FindAllString(canon, -1) {
		if name, _, _ := strings.Cut(m, "@"); len(strings.TrimSpace(name)) >= leastMailbox {
			r.names.add(strings.TrimSpace(name))
		}
	}
}

// leastMailbox is how long a mailbox must be to be looked for alone: admin and info are nobody.
const leastMailbox = 6

// leastDigits is how many digits a number must have to be looked for: extensions and years are no secret.
const leastDigits = 5

var (
	notHan  = lazyregexp.New(`[^\p{Han}· ]+`)
	hanRuns = lazyregexp.New(`\p{Han}+(?:·\p{Han}+)*`)
)

// Lengths of names, in characters: 2 to 4, of two surnames 4; with a point between their parts up to 20.
const (
	leastName   = 2
	mostName    = 4
	mostPointed = 20
)

// namesIn gives the names of persons in a value: 张三、李 四（科长）, 阿不都·买买提. Names of offices are none.
func namesIn(canon string) []string {
	var out []string
	for _, part := range notHan.Split(canon, -1) {
		pieces := strings.Fields(part)
		for i := 0; i < len(pieces); i++ {
			name := pieces[i]
			// 李 四, 欧阳 某: single characters belong to what stands beside them.
			for i+1 < len(pieces) && (utf8.RuneCountInString(pieces[i+1]) == 1 || utf8.RuneCountInString(name) == 1) {
				i++
				name += pieces[i]
			}
			for _, run := range hanRuns.FindAllString(name, -1) {
				if run = personName(run); run != "" {
					out = append(out, run)
				}
			}
		}
	}
	return out
}

// personName gives a name without a title behind it, "" for what names no person.
func personName(s string) string {
	w := lexicon.Words().Personal
	for _, title := range w.Titles {
		if rest, ok := strings.CutSuffix(s, title); ok && utf8.RuneCountInString(rest) >= leastName {
			s = rest
			break
		}
	}
	n := utf8.RuneCountInString(s)
	most := mostName
	if strings.Contains(s, "·") {
		most = mostPointed
	}
	if n < leastName || n > most || slices.Contains(w.Offices, s) {
		return ""
	}
	for _, end := range w.OfficeEndings {
		if n > 2 && strings.HasSuffix(s, end) || s == end {
			return ""
		}
	}
	if words().label.MatchString(s) || n == leastName && !hasSurname(s) {
		return ""
	}
	return s
}

// hasSurname reports whether a name begins with a surname, so that its length fits: 欧阳某 has three or four characters
// with it.
func hasSurname(s string) bool {
	w := lexicon.Words().Personal
	if strings.Contains(s, "·") {
		return true
	}
	n := utf8.RuneCountInString(s)
	if n >= 3 && slices.ContainsFunc(w.LongSurnames, func(l string) bool { return strings.HasPrefix(s, l) }) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s)
	return n <= 3 && strings.ContainsRune(w.Surnames, first)
}

// readsPersonal reports whether a cell reads like a name or a number of a person.
func (r *redactor) readsPersonal(s string) bool {
	if s == "" || utf8.RuneCountInString(s) > 2*mostPointed {
		return false
	}
	t := folded(s)
	if len(r.patterns(t.canon)) > 0 {
		return true
	}
	names := slices.DeleteFunc(namesIn(t.canon), func(n string) bool { return !hasSurname(n) })
	size := 0
	for _, n := range names {
		size += len(n)
	}
	letters := len(hanzi.Key(s))
	return size > 0 && 2*size > letters || len(names) == 0 && !surelyAmount(s) &&
		slices.ContainsFunc(digitRuns(t.canon), func(d string) bool {
			return len(d) >= 7 && 2*len(d) > letters
		})
}

// surelyAmount tells an amount from a number without meaning: it has a point or separators, or is short.
func surelyAmount(s string) bool {
	return amount.Like(s) && (strings.ContainsAny(hanzi.Key(s), ".,") || len(hanzi.Key(s)) < leastDigits)
}

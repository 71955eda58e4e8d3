package narrative

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/internal/limits"
	"gongkai/normalize/value"
)

// token is a piece of a paragraph that means something.
type token struct {
	kind     kind
	from, to int // in the canonical text
	text     string

	subject *Subject
	inName  bool // the words are part of a longer name
	about   string
	ids     []string // of items: the family, before side and scope

	value value.Amount // of numbers
	unit  string

	year int // of dates and comparators; -1 is the year before the document's
}

// tokens finds the tokens of a paragraph behind its number.
func (w *words) tokens(canon string, from int) []token {
	if len(canon) > limits.NarrativeParagraph {
		return nil
	}
	var out []token
	for at := from; at < len(canon); {
		from, to, which := w.token.Find(canon[at:])
		if which < 0 {
			break
		}
		t := token{from: at + from, to: at + to, text: canon[at+from : at+to]}
		if which < len(grammar()) && grammar()[which].kind == item { // 主要原因是小学教育（项）: the name begins behind it
			if words := whyBefore().FindString(t.text); words != "" {
				t.text, t.to = words, t.from+len(words)
				t.kind, at = reason, t.to
				out = append(out, t)
				continue
			}
		}
		at = t.to
		if !w.classify(&t, which, canon) {
			continue
		}
		if t.kind == subject && typedTwice(canon, t.to) {
			_, size := utf8.DecodeLastRuneInString(t.text)
			t.to += size
			at = t.to
		}
		out = append(out, t)
	}
	return out
}

// typedTwice reports whether the last character of a subject that ends at a place stands there once more, in front of
// its number: 公务接待费费1.84万元.
func typedTwice(canon string, to int) bool {
	last, _ := utf8.DecodeLastRuneInString(canon[:to])
	next, size := utf8.DecodeRuneInString(canon[to:])
	return last == next && hanzi.IsHan(last) && to+size < len(canon) && digit(canon[to+size:])
}

// beforeBytes is more than the words of Subject.After have.
const beforeBytes = 60

// classify finds out what a token is, of which the first pattern that matches is known: those of the grammar go
// before subjects. A subject that is part of a longer word is none.
func (w *words) classify(t *token, which int, canon string) bool {
	if which >= len(grammar()) {
		s, words := w.subjectOf(t.text)
		t.kind, t.subject = subject, s
		if s.About {
			t.about = strings.Trim(words, `"`)
		}
		if s.Counted && !amount.MatchString(canon[t.to:]) {
			return false
		}
		if s.before != nil && !s.before.MatchString(canon[max(0, t.from-beforeBytes):t.from]) {
			return false
		}
		for _, r := range s.NotAfter {
			if lexicon.Begins(t.text, s.Free) {
				break
			}
			if strings.HasSuffix(canon[:t.from], string(r)) {
				t.inName = true
				return s.Part != "" // in a list, the name of one of its parts
			}
		}
		return true
	}
	t.kind = grammar()[which].kind
	switch t.kind {
	case number:
		return t.number(canon)
	case item:
		return t.item(canon)
	case dated:
		if !strings.ContainsAny(t.text[:1], `[(<"`) { // 〔2015〕15号 is a decree
			t.year = yearIn(t.text)
		}
	case comparator:
		t.year = yearIn(t.text)
	}
	return true
}

var (
	year4     = lazyregexp.New(`20\d\d`)
	numberRE  = lazyregexp.New(`^(` + digits + `)(.*)$`)
	amount    = lazyregexp.New(`^` + digits + `(?:亿元|万元|千元|元)`)
	unitOfMan = lazyregexp.New(`^[员次均民才类数口工]`)
)

// partOfMore is in front of a number that is the rest of a range, a version or a count.
var partOfMore = []string{"-", "~", ".", "第"}

// number reads the digits and the unit. A number that is part of something else (a range, a version, a word) has no
// value.
func (t *token) number(canon string) bool {
	m := numberRE.FindStringSubmatch(t.text)
	if m == nil {
		return t.inWords(canon)
	}
	before, after := canon[:t.from], canon[t.to:]
	if lexicon.Ends(before, partOfMore) {
		return false
	}
	t.unit = m[2]
	if (t.unit == "人" || t.unit == "名" || t.unit == "家") && unitOfMan.MatchString(after) {
		return false
	}
	a, err := value.NewAmount(strings.ReplaceAll(m[1], ",", ""))
	if err != nil {
		return false
	}
	t.value = a
	return true
}

// inWords reads a number in words. Words such as 一个 are everywhere; it is a number where it counts units.
func (t *token) inWords(canon string) bool {
	before, after := canon[max(0, t.from-beforeBytes):t.from], canon[t.to:]
	if !(bodies().MatchString(after) && toBodies().MatchString(before)) &&
		!(beyondBodies.MatchString(after) && fromBodies().MatchString(before)) {
		return false
	}
	_, size := utf8.DecodeLastRuneInString(t.text)
	words := len(t.text) - size
	n := hanzi.Numeral(t.text[:words])
	t.value, t.unit = value.FromParts(int64(n), 0), t.text[words:]
	return n > 0
}

var (
	bodies       = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.Bodies })
	toBodies     = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.ToBodies })
	fromBodies   = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.FromBodies })
	beyondBodies = lazyregexp.New(`^(?:$|[,;:(。])`)
)

func yearIn(text string) int {
	y := 0
	if m := year4.FindString(text); m != "" {
		for _, c := range m {
			y = y*10 + int(c-'0')
		}
		return y
	}
	if strings.Contains(text, "上年") || strings.Contains(text, "上一年") || strings.Contains(text, "去年") {
		return -1
	}
	return 0
}

// kind of a token.
type kind int

const (
	subject       kind = iota
	number             // with or without its unit
	threshold          // 100万元以上: a limit, not an amount
	dated              // a year or a date
	comparator         // 比上年预算, with the year that is compared with
	againstBudget      // 较预算数, 与年初预算相比: in final accounts, with the budget of the same year
	up                 // 增加
	down               // 减少
	unclear            // 下降（增长）: a template's choice that nobody made
	flat               // 持平
	nearlyFlat         // 基本持平
	share              // 占
	completed          // 完成年初预算的
	reason             // 主要原因是; what follows explains
	listing            // 主要用于以下方面, 分布构成情况为: no explanation, though it begins like one
	amongWhich         // 其中
	item               // X（类）Y（款）Z（项）, 行政运行（2010801）, 2080501-行政单位离退休
	open               // （
	shut               // ）
	comma              // ，：、
)

// name is the name of a class or item. Its own brackets hold a few characters: 政府办公厅（室）及相关机构事务.
const name = `\p{Han}(?:[\p{Han}、]|\([\p{Han}、]{1,6}\))*`

const (
	yearWords = `(?:上一?年度?|去年|20\d\d年度?)`
	unitWords = `(?:亿元|万元|千元|元|人次|人|名|辆|(?:台|套|件)(?:\((?:台|套|件|、)+\))?|平方米|个|%|批次|次|家|批|项|分|条|户|份|期|所|张|万)`
	digits    = `(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
)

// pattern is an expression for tokens of one kind.
type pattern struct {
	kind    kind
	pattern string
}

// grammar are the tokens that are not subjects. At one place the longest token counts.
var grammar = sync.OnceValue(func() []pattern {
	said := &lexicon.Words().Narrative
	maybe := func(word string) string { return "(?:" + word + ")?" }
	// what may stand behind a class or an item, and between 比上年 and what is compared
	spent := maybe(said.Expenditure) + maybe(said.Budget)
	counted := maybe(said.Account) + spent
	basisWords := `(?:当年|年初|同期|初|底|末|` + lexicon.Any(said.Compared) + `)*`
	return []pattern{
		{item, `"?(?:` + name + `\(类\))?(?:` + name + `\(款\))?` + name + `\(项\)"?` + counted},
		{item, `"?` + name + `\(类\)"?(?:` + name + `\(款\))?` + spent},
		{item, `"?` + name + `\(款\)"?` + spent},
		{item, name + `\((?:\d{3}|\d{5}|\d{7})\)` + spent},
		{item, name + `\(\d{3}类\)` + name + `\(\d\d款\)` + name + `\(\d\d项\)` + spent},
		{item, `(?:\d{3}|\d{5}|\d{7})-` + name},
		{item, `"` + name + `-` + name + `-` + name + `"` + counted},
		{number, digits + unitWords + `?`},
		{number, `[一二三四五六七八九十两]{1,3}[个家]`},
		{threshold, digits + unitWords + `(?:\(含\))?(?:以[上下内外]|左右|余|多)`},
		{dated, `20\d\d年度?`},
		{dated, `20\d\d年\d{1,2}月(?:\d{1,2}日)?`},
		{dated, `20\d\d\.\d{1,2}\.\d{1,2}`},
		{dated, `[\[(<"]20\d\d[\])>"]第?\d*号?`},
		{dated, `(?:截[至止])(?:上年|上年度|去年)[底末]?|(?:上年|上年度|去年)[底末]`},
		{dated, `(?:本年|当年|今年|本年度)`},
		{comparator, `(?:与|同|比|较|本年数与)` + yearWords + basisWords + `(?:相比较?|比|对比)?,?`},
		{comparator, said.YearOnYear},
		{againstBudget, `(?:与|同|比|较)` + lexicon.Any(said.BudgetLeads) + `?` + said.Budget + `(?:` +
			lexicon.Any(said.BudgetWords) + `)?(?:相比较?|比|对比)?,?`},
		{up, `(?:增加|增长|上升|提高|增幅|上涨|调增)(?:了|额)?`},
		{down, `(?:减少|下降|降低|减幅|压减|降幅|调减)(?:了|额)?`},
		{unclear, `(?:增加|增长|上升|减少|下降|降低)[(/](?:增加|增长|上升|减少|下降|降低)\)?`},
		{flat, strings.Join(said.Unchanged, "|")},
		{nearlyFlat, strings.Join(said.Nearly, "|")},
		{share, `占`},
		{completed, `完成(?:了)?` + said.Completes},
		{completed, said.Rate},
		{reason, `(?:(?:增加|减少|增长|上升|下降|降低)(?:[(/](?:增加|减少|增长|上升|下降|降低)\)?)?|变动|变化|增减)?的?(?:主要|具体)?(?:变动|变化|增减)?原因(?:` + lexicon.Any(said.Stated) + `|主要)?(?:是|为|:|,)?` +
			`|主要是|主要(?:用于|包括|由于|因|系|为)|用于|由于|` + lexicon.Any(said.FirstReason) + `|包括:?` + said.Salaries + `|拟(?:召开|开展)`},
		{listing, `主要用于以下方面:?|主要包括以下方面:?`},
		{amongWhich, `其中:?|包括`},
		{open, `\(`},
		{shut, `\)`},
		{comma, `[,:、]`},
	}
})

// whyBefore are the words in front of a reason where a name follows them directly.
var whyBefore = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:主要|具体)?原因(?:` + lexicon.Any(lexicon.Words().Narrative.Stated) + `|主要)?(?:是|为|:|,)`)
})

// lazy is a name that ends as early as it can.
const lazy = `\p{Han}(?:[\p{Han}、]|\([\p{Han}、]{1,6}\))*?`

var (
	triple   = lazyregexp.New(`^"?(?:(` + lazy + `)\(类\))?"?(?:(` + lazy + `)\(款\))?(?:(` + lazy + `)\(项\))?"?`)
	coded    = lazyregexp.New(`^(` + name + `)\((\d{3,7})\)`)
	codedTo  = lazyregexp.New(`^(\d{3,7})-(` + name + `)$`)
	levelled = lazyregexp.New(`^` + name + `\((\d{3})类\)` + name + `\((\d\d)款\)(` + name + `)\((\d\d)项\)`)
	dashed   = lazyregexp.New(`^"(` + name + `)-(` + name + `)-(` + name + `)"`)
	connects = lazyregexp.New(`^(?:其中|包括|主要是|和|及|以及)`)
)

// maxName is how long the name of a class or item may be, in characters. 机关事业单位基本养老保险缴费支出 has 16; the longest
// official one 40.
const maxName = 45

// item reads what a class or item is: by its code, or by its names. About is the code, else the names as they are
// printed, joined by /.
func (t *token) item(string) bool {
	var names []string
	switch {
	case coded.MatchString(t.text):
		m := coded.FindStringSubmatch(t.text)
		t.about, names = m[2], []string{m[1]}
		t.ids = []string{familyOfCode(m[2])}
	case codedTo.MatchString(t.text):
		m := codedTo.FindStringSubmatch(t.text)
		t.about, names = m[1], []string{m[2]}
		t.ids = []string{familyOfCode(m[1])}
	case levelled.MatchString(t.text):
		m := levelled.FindStringSubmatch(t.text)
		t.about, names = m[1]+m[2]+m[4], []string{m[3]}
		t.ids = []string{familyOfCode(t.about)}
	case dashed.MatchString(t.text):
		names = dashed.FindStringSubmatch(t.text)[1:]
		t.about, t.ids = strings.Join(names, "/"), []string{"items"}
	default:
		m := triple.FindStringSubmatch(t.text)
		if m == nil {
			return false
		}
		m[1] = connects.ReplaceAllString(m[1], "")
		for _, n := range m[1:] {
			if n != "" {
				names = append(names, n)
			}
		}
		t.about = strings.Join(names, "/")
		switch {
		case m[3] != "":
			t.ids = []string{"items"}
		case m[1] != "" && m[2] == "" && slices.Contains(lexicon.Words().Economic.Classes, m[1]):
			t.ids = []string{"economic"}
		case m[1] != "" && m[2] == "":
			t.ids = []string{"classes"}
		case m[1] == "" && m[2] != "":
			t.ids = []string{"economic"}
		default:
			t.ids = []string{"subclasses"}
		}
	}
	for _, n := range names {
		if utf8.RuneCountInString(n) > maxName {
			return false
		}
	}
	return len(names) > 0 && t.ids[0] != ""
}

// familyOfCode tells by the first digit whether a code is one by function or by one of the economic classifications,
// and its level.
func familyOfCode(code string) string {
	switch {
	case code[0] == '2' && len(code) == 3:
		return "classes"
	case code[0] == '2' && len(code) == 5:
		return "subclasses"
	case code[0] == '2':
		return "items"
	case code[0] == '3' && len(code) < 7:
		return "economic"
	case code[0] == '5' && len(code) < 7:
		return "government_economic"
	}
	return ""
}

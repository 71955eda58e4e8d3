package narrative

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// A report of an evaluation (绩效评价报告) says of each project what it was given and what became of it: 某某补助资金预算350万元，
// 实际支出306.09万元，预算执行率87.45%。 The name stands in front of the first amount; what follows in clauses without a name is
// of the same project. Without any name, the amounts are of what the report is about, unless the heading above names a
// project. In final accounts such a report may be an annex, which its title leads in.

// reportedKind is what a number of a report is: the ending of its id and the words in front of it, as an expression.
type reportedKind struct {
	ending string
	words  *regexp.Regexp
}

// reportedKinds are read in this order: 预算到位 is no 预算.
var reportedKinds = sync.OnceValue(func() (out []reportedKind) {
	said := &lexicon.Words().Narrative.Report
	number := `(?:为|是|:|共计?|合计|总计|达)*(` + digits + `(?:亿元|万元|元|%))(?:\([^()]*\))?$`
	for _, k := range said.Kinds {
		out = append(out, reportedKind{k.Ending, regexp.MustCompile(`^(.*?)(?:` + k.Words + `)` + number)})
	}
	return out
})

var (
	// general are words in front of a number, and headings, that name no project.
	general = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:` + l.Narrative.Report.General + `)*$`
	})
	// source are words that name no project but who gives money: 中央财政资金.
	source = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:` + l.Narrative.Report.Sources + `)*$`
	})
	// begun is what stands in front of a name: 其中：2020年度某某资金.
	begun = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:20\d\d年度?|` + l.Narrative.Report.Begins + `)*`
	})
	reportScore = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		r := &l.Narrative.Report
		return `^(.*?)(?:` + r.Score + `)(?:为|是|:)*(` + digits + l.Narrative.Evaluation.Point + `)(?:\([^()含]*\))?$`
	})
	evaluatedMoney = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^.{0,30}?(?:` + l.Narrative.Report.Evaluated + `)(?:为|是|:|共计?|合计|总计)*(` + digits + `(?:亿元|万元|元))$`
	})
	points  = lexicon.Pattern(func(l *lexicon.Lexicon) string { return digits + l.Narrative.Evaluation.Point })
	inMoney = lazyregexp.New(`\d(?:亿元|万元|千元|元)|\d%`)
)

// points100 is what an evaluation gives at most.
func points100() string { return "100" + lexicon.Words().Narrative.Evaluation.Point }

// reported is one number of a chain of clauses that are of the same thing.
type reported struct {
	ending string
	number span
	part   span
}

// chain is what a report has said of one thing so far.
type chain struct {
	about string
	named bool // its own words name it
	year  int
	said  []reported
	ended bool // by a full stop: only the rate may follow
	// Without a name only what was given and what became of it together are certain.
	opened, followed bool
}

// openings are the endings of what was given; the others say what became of it. rates are percentages, and allOfIt is
// the money that a report is about.
var (
	openings = []string{".initial", ".budget", ".adjusted", ".received"}
	rates    = []string{".execution", ".received.share"}
)

const allOfIt = "all"

func (ch *chain) has(ending string) bool {
	return slices.ContainsFunc(ch.said, func(s reported) bool { return s.ending == ending })
}

func (ch *chain) add(s reported) {
	ch.said = append(ch.said, s)
	opens := slices.Contains(openings, s.ending)
	ch.opened, ch.followed = ch.opened || opens, ch.followed || !opens
}

// reportOf reads what a paragraph of a report says of money and points, and gives the sentences that say it: nothing
// else is read in them.
func (r *reader) reportOf(from int) (read []span) {
	text := r.p.canon
	if !r.report || !inMoney.MatchString(text) && !strings.Contains(text, lexicon.Words().Narrative.Evaluation.Point) {
		return nil
	}
	var ch *chain
	// given are the projects before in the sentence that were given money. shared: the last one was given some, too.
	// What is said then without a name may be of all of them, but where each of them had a number of the kind itself.
	var given []*chain
	shared := false
	flush := func() {
		if ch != nil && !ch.ended && ch.named && ch.opened {
			given = append(given, ch)
		}
		if ch != nil && (ch.named || ch.opened && ch.followed) {
			for _, s := range ch.said {
				read = append(read, s.part)
				r.emitReported(ch, s)
			}
		}
		ch = nil
	}
	for _, s := range sentences(text, from) {
		if ch != nil {
			ch.ended = true
		}
		if shared {
			flush()
		}
		given, shared = nil, false
		if r.ofThePaper(s) {
			flush()
			continue
		}
		for _, c := range reportClauses(text, s) {
			if r.scored(c, s) {
				read = append(read, s)
				continue
			}
			kind, name, number := reportedIn(text[c.from:c.to])
			if kind == "" {
				if inMoney.MatchString(text[c.from:c.to]) {
					flush()
				}
				continue
			}
			if kind == allOfIt {
				flush()
				read = append(read, s)
				r.emitReported(&chain{}, reported{"", span{c.from + number.from, c.from + number.to}, s})
				continue
			}
			said := reported{kind, span{c.from + number.from, c.from + number.to}, s}
			name, year := reportName(name)
			opens := slices.Contains(openings, kind)
			switch {
			case !general().MatchString(name):
				flush()
				if r.namesProject(name) && (opens || kind == ".execution" || kind == ".executed") {
					ch = &chain{about: name, named: true, year: year}
					ch.add(said)
					shared = shared || opens && len(given) > 0
				}
			case shared && slices.ContainsFunc(given, func(c *chain) bool { return !c.has(kind) }):
				// nobody's
			case ch != nil && !ch.has(kind) && (!ch.ended || kind == ".execution"):
				ch.add(said)
			default:
				flush()
				if about, known := r.underProject(); opens && known {
					ch = &chain{about: about, year: year}
					ch.add(said)
				}
			}
		}
	}
	flush()
	return read
}

// reportedIn tells what kind of number a clause has, the words in front that name what it is of, and where it stands.
func reportedIn(clause string) (ending, name string, number span) {
	if !inMoney.MatchString(clause) {
		return "", "", number
	}
	if m := evaluatedMoney().FindStringSubmatchIndex(clause); m != nil {
		return allOfIt, "", span{m[2], m[3]}
	}
	best := -1
	for _, k := range reportedKinds() {
		m := k.words.FindStringSubmatchIndex(clause)
		if m == nil || best >= 0 && m[3] >= best {
			continue
		}
		if rate := strings.HasSuffix(clause[m[4]:m[5]], "%"); rate != slices.Contains(rates, k.ending) {
			continue
		}
		best, ending, name, number = m[3], k.ending, clause[m[2]:m[3]], span{m[4], m[5]}
	}
	return ending, name, number
}

// reportName gives the name that words in front of a number have, and the year that they say; 0 for none.
func reportName(words string) (name string, year int) {
	name = strings.Trim(words[len(begun().FindString(words)):], ":")
	switch quotes := strings.Count(name, `"`); { // "三公"经费 keeps both of them
	case quotes == 1, quotes == 2 && strings.HasPrefix(name, `"`) && strings.HasSuffix(name, `"`):
		name = strings.Trim(name, `":`)
	}
	for _, tail := range lexicon.Words().Narrative.Report.Tails {
		name = strings.TrimSuffix(name, tail)
	}
	return name, yearIn(year4.FindString(words))
}

// reportClauses cuts a sentence at its commas and semicolons; those inside of brackets part nothing.
func reportClauses(canon string, s span) (out []span) {
	start, depth := s.from, 0
	for i, c := range canon[s.from:s.to] {
		switch {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth == 0 && (c == ';' || c == ',' && !digitsAround(canon, s.from+i)):
			out = append(out, span{start, s.from + i})
			start = s.from + i + 1
		}
	}
	return append(out, span{start, s.to})
}

// digitsAround reports whether a comma groups the digits of a number: 4,974.
func digitsAround(canon string, at int) bool {
	return at > 0 && digit(canon[at-1:]) && grouped.MatchString(canon[at:])
}

var grouped = lazyregexp.New(`^,\d{3}(?:\D|$)`)

// namesProject reports whether words may name what money is for: no body that gives it, and nothing that is done to it.
func (r *reader) namesProject(name string) bool {
	said := &lexicon.Words().Narrative.Report
	n := utf8.RuneCountInString(name)
	return n >= 3 && n <= maxEvaluated && !strings.ContainsAny(name, ",;:。") && !inMoney.MatchString(name) &&
		!source().MatchString(name) && !lexicon.Ends(name, said.Givers) && !lexicon.Has(name, said.Acts)
}

// underProject gives the project that the headings above a number name; empty where they are of no single one. Below a
// heading of something else nobody knows.
func (r *reader) underProject() (about string, known bool) {
	said := &lexicon.Words().Narrative.Report
	for level := len(r.headings.text) - 1; level >= 0; level-- {
		text := r.headings.text[level]
		label, _, _ := strings.Cut(text, ":")
		_, from := cutNumber(r.p.canon)
		switch {
		case text == "", general().MatchString(label):
		case strings.HasPrefix(r.p.canon[from:], text) && (strings.Contains(text, ",") || inMoney.MatchString(text)):
			// the paragraph itself, which is a sentence
		case r.namesProject(label) && lexicon.Ends(label, said.Projects):
			return label, true
		default:
			return "", false
		}
	}
	return "", true
}

// scored reads the points of an evaluation (综合得分92.25分) in a clause, and reports whether there are any.
func (r *reader) scored(c, sentence span) bool {
	clause := r.p.canon[c.from:c.to]
	if !strings.HasSuffix(strings.TrimRight(clause, ")"), lexicon.Words().Narrative.Evaluation.Point) &&
		!strings.HasSuffix(clause, ")") {
		return false
	}
	m := reportScore().FindStringSubmatchIndex(clause)
	others := points().FindAllString(r.p.canon[sentence.from:c.from], -1)
	if m == nil || slices.ContainsFunc(others, func(p string) bool { return p != points100() }) {
		return false // of one of the indicators that the sentence speaks of
	}
	name, year := reportName(clause[:m[3]])
	about, known := name, r.namesProject(name)
	switch {
	case general().MatchString(name):
		about, known = r.underProject()
	case lexicon.Has(name, lexicon.Words().Narrative.Evaluation.Whole):
		about, known = "", true
	}
	if known {
		r.emitReported(&chain{about: about, year: year}, reported{".score", span{c.from + m[4], c.from + m[5]}, sentence})
	}
	return known
}

// emitReported adds a number of a chain as a fact.
func (r *reader) emitReported(ch *chain, s reported) {
	ref := &reference{ids: []string{"evaluation"}, about: ch.about, Subject: r.words.subject("evaluation")}
	c := clause{reader: r, from: s.part.from, to: s.part.to, part: s.part}
	c.year = ch.year
	t := token{kind: number, from: s.number.from, to: s.number.to, text: r.p.canon[s.number.from:s.number.to]}
	if ref.Subject != nil && t.number(r.p.canon) {
		c.emit(ref, s.ending, t)
	}
}

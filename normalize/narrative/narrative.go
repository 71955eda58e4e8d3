// Package narrative reads the numbers of a disclosure's text as facts: staff, totals, changes against the year
// before, shares, procurement, assets, performance. It splits section → numbered paragraph → sentence → clause and
// binds a number to the nearest subject to its left in the same clause; a number that is not bound so, with nothing
// unexpected in between, is left out and counted. Which words are a subject stands in facts.yaml.
package narrative

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/extract/geometry"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/internal/limits"
	"gongkai/normalize/value"
)

// Fact is a number of the narrative.
type Fact struct {
	ID    string
	Value value.Amount // a decrease is negative; what the words say there is none of is 0
	Unit  string       // as printed; empty where none is
	Text  string       // the words that say it, up to a semicolon or full stop
	Page  int          // where these words begin
	Box   geometry.Rect
	// Year is the year that the number is of, where the words say another than the document's.
	Year int
	// About says what the number is of, where the id alone does not: a class, an item, a code, a use.
	About string
	// Reason is what the text gives as the reason of a change, or of an amount where it stands right beside it.
	Reason string
	// Use is what the text says behind an amount that it is for.
	Use string
	// Against is the amount of the year before that a change is against, where the words name it: prior_budget,
	// prior_original, prior_adjusted, prior_execution or prior_final.
	Against string
	// Scope is the budget that the words or the headings around say the number is of, where the id does not say it:
	// general_public, fiscal, total; empty where nothing says so.
	Scope string
	// Names are those of what is counted, where the sentence lists just as many.
	Names []string

	// narrow: words stand in front of the subject that may make it a part of what the id says.
	narrow bool
	// end is where its number ends in its paragraph; plain tells the amount itself from what is said of it.
	end   int
	plain bool
	// shared: a change that was said of a part which is all of this.
	shared bool
	// depth is how many brackets were open around its number, and inside tells that the innermost was closed since.
	depth  int
	inside bool
	// project tells projects of one name apart, each of which has a paragraph of its own; 0 for all else.
	project int
}

// LeftOut is a number that stands by a known subject and is no fact, because it is not certain what it says.
type LeftOut struct {
	ID      string // of the subject that it stands by; empty where there are several
	Value   value.Amount
	Unit    string
	Text    string
	Page    int
	Box     geometry.Rect
	Because string // one of the constants
}

// Why a number is left out.
const (
	SeveralSubjects = "several_subjects" // A及B共 5 万元
	WordsBetween    = "words_between"    // what stands between the subject and its number says something unknown
	NoSubject       = "no_subject"       // what was spoken of is not certain
	OtherUnit       = "other_unit"       // the subject has no numbers of this unit
	PartOfIt        = "part_of_it"       // words in front make it a part: 上年结转的一般公共预算
	WholeOrPart     = "whole_or_part"    // a change that may be of the whole or of the part named last
	NotChosen       = "not_chosen"       // 增加（减少）: a template's choice that nobody made
	Incomplete      = "incomplete"       // what is compared with, without the change
	Contradicted    = "contradicted"     // another number of the text, or a table, says otherwise
)

// Document is what Read must know of the document that the text is of.
type Document struct {
	Year       int    // 0 where it is not known
	Department string // empty where it is not known
	Budget     bool   // a budget
	Final      bool   // final accounts
	Report     bool   // the report of an evaluation
}

// Read gives the facts of a document's paragraphs in the order of the text, and the numbers that stand by a known
// subject and were left out because it is not certain what they say.
func (t Text) Read(of Document) (facts []Fact, leftOut []LeftOut) {
	if of.Year == 0 {
		of.Year = titleYear(t.paragraphs)
	}
	r := reader{
		words: vocabulary(), documentYear: of.Year, budget: of.Budget, final: of.Final,
		report: of.Report, ofReport: of.Report,
		department: []rune(hanzi.Key(of.Department)), headings: headings{list: unled}, projects: unled,
	}
	for i := range t.paragraphs {
		if len(r.facts) > limits.NarrativeFacts {
			break
		}
		r.paragraph(&t.paragraphs[i])
	}
	r.closePoints()
	return r.facts, r.leftOut
}

// reader reads paragraph by paragraph.
type reader struct {
	words        *words
	documentYear int
	budget       bool
	final        bool
	// report: the text is that of the report of an evaluation, here or, with ofReport, in all of the document.
	report     bool
	ofReport   bool
	numbers    numbers // of the paper's headings, outside of an annexed report
	department []rune  // its name, for comparison
	headings   headings
	// line is the last paragraph that is a line without number or sentence, such as a heading.
	line    string
	facts   []Fact
	leftOut []LeftOut

	p *paragraph
	// Of the paragraph: the context its words make, its topic, what was spoken of last, and the subjects that had
	// amounts.
	context context
	topic   *reference
	last    string
	about   string
	// lastScope is the budget that it is of, and fiscal tells that the paragraph began with the total of the fiscal
	// appropriation: what it lists are parts of that.
	lastScope string
	fiscal    bool
	// several: what was counted last is one of several kinds.
	several bool
	spoken  []string
	// sentence is the first fact of the sentence before, ofParagraph the first of the paragraph.
	sentence    int
	ofParagraph int
	// section is the first fact behind the last heading or numbered paragraph.
	section int
	// ofParts: below the same heading a change stood behind a part of a list that went on, so changes are of parts there.
	ofParts bool
	// named is the subject that was named last.
	named *reference
	// asOf is the year of the day that the paragraph counts stocks on; 0 where it names none.
	asOf int
	// counted is what was counted on such a day last, in a paragraph below the same heading.
	counted counted
	// projects is the level of the paragraph that led in a list of projects; unled outside of one.
	projects int
	led      *Subject // what each number of that list is
	labels   labelledProject
	points   pointed // a reason that may go on
	// foreign says that the paragraph has amounts of something that is not known here.
	foreign bool
}

// counted is the kind of stocks, by the first part of their ids, and the year of the day that they are counted on.
type counted struct {
	kind string
	year int
}

// stockYear is the year of a stock of which its own sentence names none: that of the day that its paragraph names, or
// of the day that a paragraph before it below the same heading named for others of its kind: 截至2025年12月31日，共有车辆3辆。
// and, in the next, 单位价值100万元以上的设备5台。
func (r *reader) stockYear(id string) int {
	kind, _, _ := strings.Cut(id, ".")
	if r.asOf != 0 {
		r.counted = counted{kind, r.asOf}
	}
	if r.counted.kind == kind {
		return r.counted.year
	}
	return 0
}

// reference is a subject as it is meant in one place.
type reference struct {
	ids    []string
	about  string
	scope  string // the budget that it is of, as far as the words say it
	narrow bool   // words in front may make it a part of what the ids say
	*Subject
}

// and gives a reference to what two mean together; nil where they are of different kinds.
func (r *reference) and(other *reference) *reference {
	if r == nil || other == nil || r.Kind != other.Kind || r.about != other.about {
		return nil
	}
	both := *r
	both.ids = slices.Clone(r.ids)
	for _, id := range other.ids {
		if !slices.Contains(both.ids, id) {
			both.ids = append(both.ids, id)
		}
	}
	return &both
}

func (r *reference) key() string { return strings.Join(r.ids, "+") + " " + r.about }

// paragraph reads one paragraph, sentence by sentence.
func (r *reader) paragraph(p *paragraph) {
	r.p, r.context, r.topic, r.last, r.lastScope, r.spoken, r.foreign = p, context{}, nil, "", "", nil, false
	r.asOf, r.fiscal, r.several = 0, false, false
	level, from := cutNumber(p.canon)
	if r.points.across && r.nextPoint(0, len(p.canon)) {
		return
	}
	r.closePoints()
	above := r.headings.innermost()
	r.headings.enter(level, p.canon[from:])
	if level >= 0 {
		r.section, r.ofParts, r.counted = len(r.facts), false, counted{}
	}
	if level < 0 && utf8.RuneCountInString(p.canon) <= maxHeading && !strings.ContainsAny(p.canon, "。,:;") {
		r.line = p.canon
	}
	tokens := slices.DeleteFunc(r.words.tokens(p.canon, from), func(t token) bool {
		return t.kind == subject && !r.below(t.subject)
	})
	r.findTopic(tokens, level, from, above)
	r.sentence, r.ofParagraph, r.named = len(r.facts), len(r.facts), nil
	r.leadsReport(level, from)
	if r.project(level, from) || r.labelled(level, from) || r.evaluation(from) {
		return
	}
	reported := r.reportOf(from)
	for _, s := range sentences(p.canon, from) {
		first := len(r.facts)
		if slices.Contains(reported, s) || !r.points.across && r.nextPoint(s.from, s.to) {
			continue
		}
		r.closePoints()
		c := clause{reader: r, from: s.from, to: s.to}
		c.read(within(tokens, s.from, s.to))
		r.nextTopic()
		r.sentence = first
	}
	r.leadsProjects(level)
	r.headings.leads(level, strings.HasSuffix(p.canon, ":") || strings.HasSuffix(p.canon, "其中"), r.context)
}

// below reports whether the headings are those that a subject stands below.
func (r *reader) below(s *Subject) bool {
	return s.under == nil || s.under.MatchString(r.line) || slices.ContainsFunc(r.headings.text[:], s.under.MatchString)
}

// findTopic looks for what the whole paragraph is about: 公务接待费。2026年预算数… says it in a sentence of its own, and a
// heading may say it for an unnumbered paragraph directly below.
func (r *reader) findTopic(tokens []token, level, from int, above string) {
	label := r.p.canon[from:]
	if i := strings.IndexAny(label, "。:"); i >= 0 || strings.Contains(label, "。") {
		if i < 0 {
			i = strings.Index(label, "。")
		}
		label = label[:i]
	}
	if j := strings.Index(label, "。"); j >= 0 {
		label = label[:j]
	}
	if level < 0 {
		tokens, label = r.words.tokens(above, 0), above
		from = 0
	}
	for i := range tokens {
		t := &tokens[i]
		if !t.inName && (t.kind == subject || t.kind == item && level >= 0) && t.from == from && t.to == from+len(label) {
			r.topic = r.refer(t)
			return
		}
	}
}

// nextTopic: after the first sentence with amounts its sole subject is the topic; once there are more, there is none.
func (r *reader) nextTopic() {
	if len(r.spoken) > 1 || r.topic != nil && len(r.spoken) == 1 && r.spoken[0] != r.topic.key() {
		r.topic = nil
	}
}

// refer gives what a subject means in its place; nil where that is not certain.
func (r *reader) refer(t *token) *reference {
	around := r.headings.context()
	ref := &reference{about: t.about, Subject: t.subject}
	if t.kind == item || t.subject.Kind == "money" && t.subject.About { // stands in the tables of several budgets
		ref.scope = cmp.Or(r.context.scope, around.scope)
	}
	if t.subject != nil && strings.HasPrefix(t.subject.IDs[0], "performance.") {
		ref.scope = fundOf(t.text)
		if t.subject.Needs && ref.scope == "" && !r.several { // the amount of the projects that were counted
			ref.scope = r.lastScope
		}
	}
	if t.kind == item {
		ref.ids = t.ids
		ref.Subject = &Subject{Kind: "money"}
		switch {
		case t.ids[0] == "items" || t.ids[0] == "subclasses":
			ref.about = r.under(t.about)
		case t.ids[0] == "economic" && !digit(t.about) && !r.headings.say(lexicon.Words().Narrative.Basic):
			return nil // of some part of the expenditure, and which one nobody can say
		}
		return ref
	}
	if side := cmp.Or(r.context.side, around.side); t.subject.Only != "" && side != t.subject.Only {
		return nil
	}
	for _, id := range t.subject.IDs {
		if strings.Contains(id, "{side}") {
			switch side := cmp.Or(r.context.side, around.side); {
			case side != "":
				id = strings.Replace(id, "{side}", side, 1)
			case t.subject.Sideless != "":
				id = t.subject.Sideless
			default:
				return nil
			}
		}
		if special, ok := t.subject.after(r.last); ok && special != "" {
			id = special
			if t.subject.Needs { // the value of the vehicles of that use
				ref.about = cmp.Or(ref.about, r.about)
			}
		} else if !ok && t.subject.Needs && !r.stands(t) {
			return nil
		}
		if special, ok := t.subject.Scoped[cmp.Or(r.context.scope, around.scope)]; ok {
			if special == "" {
				return nil
			}
			id = special
		}
		if special, ok := t.subject.Headed[around.scope]; ok && (special == "" || r.context.scope == around.scope) {
			if special == "" {
				return nil
			}
			id = special
		}
		if r.final && t.subject.Final != "" && id == t.subject.ID {
			id = t.subject.Final
		}
		if !slices.Contains(ref.ids, id) { // two of them may have become one
			ref.ids = append(ref.ids, id)
		}
	}
	return ref.paidBy(t.text)
}

// stands reports whether a subject that needs another one before it is understood without: 现有在职职工30人，离退休20人.
func (r *reader) stands(t *token) bool {
	return t.subject.stands != nil && people().MatchString(r.p.canon[t.to:]) &&
		t.subject.stands.MatchString(r.p.canon[max(0, t.from-beforeBytes):t.from]) &&
		slices.ContainsFunc(append(r.headings.text[:], r.line), func(h string) bool {
			return utf8.RuneCountInString(h) <= maxHeading && !strings.Contains(h, ",") && t.subject.heads.MatchString(h)
		})
}

// people is a number of people that a sign ends.
var people = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.Headcount })

// digit reports whether a text begins with a digit: About is a code then, not names.
func digit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// under puts the names of the classes above in front of an item's name, where a heading prints them: （一）公共安全支出（类）.
func (r *reader) under(about string) string {
	if strings.Count(about, "/") >= 2 || digit(about) {
		return about
	}
	for i := len(r.headings.text) - 1; i >= 0; i-- {
		if m := triple.FindStringSubmatch(r.headings.text[i]); m != nil && m[1] != "" && m[2] == "" && m[3] == "" {
			return m[1] + "/" + about
		}
	}
	return about
}

// note remembers a subject that was spoken of, and what it says of those that follow.
func (r *reader) note(ref *reference) {
	r.fiscal = r.fiscal || r.last == "" && ref.Scope == "fiscal" && len(ref.Covers) > 0
	r.last, r.about, r.lastScope = ref.ids[0], ref.about, ref.scope
	if ref.Side != "" {
		r.context.side = ref.Side
	}
	if ref.Scope != "" {
		r.context.scope = ref.Scope
	}
}

// spoke remembers that a subject had an amount of its own.
func (r *reader) spoke(ref *reference) {
	if !slices.Contains(r.spoken, ref.key()) {
		r.spoken = append(r.spoken, ref.key())
		if len(r.spoken) == 1 && r.topic == nil && !r.foreign {
			r.topic = ref
		}
	}
}

// span is a piece of the canonical text.
type span struct{ from, to int }

// sentences cuts a paragraph at its full stops; those inside of brackets end nothing.
func sentences(canon string, from int) []span {
	var out []span
	start, depth := from, 0
	for i, c := range canon {
		switch {
		case i < from:
		case c == '(' && strings.Contains(canon[i:], ")"):
			depth++
		case c == ')' && depth > 0:
			depth--
		case c == '。' || c == '!' || c == '?' || c == '！' || c == '？':
			if depth == 0 {
				out = append(out, span{start, i})
				start = i + len(string(c))
			}
		}
	}
	if start < len(canon) {
		out = append(out, span{start, len(canon)})
	}
	return out
}

// within gives the tokens of a span.
func within(tokens []token, from, to int) []token {
	i := slices.IndexFunc(tokens, func(t token) bool { return t.from >= from })
	if i < 0 {
		return nil
	}
	j := i
	for j < len(tokens) && tokens[j].to <= to {
		j++
	}
	return tokens[i:j]
}

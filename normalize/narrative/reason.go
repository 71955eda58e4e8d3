package narrative

import (
	"slices"
	"strings"

	"gongkai/internal/lexicon"
)

// explain mutes the rest of the part and keeps it as the reason of the changes just read.
func (c *clause) explain(t *token) {
	c.muted = true
	if c.itemises(t) {
		defer func() {
			c.muted = false
			c.nextClause(t.to)
		}()
	}
	said := &lexicon.Words().Narrative
	first := slices.Contains(said.FirstReason, t.text)
	if c.purposes(t) {
		c.keepUse(t)
	}
	if !strings.Contains(t.text, "原因") && t.text != "主要是" && !lexicon.Ends(t.text, said.DueTo) && !first {
		c.used = strings.HasSuffix(t.text, "用于") || strings.HasPrefix(t.text, "拟")
		return
	}
	end := c.part.to
	for end < c.to && (enumerated.MatchString(c.p.canon[end:c.to]) || c.explainsOn(end)) {
		end = c.semicolon(end + 1)
	}
	for _, ahead := range within(c.tokens, t.to, end) {
		if c.listItem(&ahead) {
			end = ahead.from - len(listNumber.FindString(c.p.canon[:ahead.from]))
			break
		}
	}
	if at := max(c.partsBehind(t), c.comparesBehind(t)); at > 0 {
		end = min(end, at)
		defer func() { c.resumeAt = at }()
	}
	from := t.to
	if first {
		from = t.from // one of several points, which are all kept with their numbers
	}
	words := strings.Trim(c.p.printed(from, end), "，。；：:,; ")
	begin := end - len(strings.TrimLeft(c.p.canon[from:end], ":,"))
	if style, _, width := pointAt(c.p.canon[begin:end]); style >= 0 && c.amountOfOwn(begin+width, end) {
		return // what is announced as a reason is a list of items
	}
	if style, number := pointsOf(words); style >= 0 && end == c.to {
		defer c.openPoints(words, style, number)
	} else if words == "" && end == len(c.p.canon) && strings.HasSuffix(c.p.canon, ":") {
		words = announced
		defer c.openPoints(words, -1, 0)
	}
	if t.text == "主要是" && strings.HasPrefix(words, "用于") { // what it is for; why stands in a sentence of its own
		c.used = true
		return
	}
	if c.explainMissed(t, words) || c.explainNamed(t, words) {
		return
	}
	since := c.since
	if filler().MatchString(c.p.canon[c.from:t.from]) {
		since = c.sentence // the reason is a sentence of its own
	}
	if t.text != "主要是" && lexicon.Begins(t.text, ofNoChange) && c.explainAmount(t, words) {
		return
	}
	for i := len(c.facts) - 1; i >= 0 && words != ""; i-- {
		f := &c.facts[i]
		if f.inside && i >= since { // of a bracket that is closed
			continue
		}
		if i < since || !strings.Contains(f.ID, ".change") {
			break
		}
		if f.Reason == "" {
			f.Reason = words
		}
	}
}

// partsBehind finds the list of parts that ends a reason: “三公”经费决算5万元，…主要原因是厉行节约，其中：公务接待费1万元. A number in
// front of it is the reason's own, and so may be the list. 0 for none.
func (c *clause) partsBehind(t *token) int {
	if c.current == nil {
		return 0
	}
	family, total := strings.CutSuffix(c.current.ids[0], ".total")
	ahead := within(c.tokens, t.to, c.part.to)
	for i := 0; total && i+1 < len(ahead); i++ {
		switch a := &ahead[i]; {
		case a.kind == number:
			return 0
		case a.kind != amongWhich || !strings.HasSuffix(c.p.canon[:a.from], ","):
			continue
		}
		part := slices.IndexFunc(ahead[i+1:], func(t token) bool { return t.kind != comma })
		if part < 0 {
			return 0
		}
		p := &ahead[i+1+part]
		if p.kind == subject && !p.inName && strings.HasPrefix(p.subject.IDs[0], family+".") {
			return ahead[i].from
		}
		return 0
	}
	return 0
}

// comparesBehind finds the comparison with the year before that ends the reason why a final amount is not that of the
// budget: 决算数小于预算数的主要原因是厉行节约，与上年相比减少1万元. 0 for none.
func (c *clause) comparesBehind(t *token) int {
	if !c.final || c.current == nil || !missed().MatchString(c.p.canon[max(c.start, c.ends):t.from]) {
		return 0
	}
	for _, a := range within(c.tokens, t.to, c.part.to) {
		switch {
		case a.kind == number:
			return 0
		case a.kind == comparator && strings.HasSuffix(c.p.canon[:a.from], ","):
			return a.from
		}
	}
	return 0
}

// ofNoChange begin the words in front of a reason that do not say of what it is, as 增加的原因 does.
var ofNoChange = []string{"主要", "具体", "原因", "由于"}

// explainAmount keeps a reason right behind a number (机关运行经费0万元，主要原因是本单位为事业单位) with the amount that it is, and reports
// whether it is one. Behind a part of a list it may be that of the whole, and behind a full stop that of any amount of
// the sentence before.
func (c *clause) explainAmount(t *token, words string) bool {
	before := strings.TrimRight(c.p.canon[:t.from], ",。")
	n := len(c.facts)
	if words == "" || n == c.ofParagraph || c.listed > 0 || c.facts[n-1].end != len(before) || !c.facts[n-1].plain {
		return false
	}
	if len(before) < c.from && (c.sentence >= n || c.facts[c.sentence].end != len(before)) {
		return false
	}
	c.explainEnding(len(before), words)
	return true
}

// explainEnding keeps a reason with the amounts whose number ends at a place.
func (c *clause) explainEnding(end int, words string) {
	for i := len(c.facts) - 1; i >= c.ofParagraph && c.facts[i].end == end; i-- {
		if f := &c.facts[i]; f.plain && f.Reason == "" {
			f.Reason = words
		}
	}
}

var missed = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.Missed })

// explainMissed keeps the reason why a final amount is not that of the budget (决算数小于预算数的主要原因是…) with the final
// amount, its share of the budget and its change against it, and reports whether it is such a reason. It is that of the
// subject named right before, else of the only one that the sentence, or the one before, gave amounts of.
func (c *clause) explainMissed(t *token, words string) bool {
	from := max(c.start, c.ends)
	at := missed().FindStringIndex(c.p.canon[from:t.from])
	if at == nil || !c.final {
		return false
	}
	var id, about string
	since := c.section
	switch known := filler().MatchString(c.p.canon[from : from+at[0]]); {
	case known && c.ends >= 0 && !c.doubt && c.subject != nil:
		id, about = c.subject.ids[0], wide.Replace(c.subject.about)
	case !known || c.ends >= 0:
		return true // of something that is not known
	default:
		since = max(c.ofParagraph, min(c.sentence, c.since))
		if len(c.facts) > c.since {
			since = c.since
		}
		for i := since; i < len(c.facts); i++ {
			f := &c.facts[i]
			switch {
			case !f.plain || f.Year != 0:
			case id == "":
				id, about = f.ID, f.About
			case f.ID != id || f.About != about:
				return true // which one nobody can say
			}
		}
	}
	for i := since; i < len(c.facts) && id != "" && words != ""; i++ {
		f := &c.facts[i]
		suffix, said := strings.CutPrefix(f.ID, id)
		if said && f.About == about && f.Year == 0 && f.Reason == "" && (suffix == "" || suffix == ".execution" ||
			strings.HasPrefix(suffix, ".change_from_budget")) {
			f.Reason = words
		}
	}
	return true
}

// cause is what stands in front of 故 in the same part of a sentence: 因本单位无车辆，故为0万元.
type cause struct {
	words string
	at    int // where the words behind 故 begin
}

// therefore begins a clause behind 故, where the one before that a comma ends gives the cause, and nothing was said
// before it. What it says is no explanation any more.
func (c *clause) therefore(comma *token) bool {
	said := &lexicon.Words().Narrative
	so := begins(c.p.canon[comma.to:c.part.to], said.Therefore)
	if so == 0 || comma.text != "," || len(c.facts) > c.since {
		return false
	}
	from := c.start
	why := begins(c.p.canon[from:comma.from], said.Since)
	if why == 0 || begins(c.p.canon[from:comma.from], said.SinceNot) > 0 {
		return false
	}
	held := c.held == from && c.current != nil
	c.muted = false
	c.pause(comma)
	at := comma.to + so
	c.nextClause(at)
	if held || c.held == comma.to {
		c.held = at
	}
	c.cause = cause{c.p.printed(from+why, comma.from), at}
	return true
}

// begins gives how many bytes of the words of a list a text begins with; 0 for none.
func begins(text string, words []string) int {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return len(w)
		}
	}
	return 0
}

// becauseOf keeps what a sentence says right behind an amount with 因 (公务用车运行费0万元，因本单位无车辆) as its reason, where it says
// no number and no comparison there.
func (c *clause) becauseOf() {
	said := &lexicon.Words().Narrative
	for i := c.first; i < len(c.facts) && !c.list; i++ { // in a list it may be that of the whole
		f := &c.facts[i]
		if !f.plain || f.Reason != "" || f.end >= c.to || c.p.canon[f.end] != ',' {
			continue
		}
		from, to := f.end+1, c.semicolon(f.end)
		why := begins(c.p.canon[from:to], said.Since)
		if why == 0 || begins(c.p.canon[from:to], said.SinceNot) > 0 {
			continue
		}
		if slices.ContainsFunc(within(c.tokens, from, to), func(t token) bool {
			return t.kind != subject && t.kind != comma && t.kind != open && t.kind != shut && t.kind != dated
		}) {
			continue
		}
		f.Reason = strings.Trim(c.p.printed(from+why, to), "，。；：")
	}
}

// explainsOn reports whether a reason goes on behind a semicolon: there are no numbers up to the next one.
func (c *clause) explainsOn(semicolon int) bool {
	ahead := within(c.tokens, semicolon, c.semicolon(semicolon+1))
	return !slices.ContainsFunc(ahead, func(t token) bool {
		return t.kind == number || t.kind == flat || t.kind == amongWhich
	})
}

// itemises reports whether all that follows 主要是 is a list of changes of parts (一般公共预算拨款增加5万元，事业收入减少2万元): a reason whose
// numbers are facts, too.
func (c *clause) itemises(t *token) bool {
	ahead := within(c.tokens, t.to, c.part.to)
	at, n := t.to, 0
	for ; len(ahead) >= 3; n++ {
		name, move, amount := &ahead[0], &ahead[1], &ahead[2]
		switch {
		case name.kind != subject || name.inName || !strings.HasPrefix(name.subject.IDs[0], "totals.") || name.from != at,
			move.kind != up && move.kind != down || move.from != name.to,
			amount.kind != number || !slices.Contains(money, amount.unit) || amount.from != move.to:
			return false
		}
		ahead, at = ahead[3:], amount.to
		if len(ahead) > 0 && ahead[0].kind == comma && ahead[0].from == at {
			at, ahead = ahead[0].to, ahead[1:]
		}
	}
	return n > 1 && len(ahead) == 0 && at == c.part.to
}

// explainNamed keeps a reason whose sentence names what has changed (财政拨款收入支出增加的主要原因是…) with the changes of it
// that stand above, up to a heading, and reports whether there are any.
func (c *clause) explainNamed(t *token, words string) bool {
	if len(c.facts) > c.first {
		return false // the sentence has numbers of its own
	}
	ref := c.words.alone(c.p.canon[c.from:t.from])
	switch {
	case c.because == SeveralSubjects:
		ref = c.together
	case ref != nil:
	case c.doubt || c.ends < 0:
		return false
	default:
		ref = c.subject
	}
	if ref == nil || c.ends >= 0 && !filler().MatchString(c.p.canon[c.ends:t.from]) {
		return false
	}
	ids, found := c.words.withCovered(ref.ids), false
	for i := c.section; i < len(c.facts); i++ {
		f := &c.facts[i]
		id, _, changed := strings.Cut(f.ID, ".change")
		if !changed || !slices.Contains(ids, id) || f.About != wide.Replace(ref.about) || otherWay(t, f) {
			continue
		}
		found = true
		if f.Reason == "" {
			f.Reason = words
		}
	}
	return found
}

// otherWay reports whether a reason is one of an increase and a fact a decrease, or the other way round.
func otherWay(t *token, f *Fact) bool {
	switch sign := f.Value.Sign(); {
	case strings.ContainsAny(t.text, "(/"): // a template's choice that nobody made
		return false
	case moves.FindString(t.text) == "":
		return false
	case rises.MatchString(t.text):
		return sign <= 0
	default:
		return sign >= 0
	}
}

package narrative

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// filler is what may stand between a subject and its number, and between the beginning of a clause and a number whose
// subject was named before: 2026年预算数, 年初预算为, 共, 支出决算为.
var (
	filler = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:为|是|:|共有|共计?|总计|合计|各|有|达|计|"|年初|全年|调整|当年|本年度?|今年|20\d\d年度?|年度|` +
			lexicon.Any(l.Narrative.Between, l.Narrative.Each) + `)*$`
	})
	basis = lexicon.Pattern(func(l *lexicon.Lexicon) string { return lexicon.Any(l.Narrative.Basis) })
	// nexus may stand between 增加 and its number.
	nexus = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:了|为|约为|"|` + lexicon.Any(l.Narrative.Changes) + `)*$`
	})
	money = []string{"亿元", "万元", "千元", "元"}
)

// number binds a number, or leaves it out.
func (c *clause) number(t *token) {
	defer func() { c.nextClause(max(t.to, c.prior.to)); c.bound = true }()
	switch {
	case c.counted(t), c.completedOf(t):
	case t.unit == "%":
		c.percent(t)
	case c.move != nil:
		c.change(t)
	case c.compares != nil:
		c.comparedWith(t)
	default:
		c.amount(t)
	}
}

// amount binds a number to the subject in its clause, or to the one spoken of where the clause only says what it is:
// 支出决算为.
func (c *clause) amount(t *token) {
	if c.partOfRunning(t) {
		return
	}
	var ref *reference
	var words string
	switch {
	case c.ends >= 0:
		words = c.p.canon[c.ends:t.from]
		if ref = c.each(words); ref != nil {
			break
		}
		if c.doubt || !filler().MatchString(words) {
			c.drop(t, c.subject, cmp.Or(c.because, WordsBetween))
			c.omitted(t)
			if c.spent && c.listed >= 0 { // a part nevertheless
				c.listed++
				c.sources = append(c.sources, *t)
			}
			return
		}
		ref = c.subject.paidBy(words)
	default:
		words = c.p.canon[c.start:t.from]
		if !c.otherUnit(words, t.unit) && (!filler().MatchString(words) || !basis().MatchString(words) && c.held != c.start) {
			c.near(t, words)
			if c.current != nil && counts(t.unit) && c.current.takes(t.unit) { // 公务接待2批次、26人次，其中：接待外宾1批次、3人次
				c.current, c.moved = nil, nil
			}
			if slices.Contains(money, t.unit) { // of something that is not known here; what follows may be of it, too
				c.foreign, c.seen, c.current, c.moved = true, true, nil, nil
			}
			return
		}
		if ref = c.spokenOf(); ref == nil {
			return
		}
	}
	if !ref.takes(t.unit) {
		if c.costs(t, ref) {
			return
		}
		if slices.Contains(money, t.unit) || t.unit == "" {
			c.drop(t, ref, OtherUnit)
		}
		return
	}
	suffix := ""
	// A heading may stand in the same line: “三公”经费支出决算情况说明 2025年“三公”经费支出预算为….
	head := c.p.canon[max(c.start, c.behind):t.from]
	said := &lexicon.Words().Narrative
	switch same := c.year == 0 || c.year == c.documentYear; {
	case lexicon.Has(words, said.Executed):
		suffix = ".executed"
	case lexicon.Has(head, said.Initial) && same:
		if !c.budget { // which is what a budget speaks of
			suffix = ".initial"
		}
	case lexicon.Has(words, said.Adjusted) && same:
		suffix = ".adjusted"
	case c.final && same && ref.Kind == "money" && plannedOnly(head):
		suffix = ".budget"
	}
	if c.listed >= 0 {
		c.listed++
	}
	c.current, c.moved, c.lost, c.ofPart = ref, nil, false, false
	c.spoke(ref)
	c.emit(ref, suffix, *t)
}

// near notes an amount that stands by words that are known but is not theirs for certain: that of an economic class of
// which nobody knows what part it is (对个人和家庭的补助5万元), or one right behind another number (购置车辆0辆、0万元).
func (c *clause) near(t *token, words string) {
	switch {
	case !slices.Contains(money, t.unit):
	case lexicon.Has(words, lexicon.Words().Economic.Classes):
		c.drop(t, &reference{ids: []string{"economic"}, Subject: &Subject{Kind: "money"}}, NoSubject)
	case c.current != nil && behindNumber.MatchString(c.p.canon[:t.from-len(words)]) &&
		filler().MatchString(words) && c.costs(t, c.current):
	case words == "" && c.current != nil && !c.current.takes(t.unit) && behindNumber.MatchString(c.p.canon[:t.from]):
		c.drop(t, c.current, OtherUnit)
	}
}

// costs binds the money right behind the number of what is bought: 计划购置车辆1辆、25万元. It reports whether it did.
func (c *clause) costs(t *token, ref *reference) bool {
	if ref == nil || !slices.Contains(money, t.unit) {
		return false
	}
	if meant := c.words.subject(ref.ids[0]); !ref.Amount && (meant == nil || !meant.Amount) {
		return false
	}
	if c.final && strings.Contains(c.p.canon[c.start:t.from], lexicon.Words().Narrative.Budget) {
		return false // what it should have cost
	}
	c.emit(ref, ".amount", *t)
	return true
}

var behindNumber = lazyregexp.New(`\d` + unitWords + `[、,]$`)

// omitted forgets what was spoken of where an amount is left out: what is said of it next (占3.34%, 比上年增加) is of nothing
// that is known.
func (c *clause) omitted(t *token) {
	if slices.Contains(money, t.unit) {
		c.seen, c.current, c.moved, c.lost = true, nil, nil, true
	}
}

// otherUnit reports whether a number directly behind another one counts the same in another unit: 公务接待2批次、26人次.
func (c *clause) otherUnit(words, unit string) bool {
	return c.current != nil && c.current.ByUnit[unit] != "" && bare().MatchString(words)
}

var bare = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `^` + lexicon.Any(l.Narrative.Counted) + `?$`
})

// counted binds a number whose words stand behind it: 15个项目纳入绩效目标管理.
func (c *clause) counted(t *token) bool {
	if t.unit == "" || t.unit == "%" || c.move != nil || c.compares != nil {
		return false
	}
	for i := range c.words.subjects {
		s := &c.words.subjects[i]
		if s.behind == nil && len(s.around) == 0 { // most of them
			continue
		}
		ref := &reference{ids: s.IDs, Subject: s}
		if !ref.takes(t.unit) || !s.counts(c.p.canon[c.from:t.from], c.p.canon[t.to:c.to]) || !c.below(s) {
			continue
		}
		if m := s.behind; m != nil && strings.HasPrefix(s.IDs[0], "performance.") {
			ref.scope = fundOf(m.FindString(c.p.canon[t.to:c.to]))
		}
		c.current, c.moved, c.lost, c.seen = ref, nil, false, true
		c.note(ref)
		c.several = coordinated.MatchString(lastWord(c.p.canon[c.from:t.from])) // what follows may be of all of them
		c.spoke(ref)
		c.emit(ref, "", *t)
		return true
	}
	return false
}

// lastWord is the last character of a text.
func lastWord(text string) string {
	_, size := utf8.DecodeLastRuneInString(text)
	return text[len(text)-size:]
}

// counts reports whether the words around a number say that it is one of the subject.
func (s *Subject) counts(before, behind string) bool {
	if s.behind != nil && s.behind.MatchString(behind) {
		return true
	}
	around := before + "\x00" + behind
	return slices.ContainsFunc(s.around, func(e *lazyregexp.Regexp) bool { return e.MatchString(around) })
}

// partChanged notes that a change was read, and whether it is only the place that says which part of a list it is of.
func (c *clause) partChanged() {
	c.ofPart = c.ends < 0 && c.listed == 1 && len(c.saved) == 0
	if c.ofPart || c.list && c.listed < 0 {
		c.partChanges++
	}
	if c.listed > 0 {
		c.listed = 0
	}
}

// tentatively adds facts that are kept only if the sentence turns out to give each part of its list a change of its
// own.
func (c *clause) tentatively(emit func()) {
	from := len(c.facts)
	emit()
	for i := from; c.ofPart && i < len(c.facts); i++ {
		c.tentative = append(c.tentative, partChange{i, c.whole})
	}
}

// partChange is a change behind the only part of a list so far.
type partChange struct {
	at    int        // its fact
	whole *reference // what the list is of
}

// allOfIt reports whether a change is of a part that is all of the whole: 收入预算9万元，其中：财政拨款收入9万元，比上年增加1万元. It is said
// of the part that stands next to it.
func (c *clause) allOfIt(change partChange) bool {
	id, _, _ := strings.Cut(c.facts[change.at].ID, ".change")
	for i := change.at - 1; i > 0 && i > c.first; i-- {
		part, whole := &c.facts[i], &c.facts[i-1]
		if part.ID == id {
			return change.whole != nil && whole.ID == change.whole.ids[0] &&
				whole.Unit == part.Unit && whole.Value.Equal(part.Value)
		}
	}
	return false
}

// settleParts takes back the change behind the only part of a list: 总额9万元，其中：部分5万元，比上年增加1万元 may speak of either.
// Where the part is all of the whole, it is one of the whole, too.
func (c *clause) settleParts() {
	only := c.partChanges == 1 && !c.goesOn
	for k := len(c.tentative) - 1; k >= 0; k-- {
		i, all := c.tentative[k].at, c.allOfIt(c.tentative[k])
		switch {
		case all:
			c.alsoOfWhole(c.tentative[k])
		case only && !all:
			f := &c.facts[i]
			c.leftOut = append(c.leftOut, LeftOut{
				ID: f.ID, Value: f.Value, Unit: f.Unit, Text: f.Text, Page: f.Page, Box: f.Box, Because: WholeOrPart,
			})
			c.facts = slices.Delete(c.facts, i, i+1)
		}
	}
}

// alsoOfWhole adds the change of a part that is all of the whole as one of the whole. In the year before the whole may
// have had other parts: it does not where the paragraph gives a change of the whole, or the section changes of parts.
func (c *clause) alsoOfWhole(change partChange) {
	f := c.facts[change.at]
	_, suffix, _ := strings.Cut(f.ID, ".change")
	f.ID, f.About, f.Scope = change.whole.ids[0]+".change"+suffix, wide.Replace(change.whole.about), change.whole.scope
	f.narrow, f.shared = f.narrow || change.whole.narrow, true
	if c.ofParts || slices.ContainsFunc(c.facts[c.ofParagraph:], func(other Fact) bool {
		return other.ID == f.ID && other.About == f.About && !other.shared
	}) {
		return
	}
	c.facts = slices.Insert(c.facts, change.at+1, f)
}

// spokenOf is what a number without a subject in its clause belongs to.
func (c *clause) spokenOf() *reference {
	if c.current != nil {
		return c.current
	}
	if c.seen {
		return nil
	}
	return c.topic
}

// takes reports whether a number with this unit can be of the subject.
func (r *reference) takes(unit string) bool {
	if r == nil {
		return false
	}
	if r.Kind == "money" {
		return slices.Contains(money, unit)
	}
	if unit == "" {
		return r.Bare
	}
	short, _, _ := strings.Cut(unit, "(")
	return slices.Contains(r.Units, short)
}

// each gives all the subjects that share a number where the words say that each of them has it: 收入总计、支出总计均为5万元.
func (c *clause) each(words string) *reference {
	for _, w := range lexicon.Words().Narrative.Each {
		rest, ok := strings.CutPrefix(words, w)
		if ok && c.because == SeveralSubjects && filler().MatchString(rest) {
			return c.together
		}
	}
	return nil
}

// plannedOnly reports whether words say that an amount is that of the budget, and not that they speak of one of the
// budgets.
func plannedOnly(words string) bool {
	said := &lexicon.Words().Narrative
	for _, w := range said.NamedBudgets {
		words = strings.ReplaceAll(words, w, "")
	}
	return strings.Contains(words, said.Budget) && !strings.Contains(words, said.Final)
}

// drop notes a number that stands by a known subject and is left out.
func (c *clause) drop(t *token, ref *reference, because string) {
	if ref == nil && c.ends < 0 && c.current == nil && c.topic == nil && len(c.spoken) == 0 {
		return
	}
	if because == WordsBetween && c.move == nil && !c.mayBe(ref, t.unit) {
		return // 编制2017年预算, 本部门中，行政单位1家: no number of it, whatever stands between
	}
	page, box := c.p.place(c.part.from, c.part.to)
	left := LeftOut{
		Value: t.value, Unit: t.unit, Text: c.p.printed(c.part.from, c.part.to), Page: page, Box: box, Because: because,
	}
	if ref != nil && len(ref.ids) == 1 {
		left.ID = ref.ids[0]
	}
	c.leftOut = append(c.leftOut, left)
}

// mayBe reports whether a number with this unit might be one of a subject, or of any amount where it is not certain.
func (c *clause) mayBe(ref *reference, unit string) bool {
	if ref == nil {
		return slices.Contains(money, unit)
	}
	return ref.takes(unit) && (unit != "" || ref.Bare) || unit == "%"
}

// emit adds the facts that a number says.
func (c *clause) emit(ref *reference, suffix string, t token) {
	page, box := c.p.place(c.part.from, c.part.to)
	year := c.year
	if ref.Stock && slices.Contains(ref.IDs, ref.ids[0]) {
		if counted := c.stockYear(ref.ids[0]); year == 0 {
			year = counted
		}
	}
	if year == -1 {
		year = c.documentYear - 1
	}
	if year == c.documentYear || c.documentYear == 0 || strings.HasPrefix(suffix, ".change") {
		year = 0
	}
	unit := t.unit
	if unit != "" {
		unit = printedUnit(c.p, &t)
	}
	var names []string
	if suffix == "" && ref.under != nil {
		names = c.names(&t)
	}
	against := ""
	if strings.HasPrefix(suffix, ".change") {
		against = c.against
	}
	why := ""
	if suffix == "" && c.cause.at == c.start {
		why = c.cause.words
	}
	for _, id := range ref.ids {
		id = cmp.Or(ref.ByUnit[t.unit], id)
		c.facts = append(c.facts, Fact{
			ID: id + suffix, Value: t.value, Unit: unit,
			Text: c.p.printed(c.part.from, c.part.to), Page: page, Box: box,
			Year: year, About: wide.Replace(ref.about), Scope: ref.scope, Names: names, narrow: ref.narrow, depth: len(c.saved),
			Reason: why, Against: against, end: t.to, plain: suffix == "",
		})
	}
}

// wide prints the brackets of names as Chinese text does.
var wide = strings.NewReplacer("(", "（", ")", "）")

// printedUnit is the unit as it is printed, with brackets of its own width.
func printedUnit(p *paragraph, t *token) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, p.printed(t.to-len(t.unit), t.to))
}

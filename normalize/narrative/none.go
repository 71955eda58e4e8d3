package narrative

import (
	"slices"
	"strings"

	"gongkai/internal/lexicon"
)

// none reads the words that there is nothing: 没有使用政府性基金预算拨款安排的支出, 政府性基金预算未安排.
func (c *clause) none(tokens []token) {
	saysMore := func(t token) bool { return t.kind == number || t.kind == reason || t.kind == up || t.kind == down }
	if slices.ContainsFunc(tokens, saysMore) {
		return
	}
	if !slices.ContainsFunc(tokens, func(t token) bool { return t.kind == subject }) {
		return // as in most clauses, which spares the expression
	}
	if conditional().MatchString(c.p.canon[c.from:c.to]) {
		return
	}
	said := &lexicon.Words().Narrative
	before := false
	end := -1
	for i := range tokens {
		t := &tokens[i]
		if t.kind != subject {
			continue
		}
		switch {
		case lexicon.Begins(t.text, said.Planned) && lexicon.Ends(c.p.canon[c.from:t.from], said.Not):
			before = true // 未 + 安排购置车辆
		case end < 0 || !joined().MatchString(c.p.canon[end:t.from]):
			before = nothing().MatchString(c.p.canon[max(c.from, t.from-nothingBytes):t.from])
		}
		end = t.to
		rest := c.p.canon[t.to:c.to]
		says := unplanned().MatchString(rest)
		if before {
			says = plain().MatchString(rest) || c.noneOfAll(tokens[i:])
		}
		if !t.subject.None || !says {
			continue
		}
		unchanged := c.stillNone(tokens[i+1:])
		for _, ref := range c.zero(t, rest) {
			c.emit(ref, "", token{from: t.from, to: t.to})
			if unchanged {
				c.against = c.priorAmount(&tokens[i+2])
				c.emit(ref, ".change", token{from: t.from, to: t.to})
			}
		}
	}
}

// stillNone reports whether all that some tokens say behind what there is none of is that there was none the year
// before: 没有使用政府性基金预算拨款安排的支出，与上年持平.
func (c *clause) stillNone(behind []token) bool {
	return len(behind) == 3 && behind[0].text == "," && behind[1].kind == comparator && behind[2].kind == flat &&
		behind[0].to == behind[1].from && behind[1].to == behind[2].from
}

// noneOfAll reports whether the subjects that are coordinated with the first of some tokens end in words that add
// nothing: 未安排购置车辆、大型设备.
func (c *clause) noneOfAll(tokens []token) bool {
	k := 0
	for i := 1; i < len(tokens); i++ {
		switch t := &tokens[i]; {
		case t.kind == comma && t.text == "、":
			continue
		case t.kind != subject || !coordinated.MatchString(c.p.canon[tokens[k].to:t.from]):
			return k > 0 && plain().MatchString(c.p.canon[tokens[k].to:c.to])
		}
		k = i
	}
	return k > 0 && plain().MatchString(c.p.canon[tokens[k].to:c.to])
}

// nothingBytes is more than the words of nothing have.
const nothingBytes = 60

var (
	nothing = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return lexicon.Any(l.Narrative.None) + `(?:当年|` + l.Narrative.OwnLevel + `|20\d\d年度?)?$`
	})
	unplanned = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^` + lexicon.Any(l.Narrative.NoneBehind) + `(?:$|[,;])`
	})
	plain = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:及|和|、|大型|` + lexicon.Any(l.Narrative.Of) + `)*(?:$|[,;]|并已|` + lexicon.Any(l.Narrative.OfOthers) + `)`
	})
	// conditional is an instruction of a template: 无此项支出的，仍保留该表格式.
	conditional = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.Conditional })
	joined      = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:及|和|、|` + l.Narrative.Budget + `|` + l.Narrative.Expenditure + `)*$`
	})
	bothSides = lexicon.Pattern(func(l *lexicon.Lexicon) string { return `^` + lexicon.Any(l.Narrative.BothOf) })
)

// zero gives what the words say there is none of: income, expenditure or both.
func (c *clause) zero(t *token, rest string) []*reference {
	sides, spent := []string{""}, lexicon.Words().Narrative.Expenditure
	if strings.Contains(t.subject.IDs[0], "{side}") {
		switch {
		case bothSides().MatchString(rest):
			sides = []string{"income", "expenditure"}
		case strings.HasSuffix(t.text, spent) || strings.Contains(rest, spent):
			sides = []string{"expenditure"}
		case c.context.side == "" && c.headings.context().side == "" && t.subject.Sideless == "":
			sides = []string{"income", "expenditure"} // 无政府性基金预算拨款: neither
		}
	}
	var out []*reference
	for _, side := range sides {
		old := c.context.side
		if side != "" {
			c.context.side = side
		}
		if ref := c.refer(t); ref != nil {
			out = append(out, ref)
		}
		c.context.side = old
	}
	if strings.HasPrefix(rest, "和"+spent) {
		for _, ref := range slices.Clone(out) {
			if id := strings.Replace(ref.ids[0], ".income.", ".expenditure.", 1); id != ref.ids[0] {
				out = append(out, &reference{ids: []string{id}, Subject: ref.Subject})
			}
		}
	}
	return out
}

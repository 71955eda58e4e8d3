package narrative

import (
	"regexp"
	"slices"
	"strings"
)

// none reads the words that there is nothing: 没有使用政府性基金预算拨款安排的支出, 政府性基金预算未安排.
func (c *clause) none(tokens []token) {
	if slices.ContainsFunc(tokens, func(t token) bool { return t.kind == number || t.kind == reason || t.kind == up || t.kind == down }) {
		return
	}
	if conditional.MatchString(c.p.canon[c.from:c.to]) {
		return
	}
	before := false
	end := -1
	for i := range tokens {
		t := &tokens[i]
		if t.kind != subject {
			continue
		}
		if end < 0 || !joined.MatchString(c.p.canon[end:t.from]) {
			before = nothing.MatchString(c.p.canon[max(c.from, t.from-nothingBytes):t.from])
		}
		end = t.to
		rest := c.p.canon[t.to:c.to]
		if !t.subject.None || !before && !unplanned.MatchString(rest) || before && !plain.MatchString(rest) {
			continue
		}
		for _, ref := range c.zero(t, rest) {
			c.emit(ref, "", token{from: t.from, to: t.to})
		}
	}
}

// nothingBytes is more than the words of nothing have.
const nothingBytes = 60

var (
	nothing   = regexp.MustCompile(`(?:无|没有使用|没有|未安排|未使用|不涉及)(?:当年|本级|20\d\d年度?)?$`)
	unplanned = regexp.MustCompile(`^(?:未安排|未做安排|预算未做安排|无预算)(?:$|[,;])`)
	plain     = regexp.MustCompile(`^(?:财政拨款|(?:安排)?的支出|收支|收入和支出|收入|和支出|支出|预算|项目|及|和|、|大型)*(?:$|[,;]|并已|国有资本|上级)`)
	// conditional is an instruction of a template: 无此项支出的，仍保留该表格式.
	conditional = regexp.MustCompile(`^(?:如果?|若)|的,(?:仍|应|请)|例如`)
	joined      = regexp.MustCompile(`^(?:及|和|、|预算|支出)*$`)
)

// zero gives what the words say there is none of: income, expenditure or both.
func (c *clause) zero(t *token, rest string) []*reference {
	sides := []string{""}
	if strings.Contains(t.subject.IDs[0], "{side}") {
		switch {
		case strings.HasPrefix(rest, "收支"), strings.HasPrefix(rest, "收入和支出"), strings.HasPrefix(rest, "财政拨款收入和支出"), strings.HasPrefix(rest, "预算收支"):
			sides = []string{"income", "expenditure"}
		case strings.HasSuffix(t.text, "支出") || strings.Contains(rest, "支出"):
			sides = []string{"expenditure"}
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
	if strings.HasPrefix(rest, "和支出") {
		for _, ref := range slices.Clone(out) {
			if id := strings.Replace(ref.ids[0], ".income.", ".expenditure.", 1); id != ref.ids[0] {
				out = append(out, &reference{ids: []string{id}, Subject: ref.Subject})
			}
		}
	}
	return out
}

package narrative

import (
	"slices"
	"strings"

	"gongkai/internal/lexicon"
)

// What the running costs of the agency are made of is listed behind them: 机关运行经费150万元，其中：办公费20万元、差旅费30万元. These are
// parts of them, each by its name, and not all that the department spends on travel or meetings.

const runningCosts = "operating_expenses"

// runningPart is a name of such a part, which is all that stands in front of its number.
var runningPart = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `^(\p{Han}{1,16}?` + l.Narrative.Costs + `(?:\(\p{Han}{1,8}\))?)(?:` + l.Narrative.Budget + `|` +
		l.Narrative.Expenditure + `)?$`
})

// ofUnits is the name of what units or levels spent: 本级支出100万元，所属单位支出50万元 says who paid, not what for.
var ofUnits = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return lexicon.Any(l.Narrative.CostUnits) + lexicon.Any(l.Narrative.CostsOfUnits) + `*` + l.Narrative.Costs +
		`(?:\(\p{Han}{1,8}\))?$`
})

// partOfRunning binds a number in a list of such parts, or leaves it alone where nothing but a name stands in front of
// it. It reports whether the number stands in such a list.
func (c *clause) partOfRunning(t *token) bool {
	if c.listed < 0 || c.whole == nil || c.whole.ids[0] != runningCosts || !slices.Contains(money, t.unit) {
		return false
	}
	parts := c.words.subject(runningCosts + ".parts")
	m := runningPart().FindStringSubmatch(c.p.canon[c.start:t.from])
	cut := strings.HasSuffix(c.p.canon[:c.start], ")") // 本级（机关）公用经费: its name begins in front of the bracket
	if parts != nil && m != nil && !cut && !ofUnits().MatchString(m[1]) {
		c.emit(&reference{ids: parts.IDs, about: m[1], Subject: parts, scope: c.whole.scope}, "", *t)
	}
	c.listed++
	c.current, c.moved, c.seen = nil, nil, true
	return true
}

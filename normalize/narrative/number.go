package narrative

import (
	"regexp"
	"slices"
	"strings"
)

// filler is what may stand between a subject and its number, and between the beginning of a clause and a number whose subject was named
// before: 2026年预算数, 年初预算为, 共, 支出决算为.
var (
	filler = regexp.MustCompile(`^(?:为|是|:|共有|共计?|总计|合计|各|有|达|计|"|预算数?|决算数?|执行数?|批复数?|安排|支出|金额|总额|资金|数|年初|全年|调整|财政拨款|政府采购|经费|当年|本年度?|今年|20\d\d年度?|年度|\(不含车辆\)|\(以合同签订为准\))*$`)
	basis  = regexp.MustCompile(`预算|决算|安排|执行|批复`)
	// nexus may stand between 增加 and its number.
	nexus = regexp.MustCompile(`^(?:了|为|额|数|预算|资金|约为|")*$`)
	money = []string{"亿元", "万元", "千元", "元"}
)

// number binds a number, or leaves it out.
func (c *clause) number(t *token) {
	defer func() { c.nextClause(t.to); c.bound = true }()
	switch {
	case t.unit == "%":
		c.percent(t)
	case c.move != nil:
		c.change(t)
	case c.compares != nil:
		c.prior(t)
	default:
		c.amount(t)
	}
}

// amount binds a number to the subject in its clause, or to the one spoken of where the clause only says what it is: 支出决算为.
func (c *clause) amount(t *token) {
	var ref *reference
	var words string
	switch {
	case c.ends >= 0:
		words = c.p.canon[c.ends:t.from]
		if c.doubt || !filler.MatchString(words) {
			c.drop(t, c.subject)
			return
		}
		ref = c.subject
	default:
		words = c.p.canon[c.start:t.from]
		if !filler.MatchString(words) || !basis.MatchString(words) {
			c.foreign = c.foreign || slices.Contains(money, t.unit)
			return // of something that is not known here
		}
		if ref = c.spokenOf(); ref == nil {
			return
		}
	}
	if !ref.takes(t.unit) {
		if slices.Contains(money, t.unit) || t.unit == "" {
			c.drop(t, ref)
		}
		return
	}
	suffix := ""
	head := c.p.canon[c.start:t.from]
	switch same := c.year == 0 || c.year == c.documentYear; {
	case strings.Contains(words, "执行数"):
		suffix = ".executed"
	case strings.Contains(head, "年初预算") && same:
		suffix = ".initial"
	case (strings.Contains(words, "全年预算") || strings.Contains(words, "调整预算")) && same:
		suffix = ".adjusted"
	}
	if c.listed >= 0 {
		c.listed++
	}
	c.current, c.moved, c.lost = ref, nil, false
	c.spoke(ref)
	c.emit(ref, suffix, *t)
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

// takes tells whether a number with this unit can be of the subject.
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

// drop counts a number that stands by a known subject and is left out.
func (c *clause) drop(t *token, ref *reference) {
	if ref != nil || c.ends >= 0 || c.current != nil || c.topic != nil || len(c.spoken) > 0 {
		c.leftOut++
	}
}

// emit adds the facts that a number says.
func (c *clause) emit(ref *reference, suffix string, t token) {
	page, box := c.p.place(c.part.from, c.part.to)
	year := c.year
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
	for _, id := range ref.ids {
		f := Fact{ID: id + suffix, Value: t.value, Unit: unit, Text: c.p.printed(c.part.from, c.part.to), Page: page, Box: box, Year: year, About: wide.Replace(ref.about)}
		c.facts = append(c.facts, f)
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

package sheets

import (
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// Some lists of projects print the indicators of each as running text in one cell: 产出指标，数量指标，巡查次数；年度指标值：≥12次. What is
// read here is what has a mark in front of its target, or an operator; the text itself stays the field "targets".

// running adds the indicators of a sheet whose field "targets" holds them.
func (n *reader) running(out *document.Sheet) {
	f, cell := out.Fields.Get("targets"), out.Cells.Get("targets")
	if f == nil || f.Text == nil || cell == nil || len(out.Indicators) > 0 {
		return
	}
	for _, i := range runningIndicators(*f.Text) {
		i.Page, i.Box = cell.Page, cell.Box
		out.Indicators = append(out.Indicators, i)
	}
}

var (
	itemOrder = lazyregexp.New(`^(?:\(?[0-9]{1,2}(?:[.．、]|\))|[①-⑳])\s*`)
	levelCode = lazyregexp.New(`^[0-9]{1,2}(?:\.[0-9]{1,2})*[－—–_-]`)
	operators = lazyregexp.New(`[≥≤≧≦＞＜><=＝]`)
)

// runningIndicators parts a text at semicolons and full stops, and reads each part that tells a target.
func runningIndicators(text string) []document.Indicator {
	var out []document.Indicator
	var level1, level2 *string
	name := ""
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("；;。\n", r) }) {
		part = itemOrder.ReplaceAllString(strings.TrimSpace(part), "")
		for part != "" {
			l1, l2, rest := levelsInFront(part)
			if l1 == nil && l2 == nil {
				break
			}
			if l1 != nil {
				level1, level2 = l1, nil
			}
			if l2 != nil {
				level2 = l2
			}
			part, name = rest, ""
		}
		subject, period, year := targetsIn(part)
		if subject != "" {
			name = subject
		}
		switch {
		case year == "" && period == "": // the target stands in the next part
			name = strings.Trim(part, "，,、：: ")
		case name == "":
		case year == "" && subject == "" && len(out) > 0: // a further word on the target before
		default:
			i := document.Indicator{Level1: level1, Level2: level2, Name: hanzi.Fold(name)}
			if i.Target = value.ParseTarget(year); period != "" {
				t := value.ParseTarget(period)
				i.TargetPeriod = &t
			}
			if year == "" { // the year's target may stand in the next part
				pending := i
				out = append(out, pending)
				continue
			}
			if k := len(out) - 1; subject == "" && k >= 0 && out[k].Name == i.Name && out[k].Target.Raw == "" {
				i.TargetPeriod = out[k].TargetPeriod
				out[k] = i
				continue
			}
			out = append(out, i)
		}
	}
	return out
}

// levelsInFront takes a level with its code from the front of a text: 1－产出指标，.
func levelsInFront(text string) (level1, level2 *string, rest string) {
	bare := levelCode.ReplaceAllString(text, "")
	words := lexicon.Words().Sheets
	for k, list := range [][]string{words.Level1, words.Level2} {
		for _, w := range list {
			after, ok := strings.CutPrefix(bare, w)
			if !ok {
				continue
			}
			cut := strings.TrimLeft(after, "，,：:、－- ")
			if cut == after && after != "" { // 质量指标合格率 is a name
				continue
			}
			if k == 0 {
				return &w, nil, cut
			}
			return nil, &w, cut
		}
	}
	return nil, nil, text
}

// targetsIn parts what an indicator says: its name, the target of the term and that of the year.
func targetsIn(part string) (name, period, year string) {
	words := lexicon.Words().Sheets
	at := func(list []string) (int, int) {
		best, end := -1, 0
		for _, w := range list {
			for _, colon := range []string{"：", ":", "为"} {
				i := strings.Index(part, w+colon)
				if i >= 0 && (best < 0 || i < best || i == best && i+len(w) > end) {
					best, end = i, i+len(w)+len(colon)
				}
			}
		}
		return best, end
	}
	trim := func(s string) string { return strings.Trim(s, "，,、；; ：:") }
	p, pEnd := at(words.Periods)
	y, yEnd := at(words.Values)
	if p >= 0 && y >= p && y < pEnd { // 指标值 within 实施周期指标值
		y = -1
		if k := slices.IndexFunc(words.Values, func(w string) bool { return strings.Contains(part[pEnd:], w) }); k >= 0 {
			i := strings.Index(part[pEnd:], words.Values[k])
			y, yEnd = pEnd+i, pEnd+i+len(words.Values[k])
		}
	}
	switch {
	case p >= 0 && y >= p:
		return trim(part[:p]), trim(part[pEnd:y]), trim(part[yEnd:])
	case p >= 0:
		return trim(part[:p]), trim(part[pEnd:]), ""
	case y >= 0:
		return trim(part[:y]), "", trim(part[yEnd:])
	}
	if o := operators.FindStringIndex(part); o != nil && o[0] > 0 {
		return trim(part[:o[0]]), "", trim(part[o[0]:])
	}
	return "", "", ""
}

// levelsOf parts a name that begins with the names of its levels: 产出指标数量指标报告数. A name with one of them alone is
// left as it is, since 成本指标 may begin either.
func levelsOf(name string) (level1, level2 *string, rest string) {
	words := lexicon.Words().Sheets
	for _, a := range words.Level1 {
		after, ok := strings.CutPrefix(name, a)
		if !ok || !strings.HasSuffix(a, "指标") {
			continue
		}
		for _, b := range words.Level2 {
			rest, ok := strings.CutPrefix(strings.TrimLeft(after, "-－—/、 "), b)
			if ok && rest != "" && strings.HasSuffix(b, "指标") {
				return &a, &b, strings.TrimLeft(rest, "-－—/、： ")
			}
		}
	}
	return nil, nil, name
}

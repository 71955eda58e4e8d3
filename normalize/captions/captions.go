// Package captions reads what stands above tables and sheets and in their headers about the whole of them: the unit of their amounts,
// the department, the year.
package captions

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// Department is the name printed with a table behind one of the labels, where it is not the document's own; else nil.
func Department(t *extract.Table, labels []string, own *string) *string {
	for _, c := range t.Captions {
		name := hanzi.Fold(strings.TrimSpace(Labelled(c.Text, labels)))
		if name != "" && (own == nil || hanzi.Key(*own) != hanzi.Key(name)) {
			return &name
		}
	}
	return nil
}

// TableUnit finds the unit printed above the table or in a row or header cell of its own (单位：元, 总计（元）); without one the first of
// those declared holds that is not empty, those of the table and of the form.
func TableUnit(t *extract.Table, declared ...string) *string {
	head := max(t.Header, len(t.Banners()))
	return unit(t, func(_ int, c *extract.Cell) bool { return c.Row < head }, declared)
}

// SheetUnit finds the unit of a sheet's amounts in the same way, where it is printed above the sheet, with the labels of the fields
// (项目资金（万元）) or in the header of a list; what the sheet itself has to say there is no statement of a unit.
func SheetUnit(m *schema.SheetMatch, t *extract.Table, declared ...string) *string {
	said := map[int]bool{}
	for _, f := range m.Fields {
		said[f.Value] = true
		for _, k := range f.More {
			said[k] = true
		}
	}
	first := t.Rows // of the indicators, or of the sheets in a list
	switch {
	case m.Sheet.Layout == schema.ListLayout:
		first = t.Header
	case m.Grid >= 0:
		first = m.First
	}
	return unit(t, func(k int, c *extract.Cell) bool { return c.Row < first && !said[k] }, declared)
}

// unit gives the unit that the captions of a table state, or those of its cells that may, or else a declared one.
func unit(t *extract.Table, mayState func(k int, c *extract.Cell) bool, declared []string) *string {
	wrapped := ""
	for i := range t.Captions {
		text := t.Captions[i].Text
		if wrapped != "" && hanzi.Key(text) == "元" {
			wrapped += "元"
			return &wrapped
		}
		if u, ok := value.FindUnit(text); ok {
			return &u
		}
		if g := unitBegun.FindStringSubmatch(hanzi.Key(text)); g != nil {
			wrapped = g[1]
		}
	}
	for k := range t.Cells {
		c := &t.Cells[k]
		if !mayState(k, c) {
			continue
		}
		if u, ok := value.FindUnit(c.Text); ok {
			return &u
		}
	}
	for _, u := range declared {
		if u != "" {
			return &u
		}
	}
	return nil
}

// unitBegun is a caption whose unit goes on in the line below: 单位：万 and then 元.
var unitBegun = regexp.MustCompile(`单位:([百千万亿]+)$`)

var nextLabel = regexp.MustCompile(`\s*(?:金额)?单位\s*[:：].*$`)

// Labelled gives what follows one of the labels and a colon.
func Labelled(s string, labels []string) string {
	for _, l := range labels {
		for _, colon := range []string{"：", ":"} {
			if rest, ok := strings.CutPrefix(s, l+colon); ok {
				rest = nextLabel.ReplaceAllString(rest, "")
				if _, money := value.FindUnit("单位：" + rest); !money && !unitBegun.MatchString("单位:"+hanzi.Key(rest)) { // 单位 is a label of both
					return rest
				}
			}
		}
	}
	return ""
}

// LabelAlone tells whether a caption is nothing but one of the labels.
func LabelAlone(s string, labels []string) bool {
	return slices.ContainsFunc(labels, func(l string) bool { return hanzi.Key(s) == hanzi.Key(l)+":" })
}

var yearPrinted = regexp.MustCompile(`(20\d\d)年`)

// Year is the year printed above a table, nil without one.
func Year(t *extract.Table) *int {
	for _, c := range t.Captions {
		if g := yearPrinted.FindStringSubmatch(schema.PlainDigits(c.Text)); g != nil {
			y, _ := strconv.Atoi(g[1])
			return &y
		}
	}
	return nil
}

package rows

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
	"gongkai/normalize/identity"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/codes"
)

// classify finds the role of a row, and in a list of fixed items the item.
func (r *rowReader) classify(row *document.Row) {
	key := hanzi.Key(row.Name)
	if row.Code == "" && r.declaredTotal(key) {
		row.Role = document.Total
	}
	if len(r.panel.Panel.Items) > 0 && row.Code == "" {
		row.Item = r.item(row.Name)
		if row.Role == document.Total && r.wider[row.Item] {
			row.Role = document.Item // of more than the list's own total, which has a row of its own
		}
	}
	if r.panel.Panel.Rows.Listed() {
		row.Counted = r.counted(row.Item, key)
	}
	if row.Item == "" && row.Role == document.Item && row.Code == "" && r.panel.Panel.Rows.OfClasses() {
		row.Item = r.byName(row.Name)
	}
	if !r.panel.Panel.Rows.Listed() && row.Role == document.Item && row.Item == "" && row.Code == "" &&
		row.Project == "" && len(row.Classes) == 0 && len(row.Path) <= 1 && !r.numbered && r.isEntity(key) {
		r.startUnit(row, document.Unit{Name: row.Name})
	}
	if r.panel.Panel.Rows.OfProjects() && row.Role == document.Item && row.Project == "" &&
		(row.Code == "" || r.bearsProject(row)) {
		coded := slices.ContainsFunc(row.Texts, func(t document.RowText) bool { return t.ID == document.ProjectCode })
		named(row, row.Name, coded) // one column for units and their projects
	}
	if row.Role == document.Item && row.Item == "" && row.Code == "" && row.Project == "" && len(row.Classes) == 0 &&
		r.panel.Panel.Rows.Keyed() {
		if r.heads(row) {
			r.unit, row.Unit, row.Heads = nil, nil, true
		}
		r.report("row.unknown", r.here, "the form does not know the row %q", row.Name)
	}
}

// counted gives what the amounts of a fixed row count: what the form says of its item, else the unit in brackets behind
// its label, 公务用车保有量（辆）. It is empty where they are money.
func (r *rowReader) counted(item, key string) string {
	for i := range r.panel.Panel.Items {
		if declared := &r.panel.Panel.Items[i]; declared.ID == item && item != "" && declared.Counts != "" {
			return declared.Counts
		}
	}
	unit := lexicon.Words().Sheets.UnitBehind(key)
	if _, money := value.UnitFactor(unit); money || unit == "%" {
		return ""
	}
	return unit
}

// bearsProject reports whether a row of a list of projects has the code of its class and in place of its name that of a
// project, as where one column serves for both: the official list has another name for the code.
func (r *rowReader) bearsProject(row *document.Row) bool {
	for _, c := range r.panel.Columns {
		if c.Column.Role == schema.RoleProject && len(c.Grid) > 0 {
			return false
		}
	}
	return codes.Of(r.panel.Panel.Codes).Check(row.Code, className(row.Name), r.year) == codes.Different
}

// heads reports whether a row without a key stands where units head their rows: in a list of codes whose units are rows
// of their own. What it names is not known to be one, but the rows below it are no more those of the unit above.
func (r *rowReader) heads(row *document.Row) bool {
	return r.headed && r.code != "" && r.panel.Panel.Rows.OfClasses() && row.PrintsAmount() &&
		!ordinal.MatchString(hanzi.Key(row.Name))
}

// isEntity reports whether a name without a code is that of the department, or of a unit: one that a table with a
// column for units names, if there is such a table, else one that reads like the name of a public body.
func (r *rowReader) isEntity(key string) bool {
	key = unitKey(key)
	if r.knownUnit(key) {
		return true
	}
	return len(r.n.units) == 0 && !ordinal.MatchString(key) && identity.PublicBody(key)
}

// knownUnit reports whether a key is that of the department, or of a unit that a table with a column for units names.
func (r *rowReader) knownUnit(key string) bool {
	d := r.n.department
	return d != nil && unitKey(*d) == key || r.n.units[key]
}

// unitKey compares units: the department itself is named with or without 本级.
func unitKey(name string) string { return lexicon.Words().Bodies.WithoutLevel(hanzi.Key(name)) }

var ordinal = lazyregexp.New(`^(?:其中:?|[一二三四五六七八九十]+、|\(?[一二三四五六七八九十]+\)、?|\(\d+\)|\d+[.、])+`)

// labelKey compares labels of items without their numbering and 其中.
func labelKey(key string) string {
	if first, _ := utf8.DecodeRuneInString(key); !strings.ContainsRune(ordinalBegins, first) {
		return key // nearly always
	}
	return ordinal.ReplaceAllString(key, "")
}

// ordinalBegins are the characters that such numbering can begin with.
const ordinalBegins = "其中(0123456789一二三四五六七八九十"

// labelKind tells labels by their beginning: 其中, 一、, 1. or none.
func labelKind(key string) string {
	switch {
	case strings.HasPrefix(key, "其中"):
		return "of which"
	case chineseNumeral.MatchString(key):
		return "chinese"
	case arabicNumeral.MatchString(key):
		return "arabic"
	}
	return ""
}

var (
	chineseNumeral = lazyregexp.New(`^\(?[一二三四五六七八九十]+[、)]`)
	arabicNumeral  = lazyregexp.New(`^\d+[.、]`)
)

// itemLabel is the label of an item as labels are compared.
type itemLabel struct{ whole, bare, kind string }

func labelOf(text string) itemLabel {
	key := hanzi.Key(text)
	return itemLabel{key, labelKey(key), labelKind(key)}
}

// labelsOf gives the labels of each item that a form declares.
func labelsOf(items []schema.Item) [][]itemLabel {
	out := make([][]itemLabel, len(items))
	for i := range items {
		for _, text := range append([]string{items[i].Label}, items[i].Aliases...) {
			out[i] = append(out[i], labelOf(text))
		}
	}
	return out
}

// item finds the fixed item that a label names. Labels repeat (政府性基金预算拨款 is income of the year and carry-over), so the
// search goes on from the item before and only then from the top; no item is found twice.
func (r *rowReader) item(name string) string {
	items := r.panel.Panel.Items
	want := labelOf(name)
	if want.bare == "" {
		return ""
	}
	if r.itemLabels == nil {
		r.itemLabels = labelsOf(items)
		r.shareTotals()
	}
	// The label as the form has it comes first; else one with another number, of the same kind; else one of any kind.
	for _, alike := range []func(l itemLabel) bool{
		func(l itemLabel) bool { return l.whole == want.whole },
		func(l itemLabel) bool { return l.bare == want.bare && l.kind == want.kind },
		func(l itemLabel) bool { return l.bare == want.bare },
	} {
		for k := range items {
			i := (r.nextItem + k) % len(items)
			if !r.used[i] && slices.ContainsFunc(r.itemLabels[i], alike) {
				r.nextItem, r.used[i] = i+1, true
				return items[i].ID
			}
		}
	}
	return ""
}

// shareTotals gives the label of a total that two items have, 合计, to the one for which the list prints no other label:
// with “三公”经费小计 in a row of its own, 合计 is that and 会议费 and 培训费 together, if one of them is printed. Otherwise
// it is the first one's.
func (r *rowReader) shareTotals() {
	printed := sync.OnceValue(r.printedLabels) // few forms have items that share a label
	named := func(item int, is func(label string) bool) bool {
		return slices.ContainsFunc(r.itemLabels[item], func(l itemLabel) bool { return is(l.bare) && printed()[l.bare] })
	}
	items := r.panel.Panel.Items
	ofItsOwn := func(label string) bool { return !r.declaredTotal(label) }
	besides := func(part, whole int) bool { // another part of the whole is printed
		for k := range items {
			if k != part && items[k].Of == items[whole].ID && named(k, ofItsOwn) {
				return true
			}
		}
		return false
	}
	for part, labels := range r.itemLabels {
		for _, total := range labels {
			shared := func(l itemLabel) bool { return l.bare == total.bare }
			another := func(label string) bool { return label != total.bare }
			for whole := part + 1; whole < len(items) && r.declaredTotal(total.bare); whole++ {
				if slices.ContainsFunc(r.itemLabels[whole], shared) && !named(whole, another) && named(part, ofItsOwn) &&
					besides(part, whole) {
					r.wider[items[whole].ID] = true
					r.itemLabels[part] = slices.DeleteFunc(slices.Clone(r.itemLabels[part]), shared)
				}
			}
		}
	}
}

// printedLabels are the labels that the list prints, as those of items are compared.
func (r *rowReader) printedLabels() map[string]bool {
	out := map[string]bool{}
	for i := range r.table.Cells {
		if c := &r.table.Cells[i]; c.Row >= r.table.Header && slices.Contains(r.own, c.Col) {
			out[labelKey(hanzi.Key(c.Text))] = true
		}
	}
	return out
}

// declaredTotal reports whether the form declares a label as that of a total, with a colon behind it or not: 总计：.
func (r *rowReader) declaredTotal(label string) bool {
	return r.totals[strings.TrimRight(hanzi.Key(label), ":")]
}

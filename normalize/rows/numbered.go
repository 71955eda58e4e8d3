package rows

import (
	"slices"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// Lists of projects may say by their numbering what is below what: 一、 and below it 1, 2, 3, then 二、 and again 1, 2.
// The number stands in a column of its own or before the name. A numbering of several styles tells the layers for
// certain when it counts without a gap: each style from one on below every number of the style above it.

// numberText is the id of the text that is a row's number in the list.
const numberText = "number"

// Numbered gives the rows of such lists their level and path, also to a group and a row below it that have one name,
// and those that add up the rows below them the role of groups. A list whose numbers do not count so stays as it is.
func Numbered(tables []document.Table, match *schema.Match) {
	for i := range tables {
		t := &tables[i]
		k := slices.IndexFunc(match.Tables, func(m schema.TableMatch) bool { return m.Table.ID == t.ID })
		if t.Status != document.Filled || k < 0 || len(match.Tables[k].Panels) != 1 ||
			match.Tables[k].Panels[0].Panel.Rows != schema.ByName {
			continue
		}
		if depths := depthsOf(t.Rows); depths != nil {
			layer(t, depths)
		}
	}
}

// The styles of numbers. Each is one layer of a numbering; which is above which, the order in the list tells.
var numberStyles = []*lazyregexp.Regexp{
	lazyregexp.New(`^([一二三四五六七八九十]+)[、.]?$`),
	lazyregexp.New(`^\(([一二三四五六七八九十]+)\)[、.]?$`),
	lazyregexp.New(`^(\d{1,3})[、.]?$`),
	lazyregexp.New(`^\((\d{1,3})\)[、.]?$`),
}

// numberBefore is such a number that stands before a name.
var numberBefore = lazyregexp.New(`^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)[、.]?|\d{1,3}[、.]|\(\d{1,3}\))`)

// numberOf reads the number of a row: its style, and how much it counts; -1 where it has none.
func numberOf(r *document.Row) (style, count int) {
	text := numberBefore.FindString(hanzi.Key(r.Name))
	for _, t := range r.Texts {
		if t.ID == numberText {
			text = hanzi.Key(t.Text)
		}
	}
	for i, pattern := range numberStyles {
		if m := pattern.FindStringSubmatch(text); m != nil {
			return i, hanzi.Count(m[1])
		}
	}
	return -1, 0
}

// depthsOf gives the layer of each row, counted from 0, -1 for totals; nil unless the list counts in two styles or more
// without a gap.
func depthsOf(rows []document.Row) []int {
	depths := make([]int, len(rows))
	var styles, counts []int // of the layers, from the top: the style, and the last number
	deepest := 0
	for i := range rows {
		r := &rows[i]
		switch {
		case r.Role == document.Total:
			depths[i] = -1
			continue
		case r.Role != document.Item || r.Item != "" || len(r.Path) > 0:
			return nil
		}
		style, count := numberOf(r)
		if style < 0 {
			return nil
		}
		at := slices.Index(styles, style)
		if at < 0 {
			styles, counts, at = append(styles, style), append(counts, 0), len(styles)
		}
		if at > 0 && counts[at-1] == 0 || count != counts[at]+1 {
			return nil
		}
		counts[at] = count
		clear(counts[at+1:])
		depths[i], deepest = at, max(deepest, at)
	}
	if deepest == 0 {
		return nil
	}
	return depths
}

// layer gives the rows of a list their places by their depths.
func layer(t *document.Table, depths []int) {
	var above []string
	for i := range t.Rows {
		if depths[i] < 0 {
			continue
		}
		r := &t.Rows[i]
		above = append(above[:min(depths[i], len(above))], label(r))
		r.Level, r.Path = depths[i]+1, slices.Clone(above)
		if sums(t.Rows, depths, i) {
			r.Role = document.Group
		}
	}
}

// sums reports whether a row adds up those of the layer below it: in the first of the columns that it and all of them
// print an amount in.
func sums(rows []document.Row, depths []int, at int) bool {
	var below []int
	for i := at + 1; i < len(rows) && depths[i] > depths[at]; i++ {
		if depths[i] == depths[at]+1 {
			below = append(below, i)
		}
	}
	if len(below) == 0 {
		return false
	}
columns:
	for c, head := range rows[at].Values {
		if head.Amount == nil {
			continue
		}
		rest := *head.Amount
		for _, i := range below {
			amount := rows[i].Values[c].Amount
			if amount == nil {
				continue columns
			}
			rest = rest.Sub(*amount)
		}
		return rest.Sign() == 0
	}
	return false
}

package checks

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
)

// rowsOf makes rows from "role name code amount"; the role is t, e or i, and . stands for nothing.
func rowsOf(t *testing.T, lines ...string) []*document.Row {
	t.Helper()
	var out []*document.Row
	for _, l := range lines {
		w := strings.Fields(l)
		r := &document.Row{Name: w[1], Address: address.Of("t", w[1]), Values: document.Values{{Column: "total"}}}
		r.Role = map[string]string{"t": document.Total, "e": document.Entity, "i": document.Item}[w[0]]
		if r.Role == document.Entity {
			r.Unit = &document.Unit{Name: w[1]}
			if w[2] != "." {
				r.Unit.Code = w[2]
			}
		} else if w[2] != "." {
			r.Code = w[2]
		}
		a := amount(t, w[3])
		r.Values[0].Amount = &a
		out = append(out, r)
	}
	return out
}

// sums prints what adds up to what.
func sums(rows []*document.Row, department string) []string {
	var out []string
	for _, b := range branches(&schema.Panel{Rows: schema.ByCode}, rows, department) {
		if b.leaves {
			continue
		}
		var names []string
		for _, p := range b.parts {
			names = append(names, p.Name)
		}
		out = append(out, fmt.Sprint(b.head.Name, " = ", strings.Join(names, " + ")))
	}
	return out
}

// TestUnitsBeneathTheDepartment: the department comes first, under its whole name or without its place, and its units
// stand beneath it, with rows of their own or without. Codes say it themselves.
func TestUnitsBeneathTheDepartment(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"under its whole name", []string{"t 合计 . 9", "e 某市民政局 . 9", "e 某市民政局本级 . 4", "e 某市福利院 . 5"},
			[]string{"合计 = 某市民政局", "某市民政局 = 某市民政局本级 + 某市福利院"}},
		{"without its place", []string{"t 合计 . 9", "e 民政局 . 9", "e 某市民政局 . 4", "e 某市福利院 . 5"},
			[]string{"合计 = 民政局", "民政局 = 某市民政局 + 某市福利院"}},
		{"a line that is there twice", []string{"t 合计 . 9", "e 某市民政局 . 9", "e 某市民政局 . 9"},
			[]string{"合计 = 某市民政局 + 某市民政局"}},
		{"units with rows of their own", []string{"t 合计 . 9", "e 某市民政局 . 9", "e 某市民政局本级 . 4", "i 甲 201 4", "e 某市福利院 . 5",
			"i 乙 208 5"},
			[]string{"合计 = 某市民政局", "某市民政局 = 某市民政局本级 + 某市福利院", "某市民政局本级 = 甲", "某市福利院 = 乙"}},
		{"the department is a unit among others", []string{"t 合计 . 9", "e 某市民政局 . 4", "e 某市福利院 . 5"},
			[]string{"合计 = 某市民政局 + 某市福利院"}},
		{"the department has rows of its own", []string{"t 合计 . 9", "e 某市民政局 . 9", "i 甲 201 9", "e 某市福利院 . 5", "i 乙 208 5"},
			[]string{"合计 = 某市民政局 + 某市福利院", "某市民政局 = 甲", "某市福利院 = 乙"}},
		{"its own level under the same name", []string{"t 合计 . 9", "e 某市民政局 . 9", "e 某市民政局 . 4", "e 某市福利院 . 5"},
			[]string{"合计 = 某市民政局", "某市民政局 = 某市民政局 + 某市福利院"}},
		{"twice among others", []string{"t 合计 . 9", "e 某市民政局 . 3", "e 某市民政局 . 1", "e 某市福利院 . 5"},
			[]string{"合计 = 某市民政局 + 某市民政局 + 某市福利院"}},
		{"another body that ends alike", []string{"t 合计 . 9", "e 局 . 9", "e 某市民政局 . 4", "e 某市福利院 . 5"},
			[]string{"合计 = 局 + 某市民政局 + 某市福利院"}},
		{"codes", []string{"t 合计 . 9", "e 甲 117 9", "e 乙 117001 4", "e 丙 117002 5", "e 丁 118 1"},
			[]string{"合计 = 甲 + 丁", "甲 = 乙 + 丙"}},
		{"two units of one code", []string{"t 合计 . 9", "e 甲 117 4", "e 乙 117 5"}, []string{"合计 = 甲 + 乙"}},
	} {
		if got := sums(rowsOf(t, c.rows...), "某市民政局"); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// TestOwnPrecision: an amount that was printed with far fewer decimals than its table was rounded to them; one or two
// zeros may be left away.
func TestOwnPrecision(t *testing.T) {
	for text, want := range map[string]int32{"2651.52": 2, "2651.518580": 6, "2651.5186": 6, "2651.518": 3, "2651": 0} {
		a := amount(t, text)
		o := operand{scale: 6}
		o.Value = &a
		if o.precise(); o.scale != want {
			t.Errorf("%s among six decimals is precise to %d, want %d", text, o.scale, want)
		}
	}
	left, right := amount(t, "2651.52"), amount(t, "2651.518580")
	of := func(a *value.Amount) []operand {
		o := operand{scale: 6, factor: wan}
		o.Value = a
		o.precise()
		return []operand{o}
	}
	if c := evaluate(document.Check{ID: "c"}, of(&left), of(&right)); c.Verdict != document.Rounding {
		t.Errorf("%s, envelope %s", c.Verdict, c.Envelope)
	}
	right = amount(t, "2651.538580")
	if c := evaluate(document.Check{ID: "c"}, of(&left), of(&right)); c.Verdict != document.Mismatch {
		t.Errorf("%s, envelope %s", c.Verdict, c.Envelope)
	}
}

// TestAtLevel: a table that leaves out a level gives its deeper rows for it, unless one of them is a part of another:
// it would count twice.
func TestAtLevel(t *testing.T) {
	for _, c := range []struct {
		codes string
		want  string
	}{
		{"201 20103 2010301", "20103"}, {"201 2010301 2010302", "2010301 2010302"}, {"2010301 2050101", "2010301 2050101"},
		{"201", ""},
	} {
		var rows []*document.Row
		for _, code := range strings.Fields(c.codes) {
			rows = append(rows, &document.Row{Code: code})
		}
		var got []string
		for _, r := range atLevel(rows, 2) {
			got = append(got, r.Code)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.codes, got, c.want)
		}
	}
	one := []*document.Row{{Code: "20103"}, {Code: "2010301"}} // of classes
	if got := atLevel(one, 1); got != nil {
		t.Errorf("a section and its item count twice: %v", got)
	}
}

// TestFooting: an item printed below its parts is their sum, and what stands below it is no part of it.
func TestFooting(t *testing.T) {
	panel := &schema.Panel{Rows: schema.ByItem, Items: []schema.Item{{ID: "current"}, {ID: "fund", Of: "current"},
		{ID: "other", Of: "current"}}}
	item := func(id string) *document.Row {
		a := amount(t, "1.00")
		return &document.Row{Role: document.Item, Item: id, Name: id, Address: address.Of("t", id),
			Values: document.Values{{Column: "total", Amount: &a}}}
	}
	parts := func(ids ...string) string {
		var rows []*document.Row
		for _, id := range ids {
			rows = append(rows, item(id))
		}
		for _, b := range branches(panel, rows, "") {
			if b.head.Item == "current" {
				var names []string
				for _, p := range b.parts {
					names = append(names, p.Item)
				}
				return strings.Join(names, " ")
			}
		}
		return ""
	}
	if got := parts("current", "fund", "other"); got != "fund other" {
		t.Errorf("above its parts: %s", got)
	}
	if got := parts("fund", "current", "other"); got != "fund" {
		t.Errorf("below its parts, above another line: %s", got)
	}
}

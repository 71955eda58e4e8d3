package narrative

import (
	"strings"
	"testing"

	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// cellsOf are cells for tests, in one unit each: address → amount and unit.
type cellsOf struct {
	amounts map[string]string // "505.74 万元"
	rows    []Row
}

func (c cellsOf) Find(at address.Address) (amount, factor value.Amount, ok bool) {
	s, unit, _ := strings.Cut(c.amounts[string(at)], " ")
	amount, err := value.NewAmount(s)
	factor, ok = value.UnitFactor(unit)
	return amount, factor, ok && err == nil
}

func (c cellsOf) Has(table string) bool {
	for at := range c.amounts {
		if address.Address(at).ID() == table {
			return true
		}
	}
	return false
}

func (c cellsOf) Rows(table string) []Row {
	var out []Row
	for _, r := range c.rows {
		if r.Address.Below(address.Address(table)) {
			out = append(out, r)
		}
	}
	return out
}

func TestAgree(t *testing.T) {
	cells := cellsOf{
		amounts: map[string]string{
			"summary/income/total/budget":          "5057438 元",
			"income/total/total":                   "5057438 元",
			"three_public/total/total":             "2.17 万元",
			"three_public/reception/total":         "0.30 万元",
			"expenditure/total/basic":              "21968.00 万元",
			"general_public/2050202/total":         "12.00 万元",
			"general_public/205/total":             "12.10 万元",
			"general_public_basic/total/personnel": "20.00 万元",
		},
		rows: []Row{
			{"general_public/205", "205", "教育支出"}, {"general_public/20502", "20502", "普通教育"},
			{"general_public/2050202", "2050202", "小学教育"}, {"general_public/20599", "20599", "其他教育支出"},
			{"general_public/2059902", "2059902", "小学教育"},
		},
	}
	facts, _ := readLines(`
收入预算505.74万元，比上年增加5.00万元。
“三公”经费预算2.16万元，其中：公务接待费0.17万元。
基本支出21968万元。
“教育支出（类）普通教育（款）小学教育（项）”12.00万元。
1.教育（类）支出12.00万元。
一般公共预算支出按功能分类。教育支出（类）12.20万元。
小学教育（2050202）12.01万元。
一、一般公共预算基本支出
人员经费20.00万元。`, 2025)
	var got strings.Builder
	for _, c := range Agree(facts, cells) {
		got.WriteString(facts[c.Fact].ID + " " + string(c.Address) + " " + string(c.Verdict) + " " +
			c.Difference.String() + " of " + c.Envelope.String() + "\n")
	}
	want := `totals.income summary/income/total/budget rounding -38.00 of 100.50
totals.income income/total/total rounding -38.00 of 100.50
three_public.total three_public/total/total rounding -0.01 of 0.010
three_public.reception three_public/reception/total mismatch -0.13 of 0.010
totals.basic expenditure/total/basic exact 0.00 of 0.505
items general_public/2050202/total exact 0.00 of 0.010
classes general_public/205/total mismatch 0.10 of 0.010
items general_public/2050202/total rounding 0.01 of 0.010
general_public.basic.personnel general_public_basic/total/personnel exact 0.00 of 0.010
`
	if got.String() != want {
		t.Errorf("got\n%s", got.String())
	}
}

// TestVocabulary: facts.yaml is in order.
func TestVocabulary(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Subjects() {
		key := strings.Join(s.IDs, "+")
		if seen[key] && s.Chinese == "" && s.English == "" {
			continue // more words for it, of which other things are true
		}
		if len(s.IDs) == 0 || s.Chinese == "" || s.English == "" {
			t.Errorf("%v has no id or no names", s.IDs)
		}
		if seen[key] {
			t.Errorf("%s stands there twice", key)
		}
		seen[key] = true
		if s.Kind != "money" && s.Kind != "count" && s.Kind != "area" {
			t.Errorf("%s has the kind %q", key, s.Kind)
		}
		if s.Kind != "money" && len(s.Units) == 0 && len(s.Patterns) > 0 {
			t.Errorf("%s has no units", key)
		}
	}
	for _, s := range Subjects() {
		for _, id := range s.Of {
			if id != "" && !seen[id] {
				t.Errorf("%v becomes %s, which has no names", s.IDs, id)
			}
		}
		for _, id := range s.Scoped {
			if id != "" && !seen[id] {
				t.Errorf("%v becomes %s, which has no names", s.IDs, id)
			}
		}
	}
}

func TestLongParagraph(t *testing.T) {
	readLines(strings.Repeat("及公务接待费", 3000), 2025)
	readLines(strings.Repeat("公务接待费1万元、", 600), 2025)
	readLines(strings.Repeat("公务接待费(;", 900), 2025)
}

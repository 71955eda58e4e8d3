package narrative

import (
	"strings"
	"testing"
)

// An amount that is compared with is a fact only where its year is before the document's own, or its budget is that of
// the same year. Where the document's year is not known, no other year can be told from it.
func TestComparedWithPast(t *testing.T) {
	const of = "公务接待费支出5万元，"
	for _, c := range []struct {
		text string
		year int
		want string // of the amount that is compared with
	}{
		{of + "较2023年4万元增加1万元。", 2024, "three_public.reception @2023 = 4 万元"},
		{of + "较2021年4万元增加1万元。", 2024, "three_public.reception @2021 = 4 万元"},
		{of + "较上年4万元增加1万元。", 2024, "three_public.reception @2023 = 4 万元"},
		{of + "较2024年4万元增加1万元。", 2024, ""},
		{of + "与2024年4万元相比，增加1万元。", 2024, ""},
		{of + "较2025年4万元增加1万元。", 2024, ""},
		{of + "较2023年4万元增加1万元。", 0, ""},
		{of + "较上年4万元增加1万元。", 0, ""},
		{of + "较年初预算4万元增加1万元。", 0, "three_public.reception.initial = 4 万元"},
		{of + "较2024年预算4万元增加1万元。", 2024, "three_public.reception.budget = 4 万元"}, // of the same year
	} {
		facts, left := readOf(c.text, Document{Year: c.year, Final: true})
		var got []string
		for i := range facts {
			if f := &facts[i]; f.Value.String() == "4" {
				got = append(got, shown(f))
			}
		}
		if s := strings.Join(got, "; "); s != c.want || c.want == "" && left == 0 {
			t.Errorf("%s in %d: got %q, want %q; left out %d\n%s", c.text, c.year, s, c.want, left, allShown(facts))
		}
	}
}

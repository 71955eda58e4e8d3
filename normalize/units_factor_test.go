package normalize

import (
	"fmt"
	"slices"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
)

// TestUnitsContradict: tables print the same great sum; one whose unit makes it ten thousand times another's is found,
// said, and not proven.
func TestUnitsContradict(t *testing.T) {
	spending := func(sum, unit string) *extract.Table {
		row := fmt.Sprintf("201 |  |  | 某 | %s | %s | ", sum, sum)
		return captioned(tableOf("支出情况表", spendingHead, spendingCode, "---", row), unit)
	}
	items := func(sum, unit string) *extract.Table {
		return captioned(tableOf("经费情况表", itemsHead, "---", "合计 | "+sum+" | "), unit)
	}
	projects := func(sum, unit string) *extract.Table {
		return captioned(tableOf("项目支出情况表", projectsHead, "---", "2010399 | 其他 | 甲 | "+sum+" | "+sum), unit)
	}
	for _, c := range []struct {
		name   string
		tables []*extract.Table
		wrong  []string
	}{
		{"all agree", []*extract.Table{spending("505.74", "单位：万元"), items("5057400", "单位：元"), projects("505.74", "单位：万元")},
			nil},
		{"rounded to the unit", []*extract.Table{spending("505.74", "单位：万元"), items("5057412.33", "单位：元")}, nil},
		{"one is the odd one", []*extract.Table{spending("505.74", "单位：万元"), items("505.74", "单位：元"),
			projects("505.74", "单位：万元")}, []string{"items"}},
		{"two alone", []*extract.Table{spending("505.74", "单位：万元"), items("505.74", "单位：元")}, []string{"items", "spending"}},
		{"the same unit, other digits", []*extract.Table{spending("505.74", "单位：元"), items("5057412.33", "单位：元")},
			[]string{"items", "spending"}},
		{"few digits are like others by chance", []*extract.Table{spending("5.00", "单位：万元"), items("5.00", "单位：元")}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := normalized(t, testForm(t, "{id: c, rows: spending, left: total, right: basic}"), c.tables...)
			var wrong []string
			for i := range doc.Tables {
				for _, r := range doc.Tables[i].Rows {
					if slices.Contains(r.Cells.Get("total").Because, document.NoUnit) {
						wrong = append(wrong, doc.Tables[i].ID)
					}
				}
			}
			slices.Sort(wrong)
			wantEqual(t, "wrong units", wrong, c.wrong)
			said := 0
			for _, id := range findings(doc) {
				if id == "unit.factor" {
					said++
				}
			}
			if said != len(c.wrong) {
				t.Errorf("%d findings", said)
			}
		})
	}
}

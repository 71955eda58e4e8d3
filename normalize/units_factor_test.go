package normalize

import (
	"fmt"
	"slices"
	"strings"
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
		{"one of another unit, and no sum that agrees", []*extract.Table{spending("505.74", "单位：万元"),
			items("7712.30", "单位：元"), projects("311.02", "单位：万元")}, []string{"items"}},
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
			if strings.Contains(c.name, "no sum") { // there is nothing to say of two tables
				c.wrong = nil
			}
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

// TestUnitsOfChecks: the sides of a check tell of a unit, too, where the digits are the same: also where it asks for no
// more than less, which a wrong unit satisfies. What agrees in 元 speaks for an odd unit.
func TestUnitsOfChecks(t *testing.T) {
	form := partForm(t, "{id: c, cells: true, left: income.total.fiscal, right: balance.total.budget, relation: <=}, "+
		"{id: d, cells: true, left: income.total.own, right: plain.total.total}, "+
		"{id: e, cells: true, left: spent.total.total, right: balance.total.budget, relation: <=}")
	income := func(fiscal, unit string) *extract.Table {
		return captioned(tableOf("收入表", "名称 | 合计 | 财政拨款 | 自有资金", "---",
			"合计 | 900.11 | "+fiscal+" | 394.37"), unit)
	}
	balance := func(unit string) *extract.Table {
		return captioned(tableOf("支出平衡表", "项目 | 预算数", "---", "支出总计 | 505.74"), unit)
	}
	plain := func(sum, unit string) *extract.Table {
		return captioned(tableOf("人员表", "名称 | 占比 | 金额", "---", "合计 | 100 | "+sum), unit)
	}
	for _, c := range []struct {
		name   string
		tables []*extract.Table
		wrong  []string
	}{
		{"one unit", []*extract.Table{income("505.74", "单位：元"), balance("单位：元"), plain("394.37", "单位：元")}, nil},
		{"less by a unit", []*extract.Table{income("505.74", "单位：元"), balance("单位：万元"), plain("394.37", "单位：元")},
			[]string{"balance"}},
		{"less by its digits", []*extract.Table{income("311.02", "单位：万元"), balance("单位：万元"), plain("394.37", "单位：万元")},
			nil},
		{"unequal by a unit", []*extract.Table{income("505.74", "单位：元"), balance("单位：元"), plain("394.37", "单位：万元")},
			[]string{"plain"}}, // income has as much as balance
		{"unequal by a unit, and nothing tells whose", []*extract.Table{income("505.74", "单位：元"),
			plain("394.37", "单位：万元")}, []string{"income", "plain"}},
		{"odd, and a check agrees", []*extract.Table{income("505.74", "单位：万元"), balance("单位：万元"),
			plain("3943700", "单位：元")}, nil},
		{"odd, and nearly as much as is allowed", []*extract.Table{income("505.74", "单位：万元"), balance("单位：万元"),
			plain("7712.30", "单位：万元"), captioned(tableOf("经费表", "名称 | 合计", "---", "合计 | 4900000"), "单位：元")}, nil},
		{"odd, and nothing agrees", []*extract.Table{income("505.74", "单位：万元"), balance("单位：万元"),
			plain("7712.30", "单位：元")}, []string{"plain"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := normalized(t, form, c.tables...)
			var wrong []string
			for i := range doc.Tables {
				table := &doc.Tables[i]
				for _, r := range table.Rows {
					for _, cell := range r.Cells {
						if slices.Contains(cell.Because, document.NoUnit) && !slices.Contains(wrong, table.ID) {
							wrong = append(wrong, table.ID)
						}
					}
				}
			}
			slices.Sort(wrong)
			wantEqual(t, "wrong units", wrong, c.wrong)
		})
	}
}

package normalize

import (
	"strings"
	"testing"

	"gongkai/schema"
)

// A list in steps, such as Jiangsu prints its procurement: each row leaves blank what stands above it.
const outlineForm = `
form: steps
kind: budget
unit: 万元
totals: [合计]
tables:
  - id: procurement
    title: 采购表
    rows: outline
    columns:
      - {role: name, path: 大类}
      - {role: name, path: 专项}
      - {role: class, codes: economic, path: 经济科目}
      - {role: name, path: 物品}
      - {role: text, path: 组织形式}
      - {id: total, path: 金额}
checks:
  - {id: rows, tree: procurement}
`

func TestOutline(t *testing.T) {
	forms, err := schema.Parse([]byte(outlineForm), "steps.yaml")
	if err != nil {
		t.Fatal(err)
	}
	head := []string{"大类 | 专项 | 经济科目 | 物品 | 组织形式 | 金额", "---"}
	for _, c := range []struct {
		name         string
		rows         []string
		paths        []string
		checks       []string
		addressOfOne string
	}{
		{"a tree", []string{
			"合计 |  |  |  |  | 10.00",
			"一、货物 |  |  |  |  | 7.00",
			" | 购置 | 办公费 |  |  | 5.00",
			" |  |  | 家具 | 集中 | 3.00",
			" |  |  |  | 分散 | 2.00",  // the same goods, bought in another way
			" |  | 印刷费 |  |  | 2.00", // of the same project
			" |  |  | 纸张 | 分散 | 2.00",
			"二、服务 | 物业 | 租赁费 | 房屋 | 集中 | 3.00",
		}, []string{"", "一、货物", "一、货物>购置>办公费", "一、货物>购置>办公费>家具", "一、货物>购置>办公费>家具", "一、货物>购置>印刷费", "一、货物>购置>印刷费>纸张",
			"二、服务>物业>租赁费>房屋"},
			[]string{"rows total total exact 10.00 10.00", "rows goods total exact 7.00 7.00",
				"rows 一、货物>购置>办公费 total exact 5.00 5.00",
				"rows 一、货物>购置>印刷费 total exact 2.00 2.00", "rows.leaves total total exact 10.00 10.00"},
			"procurement/一、货物>购置>办公费>家具~2"},
		{"a plain list is all leaves", []string{
			"合计 |  |  |  |  | 5.00",
			"货物 | 购置 | 办公费 | 家具 | 集中 | 3.00",
			"货物 | 购置 | 办公费 |  | 集中 | 1.00", // what a row leaves blank at its end makes it no head of the next
			"货物 | 购置 | 办公费 | 纸张 | 集中 | 1.00",
		}, []string{"", "货物>购置>办公费>家具", "货物>购置>办公费", "货物>购置>办公费>纸张"},
			[]string{"rows total total exact 5.00 5.00"}, "procurement/货物>购置>办公费"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := normalized(t, forms[0], tableOf("采购表", append(head, c.rows...)...))
			var paths []string
			found := false
			for _, r := range doc.Tables[0].Rows {
				paths = append(paths, strings.Join(r.Path, ">"))
				found = found || string(r.Address) == c.addressOfOne
				if len(r.Path) > 0 && r.Name != r.Path[len(r.Path)-1] {
					t.Errorf("%s is named %q", r.Address, r.Name)
				}
			}
			wantEqual(t, "paths", paths, c.paths)
			wantEqual(t, "checks", judged(doc), c.checks)
			if !found {
				t.Errorf("no row %s", c.addressOfOne)
			}
		})
	}
}

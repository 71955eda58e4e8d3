package normalize

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
)

// Lists of purchases as departments print them, read by the national form: what each row is, its project, what is
// bought, its unit, and the texts beside them.
func TestProcurement(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"goods beside a category", []string{
			"采购品目大类 | 专项名称 | 经济科目 | 采购品目名称 | 采购组织形式 | 资金来源 | < | 总计",
			"^ | ^ | ^ | ^ | ^ | 一般公共预算资金 | 政府性基金 | ^", "---",
			"合计 | | | | | 7.00 | | 7.00",
			"货物 | | | | | 5.00 | | 5.00",
			"某市测绘局 | | | | | 5.00 | | 5.00",
			" | 定额 | 办公费 | 复印纸 | 集中采购 | 2.00 | | 2.00",
			" | 维修费 | 办公费 | 路由器 | 分散采购 | 3.00 | | 3.00",
			"服务 | | | | | 2.00 | | 2.00",
			"某市测绘局 | | | | | 2.00 | | 2.00",
			" | 运行费 | 委托业务费 | 其他服务 | 分散采购 | 2.00 | | 2.00",
		}, []string{
			"total 合计", "group 货物", "entity 某市测绘局 @某市测绘局",
			"item 复印纸 定额 goods=复印纸 economic=办公费 method=集中采购 @某市测绘局 货物>复印纸",
			"item 路由器 维修费 goods=路由器 economic=办公费 method=分散采购 @某市测绘局 货物>路由器",
			"group 服务", "entity 某市测绘局 @某市测绘局",
			"item 其他服务 运行费 goods=其他服务 economic=委托业务费 method=分散采购 @某市测绘局 服务>其他服务"}},
		{"projects beside codes of units", []string{
			"单位编码 | 采购项目 | 采购目录 | 规格型号 | 数量 | 实施采购时间 | 预算金额", "---",
			"合计 | | | | 3 | | 90.00",
			"1 | 全额 | | | 3 | | 90.00",
			"116001 | 某市测绘局 | | | 3 | | 90.00",
			" | 财政管理 | A02020400多功能一体机 | 780 | 1 | 2026-03 | 30.00",
			" | 财政检查 | C99其他服务 | | 2 | | 60.00",
		}, []string{
			"total 合计", "group 全额", "group  @116001某市测绘局 全额>某市测绘局",
			"item 财政管理 goods=A02020400 多功能一体机 spec=780 time=2026-03 @116001某市测绘局 全额>某市测绘局>财政管理",
			"item 财政检查 goods=C99 其他服务 @116001某市测绘局 全额>某市测绘局>财政检查"}},
		{"whose purchases they are, under a head that may say what is counted", []string{
			"单位 | 项目名称 | 采购品目 | 数量 | 金额", "---",
			"合计 | | | | 6.00",
			"某市测绘局 | 定额 | 复印纸 | 2 | 1.00",
			"某市测绘站 | 运行费 | 印刷 | 3 | 5.00",
		}, []string{"total 合计", "item 定额 goods=复印纸 @某市测绘局", "item 运行费 goods=印刷 @某市测绘站"}},
		{"what is counted under that head", []string{
			"项目名称 | 采购品目 | 单位 | 数量 | 金额", "---",
			"定额 | 复印纸 | 箱 | 2 | 1.00",
			"定额 | 打印机 | 台 | 3 | 5.00",
			"合计 | | | | 6.00",
		}, []string{"item 定额 goods=复印纸 measure=箱", "item 定额 goods=打印机 measure=台", "total 合计"}},
		{"projects alone", []string{
			"序号 | 项目名称 | 采购方式 | 计量单位 | 数量 | 金额", "---",
			"1 | 办公设备购置 | 公开招标 | 台 | 2 | 3.00",
			"合计 | | | | | 3.00",
		}, []string{"item 办公设备购置 method=公开招标 measure=台 number=1", "total 合计"}},
		{"a project merged over its goods", []string{
			"预算项目 | 采购项目 | 采购目录 | 金额", "---",
			"公用经费 | 纸张 | 复印纸 | 1.00",
			"^ | 打印机 | A4黑白打印机 | 2.00",
			"合计 | | | 3.00",
		}, []string{"item 纸张 公用经费 goods=复印纸", "item 打印机 公用经费 goods=A4黑白打印机", "total 合计"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := tableByID(t, normalized(t, embeddedForm(t, "cn-budget"), tableOf("政府采购预算表", c.rows...)), "procurement")
			var got []string
			for _, r := range table.Rows {
				got = append(got, rowSaid(&r))
				if len(r.Extra) > 0 {
					t.Errorf("%s: extra %+v", r.Address, r.Extra)
				}
			}
			wantEqual(t, "rows", got, c.want)
		})
	}
}

func rowSaid(r *document.Row) string {
	out := []string{r.Role, r.Name}
	if r.Project != "" {
		out = append(out, r.Project)
	}
	for _, c := range r.Classes {
		out = append(out, c.ID+"="+strings.TrimSpace(c.Code+" "+c.Name))
	}
	for _, x := range r.Texts {
		out = append(out, x.ID+"="+x.Text)
	}
	if r.Unit != nil {
		out = append(out, "@"+r.Unit.Code+r.Unit.Name)
	}
	if len(r.Path) > 1 {
		out = append(out, strings.Join(r.Path, ">"))
	}
	return strings.Join(out, " ")
}

// Headings of lists of purchases: what is below them must add up to them, down to the next.
func TestProcurementHeadings(t *testing.T) {
	head := []string{"采购品目大类 | 专项名称 | 采购品目名称 | 总计", "---"}
	const twoUnits = "合计 | | | 15.00; 货物 | | | 10.00; 某市测绘局 | | | 4.00; | 定额 | 复印纸 | 1.00; " +
		"| 定额 | 硒鼓 | 3.00; %s; | 定额 | 空调机 | 2.00; | 定额 | 打印机 | 4.00; 服务 | | | 5.00; " +
		"某市测绘站 | | | 5.00; | 运行费 | 印刷 | 5.00"
	for _, c := range []struct {
		name, rows string
		checks     []string
		want       []string
	}{
		{"kinds above units", fmt.Sprintf(twoUnits, "某市测绘站 | | | 6.00"),
			[]string{"goods exact", "某市测绘局 exact", "某市测绘站 exact", "services exact", "某市测绘站~2 exact", "total exact"},
			[]string{"total 合计 15.00 verified", "group 货物 10.00 verified", "entity 某市测绘局 4.00 verified",
				"item 复印纸 1.00 verified @某市测绘局 货物>复印纸", "item 硒鼓 3.00 verified @某市测绘局 货物>硒鼓",
				"entity 某市测绘站 6.00 unchecked row", "item 空调机 2.00 verified @某市测绘站 货物>空调机",
				"item 打印机 4.00 verified @某市测绘站 货物>打印机", "group 服务 5.00 verified",
				"entity 某市测绘站 5.00 unchecked row", "item 印刷 5.00 verified @某市测绘站 服务>印刷"}},
		{"a heading cut by a page, of which the name has lost what tells a unit",
			fmt.Sprintf(twoUnits, "某市测绘 | | | 6.00"),
			[]string{"某市测绘局 mismatch", "services exact", "某市测绘站 exact", "total exact"},
			[]string{"total 合计 15.00 verified", "group 货物 10.00 verified", "entity 某市测绘局 4.00 doubtful row",
				"item 复印纸 1.00 doubtful row @某市测绘局 货物>复印纸", "item 硒鼓 3.00 doubtful row @某市测绘局 货物>硒鼓",
				"item 某市测绘 6.00 doubtful row @某市测绘局 货物>某市测绘",
				"item 空调机 2.00 doubtful row @某市测绘局 货物>空调机",
				"item 打印机 4.00 doubtful row @某市测绘局 货物>打印机", "group 服务 5.00 verified",
				"entity 某市测绘站 5.00 verified", "item 印刷 5.00 verified @某市测绘站 服务>印刷"}},
		{"a heading cut by a page, of which the amount is lost", fmt.Sprintf(twoUnits, "某市测绘 | | | "),
			[]string{"某市测绘局 mismatch", "services exact", "某市测绘站 exact", "total exact"}, nil},
		{"kinds below units", "合计 | | | 9.00; 某市测绘局 | | | 7.00; 货物 | | | 4.00; | 定额 | 复印纸 | 4.00; " +
			"服务 | | | 3.00; | 运行费 | 印刷 | 3.00; 某市测绘站 | | | 2.00; | 定额 | 硒鼓 | 2.00",
			[]string{"某市测绘局 exact", "goods@某市测绘局 exact", "services@某市测绘局 exact", "某市测绘站 exact", "total exact"},
			[]string{"total 合计 9.00 verified", "entity 某市测绘局 7.00 verified", "group 货物 4.00 verified @某市测绘局",
				"item 复印纸 4.00 verified @某市测绘局 货物>复印纸", "group 服务 3.00 verified @某市测绘局",
				"item 印刷 3.00 verified @某市测绘局 服务>印刷", "entity 某市测绘站 2.00 verified",
				"item 硒鼓 2.00 verified @某市测绘站"}},
		{"kinds without units, one without an amount", "合计 | | | 9.00; 一、货物 | | | ; | 定额 | 复印纸 | 4.00; " +
			"二、服务 | | | 5.00; | 运行费 | 印刷 | 2.00; | 运行费 | 保洁 | 3.00; 三、工程 | | | ",
			[]string{"services exact", "total exact"},
			[]string{"total 合计 9.00 verified", "group 一、货物", "item 复印纸 4.00 verified 一、货物>复印纸",
				"group 二、服务 5.00 verified", "item 印刷 2.00 verified 二、服务>印刷",
				"item 保洁 3.00 verified 二、服务>保洁", "group 三、工程"}},
		{"kinds alone are items", "合计 | | | 9.00; 货物 | | | 4.00; 工程 | | | ; 服务 | | | 5.00",
			[]string{"total exact"},
			[]string{"total 合计 9.00 verified", "item 货物 4.00 verified", "item 工程", "item 服务 5.00 verified"}},
		{"a kind that adds up the two others is no group of them",
			"合计 | | | 10.00; 货物 | | | 5.00; 工程 | | | 2.00; 服务 | | | 3.00",
			[]string{"total exact"},
			[]string{"total 合计 10.00 verified", "item 货物 5.00 verified", "item 工程 2.00 verified",
				"item 服务 3.00 verified"}},
		{"groups that nothing but their sums tells", "合计 | | | 9.00; 某市测绘局 | | | 9.00; | 通用 | | 4.00; " +
			"| 定额 | 硒鼓 | 4.00; | 专用 | | 5.00; | 运行费 | 印刷 | 5.00",
			[]string{"total exact"},
			[]string{"total 合计 9.00 verified", "entity 某市测绘局 9.00 verified",
				"group  通用 4.00 unchecked check row @某市测绘局 通用",
				"item 硒鼓 4.00 unchecked check row @某市测绘局 通用>硒鼓",
				"group  专用 5.00 unchecked check row @某市测绘局 专用",
				"item 印刷 5.00 unchecked check row @某市测绘局 专用>印刷"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := append(slices.Clone(head), strings.Split(c.rows, "; ")...)
			doc := normalized(t, embeddedForm(t, "cn-budget"), tableOf("政府采购预算表", rows...))
			var checks, got []string
			for _, k := range doc.Checks {
				if k.ID == "procurement.rows" {
					checks = append(checks, k.Row+" "+string(k.Verdict))
				}
			}
			table := tableByID(t, doc, "procurement")
			for i := range table.Rows {
				r := &table.Rows[i]
				s := r.Role + " " + r.Name
				if r.Role == document.Group && r.Name == "" {
					s += " " + r.Project
				}
				if cell := r.Cells.Get("total"); cell != nil {
					s += " " + cell.Raw + " " + string(cell.Proof)
					for _, b := range cell.Because {
						if b != document.Contradicted {
							s += " " + string(b)
						}
					}
				}
				if r.Unit != nil && r.Role != document.Entity {
					s += " @" + r.Unit.Name
				}
				if len(r.Path) > 0 && (r.Role == document.Item || r.Name == "") {
					s += " " + strings.Join(r.Path, ">")
				}
				if r.Role != document.Total && r.Role != document.Entity && len(r.Path) > 0 && r.Level != len(r.Path) {
					t.Errorf("%s has the level %d", s, r.Level)
				}
				got = append(got, s)
			}
			wantEqual(t, "checks", checks, c.checks)
			if c.want != nil {
				wantEqual(t, "rows", got, c.want)
			}
		})
	}
}

// Kinds of purchases are items whose letter is parted from the name, where a list prints nothing else, or as the sums
// of what stands below them; elsewhere they are words like others.
func TestKindsOfPurchases(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"letters in front", "A-货物 | 4.00; B工程类 | ; C、服务 | 5.00; 合计 | 9.00",
			"goods:A 货物, works:B 工程类, services:C 服务, total: 合计"},
		{"kinds by their words alone", "合计 | 9.00; 货物类 | 4.00; 服务类 | 5.00", "total: 合计, goods: 货物类, services: 服务类"},
		{"the letter of another kind", "C-货物 | 4.00; B-工程 | 5.00; 合计 | 9.00",
			"C-货物: C-货物, B-工程: B-工程, total: 合计"},
		{"a kind beside what is bought", "测绘服务 | 5.00; 货物 | 4.00; 合计 | 9.00", "测绘服务: 测绘服务, 货物: 货物, total: 合计"},
		{"a kind twice", "货物 | 4.00; 货物 | 5.00; 合计 | 9.00", "货物: 货物, 货物~2: 货物, total: 合计"},
		{"kinds of units", "合计 | 9.00; 某市测绘局 | 5.00; A-货物 | 2.00; C-服务 | 3.00; 某市测绘站 | 4.00; A-货物 | 4.00",
			"total: 合计, 某市测绘局: 某市测绘局, goods@某市测绘局:A 货物, services@某市测绘局:C 服务, 某市测绘站: 某市测绘站, " +
				"goods@某市测绘站:A 货物"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := append([]string{"采购类别 | 总计", "---"}, strings.Split(c.rows, "; ")...)
			table := tableByID(t, normalized(t, embeddedForm(t, "cn-budget"), tableOf("政府采购预算表", rows...)), "procurement")
			var got []string
			for i := range table.Rows {
				r := &table.Rows[i]
				code := ""
				if len(r.Classes) > 0 && r.Classes[0].ID == "goods" && r.Classes[0].Name == r.Name {
					code = r.Classes[0].Code
				}
				got = append(got, r.Short()+":"+code+" "+r.Name)
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("rows %s, want %s", s, c.want)
			}
		})
	}
}

// What the text says of a kind of purchases is compared with the row of it.
func TestKindAgreesWithItsRow(t *testing.T) {
	table := tableOf("政府采购预算表", "采购类别 | 总计", "---", "A-货物 | 4.00", "C-服务 | 5.00", "合计 | 9.00")
	doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*table}, Texts: []extract.Text{
		{Text: "2026年部门预算公开", Page: 1}, {Text: "政府采购预算总额9.00万元，其中：政府采购货物预算4.00万元，" +
			"政府采购服务预算5.00万元。", Page: 1}}}, embeddedForm(t, "cn-budget"))
	got := map[string]string{}
	for _, f := range doc.Facts {
		got[f.ID] = fmt.Sprint(f.AgreesWith)
	}
	for id, at := range map[string]string{"procurement.total": "procurement/total/total",
		"procurement.goods": "procurement/goods/total", "procurement.services": "procurement/services/total"} {
		if got[id] != "["+at+"]" {
			t.Errorf("%s agrees with %s, want %s", id, got[id], at)
		}
	}
}

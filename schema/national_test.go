package schema

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
)

// Tables as provinces, ministries and years print them, which the national forms read: the table, its amount columns in
// the printed order, and what stands in none.
func TestNationalForms(t *testing.T) {
	codes := func(head ...string) []string {
		return append(head, "---", "201 | 某 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00")
	}
	for _, c := range []struct {
		form, title string
		rows        []string
		want        string
	}{
		{"cn-budget", "部门收入总表", codes("科目编码 | 科目名称 | 合计 | 上年结转 | 一般公共预算拨款收入 | 事业收入 | < | 其他收入",
			"^ | ^ | ^ | ^ | ^ | 金额 | 其中：教育收费 | ^"),
			"income total carryover general_public business education_fees other"},
		{"cn-budget", "部门收入总体情况表", codes("科目编码 | 单位（科目名称） | 总计 | 本年收入 | < | <", "^ | ^ | ^ | 小计 | 一般公共预算 | <",
			"^ | ^ | ^ | ^ | 小计 | 其中：财政拨款"),
			"income total current_subtotal general_public general_public_fiscal"},
		{"cn-budget", "部门收入总表", codes("部门（单位）代码 | 部门（单位）名称 | 合计 | 本年收入 | < | 上年结转结余", "^ | ^ | ^ | 小计 | 一般公共预算 | ^"),
			"income total current_subtotal general_public carryover"},
		{"cn-budget", "部门支出预算表", codes("科目编码 | 科目名称 | 合计 | 一般公共预算 | < | < | 政府性基金预算 | <",
			"^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | 小计 | 项目支出"),
			"expenditure total general_public general_public_basic general_public_project government_fund government_fund_project"},
		{"cn-budget", "部门支出总表", codes("科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"), "expenditure total basic project"},
		{"cn-budget", "部门预算政府基金预算财政拨款支出表", codes("科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"), "government_fund total basic project"},
		{"cn-budget", "财政拨款支出预算表（部门经济分类科目）", []string{"科目编码 | < | 单位代码 | 单位名称（科目） | 总计 | 当年安排", "类 | 款 | ^ | ^ | ^ | ^",
			"---"}, "fiscal_economic total"},
		{"cn-budget", "政府性基金预算“三公”经费支出表", []string{"合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费",
			"^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^", "---", "1.00 |  |  |  |  | "},
			"government_fund_three_public total total total total total total"},
		{"cn-budget", "财政拨款“三公”经费支出表", []string{"单位编码 | 单位名称 | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行维护费 | < | <",
			"^ | ^ | ^ | ^ | ^ | 小计 | 公务用车运行维护费 | 公务用车购置费", "---"},
			"three_public total total total total total total"},
		{"cn-budget", "支出经济分类汇总表", []string{"部门预算经济分类 | < | 政府预算经济分类 | < | 合计 | 一般公共预算", "类 | 款 | 类 | 款 | ^ | ^", "---"},
			"expenditure_economic total general_public"},
		{"cn-final-accounts", "财政拨款支出决算表（功能科目）", codes("科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"),
			"fiscal_expenditure total basic project"},
		{"cn-final-accounts", "一般公共预算支出决算表（功能科目）", codes("科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"),
			"general_public total basic project"},
		{"cn-final-accounts", "一般公共预算基本支出决算表（经济科目）", codes("科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费"),
			"general_public_basic total personnel public"},
		{"cn-final-accounts", "政府性基金预算支出决算表", codes("科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余",
			"^ | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^"),
			"government_fund opening_balance current_income total basic project closing_balance"},
		{"cn-final-accounts", "一般公共预算财政拨款支出决算明细表", codes("科目编码 | 科目名称 | 合计 | 工资福利支出 | < | 商品和服务支出",
			"^ | ^ | ^ | 小计 | 基本工资 | 办公费"), "general_public_classes total wages class_30101 class_30201"},
		{"cn-final-accounts", "一般公共预算财政拨款项目支出决算表", codes("功能分类科目编码 | 科目名称 | 合计"), "general_public_projects total"},
		{"cn-final-accounts", "一般公共预算财政拨款项目支出决算表", codes("经济分类科目编码 | 科目名称 | 决算数"), "general_public_projects_economic total"},
	} {
		t.Run(c.title, func(t *testing.T) {
			i := slices.IndexFunc(embeddedForms(t), func(f *Form) bool { return f.ID == c.form })
			m := Recognise(documentOf(titled(tableOf(c.rows...), c.title)), embeddedForms(t)[i:i+1])
			got := ""
			if len(m.Tables) > 0 {
				got = strings.Join(append([]string{m.Tables[0].Table.ID}, printedAmounts(&m.Tables[0])...), " ")
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// printedAmounts gives the ids of the amount columns in the printed order.
func printedAmounts(m *TableMatch) []string {
	ids := map[int]string{}
	for _, p := range m.Panels {
		for _, c := range p.Columns {
			if c.Column.Role == "" && len(c.Grid) > 0 {
				ids[c.Grid[0]] = c.Column.ID
			}
		}
	}
	var out []string
	for g := range 64 {
		if ids[g] != "" {
			out = append(out, ids[g])
		}
	}
	return out
}

// A row that says 预算数 or 决算数 tells which of two columns of one place it holds.
func TestSharedColumns(t *testing.T) {
	forms, err := Parse([]byte(`
form: shared
kind: final_accounts
totals: [合计]
document: {department: [部门], year: ['(20\d\d)年决算']}
tables:
  - id: three_public
    title: 三公经费决算表
    rows: one
    columns:
      - {role: period, path: 项目}
      - {item: abroad, id: budget, path: 出国费}
      - {item: reception, id: budget, path: 接待费}
      - {item: abroad, id: final, path: 出国费}
      - {item: reception, id: final, path: 接待费}
    items: [{id: abroad, label: 出国费}, {id: reception, label: 接待费}]
`), "shared.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, want string
		table      *extract.Table
	}{
		{"a column for the rows' labels", "period[0] budget[1] budget[2] final[1] final[2]",
			tableOf("项目 | 出国费 | 接待费", "---", "预算数 | 1.00 | 2.00")},
		{"none", "period[] budget[0] budget[1] final[] final[]", tableOf("出国费 | 接待费", "---", "1.00 | 2.00")},
	} {
		m := matched(&forms[0].Tables[0], titled(c.table, "三公经费决算表"))
		if got := placed(m.Panels); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestSaysEmpty: a sentence says that a table is empty, whatever words the place has for it.
func TestSaysEmpty(t *testing.T) {
	for _, f := range embeddedForms(t) {
		if f.ID != "cn-budget" && f.ID != "cn-final-accounts" {
			continue
		}
		for sentence, want := range map[string]bool{
			"本表本年无发生额": true, "（本表本年度无发生额）": true, "注：本表没有发生": true, "本表发生额以万元为单位": false,
		} {
			if f.SaysEmpty(sentence) != want {
				t.Errorf("%s: %s is %v", f.ID, sentence, !want)
			}
		}
	}
}

package normalize

import (
	"slices"
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/normalize/document"
)

// overleaf lets a table go on on page 2 from a row on. Its texts have one line each, as wide as the cell allows where
// they are of four characters, the widest that fit.
func overleaf(t *extract.Table, from int) *extract.Table {
	t.Parts[0].To = from
	t.Parts = append(t.Parts, extract.Part{Page: 2, From: from, To: t.Rows, Continues: extract.SameBorders})
	for i := range t.Cells {
		c := &t.Cells[i]
		p := &c.Pieces[0]
		if c.Row >= from {
			p.Page = 2
		}
		if c.Text == "" {
			continue
		}
		box := p.Box
		box.X1 = box.X0 + 9*float64(len([]rune(c.Text)))
		if c.Col >= t.Cols-2 && c.Text[0] < 128 {
			box.X1 = box.X0 + 30
		}
		p.Lines = []layout.Line{{Text: c.Text, Size: 8, Box: geometry.Rect{X0: box.X0, X1: box.X1, Y0: box.Y0, Y1: box.Y1}}}
	}
	return t
}

// verifiedIn gives the proven amounts of a document.
func verifiedIn(doc *document.Document) []string {
	var out []string
	for p := range doc.Places() {
		if p.Cell != nil && p.Cell.Proof == document.Verified {
			out = append(out, string(p.Address))
		}
	}
	return out
}

// TestNameCutByThePage: a name of which a page break may have cut a part proves nothing of its row, nor of the rows
// that have their unit or their path from it. Whatever has a place of its own stays proven.
func TestNameCutByThePage(t *testing.T) {
	ofUnits := func(foot, head string) []string {
		return []string{"采购品目大类 | 专项名称 | 采购品目名称 | 一般公共预算资金 | 总计", "---",
			"合计 | | | 8.00 | 8.00",
			"甲中学 | | | 2.00 | 2.00",
			" | 定额 | 复印纸 | 2.00 | 2.00",
			foot, head,
			" | 维修 | 路由器 | 3.00 | 3.00",
			" | 维修 | 复印纸 | 2.00 | 2.00",
			"乙中学 | | | 1.00 | 1.00",
			" | 维修 | 纸张 | 1.00 | 1.00"}
	}
	inSteps := func(foot, head string) []string {
		return []string{"采购品目大类 | 专项名称 | 采购物品名称 | 总计", "---",
			"合计 | | | 9.00",
			"货物 | | | 4.00",
			" | | 复印纸 | 4.00",
			foot, head,
			" | 维修 | | 5.00",
			" | | 路由器 | 5.00"}
	}
	proven := func(rows ...string) []string {
		var out []string
		for _, r := range rows {
			out = append(out, "procurement/"+r+"/total", "procurement/"+r+"/general_public")
		}
		return out
	}
	for _, c := range []struct {
		name, form, title string
		rows              []string
		want              []string
	}{
		{"a unit's", "cn-budget", "政府采购预算表", ofUnits("无锡市第 | | | 5.00 | 5.00", "一中学 | | | | "),
			// the rows below 甲中学 do not add up to it: one of them heads another unit
			append(proven("total", "乙中学", "纸张:维修@乙中学"), "procurement/甲中学/general_public")},
		{"a unit's, with its amounts overleaf", "cn-budget", "政府采购预算表",
			ofUnits("无锡市第 | | | | ", "一中学 | | | 5.00 | 5.00"),
			proven("total", "甲中学", "复印纸:定额@甲中学", "乙中学", "纸张:维修@乙中学")},
		{"two units'", "cn-budget", "政府采购预算表", ofUnits("丙中学 | | | 5.00 | 5.00", "丁中学 | | | | "),
			// 丙中学 and 丁中学 are two: the rows below one of them do not add up to it, and so neither to the total
			append(proven("复印纸:定额@甲中学", "纸张:维修@乙中学"), "procurement/total/general_public",
				"procurement/甲中学/general_public", "procurement/丙中学/general_public", "procurement/乙中学/general_public",
				"procurement/路由器:维修@丁中学/general_public", "procurement/复印纸:维修@丁中学/general_public")},
		{"a step's", "cn-jiangsu-budget", "政府采购支出预算表", inSteps("应急救援 | | | ", "服务类 | | | 5.00"),
			[]string{"procurement/total/total", "procurement/goods/total", "procurement/货物>复印纸/total"}},
		{"two steps'", "cn-jiangsu-budget", "政府采购支出预算表", inSteps("工程 | | | ", "服务类 | | | 5.00"),
			[]string{"procurement/total/total", "procurement/goods/total", "procurement/货物>复印纸/total",
				"procurement/services/total",
				"procurement/服务类>维修/total", "procurement/服务类>维修>路由器/total"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := normalized(t, embeddedForm(t, c.form), overleaf(tableOf(c.title, c.rows...), 5))
			got := verifiedIn(doc)
			slices.Sort(got)
			slices.Sort(c.want)
			wantEqual(t, "proven", got, c.want)
		})
	}
}

// TestUnitBehindACutName: whose the rows are that stand below a name of which a page break may have cut a part is not
// known where units stand in that column; the next unit, and rows that print their own, have it again.
func TestUnitBehindACutName(t *testing.T) {
	for _, c := range []struct{ foot, head, want string }{
		{"无锡市第 | | | 5.00", "一中学 | | | ", ""},
		{" | 维修无锡市 | 复印纸 | 5.00", " | 第一中学 | | ", "甲中学"}, // of a project
	} {
		doc := normalized(t, embeddedForm(t, "cn-budget"), overleaf(tableOf("政府采购预算表",
			"采购品目大类 | 专项名称 | 采购品目名称 | 总计", "---",
			"合计 | | | 8.00",
			"甲中学 | | | 2.00",
			" | 定额 | 复印纸 | 2.00",
			c.foot, c.head,
			" | 维修 | 路由器 | 5.00",
			"乙中学 | | | 1.00",
			" | 维修 | 纸张 | 1.00"), 5))
		units := map[string]string{}
		for _, r := range doc.Tables[0].Rows {
			if r.Unit != nil {
				units[r.Name] = r.Unit.Name
			}
		}
		for name, want := range map[string]string{"路由器": c.want, "纸张": "乙中学"} {
			if units[name] != want {
				t.Errorf("behind %q the unit of %s is %q, want %q", c.head, name, units[name], want)
			}
		}
	}
}

package normalize

import (
	"slices"
	"testing"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
)

// TestRowsBehindAGap: where a page between two parts of a table is lost, blank or damaged, rows overleaf prove nothing
// of what they would have from rows before it, though sums among them hold.
func TestRowsBehindAGap(t *testing.T) {
	units := []string{"功能科目编码 | 功能科目名称 | 合计 | 人员经费支出 | 公用经费支出 | 专项业务经费支出", "---",
		" | 合计 | 9.00 | 9.00 | | ",
		"125001 | 某市测绘局 | 4.00 | 4.00 | | ",
		"208 | 社会保障和就业支出 | 4.00 | 4.00 | | ",
		"2080505 | 机关事业单位基本养老保险缴费支出 | 4.00 | 4.00 | | ",
		"125002 | 某市测绘站 | 5.00 | 5.00 | | ", // page 2
		"224 | 灾害防治及应急管理支出 | 5.00 | 5.00 | | ",
		"2240106 | 安全监管 | 5.00 | 5.00 | | "}
	behind := func(rows ...string) []string { // as if the unit's own row were on the lost page
		return append(slices.Clone(rows[:6]), rows[7:]...)
	}
	proven := func(t *testing.T, rows []string, page int, findings ...finding.Finding) []string {
		t.Helper()
		table := overleaf(tableOf("部门综合预算一般公共预算支出明细表（按支出功能分类科目）", rows...), 5)
		table.Parts[1].Page = page
		doc := &extract.Document{Tables: []extract.Table{*table}, Findings: findings}
		var out []string
		for _, r := range tableByID(t, normalizedDocument(doc, embeddedForm(t, "cn-shaanxi-budget")), "general_public").Rows {
			if c := r.Cells.Get("total"); c != nil && c.Proof == document.Verified {
				out = append(out, string(r.Address))
			}
		}
		return out
	}
	found := func(id string, page int) finding.Finding {
		return finding.Found(id, finding.Warning, "there is nothing to be seen on the page").On(page, nil)
	}
	all := proven(t, units, 2)
	if !slices.Contains(all, "general_public/224@125002") {
		t.Fatalf("proven: %v", all)
	}
	for name, f := range map[string]struct {
		page  int
		found finding.Finding
	}{
		"blank": {3, found("page.blank", 2)}, "lost": {2, found("page.gap", 2)},
		"damaged": {2, found("pdf.stream_damaged", 1)},
	} {
		if got := proven(t, units, f.page, f.found); !slices.Equal(got, all) {
			t.Errorf("%s: behind the row of its unit: %v, not %v", name, got, all)
		}
		if got := proven(t, behind(units...), f.page, f.found); slices.Contains(got, "general_public/2240106") {
			t.Errorf("%s: proven: %v", name, got)
		}
	}
	// 224 is no part of 125001, as their sum tells, but what is below it would be proven
	if got := proven(t, behind(units...), 2); !slices.Contains(got, "general_public/2240106") {
		t.Errorf("on the next page: %v", got)
	}
}

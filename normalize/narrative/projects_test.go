package narrative

import "testing"

// The money behind a label is that of the project named last only where nothing else was spoken of since.
func TestLabelledProjects(t *testing.T) {
	const name, source = "1、项目名称：某区人口普查项目。\n", "资金来源：财政拨款7000万元。\n"
	const found = "projects [某区人口普查项目] = 50 万元\n"
	for _, c := range []struct{ name, text, want string }{
		{"labels", name + source + "预算金额：50万元。", found},
		{"one amount", name + source + "预算金额：50万元。\n预算金额：60万元。", found},
		{"a heading", name + source + "2、政府购买服务情况。\n预算金额：50万元。", ""},
		{"a heading with words behind its label", name + source + "2、政府购买服务：情况如下。\n预算金额：50万元。", ""},
		{"a heading that leads in", name + source + "2、政府购买服务情况：\n预算金额：50万元。", ""},
		{"a heading above", name + source + "二、政府购买服务：情况如下。\n预算金额：50万元。", ""},
		{"a line", name + source + "政府购买服务情况说明如下。\n预算金额：50万元。", ""},
		{"a line directly behind the name", name + "政府购买服务情况说明如下\n预算金额：50万元。", ""},
		{"of several years", name + "预算金额：7000万元，其中2026年3000万元。", ""},
		{"of several years, in words", name + "预算金额：7000万元，其中：本年预算3000万元。", ""},
		{"of several sources", name + "预算金额：50万元，其中财政拨款30万元。", found},
	} {
		facts, _ := readOf(c.text, Document{Year: 2026, Budget: true})
		if got := allShown(facts); got != c.want {
			t.Errorf("%s:\n%swant:\n%s", c.name, got, c.want)
		}
	}
}

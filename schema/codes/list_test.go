package codes

import "testing"

func TestName(t *testing.T) {
	for _, c := range []struct {
		list, code string
		year       int
		want       string
	}{
		{Function, "210", 2018, "医疗卫生与计划生育支出"},
		{Function, "210", 2019, "卫生健康支出"},
		{Function, "210", 0, "卫生健康支出"},
		{Function, "20805", 2019, "行政事业单位离退休"},
		{Function, "20805", 2020, "行政事业单位养老支出"},
		{Function, "2080505", 2025, "机关事业单位基本养老保险缴费支出"},
		{Function, "20138", 2018, ""},
		{Function, "20138", 2019, "市场监督管理事务"},
		{Function, "20139", 2023, ""},
		{Function, "20139", 2024, "社会工作事务"},
		{Function, "2014001", 2026, "行政运行"},
		{Function, "2010350", 2025, "事业运行"},
		{Function, "22960", 2026, "彩票公益金安排的支出"},
		{Function, "301", 2025, ""},
		{Economic, "30311", 2017, "住房公积金"},
		{Economic, "30311", 2018, ""},
		{Economic, "30311", 2024, "代缴社会保险费"},
		{Economic, "30113", 2017, ""},
		{Economic, "30113", 2018, "住房公积金"},
		{Economic, "310", 2017, "其他资本性支出"},
		{Economic, "310", 2018, "资本性支出"},
		{GovernmentEconomic, "50101", 2026, "工资奖金津补贴"},
		{GovernmentEconomic, "503", 2020, "机关资本性支出（一）"},
		{GovernmentEconomic, "503", 2026, "机关资本性支出"},
	} {
		l := Of(c.list)
		got, ok := l.Name(c.code, c.year)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s %s in %d is %q, %v", c.list, c.code, c.year, got, ok)
		}
	}
}

// Every name of a class in the lists finds its class.
func TestBelowFindsEveryClass(t *testing.T) {
	for _, id := range ids {
		l := Of(id)
		for _, e := range l.entries {
			if code, ok := l.Below("", e.Name, max(e.From, e.To)); e.Level == 1 && (!ok || code != e.Code) {
				t.Errorf("%s %s is found as %q, %v", e.Code, e.Name, code, ok)
			}
		}
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		list, code, name string
		year             int
		want             Verdict
	}{
		{Function, "201", "一般公共服务支出", 2025, Same},
		{Function, "201", "一般公共服务", 2025, Same},
		{Function, "201", "⼀般公共服务⽀出", 2025, Same},
		{Function, "201", "一、一般公共服务支出", 2025, Same},
		{Function, "210", "医疗卫生与计划生育支出", 2018, Same},
		{Function, "210", "医疗卫生与计划生育支出", 2025, Renamed},
		{Function, "210", "医疗卫生与计划生育支出", 0, Same},
		{Function, "210", "教育支出", 2025, Different},
		{Function, "20103", "政府办公厅(室)及相关机构事务", 2025, Same},
		{Function, "2080501", "归口管理的行政单位离退休", 2021, Renamed},
		{Function, "2080505", "机关事业单位职业年金缴费支出", 2025, Different},
		{Function, "2080588", "某某支出", 2025, Unknown},
		{Function, "20138", "市场监督管理事务", 2017, Renamed},
		{Function, "20138", "某某事务", 2017, Unknown},
		{Function, "201", "", 2025, Unknown},
		{Function, "2010602", "年度会计考试", 2025, Different},
		{Economic, "3021101", "差旅费", 2026, Local},
		{Economic, "3029801", "某某费", 2026, Unknown}, // below a code that the list does not have
		{Economic, "3021101", "", 2026, Unknown},
		{Economic, "30298", "某某费", 2026, Unknown},
		{GovernmentEconomic, "5020501", "委托业务费", 2026, Local},
		{Function, "208058801", "某某支出", 2025, Unknown},
		{Economic, "30213", "维修(护)费", 2025, Same},
		{Economic, "30213", "维修护费", 2025, Same},
		{Economic, "30212", "因公出国（境）费", 2025, Same},
		{Economic, "30239", "其他交通费", 2025, Same},
		{Economic, "303", "对个人和家庭补助", 2025, Same},
		{Economic, "309", "资本性支出", 2025, Different},
		{Economic, "30113", "住房公积金", 2025, Same},
		{Economic, "30205", "电费", 2025, Different},
		{GovernmentEconomic, "503", "机关资本性支出（一）", 2026, Renamed},
	} {
		if got := Of(c.list).Check(c.code, c.name, c.year); got != c.want {
			t.Errorf("%s %s %q in %d: %s, want %s", c.list, c.code, c.name, c.year, got, c.want)
		}
	}
}

func TestBelow(t *testing.T) {
	for _, test := range []struct {
		list, parent, name string
		year               int
		want               string
	}{
		{Function, "", "一般公共服务支出", 2026, "201"},
		{Function, "", "社会保障和就业", 2019, "208"},
		{Function, "", "文化体育与传媒支出", 2026, "207"}, // an old name that is still printed
		{Function, "", "行政运行", 2026, ""},
		{Function, "20108", "行政运行", 2026, "2010801"},
		{Function, "20109", "行政运行", 2026, "2010901"},
		{Function, "208", "行政事业单位养老支出", 2026, "20805"},
		{Economic, "", "资本性支出(基本建设)", 2026, "309"},
		{Economic, "301", "基本工资", 2026, "30101"},
		{Economic, "", "工资和福利支出", 2026, "301"}, // particles that writers put in
		{Economic, "", "其他资本性等支出", 2026, "310"},
		{Function, "215", "工业和信息产业", 2026, "21505"},
		{Function, "215", "工业和信息产业监管", 2024, "21505"},
		{Function, "", "上年结转", 2026, ""},
	} {
		if got, _ := Of(test.list).Below(test.parent, test.name, test.year); got != test.want {
			t.Errorf("%s below %q in %d is %q, want %q", test.name, test.parent, test.year, got, test.want)
		}
	}
}

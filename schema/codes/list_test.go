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
		if got != c.want || ok != (c.want != "") || l.Known(c.code, c.year) != ok {
			t.Errorf("%s %s in %d is %q, %v", c.list, c.code, c.year, got, ok)
		}
	}
}

func TestByName(t *testing.T) {
	for _, c := range []struct {
		list, name  string
		level, year int
		want        string
	}{
		{Function, "一、一般公共服务支出", 1, 2025, "201"},
		{Function, "一般公共服务", 1, 2025, "201"},
		{Function, "（一）一般公共服务支出", 1, 2025, "201"},
		{Function, "其中：教育支出", 1, 2025, "205"},
		{Function, "5.教育支出", 1, 2025, "205"},
		{Function, "教 育 支 出", 1, 2025, "205"},
		{Function, "教育(类)支出", 1, 2025, "205"},
		{Function, "二十一、住房保障支出", 1, 2025, "221"},
		{Function, "社会保障和就业", 1, 2025, "208"},
		{Function, "住房保障", 1, 2025, "221"},
		{Function, "卫⽣健康⽀出", 1, 2025, "210"},
		{Function, "医疗卫生与计划生育支出", 1, 2018, "210"},
		{Function, "医疗卫生与计划生育支出", 1, 2019, ""},
		{Function, "医疗卫生与计划生育支出", 1, 0, "210"},
		{Function, "文化体育与传媒支出", 1, 0, "207"},
		{Function, "资源勘探信息等", 1, 0, "215"},
		{Function, "其他支出", 1, 2025, "229"},
		{Function, "二十四、预备费", 1, 2025, "227"},
		{Function, "其他", 1, 2025, ""},
		{Function, "支出", 1, 2025, ""},
		{Function, "", 1, 2025, ""},
		{Function, "本年支出合计", 1, 2025, ""},
		{Function, "工资福利支出", 1, 2025, ""},
		{Function, "行政事业单位养老支出", 2, 2025, "20805"},
		{Function, "机关事业单位基本养老保险缴费", 3, 2025, "2080505"},
		{Function, "行政运行", 3, 2025, ""},
		{Function, "制造业", 2, 2026, "21502"},
		{Function, "征地和拆迁补偿支出", 3, 2025, ""},
		{Function, "公安", 0, 2025, "20402"},
		{Function, "普通教育", 1, 2025, ""},
		{Economic, "一、工资福利支出", 1, 2025, "301"},
		{Economic, "商品和服务支出", 1, 2025, "302"},
		{Economic, "对个人和家庭的补助", 1, 2025, "303"},
		{Economic, "对个人和家庭补助支出", 1, 2025, "303"},
		{Economic, "资本性支出(基本建设)", 1, 2025, "309"},
		{Economic, "资本性支出（基本建设）", 1, 2025, "309"},
		{Economic, "资本性支出", 1, 2025, "310"},
		{Economic, "对企业补助", 1, 2025, "312"},
		{Economic, "债务利息及费用支出", 1, 2025, "307"},
		{Economic, "债务利息支出", 1, 2025, ""},
		{Economic, "其他支出", 1, 2025, "399"},
		{Economic, "房屋建筑物购建", 2, 2025, ""},
		{GovernmentEconomic, "机关工资福利支出", 1, 2025, "501"},
		{GovernmentEconomic, "四、机关资本性支出（二）", 1, 0, "504"},
		{GovernmentEconomic, "机关资本性支出", 1, 2026, "503"},
	} {
		got, ok := Of(c.list).ByName(c.name, c.level, c.year)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s %q of level %d in %d is %q, %v, want %q", c.list, c.name, c.level, c.year, got, ok, c.want)
		}
	}
}

// Every name of a class in the lists finds its class.
func TestByNameFindsEveryClass(t *testing.T) {
	for _, id := range IDs() {
		l := Of(id)
		for _, e := range l.Entries() {
			if code, ok := l.ByName(e.Name, 1, max(e.From, e.To)); e.Level == 1 && (!ok || code != e.Code) {
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

func TestOverride(t *testing.T) {
	own, err := Parse(stringsReader("code,name\n2019950,本地事务\n201,本地名称\n"))
	if err != nil {
		t.Fatal(err)
	}
	l := Override(Of(Function), own)
	for code, want := range map[string]string{"2019950": "本地事务", "201": "本地名称", "205": "教育支出"} {
		if got, _ := l.Name(code, 2025); got != want {
			t.Errorf("%s is %q", code, got)
		}
	}
	if code, ok := l.ByName("本地名称", 1, 2025); !ok || code != "201" {
		t.Error("the own name is not found")
	}
	if _, ok := Of(Function).Name("2019950", 2025); ok {
		t.Error("the base has changed")
	}
	if name, _ := Override(nil, own).Name("201", 0); name != "本地名称" {
		t.Error("there is no list without a base")
	}
	if name, _ := Override(Of(Function), nil).Name("201", 0); name != "一般公共服务支出" {
		t.Error("there is no list without one's own")
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
		{Function, "", "上年结转", 2026, ""},
	} {
		if got, _ := Of(test.list).Below(test.parent, test.name, test.year); got != test.want {
			t.Errorf("%s below %q in %d is %q, want %q", test.name, test.parent, test.year, got, test.want)
		}
	}
}

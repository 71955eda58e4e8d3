package codes

import (
	"strings"
	"testing"
)

func TestLists(t *testing.T) {
	for name, domain := range map[string][2]string{Function: {"201", "234"}, Economic: {"301", "399"}, GovernmentEconomic: {"501", "599"}} {
		l := Of(name)
		last := Entry{}
		for _, e := range l.entries {
			if e.Code[:3] < domain[0] || e.Code[:3] > domain[1] {
				t.Errorf("%s: %s is not of this classification", name, e.Code)
			}
			if e.Code < last.Code || e.Code == last.Code && (last.To == 0 || e.From <= last.To) {
				t.Errorf("%s: %s %s after %s %s: not sorted, or two names in one year", name, e.Code, e.Name, last.Code, last.Name)
			}
			if e.Source != "decree" && e.Source != "printed" {
				t.Errorf("%s: %s has the source %q", name, e.Code, e.Source)
			}
			last = e
		}
	}
	if Of("other") != nil {
		t.Error("an unknown classification has a list")
	}
}

func TestByName(t *testing.T) {
	for _, test := range []struct {
		list, parent, name string
		year               int
		want               string
	}{
		{Function, "", "一般公共服务支出", 2026, "201"},
		{Function, "", "社会保障和就业", 2019, "208"},
		{Function, "", "医疗卫生与计划生育支出", 2017, "210"},
		{Function, "", "卫生健康支出", 2026, "210"},
		{Function, "", "文化体育与传媒支出", 2026, "207"}, // an old name still printed
		{Function, "", "行政运行", 2026, ""},
		{Function, "20108", "行政运行", 2026, "2010801"},
		{Function, "208", "行政事业单位养老支出", 2026, "20805"},
		{Economic, "", "资本性支出(基本建设)", 2026, "309"},
		{Economic, "301", "基本工资", 2026, "30101"},
		{GovernmentEconomic, "", "机关工资福利支出", 2026, "501"},
		{Function, "", "上年结转", 2026, ""},
	} {
		if got, _ := Of(test.list).ByName(test.parent, test.name, test.year); got != test.want {
			t.Errorf("%s below %q in %d is %q, want %q", test.name, test.parent, test.year, got, test.want)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		code, name string
		year       int
		want       Verdict
	}{
		{"201", "一般公共服务", 2026, Same},
		{"210", "医疗卫生与计划生育支出", 2026, Renamed},
		{"210", "教育支出", 2026, Different},
		{"2039977", "其他", 2026, Unknown},
		{"20805", "行政事业单位离退休", 2019, Same},
		{"20805", "行政事业单位离退休", 2026, Renamed},
	} {
		if got := Of(Function).Check(test.code, test.name, test.year); got != test.want {
			t.Errorf("%s %s in %d: %d, want %d", test.code, test.name, test.year, got, test.want)
		}
	}
}

func TestParseMistakes(t *testing.T) {
	const head = "code,name,valid_from,valid_to,source\n"
	for text, want := range map[string]string{
		"a,b,c,d,e\n":               "line 1",
		head + "20,x,,,decree\n":    "line 2",
		head + "201,,,,decree\n":    "no name",
		head + "201,x,19,,decree\n": "no year",
		head + "201,x,2020,2019,\n": "ends before",
		head + "20101,x,,,decree\n": "above it",
	} {
		if _, err := Parse(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("code,name,valid_from,valid_to,source\n201,x,2020,,decree\n20101,y,,,printed\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Parse(strings.NewReader(text))
		if err == nil {
			l.ByName("", "x", 2020)
			l.Check("201", "x", 2020)
		}
	})
}

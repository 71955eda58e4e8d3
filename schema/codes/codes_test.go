package codes

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// classes are the classes of the function list with their years: code name from to.
var classes = strings.Split(strings.TrimSpace(`
201 一般公共服务支出 2014 0
202 外交支出 2014 0
203 国防支出 2014 0
204 公共安全支出 2014 0
205 教育支出 2014 0
206 科学技术支出 2014 0
207 文化体育与传媒支出 2014 2018
207 文化旅游体育与传媒支出 2019 0
208 社会保障和就业支出 2014 0
209 社会保险基金支出 2007 0
210 医疗卫生与计划生育支出 2014 2018
210 卫生健康支出 2019 0
211 节能环保支出 2011 0
212 城乡社区支出 2014 0
213 农林水支出 2014 0
214 交通运输支出 2014 0
215 资源勘探信息等支出 2014 2019
215 资源勘探工业信息等支出 2020 0
216 商业服务业等支出 2014 0
217 金融支出 2014 0
218 地震灾后恢复重建支出 2009 2013
219 援助其他地区支出 2013 0
220 国土海洋气象等支出 2014 2018
220 自然资源海洋气象等支出 2019 0
221 住房保障支出 2010 0
222 粮油物资储备支出 2012 0
223 国有资本经营预算支出 2014 0
224 灾害防治及应急管理支出 2019 0
227 预备费 2007 0
228 国债还本付息支出 2012 2014
229 其他支出 2007 0
230 转移性支出 2007 0
231 债务还本支出 2015 0
232 债务付息支出 2015 0
233 债务发行费用支出 2015 0
234 抗疫特别国债安排的支出 2020 0
`), "\n")

var ids = []string{Function, Economic, GovernmentEconomic}

func list(t testing.TB, id string) *List {
	t.Helper()
	l, err := Load(id)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestClassesOfFunction(t *testing.T) {
	var got []string
	for _, e := range list(t, Function).entries {
		if e.Level == 1 {
			got = append(got, fmt.Sprint(e.Code, " ", e.Name, " ", e.From, " ", e.To))
			if e.Source != "decree" {
				t.Errorf("the source of %s is %q", e.Code, e.Source)
			}
		}
	}
	if !slices.Equal(got, classes) {
		t.Errorf("the classes are\n%s", strings.Join(got, "\n"))
	}
}

func TestClassesOfEconomic(t *testing.T) {
	for _, c := range []struct {
		list, codes string
		year        int
	}{
		{Economic, "301 302 303 304 305 306 307 308 309 310 311 399", 2017},
		{Economic, "301 302 303 307 309 310 311 312 313 399", 2018},
		{Economic, "301 302 303 307 309 310 311 312 313 399", 2026},
		{GovernmentEconomic, "501 502 503 504 505 506 507 508 509 510 511 512 513 514 599", 2018},
		{GovernmentEconomic, "501 502 503 504 505 506 507 508 509 510 511 512 513 514 599", 2026},
		{GovernmentEconomic, "", 2017},
	} {
		var got []string
		for _, e := range list(t, c.list).entries {
			if e.Level == 1 && e.In(c.year) {
				got = append(got, e.Code)
			}
		}
		if strings.Join(got, " ") != c.codes {
			t.Errorf("%s has in %d the classes %s", c.list, c.year, got)
		}
	}
}

// TestLoadAsParse: the lists of the program are read as lists of others are, which are looked at for mistakes.
func TestLoadAsParse(t *testing.T) {
	for id := range embedded {
		data, err := files.ReadFile(id + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		want, err := Parse(id+".csv", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := load(id); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read otherwise than Parse reads it (%v)", id, err)
		}
	}
}

// TestLoadAsParse has seen to codes, years and overlaps. Here: every entry has a parent in some of its years, the files
// are sorted and written plainly.
func TestEmbeddedListsAreWellFormed(t *testing.T) {
	domains := map[string][2]string{Function: {"201", "234"}, Economic: {"301", "399"}, GovernmentEconomic: {"501", "599"}}
	for _, id := range ids {
		l := list(t, id)
		entries := l.entries
		for i, e := range entries {
			if d := domains[id]; e.Code[:3] < d[0] || e.Code[:3] > d[1] {
				t.Errorf("%s: %s is of another list", id, e.Code)
			}
			if !slices.Contains([]string{"decree", "printed", "compiled"}, e.Source) {
				t.Errorf("%s: the source of %s is %q", id, e.Code, e.Source)
			}
			if e.Parent != "" && !slices.ContainsFunc(l.Names(e.Parent), func(p Entry) bool { return overlap(p, e) }) {
				t.Errorf("%s: %s %s has no parent in its years", id, e.Code, e.Name)
			}
			if i > 0 && entries[i-1].Code == e.Code && (entries[i-1].To == 0 || e.From == 0) {
				t.Errorf("%s: %s is renamed without a year", id, e.Code)
			}
		}
		text, err := files.ReadFile(id + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		if !slices.IsSortedFunc(lines[1:], func(a, b string) int {
			return strings.Compare(a[:strings.Index(a, ",")],
				b[:strings.Index(b, ",")])
		}) {
			t.Errorf("%s.csv is not sorted by code", id)
		}
		if strings.ContainsAny(string(text), "\r\" \t()") {
			t.Errorf("%s.csv has quotes, spaces, half-width brackets or line ends of Windows", id)
		}
	}
}

func overlap(a, b Entry) bool {
	return (a.To == 0 || b.From <= a.To) && (b.To == 0 || a.From <= b.To)
}

func TestOf(t *testing.T) {
	if first, second := Of(Function), Of(Function); first != second {
		t.Error("the list is parsed twice")
	}
	l := Of("region")
	if l != nil {
		t.Fatal("there is a list region")
	}
	if _, ok := l.Name("201", 0); ok || l.Names("201") != nil ||
		l.Check("201", "教育", 0) != Unknown {
		t.Error("a list that is not there knows something")
	}
	if _, ok := l.Below("", "教育支出", 0); ok {
		t.Error("a list that is not there finds a name")
	}
	if _, err := Load("region"); err == nil {
		t.Error("no error")
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := load(Function); err != nil {
			b.Fatal(err)
		}
	}
}

func TestCompose(t *testing.T) {
	for _, c := range []struct {
		columns, above, want string
		completed            bool
	}{
		{"201", "", "201", false},
		{"201 03 50", "", "2010350", false},
		{"201 3 1", "", "2010301", true},
		{"2010350", "", "2010350", false},
		{"201 20103 2010350", "", "2010350", false},
		{"- 03 -", "201", "20103", false},
		{"- - 1", "20103", "2010301", true},
		{"05 - -", "208", "20805", false},
		{"05 02 -", "20805", "2080502", false},
		{"5", "208", "20805", true},
		{"5", "", "05", true}, // no code
	} {
		columns := strings.Fields(c.columns)
		for i := range columns {
			columns[i] = strings.Trim(columns[i], "-")
		}
		if got, completed := Compose(columns, c.above); got != c.want || completed != c.completed {
			t.Errorf("%s under %s: %s %v, want %s %v", c.columns, c.above, got, completed, c.want, c.completed)
		}
	}
}

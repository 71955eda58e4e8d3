package codes

import (
	"io"
	"slices"
	"strings"
	"testing"

	"gongkai/internal/limits"
)

func stringsReader(s string) io.Reader { return strings.NewReader(s) }

func TestParse(t *testing.T) {
	l, err := Parse("list.csv", stringsReader("\uFEFFcode,name,level,parent,valid_from,valid_to,source\r\n"+
		"208,社会保障和就业支出,1,,2014,,own\r\n"+
		"20805, 行政事业单位养老支出 ,2,208,2020,,own\r\n"+
		"20805,行政事业单位离退休,2,208,,2019,own\r\n"+
		"208050501,\"某某，补贴\",4,2080505\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{
		{Code: "208", Name: "社会保障和就业支出", Level: 1, From: 2014, Source: "own"},
		{Code: "20805", Name: "行政事业单位离退休", Level: 2, Parent: "208", To: 2019, Source: "own"},
		{Code: "20805", Name: "行政事业单位养老支出", Level: 2, Parent: "208", From: 2020, Source: "own"},
		{Code: "208050501", Name: "某某，补贴", Level: 4, Parent: "2080505"},
	}
	got := slices.Clone(l.entries)
	for i := range got {
		got[i].key, got[i].bare = "", ""
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// A list may have as many bytes as the bound says, and not one more.
func TestParseOfTheLargestList(t *testing.T) {
	const list = "code,name\n201,x\n"
	for more, want := range map[int]bool{0: true, 1: false} {
		blank := strings.Repeat("\n", limits.CodeListBytes-len(list)+more)
		if _, err := Parse("list.csv", stringsReader(list+blank)); (err == nil) != want {
			t.Errorf("%d bytes beyond the bound: %v", more, err)
		}
	}
}

func TestParseMistakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "list.csv:1: the list is empty"},
		{"code\n", "list.csv:1: the column name is missing"},
		{"code,name,from\n", `list.csv:1: unknown column "from"`},
		{"code,name,name\n", "list.csv:1: the column name stands twice"},
		{"code,name\n20,x\n", `list.csv:2: "20" is no code`},
		{"code,name\n20１,x\n", `list.csv:2: "20１" is no code`},
		{"code,name\n2011,x\n", `list.csv:2: "2011" is no code`},
		{"code,name\n\n201, \n", "list.csv:3: 201 has no name"},
		{"code,name,level\n201,x,2\n", "list.csv:2: 201 is of level 1, not 2"},
		{"code,name,parent\n20101,x,202\n", `list.csv:2: 20101 stands below "201", not 202`},
		{"code,name,valid_from\n201,x,14\n", `list.csv:2: "14" is no year`},
		{"code,name,valid_from,valid_to\n201,x,2019,2018\n", "list.csv:2: 201 ends in 2018, before it begins in 2019"},
		{"code,name,valid_from,valid_to\n201,x,,2018\n201,y,2018,\n",
			"list.csv:3: 201 has a name for the same year in line 2, too"},
		{"code,name\n201,x\n201,x\n", "list.csv:3: 201 has a name for the same year in line 2, too"},
		{"code,name,budget\n201,x,all\n", `list.csv:2: unknown budget "all"`},
		{"code,name\n201,x,y\n", "list.csv:2: 3 fields for 2 columns"},
		{"code,name\n201,\"x\n", "list.csv:2: extraneous or missing \" in quoted-field"},
		{"code,name\n201,\xbd\xcc\xd3\xfd\n", "list.csv:2: this is not UTF-8"},
		{"code,name\n" + strings.Repeat("x,y\n", 2*limits.CodeListMistakes), `list.csv:101: "x" is no code`},
		{"code,name\n201,x\n" + strings.Repeat("\n", limits.CodeListBytes), "list.csv:1: the list is larger"},
	} {
		_, err := Parse("list.csv", stringsReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40q: %v, want %s", c.text, err, c.want)
		}
		if err != nil && strings.Count(err.Error(), "\n") > limits.CodeListMistakes {
			t.Errorf("%.40q has %d mistakes", c.text, strings.Count(err.Error(), "\n"))
		}
	}
}

func TestParseManyEntries(t *testing.T) {
	var b strings.Builder
	b.WriteString("code,name\n")
	for i := range limits.CodeListEntries + 1 {
		b.WriteString("2")
		for d := 100_000_000; d > 1; d /= 10 {
			b.WriteByte(byte('0' + i/(d/10)%10))
		}
		b.WriteString(",x\n")
	}
	if _, err := Parse("list.csv", stringsReader(b.String())); err == nil || !strings.Contains(err.Error(), "more than") {
		t.Errorf("%v", err)
	}
}

// What Parse accepts has one name for a code and year, finds it again and is the same the second time.
func FuzzParse(f *testing.F) {
	f.Add("code,name,level,parent,valid_from,valid_to,source,budget\n201,一般公共服务支出,1,,2014,,decree,\n20101,人大事务,2,201,,,printed,general\n")
	f.Add("name,code\n\"一、\"\"教育\"\"\",205\n")
	f.Add("code,name,valid_from,valid_to\n207,文化体育与传媒支出,2014,2018\n207,文化旅游体育与传媒支出,2019,\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Parse("list.csv", stringsReader(text))
		if err != nil {
			return
		}
		entries := l.entries
		for i, e := range entries {
			if e.Level == 0 || e.Name == "" || len(e.Code) != 2*e.Level+1 ||
				e.Parent != strings.TrimSuffix(e.Code, e.Code[len(e.Code)-2:]) && e.Level > 1 {
				t.Fatalf("%+v", e)
			}
			if i > 0 && (entries[i-1].Code > e.Code || entries[i-1].Code == e.Code && overlap(entries[i-1], e)) {
				t.Fatalf("%+v and %+v", entries[i-1], e)
			}
			year := max(e.From, e.To)
			if name, ok := l.Name(e.Code, year); !ok || year != 0 && name != e.Name {
				t.Fatalf("%+v is %q", e, name)
			}
			if v := l.Check(e.Code, e.Name, year); v != Same && nameKey(e.Name) != "" {
				t.Fatalf("%+v: %s", e, v)
			}
		}
	})
}

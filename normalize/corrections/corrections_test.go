package corrections

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/internal/limits"
	"gongkai/normalize/value"
)

const sum = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

func amount(t testing.TB, s string) *value.Amount {
	a, err := value.NewAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

func TestRoundTrip(t *testing.T) {
	documents := []Document{
		{Name: "a \"b\".pdf", SHA256: sum, Entries: []Entry{
			{Address: "income/2080505/total", Printed: "1,026.27", Corrected: amount(t, "1062.70"), By: "审核员",
				Why: "印刷有误：见第 5 页\n第二行"},
			{Address: "target/1/funds: #", Printed: "", Corrected: amount(t, "-0.5"), By: "a", Why: "- b"},
			{Address: "document:department", Printed: "某局", Says: "苏州市某局", By: "a", Why: "b"},
			{Address: "document:kind", Printed: "budget", By: "a", Why: "b"},
			{Address: "table:7/1/column/4", Printed: "支出 / 小计", Says: "expenditure/total", By: "a", Why: "b"},
			{Address: "x/y/z", Printed: "null", By: "yes", Why: "true <&> é \u2028 \\"},
		}},
		{SHA256: strings.Repeat("f", 64)},
	}
	var b bytes.Buffer
	if err := Write(&b, documents...); err != nil {
		t.Fatal(err)
	}
	got, err := Parse(b.Bytes(), "c.yaml")
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	for i := range got {
		got[i].File, got[i].Line = "", 0
		for k := range got[i].Entries {
			got[i].Entries[k].File, got[i].Entries[k].Line = "", 0
		}
	}
	if !reflect.DeepEqual([]Document(got), documents) {
		t.Errorf("written and read again:\n%+v\n%+v", got, documents)
	}
	if n := len(got.For(sum)); n != 6 {
		t.Errorf("%d corrections of the document", n)
	}
	if n := len(got.For(strings.Repeat("0", 64))); n != 0 {
		t.Errorf("%d corrections of another document", n)
	}
}

func TestMistakes(t *testing.T) {
	const head = "source: {sha256: " + sum + "}\ncorrections:\n"
	const entry = "- {address: a/b/c, printed: 1, corrected: 2, by: x, why: y}\n"
	for _, c := range []struct{ text, want string }{
		{"", "c.yaml:1: the file holds no corrections (it has the keys source and corrections)"},
		{"corrections: []", "c.yaml:1: there is no source (it says which file the corrections belong to)"},
		{"source: {name: x}\n", "c.yaml:1: the source has no sha256 (it says which file the corrections belong to)"},
		{"source: {sha256: 12}\n", `c.yaml:1: "12" is no SHA-256 (64 hexadecimal digits, as source.sha256 of the output has them)`},
		{"sorce: {sha256: " + sum + "}", `c.yaml:1: unknown key "sorce" (did you mean source?)` +
			"\nc.yaml:1: there is no source (it says which file the corrections belong to)"},
		{"- a", "c.yaml:1: a list of `key: value` pairs is expected here (known here: source, corrections)"},
		{head + "x: 1", "c.yaml:3: unknown key \"x\" (known here: source, corrections)"},
		{head + "  - x", "c.yaml:3: a list of `key: value` pairs is expected here (known here: address, printed, corrected, by, why)"},
		{head + "- {address: a, printed: 1, corrected: 1.2.3, by: x, why: y}",
			`c.yaml:3: "1.2.3" is no amount (digits with a point and no separators, or null)`},
		{head + "- {address: a, printed: [1], corrected: 1, by: x, why: y}", "c.yaml:3: a text is expected here"},
		{head + "- {address: a, by: x, why: ' '}", "c.yaml:3: a correction without printed (null stands for nothing)\n" +
			"c.yaml:3: a correction without corrected (null stands for nothing)\nc.yaml:3: a correction without why"},
		{head + "- {address: a, address: b, printed: 1, corrected: 1, by: x, why: y}", "c.yaml:3: address stands here twice"},
		{head + entry + entry, "c.yaml:4: a/b/c is corrected twice (first in c.yaml:3)"},
		{head + entry + "---\n" + head + entry, "c.yaml:7: a/b/c is corrected twice (first in c.yaml:3)"},
		{head + "- {address: 'document:colour', printed: 1, corrected: 2, by: x, why: y}",
			`c.yaml:3: "document:colour" is no address (document:department, place, year, kind or scope; table:PAGE/NUMBER, ` +
				`with /unit or /column/NUMBER)`},
		{head + "- {address: 'table:7', printed: 1, corrected: 2, by: x, why: y}",
			`c.yaml:3: "table:7" is no address (document:department, place, year, kind or scope; table:PAGE/NUMBER, ` +
				`with /unit or /column/NUMBER)`},
		{head + "- {address: 'document:year', printed: 1, corrected: 25, by: x, why: y}",
			`c.yaml:3: "25" is no year (four digits, or null)`},
		{head + "- {address: 'document:kind', printed: 1, corrected: bill, by: x, why: y}",
			`c.yaml:3: "bill" is no kind (a kind of paper, as budget or evaluation_report; null for what is no disclosure)`},
		{head + "- {address: 'document:scope', printed: 1, corrected: all, by: x, why: y}",
			`c.yaml:3: "all" is no scope (department, unit or self; or null)`},
		{head + "- {address: 'document:place', printed: 1, corrected: Atlantis, by: x, why: y}",
			`c.yaml:3: "Atlantis" is no division (a code of GB/T 2260, or a full name; null for none)`},
		{head + "- {address: 'table:7/1/unit', printed: 1, corrected: 美元, by: x, why: y}",
			`c.yaml:3: "美元" is no unit (a unit of money as tables print it, or null)`},
		{head + "\t- x", "c.yaml:3: this is not valid YAML " +
			"(lines begin with blanks, not with tabs; text with signs stands in quotes)"},
		{strings.Repeat("#", 4<<20+1), "c.yaml:1: the file is larger than any list of corrections"},
	} {
		set, err := Parse([]byte(c.text), "c.yaml")
		switch {
		case err == nil:
			t.Errorf("no mistake in %q", c.text)
		case err.Error() != c.want:
			t.Errorf("%.200q:\n%v\nwant\n%s", c.text, err, c.want)
		case set != nil:
			t.Errorf("%.200q: part of a file with mistakes is given", c.text)
		}
	}
}

func TestLoadDir(t *testing.T) {
	const entry = "source: {sha256: " + sum + "}\ncorrections:\n- {address: a/b/c, printed: 1, corrected: 2, by: x, why: y}\n"
	dir := fstest.MapFS{
		"corrections.yaml":          {Data: []byte(entry)},
		"budget.corrections.yaml":   {Data: []byte(strings.Replace(entry, "a/b/c", "a/b/d", 1))},
		"forms.yaml":                {Data: []byte("form: x")},
		"x.corrections.yaml/a.yaml": {Data: []byte("folder")},
		"notcorrections.yaml":       {Data: []byte("x")},
	}
	set, err := LoadDir(dir, "dir")
	if err != nil || len(set.For(sum)) != 2 {
		t.Errorf("%v, %v", set, err)
	}
	dir["more.corrections.yml"] = dir["corrections.yaml"]
	if _, err := LoadDir(dir, "dir"); err == nil ||
		err.Error() != "dir/more.corrections.yml:3: a/b/c is corrected twice (first in dir/corrections.yaml:3)" {
		t.Errorf("the same correction in two files: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("source: {sha256: " + sum + "}\ncorrections:\n- {address: a/b/c, printed: 1, corrected: 2, by: x, why: y}\n"))
	f.Add([]byte("source: &a {name: *a}\ncorrections: [*a]\n---\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		set, err := Parse(text, "c.yaml")
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := Write(&b, set...); err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(b.Bytes(), "c.yaml"); err != nil {
			t.Errorf("%q was read, but what is written of it was not: %v\n%s", text, err, b.String())
		}
	})
}

// TestMost: a document may have as many corrections as the limit says, and not one more.
func TestMost(t *testing.T) {
	for _, more := range []int{0, 1} {
		var b strings.Builder
		b.WriteString("source: {sha256: " + sum + "}\ncorrections:\n")
		for i := range limits.Corrections + more {
			fmt.Fprintf(&b, "- {address: income/%d/total, printed: \"1\", corrected: \"2\", by: a, why: b}\n", i)
		}
		if _, err := Parse([]byte(b.String()), "c.yaml"); (err != nil) != (more > 0) {
			t.Errorf("%d above the limit: %v", more, err)
		}
	}
}

package nights

import (
	"slices"
	"strings"
	"testing"

	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
)

func TestAccepted(t *testing.T) {
	l, err := Parse([]byte(`accepted:
  - {path: a/scan.pdf, failure: scan, by: data team, why: published as a picture}
  - {sha256: ff00, doubt: 'check income.rows fails (row 201)', by: data team, why: the paper is wrong}
`))
	if err != nil {
		t.Fatal(err)
	}
	if !l.Failure("a/scan.pdf", "", "scan") || l.Failure("a/scan.pdf", "", "damaged") || l.Failure("b.pdf", "", "scan") {
		t.Error("failures")
	}
	doubts := []outcome.Doubt{{Message: "check income.rows fails (row 201): 9 against 10, difference 1"},
		{Message: "values in doubt: 3"}}
	if rest := l.New("x.pdf", "ff00", doubts); len(rest) != 1 || rest[0].Message != "values in doubt: 3" {
		t.Error(rest)
	}
	if l.Idle() != 0 {
		t.Error("all entries were of use")
	}
	if rest := l.New("x.pdf", "ff01", doubts); len(rest) != 2 || len(doubts) != 2 {
		t.Error(rest)
	}
	if l, err = Parse([]byte("accepted: [{path: a, doubt: x, by: a, why: b}, {path: b, failure: scan, by: a, why: b}]")); err != nil {
		t.Fatal(err)
	}
	if l.Failure("a", "", "scan"); l.Idle() != 2 || !l.Failure("b", "", "scan") || l.Idle() != 1 {
		t.Error("entries that fit nothing")
	}
}

func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"accepted: [{failure: scan, by: a, why: b}]":                     "no path and no sha256",
		"accepted: [{path: a, by: a, why: b}]":                           "either a failure or a doubt",
		"accepted: [{path: a, failure: scan, doubt: x, by: a, why: b}]":  "either a failure or a doubt",
		"accepted: [{path: a, failure: scann, by: a, why: b}]":           "no failure \"scann\"",
		"accepted: [{path: a, failure: scan}]":                           "by whom and why",
		"accepted: [{path: a, failure: scan, by: a}]":                    "by whom and why",
		"accepted: [{path: a, failure: scan, why: b}]":                   "by whom and why",
		"accepted: [{path: a, failure: scan, by: a, why: b, colour: c}]": "colour",
	} {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	if l, err := Parse(nil); err != nil || len(l) > 0 {
		t.Errorf("an empty list: %v, %v", l, err)
	}
}

func TestChanges(t *testing.T) {
	before := Index{"a": {SHA256: "1", Status: report.Done}, "b": {SHA256: "2", Status: report.Done},
		"c": {SHA256: "3", Status: report.Failed}, "d": {SHA256: "4"}}
	now := Index{"a": {SHA256: "1", Status: report.Done}, "b": {SHA256: "9", Status: report.Failed},
		"c": {SHA256: "3", Status: report.Done}, "e": {SHA256: "5"}}
	c := now.Since(before)
	for _, x := range []struct {
		got  []string
		want string
	}{{c.New, "e"}, {c.Changed, "b"}, {c.Gone, "d"}, {c.Failing, "b"}, {c.Mended, "c"}} {
		if !slices.Equal(x.got, []string{x.want}) {
			t.Errorf("%+v", c)
		}
	}
	dir := t.TempDir()
	if err := c.Keep(dir); err != nil {
		t.Fatal(err)
	}
	if back, err := ReadChanges(dir); err != nil || !slices.Equal(back.Gone, c.Gone) {
		t.Error(back, err)
	}
}

// FuzzParse: no text makes Parse panic, and what it accepts says what is accepted, by whom and why.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "accepted: [{path: a, failure: scan, by: a, why: b}]", "accepted: [~]", "accepted: {a: b}",
		"accepted: [{sha256: ff, doubt: x, by: a, why: b}]", "&a [*a]", "accepted: &a [*a]", "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		list, err := Parse(text)
		if err != nil {
			return
		}
		for _, a := range list {
			if a.Path == "" && a.SHA256 == "" || (a.Failure == "") == (a.Doubt == "") || a.By == "" || a.Why == "" {
				t.Fatalf("accepted: %+v", a)
			}
		}
		list.Failure("a", "ff", "scan")
		list.New("a", "ff", []outcome.Doubt{{Message: "x"}})
	})
}

// TestYAML: a list is read back as it was written, whatever people wrote.
func TestYAML(t *testing.T) {
	odd := "# no: [comment]\n'\"\t\u0085\u2028 \u202e 是 ~ \\ "
	list := List{{SHA256: "ab", Doubt: odd, By: "null", Why: "2024-01-01"},
		{Path: odd, Failure: "scan", By: odd, Why: odd}}
	for _, l := range []List{nil, list} {
		text, err := l.YAML()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Parse(text)
		if err != nil || !slices.Equal(l, again) {
			t.Errorf("%s: %+v (%v)", text, again, err)
		}
	}
	if _, err := (List{{SHA256: "ab", Doubt: "x"}}).YAML(); err == nil {
		t.Error("an entry by nobody is written")
	}
}

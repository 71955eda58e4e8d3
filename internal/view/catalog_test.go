package view

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/normalize/document"
)

// TestCatalogs: both languages have the same texts with the same gaps in them.
func TestCatalogs(t *testing.T) {
	gap := regexp.MustCompile(`\{\d\}`)
	for key, text := range english {
		other, ok := chinese[key]
		if !ok {
			t.Errorf("no Chinese text for %s", key)
		}
		a, b := gap.FindAllString(text, -1), gap.FindAllString(other, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%s: %q and %q differ in what is put in", key, text, other)
		}
	}
	for key := range chinese {
		if _, ok := english[key]; !ok {
			t.Errorf("no English text for %s", key)
		}
	}
}

// TestTextsOfProgram: every text that the program asks for by name is there.
func TestTextsOfProgram(t *testing.T) {
	call := regexp.MustCompile(`\bT\('([^']+)'([,)]| \+)`)
	found := 0
	for _, m := range call.FindAllStringSubmatch(program(), -1) {
		key := m[1]
		if m[2] == " +" { // the beginning of a key
			if !slices.ContainsFunc(keys(english), func(k string) bool { return strings.HasPrefix(k, key) }) {
				t.Errorf("no text begins with %s", key)
			}
			continue
		}
		if found++; english[key] == "" {
			t.Errorf("no text %s", key)
		}
	}
	if found < 50 {
		t.Errorf("only %d texts found; does this test still understand the program?", found)
	}
	for _, v := range document.AllVerdicts {
		if id := "verdict." + string(v); english[id] == "" || english[id+".about"] == "" {
			t.Errorf("no text for the verdict %s", v)
		}
	}
	for _, a := range document.PriorAmounts {
		if english["against."+a] == "" {
			t.Errorf("no text for what a change is against: %s", a)
		}
	}
	for _, s := range document.FactScopes {
		if english["fact."+s] == "" {
			t.Errorf("no text for the budget of a fact: %s", s)
		}
	}
	for _, p := range document.AllProofs {
		if english[string(p)] == "" || english[string(p)+".about"] == "" {
			t.Errorf("no text for the proof %s", p)
		}
	}
}

func keys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

func TestProgramEndsNoElement(t *testing.T) {
	if strings.Contains(program(), "</script") || strings.Contains(asset("view.css"), "</style") {
		t.Error("the script or the style would end where it is embedded")
	}
}

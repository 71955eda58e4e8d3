package narrative

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// lazy is a name that ends as early as it can.
const lazy = `\p{Han}(?:[\p{Han}、]|\([\p{Han}、]{1,6}\))*?`

var (
	triple   = regexp.MustCompile(`^"?(?:(` + lazy + `)\(类\))?"?(?:(` + lazy + `)\(款\))?(?:(` + lazy + `)\(项\))?"?`)
	coded    = regexp.MustCompile(`^(` + name + `)\((\d{3,7})\)`)
	codedTo  = regexp.MustCompile(`^(\d{3,7})-(` + name + `)$`)
	dashed   = regexp.MustCompile(`^"(` + name + `)-(` + name + `)-(` + name + `)"`)
	connects = regexp.MustCompile(`^(?:其中|包括|主要是|和|及|以及)`)
)

// maxName is how long the name of a class or item may be, in characters. 机关事业单位基本养老保险缴费支出 has 16; the longest official one 40.
const maxName = 45

// economicClasses are the classes of the department's economic classification, which have no code in the text of some documents.
var economicClasses = []string{"工资福利支出", "商品和服务支出", "对个人和家庭的补助", "对个人和家庭的补助支出", "债务利息及费用支出",
	"资本性支出", "资本性支出(基本建设)", "对企业补助", "对企业补助(基本建设)", "对社会保障基金补助"}

// item reads what a class or item is: by its code, or by its names. About is the code, else the names as they are printed, joined by /.
func (t *token) item(string) bool {
	var names []string
	switch {
	case coded.MatchString(t.text):
		m := coded.FindStringSubmatch(t.text)
		t.about, names = m[2], []string{m[1]}
		t.ids = []string{familyOfCode(m[2])}
	case codedTo.MatchString(t.text):
		m := codedTo.FindStringSubmatch(t.text)
		t.about, names = m[1], []string{m[2]}
		t.ids = []string{familyOfCode(m[1])}
	case dashed.MatchString(t.text):
		names = dashed.FindStringSubmatch(t.text)[1:]
		t.about, t.ids = strings.Join(names, "/"), []string{"items"}
	default:
		m := triple.FindStringSubmatch(t.text)
		if m == nil {
			return false
		}
		m[1] = connects.ReplaceAllString(m[1], "")
		for _, n := range m[1:] {
			if n != "" {
				names = append(names, n)
			}
		}
		t.about = strings.Join(names, "/")
		switch {
		case m[3] != "":
			t.ids = []string{"items"}
		case m[1] != "" && m[2] == "" && slices.Contains(economicClasses, m[1]):
			t.ids = []string{"economic"}
		case m[1] != "" && m[2] == "":
			t.ids = []string{"classes"}
		case m[1] == "" && m[2] != "":
			t.ids = []string{"economic"}
		default:
			t.ids = []string{"subclasses"}
		}
	}
	for _, n := range names {
		if utf8.RuneCountInString(n) > maxName {
			return false
		}
	}
	return len(names) > 0 && t.ids[0] != ""
}

// familyOfCode tells by the first digit whether a code is one by function or by one of the economic classifications, and its level.
func familyOfCode(code string) string {
	switch {
	case code[0] == '2' && len(code) == 3:
		return "classes"
	case code[0] == '2' && len(code) == 5:
		return "subclasses"
	case code[0] == '2':
		return "items"
	case code[0] == '3' && len(code) < 7:
		return "economic"
	case code[0] == '5' && len(code) < 7:
		return "government_economic"
	}
	return ""
}

package rows

import (
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/schema/codes"
)

// codeInFront tells a code in front of a name: 201 一般公共服务支出, 2080505-机关事业单位…, [20111]纪检监察事务.
var codeInFront = lazyregexp.New(`^[\[【〔]?([\d０-９]{3}(?:[ .]?[\d０-９]{2}){0,2})[\]】〕]?(?:[\s\-—–_.、:：]+|$)?([^\d０-９].*)?$`)

// identify gives the whole code and the name of a row. Codes are printed joined, in columns of their own for 类, 款 and
// 项, in front of the name, or as their last part under the code above.
func (r *rowReader) identify(printed []printedText, name string) (string, string) {
	name = hanzi.Fold(name)
	if !r.panel.Panel.Rows.Coded() {
		return codes.Digits(join(printed).text), name
	}
	code, ok := r.columns(printed, name)
	if !ok || code != "" && codes.Level(code) == 0 {
		r.report("code.unreadable", r.here, "%q stands where a code belongs", join(printed).text)
		return "", name
	}
	if code == "" {
		if g := codeInFront.FindStringSubmatch(name); g != nil {
			if digits := codes.Digits(g[1]); r.inDomain(digits) || r.ofOther(digits, g[2]) {
				code, name = digits, strings.TrimSpace(g[2])
			}
		}
	}
	if code != "" {
		r.code = code
		if !r.inDomain(code) {
			d := domains[r.panel.Panel.Codes]
			r.report("code.domain", r.here, "%s %s is no code of the %s classification, %s to %s", code, name,
				finding.Say(r.panel.Panel.Codes), d[0], d[1])
		}
	}
	return code, name
}

// columns puts a code together from its columns: three digits of a class and two for each level below. What a row
// leaves blank in front of its own part is that of the row above. false says that something else than digits stands
// there.
func (r *rowReader) columns(printed []printedText, name string) (string, bool) {
	parts := make([]string, len(printed))
	for i, c := range printed {
		if c.text == "" {
			continue
		}
		if parts[i] = codes.Digits(c.text); parts[i] == "" {
			return "", !hasDigit(c.text)
		}
	}
	code, completed := codes.Compose(parts, r.code)
	if completed && !calls(r.panel.Panel.Codes, code, name, r.year) {
		return "", false
	}
	return code, true
}

// calls reports whether a classification calls a code by a name, in whatever year. A code is only completed by zeros
// that a spreadsheet has lost where it does.
func calls(classification, code, name string, year int) bool {
	switch codes.Of(classification).Check(code, className(name), year) {
	case codes.Same, codes.Renamed:
		return true
	}
	return false
}

// domains are the first digits of the codes of each classification (《政府收支分类科目》): a code of another one says that a
// column or a table was taken for what it is not.
var domains = map[string][2]string{"function": {"201", "234"}, "economic": {"301", "399"},
	"government_economic": {"501", "599"}}

// ofOther reports whether the digits in front of a name are a code of another classification, which calls it so: among
// the classes of the departments [512]债务还本支出 is one of the government's.
func (r *rowReader) ofOther(code, name string) bool {
	for classification := range domains {
		if classification != r.panel.Panel.Codes && calls(classification, code, name, r.year) {
			return true
		}
	}
	return false
}

func (r *rowReader) inDomain(code string) bool {
	d, ok := domains[r.panel.Panel.Codes]
	return !ok || len(code) < 3 || code[:3] >= d[0] && code[:3] <= d[1]
}

func hasDigit(s string) bool { return strings.ContainsAny(hanzi.Key(s), "0123456789") }

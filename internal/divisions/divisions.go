// Package divisions knows the administrative divisions of China down to counties, with their codes of GB/T 2260, and
// finds them in the names of public bodies. The list is data: divisions.csv, whose source NOTICE.txt names.
package divisions

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed divisions.csv
var list string

// Division is a province, a city or a county with those above it, by their full names. A municipality has no city; what
// is not known is empty. The code is that of the lowest one.
type Division struct {
	Province string
	City     string
	County   string
	Code     string
}

// place is a division in the list.
type place struct{ code, name string }

func (p place) province() string { return p.code[:2] }
func (p place) city() string     { return p.code[:4] }
func (p place) isCounty() bool   { return p.code[4:] != "00" }
func (p place) isProvince() bool { return p.code[2:] == "0000" }

type index struct {
	byName map[string][]place // full names, and short ones of provinces and cities
	short  map[string]bool    // names without 省, 市 and the like
	byCode map[string]place
	least  int // of names, in bytes
	most   int
}

var read = sync.OnceValue(func() *index {
	n := strings.Count(list, "\n") + 1 // maps that need not grow and places in one piece: this is done at each start
	x := &index{byName: make(map[string][]place, n+n/8), short: map[string]bool{}, byCode: make(map[string]place, n),
		least: 2 * len("市")}
	places := make([]place, 0, n)
	for line := range strings.Lines(list) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), ",")
		p := place{code, name}
		x.byCode[code] = p
		if same := x.byName[name]; same != nil {
			x.byName[name] = append(same, p)
		} else {
			places = append(places, p)
			x.byName[name] = places[len(places)-1 : len(places) : len(places)]
		}
		x.most = max(x.most, len(name))
		if short := shortName(name); !p.isCounty() && short != name {
			x.byName[short] = append(x.byName[short], p)
			x.short[short] = true
		}
	}
	return x
})

// shortName is how a province or city is called without what it is: 江苏, 新疆, 内蒙古, 昌吉.
func shortName(name string) string {
	for _, end := range []string{
		"维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "省", "市", "回族自治州", "自治州", "地区", "盟",
	} {
		if short, ok := strings.CutSuffix(name, end); ok && len(short) >= 2*len("市") {
			return short
		}
	}
	return name
}

// Find finds the division that a public body's name begins with, or has behind words such as 中共 and 共青团: 上海市普陀区商务委员会,
// 中共江苏省委办公厅, 昆山市教育局. A county whose name several have (鼓楼区) is told by the divisions above it that are named near,
// in texts of the same paper; without them it is not found.
func Find(name string, near ...string) (Division, bool) {
	x := read()
	for at := range name {
		found, end := x.at(name[at:], at == 0 || afterLead(name[:at]))
		if len(found) == 0 {
			continue
		}
		for _, p := range found { // 江苏省苏州市…, 上海市普陀区…, 苏州工业园区…: the lowest that follows
			if lower := x.below(p, name[at+end:]); lower.code != "" {
				return x.division(lower), true
			}
		}
		if len(found) > 1 {
			found = x.mentioned(found, near)
		}
		if len(found) == 1 {
			return x.division(found[0]), true
		}
		return Division{}, false
	}
	return Division{}, false
}

// ByCode gives the division of a code of six digits.
func ByCode(code string) (Division, bool) {
	x := read()
	p, ok := x.byCode[code]
	if !ok {
		return Division{}, false
	}
	return x.division(p), true
}

// leads are words in front of the place in the names of bodies.
var leads = []string{"中共", "中国共产党", "中国共产主义青年团", "共青团", "中国人民政治协商会议", "政协", "民革", "民盟", "民建", "民进", "农工党", "致公党",
	"九三学社"}

func afterLead(s string) bool {
	for _, lead := range leads {
		if s == lead {
			return true
		}
	}
	return false
}

// at gives the divisions that a text begins with, by the longest name, and where it ends. Short names count at the
// beginning alone: 吉林 in the middle may be part of another word.
func (x *index) at(s string, begins bool) ([]place, int) {
	for end := min(len(s), x.most); end >= x.least; end-- {
		if end < len(s) && !utf8.RuneStart(s[end]) {
			continue
		}
		found := x.byName[s[:end]]
		if len(found) == 0 || x.short[s[:end]] && !begins {
			continue
		}
		return found, end
	}
	return nil, 0
}

// below gives the lowest division within another one that a text begins with; empty without one.
func (x *index) below(p place, s string) place {
	found, end := x.at(s, true)
	for _, q := range found {
		inside := p.isProvince() && q.province() == p.province() || !p.isProvince() && !p.isCounty() && q.city() == p.city()
		if !inside || q.code == p.code {
			continue
		}
		if lower := x.below(q, s[end:]); lower.code != "" {
			return lower
		}
		return q
	}
	return place{}
}

// mentioned keeps those whose city or province is named in one of the texts.
func (x *index) mentioned(found []place, near []string) []place {
	for _, above := range []func(place) string{
		func(p place) string { return x.byCode[p.city()+"00"].name },
		func(p place) string { return x.byCode[p.province()+"0000"].name },
	} {
		var kept []place
		for _, p := range found {
			name := above(p)
			for _, text := range near {
				if name != "" && name != p.name && strings.Contains(text, name) {
					kept = append(kept, p)
					break
				}
			}
		}
		if len(kept) > 0 {
			return kept
		}
	}
	return found
}

// division names a place and those above it.
func (x *index) division(p place) Division {
	d := Division{Province: x.byCode[p.province()+"0000"].name, Code: p.code}
	if city, ok := x.byCode[p.city()+"00"]; ok && !city.isProvince() {
		d.City = city.name
	}
	if p.isCounty() {
		d.County = p.name
	}
	return d
}

package schema

import (
	"strings"

	"gongkai/extract"
	"gongkai/internal/divisions"
	"gongkai/internal/hanzi"
)

// A form of a place reads the papers of that place, and those that do not say where they come from. Papers of other
// places may print tables of the same titles under the same numbers.

// placeOf is the code of the place that most titles and captions begin with: of its city if they agree on one, else of
// its province; "" when few name any, or as many another one.
func placeOf(doc *extract.Document) string {
	texts := coverTitles(doc)
	for i := range doc.Tables {
		for _, c := range doc.Tables[i].Captions {
			texts = append(texts, c.Text)
		}
	}
	provinces, cities := map[string]int{}, map[string]int{}
	seen := map[string]string{}
	for _, text := range texts {
		key := hanzi.Key(text)
		code, known := seen[key]
		if !known {
			if at := strings.LastIndexByte(key, ':'); at >= 0 && at+1 < len(key) { // a label in front of the name
				code = codeOf(key[at+1:])
			} else {
				code = codeOf(key)
			}
			seen[key] = code
		}
		if code != "" {
			provinces[code[:2]]++
			cities[code[:4]]++
		}
	}
	province := mostOf(provinces)
	for city, n := range cities {
		if province != "" && strings.HasPrefix(city, province) && city[2:] != "00" && n == provinces[province] {
			return city
		}
	}
	return province
}

// codeOf is the code of the division that a name begins with: one within it may be of a place that nobody knows.
func codeOf(name string) string {
	d, ok := divisions.Find(name)
	if !ok || len(d.Code) < len("110000") {
		return ""
	}
	for _, division := range []string{d.Province, d.City, d.County} {
		if division != "" && strings.HasPrefix(name, division) {
			return d.Code
		}
	}
	return ""
}

// mostOf is what was counted more often than anything else, and often enough.
func mostOf(count map[string]int) string {
	best, tie := "", false
	for code, n := range count {
		switch {
		case best == "" || n > count[best]:
			best, tie = code, false
		case n == count[best]:
			tie = true
		}
	}
	if tie || best == "" || count[best] < leastMentions {
		return ""
	}
	return best
}

// elsewhere reports whether a form belongs to another place than the paper: 4403 is in 44, and 44 may be 4403.
func (f *Form) elsewhere(place string) bool {
	return f.Place != "" && place != "" && !strings.HasPrefix(f.Place, place) && !strings.HasPrefix(place, f.Place)
}

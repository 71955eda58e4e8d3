package serve

import (
	"fmt"
	"strings"
)

// Languages that pages speak.
var Languages = []string{"zh", "en"}

// texts are the texts of pages by language and key; {0}, {1} … in them are replaced. A test holds the two against each
// other and against the keys that pages use.
var texts = map[string]map[string]string{"zh": chinese, "en": english}

// scales are how amounts in yuan are written, the largest first.
var scales = map[string][]scale{
	"zh": {{8, "亿元"}, {4, "万元"}},
	"en": {{9, "billion yuan"}, {6, "million yuan"}},
}

// text gives a text; what there is none of is its key.
func text(language, key string, values ...any) string {
	s, ok := texts[language][key]
	if !ok {
		return key
	}
	for i, v := range values {
		s = strings.ReplaceAll(s, fmt.Sprintf("{%d}", i), fmt.Sprint(v))
	}
	return s
}

package view

import "strings"

// catalogs are the texts of the report by language and key; {0} and {1} in them are replaced. A test holds the two against each other
// and against the keys that the program uses.
var catalogs = map[string]map[string]string{"zh": chinese, "en": english}

// Languages that a report speaks.
var Languages = []string{"zh", "en"}

// Language chooses the language of a user from the environment: Chinese where it asks for it, else English.
func Language(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return "en"
}

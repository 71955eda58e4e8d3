package view

// catalogs are the texts of the report by language and key; {0} and {1} in them are replaced. A test holds the two
// against each other and against the keys that the program uses.
var catalogs = map[string]map[string]string{"zh": chinese, "en": english}

// Languages that a report speaks.
var Languages = []string{"zh", "en"}

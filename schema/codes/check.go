package codes

// Verdict is what a list says of a code that is printed with a name.
type Verdict string

const (
	Same      Verdict = "same"      // the code has this name in this year
	Renamed   Verdict = "renamed"   // it has this name in another year
	Different Verdict = "different" // it has another name in this year
	Local     Verdict = "local"     // the list ends a level above and has the code above: places divide its lowest classes
	Unknown   Verdict = "unknown"   // the list does not have the code in this year, or no name is printed
)

// Check compares a printed code and name with the list for a year, 0 for any. Spaces, look-alike characters, the width
// of signs, ordinals, and 支出, 费 or 费用 at the end make no difference. Different is a question to the reader, not a
// mistake of the document: some places print the names of projects beside the code of the subject.
func (l *List) Check(code, name string, year int) Verdict {
	entries := l.of(code)
	key := nameKey(name)
	switch {
	case key == "":
		return Unknown
	case len(entries) == 0 && l.divides(code, year):
		return Local
	case len(entries) == 0:
		return Unknown
	}
	bare := bareName(key)
	verdict := Unknown
	for i := range entries {
		e := &entries[i]
		equal, valid := e.bare == bare, e.In(year)
		switch {
		case equal && valid:
			return Same
		case equal:
			verdict = Renamed
		case valid && verdict == Unknown:
			verdict = Different
		}
	}
	return verdict
}

// divides reports whether a code divides one of the lowest classes of the list: 3021101 those of the economic
// classification, which has 类 and 款 by decree and leaves what is below them to the places. A code beside the list's own
// of its depth is no such one.
func (l *List) divides(code string, year int) bool {
	if l == nil || Level(code) != l.depth+1 {
		return false
	}
	_, ok := l.Name(code[:len(code)-2], year)
	return ok
}

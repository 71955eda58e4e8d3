package codes

import (
	"slices"
	"strings"
)

// Entry is one name of one code for the years in which it holds.
type Entry struct {
	Code   string
	Name   string
	Level  int    // 类 1, 款 2, 项 3; what a place adds below has 4 and more
	Parent string // the code above, "" for a class
	From   int    // first year; 0: as far back as is known
	To     int    // last year; 0: still valid
	Source string // how sure the entry is: decree, printed, compiled, or what a user's list says
	Budget string // fund, capital or insurance; "": general, or several

	key, bare string // the name for comparison
}

// In reports whether the entry holds in a year. Year 0 is any year.
func (e Entry) In(year int) bool {
	return year == 0 || (e.From == 0 || e.From <= year) && (e.To == 0 || year <= e.To)
}

// List is a code list, sorted by code and year. It does not change once it is made, so any number of goroutines may ask
// it.
type List struct {
	entries []Entry
	byCode  map[string][2]int // from and to in entries
	byName  map[string][]int  // key or bare name: indexes of entries
	depth   int               // the lowest level of the codes
}

// newList takes entries without two for the same code and year.
func newList(entries []Entry) *List {
	slices.SortStableFunc(entries, func(a, b Entry) int {
		if c := strings.Compare(a.Code, b.Code); c != 0 {
			return c
		}
		return a.From - b.From
	})
	l := &List{entries: entries, byCode: make(map[string][2]int, len(entries)),
		byName: make(map[string][]int, 2*len(entries))}
	for i := range entries {
		e := &entries[i]
		l.depth = max(l.depth, Level(e.Code))
		e.key = nameKey(e.Name)
		e.bare = bareName(e.key)
		span, ok := l.byCode[e.Code]
		if !ok {
			span[0] = i
		}
		span[1] = i + 1
		l.byCode[e.Code] = span
		l.byName[e.key] = append(l.byName[e.key], i)
		if e.bare != e.key {
			l.byName[e.bare] = append(l.byName[e.bare], i)
		}
	}
	return l
}

// AllNames gives the names of all codes, of all years, sorted by code and year.
func (l *List) AllNames() []string {
	if l == nil {
		return nil
	}
	out := make([]string, len(l.entries))
	for i := range l.entries {
		out[i] = l.entries[i].Name
	}
	return out
}

// Names gives all that is known of a code, the oldest first.
func (l *List) Names(code string) []Entry { return slices.Clone(l.of(code)) }

func (l *List) of(code string) []Entry {
	if l == nil {
		return nil
	}
	span := l.byCode[code]
	return l.entries[span[0]:span[1]]
}

// Name gives the name of a code in a year, the newest one for year 0.
func (l *List) Name(code string, year int) (string, bool) {
	of := l.of(code)
	for i := len(of) - 1; i >= 0; i-- {
		if of[i].In(year) {
			return of[i].Name, true
		}
	}
	return "", false
}

// Below finds the code that is printed as a name among those directly below parent, "" for the classes: of 2010801 and
// 2010901 行政运行 the one below 20109. Ordinals and 其中 in front do not count. A name without its 支出 or 费 at the end is
// found, too, if no other has just that name. A name that is valid in no such year is looked for in all.
func (l *List) Below(parent, name string, year int) (string, bool) {
	if l == nil {
		return "", false
	}
	key := nameKey(name)
	bare := bareName(key)
	for _, y := range []int{year, 0} {
		for _, same := range []func(*Entry) bool{func(e *Entry) bool { return e.key == key },
			func(e *Entry) bool { return e.bare == bare }} {
			code, found := l.only(l.byName[bare], func(e *Entry) bool { return e.Parent == parent && e.In(y) && same(e) })
			if found == 0 {
				code, found = l.only(l.byName[key], func(e *Entry) bool { return e.Parent == parent && e.In(y) && same(e) })
			}
			if found == 1 {
				return code, true
			}
		}
	}
	return "", false
}

// Only finds the code that is called by a name, wherever it stands, if only one is.
func (l *List) Only(name string, year int) (string, bool) {
	if l == nil {
		return "", false
	}
	key := nameKey(name)
	for _, y := range []int{year, 0} {
		if code, found := l.only(l.byName[key], func(e *Entry) bool { return e.key == key && e.In(y) }); found == 1 {
			return code, true
		}
	}
	return "", false
}

// only counts the codes among entries that are wanted, and gives the last one. The indexes go up, so the entries of one
// code follow each other.
func (l *List) only(indexes []int, wanted func(*Entry) bool) (code string, codes int) {
	for _, i := range indexes {
		if e := &l.entries[i]; e.Code != code && wanted(e) {
			code = e.Code
			codes++
		}
	}
	return code, codes
}

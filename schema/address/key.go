package address

import (
	"strconv"
	"strings"
)

// Key names one of several things of a kind, by what tells it from the others: a row within its list, a fact, a
// measure.
//
//	21011           an item, a code or a name
//	30101:50101     with the class of a further classification
//	2100101:会议费   with the project of that code
//	total@105001    of one unit
//	basic@2023      of one year
type Key string

const (
	within = ":"
	of     = "@"
)

// Named is the key of what only its name tells apart.
func Named(name string) Key { return Key(strings.TrimPrefix(Plain(name), within)) }

// Within adds the class, or whatever narrows it down; nothing where that is empty. Without anything before it the part
// is the key.
func (k Key) Within(part string) Key {
	if k == "" || part == "" {
		return k + Key(part)
	}
	return k + within + Key(part)
}

// Of adds whose it is, or when; nothing where that is empty.
func (k Key) Of(part string) Key {
	if part == "" {
		return k
	}
	return k + of + Key(part)
}

// In adds the year, unless it is none.
func (k Key) In(year int) Key {
	if year == 0 {
		return k
	}
	return k.Of(strconv.Itoa(year))
}

// Row is the address of a row of a table, or of a side of one.
func (a Address) Row(k Key) Address { return a.Add(string(k)) }

package pdf

import (
	"bytes"

	"gongkai/internal/limits"
)

// marks are places in the file that a search has come across, in file order.
type marks struct {
	headers  []mark // "N G obj"
	trailers []int  // behind the word trailer
	streams  []mark // objects that mention /ObjStm
	tables   []mark // objects that mention /XRef
	roots    []mark // objects that mention /Catalog
}

type mark struct{ offset, number int32 }

// findMarks runs over the file once for every word it looks for.
func findMarks(b []byte) (m marks) {
	each(b, "obj", func(i int) {
		if number, offset, ok := headerBefore(b, i); ok && len(m.headers) < limits.Marks {
			m.headers = append(m.headers, mark{int32(offset), int32(number)})
		}
	})
	each(b, "trailer", func(i int) {
		if len(m.trailers) < limits.Marks {
			m.trailers = append(m.trailers, i+len("trailer"))
		}
	})
	m.streams = m.owners(b, "/ObjStm")
	m.tables = m.owners(b, "/XRef")
	m.roots = m.owners(b, "/Catalog")
	return m
}

// owners gives the objects in which a word stands. The word may be followed by more, as /XRefStm is: readers check the type.
func (m *marks) owners(b []byte, word string) (all []mark) {
	next := 0
	each(b, word, func(i int) {
		for next < len(m.headers) && int(m.headers[next].offset) < i {
			next++
		}
		if next > 0 && (len(all) == 0 || all[len(all)-1] != m.headers[next-1]) {
			all = append(all, m.headers[next-1])
		}
	})
	return all
}

func each(b []byte, word string, do func(i int)) {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte(word))
		if i < 0 {
			return
		}
		do(at + i)
		at += i + len(word)
	}
}

// headerBefore reads "N G " backwards from the word obj.
func headerBefore(b []byte, i int) (number, offset int, ok bool) {
	back := func(want func(byte) bool) int {
		end := i
		for i > 0 && want(b[i-1]) && end-i < 32 {
			i--
		}
		return end - i
	}
	isSpace := func(c byte) bool { return class[c] == space }
	back(isSpace)
	if n := back(isDigit); n == 0 || n > 5 {
		return 0, 0, false
	}
	if back(isSpace) == 0 {
		return 0, 0, false
	}
	if n := back(isDigit); n == 0 || n > 10 {
		return 0, 0, false
	}
	number, _, ok = scanUint(b, i)
	return number, i, ok && number > 0 && number <= limits.ObjectNumber
}

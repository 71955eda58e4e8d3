// Package longest finds the longest match of many regular expressions at once, as a regexp.Regexp in mode Longest would
// that has them all as alternatives, and tells which one it was. It walks a deterministic automaton that it builds as
// it goes, so that a character costs a look into a table, however many expressions there are; package regexp follows
// hundreds of them side by side.
package longest

import (
	"errors"
	"fmt"
	"regexp/syntax"
	"sync"
	"unicode/utf8"
)

// Set is a set of expressions. It can be used by several goroutines, one at a time.
type Set struct {
	mu      sync.Mutex
	inst    []syntax.Inst
	pattern []int32 // by an instruction that is the end of an expression: which one
	start   []uint32
	classes classes

	numbers map[string]uint16 // of states
	states  []*state
	first   *state
	marked  []bool // instructions, while one state is made

	reached, todo, seen, places []uint32 // room for making a state
	key                         []byte
}

// state is a set of places in the expressions that a text may have led to.
type state struct {
	// next is the number of a state, from 1, by class of character; 0 where nobody went yet. The tables are most of what
	// an automaton takes: of small numbers they are a quarter as large as of pointers, and the collector passes them by.
	next    []uint16
	places  []uint32
	matched int // the first expression that ends here, -1 without one
}

var errAssertion = errors.New("assertions such as ^ and (?i) are not known here")

// Compile makes a set of expressions in the syntax of package regexp.
func Compile(expressions ...string) (*Set, error) {
	sequences := make([][]Part, len(expressions))
	for i, expression := range expressions {
		part, err := Parse(expression)
		if err != nil {
			return nil, err
		}
		sequences[i] = []Part{part}
	}
	return Of(sequences...), nil
}

// Part is an expression that may be a part of several others: it is parsed once.
type Part struct{ prog *syntax.Prog }

// Parse reads an expression in the syntax of package regexp. It means the same wherever it stands, so there are no
// assertions.
func Parse(expression string) (Part, error) {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return Part{}, fmt.Errorf("longest: %w", err)
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return Part{}, fmt.Errorf("longest: %w", err)
	}
	for _, in := range prog.Inst {
		folds := (in.Op == syntax.InstRune || in.Op == syntax.InstRune1) && syntax.Flags(in.Arg)&syntax.FoldCase != 0
		if folds || in.Op == syntax.InstEmptyWidth {
			return Part{}, fmt.Errorf("longest: %q: %w", expression, errAssertion)
		}
	}
	return Part{prog}, nil
}

// Of makes a set of expressions, each of which is some parts, one behind the other.
func Of(expressions ...[]Part) *Set {
	s := &Set{numbers: map[string]uint16{}}
	size := 0
	for _, parts := range expressions {
		for _, part := range parts {
			size += len(part.prog.Inst)
		}
	}
	s.inst, s.pattern = make([]syntax.Inst, 0, size), make([]int32, 0, size)
	for i, parts := range expressions {
		s.start = append(s.start, uint32(len(s.inst)+parts[0].prog.Start))
		for k, part := range parts {
			next := -1 // where the part behind it begins
			if k+1 < len(parts) {
				next = len(s.inst) + len(part.prog.Inst) + parts[k+1].prog.Start
			}
			s.add(part.prog, int32(i), next)
		}
	}
	s.classes = newClasses(s.inst)
	s.marked = make([]bool, len(s.inst))
	s.first = s.states[s.state(s.start)]
	return s
}

// add puts the instructions of a part behind those of the others. Where the part ends, the next one begins, if any.
func (s *Set) add(prog *syntax.Prog, pattern int32, next int) {
	base := uint32(len(s.inst))
	for _, in := range prog.Inst {
		switch in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			in.Arg += base
		case syntax.InstMatch:
			if next >= 0 {
				in.Op, in.Out = syntax.InstNop, uint32(next)-base
			}
		}
		in.Out += base
		s.inst = append(s.inst, in)
		s.pattern = append(s.pattern, pattern)
	}
}

// Find gives the first place of a text where an expression matches more than nothing, the end of the longest match
// there, and the first expression that has it; -1 where there is none.
func (s *Set) Find(text string) (from, to, expression int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for from < len(text) {
		if n, expression := s.longest(text[from:]); n > 0 {
			return from, from + n, expression
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		from += size
	}
	return -1, -1, -1
}

// Prefix gives the length of the longest match at the beginning of a text, and the first expression that has it; -1
// where there is none.
func (s *Set) Prefix(text string) (length, expression int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.longest(text)
}

func (s *Set) longest(text string) (length, expression int) {
	length, expression = -1, -1
	at := s.first
	for i := 0; ; {
		if at.matched >= 0 {
			length, expression = i, at.matched
		}
		if i == len(text) || len(at.places) == 0 {
			return length, expression
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		class := s.classes.of(r)
		if at.next == nil { // most states lead to few others, many to none
			at.next = make([]uint16, s.classes.count)
		}
		if at.next[class] == 0 {
			at.next[class] = s.step(at, r) + 1
		}
		at = s.states[at.next[class]-1]
	}
}

package longest

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"

	"gongkai/internal/limits"
)

// step gives the number of the state that a character leads to.
func (s *Set) step(from *state, r rune) uint16 {
	reached := s.reached[:0]
	for _, pc := range from.places {
		if in := &s.inst[pc]; takes(in, r) {
			reached = append(reached, in.Out)
		}
	}
	s.reached = reached
	if len(s.states) > limits.AutomatonStates { // begin anew; nothing leads back to the state that is left here
		s.numbers, s.states = map[string]uint16{}, nil
		s.first = s.states[s.state(s.start)]
	}
	return s.state(reached)
}

// state gives the number of the state of a set of places, from which alternatives are followed to where a character is
// wanted.
func (s *Set) state(from []uint32) uint16 {
	matched := -1
	todo, seen, places := append(s.todo[:0], from...), s.seen[:0], s.places[:0]
	for len(todo) > 0 {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if s.marked[pc] {
			continue
		}
		s.marked[pc] = true
		seen = append(seen, pc)
		switch in := &s.inst[pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			todo = append(todo, in.Out, in.Arg)
		case syntax.InstCapture, syntax.InstNop:
			todo = append(todo, in.Out)
		case syntax.InstMatch:
			if p := int(s.pattern[pc]); matched < 0 || p < matched {
				matched = p
			}
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			places = append(places, pc)
		}
	}
	for _, pc := range seen {
		s.marked[pc] = false
	}
	slices.Sort(places)
	key := binary.AppendVarint(s.key[:0], int64(matched))
	for _, pc := range places {
		key = binary.AppendUvarint(key, uint64(pc))
	}
	s.todo, s.seen, s.places, s.key = todo, seen, places, key
	if known, ok := s.numbers[string(key)]; ok {
		return known
	}
	made := uint16(len(s.states))
	s.states = append(s.states, &state{places: slices.Clone(places), matched: matched})
	s.numbers[string(key)] = made
	return made
}

func takes(in *syntax.Inst, r rune) bool {
	switch in.Op {
	case syntax.InstRune1:
		return r == in.Rune[0]
	case syntax.InstRuneAny:
		return true
	case syntax.InstRuneAnyNotNL:
		return r != '\n'
	}
	return in.MatchRune(r)
}

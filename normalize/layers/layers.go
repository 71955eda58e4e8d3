// Package layers finds which rows of a list are groups, when nothing but their amounts tells: each is followed by the
// rows that it adds up, and these may be groups again.
package layers

import (
	"gongkai/internal/limits"
	"gongkai/normalize/value"
)

// Most layers of groups that were seen above the items: kind of funds, category, kind of project.
const Most = 3

// Group is a row that adds up those behind it.
type Group struct {
	At  int // the row
	End int // the one behind the last that it adds up
}

// Ways goes through the ways in which positive amounts, in their order and in at most so many layers of groups, add up
// to a sum, and gives each to a function with its groups, inner ones before those around them, until that returns
// false. The groups are valid until it returns. False is returned when the search was given up as too long
// ([limits.GroupTries]), or ended by the function: then there may be more ways.
func Ways(sum value.Amount, amounts []value.Amount, depth int, found func([]Group) bool) bool {
	s := search{amounts: amounts, tries: limits.GroupTries}
	s.fill(0, sum, depth, func(end int) {
		if end == len(amounts) && !found(s.groups) {
			s.ended = true
		}
	})
	return !s.ended
}

type search struct {
	amounts []value.Amount
	groups  []Group // of the way that is being tried
	tries   int
	ended   bool
}

// fill goes through the ways in which the rows from one on, with what is below them, add up to a sum.
func (s *search) fill(at int, want value.Amount, depth int, then func(end int)) {
	if s.tries--; s.tries < 0 {
		s.ended = true
	}
	if s.ended {
		return
	}
	if want.IsZero() {
		then(at)
		return
	}
	if at == len(s.amounts) || s.amounts[at].Cmp(want) > 0 {
		return
	}
	// as a group first: its amount ends the search below it sooner than what is left does
	left := want.Sub(s.amounts[at])
	if depth > 0 {
		s.fill(at+1, s.amounts[at], depth-1, func(end int) {
			s.groups = append(s.groups, Group{at, end})
			s.fill(end, left, depth, then)
			s.groups = s.groups[:len(s.groups)-1]
		})
	}
	s.fill(at+1, left, depth, then)
}

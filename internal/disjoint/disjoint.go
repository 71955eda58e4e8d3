// Package disjoint parts things into sets of those that touch, by merging the sets of two at a time.
package disjoint

// Sets are disjoint sets of the numbers from 0 on, each with its parent in the tree of its set.
type Sets []int

// New gives n sets of one number each.
func New(n int) Sets {
	s := make(Sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

// Grow adds a set of one more number.
func (s *Sets) Grow() { *s = append(*s, len(*s)) }

// Find gives the number that stands for the set of another one.
func (s Sets) Find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]] // halves the way for the next time
		i = s[i]
	}
	return i
}

// Join makes one set of those of two numbers.
func (s Sets) Join(i, k int) { s[s.Find(i)] = s.Find(k) }

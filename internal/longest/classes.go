package longest

import (
	"regexp/syntax"
	"slices"
)

// classes divides the characters into those that all expressions treat the same.
type classes struct {
	bounds []rune // where a class begins; classes are numbered by their place here
	table  []uint16
	count  int
}

const basicPlane = 0x10000

func newClasses(inst []syntax.Inst) classes {
	bounds := map[rune]bool{0: true}
	for _, in := range inst {
		switch in.Op {
		case syntax.InstRune1:
			bounds[in.Rune[0]], bounds[in.Rune[0]+1] = true, true
		case syntax.InstRuneAnyNotNL:
			bounds['\n'], bounds['\n'+1] = true, true
		case syntax.InstRune:
			if len(in.Rune) == 1 {
				bounds[in.Rune[0]], bounds[in.Rune[0]+1] = true, true
				continue
			}
			for i := 0; i+1 < len(in.Rune); i += 2 {
				bounds[in.Rune[i]], bounds[in.Rune[i+1]+1] = true, true
			}
		}
	}
	var c classes
	for r := range bounds {
		c.bounds = append(c.bounds, r)
	}
	slices.Sort(c.bounds)
	c.count = len(c.bounds)
	c.table = make([]uint16, basicPlane)
	for i, from := range c.bounds {
		to := rune(basicPlane)
		if i+1 < len(c.bounds) {
			to = min(to, c.bounds[i+1])
		}
		for r := from; r < to; r++ {
			c.table[r] = uint16(i)
		}
	}
	return c
}

func (c *classes) of(r rune) int {
	if r < basicPlane {
		return int(c.table[r])
	}
	i, found := slices.BinarySearch(c.bounds, r)
	if !found {
		i--
	}
	return i
}

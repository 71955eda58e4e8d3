package align

import "math"

// spans gives for each block of a column with merged cells its first and last row. The text of a merged cell stands
// in its middle; so a cell reaches as far up from its text as down, and the cells together leave as few rows
// uncovered as can be (dynamic programming from the last block to the first).
func spans(blocks []block, rows []extent) [][2]int {
	if len(blocks) == 0 || len(rows) == 0 {
		return nil
	}
	s := spanner{blocks: blocks, borders: cellBorders(rows), rows: rows, memo: map[[2]int]choice{}}
	out := make([][2]int, len(blocks))
	next := 0
	for i := range blocks {
		out[i] = s.best(i, next).span
		next = out[i][1] + 1
	}
	return out
}

// spansCost says how badly the blocks of a column fit as cells merged over rows.
func spansCost(blocks []block, rows []extent) float64 {
	if len(blocks) == 0 || len(rows) == 0 {
		return 0
	}
	s := spanner{blocks: blocks, borders: cellBorders(rows), rows: rows, memo: map[[2]int]choice{}}
	cost := costBlankLabel * s.best(0, 0).cost
	for i := 1; i < len(blocks); i++ {
		if s.rowAt(blocks[i].center()) == s.rowAt(blocks[i-1].center()) {
			cost += costTwoInRow
		}
	}
	return cost
}

// cellBorders gives the borders of rows. The cells of the first and the last reach as far beyond their text as on
// their inner side.
func cellBorders(rows []extent) []float64 {
	n := len(rows)
	first, last := rows[0].from, rows[n-1].to
	if n > 1 {
		first -= max(0, rows[1].from-rows[0].to) / 2
		last += max(0, rows[n-1].from-rows[n-2].to) / 2
	}
	return bordersOf(rows, first, last)
}

type spanner struct {
	blocks  []block
	rows    []extent
	borders []float64
	memo    map[[2]int]choice
}

type choice struct {
	span [2]int
	cost float64
}

// best chooses the span of block i when the rows before next are taken.
func (s *spanner) best(i, next int) choice {
	if i == len(s.blocks) {
		return choice{cost: float64(max(0, len(s.rows)-next))}
	}
	key := [2]int{i, next}
	if c, ok := s.memo[key]; ok {
		return c
	}
	const (
		// of an uncovered row below the first block: its cell may begin above the zone and reach further down
		afterFirst = 0.5
		offCentre  = 0.25 // of a block that stands in the middle of no run of rows
	)
	own := s.rowAt(s.blocks[i].center())
	try := func(first, last int, extra float64) choice {
		uncovered := float64(first - next)
		if i == 1 {
			uncovered *= afterFirst
		}
		return choice{[2]int{first, last}, uncovered + extra + s.best(i+1, last+1).cost}
	}
	alone := min(max(own, next), len(s.rows)-1)
	out := try(alone, alone, offCentre)
	for first := next; first <= own; first++ {
		for last := own; last < len(s.rows); last++ {
			if !s.centred(i, first, last) {
				continue
			}
			if c := try(first, last, 0); c.cost < out.cost {
				out = c
			}
		}
	}
	s.memo[key] = out
	return out
}

func (s *spanner) rowAt(y float64) int {
	r := 0
	for r+1 < len(s.rows) && s.borders[r+1] < y {
		r++
	}
	return r
}

// centred reports whether block i stands in the middle of a run of rows that holds no other block.
func (s *spanner) centred(i, first, last int) bool {
	if i+1 < len(s.blocks) && s.borders[last+1] > s.blocks[i+1].center() {
		return false
	}
	own := s.rowAt(s.blocks[i].center())
	middle := (s.borders[first] + s.borders[last+1]) / 2
	return math.Abs(middle-s.blocks[i].center()) < 0.35*(s.rows[own].to-s.rows[own].from)
}

package align

// explains counts the gaps of the lines that are gutters between columns. In a zone of one line a narrow gap says
// little: it may be the spacing of letters. Texts that stand side by side, on lines half a line apart, and yet share
// a column speak against the zone.
func explains(rows []baseline, columns []extent) float64 {
	n := 0.0
	for i := range rows {
		for _, term := range terms(nil, rows, i, columns) {
			n += term
		}
	}
	return n
}

// terms adds what one line of a zone counts, gap by gap.
func terms(to []float64, rows []baseline, i int, columns []extent) []float64 {
	const (
		wide        = 1.5 // font sizes
		narrowAlone = 0.4
		close       = 0.6 // font sizes: so far apart are also a number and its unit
		closeWeight = 0.8
		apart       = 3.0 // font sizes: texts so far apart on one line are seldom of one cell
		unexplained = 0.5
	)
	l := &rows[i]
	seen := -1
	for k, piece := range l.pieces {
		c := columnAt(columns, piece)
		if c != seen && seen >= 0 {
			switch gap := (piece.from - l.pieces[k-1].to) / l.size; {
			case len(rows) == 1 && gap < wide:
				to = append(to, narrowAlone)
			case gap < close:
				to = append(to, closeWeight)
			default:
				to = append(to, 1)
			}
		} else if c == seen && piece.from-l.pieces[k-1].to > apart*l.size {
			to = append(to, -unexplained)
		}
		seen = c
	}
	if i > 0 && rows[i-1].box.Y1-l.box.Y0 > 0.2*l.size {
		to = append(to, -float64(shared(&rows[i-1], l, columns)))
	}
	return to
}

// shared counts the pairs of texts of two lines that share a column though a gutter is between them. Of lines whose
// texts stand in order only the texts of one column are looked at, and these once.
func shared(a, b *baseline, columns []extent) int {
	gap := gutter * a.size
	if !inOrder(a.pieces) || !inOrder(b.pieces) || !(gap > 0) {
		n := 0
		for _, x := range a.pieces {
			for _, y := range b.pieces {
				if max(x.from, y.from)-min(x.to, y.to) > gap && columnAt(columns, x) == columnAt(columns, y) {
					n++
				}
			}
		}
		return n
	}
	n := 0
	next := 0 // of b, behind the columns seen
	for i := 0; i < len(a.pieces); {
		c := columnAt(columns, a.pieces[i])
		first := i
		for i < len(a.pieces) && columnAt(columns, a.pieces[i]) == c {
			i++
		}
		for next < len(b.pieces) && columnAt(columns, b.pieces[next]) < c {
			next++
		}
		other := next
		for next < len(b.pieces) && columnAt(columns, b.pieces[next]) == c {
			next++
		}
		x, y := a.pieces[first:i], b.pieces[other:next]
		n += behind(x, y, gap) + behind(y, x, gap)
	}
	return n
}

// behind counts the pairs of a text of a and one of b in front of it with a gutter between. Both are in order.
func behind(a, b []extent, gap float64) int {
	n, before := 0, 0
	for _, x := range a {
		for before < len(b) && x.from-b[before].to > gap {
			before++
		}
		n += before
	}
	return n
}

// inOrder reports whether no text begins or ends before one that stands in front of it.
func inOrder(pieces []extent) bool {
	for i, e := range pieces {
		if !(e.from <= e.to) || i > 0 && !(pieces[i-1].from <= e.from && pieces[i-1].to <= e.to) {
			return false
		}
	}
	return true
}

// explainer says what explains says of all zones that end at one line, from the shortest to the longest, without
// looking at all their lines each time. What a line counts depends on which of its texts are of one column. Each text
// lies within a column, so that changes only where columns of the zone become one; else it is what it was. Terms are
// added in the same order each time, from the first line on, since sums of fractions depend on it.
type explainer struct {
	rows    []baseline
	to      int
	columns []extent
	terms   [][]float64 // of each line, as one of the zone
	spare   []extent
	sized   bool // all sizes are positive, so that columns have room between them
}

func newExplainer(rows []baseline) *explainer {
	e := &explainer{rows: rows, terms: make([][]float64, len(rows)), sized: true}
	for i := range rows {
		e.sized = e.sized && rows[i].size > 0
	}
	return e
}

// end begins with zones that end before a line.
func (e *explainer) end(to int) { e.to, e.columns = to, e.columns[:0] }

// from says how much a zone explains that begins with a line. Lines come one after the other, from the last upwards.
func (e *explainer) from(i int) float64 {
	before := append(e.spare[:0], e.columns...)
	e.columns = merge(append(e.columns, e.rows[i].pieces...), gutter*e.rows[i].size)
	e.spare = before
	zone := e.rows[i:e.to]
	if len(zone) == 1 {
		return explains(zone, e.columns) // otherwise than as one of several
	}
	first := 2 // lines that count otherwise than before: a new one, and the one below it, which it now stands above
	if len(zone) == 2 || !e.sized || joined(before, e.columns) {
		first = len(zone)
	}
	for k := range first {
		e.terms[i+k] = terms(e.terms[i+k][:0], zone, k, e.columns)
	}
	n := 0.0
	for _, l := range e.terms[i:e.to] {
		for _, term := range l {
			n += term
		}
	}
	return n
}

// joined reports whether columns that were apart are one now. Those that are now hold those that were.
func joined(before, now []extent) bool {
	k := 0
	for i, e := range before {
		for k < len(now) && now[k].to < e.to {
			k++
		}
		if i > 0 && k < len(now) && before[i-1].from >= now[k].from {
			return true
		}
	}
	return false
}

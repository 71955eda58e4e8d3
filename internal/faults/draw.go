package faults

import (
	"fmt"
	"strings"

	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Fault is one fault in one document.
type Fault struct {
	Kind    Kind
	Subject *Subject
	Summed  bool   // it is in a table whose rows or columns add up
	Says    string // what was changed

	table    *table
	edits    []edit
	row      int                      // that is lost or there twice
	affected map[address.Address]bool // addresses of the values that are wrong now, or whose sums are
	places   map[spot]bool            // cells of the rows that were changed
}

// edit puts another text into a square.
type edit struct {
	square
	text string
}

// tries is how often a place is drawn before a document counts as having none for a kind of fault: the rarest has one
// in a hundred.
const tries = 500

// draw finds a random fault of a kind in the document; false when it has none. Faults that change nothing are not
// drawn.
func (s *Subject) draw(kind Kind, r *random) (*Fault, bool) {
	if len(s.values) == 0 {
		return nil, false
	}
	for range tries {
		q := s.values[r.below(len(s.values))]
		f := &Fault{Kind: kind, Subject: s, Summed: q.table.summed, table: q.table, row: -1,
			affected: map[address.Address]bool{},
			places:   map[spot]bool{}}
		if f.fill(q, r) {
			return f, true
		}
	}
	return nil, false
}

// fill makes the fault at a value; false when that would change nothing.
func (f *Fault) fill(q square, r *random) bool {
	text := q.cell().Text
	switch f.Kind {
	case NextColumn:
		to := q
		to.column += 2*r.below(2) - 1
		return f.move(q, to)
	case NextRow:
		to := q
		to.row += 2*r.below(2) - 1
		return f.move(q, to)
	case OtherDigit, LostDigit, LostPoint:
		other, ok := misread(f.Kind, text, r)
		if !ok {
			return false
		}
		f.set(q, other)
		f.Says = fmt.Sprintf("%s: %s becomes %s", q.address(), text, other)
	case Swap:
		to := q
		if r.below(2) == 0 {
			to.column = r.below(len(q.table.lists[q.list].columns))
		} else {
			to.row = q.table.rows[r.below(len(q.table.rows))]
		}
		if !to.amount() || sameAmount(text, to.cell().Text) {
			return false
		}
		f.set(q, to.cell().Text)
		f.set(to, text)
		f.Says = fmt.Sprintf("%s %s and %s %s change places", q.address(), text, to.address(), to.cell().Text)
	case ShiftedColumn:
		return f.shift(q)
	case LostRow, TwiceRow:
		f.wholeRow(q.row)
	}
	return true
}

func (f *Fault) set(q square, text string) {
	f.edits = append(f.edits, edit{q, text})
	f.affected[q.address()] = true
	f.placeRow(q.row)
}

// placeRow notes the cells of a row: where a finding speaks of the fault.
func (f *Fault) placeRow(row int) {
	for _, k := range f.table.matrix[row] {
		if k >= 0 {
			f.places[placeOf(f.table.cells[k])] = true
		}
	}
}

// move puts a value into a blank cell. Where the cell is filled two numbers run together, which is no amount and
// nothing to find.
func (f *Fault) move(from, to square) bool {
	l := &from.table.lists[from.list]
	if to.column < 0 || to.column >= len(l.columns) || to.row < 0 || to.row >= len(from.table.matrix) || !to.blank() {
		return false
	}
	if d := to.grid() - from.grid(); d < -1 || d > 1 {
		return false
	}
	f.set(from, "")
	f.set(to, from.cell().Text)
	f.Says = fmt.Sprintf("%s %s moves to %s", from.address(), from.cell().Text, to.address())
	return true
}

// shift moves all values of a column one column to the right, and those of that column back.
func (f *Fault) shift(q square) bool {
	columns := f.table.lists[q.list].columns
	if q.column+1 >= len(columns) || columns[q.column+1].grid != q.grid()+1 {
		return false
	}
	changed := false
	for row := range f.table.matrix {
		a, b := q, q
		a.row, b.row, b.column = row, row, q.column+1
		if !a.amount() && !a.blank() || !b.amount() && !b.blank() || a.cell().Text == b.cell().Text {
			continue
		}
		textA, textB := a.cell().Text, b.cell().Text
		f.set(a, textB)
		f.set(b, textA)
		changed = changed || !sameAmount(textA, textB)
	}
	f.Says = fmt.Sprintf("%s: columns %s and %s change places", f.table.id, columns[q.column].id, columns[q.column+1].id)
	return changed
}

// wholeRow marks a row as lost or doubled: its values, and those of the sums that they are in.
func (f *Fault) wholeRow(row int) {
	f.row = row
	f.placeRow(row)
	part := &f.Subject.printed.Tables[f.table.index].Parts[0]
	f.places[spot{part.Page, part.Box}] = true // of a row that is not there only its table can speak
	var of []address.Address
	for i, l := range f.table.lists {
		for c := range l.columns {
			if q := (square{f.table, i, row, c}); q.amount() {
				of = append(of, q.address())
			}
		}
	}
	for _, a := range of {
		f.affected[a] = true
		for other := range f.Subject.clean.together[a] {
			f.affected[other] = true
		}
	}
	f.Says = fmt.Sprintf("%s: row of %s", f.table.id, address.Join(of, ", "))
}

func sameAmount(a, b string) bool {
	x, _ := value.ParseAmount(a)
	y, _ := value.ParseAmount(b)
	return x.Equal(y)
}

// misread gives the text of an amount with one character read wrongly; false when that is no other amount. A text that
// is no amount any more would be found by that alone.
func misread(kind Kind, text string, r *random) (string, bool) {
	at := r.below(len(text))
	c := text[at]
	if kind == LostPoint {
		at = strings.IndexByte(text, '.')
		if at < 0 {
			return "", false
		}
	} else if c < '0' || c > '9' {
		return "", false
	}
	other := text[:at] + text[at+1:]
	if kind == OtherDigit {
		other = text[:at] + string(rune('0'+r.below(10))) + text[at+1:]
	}
	_, k := value.ParseAmount(other)
	return other, k == value.Number && !sameAmount(text, other)
}

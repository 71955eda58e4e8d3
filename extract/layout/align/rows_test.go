package align

import (
	"strings"
	"testing"
)

// A zone may have no row, a column no text: there is nothing to span then.
func TestSpansOfNothing(t *testing.T) {
	if got := spans(nil, nil); got != nil {
		t.Errorf("got %v", got)
	}
	if rows, merged, _ := rowsOf(nil, &zone{columns: make([]extent, 3)}, make([][]block, 3), 0, nil); len(rows) != 0 ||
		merged != 0 {
		t.Errorf("rows %v, merged %d of nothing", rows, merged)
	}
}

// Texts that share a height stand side by side; lines that only touch stand below each other.
func TestSideBySide(t *testing.T) {
	at := func(from, to float64) []block { return []block{{from: from, to: to}} }
	for _, c := range []struct {
		a, b []block
		want bool
	}{
		{at(0, 10), at(5, 15), true}, {at(0, 10), at(10, 20), false}, {at(10, 20), at(0, 10), false},
		{at(0, 10), append(at(20, 30), at(2, 4)...), true}, {at(0, 10), nil, false},
	} {
		if got := sideBySide(c.a, c.b); got != c.want {
			t.Errorf("%v beside %v: %v", c.a, c.b, got)
		}
	}
}

// Ascending numbers below the heads number the columns, with stars above the names or without.
func TestNumbersColumns(t *testing.T) {
	for texts, want := range map[string]bool{
		"1 2 3": true, "※ ※ 1 2": true, "** 1 2": true, "1 2": false, "※ ※ ※": false, "1 2 合计": false, "1 2 300.00": false,
	} {
		var b band
		for _, text := range strings.Fields(texts) {
			b.items = append(b.items, item{text: text})
		}
		if got := numbersColumns(&b); got != want {
			t.Errorf("%s: %v", texts, got)
		}
	}
}

package align

import (
	"slices"
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

// TestSpans: a merged cell reaches as far up from its text as down. A row that no cell covers is more likely one below
// the first cell than one at the foot.
func TestSpans(t *testing.T) {
	for name, c := range map[string]struct {
		rows   int
		blocks []float64 // the middles of the texts; rows are ten apart
		want   [][2]int
	}{
		"each in its row":               {3, []float64{5, 15, 25}, [][2]int{{0, 0}, {1, 1}, {2, 2}}},
		"over three and over one":       {4, []float64{15, 35}, [][2]int{{0, 2}, {3, 3}}},
		"over two, between their rows":  {4, []float64{10, 30}, [][2]int{{0, 1}, {2, 3}}},
		"a row below the first is left": {6, []float64{5, 25, 45}, [][2]int{{0, 0}, {2, 2}, {3, 5}}},
		"more texts than rows":          {1, []float64{2, 8}, [][2]int{{0, 0}, {0, 0}}},
	} {
		var rows []extent
		for i := range c.rows {
			rows = append(rows, extent{float64(10*i) + 1, float64(10*i) + 9})
		}
		var blocks []block
		for _, y := range c.blocks {
			blocks = append(blocks, block{from: y - 3, to: y + 3})
		}
		if got := spans(blocks, rows); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
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

package align

import "testing"

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

package rows

import (
	"testing"

	"gongkai/schema"
)

// TestApart: an amount belongs to the list whose names stand nearest in front of it.
func TestApart(t *testing.T) {
	left := rowReader{own: []int{0}, others: []int{2}}
	right := rowReader{own: []int{2}, others: []int{0}}
	shared := rowReader{own: []int{0}, others: []int{0}}
	behind := rowReader{own: []int{3}, others: []int{0}} // the names stand behind the amounts
	for _, c := range []struct {
		reader rowReader
		at     int
		want   bool
	}{
		{left, 1, false}, {left, 3, true}, {right, 3, false}, {right, 1, false}, {shared, 3, false}, {behind, 2, false},
	} {
		if got := c.reader.apart(&schema.ColumnMatch{Grid: []int{c.at}}); got != c.want {
			t.Errorf("%+v, column %d: %v", c.reader, c.at, got)
		}
	}
}

package layers_test

import (
	"reflect"
	"testing"

	"gongkai/normalize/layers"
	"gongkai/normalize/value"
)

func amounts(whole ...int64) []value.Amount {
	out := make([]value.Amount, len(whole))
	for i, w := range whole {
		out[i] = value.FromParts(w, 0)
	}
	return out
}

func TestWays(t *testing.T) {
	for _, test := range []struct {
		name    string
		sum     int64
		amounts []int64
		depth   int
		want    [][]layers.Group
	}{
		{"items alone", 6, []int64{1, 2, 3}, 2, [][]layers.Group{nil}},
		{"a group and an item", 9, []int64{6, 2, 4, 3}, 1, [][]layers.Group{{{At: 0, End: 3}}}},
		{"groups in groups", 6, []int64{6, 5, 2, 3, 1}, 2, [][]layers.Group{{{At: 1, End: 4}, {At: 0, End: 5}}}},
		{"more layers than asked", 6, []int64{6, 5, 2, 3, 1}, 1, nil},
		{"in two ways", 4, []int64{2, 2, 2}, 1, [][]layers.Group{{{At: 0, End: 2}}, {{At: 1, End: 3}}}},
		{"rows behind what adds up", 3, []int64{1, 2, 4}, 2, nil},
		{"not enough", 9, []int64{1, 2}, 2, nil},
	} {
		var got [][]layers.Group
		whole := layers.Ways(amounts(test.sum)[0], amounts(test.amounts...), test.depth, func(g []layers.Group) bool {
			got = append(got, append([]layers.Group(nil), g...))
			return true
		})
		if !whole || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, want %v (searched to the end: %v)", test.name, got, test.want, whole)
		}
	}
}

// TestWaysEnd: a search that the caller ends, and one without an end in sight, say so.
func TestWaysEnd(t *testing.T) {
	if layers.Ways(amounts(4)[0], amounts(2, 2, 2), 1, func([]layers.Group) bool { return false }) {
		t.Error("ended by the caller, and told as whole")
	}
	many := make([]int64, 400)
	for i := range many {
		many[i] = 1 + int64(i%3)
	}
	if layers.Ways(amounts(1000)[0], amounts(many...), layers.Most, func([]layers.Group) bool { return true }) {
		t.Error("a search of more steps than the limit is told as whole")
	}
}

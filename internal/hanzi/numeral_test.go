package hanzi

import "testing"

func TestNumeral(t *testing.T) {
	for text, want := range map[string]int{"一": 1, "九": 9, "十": 10, "十二": 12, "二十": 20, "二十三": 23, "两": 2,
		"两十": 0, "十十": 0, "五五": 0, "": 0, "百": 0} {
		if got := Numeral(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for text, want := range map[string]int{"12": 12, "十二": 12, "⑫": 12, "①": 1, "": 0, "甲": 0, "①②": 0} {
		if got := Count(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

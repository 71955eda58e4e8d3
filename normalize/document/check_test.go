package document

import (
	"testing"

	"gongkai/normalize/value"
)

// Rounded numbers leave half of their last step open, numbers that may be cut all of it.
func TestEnvelope(t *testing.T) {
	step := func(units int64) Precision { return Precision{Step: value.FromParts(units, 2)} }
	cut := step(100)
	cut.Cut = true
	for want, numbers := range map[string][]Precision{
		"0.01": {step(1), step(1)}, "0.015": {step(1), step(1), step(1)}, "1.005": {cut, step(1)},
	} {
		if got := Envelope(numbers...); got.String() != want && !got.Equal(mustParse(t, want)) {
			t.Errorf("%v: %v, want %s", numbers, got, want)
		}
	}
}

func mustParse(t *testing.T, s string) value.Amount {
	t.Helper()
	a, kind := value.ParseAmount(s)
	if kind != value.Number {
		t.Fatal(s)
	}
	return a
}

package rows

import "testing"

// A total may have a colon behind it; an item that begins like one is none.
func TestDeclaredTotal(t *testing.T) {
	r := &rowReader{totals: map[string]bool{"总计": true}}
	for label, want := range map[string]bool{"总计": true, "总 计：": true, "总计:": true, "总计：其中": false, "": false} {
		if got := r.declaredTotal(label); got != want {
			t.Errorf("%q: %v", label, got)
		}
	}
}

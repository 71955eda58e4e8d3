package content

import "testing"

// What a clipping path cuts off is read when the path is that of one cell: a label longer than its cell is whole. The
// path of a print area cuts off other cells, and those nobody sees.
func TestOverflow(t *testing.T) {
	table := lines("%g %g m %g %g l S")
	const label = "BT /F1 10 Tf 110 270 Td (abcdefghijklmnopqrstuvwxyz) Tj ET "
	const two = "BT /F1 10 Tf 110 240 Td (d) Tj ET BT /F1 10 Tf 210 210 Td (h) Tj ET "
	for _, c := range []struct{ name, content, want string }{
		{"a label longer than its cell", "q 100 260 100 30 re W n " + label + "Q " + two,
			"abcdefghijklmnopqrstuvwxyz|| / d|| / |h|"},
		{"the wrapped line of a label", "q 100 260 100 30 re W n BT /F1 10 Tf 110 265 Td (a) Tj 0 -12 Td (b) Tj ET Q " + two,
			"a b|| / d|| / |h|"},
		{"a row below the print area", "q 90 205 320 90 re W n BT /F1 10 Tf 110 192 Td (x) Tj ET " + two + "Q",
			"|| / d|| / |h|"},
		{"a column beside the print area", "q 90 205 320 90 re W n " + two + "BT /F1 10 Tf 420 270 Td (x) Tj ET Q",
			"|| / d|| / |h|"},
		{"nothing of it is seen", two + "q 100 260 100 30 re W n BT /F1 10 Tf 210 270 Td (x) Tj ET Q", "|| / d|| / |h|"},
	} {
		if got := ruled(sheet(t, table+c.content)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The lines of a merged cell that the page cuts are seen on either page: what is beyond the open edge is not read here.
func TestOverflowBeyondThePage(t *testing.T) {
	const table = "100 290 m 400 290 l S 200 260 m 400 260 l S 100 230 m 400 230 l S 200 200 m 400 200 l S " +
		"100 290 m 100 200 l S 200 290 m 200 200 l S 400 290 m 400 200 l S "
	const label = "q 100 200 100 30 re W n BT /F1 10 Tf 110 215 Td (a) Tj 0 -10 Td (b) Tj 0 -12 Td (c) Tj ET Q "
	if got, want := ruled(sheet(t, table+label)), "| /  / a b|"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

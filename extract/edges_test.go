package extract

import (
	"fmt"
	"strings"
	"testing"
)

// spans writes the cells of the first columns below the head: text and number of rows.
func spans(t *Table, columns int) string {
	var out []string
	for _, c := range t.Cells {
		if c.Col < columns && c.Row > 0 {
			out = append(out, fmt.Sprintf("%s×%d", c.Text, c.Rows))
		}
	}
	return strings.Join(out, " ")
}

// Where merged cells are open at the page break and the cells beside them are closed, the edges say what goes on
// overleaf: an amount in the middle of its cell stands on one of the pages, and a name may be cut in two.
func TestCellsThatThePageLeavesOpen(t *testing.T) {
	const head = "项目|总额|指标"
	tests := []struct {
		name        string
		first, next []string
		want        string
	}{
		{"the amount stands before the break", []string{head, "甲项目↓|9.00↓|数量", "^|^|质量"}, []string{"↑|↑|时效", "^|^|成本"},
			"甲项目×4 9.00×4"},
		{"the amount stands after it", []string{head, "甲项目↓|↓|数量", "^|^|质量"}, []string{"↑|↑9.00|时效", "^|^|成本"},
			"甲项目×4 9.00×4"},
		{"a name is cut in two", []string{head, "甲工↓|↓|数量", "^|^|质量"}, []string{"↑程|↑9.00|时效", "^|^|成本"}, "甲工程×4 9.00×4"},
		{"one row on either side", []string{head, "甲项目↓|↓|数量"}, []string{"↑|↑9.00|时效"}, "甲项目×2 9.00×2"},
		{"two amounts are two", []string{head, "甲项目↓|8.00↓|数量", "^|^|质量"}, []string{"↑|↑9.00|时效", "^|^|成本"},
			"甲项目×4 8.00×2 9.00×2"},
		{"closed cells have ended", []string{head, "甲项目↓|9.00|数量", "^|^|质量"}, []string{"↑||时效", "^|^|成本"}, "甲项目×4 9.00×2 ×2"},
		{"all is open: nobody knows", []string{head, "甲项目↓|9.00↓|数量↓"}, []string{"↑乙项目|↑8.00|↑数量"},
			"甲项目×1 9.00×1 乙项目×1 8.00×1"},
	}
	for _, test := range tests {
		doc := assembled(sheet{above: "项目", rows: test.first}, sheet{rows: test.next})
		if len(doc.Tables) != 1 {
			t.Errorf("%s: %d tables", test.name, len(doc.Tables))
			continue
		}
		if got := spans(&doc.Tables[0], 2); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

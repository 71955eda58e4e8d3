package extract

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract/layout"
)

// TestLabelCutInAList: in a list whose labels all have an amount beside them, or a number in front, a text overleaf
// without either is the rest of the label before it, if that had no room for more, however both stand in their cells.
func TestLabelCutInAList(t *testing.T) {
	list := func(row string, foot ...string) []string {
		return slices.Concat([]string{"单位|专项|合计"}, slices.Repeat([]string{row}, leastHabit), foot)
	}
	const amounts, numbered = "甲中学||1.00", "五、外交支出||"
	for _, test := range []struct {
		name       string
		rows       []string
		rest, want string
		room       float64
		overleaf   []string // below the rest, if other than two more rows with amounts
	}{
		{"an amount each", list(amounts, "某市第||200.05"), "一中学||", "某市第一中学||200.05", 1, nil},
		{"a number each", list(numbered, "六、某市第||"), "一中学||", "六、某市第一中学||", 1, nil},
		{"a project each", list("|维修|1.00", "|某市第|2.00"), "|一中学|", "|某市第一中学|2.00", 1,
			[]string{"|维修|1.00", "|采购|1.00"}},
		{"a bare one overleaf", list(amounts, "某市第||200.05"), "一中学||", "某市第||200.05\n一中学||", 1,
			[]string{amounts, amounts, "乙中学||"}},
		{"nothing to compare with overleaf", list(amounts, "某市第||200.05"), "一中学||", "某市第||200.05\n一中学||", 1,
			[]string{amounts}},
		{"room for more", list(amounts, "某市第||200.05"), "一中学||", "某市第||200.05\n一中学||", 30, nil},
		{"too few", list(amounts, "某市第||200.05")[3:], "一中学||", "某市第||200.05\n一中学||", 1, nil},
		{"a bare one", list(amounts, "货物||", "某市第||200.05"), "一中学||", "某市第||200.05\n一中学||", 1, nil},
		{"an amount overleaf", list(amounts, "某市第||200.05"), "一中学||3.00", "某市第||200.05\n一中学||3.00", 1, nil},
		{"a number overleaf", list(amounts, "某市第||200.05"), "二、中学||", "某市第||200.05\n二、中学||", 1, nil},
		{"a text that begins overleaf", list(amounts, "某市第||200.05"), "一中学|桌椅|", "某市第||200.05\n一中学|桌椅|", 1, nil},
	} {
		if test.overleaf == nil {
			test.overleaf = []string{amounts, amounts}
		}
		p := sheet{above: "表2", rows: test.rows}.page(1)
		q := sheet{rows: slices.Concat([]string{test.rest}, test.overleaf)}.page(2)
		for i := range p.Grids[0].Cells {
			if c := &p.Grids[0].Cells[i]; len(c.Lines) > 0 && strings.HasSuffix(c.Lines[0].Text, "某市第") {
				c.Lines[0].Box.X0, c.Lines[0].Box.X1 = c.Box.X0+30, c.Box.X1-test.room
			}
		}
		doc := &Document{Pages: []*layout.Page{p, q}}
		assemble(doc)
		if got := dump(doc); !strings.HasSuffix(got, "\n"+test.want+"\n"+strings.Join(test.overleaf, "\n")+"\n--") {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// TestAmountsBeside: an amount is a label's own if no other column of labels stands between them.
func TestAmountsBeside(t *testing.T) {
	rows := slices.Repeat([]string{"基金||支出|2.00"}, leastHabit)
	doc := assembled(sheet{above: "表2", rows: slices.Concat([]string{"收入|金额|支出|金额"}, rows, []string{"专户|1.00|支出|2.00"})})
	if got := doc.Tables[0].habits(); !slices.Equal(got, []bool{false, false, true, false}) {
		t.Errorf("columns whose labels all have an amount: %v", got)
	}
}

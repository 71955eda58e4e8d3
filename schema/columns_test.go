package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/internal/similar"
)

// placed prints which grid columns each declared column was found in: code[0] total[2]; what is missing has none.
func placed(panels []PanelMatch) string {
	var out []string
	for _, p := range panels {
		for _, c := range p.Columns {
			id := c.Column.ID
			if id == "" {
				id = c.Column.Role
			}
			out = append(out, fmt.Sprint(id, c.Grid))
		}
	}
	return strings.Join(out, " ")
}

const (
	t3Band = "科目 | < | < | < | 支出预算 | < | <"
	t3Head = "功能分类科目编码 | < | < | 功能分类科目名称 | 合计 | 基本支出 | 项目支出"
	t3Code = "类 | 款 | 项 | ^ | ^ | ^ | ^"
	t3Full = "code[0] code[1] code[2] name[3] total[4] basic[5] project[6]"

	t11Top  = "项目 | 合计 | 财政拨款 | < | < | < | 非财政拨款 | < | < | <"
	t11Mid  = "^ | ^ | 小计 | 基本支出 | < | 项目支出 | 小计 | 基本支出 | < | 项目支出"
	t11Leaf = "^ | ^ | ^ | 人员经费 | 公用经费 | ^ | ^ | 人员经费 | 公用经费 | ^"
)

func TestMatchColumns(t *testing.T) {
	for _, c := range []struct {
		name, id string
		table    *extract.Table
		want     string
		min, max float64 // of the score
	}{
		{"exact", "expenditure", tableOf(t3Band, t3Head, t3Code, "---"), t3Full, 1, 1},
		{"with numbers as witness", "expenditure", tableOf(t3Band, t3Head, t3Code, "※ | ※ | ※ | ※ | 1 | 2 | 3", "---"),
			t3Full, 1, 1},
		{"another order", "expenditure", tableOf("支出预算 | < | < | 科目 | < | < | <",
			"项目支出 | 合计 | 基本支出 | 功能分类科目名称 | 功能分类科目编码 | < | <",
			"^ | ^ | ^ | ^ | 类 | 款 | 项", "---"), "code[4] code[5] code[6] name[3] total[1] basic[2] project[0]", 1, 1},
		{"a column is missing", "expenditure", tableOf("科目 | < | < | < | 支出预算 | <", "功能分类科目编码 | < | < | 功能分类科目名称 | 合计 | 项目支出",
			"类 | 款 | 项 | ^ | ^ | ^", "---"), "code[0] code[1] code[2] name[3] total[4] basic[] project[5]", 0.74, 0.76},
		{"one more column", "expenditure", tableOf(t3Band+" | <", t3Head+" | 上缴上级支出", t3Code+" | ^", "---"), t3Full, 0.9,
			0.99},
		{"one more column in the middle", "expenditure", tableOf(t3Band+" | <",
			"功能分类科目编码 | < | < | 功能分类科目名称 | 合计 | 上缴上级支出 | 基本支出 | 项目支出", t3Code+" | ^", "---"),
			"code[0] code[1] code[2] name[3] total[4] basic[6] project[7]", 0.9, 0.99},
		{"codes under one cell", "expenditure", tableOf("科目 | < | 支出预算 | < | <", "功能分类科目编码 | 功能分类科目名称 | 合计 | 基本支出 | 项目支出",
			"---"),
			"code[0] code[] code[] name[1] total[2] basic[3] project[4]", 1, 1},
		{"codes under one cell, three columns wide", "expenditure", tableOf(t3Band, t3Head, "---"),
			"code[0 1 2] code[] code[] name[3] total[4] basic[5] project[6]", 1, 1},
		{"no code columns", "expenditure", tableOf("科目 | 支出预算 | < | <", "功能分类科目名称 | 合计 | 基本支出 | 项目支出", "---"),
			"code[] code[] code[] name[0] total[1] basic[2] project[3]", 1, 1},
		{"nothing above the codes", "expenditure", tableOf(" | 功能分类科目名称 | 合计 | 基本支出 | 项目支出", "---"),
			"code[] code[] code[] name[0 1] total[2] basic[3] project[4]", 0.6, 0.99},
		{"no bands", "expenditure", tableOf("类 | 款 | 项 | 功能分类科目名称 | 合计 | 基本支出 | 项目支出", "---"), t3Full, 0.7, 0.99},

		{"alias", "income", tableOf("功能分类科目编码 | < | < | 功能分类科目名称 | 合计 | 财政拨款（补助） | < | 财政专户核拨",
			"类 | 款 | 项 | ^ | ^ | 小计 | 一般公共预算拨款（补助） | ^", "---"),
			"code[0] code[1] code[2] name[3] total[4] fiscal_subtotal[5] general_public[6] upper_general_public[] government_fund[] " +
				"upper_government_fund[] state_capital[] upper_state_capital[] special_account[7] unit_funds[] carryover_fiscal[] carryover_nonfiscal[]", 0.75, 0.75},
		{"same names under two parents", "carryover", tableOf(t11Top, t11Mid, t11Leaf, "---"),
			"name[0] total[1] fiscal_subtotal[2] fiscal_personnel[3] fiscal_public[4] fiscal_project[5] " +
				"nonfiscal_subtotal[6] nonfiscal_personnel[7] nonfiscal_public[8] nonfiscal_project[9]", 1, 1},
		{"the parents in the other order", "carryover", tableOf("项目 | 合计 | 非财政拨款 | < | < | < | 财政拨款 | < | < | <", t11Mid,
			t11Leaf, "---"),
			"name[0] total[1] fiscal_subtotal[6] fiscal_personnel[7] fiscal_public[8] fiscal_project[9] " +
				"nonfiscal_subtotal[2] nonfiscal_personnel[3] nonfiscal_public[4] nonfiscal_project[5]", 1, 1},
		{"only one of the parents", "carryover", tableOf("项目 | 合计 | 非财政拨款 | < | < | <", "^ | ^ | 小计 | 基本支出 | < | 项目支出",
			"^ | ^ | ^ | 人员经费 | 公用经费 | ^", "---"),
			"name[0] total[1] fiscal_subtotal[] fiscal_personnel[] fiscal_public[] fiscal_project[] " +
				"nonfiscal_subtotal[2] nonfiscal_personnel[3] nonfiscal_public[4] nonfiscal_project[5]", 0.75, 0.75},
		{"near names", "general_public_projects", tableOf("科目编码 | < | < | 功能分类科目名称 | 项目名称 | 项目支出合计 | 资本性支出（基本建设） | 资本性支出 | 对企业补助 | 对企业补助（基本建设）",
			"类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ | ^ | ^", "---"), "code[0] code[1] code[2] name[3] project[4] total[5] wages[] goods_services[] individuals_families[] debt_interest[] " +
			"capital_construction[6] capital[7] enterprise_construction[9] enterprise[8] social_security_funds[] other[]", 0.75,
			0.75},

		{"two sides", "summary", tableOf("收入 | < | 支出 | <", "项目 | 预算数 | 功能分类 | 预算数", "---"),
			"name[0] budget[1] name[2] budget[3]", 1, 1},
		{"two sides in the other order", "summary", tableOf("支出 | < | 收入 | <", "功能分类 | 预算数 | 项目 | 预算数", "---"),
			"name[2] budget[3] name[0] budget[1]", 1, 1},
		{"two sides without bands", "summary", tableOf("项目 | 预算数 | 功能分类 | 预算数", "---"), "name[0] budget[1] name[2] budget[3]",
			0.7, 0.99},
		{"one cell over code and name", "summary", tableOf("收入 | < | 支出 | < | <", "项目 | 预算数 | 功能分类 | < | 预算数", "---"),
			"name[0] budget[1] name[2 3] budget[4]", 1, 1},
		{"the cell over the names alone, without rulings", "summary",
			tableOf("收入 | < |  | 支出 | <", "项目 | 预算数 |  | 功能分类 | 预算数", "---"),
			"name[0] budget[1] name[2 3] budget[4]", 1, 1},

		{"nothing in common", "expenditure", tableOf("序号 | 单位", "---"), "", 0, 0},
		{"no header", "expenditure", tableOf("---", "201 | 某"), "", 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := matched(xinjiang(t).Table(c.id), c.table)
			if got := placed(m.Panels); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
			if s := m.HeaderScore; s < c.min-1e-9 || s > c.max+1e-9 {
				t.Errorf("score %v, want %v to %v", s, c.min, c.max)
			}
		})
	}
}

// The printed number of a column is a witness beside its name, for and against, and no name by itself.
func TestColumnScoreNumber(t *testing.T) {
	r := newRecogniser(documentOf())
	column := &Column{Number: 2, Path: Path{"财政拨款", "小计"}, keys: [][]int32{words("财政拨款", "小计")}}
	printed := []headCell{{key: similar.NewWord("小计")}}
	plain := r.score(column, printed, 0)
	if same, other := r.score(column, printed, 2), r.score(column, printed, 6); !(same > plain && plain > other &&
		other > 0.6) {
		t.Errorf("number 2: %v, none: %v, number 6: %v", same, plain, other)
	}
	if s := r.score(column, []headCell{{key: similar.NewWord("合计")}}, 2); s != 0 {
		t.Errorf("the number alone scores %v", s)
	}
	if s := r.score(column, nil, 2); s != 0 {
		t.Errorf("a blank header scores %v", s)
	}
	column.Number = 0
	if s := r.score(column, printed, 6); s != plain {
		t.Errorf("a form without numbers scores %v, want %v", s, plain)
	}
}

// The parents above a column count in their order, each printed cell once.
func TestPathScore(t *testing.T) {
	for _, c := range []struct {
		path    Path
		printed string
		want    float64
	}{
		{Path{"合计"}, "合计", 1}, {Path{"合计"}, "甲/合计", 0.94}, {Path{"甲", "合计"}, "合计", 0.7}, {Path{"甲", "合计"}, "乙/合计",
			0}, {Path{"甲", "基本支出"}, "乙/基本支出", 0.69},
		{Path{"甲", "合计"}, "甲/合计", 1}, {Path{"甲", "合计"}, "丙/甲/合计", 0.99}, {Path{"甲", "合计"}, "甲/丙/合计", 0.99},
		{Path{"甲", "乙", "合计"}, "甲/乙/合计", 1}, {Path{"甲", "乙", "合计"}, "乙/甲/合计", 0.84}, {Path{"甲", "甲", "合计"}, "甲/合计", 0.85},
		{Path{"甲", "合计"}, "甲/小计", 0}, {Path{"合计"}, "合计/人员经费", 0},
		{Path{"合计"}, "上年/合计", 0}, {Path{"上年", "合计"}, "上年/合计", 1}, {Path{"上年", "合计"}, "合计", 0}, {Path{"上年结转", "合计"}, "上年结转/合计",
			1},
		{Path{"本年", "基本支出"}, "基本支出", 0}, {Path{"增减额"}, "增减/增减额", 0},
	} {
		var printed []headCell
		for _, key := range strings.Split(c.printed, "/") {
			printed = append(printed, headCell{key: similar.NewWord(key)})
		}
		if got := newRecogniser(documentOf()).pathScore(words(c.path...), printed); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%q against %s scores %v, want %v", c.path, c.printed, got, c.want)
		}
	}
}

// Where nothing else tells two columns apart, their place in the form does.
func TestMatchColumnsByPlace(t *testing.T) {
	columns := []Column{{Role: RoleName, Path: Path{"项目"}}, {ID: "a", Path: Path{"甲", "小计"}}, {ID: "b", Path: Path{"总额"}},
		{ID: "c", Path: Path{"乙", "小计"}}}
	for head, want := range map[string]string{"项目 | 总额 | 小计": "name[0] a[] b[1] c[2]",
		"项目 | 小计 | 总额": "name[0] a[1] b[2] c[]"} {
		if got := placed(matched(declaring(columns...), tableOf(head)).Panels); got != want {
			t.Errorf("%s: %s, want %s", head, got, want)
		}
	}
}

// Two columns of one name, whose parents are not printed, are told apart by their numbers.
func TestMatchColumnsByNumber(t *testing.T) {
	columns := []Column{{Role: RoleName, Path: Path{"项目"}}, {ID: "a", Number: 2, Path: Path{"甲", "小计"}},
		{ID: "b", Number: 1, Path: Path{"乙", "小计"}}}
	for numbering, want := range map[string]string{"※ | 1 | 2": "name[0] a[2] b[1]", " |  | ": "name[0] a[1] b[2]"} {
		panels := matched(declaring(columns...), tableOf("项目 | 小计 | 小计", numbering, "---")).Panels
		if got := placed(panels); got != want {
			t.Errorf("with %q: %s, want %s", numbering, got, want)
		}
		for i, c := range panels[0].Columns[1:] {
			if numbering[0] != ' ' && c.Number != 2-i {
				t.Errorf("%s has the number %d", c.Column.ID, c.Number)
			}
		}
	}
}

// The path of a match is what is printed, not what is declared.
func TestMatchColumnsPrintedPath(t *testing.T) {
	table := tableOf("科目 | 支 出 预 算（万元） | <", "^ | 合 计 | 基本支出", "---")
	m := matched(xinjiang(t).Table("expenditure"), table)
	for _, c := range m.Panels[0].Columns {
		if c.Column.ID == "total" && !slices.Equal(c.Path, []string{"支 出 预 算（万元）", "合 计"}) {
			t.Errorf("%q", c.Path)
		}
		if c.Column.ID == "project" && (c.Path != nil || c.Number != 0) {
			t.Errorf("a missing column has %q %d", c.Path, c.Number)
		}
	}
}

// Lists of the same columns side by side are lanes of one list; columns of another kind beside them are not.
func TestLanes(t *testing.T) {
	columns := []Column{{Role: RoleName, Path: Path{"科目"}}, {ID: "total", Path: Path{"预算数"}},
		{ID: "prior", Path: Path{"去年"}, Optional: true}}
	for head, want := range map[string]string{
		"科目 | 预算数":                              "0: name[0] total[1] prior[]",
		"科目 | 预算数 | 科目 | 预算数":                   "1: name[0] total[1] prior[]; 2: name[2] total[3] prior[]",
		"科目 | 预算数 | 科目 | 预算数 | 科目 | 预算数":        "1: name[0] total[1] prior[]; 2: name[2] total[3] prior[]; 3: name[4] total[5] prior[]",
		"科目 | 预算数 | 科目 | 备注":                    "0: name[0] total[1] prior[]",
		"科目 | 备注 | 科目 | 备注":                     "0: name[0] total[] prior[]",
		"科目 | 预算数 | 备注 | 科目 | 预算数":              "1: name[0] total[1] prior[]; 2: name[3] total[4] prior[]",
		"科目 | 预算数 | 去年 | 科目 | 预算数 | 去年":         "1: name[0] total[1] prior[2]; 2: name[3] total[4] prior[5]",
		"科目 | 预算数 | 科目 | 预算数 | 去年":              "1: name[0] total[1] prior[]; 2: name[2] total[3] prior[4]",
		"科目 | 预算数 | 去年 | 科目 | 预算数":              "1: name[0] total[1] prior[2]; 2: name[3] total[4] prior[]",
		"科目 | 预算数 | 科目 | 预算数 | 科目 | 备注":         "1: name[0] total[1] prior[]; 2: name[2] total[3] prior[]",
		strings.Repeat("科目 | 预算数 | ", 9) + "科目": "",
	} {
		m := matched(declaring(columns...), tableOf(head, "---"))
		var got []string
		for _, p := range m.Panels {
			got = append(got, fmt.Sprint(p.Lane, ": ", placed([]PanelMatch{p})))
		}
		if want == "" { // more than anybody prints: bounded, whatever it is
			if len(got) > 8 {
				t.Errorf("%d lanes", len(got))
			}
			continue
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s: %s, want %s", head, s, want)
		}
	}
	codes := declaring(Column{Role: RoleCode, Path: Path{"科目编码"}}, Column{Role: RoleName, Path: Path{"科目名称"}},
		Column{ID: "total", Path: Path{"预算数"}})
	m := matched(codes, tableOf("科目编码 | 科目名称 | 预算数 | 科目编码 | 科目名称 | 预算数", "---"))
	if got, want := placed(m.Panels), "code[0] name[1] total[2] code[3] name[4] total[5]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A table with sides has no lanes, and more than two sides are found as two are.
func TestThreeSides(t *testing.T) {
	side := func(id, band string) Side {
		return Side{Side: id, Rows: ByName, Columns: declaring(Column{Role: RoleName, Path: Path{band, "项目"}},
			Column{ID: "budget", Path: Path{band, "预算数"}}).Columns}
	}
	table := &Table{ID: "t", Sides: []Side{side("income", "收入"), side("function", "支出功能分类"), side("economic", "支出经济分类")}}
	m := matched(table, tableOf("收入 | < | 支出功能分类 | < | 支出经济分类 | <", "项目 | 预算数 | 项目 | 预算数 | 项目 | 预算数", "---"))
	if got, want := placed(m.Panels), "name[0] budget[1] name[2] budget[3] name[4] budget[5]"; got != want ||
		m.HeaderScore != 1 {
		t.Errorf("%s with %v, want %s", got, m.HeaderScore, want)
	}
}

// Optional columns need not be printed: they do not lower the score, and those that are printed are explained.
func TestOptionalColumns(t *testing.T) {
	columns := func(optional bool) *Table {
		return declaring(Column{Role: RoleName, Path: Path{"项目"}}, Column{ID: "total", Path: Path{"合计"}},
			Column{ID: "own", Path: Path{"自有资金"}, Optional: optional})
	}
	for _, c := range []struct {
		head     string
		optional bool
		want     float64
	}{{"合计", true, 1}, {"合计", false, 0.625}, {"合计 | 自有资金", true, 1}, {"自有资金", true, 0.25}, {"备注", true, 0}} {
		if got := matched(columns(c.optional), tableOf("项目 | "+c.head, "---")).HeaderScore; got != c.want {
			t.Errorf("%s, optional %v: %v, want %v", c.head, c.optional, got, c.want)
		}
	}
}

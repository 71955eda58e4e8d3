package tidy

import (
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Numbers of the narrative, checks with their cells, and findings.

type factSource struct {
	id, document string
	position     int
	year         any
	document.Fact
}

type checkSource struct {
	id, document string
	position     int
	*document.Check
}

type operandSource struct {
	check       string
	position    int
	row, column string // of the value that it is, "" where it is none
	document.Operand
}

type findingSource struct {
	id, document string
	position     int
	finding.Finding
}

var facts = define(Table{
	Name: "facts", Zh: "文字叙述中的数字", En: "A number of the narrative", Key: []string{"fact_id"},
	Foreign: []Foreign{{"document_id", "documents", "document_id"}}, Index: []string{"document_id", "fact_name"},
}, append(append(
	append([]field[factSource]{
		{
			Column{Name: "fact_id", Required: true, Zh: "标识", En: "document_id/facts/fact_name, with what it is about"},
			func(f factSource) any { return f.id },
		},
		{
			Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
			func(f factSource) any { return f.document },
		},
		{
			Column{
				Name:     "position",
				Kind:     Integer,
				Required: true,
				Zh:       "次序",
				En:       "its place among the facts of the document, from 1",
			},
			func(f factSource) any { return f.position },
		},
		{
			Column{
				Name:     "fact_name",
				Required: true,
				Zh:       "是什么数字，如 staff.actual",
				En:       "what it is, such as staff.actual",
			},
			func(f factSource) any { return f.ID },
		},
		{
			Column{Name: "about", Zh: "关于何者：编码、类别、项目", En: "what it is of: a code, a class, a project"},
			func(f factSource) any { return words(f.About) },
		},
		{
			Column{Name: "year", Kind: Integer, Zh: "所属年度", En: "year that it is of"},
			func(f factSource) any { return f.year },
		},
		{
			Column{
				Name: "scope",
				Enum: document.FactScopes,
				Zh:   "所属预算：一般公共预算、财政拨款、全部、政府性基金预算、国有资本经营预算；文字说明时才有",
				En:   "budget that it is of, where the words around say it and the name does not",
			},
			func(f factSource) any { return words(f.Scope) },
		},
	}, money(func(f factSource) (*value.Amount, *string) { return f.Value, unitOf(f.Unit) })...),
	field[factSource]{
		Column{
			Name: "against",
			Enum: document.PriorAmounts,
			Zh:   "变动所比较的上年数：预算数、年初预算数、调整预算数、执行数、决算数",
			En:   "of a change, which amount of the year before it is against, where the words name it",
		},
		func(f factSource) any { return words(f.Against) },
	},
	field[factSource]{
		Column{
			Name: "reason",
			Zh:   "文字说明的原因",
			En:   "what the text gives as the reason of a change, or of an amount right beside it",
		},
		func(f factSource) any { return words(f.Reason) },
	},
	field[factSource]{
		Column{
			Name: "use",
			Zh:   "文字说明的用途",
			En:   "what the text says behind an amount that it is for",
		},
		func(f factSource) any { return words(f.Use) },
	},
	field[factSource]{
		Column{
			Name:     "names",
			Kind:     List,
			Required: true,
			Zh:       "所计数者的名称（JSON）",
			En:       "names of what is counted, where the text lists just as many, as a JSON array",
		},
		func(f factSource) any { return list(append([]string{}, f.Names...)) },
	},
	field[factSource]{
		Column{Name: "text", Zh: "原文", En: "the words that say it"},
		func(f factSource) any { return words(f.Text) },
	},
	field[factSource]{
		Column{
			Name:     "agrees_with",
			Kind:     List,
			Required: true,
			Zh:       "与之相符的表格数值的地址（JSON）",
			En:       "addresses of values that say the same, as a JSON array",
		},
		func(f factSource) any { return list(append([]address.Address{}, f.AgreesWith...)) },
	},
), where(func(f factSource) (int, *geometry.Rect) { return f.Page, &f.Box })...))

func unitOf(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

var checks = define(Table{
	Name:    "checks",
	Zh:      "勾稽关系的核对",
	En:      "An accounting identity, evaluated on the document's numbers",
	Key:     []string{"check_id"},
	Foreign: []Foreign{{"document_id", "documents", "document_id"}},
	Index:   []string{"document_id", "verdict"},
}, []field[checkSource]{
	{
		Column{Name: "check_id", Required: true, Zh: "核对标识", En: "document_id/checks/check_name/row/column"},
		func(c checkSource) any { return c.id },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(c checkSource) any { return c.document },
	},
	{
		Column{
			Name:     "position",
			Kind:     Integer,
			Required: true,
			Zh:       "次序",
			En:       "its place among the checks of the document, from 1",
		},
		func(c checkSource) any { return c.position },
	},
	{
		Column{Name: "check_name", Required: true, Zh: "勾稽关系名", En: "what identity it is"},
		func(c checkSource) any { return c.ID },
	},
	{
		Column{Name: "table_name", Zh: "所属的表", En: "table or sheet that it belongs to"},
		func(c checkSource) any { return words(c.Table) },
	},
	{Column{Name: "row", Zh: "行", En: "row, where there are several"}, func(c checkSource) any { return words(c.Row) }},
	{
		Column{Name: "column_name", Zh: "列", En: "column, where there are several"},
		func(c checkSource) any { return words(c.Column) },
	},
	{
		Column{Name: "relation", Required: true, Enum: []string{"=", "<="}, Zh: "关系", En: "how the sides must be"},
		func(c checkSource) any {
			if c.Relation == "" {
				return "="
			}
			return c.Relation
		},
	},
	{
		Column{
			Name:     "verdict",
			Required: true,
			Enum:     enum(document.AllVerdicts),
			Zh:       "结论：相符、舍入相符、不符、缺数、皆空",
			En:       "exact, rounding, mismatch, untestable (an operand is missing) or vacuous (all are blank)",
		},
		func(c checkSource) any { return string(c.Verdict) },
	},
	{
		Column{Name: "left_sum", Kind: Decimal, Zh: "左边之和", En: "sum of the left side"},
		func(c checkSource) any { return exact(c.Left) },
	},
	{
		Column{Name: "right_sum", Kind: Decimal, Zh: "右边之和", En: "sum of the right side"},
		func(c checkSource) any { return exact(c.Right) },
	},
	{
		Column{Name: "difference", Kind: Decimal, Zh: "差额", En: "left minus right"},
		func(c checkSource) any { return exact(c.Difference) },
	},
	{
		Column{Name: "envelope", Kind: Decimal, Zh: "四舍五入可解释的差额", En: "how much rounding can explain"},
		func(c checkSource) any { return exact(c.Envelope) },
	},
})

var checkCells = define(Table{
	Name:    "check_cells",
	Zh:      "核对所用的数值（各项皆空的核对除外）",
	En:      "A cell that a check reads; none of checks that are vacuous",
	Key:     []string{"check_id", "position"},
	Foreign: []Foreign{{"check_id", "checks", "check_id"}, {"row_id", "rows", "row_id"}},
	Index:   []string{"row_id"},
}, []field[operandSource]{
	{
		Column{Name: "check_id", Required: true, Zh: "所属核对", En: "its check"},
		func(o operandSource) any { return o.check },
	},
	{
		Column{
			Name:     "position",
			Kind:     Integer,
			Required: true,
			Zh:       "次序，先左后右",
			En:       "its place, from 1, first those of the left side",
		},
		func(o operandSource) any { return o.position },
	},
	{
		Column{Name: "address", Required: true, Zh: "数值地址", En: "address of the value"},
		func(o operandSource) any { return string(o.Address) },
	},
	{
		Column{Name: "row_id", Zh: "所在行", En: "row of the value, where it is one of a table"},
		func(o operandSource) any { return words(o.row) },
	},
	{
		Column{Name: "column_name", Zh: "所在列", En: "column of the value"},
		func(o operandSource) any { return words(o.column) },
	},
	{
		Column{Name: "value", Kind: Decimal, Zh: "数值", En: "the number; none where it is blank or missing"},
		func(o operandSource) any { return exact(o.Value) },
	},
})

var severities = []string{string(finding.Error), string(finding.Warning), string(finding.Info)}

var diagnostics = define(Table{
	Name:    "diagnostics",
	Zh:      "读取提示",
	En:      "What is to be said about a file that was read",
	Key:     []string{"diagnostic_id"},
	Foreign: []Foreign{{"document_id", "documents", "document_id"}},
	Index:   []string{"document_id", "diagnostic_name"},
}, append([]field[findingSource]{
	{
		Column{Name: "diagnostic_id", Required: true, Zh: "提示标识", En: "document_id/diagnostics/position"},
		func(f findingSource) any { return f.id },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(f findingSource) any { return f.document },
	},
	{
		Column{Name: "position", Kind: Integer, Required: true, Zh: "次序", En: "its place, from 1"},
		func(f findingSource) any { return f.position },
	},
	{
		Column{Name: "diagnostic_name", Required: true, Zh: "提示名", En: "what is said; see the guide to diagnostics"},
		func(f findingSource) any { return f.Finding.ID },
	},
	{
		Column{Name: "severity", Required: true, Enum: severities, Zh: "程度", En: "error, warning or info"},
		func(f findingSource) any { return string(f.Severity) },
	},
	{
		Column{Name: "message", Zh: "说明", En: "message for people"},
		func(f findingSource) any { return words(f.Message) },
	},
}, where(func(f findingSource) (int, *geometry.Rect) { return f.Page, f.Box })...))

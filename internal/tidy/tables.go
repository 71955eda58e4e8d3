package tidy

import (
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// The tables of documents: their columns, their rows and the values in them.

type tableSource struct {
	documentSource
	id, department string
	position       int
	name           Meaning
	*document.Table
}

type columnSource struct {
	id, table string
	term      string
	name      Meaning
	document.Column
	unit *string
}

type rowSource struct {
	id, table, document string
	position            int
	document.Row
}

type valueSource struct {
	row, column, document string
	unit                  *string
	document.Value
	cell *document.Cell
}

// statuses, roles and proofs are all that such columns hold.
var (
	statuses = []string{document.Filled, document.Empty, document.Missing}
	roles    = []string{document.Total, document.Item, document.Entity}
	proofs   = enum(document.AllProofs)
)

var tables = define(Table{
	Name: "tables",
	Zh:   "文件中的表",
	En:   "A table of a document, also one that it should have and does not",
	Key:  []string{"table_id"},
	Foreign: []Foreign{
		{"document_id", "documents", "document_id"},
		{"department_id", "departments", "department_id"},
	},
	Index: []string{"document_id", "table_name"},
}, []field[tableSource]{
	{
		Column{Name: "table_id", Required: true, Zh: "表标识：文件标识与表名", En: "document_id/table_name"},
		func(t tableSource) any { return t.id },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(t tableSource) any { return t.Identity.Document },
	},
	{
		Column{Name: "department_id", Zh: "该表所属部门", En: "the department whose table it is"},
		func(t tableSource) any { return words(t.department) },
	},
	{
		Column{
			Name:     "position",
			Kind:     Integer,
			Required: true,
			Zh:       "在文件中的次序",
			En:       "its place among the tables of the document, from 1",
		},
		func(t tableSource) any { return t.position },
	},
	{
		Column{
			Name:     "table_name",
			Required: true,
			Zh:       "表名：各地同义的表同名",
			En:       "what table it is: the same for tables that say the same thing",
		},
		func(t tableSource) any { return t.ID },
	},
	{
		Column{
			Name:     "instance",
			Kind:     Integer,
			Required: true,
			Zh:       "同名表中的第几张",
			En:       "which of several tables of this name",
		},
		func(t tableSource) any { return max(1, t.Instance) },
	},
	{
		Column{Name: "number", Kind: Integer, Zh: "表样中的表号", En: "number in the form"},
		func(t tableSource) any { return positive(t.Number) },
	},
	{Column{Name: "title", Zh: "所印表题", En: "title as printed"}, func(t tableSource) any { return words(t.Title) }},
	{
		Column{
			Name: "title_by",
			Zh:   "表题与表式如何相符",
			En:   "how the title was told: exact, contained, pattern, near, continued or none",
		},
		func(t tableSource) any { return words(t.told().Title) },
	},
	{
		Column{Name: "name", Zh: "通用表名", En: "what the vocabulary calls the table"},
		func(t tableSource) any { return words(t.Name) },
	},
	{Column{Name: "title_en", Zh: "英文表题", En: "title in English"}, func(t tableSource) any { return words(t.name.En) }},
	{
		Column{
			Name: "department",
			Zh:   "表上另印的部门或单位",
			En:   "department printed with the table, where it is not the document's",
		},
		func(t tableSource) any { return said(t.Table.Department) },
	},
	{
		Column{
			Name:     "status",
			Required: true,
			Enum:     statuses,
			Zh:       "状态：有数、空表、缺表",
			En:       "filled, empty, or missing from the document",
		},
		func(t tableSource) any { return t.Status },
	},
	{
		Column{Name: "note", Zh: "空表说明原文", En: "the sentence that says it is empty"},
		func(t tableSource) any { return said(t.Note) },
	},
	{
		Column{Name: "unit", Zh: "金额单位", En: "unit of its amounts"},
		func(t tableSource) any { return said(t.Table.Unit) },
	},
	{
		Column{Name: "unit_from", Zh: "单位读自何处", En: "where the unit was read"},
		func(t tableSource) any { return unitFrom(t.Evidence) },
	},
	{
		Column{Name: "pages", Kind: List, Zh: "所在各页", En: "its pages, as a JSON array"},
		func(t tableSource) any { return list(append([]int{}, t.Table.Pages...)) },
	},
	{
		Column{Name: "corrections", Kind: List, Zh: "人工更正的表别、单位、列（JSON）",
			En: "what a person says of the table, its unit and its columns, as a JSON array"},
		func(t tableSource) any { return toldList(t.Corrected) },
	},
})

var columns = define(Table{
	Name: "columns",
	Zh:   "表的数值列",
	En:   "A column of amounts of a table",
	Key:  []string{"column_id"},
	Foreign: []Foreign{
		{"table_id", "tables", "table_id"},
		{"term_id", "terms", "term_id"},
	},
	Index: []string{"table_id"},
}, []field[columnSource]{
	{
		Column{Name: "column_id", Required: true, Zh: "列标识：表标识、侧与列名", En: "table_id/side/column_name"},
		func(c columnSource) any { return c.id },
	},
	{Column{Name: "table_id", Required: true, Zh: "所在表", En: "its table"}, func(c columnSource) any { return c.table }},
	{
		Column{Name: "side", Zh: "侧：收入、支出等，仅用于分侧的表", En: "side, in tables of several sides"},
		func(c columnSource) any { return words(c.Side) },
	},
	{
		Column{
			Name:     "column_name",
			Required: true,
			Zh:       "列名：各地同义的列同名",
			En:       "what column it is: the same for columns that mean the same",
		},
		func(c columnSource) any { return c.Column.ID },
	},
	{
		Column{Name: "term_id", Required: true, Zh: "词条", En: "its entry in terms"},
		func(c columnSource) any { return c.term },
	},
	{
		Column{Name: "label", Zh: "列的中文名", En: "its name in Chinese"},
		func(c columnSource) any { return words(c.name.Zh) },
	},
	{
		Column{Name: "label_en", Zh: "列的英文名", En: "its name in English"},
		func(c columnSource) any { return words(c.name.En) },
	},
	{
		Column{
			Name:     "printed",
			Kind:     List,
			Required: true,
			Zh:       "所印表头，自上而下（JSON）；缺该列时为空数组",
			En:       "header cells above it from the top, as a JSON array; empty when the document lacks it",
		},
		func(c columnSource) any { return list(append([]string{}, c.Path...)) },
	},
	{
		Column{Name: "number", Kind: Integer, Zh: "所印栏次", En: "printed number"},
		func(c columnSource) any { return positive(c.Number) },
	},
	{Column{Name: "unit", Zh: "单位", En: "unit of its values"}, func(c columnSource) any { return said(c.unit) }},
})

var rows = define(Table{
	Name: "rows",
	Zh:   "表的行",
	En:   "A row of a table, or one side of it",
	Key:  []string{"row_id"},
	Foreign: []Foreign{
		{"table_id", "tables", "table_id"},
		{"document_id", "documents", "document_id"},
	},
	Index: []string{"table_id", "address"},
}, []field[rowSource]{
	{
		Column{Name: "row_id", Required: true, Zh: "行标识：文件标识与行址", En: "document_id/address"},
		func(r rowSource) any { return r.id },
	},
	{Column{Name: "table_id", Required: true, Zh: "所在表", En: "its table"}, func(r rowSource) any { return r.table }},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(r rowSource) any { return r.document },
	},
	{
		Column{Name: "position", Kind: Integer, Required: true, Zh: "在表中的次序", En: "its place in the table, from 1"},
		func(r rowSource) any { return r.position },
	},
	{
		Column{
			Name:     "address",
			Required: true,
			Zh:       "行址：文件内唯一，历年同一行相同",
			En:       "unique in the document, and the same for the same line in other years",
		},
		func(r rowSource) any { return string(r.Address) },
	},
	{
		Column{Name: "side", Zh: "侧", En: "side, in tables of several sides"},
		func(r rowSource) any { return words(r.Side) },
	},
	{
		Column{
			Name:     "role",
			Required: true,
			Enum:     roles,
			Zh:       "角色：合计、项目、单位",
			En:       "total, item, or entity: the row of the department or a unit",
		},
		func(r rowSource) any { return r.Role },
	},
	{
		Column{Name: "item", Zh: "固定行的名字", En: "what row it is, in tables of fixed rows"},
		func(r rowSource) any { return words(r.Item) },
	},
	{
		Column{Name: "code", Zh: "科目编码", En: "code of the classification"},
		func(r rowSource) any { return words(r.Code) },
	},
	{Column{Name: "name", Zh: "行名", En: "printed label"}, func(r rowSource) any { return words(r.Name) }},
	{
		Column{
			Name: "path",
			Kind: List,
			Zh:   "所属各级名称及本行名称，仅用于逐级列示的表",
			En:   "names of the rows above that it is below, and its own, as a JSON array, in lists in steps",
		},
		func(r rowSource) any {
			if len(r.Path) == 0 {
				return nil
			}
			return list(r.Path)
		},
	},
	{Column{Name: "project", Zh: "项目名称", En: "name of the project"}, func(r rowSource) any { return words(r.Project) }},
	{
		Column{Name: "level", Kind: Integer, Zh: "编码层级：1类、2款、3项", En: "depth of the code, from 1"},
		func(r rowSource) any { return positive(r.Level) },
	},
	{
		Column{Name: "year", Kind: Integer, Zh: "该行所属年度，仅用于多年并列的表", En: "year of the row, in tables of several years"},
		func(r rowSource) any { return positive(r.Year) },
	},
	{
		Column{Name: "unit_code", Zh: "预算单位编码", En: "code of the budget unit whose row it is"},
		func(r rowSource) any { return r.budgetUnit(func(u document.Unit) string { return u.Code }) },
	},
	{
		Column{Name: "unit_name", Zh: "预算单位名称", En: "name of that unit"},
		func(r rowSource) any { return r.budgetUnit(func(u document.Unit) string { return u.Name }) },
	},
	class("function", "功能分类编码", "code of the function class, where it is not the row's own", code),
	class("function", "功能分类名称", "its name", label),
	class("economic", "部门经济分类编码", "code of the economic class", code),
	class("economic", "部门经济分类名称", "its name", label),
	class("government_economic", "政府经济分类编码", "code of the government's economic class", code),
	class("government_economic", "政府经济分类名称", "its name", label),
	{Column{Name: "page", Kind: Integer, Zh: "行首所在页", En: "page that it begins on"}, func(r rowSource) any {
		for _, c := range r.Cells {
			if c.Cell != nil {
				return positive(c.Page)
			}
		}
		return nil
	}},
})

func (r rowSource) budgetUnit(of func(document.Unit) string) any {
	if r.Unit == nil {
		return nil
	}
	return words(of(*r.Unit))
}

const (
	code  = "code"
	label = "name"
)

func class(id, zh, en, what string) field[rowSource] {
	return field[rowSource]{Column{Name: id + "_" + what, Zh: zh, En: en}, func(r rowSource) any {
		for _, c := range r.Classes {
			switch {
			case c.ID != id:
			case what == code:
				return words(c.Code)
			default:
				return words(c.Name)
			}
		}
		return nil
	}}
}

var values = define(Table{
	Name: "values",
	Zh:   "数值：每个印有内容的金额格一行",
	En:   "A value: one printed cell of an amount column. What is blank has no record",
	Key:  []string{"row_id", "column_name"},
	Foreign: []Foreign{
		{"row_id", "rows", "row_id"},
		{"column_id", "columns", "column_id"},
		{"document_id", "documents", "document_id"},
	},
}, append(append([]field[valueSource]{
	{Column{Name: "row_id", Required: true, Zh: "所在行", En: "its row"}, func(v valueSource) any { return v.row }},
	{
		Column{Name: "column_name", Required: true, Zh: "列名", En: "what column it is in"},
		func(v valueSource) any { return v.Column },
	},
	{
		Column{Name: "column_id", Required: true, Zh: "所在列", En: "its column"},
		func(v valueSource) any { return v.column },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(v valueSource) any { return v.document },
	},
}, money(func(v valueSource) (*value.Amount, *string) { return v.Amount, v.unit })...),
	printed(func(v valueSource) *document.Cell { return v.cell })...))

// money gives the columns of a number: as printed with its unit, and in 元 where the unit is one of money.
func money[T any](of func(T) (*value.Amount, *string)) []field[T] {
	return []field[T]{
		{
			Column{
				Name: "value",
				Kind: Decimal,
				Zh:   "数值，位数同原文；空值表示印有横线等，或无法读作数值",
				En:   "the number with its printed decimals; none where a dash or no number is printed",
			},
			func(x T) any { a, _ := of(x); return exact(a) },
		},
		{Column{Name: "unit", Zh: "单位", En: "its unit"}, func(x T) any { _, u := of(x); return said(u) }},
		{
			Column{
				Name: "amount_yuan",
				Kind: Decimal,
				Zh:   "折合元的金额",
				En:   "the amount in yuan, where the unit is one of money",
			},
			func(x T) any {
				a, u := of(x)
				if a == nil || u == nil {
					return nil
				}
				factor, ok := value.UnitFactor(*u)
				if !ok {
					return nil
				}
				return a.Mul(factor)
			},
		},
	}
}

// told is how a table was told; of a missing one nothing is.
func (t tableSource) told() document.Evidence {
	if t.Evidence == nil {
		return document.Evidence{}
	}
	return *t.Evidence
}

// unitFrom is where a unit was read.
func unitFrom(e *document.Evidence) any {
	if e == nil || e.Unit == nil {
		return nil
	}
	return words(e.Unit.From)
}

// reasons are those why an amount is not verified, nil for none.
func reasons(c *document.Cell) any {
	if len(c.Because) == 0 {
		return nil
	}
	return list(c.Because)
}

// printed gives the columns of a printed cell.
func printed[T any](of func(T) *document.Cell) []field[T] {
	cell := func(get func(*document.Cell) any) func(T) any {
		return func(x T) any {
			if c := of(x); c != nil {
				return get(c)
			}
			return nil
		}
	}
	correction := func(get func(*document.Correction) any) func(T) any {
		return cell(func(c *document.Cell) any {
			if c.Corrected == nil {
				return nil
			}
			return get(c.Corrected)
		})
	}
	out := []field[T]{
		{
			Column{Name: "raw", Zh: "原文", En: "what is printed"},
			cell(func(c *document.Cell) any { return words(c.Raw) }),
		},
		{
			Column{
				Name: "proof",
				Enum: proofs,
				Zh:   "核对情况：相符、未核对、存疑",
				En:   "verified, unchecked or doubtful, by the checks that cover it",
			},
			cell(func(c *document.Cell) any { return words(c.Proof) }),
		},
		{
			Column{Name: "because", Kind: List, Zh: "未得到验证的原因", En: "why it is not verified, as a JSON array"},
			cell(reasons),
		},
		{
			Column{
				Name: "corrected_from",
				Kind: Decimal,
				Zh:   "人工更正前的数值",
				En:   "the number before a person corrected it",
			},
			correction(func(c *document.Correction) any { return exact(c.Read) }),
		},
		{
			Column{Name: "corrected_by", Zh: "更正人", En: "who corrected it"},
			correction(func(c *document.Correction) any { return words(c.By) }),
		},
		{
			Column{Name: "corrected_why", Zh: "更正理由", En: "why"},
			correction(func(c *document.Correction) any { return words(c.Why) }),
		},
	}
	return append(out, where(func(x T) (int, *geometry.Rect) {
		if c := of(x); c != nil {
			return c.Page, &c.Box
		}
		return 0, nil
	})...)
}

package tidy

import (
	"gongkai/normalize/document"
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

// statuses, roles and proofs are all that such columns hold.
var (
	statuses = []string{document.Filled, document.Empty, document.Missing}
	roles    = []string{document.Total, document.Group, document.Item, document.Entity}
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

const (
	code  = "code"
	label = "name"
)

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

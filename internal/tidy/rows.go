package tidy

import (
	"gongkai/normalize/document"
)

type rowSource struct {
	id, table, document string
	position            int
	document.Row
}

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
			Zh:       "角色：合计、分组、项目、单位",
			En:       "total, group (it adds up the rows below it), item, or entity: the row of the department or a unit",
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
	class("goods", "采购品目编码", "code of what is bought, by the catalogue of purchases", code),
	class("goods", "采购品目名称", "its name", label),
	{
		Column{
			Name: "texts",
			Kind: List,
			Zh:   "该行在其他文字栏中的内容（JSON）：采购组织形式、规格型号、时间等",
			En:   "what else the row says in columns of text, as a JSON array of id and text: how it is bought, its model, when",
		},
		func(r rowSource) any {
			if len(r.Texts) == 0 {
				return nil
			}
			return list(r.Texts)
		},
	},
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

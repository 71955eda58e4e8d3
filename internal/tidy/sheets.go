package tidy

import (
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// Performance sheets: their fields and indicators.

type sheetSource struct {
	id, document string
	position     int
	name         Meaning
	*document.Sheet
}

type fieldSource struct {
	sheet, document string
	unit            *string
	document.NamedField
	cell *document.Cell
}

type indicatorSource struct {
	id, sheet, document string
	position            int
	document.Indicator
}

var sheets = define(Table{
	Name: "sheets", Zh: "绩效目标表", En: "A performance sheet of a document", Key: []string{"sheet_id"},
	Foreign: []Foreign{{"document_id", "documents", "document_id"}}, Index: []string{"document_id", "sheet_name"},
}, []field[sheetSource]{
	{
		Column{Name: "sheet_id", Required: true, Zh: "绩效表标识：文件标识、表名与序号", En: "document_id/sheet_name/number"},
		func(s sheetSource) any { return s.id },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(s sheetSource) any { return s.document },
	},
	{
		Column{
			Name:     "position",
			Kind:     Integer,
			Required: true,
			Zh:       "在文件中的次序",
			En:       "its place among the sheets of the document, from 1",
		},
		func(s sheetSource) any { return s.position },
	},
	{
		Column{Name: "sheet_name", Required: true, Zh: "表名", En: "what sheet it is"},
		func(s sheetSource) any { return s.ID },
	},
	{Column{Name: "title", Zh: "所印表题", En: "title as printed"}, func(s sheetSource) any { return words(s.Title) }},
	{
		Column{Name: "name", Zh: "通用表名", En: "what the vocabulary calls the sheet"},
		func(s sheetSource) any { return words(s.Name) },
	},
	{Column{Name: "title_en", Zh: "英文表题", En: "title in English"}, func(s sheetSource) any { return words(s.name.En) }},
	{Column{Name: "unit", Zh: "金额单位", En: "unit of its amounts"}, func(s sheetSource) any { return said(s.Unit) }},
	{
		Column{Name: "unit_from", Zh: "单位读自何处", En: "where the unit was read"},
		func(s sheetSource) any { return unitFrom(s.Evidence) },
	},
	{Column{Name: "year", Kind: Integer, Zh: "年度", En: "its year"}, func(s sheetSource) any { return whole(s.Year) }},
	{Column{Name: "project", Zh: "项目名称", En: "name of the project, in a sheet of one"}, func(s sheetSource) any {
		if f := s.Fields.Get("project"); f != nil {
			return said(f.Text)
		}
		return nil
	}},
	{
		Column{Name: "pages", Kind: List, Zh: "所在各页", En: "its pages, as a JSON array"},
		func(s sheetSource) any { return list(append([]int{}, s.Pages...)) },
	},
	{
		Column{Name: "corrections", Kind: List, Zh: "人工更正（JSON）", En: "what a person says of it, as a JSON array"},
		func(s sheetSource) any { return toldList(s.Corrected) },
	},
})

var sheetFields = define(Table{
	Name:    "sheet_fields",
	Zh:      "绩效目标表的填报项",
	En:      "A field of a performance sheet. What is blank or redacted has no record",
	Key:     []string{"sheet_id", "field_name"},
	Foreign: []Foreign{{"sheet_id", "sheets", "sheet_id"}, {"document_id", "documents", "document_id"}},
}, append(append([]field[fieldSource]{
	{
		Column{Name: "sheet_id", Required: true, Zh: "所在绩效表", En: "its sheet"},
		func(f fieldSource) any { return f.sheet },
	},
	{
		Column{
			Name:     "field_name",
			Required: true,
			Zh:       "填报项；年度任务为 tasks/序号/栏目，合计行为 sums/序号/栏目",
			En:       "what field it is; of a task tasks/number/column, of a row of sums sums/number/column, as in the JSON",
		},
		func(f fieldSource) any { return f.ID },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(f fieldSource) any { return f.document },
	},
	{
		Column{Name: "text", Zh: "文字", En: "its text, where it is no amount"},
		func(f fieldSource) any { return said(f.Text) },
	},
}, money(func(f fieldSource) (*value.Amount, *string) {
	if f.Amount == nil {
		return nil, nil
	}
	return f.Amount, f.unit
})...), printed(func(f fieldSource) *document.Cell { return f.cell })...))

var indicators = define(Table{
	Name: "indicators",
	Zh:   "绩效指标",
	En:   "An indicator of a performance sheet",
	Key:  []string{"indicator_id"},
	Foreign: []Foreign{
		{"sheet_id", "sheets", "sheet_id"},
		{"document_id", "documents", "document_id"},
	},
	Index: []string{"sheet_id"},
}, append([]field[indicatorSource]{
	{
		Column{Name: "indicator_id", Required: true, Zh: "指标标识", En: "sheet_id/indicators/number, as in the JSON"},
		func(i indicatorSource) any { return i.id },
	},
	{
		Column{Name: "sheet_id", Required: true, Zh: "所在绩效表", En: "its sheet"},
		func(i indicatorSource) any { return i.sheet },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(i indicatorSource) any { return i.document },
	},
	{
		Column{Name: "position", Kind: Integer, Required: true, Zh: "次序", En: "its place in the sheet, from 1"},
		func(i indicatorSource) any { return i.position },
	},
	{
		Column{Name: "level1", Zh: "一级指标", En: "indicator of the first level"},
		func(i indicatorSource) any { return said(i.Level1) },
	},
	{
		Column{Name: "level2", Zh: "二级指标", En: "indicator of the second level"},
		func(i indicatorSource) any { return said(i.Level2) },
	},
	{
		Column{Name: "name", Zh: "三级指标", En: "its name, of the third level"},
		func(i indicatorSource) any { return words(i.Name) },
	},
	{
		Column{Name: "target", Zh: "指标值原文", En: "target as printed"},
		func(i indicatorSource) any { return words(i.Target.Raw) },
	},
	{
		Column{Name: "operator", Enum: []string{">=", "<=", ">", "<", "="}, Zh: "比较符", En: "how the number binds"},
		func(i indicatorSource) any { return said(i.Target.Op) },
	},
	{
		Column{Name: "value", Kind: Decimal, Zh: "指标数值，文字目标为空", En: "number of the target; none for words"},
		func(i indicatorSource) any { return exact(i.Target.Value) },
	},
	{Column{Name: "unit", Zh: "单位", En: "its unit"}, func(i indicatorSource) any { return said(i.Target.Unit) }},
	{
		Column{Name: "target_period", Zh: "实施期指标值原文", En: "target of the whole term as printed"},
		func(i indicatorSource) any {
			if i.TargetPeriod == nil {
				return nil
			}
			return words(i.TargetPeriod.Raw)
		},
	},
	{
		Column{Name: "basis", Zh: "指标设定依据", En: "what the target is based on"},
		func(i indicatorSource) any { return said(i.Basis) },
	},
	{
		Column{Name: "prior", Zh: "上年完成值", En: "what was achieved the year before"},
		func(i indicatorSource) any { return said(i.Prior) },
	},
	{
		Column{Name: "weight", Kind: Decimal, Zh: "权重", En: "weight"},
		func(i indicatorSource) any { return exact(i.Weight) },
	},
	{Column{Name: "rule", Zh: "赋分规则", En: "how points are given"}, func(i indicatorSource) any { return said(i.Rule) }},
	{
		Column{Name: "evidence", Zh: "佐证资料", En: "evidence asked for"},
		func(i indicatorSource) any { return said(i.Evidence) },
	},
	{
		Column{Name: "explanation", Zh: "指标解释", En: "what the indicator means"},
		func(i indicatorSource) any { return said(i.Explanation) },
	},
	{
		Column{Name: "actual", Zh: "实际完成值", En: "what was reached, in a self-evaluation"},
		func(i indicatorSource) any { return said(i.Actual) },
	},
	{
		Column{Name: "points", Kind: Decimal, Zh: "得分", En: "points given, in a self-evaluation"},
		func(i indicatorSource) any { return exact(i.Points) },
	},
	{
		Column{Name: "reason", Zh: "偏差原因分析", En: "why it is another than the target, in a self-evaluation"},
		func(i indicatorSource) any { return said(i.Reason) },
	},
	{
		Column{Name: "core", Zh: "是否核心指标", En: "whether it is a core indicator"},
		func(i indicatorSource) any { return said(i.Core) },
	},
	{
		Column{Name: "activity", Zh: "活动", En: "activity that it belongs to"},
		func(i indicatorSource) any { return said(i.Activity) },
	},
	{
		Column{Name: "remark", Zh: "备注", En: "remark"},
		func(i indicatorSource) any { return said(i.Remark) },
	},
}, where(func(i indicatorSource) (int, *geometry.Rect) { return i.Page, &i.Box })...))

package lang

// explanations are the texts of `gongkai explain`.
var explanations = map[string]string{
	"verified": "已验证", "unchecked": "未检验", "doubtful": "存疑", "blank": "空白", "line": "文字行", "likeness": "相似度",

	"corrected by %s: read as %s; %s": "由 %s 更正：原读作 %s；%s",
	"Printed":                         "所印内容",
	"Nothing is printed in this column of the row.": "该行在此列没有印任何内容。",
	"row %d, column %d of the grid":                 "网格第 %d 行第 %d 列",
	"rows %d to %d, columns %d to %d of the grid":   "网格第 %d 至 %d 行，第 %d 至 %d 列",
	"run %d":                               "文字段 %d",
	"cut off by its cell":                  "被单元格截断",
	"Row":                                  "所在行",
	"Column %s":                            "所在列 %s",
	"header printed":                       "所印表头",
	"header of the form":                   "表式中的表头",
	"numbered %s in print, %s in the form": "栏次：所印 %s，表式 %s",
	"Table %s of the form %s":              "所在表 %s（表式 %s）",
	"title printed":                        "所印标题",
	"title of the form":                    "表式中的标题",
	"likeness of the title":                "标题相似度",
	"of the header":                        "表头相似度",
	"score of the sheet":                   "绩效表得分",
	"no rulings are drawn: its cells follow from alignment": "没有表格线：单元格由对齐关系推定",
	"The same number stands in":                             "相同的数字还见于",
	"Checks":                                                "勾稽关系",
	"No check covers it.":                                   "没有勾稽关系涉及此数。",
	"%d cells; -v shows them":                               "共 %d 个单元格；-v 可全部显示",
	"%d vacuous check":                                      "另有 %d 项空白",
	"%d vacuous checks":                                     "另有 %d 项空白",
	"Said of this place":                                    "关于此处的诊断",

	"no value is printed there":    "该处没有印数值",
	"the document has no value %s": "文档中没有 %s 这个数值",
	"near it:":                     "相近的有：",
	"%d values are printed there; the first %d are shown": "该处印有 %d 个数值；显示前 %d 个",
}

package lang

// checks are the texts of `gongkai check`, and of the checks that `gongkai explain` shows.
var checks = map[string]string{
	"exact": "相符", "rounding": "舍入差", "mismatch": "不符", "untestable": "无法检验", "vacuous": "空白",

	"verdict": "结论", "check": "勾稽关系", "row": "行", "column": "列", "left": "左边", "right": "右边", "difference": "差额", "envelope": "允许误差",
	"pages": "页", "printed": "所印数字",

	"no check is of %s; there are checks of %s": "没有 %s 的勾稽关系；有勾稽关系的是 %s",
	"What they say:":                      "勾稽关系的含义：",
	"blank or missing: %s":                "空白或缺失：%s",
	": %s":                                "：%s",
	", ":                                  "，",
	"page %d":                             "第 %d 页",
	", page %d":                           "，第 %d 页",
	"difference %s, rounding explains %s": "差额 %s，舍入可解释 %s",
	" (and %d blank cell)":                "（另有 %d 个空白单元格）",
	" (and %d blank cells)":               "（另有 %d 个空白单元格）",
	" (sums in yuan)":                     "（合计以元计）",
	"%d check":                            "共 %d 项",
	"%d checks":                           "共 %d 项",
	"%d %s":                               "%[2]s %[1]d",
	" (%d shown)":                         "（列出 %d 项）",

	"%s %s %s":                                 "%s %s %s",
	"%s – %s":                                  "%s（%s）",
	"%s is the sum of its parts":               "%s等于其各组成部分之和",
	"each row is the sum of its parts":         "各行等于其各组成部分之和",
	"each row is the sum of the rows below it": "各行等于其下级各行之和",
	"the total is the sum of the lowest rows":  "合计等于最末级各行之和",
	"the sum of %s is %s":                      "%s 之和等于 %s",
	"%s and %s print the same":                 "%s 与 %s 所印相同",
	"the weights of a sheet add up to %s":      "一张绩效表的权重合计为 %s",
}

package lang

// checks are the texts of `gongkai check`, and of the checks that `gongkai explain` shows.
var checks = map[string]string{
	"second reader: it could not read the file: %s": "第二读取器：" +
		"未能读取该文件：%s",
	"second reader: agrees %d, differs %d, silent %d": "第二读取器：一致 " +
		"%d，不同 %d，未见 %d",
	"page %d: %s, %s: the second reader does not see it there": "第 %d 页：%s，" +
		"%s：第二读取器在该处未见",
	"the second reader needs the PDF file": "第二读取器需要 " +
		"PDF 文件",
	"have an independent reader of PDF look for the digits of every amount: agrees, differs or silent": "请另一个独立的 " +
		"PDF 读取器查看每个金额的数字：agrees 一致、differs 不同、silent 未见",

	"exact":      "相符",
	"rounding":   "舍入差",
	"mismatch":   "不符",
	"untestable": "无法检验",
	"vacuous":    "空白",

	"verdict":    "结论",
	"check":      "勾稽关系",
	"row":        "行",
	"column":     "列",
	"left":       "左边",
	"right":      "右边",
	"difference": "差额",
	"envelope":   "允许误差",
	"pages":      "页",
	"printed":    "所印数字",

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

	"%s %s %s":                   "%s %s %s",
	"%s – %s":                    "%s（%s）",
	"%s is the sum of its parts": "%s等于其各组成部分之和",
	"each total column is the sum of its parts": "各合计列等于其各组成部分之和",
	"each row is the sum of its parts":          "各行等于其各组成部分之和",
	"each row is the sum of the rows below it":  "各行等于其下级各行之和",
	"the total is the sum of the lowest rows":   "合计等于最末级各行之和",
	"the sum of %s is %s":                       "%s 之和等于 %s",
	"%s and %s print the same":                  "%s 与 %s 所印相同",
	"the weights of a sheet add up to %s":       "一张绩效表的权重合计为 %s",

	// why, in the built-in forms
	"10 of 100 are kept for 预算执行率":                                     "100 分中有 10 分留给预算执行率",
	"表3 has the spending of all funds":                                 "表3 含各项资金的支出",
	"表5 项目支出 by 项 = Σ 表7":                                              "表5 的项目支出按项 = Σ 表7",
	"表4 政府性基金 by 类 = 表8":                                               "表4 的政府性基金按类 = 表8",
	"表4 国有资本经营 by 类 = 表9":                                              "表4 的国有资本经营按类 = 表9",
	"表4 一般公共预算 by 类 = 表5":                                              "表4 的一般公共预算按类 = 表5",
	"表2 = 表3 by code":                                                  "表2 = 表3，按编码",
	"表1 支出 by 类 = 表3":                                                  "表1 的支出按类 = 表3",
	"机关运行经费 is the running costs of the administrative units":          "机关运行经费是行政单位的运行费用",
	"工资福利支出 is personnel":                                              "工资福利支出属于人员经费",
	"对个人和家庭的补助 is personnel":                                           "对个人和家庭的补助属于人员经费",
	"三公 may also be paid from projects":                                "三公经费也可由项目支出",
	"三公 is part of what each fund spends":                              "三公经费是各项资金支出的一部分",
	"what is carried over comes on top":                                "上年结转另计",
	"the spending of one fund is part of all":                          "一项资金的支出是全部支出的一部分",
	"the same by code":                                                 "按编码相同",
	"the lines of 表1 are the columns of 表2":                            "表1 的各行即表2 的各列",
	"projects may be paid from other funds":                            "项目也可由其他资金支出",
	"groups and projects may share a column without any mark":          "分组与项目可能同列而无标记",
	"each sheet = the row of the same project; if all have one Σ = 表7": "每张绩效表 = 同名项目一行；各项目都有时 Σ = 表7",
	"nothing is spent that does not come in":                           "没有收入就没有支出",
	"each fund is spent as it comes in":                                "各项资金收支相抵",
	"a sheet has the amount of the project of its name":                "绩效表的金额是同名项目的金额",
}

package view

var chinese = map[string]string{
	"noscript": "本报告由文件内的脚本绘制。请允许其运行脚本，或使用 gongkai extract。",
	"report":   "公开文件核对报告",

	// the masthead
	"year": "{0}年", "unit": "单位：{0}", "unit.元": "元", "unit.万元": "万元", "unit.亿元": "亿元", "published": "{0} 公开", "pagecount": "{0} 页", "form": "表式", "noform": "无已知表式",
	"kind.budget": "部门预算", "kind.final_accounts": "部门决算", "redacted": "已隐去个人信息",
	"share":     "的数值已验证（{0}／{1}）",
	"share.all": "已验证 {0}，未核对 {1}，存疑 {2}",
	"holds":     "勾稽成立", "fails": "不成立", "opens": "无法核对",

	// pages
	"pageword": "第", "page": "第 {0} 页", "p": "{0} 页", "pages": "第 {0} 页", "goto": "转到页", "images": "未显示的图片：{0}",
	"smaller": "缩小", "larger": "放大", "fit": "适合宽度", "barred": "个人信息已隐去",

	// proofs
	"verified": "已验证", "unchecked": "未核对", "doubtful": "存疑",
	"verified.about":  "涉及该数值的勾稽关系成立，且无一不成立。",
	"unchecked.about": "没有勾稽关系涉及该数值。",
	"doubtful.about":  "涉及该数值的勾稽关系不成立，或印刷内容无法确切读出。请看原页。",

	// panels and filter
	"tab.tables": "报表", "tab.sheets": "绩效", "tab.facts": "文字说明", "tab.checks": "勾稽", "tab.unmapped": "未识别",
	"tab.diagnostics": "诊断", "tab.corrections": "更正", "keyhint": "按键 {0}",
	"filter": "筛选", "filter.only": "只看{0}的数值", "jump": "转到报表…",
	"search": "搜索", "nothing": "没有找到", "more": "另有 {0} 条", "close": "关闭", "cancel": "取消", "remove": "删除", "copy": "复制",

	// tables
	"tables.none": "没有找到该表式的任何报表。", "form.none": "本文件不符合任何已知表式。其中的表见“未识别”，内容照原样。",
	"status.filled": "有数", "status.empty": "空表：文件有说明", "status.missing": "缺少：文件中没有此表",
	"side.income": "收入", "side.expenditure": "支出", "head.item": "项目", "head.project": "科目与项目", "head.unit": "单位",
	"blankcolumns": "显示 {0} 个空白栏", "col.code": "编码", "col.name": "名称", "col.project": "项目", "extra": "表式之外的内容",
	"notes": "注", "corrected": "已更正", "corrected.by": "原读作 {0}；{1} 更正：{2}", "readas": "读作 {0}",

	// sheets
	"indicator": "指标 {0}", "field.level1": "一级指标", "field.level2": "二级指标", "field.name": "三级指标", "field.target": "指标值",
	"field.nature": "性质", "field.value": "数值", "field.unit": "单位", "field.weight": "权重", "field.prior": "上年完成值", "field.basis": "设定依据",
	"field.rule": "赋分规则", "field.evidence": "佐证资料", "field.department": "部门", "field.project": "项目", "field.contact": "联系人",
	"field.phone": "联系电话", "field.owner": "负责人", "field.objective": "目标", "field.funds_upper": "上级资金",
	"field.funds_local": "本级资金", "field.funds_other": "其他资金", "field.funds_total": "资金总额", "field.funds_fiscal": "财政拨款",

	// facts, checks
	"facts.about": "文字说明中的数字，以及与之一致的报表单元格。",
	"head.fact":   "事项", "head.value": "数值", "head.words": "原文", "head.agrees": "与之一致", "head.check": "勾稽关系", "head.where": "位置",
	"head.left": "左方", "head.right": "右方", "head.difference": "差额",
	"verdict.exact": "相等", "verdict.rounding": "尾差", "verdict.mismatch": "不符", "verdict.untestable": "缺数", "verdict.vacuous": "空白",
	"verdict.exact.about":      "两方相等。",
	"verdict.rounding.about":   "差额不超过四舍五入所能解释的范围。",
	"verdict.mismatch.about":   "差额超出四舍五入所能解释的范围：某个数字有误，或读取有误，或文件不合自身的规则。",
	"verdict.untestable.about": "所需的数字文件中没有。",
	"verdict.vacuous.about":    "涉及的数字均为空白。",
	"checks.none":              "没有属于上面所选结果的勾稽关系。", "nochecks": "没有勾稽关系涉及该数值。", "notprinted": "未印", "envelope": "四舍五入可解释的差额最多为 {0}。",

	// unmapped, diagnostics
	"unmapped.about": "不属于任何表式的表，内容照原样。其中的数字均未经核对。", "untitled": "无标题的表", "size": "{0} 行，{1} 格",
	"nearest": "与表式中的“{0}”最接近：标题 {1} %，表头 {2} %。", "nearest.missing": "缺少：{0}。", "square": "第 {0} 行第 {1} 栏",
	"diagnostics.none": "对此文件没有要说明的。",

	// corrections
	"correct": "更正…", "correct.again": "修改更正…", "correct.corrected": "更正为", "correct.by": "更正人", "correct.why": "理由",
	"correct.save": "记下", "correct.noamount": "这不是金额。", "correct.incomplete": "更正须写明更正人和理由。", "correct.to": "已记：{0}",
	"correct.address": "地址", "correct.printed": "原印", "corrections.none": "尚无。请选中一个数值，按“更正…”。",
	"corrections.about": "您发现的错误收集在此，只存于本浏览器，直到您下载为止。", "download": "下载 {0}",

	// help
	"help":       "帮助",
	"help.about": "点击数值，其在原页的位置即亮起；点击原页的位置，数值即亮起。点开勾稽关系，可见两方的单元格。",
	"key.next":   "下一个数值", "key.previous": "上一个数值", "key.nextdoubt": "下一个存疑数值", "key.previousdoubt": "上一个存疑数值",
	"key.search": "搜索", "key.correct": "更正该数值", "key.filterdoubt": "只看存疑的数值", "key.panel": "转到栏目", "key.larger": "放大页面",
	"key.smaller": "缩小页面", "key.fit": "适合宽度", "key.language": "English", "key.help": "本帮助", "key.escape": "离开，取消选择",
}

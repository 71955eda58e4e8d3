package lang

// catalogue are the texts of the commands that ask across documents.
var catalogue = map[string]string{
	"make the results of a run one database that answers questions across documents": "把一次运行的结果汇成一个数据库，可跨文件提问",
	"find departments, projects, rows, text and indicators in a catalogue":           "在汇编库中查找部门、项目、行、文字和指标",
	"compare a measure over departments and years, and say who is missing":           "按部门和年度比较一项指标，并说明缺谁",
	"say how many disclosures have which measure, and why the others have not":       "说明各项指标有多少份公开文件有数、其余为何没有",
	"read, compare and correct the results of a run in a browser":                    "在浏览器中阅读、比较并更正一次运行的结果",
	"then open the address that it prints":                                           "然后打开它打印的地址",
	"for others to read, without personal data":                                      "供他人阅读，不含个人信息",
	"host and port; 127.0.0.1:8460 without, port 0 takes a free one":                 "主机与端口；缺省 127.0.0.1:8460，端口 0 取空闲的",
	"take no corrections":                                "不接受更正",
	"what whoever corrects must know; a new one without": "更正者须知的口令；缺省每次新生成",
	"leave out personal data in all answers":             "所有回答都隐去个人信息",
	"tell each request on standard error":                "在标准错误上报告每个请求",
	"serve: of which folder? one at a time":              "serve：哪个文件夹？一次一个",
	"serve: --listen takes host and port, such as 127.0.0.1:8460, not %q": "serve：--listen 的值是主机与端口，" +
		"如 127.0.0.1:8460，不能是 %q",
	"serve: --listen beyond this machine needs --read-only or --token": "serve：--listen 超出本机时须有 --read-only 或 --token",
	"gongkai: open %s (Ctrl-C ends it)":                                "gongkai：请打开 %s（按 Ctrl-C 结束）",
	"gongkai: making the catalogue of %d inputs …":                     "gongkai：正在为 %d 个输入建立汇编库……",
	"build it, or bring it up to date":                                 "建立，或更新到最新",
	"with the cells of every check":                                    "连同每条勾稽关系的单元格",
	"and a Fiscal Data Package of it":                                  "并写出其 Fiscal Data Package",
	"also write the amounts of money as a Fiscal Data Package into DIR": "另把金额写成 DIR 中的 Fiscal " +
		"Data Package",
	"with amount, year, department and page": "列出金额、年度、部门和页码",
	"projects alone":                         "只查项目",
	"who spends how much on 三公经费":            "“三公”经费各花多少",
	"spending on education as a chart":       "教育支出，画成图",
	"for a spreadsheet":                      "供电子表格使用",
	"who drops out of 三公经费, and why":         "“三公”经费缺了谁、为什么",
	"the measures, with what they mean":      "各项指标及其含义",
	"keep the cells of every check (check_cells), which take more than half of the space": "保留每条勾稽关系的单元格（check_cell" +
		"s），它们占去一半以上的空间",
	"read forms from the YAML files of DIR, too, for names":                                "也读取 DIR 中的 YAML 表式，用其名称",
	"only this province, city or county: a part of its name, or the beginning of its code": "只要这个省、市或县：名称的一部分，或区划代码的开头",
	"only departments with this in their name":                                             "只要名称中有此文字的部门",
	"only budget or final_accounts": "只要 budget（预算）或 " +
		"final_accounts（决算）",
	"only these years: 2026, 2024-2026, 2024- or -2026": "只要这些年度：2026、2024-2026、" +
		"2024- 或 -2026",
	"only one kind of place: %s":                  "只要一类：%s",
	"at most so many; 50 without":                 "最多这么多；缺省 50",
	"what to compare, such as three_public.total": "比较什么，如 three_public.total",
	"the class, in measures of classes such as expenditure.function": "类级科目，用于 " +
		"expenditure.function 等按类的指标",
	"take in units that are inside of departments that are present": "连同所属部门已在其中的单位",
	"text, bar, csv or json":                    "text、bar、csv 或 json",
	"only this measure; all without":            "只要这项指标；缺省为全部",
	"list the measures":                         "列出各项指标",
	"catalogue: of which folder? one at a time": "catalogue：哪个文件夹？一次一个",
	"gongkai: catalogue: %d new, %d changed, %d gone, %d as before": "gongkai：汇编库：新增 %d，变更 " +
		"%d，移除 %d，未变 %d",
	"%s: --years takes 2026, 2024-2026, 2024- or -2026, not %q": "%s：--years 的值如 2026、" +
		"2024-2026、2024- 或 -2026，不能是 %q",
	"%s: no format %q":                        "%s：没有格式 %q",
	"compare: in which folder? one at a time": "compare：在哪个文件夹？一次一个",
	"compare: %s is of classes; --code says which": "compare：%s 按类计数；用 " +
		"--code 说明哪一类",
	"%s: --measure which one? `gongkai coverage --measures` lists them": "%s：--measure " +
		"哪一项？`gongkai coverage --measures` 列出全部指标",
	"%s: no measure %q; did you mean %s?": "%s：没有指标 %q；是否指 %s？",
	"%s: no measure %q; `gongkai coverage --measures` lists them": "%s：没有指标 %q；`gongkai " +
		"coverage --measures` 列出全部指标",
	"✓ verified   ≠ places of the document say different things   a sum " +
		"stands where every line has a value   ✎ rests on what a person corrected": "✓ 已验证   ≠ 文件各处说法不一   各行皆有数时才有合计   ✎ 依据人工更正",
	"%d disclosure is left out:":                                    "有 %d 份公开文件未列入：",
	"%d disclosures are left out:":                                  "有 %d 份公开文件未列入：",
	"coverage: in which folder? one at a time":                      "coverage：在哪个文件夹？一次一个",
	"search: in which folder, for which words?":                     "search：在哪个文件夹、找哪些词？",
	"search: --limit takes a number":                                "search：--limit 的值是一个数",
	"search: --in takes one of %s":                                  "search：--in 的值是 %s 之一",
	"gongkai: nothing has all of these words":                       "gongkai：没有哪一处含有全部这些词",
	"no results of a run here; `gongkai extract -o OUT` makes them": "这里没有运行的结果；用 `gongkai extract -o OUT` 得到",
	"no catalogue here; `gongkai catalogue OUT` makes it":           "这里没有汇编库；用 `gongkai catalogue OUT` 建立",
	"%s is no catalogue":                                            "%s 不是汇编库",
	"%s is a catalogue of another version; make it anew":            "%s 是另一版本的汇编库；请重新建立",

	"no document here is named %s":                       "这里没有名为 %s 的文档",
	"%d documents here are named %s: %s …":               "这里有 %d 份文档名为 %s：%s……",
	"%s: which document of %s? its name or id":           "%s：%s 中的哪份文档？给出名称或标识",
	"a value of a document of a run":                     "一次运行中某份文档的一个数值",
	"values: %d, verified %d, unchecked %d, doubtful %d": "数值：%d 个，已验证 %d，未检验 %d，存疑 %d",
	"%d documents, %d with checks that fail":             "文档 %d 份，其中 %d 份有不符的勾稽关系",

	"%s: --layout takes tidy or wide, not %q": "%s：--layout 的值是 tidy 或 " +
		"wide，不能是 %q",
	"the table %s has more rows than a sheet of Excel; take --to csv": "表 %s 的行数超出一个 Excel 工作表；" +
		"请用 --to csv",
	"csv, xlsx: tidy, a record a line, or wide, tables as people print them; tidy without": "csv、xlsx：tidy 每条记录一行；" +
		"wide 照人们印制的表；缺省为 tidy",

	"a workbook for each department": "每个部门一个工作簿",

	"%d failure or doubt is accepted (accepted.yaml) and not told again":     "有 %d 项失败或疑点已被认可（accepted.yaml），不再提示",
	"%d failures and doubts are accepted (accepted.yaml) and not told again": "有 %d 项失败或疑点已被认可（accepted.yaml），不再提示",
	"%d entry of accepted.yaml fits nothing of this run":                     "accepted.yaml 中有 %d 项与本次运行无关",
	"%d entries of accepted.yaml fit nothing of this run":                    "accepted.yaml 中有 %d 项与本次运行无关",
	"%d input of the run before is gone; `gongkai report` names it":          "上次运行的 %d 个输入已不在；`gongkai report` 列出",
	"%d inputs of the run before are gone; `gongkai report` names them":      "上次运行的 %d 个输入已不在；`gongkai report` 列出",
	"Since the run before:":          "与上次运行相比：",
	"new":                            "新增",
	"with other bytes":               "内容有变",
	"gone":                           "已不在",
	"could be read, and cannot now":  "原可读，现不可读",
	"could not be read, and can now": "原不可读，现可读",
	"%s is larger than any list of what is accepted":   "%s 超出认可清单的大小",
	"%s: entry %d names no path and no sha256":         "%s：第 %d 项没有 path，也没有 sha256",
	"%s: entry %d accepts either a failure or a doubt": "%s：第 %d 项只能认可一项 failure 或 doubt",
	"%s: entry %d: there is no failure %q":             "%s：第 %d 项：没有名为 %q 的失败",
	"%s: entry %d does not say by whom and why":        "%s：第 %d 项没有写明 by 和 why",

	"projects are paid from what comes in":                            "项目由收入支付",
	"spent from what comes in and what was left of it":                "支出由收入及其结转安排",
	"what was left of fiscal appropriations is part of what was left": "财政拨款结转是上年结转的一部分",

	// titles of columns, and what stands in them
	"year": "年度", "department": "部门", "in": "何处", "amount": "金额", "proof": "核对", "file": "文件", "page": "页",
	"kind": "类别", "change": "增减", "sum": "合计", "measure": "指标", "place": "地区", "reason": "原因", "disclosures": "份数",
	"unit": "单位", "name": "名称",
	"budget": "预算", "final_accounts": "决算", "project": "项目", "narrative": "文字说明", "indicator": "绩效指标",
	"unmapped": "表未识别", "value": "有数", "not_printed": "未印", "no_row": "表中无此行", "empty_table": "空表",
	"unit_unknown": "单位不明",
	"in_doubt":     "存疑", "in_department": "已含在部门中", "no_department": "部门不明", "no_kind": "类别不明", "no_year": "年度不明",
	"no_disclosure":   "经人工认定不是公开文件",
	"scan":            "扫描件",
	"self_evaluation": "绩效自评", "performance_targets": "绩效目标", "evaluation_report": "绩效评价报告",
}

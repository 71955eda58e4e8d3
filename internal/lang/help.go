package lang

// help are the texts of `gongkai help`.
var help = map[string]string{
	"gongkai turns Chinese government budget disclosures (PDF) into data.": "gongkai 把政府部门预算公开文件（PDF）变成数据。",
	"\n\nUsage: gongkai COMMAND [FLAGS] [FILE...]\n\nCommands:\n":          "\n\n用法：gongkai 命令 [选项] [文件...]\n\n命令：\n",

	"\nTopics:\n":   "\n主题：\n",
	"\nFlags:\n":    "\n选项：\n",
	"\nExamples:\n": "\n示例：\n",
	"Usage: %s":     "用法：%s",
	"\nExamples:\n  gongkai extract budget.pdf              one disclosure as JSON\n" +
		"  gongkai extract *.pdf > all.ndjson      many, one line each\n\n" +
		"`gongkai help COMMAND` and `gongkai help TOPIC` tell more.\n": "\n示例：\n  gongkai extract budget.pdf        " +
		"      一份公开文件，输出 JSON\n" +
		"  gongkai extract *.pdf > all.ndjson      多份文件，每份一行\n\n详见 `gongkai help 命令` 和 `gongkai help 主题`。\n",

	// summaries
	"show the accounting checks of disclosures":                           "显示公开文件的勾稽关系",
	"make a report that shows pages and values side by side":              "生成页面与数值并列的报告",
	"show where a value comes from and what proves it":                    "说明一个数值的来历和依据",
	"read disclosures and write their tables as JSON":                     "读取公开文件，把其中的表写成 JSON",
	"write every table as a plain grid, without any form":                 "不用表式，把每张表按原样写成网格",
	"draw how a page was understood":                                      "画出程序对一页的理解",
	"list, show, check and draft the forms that tables are recognised by": "列出、显示、检查和起草用来识别表的表式",
	"write the draft to FILE (draft)":                                     "把草稿写到 FILE（draft）",
	"a form of a new place, to go on from":                                "新地方的表式，由此着手",
	"print the JSON Schema of the output":                                 "打印输出的 JSON Schema",
	"print the version of the program and of its output":                  "打印程序及其输出的版本",
	"show help on a command or a topic":                                   "显示某个命令或主题的帮助",
	"print the completion script of a shell":                              "打印某种 shell 的补全脚本",
	"write the manual pages":                                              "写出手册页",
	"the folder, which is made when it is not there":                      "写到这个文件夹；没有就新建",
	"then `man gongkai-extract` shows one":                                "之后可用 `man gongkai-extract` 查看",
	"in ~/.bashrc, with the package bash-completion":                      "写入 ~/.bashrc；需要 bash-completion",
	"once, for zsh":                            "一次即可，用于 zsh",
	"once, for fish":                           "一次即可，用于 fish",
	"in $PROFILE":                              "写入 $PROFILE",
	"what the exit status says":                "退出状态的含义",
	"what is read, what is written, and where": "读什么、写什么、写到哪里",

	// examples
	"one document, indented":                                     "一份文档，缩进",
	"many documents, one line each":                              "多份文档，每份一行",
	"many documents, one file each":                              "多份文档，每份一个文件",
	"fail when a check fails; leave out names and phone numbers": "勾稽关系不成立即失败；略去姓名和电话",
	"with what a person has corrected":                           "采用人工更正",
	"with forms of one's own":                                    "使用自己的表式",
	"all checks of a disclosure":                                 "一份公开文件的全部勾稽关系",
	"what does not agree to the digit, in many":                  "多份文件中不是逐位相符的",
	"the checks of one table, for programs":                      "一张表的勾稽关系，供程序使用",
	"one value":                                                  "一个数值",
	"the value that is printed there":                            "该处所印的数值",
	"the same for programs":                                      "同上，供程序使用",

	// flags
	"text, or json: a document for one disclosure, a line for each of several": "text，或 json：一份文件为一份文档，多份则每份一行",
	"only checks with these verdicts":                                          "只列这些结论的勾稽关系",
	"only checks of these tables or sheets, or that read from them":            "只列这些表的、或从中取数的勾稽关系",
	"show the cells of all checks, and all diagnostics":                        "显示所有勾稽关系的单元格和全部诊断信息",
	"the page of --at": "--at 所在的页",
	"the values at a point of the page, or in a box X0,Y0,X1,Y1": "页面上某一点、或方框 X0,Y0,X1,Y1 内的数值",
	"text or json":                 "text 或 json",
	"show the cells of all checks": "显示所有勾稽关系的单元格",
	"speak zh or en; without it as LC_ALL, LC_MESSAGES or LANG say": "使用 zh（中文）或 en（英文）；默认依照 LC_ALL、" +
		"LC_MESSAGES、LANG",
	"write DIR/NAME.json for each input instead of printing":                       "不打印，而为每个输入写出 DIR/名称.json",
	"read forms from the YAML files of DIR, too; they go before the built-in ones": "同时读取 DIR 中的 YAML 表式；优先于内置表式",
	"read forms from the YAML files of DIR, too (list, show, draft)":               "同时读取 DIR 中的 YAML 表式（list、show、draft）",
	"exit with 3 when a check fails or a value is in doubt":                        "勾稽关系不成立或数值存疑时以 3 退出",
	"leave out personal data: contacts, phone numbers, names of owners":            "略去个人信息：联系人、电话、负责人姓名",
	"with -o: leave aside the corrections in DIR/corrections.yaml, which else are applied": "与 -o 同用：不采用 DIR/corrections.yaml 中的" +
		"更正；缺省采用",
	"apply the corrections of a file, or of the *.corrections.yaml in a folder": "采用一个文件、或文件夹中各 " +
		"*.corrections.yaml 的更正",
	"json (without), csv, xlsx, html or markdown": "json（缺省）、" +
		"csv、xlsx、html 或 markdown",
	"only tables with a part on these pages, such as 3,5-8": "只要有一部分在这些页上" +
		"的表，如 3,5-8",
	"write files instead of printing, for each input": "不打印，" +
		"而为每个输入写出文件",
	"csv: guard (without) puts an apostrophe before texts that a spreadsheet takes for formulas; keep": "csv：" +
		"guard（缺省）在会被电子表格当作公式的文字前加撇号；keep 照原样",
	"the grids of a document, to write a form from or to look for a mistake": "一份文档的网格，" +
		"用来编写表式或查找错误",
	"a workbook with a sheet for each table":                                         "每张表一个工作表的工作簿",
	"the tables of some pages, a file each":                                          "某几页的表，每张一个文件",
	"to read them, or to hand them to a language model":                              "用来阅读，或交给语言模型",
	"show all diagnostics":                                                           "显示全部诊断信息",
	"the page to draw; 1 without":                                                    "要画的页；默认第 1 页",
	"draw boxes without their text, which may hold personal data":                    "只画方框，不画可能含有个人信息的文字",
	"write the picture there instead of printing it":                                 "不打印，而把图写到该文件",
	"leave out the names of files, too: the beginning of the hash takes their place": "文件名也略去，代之以哈希的开头",
	"forms that tell --redact, too, which cells are personal":                        "告诉 --redact 哪些单元格含个人信息的其他表式",
}

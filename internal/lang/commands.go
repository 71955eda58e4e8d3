package lang

// corrections are the reasons why a correction was refused.
var corrections = map[string]string{
	"the correction of %s was refused: %s":                                 "对 %s 的更正未予采用：%s",
	"the document has no value there; it has %s":                           "文档在此处没有数值；相近的有 %s",
	"the document has no value there":                                      "文档在此处没有数值",
	"it is a text, and only amounts of tables and sheets can be corrected": "此处是文字；只能更正表中的金额",
	"it is corrected already":                                              "此处已有更正",
	"it reads %s there, not %s":                                            "此处读作%s，而不是%s",
	"nothing is printed there, nor can its place be told from other rows":  "此处没有印任何内容，也不能由其他行推知其位置",
	"nothing": "空白",
	"%q":      "“%s”",
	"%s:%d: none of the inputs has the SHA-256 %s; these corrections were not applied": "%s:%d：没有一个输入的 SHA-256 是 %s；" +
		"这些更正未被采用",
	"corrections refused: %d": "未予采用的更正：%d 条",
}

// commands are the messages of the command line.
var commands = map[string]string{
	"unknown command %q; did you mean %s?":       "没有命令 %q；是否指 %s？",
	"%s: there is no flag %s; did you mean %s?":  "%s：没有选项 %s；是否指 %s？",
	"%s: there is no flag %s":                    "%s：没有选项 %s",
	"there is no flag %s":                        "没有选项 %s",
	"%s: %s takes a value":                       "%s：%s 需要一个值",
	"%s: %s takes no value":                      "%s：%s 没有值",
	"unknown command %q":                         "没有命令 %q",
	"completion: for which shell? %s":            "completion：用于哪种 shell？%s",
	"completion: no script for %q; there are %s": "completion：没有用于 %q 的脚本；可用的有 %s",
	"debug: which file? one at a time":           "debug：哪个文件？一次一个",
	"debug: --page takes a page number, not %q":  "debug：--page 的值是页码，不能是 %q",
	"check: which file?":                         "check：哪个文件？",
	"check: no verdict %q; there are %s":         "check：没有结论 %q；有 %s",
	"%s: --format takes text or json, not %q":    "%s：--format 的值是 text 或 json，不能是 %q",
	"view: which file? one at a time":            "view：哪个文件？一次一个",
	"explain: which file?":                       "explain：哪个文件？",
	"explain: which value? an address such as income/total/total, or --page and --at": "explain：哪个数值？给出地址（如 " +
		"income/total/total），或 --page 和 --at",
	"explain: an address or --at, not both":         "explain：地址和 --at 只能用一个",
	"explain: --page needs --at":                    "explain：--page 需与 --at 同用",
	"explain: --at needs --page with a page number": "explain：--at 需与 --page 页码同用",
	"explain: --at takes X,Y or X0,Y0,X1,Y1, not %q": "explain：--at 的值是 X,Y 或 X0," +
		"Y0,X1,Y1，不能是 %q",
	"extract: which file?":                "extract：哪个文件？",
	"forms: list, show, lint or draft?":   "forms：list、show、lint 还是 draft？",
	"forms lint: which file or folder?":   "forms lint：哪个文件或文件夹？",
	"forms show takes the id of one form": "forms show 的参数是一个表式的 id",
	"forms: unknown: %s":                  "forms：不认识 %s",
	"no form %q; there are: %s":           "没有表式 %q；现有：%s",
	"help takes one command or topic":     "help 的参数是一个命令或主题",
	"no command or topic %q; topics: %s":  "没有命令或主题 %q；主题有：%s",
	"schema takes one name: document or tables": "schema 的参数是一个名称：document 或 " +
		"tables",
	"no schema %q; there are document and tables":                     "没有 %q 的模式；有 document 和 tables",
	"man takes no operand":                                            "man 没有参数",
	"man: -o where to?":                                               "man：-o 写到哪里？",
	"version takes no operand":                                        "version 没有参数",
	"tables: --pages takes page numbers such as 3,5-8, not %q":        "tables：--pages 的值是页码，如 3,5-8，不能是 %q",
	"tables: no format %q; there are json, csv, xlsx, html, markdown": "tables：没有格式 %q；有 json、csv、xlsx、html、markdown",
	"tables: --to xlsx goes with -o":                                  "tables：--to xlsx 需与 -o 同用",
	"tables: --bom and --formulas go with --to csv":                   "tables：--bom 和 --formulas 需与 --to csv 同用",
	"tables: which file?":                                             "tables：哪个文件？",
	"--lang takes zh or en, not %q":                                   "--lang 的值是 zh 或 en，不能是 %q",
	"Run `%s` for usage.":                                             "用法见 `%s`。",

	// of the operating system
	"no such file or directory": "没有这个文件或文件夹",
	"not a directory":           "不是文件夹",
	"is a directory":            "是文件夹",
	"file exists":               "文件已存在",
	"file name too long":        "文件名过长",
	"no space left on device":   "磁盘已满",
	"read-only file system":     "文件系统只读",

	"page %d: ": "第 %d 页：",

	"no table of a known form":                           "没有已知表式的表",
	"check %s fails%s: %s against %s, difference %s":     "勾稽关系 %s 不成立%s：%s 对 %s，相差 %s",
	"tables whose unit is not known: %d":                 "单位不明的表：%d 张",
	"values in doubt: %d":                                "存疑的数值：%d 个",
	"part of the document could not be read; errors: %d": "文档有一部分无法读取；错误：%d 个",
	" (row %s, column %s)":                               "（行 %s，列 %s）",
	" (row %s)":                                          "（行 %s）",
	"%s: strict: %s":                                     "%s：strict：%s",
}

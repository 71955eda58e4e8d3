package lang

// libraries are the words for what libraries say: the readers of YAML, JSON, CSV and regular expressions, and SQLite.
var libraries = map[string]string{
	// of YAML
	"lines begin with blanks, not with tabs; text with signs stands in quotes": "行首应为空格而不是制表符；含符号的文字应加引号",
	"a colon within a text, or a line that is indented too far":                "文字中有冒号，或某行缩进过深",
	"a key without a colon behind it":                                          "键后缺少冒号",
	"a line that is not indented as those above it":                            "某行的缩进与上文不一致",
	"a bracket or brace that is not closed":                                    "括号没有闭合",
	"a quotation mark that is not closed":                                      "引号没有闭合",
	"an alias of an anchor that is not there":                                  "别名所指的锚点不存在",
	"an anchor whose value contains itself":                                    "锚点的值包含了自己",
	"aliases that stand for too much":                                          "别名展开后过大",
	"the file is not in UTF-8":                                                 "文件不是 UTF-8 编码",
	"the file holds control characters":                                        "文件含有控制字符",
	"a value of another kind belongs here":                                     "此处应为另一类的值",

	// of JSON, CSV and databases
	"the JSON is not well-formed at byte %d":              "JSON 在第 %d 字节处格式有误",
	"the JSON has %s in a place where it does not belong": "JSON 中有一处不应是%s",
	"the JSON has %s as %q, where it does not belong":     "JSON 中 %[2]q 不应是%[1]s",
	"a number":      "数字",
	"an object":     "对象",
	"true or false": "true 或 false",
	"line %d: %s":   "第 %d 行：%s",
	"it has more or fewer cells than the header":          "单元格数与表头不同",
	"a quotation mark is missing or stands within a cell": "引号缺失，或出现在单元格中间",
	"the CSV is not well-formed":                          "CSV 格式有误",
	"it ends too early":                                   "内容提前结束",
	"another program uses the database":                   "另有程序正在使用该数据库",
	"the database can only be read":                       "数据库只读",
	"the disk gave an error":                              "磁盘出错",
	"the database is damaged, or no database":             "数据库已损坏，或者不是数据库",
	"the database cannot be opened":                       "无法打开数据库",
	"the database gave the error %d":                      "数据库出错（%d）",
	"the key %q stands in line %d, too":                   "键 %q 在第 %d 行已经有了",

	// of regular expressions
	"missing closing )":                       "缺少右括号 )",
	"missing closing ]":                       "缺少右括号 ]",
	"unexpected )":                            "多出右括号 )",
	"missing argument to repetition operator": "重复符号前没有内容",
	"invalid nested repetition operator":      "重复符号不能连用",
	"invalid escape sequence":                 "转义无效",
	"invalid character class range":           "字符范围无效",
	"invalid character class":                 "字符类无效",
	"invalid repeat count":                    "重复次数无效",
	"trailing backslash at end of expression": "末尾多出反斜杠",
	"invalid or unsupported Perl syntax":      "不支持这种 Perl 语法",
	"invalid named capture":                   "分组名无效",
	"expression too large":                    "表达式过大",
	"expression nests too deeply":             "表达式嵌套过深",
	"invalid UTF-8":                           "不是 UTF-8 编码",

	"the file is larger than any form": "文件超过任何表式的大小",
}

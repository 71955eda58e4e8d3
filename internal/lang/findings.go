package lang

// findings are the messages of diagnostics, by the format that they are made with. docs/diagnostics.md explains them.
var findings = map[string]string{
	// the file
	"the file does not begin with %PDF": "文件开头不是 %PDF",
	"the cross-reference table is missing or wrong; objects were found by searching the file": "交叉引用表缺失或有误；" +
		"已通过搜索整个文件找到各对象",
	"the file ends early; what followed is lost":          "文件提前结束；其后的内容已丢失",
	"malformed object; what could be read of it was kept": "对象格式有误；能读出的部分已保留",
	"wrong /Length of a stream; its end was found by searching": "数据流的 /Length 有误；" +
		"已通过搜索找到其结尾",
	"damaged stream; what could be decoded of it was kept": "数据流已损坏；能解码的部分已保留",
	"stream with a wrong header or checksum; it decodes, but may be altered": "数据流的头部或校验和有误；可以解码，" +
		"但内容可能被改动",
	"stream with an unknown filter was left out":              "数据流使用未知的过滤器，已略去",
	"broken page tree; pages may be missing or out of order":  "页面树损坏；页面可能缺失或顺序有误",
	"page without usable size; the media box or A4 was taken": "页面没有可用的尺寸；已采用媒体框或 A4",
	"the file is encrypted with an empty password":            "文件以空密码加密",
	"a limit was reached; the rest was left out":              "已达到上限；其余内容已略去",

	"page number %d is followed by %d: pages are missing between them":    "页码 %d 之后是 %d：其间缺页",
	"table %d is followed by table %d: what lies between them is missing": "表 %d 之后是表 %d：其间的表缺失",
	"the first table bears number %d: what comes before it is missing":    "第一张表的编号是 %d：其前的表缺失",

	// details of these
	"%s (%s)":                               "%s（%s）",
	"%s, %d times":                          "%s，共 %d 处",
	"content of a page":                     "页面内容",
	"filters of a stream":                   "数据流的过滤器",
	"decoded bytes of a stream":             "数据流解码后的字节数",
	"decoded bytes of the document":         "文档解码后的字节数",
	"bytes or values of PDF syntax":         "PDF 语法的字节数或数值个数",
	"nested too deeply, or too many values": "嵌套过深或数值过多",
	"no %%EOF":                              "没有 %%EOF",
	"number of objects":                     "对象数",
	"within a stream":                       "在数据流之内",
	"no page in it":                         "其中没有页面",
	"missing node":                          "缺少节点",
	"node that is no page":                  "节点不是页面",
	"loop":                                  "循环引用",
	"too deep":                              "层次过深",
	"number of pages":                       "页数",
	"no media box":                          "没有媒体框",
	"crop box outside the media box":        "裁剪框在媒体框之外",

	// the page
	"the page is a picture; what it says was not read":                                                      "该页是图片；其内容未读取",
	"the page has lines, shapes or small pictures and no text":                                              "该页只有线条、图形或小图片，没有文字",
	"there is nothing to be seen on the page":                                                               "该页没有可见内容",
	"no page has text: what is on the pages is drawn as lines and shapes, which this program does not read": "没有一页有文字：页面内容以线条和图形绘制，本程序不读取图形",
	"no page has anything to be seen on it":                                                                 "没有一页有可见内容",
	"the file says another text for copying %s than its font draws; what is drawn was taken":                "文件为复制%s给出的文字与字体实际绘制的不同；已采用所绘制的文字",
	"the text of the page is drawn sideways or upside down; it was read after a turn of %d° clockwise":      "该页文字横向或倒置绘制；已顺时针旋转 %d° 后读取",
	"the page hangs askew by %.1f°; it was straightened before it was read":                                 "该页倾斜 %.1f°；已先校正再读取",
	"the page has more drawing operators than any honest page; the rest was left out":                       "该页的绘图操作多于任何正常页面；其余已略去",
	"the page has more characters than any honest page; the rest was left out":                              "该页的字符多于任何正常页面；其余已略去",
	"the page has more lines than any honest page; tables drawn by them were left out":                      "该页的线条多于任何正常页面；由其画出的表格已略去",
	"a form XObject contains itself or is nested too deeply; its repetition was left out":                   "图形包含自身或嵌套过深；重复部分已略去",
	"the page bears %s; what it says is no part of the text":                                                "该页有%s；其内容不属于正文",
	"a stamp":           "图章",
	"a signature field": "签名域",
	"%s whose meaning the file does not say; shown as U+FFFD": "%s文件没有说明含义，以 U+FFFD 表示",
	"%d character":  "%d 个字符",
	"%d characters": "%d 个字符",
	"%.0f %% of the page's text is no language: its fonts say the wrong " +
		"characters; trust no value of this page": "该页 %.0f %% 的文字不成语言：字体给出的字符有误；该页的任何数值都不可信",
	"%q on %s is a watermark or part of a seal; it is " +
		"in no cell and no paragraph": "%[2]s上的“%[1]s”是水印或印章的一部分；不属于任何单元格或段落",
	"%d page":                            "%d 页",
	"%d pages":                           "%d 页",
	"%s apart from the text of the page": "另有%s不属于页面正文",
	"%d more text":                       "%d 处文字",
	"%d more texts":                      "%d 处文字",

	// forms and tables
	"no table of a known form was recognised; what tables there are stand in unmapped": "没有识别出已知表式的任何表；文中的表都列在 " +
		"unmapped 中",
	"the document has no table %s":                          "文档中没有《%s》",
	"a table that the form does not know: %s":               "表式中没有的表：%s",
	"nothing says in what unit the amounts of table %s are": "没有任何内容说明《%s》的金额单位",
	"tables %s and %s print the same sum with a factor of %s between them: one of their units is wrong": "《%s》与《%s》" +
		"所印为同一数，相差 %s 倍：其中一个单位有误",
	"table %s prints two columns that could be %s, and nothing tells which: neither is read": "《%s》有两列都可能是“%s”，无从分辨：两列都未读取",
	"table %s has a column that nothing explains: %s":                                        "《%s》有一列无法解释：%s",
	"table %s has a column that nothing explains: %s; the nearest is %s (%s)":                "《%s》有一列无法解释：%s；最接近的是 %s（%s）",
	"table %s has no column %s":                                                "《%s》缺少列“%s”",
	"the form does not know the row %q":                                        "表式中没有这一行：“%s”",
	"%q stands where a code belongs":                                           "应为科目编码之处是“%s”",
	"%s %s is no code of the %s classification, %s to %s":                      "%[1]s %[2]s 不是%[3]s的编码（%[4]s 至 %[5]s）",
	"%s %s is not in the list of the %s classification, which is not complete": "%[1]s %[2]s 不在%[3]s的科目表中（该表并不完整）",
	"function": "支出功能分类", "economic": "部门预算支出经济分类", "government_economic": "政府预算支出经济分类", "goods": "采购品目",
	"%q was read in the picture; it is taken for %s":                              "图片中识别为“%s”；视为“%s”",
	"%s is printed with the name %s; its name is %s":                              "%s 所印名称为“%s”；科目名称是“%s”",
	"%s stands in a cell merged over several amounts; it is not placed":           "%s 所在单元格合并了多个金额，无法确定归属，未予填入",
	"%q stands where an amount belongs":                                           "应为金额之处是“%s”",
	"%s stands below no row %s, while the other rows of its kind stand below one": "%s 上面没有 %s 一行，而同级的其他各行上面都有",
	"%d amounts stand in a row outside of any table, beginning with %s":           "表格之外有 %d 个金额排成一行，第一个是 %s",
	"the row %s is there twice in succession":                                     "%s 一行接连出现两次",
	"%s is printed here, and %s for the same amount at %s":                        "此处所印为 %s，而同一金额在 %[3]s 印为 %[2]s",
	"%s is printed with %d decimals, unlike all other amounts of the table":       "%s 印有 %d 位小数，与表中其他金额都不同",
	"table %s has no row %s":                                                      "《%s》缺少“%s”一行",
	"table %s has no row of its total":                                            "《%s》缺少合计行",
	"%q stands in no field of a sheet and in no row of sums":                      "%q 既不属于绩效表的填报项，也不属于合计行",
	"the list of tables says that table %s is empty, but it prints amounts":       "报表目录注明%s为空表，但表中印有金额",
	"sheet %s gives no indicator":                                                 "绩效表%s未读出任何指标",
	"a table lists indicators as %s does, and does not say what they are of":      "一张表与%s一样列有指标，但表中没有写明属于哪个项目或部门",
	"%q stands where a weight belongs":                                            "应为权重之处是“%s”",

	"table %s is there twice, and nothing says whose each is: one may have the title of another table": "" +
		"%s 出现两次，又没有说明各属何部门：其中一个的标题可能是另一个表的",
}

// failures are the reasons why an input gave nothing.
var failures = map[string]string{
	"the file is empty":                      "文件是空的",
	"not a PDF file":                         "不是 PDF 文件",
	"the file is protected by a password":    "文件有密码保护",
	"the file is damaged beyond reading":     "文件损坏，无法读取",
	"the file is larger than any disclosure": "文件大于任何公开文件",
	"no page has a text layer: the file is a scan (gongkai ocr doctor tells how to read it)": "没有一页有文字层：文件是扫描件" +
		"（gongkai ocr doctor 说明如何识别）",
	"no such file":                                               "没有这个文件",
	"permission denied":                                          "没有权限",
	"is a folder; name the files in it":                          "是文件夹；请写明其中的文件",
	"holds several documents; explain takes one":                 "含有多份文档；explain 一次一份",
	"there is no page %d: the document has %d":                   "没有第 %d 页：文档共 %d 页",
	"the JSON ends within a document":                            "JSON 在一份文档中间结束",
	"the JSON is no document in the format %s":                   "JSON 不是 %s 格式的文档",
	"the JSON of a document is larger than any disclosure makes": "一份文档的 JSON 大于任何公开文件所能产生的",
	"more follows the document":                                  "文档之后还有内容",
	"no object found":                                            "找不到任何对象",
	"no page found":                                              "找不到任何页面",
	"no document catalogue":                                      "没有文档目录",
	"it is encrypted with certificates, or in a way of its own":  "文件以证书或自定义方式加密",
	"encrypted in an unknown way":                                "加密方式未知",
	"no form here: forms are files that end in .yaml":            "这里没有表式：表式是以 .yaml 结尾的文件",
	"internal error: %v (please report; -v shows where)":         "内部错误：%v（请报告；-v 显示位置）",
}

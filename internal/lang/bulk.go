package lang

// bulk are the texts of runs over many files, and of their reports.
var bulk = map[string]string{
	// why an input failed
	"the file changed while it was read":                                           "文件在读取过程中发生了变化",
	"no file matches":                                                              "没有匹配的文件",
	"no PDF or ZIP file in this folder":                                            "这个文件夹中没有 PDF 或 ZIP 文件",
	"no PDF file in this ZIP archive":                                              "这个 ZIP 压缩包中没有 PDF 文件",
	"not a ZIP archive, or a damaged one":                                          "不是 ZIP 压缩包，或已损坏",
	"the ZIP archive has more files than any honest one":                           "ZIP 压缩包中的文件多于任何正常压缩包",
	"the ZIP archive unpacks to far more than any honest one":                      "ZIP 压缩包解压后远大于任何正常压缩包",
	"a ZIP archive in a ZIP archive; unpack it first":                              "ZIP 压缩包中的 ZIP 压缩包；请先解压",
	"this file in the ZIP archive is encrypted; unpack it with its password first": "ZIP 压缩包中的这个文件已加密；请先用密码解压",
	"this file in the ZIP archive is packed by a rare method; unpack it first":     "ZIP 压缩包中的这个文件使用少见的压缩方法；请先解压",
	"this file in the ZIP archive is damaged":                                      "ZIP 压缩包中的这个文件已损坏",
	"took longer than %v":                                                          "用时超过 %v",
	"needs more memory than %d MB":                                                 "所需内存超过 %d MB",
	"the worker broke off: %s":                                                     "工作进程中断：%s",

	"%s is a file; -o takes a folder":                       "%s 是文件；-o 的值是文件夹",
	"corrections are applied to the PDF file; this is JSON": "更正只能用于 PDF 文件；这是 JSON",

	// lists and manifests
	"%s: %s":                                         "%s：%s",
	"more than %d inputs":                            "输入多于 %d 个",
	"the list is too long":                           "清单过长",
	"neither UTF-8 nor GBK":                          "既不是 UTF-8 也不是 GBK",
	"row %d has no %s":                               "第 %d 行没有 %s",
	"the JSON ends here":                             "JSON 在此处中断",
	"not a JSON object":                              "不是 JSON 对象",
	"the column %q stands there twice":               "列 %q 出现两次",
	"the column %q is neither text nor number":       "列 %q 既不是文字也不是数字",
	"row %d: %s":                                     "第 %d 行：%s",
	"no column %s":                                   "没有 %s 列",
	"column %d has no name of its own":               "第 %d 列没有独有的名称",
	"no header, which a manifest in CSV begins with": "没有表头；CSV 清单以表头开始",
	"%s: rows that no input belongs to: %d":          "%s：没有对应输入的行：%d",

	// the run
	"looking at the files":        "查看文件",
	"reading":                     "读取",
	"%s: %d of %d, %s/s, %v left": "%s：%d / %d，每秒 %s 个，剩余 %v",
	", failed: %d":                "，失败：%d",
	", findings: %d":              "，诊断：%d",
	"%d more":                     "另有 %d 条",
	"%d more of these; -v shows them, and they stand in the output": "另有 %d 条；-v 可全部显示，输出中也都有",
	"interrupted; the same command goes on where this one stopped":  "已中断；再次运行同一命令即从此处继续",
	"%d inputs: %d done, %d failed, %d the same as others; kept from before: %d; see %s": "%d 个输入：完成 %d，失败 %d，与其他相同 " +
		"%d；保留先前结果 %d；详见 %s",
	"no worker process can be started: %s":                                  "无法启动任何工作进程：%s",
	"%s: no row belongs to any input":                                       "%s：没有一行与任何输入相符",
	"nothing to do: there is no input":                                      "没有可做的：没有输入",
	"is a device, not a file":                                               "是设备，不是文件",
	"the system allows %d MB of address space (ulimit -v); %d are needed":   "系统只允许 %d MB 地址空间（ulimit -v）；需要 %d MB",
	"the system allows %d MB of memory for data (ulimit -d); %d are needed": "系统只允许 %d MB 数据内存（ulimit -d）；需要 %d MB",
	"this takes more memory than the system allows (ulimit)":                "所需内存超过系统允许的上限（ulimit）",
	"another run writes there":                                              "另一次运行正在写入该文件夹",
	"%s is ignored":                                                         "不采用 %s",
	"corrections in %s, which are applied: %d":                              "采用 %s 中的更正：%d 条",
	"the forms were changed during the run":                                 "表式在运行过程中有改动",

	// wrong usage
	"report: of which folder? one at a time":                        "report：哪个文件夹？一次一个",
	"extract: --jobs takes a number from 1 to %d, not %q":           "extract：--jobs 的值是 1 至 %d 的数字，不能是 %q",
	"extract: --timeout takes a time such as 90s or 5m, not %q":     "extract：--timeout 的值是时间，如 90s 或 5m，不能是 %q",
	"extract: --memory takes megabytes, at least %d, not %q":        "extract：--memory 的值是兆字节数，至少 %d，不能是 %q",
	"extract: --shard takes a part of a whole, such as 2/8, not %q": "extract：--shard 的值是整体的一部分，如 2/8，不能是 %q",
	"extract: standard input can be read once":                      "extract：标准输入只能读一次",
	"extract: --null goes with --files-from":                        "extract：--null 需与 --files-from 同用",
	"extract: --force and --shard go with -o":                       "extract：--force 和 --shard 需与 -o 同用",
	"extract: --ignore-corrections goes with -o DIR, without --to":  "extract：--ignore-corrections 需与 -o DIR 同用，且不带 --to",
	"extract: --log takes text or json, not %q":                     "extract：--log 的值是 text 或 json，不能是 %q",

	// the report
	"no report here; a run that was interrupted writes it when it has gone on to its end": "这里没有报告；中断的运行在继续完成后才写出报告",
	"no report: each line of one is an object with a path, or the summary": "不是报告：报告的每一行是含 path 的对象，" +
		"或者是汇总",
	"the report has no end":                                                "报告没有结尾",
	"%d inputs: %d done, %d failed, %d the same as others\n":               "%d 个输入：完成 %d，失败 %d，与其他相同 %d\n",
	"findings: %d errors, %d warnings, %d infos; documents in doubt: %d\n": "诊断：错误 %d，警告 %d，信息 %d；存疑的文档：%d\n",
	"%s s of work, at most %d MB for a document\n":                         "共用时 %s 秒，单份文档至多 %d MB\n",
	"\nFailed:\n":                         "\n失败：\n",
	"\nIn doubt:\n":                       "\n存疑：\n",
	"\nFindings:\n":                       "\n诊断：\n",
	"\nSlowest:\n":                        "\n最慢：\n",
	"      and %d more\n":                 "      另有 %d 个\n",
	"  and %d more documents\n":           "  另有 %d 份文档\n",
	"  %d × %s (%s, documents: %d): %s\n": "  %d × %s（%s，文档：%d）：%s\n",
	"error":                               "错误",
	"warning":                             "警告",
	"info":                                "信息",

	// help
	"say what came of a run: what failed and why, what was found": "说明一次运行的结果：哪些失败及原因、有哪些诊断",
	"what came of the run":             "这次运行的结果",
	"the same as JSON, with all paths": "同上，输出 JSON，列出全部路径",
	"leave out no path":                "列出全部路径",
	"write documents, an index and a report to DIR instead of printing; keep what is done": "不打印，而把文档、索引和报告写入 DIR；" +
		"保留已完成的结果",
	"read the files that FILE lists, one a line or ended by NUL; - for standard input": "读取 FILE 列出的文件，每行一个或以 " +
		"NUL 结尾；- 表示标准输入",
	"entries of --files-from are ended by NUL, whatever they look like": "--files-from 的各项一律以 " +
		"NUL 结尾",
	"CSV or JSON with a column path: its columns go into source.manifest of the document": "含 path 列的 CSV 或 JSON：" +
		"其各列写入文档的 source.manifest",
	"read N documents at a time; all cores without": "同时读取 N 份文档；默认用全部核心",
	"give up a document after this time, such as 90s or 5m; 0 for never; 120s without, 30m with --ocr": "一份文档超过此时间" +
		"（如 90s 或 5m）即放弃；0 表示不限；默认 120s，用 --ocr 时 30m",
	"give up a document that needs more memory; 0 for no limit; 1024 without": "一份文档所需内存超过此数即放弃；0 表示不限；" +
		"默认 1024",
	"with -o: read again what is done": "与 -o 同用：重读已完成的文档",
	"with -o: only part I of N of the documents, for several machines": "与 -o 同用：只读 N 份中的第 I 份，" +
		"供多台机器分担",
	"messages as text or json":                                       "消息的形式：text 或 json",
	"all of a folder and of an archive, a file each; again to go on": "整个文件夹和压缩包，每份一个文件；再次运行即继续",
	"a list of files":                                                "一份文件清单",
	"the files of a list, whose columns go into the documents":       "清单中的文件，清单各列写入文档",
}

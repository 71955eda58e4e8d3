package lang

// export are the texts of exports.
var export = map[string]string{
	"%s: no format %q; there are %s":                           "%s：没有格式 %q；有 %s",
	"%s: the same document as one before; it is exported once": "%s：与前面的一份文档相同；只导出一次",
	"%s: --formulas takes guard or keep, not %q":               "%s：--formulas 的值是 guard 或 keep，不能是 %q",
	"csv, datapackage: guard (without) puts an apostrophe before texts that " +
		"a spreadsheet takes for formulas; keep": "csv、datapackage：guard（缺省）在会被电子表格当作公式的文字前加撇号；keep 照原样",
	"export: which folder or file?":                       "export：哪个文件夹或文件？",
	"export: --to which format? %s":                       "export：--to 哪种格式？%s",
	"export: -o where to?":                                "export：-o 写到哪里？",
	"extract: --%s goes with --to":                        "extract：--%s 需与 --to 同用",
	"%s: there is no version %s of Data Packages; 2 or 1": "%s：Data Package 没有版本 %s；有 2 或 1",
	"%s: --%s says nothing with --to %s":                  "%s：--%s 与 --to %s 同用没有意义",
	"extract: --to goes with -o":                          "extract：--to 需与 -o 同用",
	"extract: --force and --shard say nothing with --to, which keeps no documents": "extract：--force 和 --shard 与 " +
		"--to 同用没有意义：不保留文档",
	"%s is a folder; name a file":                                         "%s 是文件夹；请写文件名",
	"no document in this folder":                                          "这个文件夹中没有文档",
	"%s: %s leads out of the folder":                                      "%s：%s 指向文件夹之外",
	"%s.%s: %s has more digits than a decimal of Parquet; it is left out": "%s.%s：%s 的位数多于 Parquet 的小数；已略去",
	"%s: a text is longer than a cell of Excel; it is cut":                "%s：有一段文字长于 Excel 的单元格；已截断",

	// help
	"write documents as CSV, XLSX, Parquet, SQLite or a Data Package": "把文档写成 CSV、XLSX、Parquet、SQLite 或 Data Package",
	"write no documents but tables to -o, as `gongkai export` does: csv, datapackage, ndjson, parquet, sqlite, " +
		"xlsx": "不写文档，而像 `gongkai export` 那样把表写到 -o：csv、datapackage、ndjson、parquet、sqlite、xlsx",
	"an Excel workbook at once, without JSON": "直接得到一个 Excel " +
		"工作簿，不经 JSON",
	"format to write: csv, datapackage, ndjson, parquet, sqlite, xlsx": "要写的格式：csv、" +
		"datapackage、ndjson、parquet、sqlite、xlsx",
	"folder or file to write": "要写的文件夹或文件",
	"csv: begin files with a byte order mark, for Excel": "csv：" +
		"文件以字节顺序标记开头，供 Excel 使用",
	"datapackage: version of the specification, 2 or (for older tools) 1; 2 without": "datapackage：" +
		"规范的版本，2，或（供较旧的工具）1；缺省为 2",
	"datapackage: licences of the data, names such as CC-BY-4.0 or addresses, with commas between": "datapackage：" +
		"数据的许可，如 CC-BY-4.0 的名称或网址，以逗号分隔",
	"datapackage: title of the package": "datapackage：" +
		"数据包的标题",
	"read forms from the YAML files of DIR, too: for names, PDF files and --redact": "同时读取 DIR 中的 " +
		"YAML 表式：用于名称、PDF 文件和 --redact",
	"a database of all documents of a run": "一次运行的全部文档的数据库",
	"CSV files that Excel opens as UTF-8": "Excel 以 UTF-8 " +
		"打开的 CSV 文件",
	"one document as a workbook": "一份文档的工作簿",
	"a package to publish":       "供发布的数据包",
}

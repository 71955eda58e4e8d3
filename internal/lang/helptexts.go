package lang

// helpTexts are the long texts of help, by the command that shows them: whoever changes the English text changes the
// Chinese one, too.
var helpTexts = map[string]string{
	"gongkai help extract": `一个文件输出一份 JSON 文档；多个文件每份文档一行 JSON。FILE 也可以是文件夹（其中及以下的全部 PDF 文件）、ZIP 压缩包，
或 '2025/*.pdf' 这样的模式。“-” 表示读标准输入。

用 -o OUT 时，文档写入 OUT/documents 中的文件；OUT/index.jsonl 说明哪个文件是谁的，OUT/report.jsonl 说明各输入的结果，
` + "`gongkai report OUT`" + ` 给出汇总。已完成的结果予以保留：再次运行同一命令只读新增或有变化的文件，并从中断处继续。
OUT/corrections.yaml（` + "`gongkai serve`" + ` 所写）中的更正一并采用。

读不了的文件在标准错误上有一行说明，只影响它自己。读出的文档若有异常，记在其诊断信息中；警告和错误也显示在标准错误上
（用 -o 时需加 -v）。GONGKAI_FORMS 与 --forms 作用相同。另见 ` + "`gongkai help formats` 和 `gongkai help exit-status`。",

	"gongkai help report": `汇总 ` + "`gongkai extract -o OUT`" + ` 写出的 OUT/report.jsonl：按原因的失败、存疑的文档、按 id 的诊断、最慢的文档。
OUT 是该文件夹，或报告文件本身。`,

	"gongkai help tables": `列出每张表的单元格、其在网格中和页面上的位置：只有所印的内容，没有含义。不需要表式，PDF 也不必是预算。
一个文件输出缩进的 JSON，多个文件每个一行。“-” 表示读标准输入。

用 --to 时，表写成供人和其他程序使用的格式：csv、xlsx、html 或 markdown；所印多宽就写多宽，表头各层都保留。-o 指定一个
文件夹：csv 每张表一个文件（NAME-p5-2.csv 是从第 5 页开始的第二张表），其他格式每份文档一个文件；只有一份文档时，
也可以是以该格式结尾的文件名。`,

	"gongkai help man": `把程序及每个命令的手册页按运行所用的语言写入一个文件夹。`,

	"gongkai help export": `读取文档（` + "`extract -o`" + ` 的结果文件夹、文档的 JSON 或 NDJSON 文件、PDF 文件；“-” 表示标准输入），写成一组表：
文档、表、行、数值、绩效表和指标、文字说明中的数字、勾稽关系、诊断信息。文档逐份读取，可有数千份。
同样的文档得到同样的字节。

格式：
  csv          一个文件夹，每张表一个 UTF-8 的 CSV 文件
  datapackage  同上，加 datapackage.json：Frictionless Data Package
  ndjson       一个文件夹的 NDJSON 文件：每行一个 JSON 对象
  parquet      一个文件夹的 Parquet 文件，小数精确
  sqlite       一个 SQLite 数据库，有键、索引和视图
  xlsx         一个 Excel 工作簿，每张表一个工作表

导出完整之后才替换 PATH 处的内容；失败的运行不改动它。给出两次的文档只导出一次。
PATH 中可写 {department}、{year}、{kind}，每个部门、年度、类别各得一份。
docs/export.md 说明各表、各列和标识。`,

	"gongkai help catalogue": `由 OUT 中的结果（` + "`gongkai extract -o OUT`" + ` 所写）建立或更新 OUT/catalogue.db：` + "`export`" + ` 的各表、
每份公开文件的各项指标（没有时写明原因）、哪些可以相加、历年的数字、全文索引。只读有变化的结果。
` + "`search`、`compare` 和 `coverage`" + ` 向它提问；任何能读 SQLite 的工具也可以。`,

	"gongkai help search": `查找含有全部所给词语之处：部门、项目和行的名称，文字说明的段落，绩效指标，以及没有表式认得的表。金额大的在前。
汇编库由 ` + "`gongkai catalogue OUT`" + ` 建立。`,

	"gongkai help serve": `在浏览器中展示 OUT（由 ` + "`gongkai extract -o OUT`" + ` 写出）：搜索、部门、可下载图表的比较、原页旁的每份文件，
以及需要人工核看之处。更正写入 OUT/corrections.yaml，文件随即重新读取。没有汇编库，或 OUT 的结果已变，便先建立汇编库。
/api 为程序说明同样的回答。

它只回应本机。请打开它打印的地址：其中的口令允许更正。要从别处访问，须用 --listen，并同时给出 --read-only
或口令（--token，或 GONGKAI_TOKEN）；此时读者也须有口令。`,
	"gongkai help compare": `取出选项所选的全部公开文件的一项指标，按部门和年度列出，大的在前。没有数的文件列在下面并说明原因；
所属部门已在其中的单位也列在下面，以免重复相加；--all 把它们也算上。` + "`gongkai coverage --measures`" + ` 列出各项指标。`,

	"gongkai help coverage": `对每项指标，数出有数的公开文件，并按原因数出没有数的：表未印、未识别、为空，数字存疑或没有单位，文件是扫描件……
按地区、类别和年度。--measures 列出各项指标。`,

	"gongkai help check": `先说明一份公开文件各结论的勾稽关系各有多少、数值验证到什么程度；再把全部勾稽关系列成表：左右两边、差额、
舍入可解释的误差、结论，以及数字和页码；然后说明各勾稽关系的含义，列出不符者的每个单元格。对结果文件夹（OUT）先汇总全部文档，
再逐份列出不符者；在其后指名（文件、部门或标识）的文档则全部列出。文件可以是 PDF，也可以是 extract 写出的 JSON
（一份或多份文档）。“-” 表示读标准输入。

没有印任何数字的勾稽关系（vacuous）不列出，除非用 -v、--verdict 或 --format json。

有不符时退出状态为 3。结论：exact 相符，rounding 舍入差，mismatch 不符，untestable 无法检验（缺少某项），
vacuous 空白（没有印数字）。--verdict 和 --table 可用逗号给出多个。`,

	"gongkai help explain": `说明一个数值的来历：页码和位置，所在单元格及拼成它的各文字段，行的名目，表和列凭什么识别
（所印标题、表头与表式对照），以及涉及它的勾稽关系及其数字。文件可以是 PDF，也可以是 extract 写出的 JSON
（其中没有文字段和表头）。“-” 表示读标准输入。

地址由输出中的行地址和列组成：income/2080505/total；左右两栏的表在表名后加栏：summary/income/current/budget；
绩效表加序号：project_performance/1/funds_total；文字说明中的数字：fact:staff.actual。
--at 给出一个点，或四个数字的方框，单位为点，从页面左上角算起。

它照样显示页面上的内容，包括个人信息。

OUT 是结果文件夹，其后是其中一份文档的名称（文件、部门），或导出、汇编库中的标识：数值、行、事实或指标的标识都可以。`,

	"gongkai help forms": `list 每个表式一行：id、类别、表和绩效表的数目、名称。show 照原样打印一个表式的 YAML 文件。
lint 读取表式，逐条列出错误及其文件、行号和提示；有错误时退出状态为 1。
draft 依据一个地方的文件起草新表式：它扩展全国通用的表式，只写其中读不出的标题、列和行，并各附最接近的已知者。
带 TODO 的注释说明须由人决定之处；草稿无需修改即可通过 lint。从文件到表式的做法见 docs/forms.md。`,

	"gongkai help exit-status": `退出状态说明运行的结果：

    0  全部输入已处理
    1  运行本身失败：无法写出输出，表式有误，更正不属于任何输入，explain 所问的数值不存在
    2  用法错误：未知的命令或选项，没有给出文件
    3  已处理，但使用了 --strict 而有勾稽关系不成立、数值存疑、更正未予采用、文档有一部分无法读取，
       或文档没有已知表式的表；或 check 发现不符
    4  已处理，但有些输入无法读取：不是 PDF、有密码、没有文字的扫描件、没有这个文件，或超出时间或内存的限制
    5  没有输入，什么也没有做：清单为空，模式或文件夹中没有文件，清单没有一行与输入相符
  130  被 Ctrl-C 中断

失败的输入只影响它自己：其余照常处理，标准错误上每个失败的输入有一行。两种状态都适用时取较大者；
1 优先于 3 和 4。
`,

	"gongkai help formats": `输入是有文字层的 PDF，例如 Word、Excel 和浏览器生成的。扫描件用 --ocr 识别，否则不予处理
（docs/ocr.md）。以空密码加密的文件照常读取。

文件夹、ZIP 压缩包、加引号的模式和清单（--files-from、--manifest）代表多个文件；文件夹和压缩包中只读以 .pdf 或 .PDF
结尾的文件，文件夹中还读压缩包。

输出到标准输出，用 -o 则写到文件；所有消息都到标准错误。

  extract，一个文件        一份 JSON 文档（gongkai/1），缩进，表的一行占一行
  extract，多个文件        NDJSON：每份文档一行，按命令行的次序；失败的文件没有行
  extract -o DIR           DIR/documents：每份文档一个文件，缩进；DIR/index.jsonl：每个输入一行，写明其文档；
                           DIR/report.jsonl：每份文档一行，有诊断、用时和内存，最后是汇总
  tables                   没有含义的网格；用 -o 则为每个 NAME.pdf 写 DIR/NAME.json
  view                     一个 HTML 文件：页面与数值并列
  export                   把文档写成 CSV、NDJSON、Parquet、SQLite、XLSX 或 Data Package：` + "`gongkai help export`" + `
  schema                   这些文档的 JSON Schema（2020-12）：` + "`gongkai schema`、`gongkai schema tables`" + `

金额是照所印数位的 JSON 数字（240.00）：应按十进制小数读取，不要按二进制浮点数。空白单元格为 null，所印的零为 0.00。
同一文件在任何机器、任何一次运行中都得到同样的字节。

表式是 YAML：` + "`gongkai forms show cn-xinjiang-budget`" + ` 可打印一个作为起点。
`,
}

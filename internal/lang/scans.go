package lang

// scans are the texts about pages that are pictures, and the engines that read them.
var scans = map[string]string{
	"the page is a picture; its text was read by %s":                                           "页面是图片，文字由 %s 识别",
	"the page is a picture; its text is what a program recognised that wrote it into the file": "页面是图片，文字取自文件内由其他程序写入的识别结果",
	"a picture on the page is coded as %s, which is not read":                                  "页面上的图片采用 %s 编码，无法读取",
	"the picture of the page was not read: no more than %d were to be":                         "未识别页面图片：只要求识别 %d 页",

	"it was recognised in a picture, and not read twice alike with certainty": "由图片识别，两次读取不一致或不能确定",

	"Read in a picture": "图片识别",
	"confidence":        "把握",
	"engine":            "引擎",

	// flags
	"read pages that are pictures: off, auto, rapidocr, tesseract, layer; off without": "识别图片页：off、auto、" +
		"rapidocr、tesseract、layer；默认 off",
	"read them by an engine of one's own, which speaks the protocol of docs/ocr.md": "用自己的引擎识别，它遵循 docs/ocr.md " +
		"的协议",
	"read no more than N such pages of a document":              "一份文档最多识别 N 页",
	"keep what the engine reads in DIR, and take it from there": "引擎读出的内容保存在 DIR，下次从那里取用",
	"reading pages": "识别页面",
	", pages: %d":   "，页：%d",
	"pages read in pictures: %d, %s s a page\n":       "图片识别的页：%d，每页 %s 秒\n",
	"%s: --ocr takes %s, not %q":                      "%s：--ocr 的值是 %s，不能是 %q",
	"%s: --ocr-pages takes a number of pages, not %q": "%s：--ocr-pages 的值是页数，不能是 %q",
	"the engine for scans failed":                     "扫描件识别引擎出错",
	"there is no engine that reads scans":             "没有识别扫描件的引擎",

	// gongkai ocr
	"tell which engine for scans is ready, and what the others lack": "说明哪个扫描件识别引擎可用，其他的缺什么",
	"look what is installed":                          "查看已安装的引擎",
	"with the Python that has the packages":           "使用装有这些包的 Python",
	"an engine of one's own to look at, too":          "同时查看自己的引擎",
	"ocr: doctor?":                                    "ocr：要 doctor 吗？",
	"%s: ready: %s":                                   "%s：可用：%s",
	"%s: not ready: %s; %s":                           "%s：不可用：%s；%s",
	"docs/ocr.md has the protocol that it must speak": "它须遵循 docs/ocr.md 的协议",
	"pip install rapidocr onnxruntime; GONGKAI_PYTHON names the Python that has them": "pip install rapidocr onnxruntime；" +
		"用 GONGKAI_PYTHON 指定装有它们的 Python",
	"install tesseract with its data for simplified Chinese (chi_sim)": "安装 tesseract 及其简体中文数据（chi_sim）",
	"read one scan with the first engine that there is":                "用第一个可用的引擎识别一份扫描件",

	"gongkai help ocr": `doctor 启动每个能识别图片页的引擎，说明它可用，或缺什么、如何取得。加上 --ocr，extract 和显示文档的各命令
用第一个可用的引擎或所指定的引擎识别扫描件。没有一个可用时退出状态为 1。扫描件如何识别、如何接入自己的引擎，
见 docs/ocr.md。`,
}

package lang

// drafts are the comments of drafted forms, and what the command says about them.
var drafts = map[string]string{
	"A draft of `gongkai forms draft`, from %s.": "`gongkai forms draft` 起草，依据 %s。",
	"Each TODO is for a person to decide; what is not mentioned is as in the form that this one extends.": "每处“待定（TODO）”请人来定；" +
		"未提及的与所扩展的表式相同。",
	"TODO an id as you like": "待定（TODO）：自取一个 id",
	"TODO %s, page %d: is %q this table, %s? Alike: title %s, header %s": "待定（TODO）：%s 第 %d 页的“%s”是否就是此表（%s）？相似度：" +
		"标题 %s，表头 %s",
	"     or, about as like, one of: %s": "     或相似度相当的：%s",
	"TODO %s, page %d: %q is like no table of %s: an id for it, or leave it out": "待定（TODO）：%s 第 %d 页的“%s”与 %s 的表均不相似：" +
		"另取 id，或删去",
	"TODO is this %s?":                   "待定（TODO）：是否为%s？",
	"TODO is this the total?":            "待定（TODO）：是否为合计？",
	"TODO an id for this column":         "待定（TODO）：为此列取 id",
	"TODO of which item is this column?": "待定（TODO）：此列属于哪一项？",
	"TODO no column %s (%s) was found":   "待定（TODO）：没有找到 %s 列（%s）",
	"TODO nothing is like this column: an id for it, and with `of` what it is a part of": "待定（TODO）：此列无相似者：取 id，" +
		"并用 `of` 说明它属于什么",
	"TODO nothing is like this row: an id for it, and with `of` what it is a part of": "待定（TODO）：此行无相似者：取 id，" +
		"并用 `of` 说明它属于什么",
	"TODO the nearest is %s (%s), which it is not much like: that id, or one of its own": "待定（TODO）：最接近 %s（%s），但不很相似：" +
		"用该 id，或另取",
	"Not drafted:": "未起草：",
	"%s, page %d: %q has the indicators of a performance sheet (%s); declare it under `sheets:`": "%s 第 %d 页：“%s”有绩效表（%s）的指标；" +
		"请在 `sheets:` 下声明",
	"%s, page %d: a table with amounts that has no title or no names in front of them: %s": "%s 第 %d 页：有金额的表，但没有标题，" +
		"或金额前没有名称：%s",

	"nothing to draft a form from: no table with amounts": "没有可供起草的：没有含金额的表",
	"forms draft: from which PDF files?":                  "forms draft：依据哪些 PDF 文件？",
	"forms: -o goes with draft":                           "forms：-o 需与 draft 同用",
}

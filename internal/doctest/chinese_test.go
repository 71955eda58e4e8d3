package doctest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// chinese lists the Chinese that may stand in literals of Go code that is no test, by package, each with the reason.
// All else is a word of the field and belongs into YAML: the forms, the vocabulary, the lexicon. Of a package whose
// texts are all of one kind the words are not listed.
var chinese = map[string][]struct{ reason, words string }{
	"cmd/gongkai":      {{"examples in the help", "三公经费 云平台 信息化 审计局 深圳 运维"}, {"a unit", "元"}},
	"internal/lang":    {{"what is said to people", ""}},
	"internal/view":    {{"what the report says to people", ""}},
	"internal/serve":   {{"what pages say to people", ""}},
	"internal/tidy":    {{"descriptions of columns for people", ""}},
	"internal/export":  {{"descriptions of tables and files for people", ""}},
	"internal/explain": {{"what is said to people", "合计"}},
	"internal/catalogue": {
		{"descriptions for people", "部门预算公开 类"},
		{"a unit, and the year in names of projects", "元 年 年度"},
	},
	"internal/divisions": {
		{"kinds of divisions in the list that is part of the package",
			"省 市 盟 地区 自治区 自治州 回族自治区 回族自治州 壮族自治区 维吾尔自治区 特别行政区"},
		{"parties and bodies with a place in their name",
			"中共 中国共产党 中国共产主义青年团 共青团 中国人民政治协商会议 政协 民建 民盟 民进 民革 农工党 致公党 九三学社"},
	},
	"internal/faults/placement": {
		{"made-up print: a watermark, units to be confused", "内部资料请勿外传 单位 金额 人民币"},
		{"units of money", "百 万 亿 元 千元 万元 百万元 亿元"},
	},
	"extract/picture": {{"letters that look like a reference mark", "米 义"}},
	"internal/hanzi": {
		{"code points that are the same to a reader", "⼾ ⾭ ⿈ 々 〇 戶 户 靑 青 黃 黄"},
		{"numerals", "一 一二三四五六七八九 十 两"},
	},
	"scripts/manydocuments": {{"made-up names", "分局 第"}},
	"scripts/load":          {{"words that readers search for", ""}},
	"extract": {
		{"numerals, and signs that count like them", "一二三四五六七八九十 甲 乙 丙"},
		{"numbers of pages and of tables", "第 页 第页 共 表"},
		{"tables that go on: 续表, 接上页", "续 续接 上前 表页 续表"},
		{"years, units of money, what is of which", "年 年度 元 其中"},
	},
	"extract/layout/align": {{"numerals, years, what is of which", "一二三四五六七八九十 年度 其中"}},
	"schema": {
		{"numerals and years, and years as forms speak of them",
			"〇 零 二〇 〇一二三四五六七八九 一二三四五六七八九十 年 年度 本年 上年 前年 下年 后年"},
		{"units of money in heads", "单位 金额 元 百千万亿 万元亿"},
		{"numbers and endings of titles, what is of which", "表 附表 其中"},
		{"so many points behind labels of sheets", "分"},
		{"examples in hints to authors of forms", "财政拨款 小计 收入 支出 年部门预算"},
	},
	"schema/codes": {
		{"numerals and what is of which", "一二三四五六七八九十 其一二三四五六七八九十 其中"},
		{"endings of names of classes that make no other class of them", "类 款 项 的 费 费用 支出 其他"},
		{"particles that writers put in and leave out", "和 等"},
	},
	"schema/measure":     {{"units", "元 人 辆"}},
	"normalize/measures": {{"a unit", "元"}},
	"normalize/captions": {{"how a unit of money is said",
		"单位 金额 均 统一 全部 为 是 人民币 百 千 万 亿 元 百万 百千万亿"}, {"years", "年"}},
	"normalize/checks": {{"what is of which", "其中"}},
	"normalize/rows":   {{"numerals and what is of which", "一二三四五六七八九十 其中"}, {"the year of a title", "年度"}},
	"normalize/sheets": {{"running text of indicators: 质量指标, 指标值为", "指标 为"}},
	"normalize/redact": {{"what stands before an extension", "转"}, {"dates", "年 月 日"}},
	"normalize/identity": {
		{"dates", "〇 零 二 十 一二三四五六七八九 一二三四五六七八九十 年 月 日"},
		{"how a body speaks of itself", "本 我"},
	},
	"normalize/value": {
		{"numerals and units of money", "十百千万亿 万 元 千元 万元 百万元 亿元 单位 为单位 以 人民币 无"},
		{"comparisons", "大于 小于 等于 不等于 高于 低于 多于 少于 超过 大于或等于 大于等于 高于或等于 高于等于 小于或等于 " +
			"小于等于 低于或等于 低于等于 不少于 不低于 不小于 不得少于 不得低于 至少 不超过 不高于 不大于 不多于 不得超过 " +
			"不得高于 未超过 至多 最多 控制在 保持在 达到 或 以上 以下 以内 之内 内 及以上 及以下 或以上 或以下 及其以上 " +
			"及其以下 含"},
		{"times and units of measurement", "天 日 周 年 时 分钟 秒 个 个月 季度 工作日 自然日 平方 立方 瓦时 吨标准煤"},
		{"particles, and what a unit is not", "的了并及和与或且以为至到前后内外余多左右上下底末止完达各均不无 费资金预算出入"},
		{"a target without a number", "定性"},
	},
	"normalize/narrative": {
		{"numerals, ordinals and heads of sections",
			"一 一二三四五六七八九 一二三四五六七八九十 一二三四五六七八九十两 一二三次 第 部分 章 节 第部分章节 条 附 件表 图 表 注 号"},
		{"years and dates", "年 年度 月 日 上年 上年度 上一 上一年 去年 今年 本年 本年度 当年 年初 全年 同期 期 度 初 底 底末 末 截 " +
			"至止"},
		{"units and counted things", "元 千元 万元 亿元 万 人 人次 名 家 个 台 套 件 辆 张 户 所 份 批 批次 次 项 类 款 分 平方米 " +
			"员次均民才类数口工 个家"},
		{"conjunctions and particles", "额 数 与 及 和 以及 及其 的 了 为 是 有 各 其 其中 另 同 同时 比 较 对比 相比 相比较 " +
			"本年数与 余 多 左右 上下内外 以 约为 含 共有 共计 达 系 因 由于 用于 主要 主要是 主要包括以下方面 " +
			"主要用于以下方面 具体 原因 包括 计 合计 总计 占 完成 拟 召开 开展 并已 大型"},
		{"more, less", "增加 增长 上升 上涨 提高 增幅 调增 增减 减少 下降 降低 降幅 减幅 压减 调减 调整 变动 变化"},
	},
}

var han = regexp.MustCompile(`\p{Han}+`)

// TestChinese: no Chinese stands in the code but what is listed, and nothing is listed that is not there.
func TestChinese(t *testing.T) {
	seen := map[string]map[string]bool{}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "testdata" || e.Name() == ".git"):
			return fs.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, filepath.Dir(path))
		pkg := filepath.ToSlash(rel)
		ast.Inspect(file, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok {
				for _, w := range han.FindAllString(l.Value, -1) {
					if seen[pkg] == nil {
						seen[pkg] = map[string]bool{}
					}
					seen[pkg][w] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range sortedKeys(seen) {
		var may []string
		any := false
		for _, g := range chinese[pkg] {
			may = append(may, strings.Fields(g.words)...)
			any = any || g.words == ""
		}
		for _, w := range sortedKeys(seen[pkg]) {
			if !any && !slices.Contains(may, w) {
				t.Errorf("%s has %s in its code: words of the field belong into internal/lexicon/lexicon.yaml, the vocabulary "+
					"or a form; what is grammar or typesetting is listed in internal/doctest/chinese_test.go with its reason", pkg, w)
			}
		}
		for _, w := range may {
			if !seen[pkg][w] {
				t.Errorf("%s has no %s in its code any more; take it from the list", pkg, w)
			}
		}
	}
	for pkg := range chinese {
		if seen[pkg] == nil {
			t.Errorf("%s has no Chinese in its code any more; take it from the list", pkg)
		}
	}
}

package codes

import (
	"strings"
	"unicode/utf8"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
)

// ordinal is what stands in front of a name in a list: 一、 (二) 3. ④ 其中:. The 一 of 一般 is none.
var ordinal = lazyregexp.New(`^(?:其中:?|[一二三四五六七八九十]+[、.,]|\([一二三四五六七八九十]+\)[、.]?|\d{1,2}[、.)]|\(\d{1,2}\)[、.]?|[①-⑳]|\*)+`)

// rank is what a narrative says behind a name: 教育支出(类)普通教育(款). It stands before 支出 as well: 教育(类)支出.
var rank = strings.NewReplacer("(类)", "", "(款)", "", "(项)", "")

// nameKey gives what is compared first of a name: how it reads, without ordinal and rank.
func nameKey(name string) string {
	key := hanzi.Key(name)
	if first, _ := utf8.DecodeRuneInString(key); first < utf8.RuneSelf || strings.ContainsRune(ordinalStart, first) {
		key = ordinal.ReplaceAllString(key, "")
	}
	if strings.Contains(key, "(") {
		key = rank.Replace(key)
	}
	return key
}

// ordinalStart are the characters beyond ASCII that an ordinal may begin with. Few names do, and the pattern takes its
// time.
const ordinalStart = "其一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

// small are the signs and particles that writers put in and leave out: 对个人和家庭(的)补助, 维修(护)费, “两庭”建设,
// 工资(和)福利支出, 其他资本性(等)支出.
var small = strings.NewReplacer("(", "", ")", "", "[", "", "]", "", `"`, "", "、", "", ",", "", "·", "", "-", "", "的",
	"", "和", "", "等", "")

// ends are what names have at their end and printings leave out, one of each group: …缴费支出, …缴费.
var ends = [][]string{{"支出"}, {"费用", "费"}}

// bareName gives a key without what differs between printings of the same name. 其他支出 keeps its 支出: 其他 alone may be
// anything.
func bareName(key string) string {
	bare := small.Replace(key)
	for _, group := range ends {
		for _, end := range group {
			stem, ok := strings.CutSuffix(bare, end)
			if ok && utf8.RuneCountInString(stem) > 1 && stem != "其他" { // 水费 would be 水
				bare = stem
				break
			}
		}
	}
	return bare
}

package narrative

import (
	"regexp"
	"strings"
	"testing"

	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
)

// FuzzRead: whatever the text, there is no panic and each number of a fact stands in its words.
func FuzzRead(f *testing.F) {
	for line := range strings.Lines(file(f, "testdata/xinjiang.txt")) {
		f.Add(line)
	}
	f.Add("公务用车购置及运行维护费9万元（公务用车购置费0万元，比上年增加0万元；公务用车运行维护费9万元。）比上年减少1万元")
	f.Add("三、机构设置情况：下设一个预算单位，所属二十家事业单位。会议费与上年保持不变")
	f.Add("1.一般公共服务支出（类）某事务（款）行政运行（项）。年初预算为1万元（（；）")
	f.Fuzz(func(t *testing.T, text string) {
		facts, leftOut := readLines(text, 2025)
		if leftOut < 0 {
			t.Fatal(leftOut)
		}
		for i := range facts {
			checkWords(t, &facts[i])
		}
	})
}

var flatOrNone = regexp.MustCompile(`无|没有|未|持平|一致|相同|不变`)

var inWords = regexp.MustCompile(`[一二三四五六七八九十两]{1,3}[个家]`)

// checkWords: a fact's digits stand in its words, or a count in words; a 0 may follow from words that say so.
func checkWords(t *testing.T, f *Fact) {
	t.Helper()
	words := strings.ReplaceAll(hanzi.Key(f.Text), ",", "")
	if f.Value.IsZero() && f.Unit == "" && flatOrNone.MatchString(words) {
		return
	}
	for _, m := range inWords.FindAllString(words, -1) {
		number, unit := m[:len(m)-len("个")], m[len(m)-len("个"):]
		if f.Unit == unit && f.Value.Equal(value.FromParts(int64(hanzi.Numeral(number)), 0)) {
			return
		}
	}
	if !strings.Contains(words, f.Value.Abs().String()) && !strings.Contains(words,
		strings.TrimPrefix(f.Value.Abs().String(), "0")) {
		t.Errorf("%s: %s does not stand in %q", f.ID, f.Value, f.Text)
	}
}

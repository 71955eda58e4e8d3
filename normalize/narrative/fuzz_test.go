package narrative

import (
	"regexp"
	"strings"
	"testing"

	"gongkai/internal/hanzi"
)

// FuzzRead: whatever the text, there is no panic and each number of a fact stands in its words.
func FuzzRead(f *testing.F) {
	for line := range strings.Lines(file(f, "testdata/xinjiang.txt")) {
		f.Add(line)
	}
	f.Add("公务用车购置及运行维护费9万元（公务用车购置费0万元，比上年增加0万元；公务用车运行维护费9万元。）比上年减少1万元")
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

var flatOrNone = regexp.MustCompile(`无|没有|未|持平|一致|相同`)

// checkWords: a fact's digits stand in its words; a 0 may follow from words that say so.
func checkWords(t *testing.T, f *Fact) {
	t.Helper()
	words := strings.ReplaceAll(hanzi.Key(f.Text), ",", "")
	if f.Value.IsZero() && f.Unit == "" && flatOrNone.MatchString(words) {
		return
	}
	if !strings.Contains(words, f.Value.Abs().String()) && !strings.Contains(words,
		strings.TrimPrefix(f.Value.Abs().String(), "0")) {
		t.Errorf("%s: %s does not stand in %q", f.ID, f.Value, f.Text)
	}
}

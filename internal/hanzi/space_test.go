package hanzi

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestJoinLines(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "\n \n": "", "一般公共": "一般公共",
		"政府办公厅（室）及相关机|构事务支出": "政府办公厅（室）及相关机构事务支出", "政|府|性|基|金": "政府性基金", "1682.7|6": "1682.76", "1,|234": "1,234",
		"1|,234": "1,234",
		"12|.5":  "12.5", "12.|5": "12.5", "＜|=10%": "＜=10%", "<|=10%": "<=10%", "<=|10%": "<=10%", "＞=70|个": "＞=70个",
		"15万|元": "15万元", "-|5": "-5",
		"10|%": "10%", "Microsoft|Office": "Microsoft Office", "e-|mail": "e-mail", "well-|known|fact": "well-known fact",
		"Office|2021": "Office 2021",
		"Word,|Excel": "Word, Excel", "(Word)|Excel": "(Word) Excel", "Word|(Excel)": "Word (Excel)", "A/|B": "A/B",
		" 收入 | | 总计 ": "收入总计",
		"使用 IT|系统":    "使用 IT系统", "a|b|c": "a b c", "(|1|)": "(1)",
	} {
		lines := strings.Split(strings.ReplaceAll(in, "\n", "|"), "|")
		if got := JoinLines(lines); got != want {
			t.Errorf("JoinLines(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSqueeze(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " ": "", "收 入 总 计": "收入总计", "2025 年 1 月": "2025年1月", "  Word   Excel\n": "Word Excel", "12 34": "12 34",
		"A 4 纸":  "A 4纸",
		"单位： 万元": "单位：万元", "收\u3000入": "收入", "a\u00A0b": "a b", "a\u200Bb": "ab", "a \u200B b": "a b", "\uFEFF收入": "收入",
		"一、 本年 （收入）": "一、本年（收入）", "“三公” 经费": "“三公”经费", "A\n\nB": "A B", "收入": "收入", "a b": "a b",
		"\xe4  \xb8\x80": "\uFFFD \uFFFD\uFFFD",
	} {
		if got := Squeeze(in); got != want {
			t.Errorf("Squeeze(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestStrip(t *testing.T) {
	for in, want := range map[string]string{"": "", "＜\n= 10 %": "＜=10%", "ab": "ab", "a\u3000\u200Bb": "ab"} {
		if got := Strip(in); got != want {
			t.Errorf("Strip(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOrdinaryTextIsNotCopied(t *testing.T) {
	for _, f := range []func(string) string{Key, Squeeze, Strip} {
		if n := testing.AllocsPerRun(10, func() { f(ordinary); f("505.74") }); n != 0 {
			t.Errorf("%v allocations", n)
		}
	}
	lines := []string{"", ordinary}
	if n := testing.AllocsPerRun(10, func() { JoinLines(lines) }); n != 0 {
		t.Errorf("JoinLines: %v allocations", n)
	}
}

// FuzzSpace checks that joining and squeezing add and lose nothing but white space, and that a tidied text is tidy.
func FuzzSpace(f *testing.F) {
	f.Add("收 入 总 计", "A\u200B B")
	f.Add("1682.7", "6 ")
	f.Add("\xe4 ", "\u200B\xb8\x80")
	f.Fuzz(func(t *testing.T, a, b string) {
		squeezed := Squeeze(a)
		if Squeeze(squeezed) != squeezed {
			t.Fatalf("%q: %q, then %q", a, squeezed, Squeeze(squeezed))
		}
		if utf8.ValidString(a) && Strip(squeezed) != Strip(a) {
			t.Fatalf("%q: %q loses text", a, squeezed)
		}
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return
		}
		want := Strip(a) + Strip(b)
		for _, got := range []string{JoinLines([]string{a, b}), JoinLines([]string{a, "", b})} {
			if Strip(got) != want {
				t.Fatalf("%q, %q: %q", a, b, got)
			}
		}
	})
}

func BenchmarkSqueeze(b *testing.B) {
	bench(b, Squeeze, "ordinary", ordinary, "amount", "505.74", "spaced", "收 入 总 计")
}

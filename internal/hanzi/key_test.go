package hanzi

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "收 入 总 计": "收入总计", "收\u3000入\u00A0总\u200B计\n": "收入总计",
		"财政拨款（补助）": "财政拨款(补助)", "财政拨款 (补助)": "财政拨款(补助)", "财预【2017】98号": "财预[2017]98号", "财预〔2017〕98号": "财预[2017]98号",
		"［2019］6": "[2019]6", "“三公”经费": `"三公"经费`, "「三公」经费": `"三公"经费`, "‘三公’经费": `"三公"经费`, `"三公"经费`: `"三公"经费`, "＂三公＂": `"三公"`,
		"2024－2025": "2024-2025", "2024—2025": "2024-2025", "2024–2025": "2024-2025", "2024−2025": "2024-2025",
		"2024‐2025": "2024-2025",
		"单位：万元":     "单位:万元", "单位∶万元": "单位:万元", "一、本年，收入；其他／": "一、本年,收入;其他/", "≧90％≦": "≥90%≤", "＞＝１０": ">=10",
		"ＡＢＣabcABC": "abcabcabc", "⼀般公共预算⽀出": "一般公共预算支出", "⽤⼾": "用户", "※①《》。": "※①《》。", "二○二五年": "二〇二五年",
		"A\xffB": "a\uFFFDb", "\xe4 \xb8\x80": "\uFFFD\uFFFD\uFFFD", "É": "é", "Ω": "Ω", "附属・单位": "附属·单位", "～〜": "~~",
		"GB\u00AD1": "gb-1",
	} {
		if got := Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestKeyEveryRune checks that a key is its own key and that Strip and Fold keep as many code points as Key does.
func TestKeyEveryRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		key := Key(string(r))
		if Key(key) != key {
			t.Errorf("U+%04X: key %q, its key %q", r, key, Key(key))
		}
		if shown := Strip(Fold(string(r))); utf8.RuneCountInString(shown) != utf8.RuneCountInString(key) {
			t.Errorf("U+%04X: %q shown, key %q", r, shown, key)
		}
	}
}

func TestClasses(t *testing.T) {
	for _, r := range "一龥〇㐀⼀⻓金\U00020000" {
		if !IsHan(r) || !IsCJK(r) {
			t.Errorf("%c is an ideograph", r)
		}
	}
	for _, r := range "，。、《》「」【】（）：＞％１Ａ～￥ぁァｱㄅ가㈠㎡﹙︵・々㇀" {
		if !IsCJK(r) || IsHan(r) {
			t.Errorf("%c is CJK but no ideograph", r)
		}
	}
	for _, r := range "aZ0(). \u3000\u00A0“”‘’—…·※①≥△é䷀\uFFFD\uE000😀" {
		if IsCJK(r) || IsHan(r) {
			t.Errorf("%c is not CJK", r)
		}
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{ordinary, radical, "收 入 总 计", "“三公”经费（补助）", "\xe4 \xb8\x80", "＇İＫ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := Key(s)
		if Key(key) != key || Key(Fold(s)) != key || Key(Strip(s)) != key && utf8.ValidString(s) {
			t.Fatalf("%q: %q", s, key)
		}
		if utf8.RuneCountInString(Strip(Fold(s))) != utf8.RuneCountInString(key) {
			t.Fatalf("%q: Strip and Key disagree", s)
		}
	})
}

func BenchmarkKey(b *testing.B) {
	bench(b, Key, "ordinary", ordinary, "brackets", "财政拨款（补助）小计", "spaced", "收 入 总 计")
}

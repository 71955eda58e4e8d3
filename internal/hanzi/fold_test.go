package hanzi

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":            "",
		"⼀般公共预算⽀出":    "一般公共预算支出",
		"⼯资福利⽀出 ⾦额":   "工资福利支出 金额",
		"⻓⻋⻔⻚⺠⻛":      "长车门页民风",
		"⽤⼾":          "用户", // not Unicode's equivalent 戶: the form printed in simplified Chinese
		"金額":          "金額",
		"参\U0002F800": "参丽",
		"⺀⻳":          "⺀龟",  // U+2E80 stands for itself
		"﨎﨏﨑":         "﨎﨏﨑", // unified ideographs among the compatibility ones
		"※①＞（）１２％：":   "※①＞（）１２％：",
		"㇀㇚ 〇々":       "㇀㇚ 〇々",
		"a\xe2":       "a\xe2",
		"\xe2\xbc⼀":   "\xe2\xbc一",
		"\xef\xa4":    "\xef\xa4",
		"\xf0\xaf⼈":   "\xf0\xaf人",
		"中⼈中⼈":        "中人中人",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestFoldEveryRune checks each code point there is against what the blocks and Unicode's decompositions say.
func TestFoldEveryRune(t *testing.T) {
	count := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		got := Fold(string(r))
		if got == string(r) {
			continue
		}
		count++
		to, size := utf8.DecodeRuneInString(got)
		switch {
		case size != len(got) || !unicode.Is(unicode.Unified_Ideograph, to):
			t.Errorf("U+%04X becomes %q, no ideograph", r, got)
		case r >= 0x2E80 && r <= 0x2FD5:
			if n := norm.NFKC.String(string(r)); r >= 0x2F00 && n != got && printedForm[r] == 0 {
				t.Errorf("U+%04X becomes %s, NFKC says %s", r, got, n)
			}
		case r >= 0xF900 && r <= 0xFAD9, r >= 0x2F800 && r <= 0x2FA1D:
			if n := norm.NFC.String(string(r)); n != got {
				t.Errorf("U+%04X becomes %s, NFC says %s", r, got, n)
			}
		default:
			t.Errorf("U+%04X becomes %s", r, got)
		}
		if Fold(got) != got {
			t.Errorf("U+%04X: folded twice it is %q", r, Fold(got))
		}
	}
	if count != 214+114+460+542 {
		t.Errorf("%d code points are replaced", count)
	}
}

func TestFoldDoesNotAllocate(t *testing.T) {
	for _, s := range []string{ordinary, "※①＞（）", ""} {
		if n := testing.AllocsPerRun(10, func() { Fold(s) }); n != 0 {
			t.Errorf("Fold(%q): %v allocations", s, n)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{ordinary, radical, "\xe2\xbc", "金\U0002F800\xf0\xaf"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if Fold(folded) != folded || utf8.RuneCountInString(folded) != utf8.RuneCountInString(s) ||
			utf8.ValidString(folded) != utf8.ValidString(s) {
			t.Fatalf("%q: %q", s, folded)
		}
	})
}

const (
	ordinary = "机关事业单位基本养老保险缴费支出2080505"
	radical  = "机关事业单位基本养⽼保险缴费⽀出2080505"
)

func BenchmarkFold(b *testing.B) {
	bench(b, Fold, "ordinary", ordinary, "radicals", radical)
}

// bench runs f on named texts.
func bench(b *testing.B, f func(string) string, texts ...string) {
	for i := 0; i < len(texts); i += 2 {
		b.Run(texts[i], func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(texts[i+1])))
			for b.Loop() {
				f(texts[i+1])
			}
		})
	}
}

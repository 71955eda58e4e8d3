package similar

import (
	"math"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRatio(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"", "", 1}, {"款", "款", 1}, {"", "款", 0}, {"款", "项", 0},
		{"基本支出", "项目支出", 0.5}, {"人员经费", "人员经费支出", 4.0 / 6}, {"合计", "总计", 0.5},
		{"income", "incmoe", 1 - 2.0/6}, {"income", "incoome", 1 - 1.0/7}, {"kitten", "sitting", 1 - 3.0/7},
		{"财政拨款（补助）", "财政拨款(补助)", 1 - 2.0/8}, // runes, not bytes
	} {
		if got := Ratio(c.a, c.b); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("Ratio(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// TestRatioOfLongTexts: what is longer than a label is equal or nothing, and takes no time.
func TestRatioOfLongTexts(t *testing.T) {
	long := strings.Repeat("部门收支", 16) // 64 runes
	for _, c := range []struct {
		name, a, b string
		want       float64
	}{
		{"64 and 63 runes", long, strings.TrimPrefix(long, "部"), 1 - 1.0/64},
		{"64 and 65 runes", long, long + "表", 0},
		{"65 runes, equal", long + "表", long + "表", 1},
		{"a label and a page", "部", strings.Repeat("部", 1_000_000), 0},
		{"two pages", strings.Repeat("部", 1_000_000), strings.Repeat("部", 1_000_001), 0},
	} {
		if got := Ratio(c.a, c.b); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if got := Ratio(c.b, c.a); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s, turned round: %v, want %v", c.name, got, c.want)
		}
	}
}

// checkLaws wants what holds for any two texts.
func checkLaws(t *testing.T, a, b string) {
	t.Helper()
	r := Ratio(a, b)
	if back := Ratio(b, a); r != back {
		t.Errorf("Ratio(%q, %q) = %v, turned round %v", a, b, r, back)
	}
	if !(r >= 0 && r <= 1) {
		t.Errorf("Ratio(%q, %q) = %v is out of bounds", a, b, r)
	}
	if valid := utf8.ValidString(a) && utf8.ValidString(b); valid && (r == 1) != (a == b) {
		t.Errorf("Ratio(%q, %q) = %v", a, b, r)
	}
	if Ratio(a, a) != 1 {
		t.Errorf("Ratio(%q, itself) = %v", a, Ratio(a, a))
	}
	x, y := []rune(a), []rune(b)
	if n := max(len(x), len(y)); r > 0 && n > 0 {
		if most := float64(min(len(x), len(y))) / float64(n); r > most+1e-12 {
			t.Errorf("Ratio(%q, %q) = %v, but their lengths allow %v", a, b, r, most)
		}
		if !strings.ContainsAny(a, b) {
			t.Errorf("Ratio(%q, %q) = %v without a common rune", a, b, r)
		}
	}
}

func TestRatioLaws(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	random := func() []rune {
		out := make([]rune, rnd.Intn(12))
		for i := range out {
			out[i] = []rune("收入支出总计a1")[rnd.Intn(8)]
		}
		return out
	}
	for range 3000 {
		checkLaws(t, string(random()), string(random()))
	}
}

func FuzzRatio(f *testing.F) {
	for _, s := range []string{"", "款", "\xff", "一般公共预算", strings.Repeat("长", 70)} {
		f.Add(s, "一般公共")
	}
	f.Fuzz(checkLaws)
}

func word(s string) *Word {
	w := NewWord(s)
	return &w
}

// TestPossible: what is not possible is not so.
func TestPossible(t *testing.T) {
	texts := []string{
		"",
		"款",
		"项",
		"基本支出",
		"项目支出",
		"基本支出数",
		"财政拨款（补助）",
		"财政拨款",
		strings.Repeat("部", 64),
		strings.Repeat("部", 65),
	}
	for _, a := range texts {
		for _, b := range texts {
			for _, least := range []float64{0.1, 0.7, 0.75, 1} {
				if AtLeast(a, b, least) > 0 && !Possible(word(a), word(b), least) {
					t.Errorf("%q and %q are %v alike", a, b, AtLeast(a, b, least))
				}
			}
		}
	}
	for _, c := range [][2]string{{"基本支出", "基本"}, {"部门收入总体情况", "部门支出明细状况"}} {
		if Possible(word(c[0]), word(c[1]), 0.75) {
			t.Errorf("%q is not like %q", c[0], c[1])
		}
	}
	for _, a := range texts {
		for _, b := range texts {
			if word(a).Contains(word(b)) != strings.Contains(a, b) {
				t.Errorf("%q in %q", b, a)
			}
		}
	}
}

package extract

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestGarbage(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	anyOf := func(from, to rune, n int) string {
		var b strings.Builder
		for range n {
			b.WriteRune(from + random.Int32N(to-from))
		}
		return b.String()
	}
	const honest = "2025年部门预算公开表：一般公共预算支出 2,305.47 万元，其中“三公”经费 12.30 万元。※①℃Ⅲ〇々"
	const traditional = "財政撥款收入預算總表，機關事業單位基本養老保險繳費支出"
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"Chinese", honest, false},
		{"traditional Chinese", traditional, false},
		{"Kangxi radicals", strings.Repeat("⼀⼈⼤⽤⽀⼒", 10), false},
		{"English", "The budget of 2025: revenue & expenditure, <10%; see http://www.example.gov.cn/a_b?c=1", false},
		{"French", strings.Repeat("L’ÉTAT PRÉVOIT À L’ÉTRANGER UN DÉFICIT RÉDUIT, CÔTÉ RECETTES. État à l’été, Œuvre ", 5),
			false},
		{"German capitals", strings.Repeat("ÜBERSICHT ÄNDERUNG ÖFFENTLICH GRÖSSE FÜR ", 8), false},
		{"Uyghur", "ئۇيغۇر ئاپتونوم رايونى مالىيە نازارىتى خامچوت", false},
		{"bullets", honest + strings.Repeat("\uF0B7", 9), false},
		{"a rare name", honest + "㛃䶮", false},
		{"numbers", strings.Repeat("1,234.56 -7.80 (9.00) 100% ", 20), false},
		{"private use", honest[:60] + anyOf(0xE000, 0xF8FF, 60), true},
		{"controls", "预算" + anyOf(1, 0x1F, 40), true},
		{"ideographs at random", anyOf(0x4E00, 0x9FA5, 60) + " 12.00 13.00", true},
		{"rare ideographs", anyOf(0x3400, 0x4DB5, 60), true},
		{"GBK read as Latin-1", strings.Repeat("Ô¤Ëã¹«¿ª²¿ÃÅ", 5), true},
		{"codes read as ASCII", strings.Repeat(`!"#$&'*+;<>?@[\]`, 5) + "123.45", true},
	} {
		var n census
		n.add(c.text)
		if got := n.garbage() > 0; got != c.want {
			t.Errorf("%s: garbage %v (%+v)", c.name, got, n)
		}
	}
}

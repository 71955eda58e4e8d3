package schema

import (
	"slices"
	"sync"
	"testing"
)

// TestWordPool: a word has its number for good, whichever forms were read before, and by whatever goroutine.
func TestWordPool(t *testing.T) {
	var p wordPool
	own := numbersOf(&p, "收入", "支出", "收入")
	first := p.adopt([]string{"合计", "收入"})
	if again := p.adopt([]string{"合计", "收入"}); again != first {
		t.Errorf("the built-in words begin at %d, and again at %d", first, again)
	}
	if !slices.Equal(own, []int32{0, 1, 0}) || p.text(own[1]) != "支出" || p.text(first) != "合计" || p.text(first+1) != "收入" {
		t.Errorf("numbers %v, then from %d: %v", own, first, p.all())
	}
	if n := p.number("合计"); n != first {
		t.Errorf("a built-in word has the number %d and the number %d", first, n)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, w := range []string{"甲", "乙", "丙", "丁"} {
				if n := p.number(w); p.text(n) != w {
					t.Errorf("the word of %s is %s", w, p.text(n))
				}
			}
		})
	}
	all.Wait()
	if n := len(p.all()); n != 8 {
		t.Errorf("%d words", n)
	}
}

// TestHeadRow: what is known of a head and a word is kept beside what is known of others.
func TestHeadRow(t *testing.T) {
	headWords.adopt(make([]string, 100))
	number := headWords.number("一个以前没有的词")
	for _, like := range []float64{0, 0.75, 1} {
		h := &headRow{}
		h.set(number, like)
		h.set(number-1, 1)
		got := map[uint64]float64{nothingAlike: 0, allAlike: 1, partlyAlike: h.partly[number]}[h.of(number)]
		if got != like || h.of(number+1) != 0 || h.of(number-1) != allAlike || h.of(number-2) != 0 {
			t.Errorf("%v is kept as %v, beside %d", like, got, h.of(number-1))
		}
	}
}

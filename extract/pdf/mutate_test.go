package pdf

import (
	"math/rand"
	"os"
	"strconv"
	"testing"
	"time"

	"gongkai/extract/pdf/syntax"

	"gongkai/internal/cputime"
)

// TestMutations damages real files at random: bytes, digits, pieces cut out or doubled, the end cut off. MUTATIONS in
// the environment asks for more than the few of an ordinary run.
func TestMutations(t *testing.T) {
	rounds := 4
	if n, err := strconv.Atoi(os.Getenv("MUTATIONS")); err == nil {
		rounds = n
	}
	r := rand.New(rand.NewSource(int64(rounds)))
	opened, all := 0, 0
	for _, name := range corpus(t, "synthetic/*.pdf", "real/b*.pdf", "hostile/qpdf/*enc*", "hostile/qpdf/*hybrid*",
		"hostile/qpdf/*object-stream*") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for range rounds {
			damaged := mutate(r, data)
			start := cputime.Used()
			if d, err := Open(damaged); err == nil {
				opened++
				readAll(d)
			}
			all++
			if took := cputime.Since(start); took > 20*time.Second {
				t.Errorf("%s took %v", name, took)
			}
		}
	}
	t.Logf("%d of %d opened", opened, all)
}

func mutate(r *rand.Rand, data []byte) []byte {
	out := append([]byte(nil), data...)
	for range 1 + r.Intn(20) {
		if len(out) < 100 {
			break
		}
		i, n := r.Intn(len(out)), r.Intn(64)
		end := min(len(out), i+n)
		switch r.Intn(8) {
		case 0, 1:
			out[i] = byte(r.Intn(256))
		case 2, 3:
			for ; i < end; i++ {
				if syntax.IsDigit(out[i]) {
					out[i] = byte('0' + r.Intn(10))
				}
			}
		case 4:
			out = append(out[:i], out[end:]...)
		case 5:
			out = append(out[:end], append(append([]byte(nil), out[i:end]...), out[end:]...)...)
		case 6:
			for ; i < end; i++ {
				out[i] = byte(r.Intn(256))
			}
		case 7:
			if r.Intn(4) == 0 {
				out = out[:i]
			}
		}
	}
	return out
}

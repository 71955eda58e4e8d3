package inflate

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"testing"
)

func deflated(t testing.TB, text []byte, level int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, level)
	if err == nil {
		_, err = w.Write(text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// check holds a result against that of the standard library.
func check(t testing.TB, d *Decoder, data []byte, wanted int) {
	t.Helper()
	src := bytes.NewReader(data)
	want, err := io.ReadAll(flate.NewReader(src))
	outcome := Whole
	if err != nil {
		outcome = Damaged
	}
	if len(want) > wanted {
		want, outcome = want[:wanted], Cut
	}
	out, rest, got := d.Append(nil, data, wanted)
	if !bytes.Equal(out, want) || got != outcome {
		t.Fatalf("%d bytes, outcome %d; want %d, outcome %d", len(out), got, len(want), outcome)
	}
	if got == Whole && len(rest) != src.Len() {
		t.Errorf("%d bytes follow, want %d", len(rest), src.Len())
	}
}

// texts are such as deflate stores, codes by its own words and by those it brings, and copies from near and far.
func texts() [][]byte {
	rnd := rand.New(rand.NewPCG(1, 2))
	out := [][]byte{nil, []byte("a"), bytes.Repeat([]byte("ab"), 500), make([]byte, 100_000)}
	for _, letters := range []int{2, 30, 256} {
		text := make([]byte, 70_000)
		for i := range text {
			if text[i] = byte(rnd.IntN(letters) * rnd.IntN(letters) % 256); i > 40_000 && i%100 < 90 {
				text[i] = text[i-40_000+i%7]
			}
		}
		out = append(out, text)
	}
	var content bytes.Buffer
	for range 3000 {
		content.WriteString("BT 1 0 0 1 ")
		content.WriteString([]string{"72.5", "301.04", "7"}[rnd.IntN(3)])
		content.WriteString(" Tm <0A1B2C> Tj ET\n")
	}
	return append(out, content.Bytes())
}

func TestAppend(t *testing.T) {
	var d Decoder
	for _, text := range texts() {
		for _, level := range []int{flate.NoCompression, flate.BestSpeed, flate.BestCompression, flate.HuffmanOnly} {
			data := append(deflated(t, text, level), "rest"...)
			for _, wanted := range []int{1 << 30, len(text), max(0, len(text)-1), len(text) / 3, 100, 0} {
				check(t, &d, data, wanted)
			}
		}
	}
}

// TestDamage: of what is cut short or wrong, as much is read as the standard library reads.
func TestDamage(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	var d Decoder
	for _, text := range texts() {
		for _, level := range []int{flate.NoCompression, flate.BestSpeed, flate.BestCompression, flate.HuffmanOnly} {
			whole := deflated(t, text, level)
			for range 60 {
				data := bytes.Clone(whole[:rnd.IntN(len(whole)+1)])
				check(t, &d, data, 1<<30)
				for range rnd.IntN(4) {
					if len(data) > 0 {
						data[rnd.IntN(min(len(data), 400))] ^= 1 << rnd.IntN(8)
					}
				}
				check(t, &d, data, 1<<30)
			}
		}
	}
	for range 20_000 { // headers of codes, mostly wrong
		data := make([]byte, rnd.IntN(60))
		for i := range data {
			data[i] = byte(rnd.Uint32())
		}
		if len(data) > 0 {
			data[0] = data[0]&^7 | 5
		}
		check(t, &d, data, 1<<20)
	}
}

// TestMemory: what is inflated lies in the memory that is given, as far as it does.
func TestMemory(t *testing.T) {
	text := bytes.Repeat([]byte("0123456789"), 1000)
	var d Decoder
	room := make([]byte, 0, len(text)+2*most)
	out, _, outcome := d.Append(room, deflated(t, text, flate.BestSpeed), len(text))
	if outcome != Whole || !bytes.Equal(out, text) || &out[0] != &room[:1][0] {
		t.Errorf("outcome %d, %d bytes", outcome, len(out))
	}
}

func FuzzAppend(f *testing.F) {
	for _, text := range texts() {
		f.Add(deflated(f, text[:min(len(text), 2000)], flate.BestCompression), 1000)
	}
	f.Fuzz(func(t *testing.T, data []byte, wanted int) {
		check(t, &Decoder{}, data, min(max(wanted, 0), 1<<20))
	})
}

func BenchmarkAppend(b *testing.B) {
	all := texts()
	text := all[len(all)-1]
	data := deflated(b, text, flate.DefaultCompression)
	b.SetBytes(int64(len(text)))
	var d Decoder
	var out []byte
	for b.Loop() {
		out, _, _ = d.Append(out[:0], data, len(text))
	}
}

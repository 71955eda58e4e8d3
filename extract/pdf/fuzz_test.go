package pdf

import (
	"testing"
	"time"

	"gongkai/internal/cputime"
)

// FuzzOpen opens and reads whatever comes. Seeds are one file of each kind that the tests build.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(small()))
	f.Add([]byte(small()[40:]))
	f.Add([]byte(compressed(same, "", true)))
	f.Add([]byte(compressed(deflated, "/Filter /FlateDecode", true)))
	f.Add([]byte(compressed(deflated, "/Filter /FlateDecode", false)))
	b := newBuilder().tree("")
	b.object(12, "<< /Length 13 0 R /Filter [/AHx /Fl] /DecodeParms [null << /Predictor 12 /Columns 2 >>] >> stream\n789c>endstream")
	b.object(13, "5")
	first := b.table(root + "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (0) /U (0) >> /ID [(a) (b)]")
	b.object(14, "<< /Type /ObjStm /N 1 /First 4 >> stream\n11 0 << >> endstream")
	b.table(root + " /XRefStm 9 /Prev " + string(rune('0'+first%10)))
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		start := cputime.Used()
		d, err := Open(data)
		if err != nil {
			return
		}
		readAll(d)
		d.Info("Producer")
		for i := range 30 {
			o := Ref{Number: i}
			d.Decode(d.Stream(o))
			d.LayerOff(o)
			d.Rect(o)
			d.Bytes(o)
		}
		for _, p := range d.Pages() {
			if !usable(p.Box) || p.Rotate%90 != 0 || p.Rotate < 0 || p.Rotate > 270 || p.UserUnit <= 0 {
				t.Errorf("page %+v", p)
			}
		}
		for _, n := range d.Findings() {
			if n.Message == "" || n.Severity == "" {
				t.Errorf("finding %+v", n)
			}
		}
		if took := cputime.Since(start); took > 20*time.Second {
			t.Errorf("took %v", took)
		}
	})
}

// FuzzParse checks that the parser ends within its input and always reads the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"<< /A [ 1 0 R -1.5 (s\\)) <4142> /N#20 ] /B << /C true >> >>", "[[[[<<<<((", "1 0 obj",
		"/A#", "1.5e3", "(\\", "<<>", "<4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		o, p := parseString(s)
		if p.Pos > len(s) || p.Pos < 0 {
			t.Fatalf("position %d of %d", p.Pos, len(s))
		}
		if again, _ := parseString(s); plain(again) != plain(o) {
			t.Errorf("%q is read as %s and as %s", s, plain(o), plain(again))
		}
	})
}

// FuzzDecode runs every filter with its predictor.
func FuzzDecode(f *testing.F) {
	for _, name := range []string{"Fl", "LZW", "AHx", "A85", "RL"} {
		f.Add("<< /Filter /"+name+" /DecodeParms << /Predictor 15 /Columns 3 /Colors 2 /BitsPerComponent 4 >> >>",
			deflated("hello"))
		f.Add("<< /Filter [/"+name+" /LZW] /DecodeParms [null << /Predictor 2 /EarlyChange 0 >>] >>",
			"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01")
	}
	f.Fuzz(func(t *testing.T, dict, data string) {
		decodeWith(dict, data)
	})
}

package pdf

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/filter"

	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
)

// none is a source without objects.
type none struct{}

func (none) object(int) Object { return nil }
func (none) trailer() Dict     { return nil }
func (none) numbers() []int    { return nil }

// decodeWith decodes data and gives the IDs of the findings.
func decodeWith(dict, data string) (string, string) {
	p := parser{Lexer: syntax.Lexer{Data: []byte(dict)}, values: 1000}
	d, _ := p.object().(Dict)
	n := &notes{}
	s := &Stream{Dict: d, Raw: []byte(data)}
	out := newDecoder(none{}, n).decode(s)
	if lent := newDecoder(none{}, &notes{}).lend(s); !bytes.Equal(lent, out) {
		return "lent otherwise: " + string(lent), ""
	}
	return string(out), strings.Join(n.order, " ")
}

func encodeWith(t *testing.T, name, data string, parms map[string]int) string {
	f, err := filter.NewFilter(name, parms)
	if err != nil {
		t.Fatal(err)
	}
	r, err := f.Encode(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func sample(n int) string {
	r, b := rand.New(rand.NewSource(1)), make([]byte, n)
	for i := range b {
		b[i] = byte(r.Intn(3) * r.Intn(100))
	}
	return string(b)
}

func TestFilters(t *testing.T) {
	long, z := sample(50_000), deflated("(one) Tj")
	hex := encodeWith(t, "ASCIIHexDecode", z, nil)
	for _, c := range []struct{ name, dict, data, want, notes string }{
		{"none", "<< >>", "abc", "abc", ""},
		{"flate", "<< /Filter /FlateDecode >>", deflated(long), long, ""},
		{"abbreviations", "<< /F [/AHx /Fl] >>", hex, "(one) Tj", ""},
		{"chain with parameters", "<< /Filter [/ASCIIHexDecode /FlateDecode] /DecodeParms [null << /Predictor 1 >>] >>", hex,
			"(one) Tj", ""},
		{"85", "<< /Filter /ASCII85Decode >>", encodeWith(t, "ASCII85Decode", long, nil), long, ""},
		{"85 short", "<< /Filter /A85 >>", "<~87 cUR\nD]~>", "Hello", ""},
		{"85 zeros", "<< /Filter /A85 >>", "zz5l~>", "\x00\x00\x00\x00\x00\x00\x00\x00A", ""},
		{"hex", "<< /Filter /AHx >>", "48 65\n6c6C 7>zz", "Hellp", ""},
		{"run length", "<< /Filter /RunLengthDecode >>", encodeWith(t, "RunLengthDecode", long, nil), long, ""},
		{"run length", "<< /Filter /RL >>", "\x02abc\xfex\x80rest", "abcxxx", ""},
		{"LZW", "<< /Filter /LZWDecode >>", encodeWith(t, "LZWDecode", long, nil), long, ""},
		{"LZW late change", "<< /Filter /LZW /DecodeParms << /EarlyChange 0 >> >>",
			encodeWith(t, "LZWDecode", long, map[string]int{"EarlyChange": 0}), long, ""},
		{"LZW of PDF 32000-1, 7.4.4.2", "<< /Filter /LZW >>", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B", ""},
		{"LZW without end", "<< /Filter /LZW >>", "\x80\x0b\x60\x50\x22\x0c\x0c\x85", "-----A---B", ""},
		{"85 without end", "<< /Filter /A85 >>", "87cURD]", "Hello", ""},
		{"image", "<< /Filter [/FlateDecode /DCTDecode] >>", z, "", ""},
		{"unknown", "<< /Filter /Magic >>", z, "", noteFilter},
		{"too many", "<< /Filter [/Fl /Fl /Fl /Fl /Fl /Fl /Fl /Fl /Fl] >>", z, "", noteLimit},
		{"checksum", "<< /Filter /Fl >>", z[:len(z)-1] + "x", "(one) Tj", noteChecksum},
		{"no checksum", "<< /Filter /Fl >>", z[:len(z)-4], "(one) Tj", ""},
		{"wrong header", "<< /Filter /Fl >>", "xx" + z[2:], "(one) Tj", noteChecksum},
		{"no header", "<< /Filter /Fl >>", z[2:], "(one) Tj", noteChecksum},
		{"line feed before header", "<< /Filter /Fl >>", "\r\n" + z, "(one) Tj", ""},
		{"empty", "<< /Filter /Fl >>", "", "", ""},
		{"85 malformed", "<< /Filter /A85 >>", "87cUR\x80D]~>", "", noteDamaged},
		{"run length cut", "<< /Filter /RL >>", "\x05abc", "", noteDamaged},
		{"LZW malformed", "<< /Filter /LZW >>", "\x80\x0b\x72\x00", "", noteDamaged},
	} {
		got, ids := decodeWith(c.dict, c.data)
		if got != c.want || ids != c.notes {
			t.Errorf("%s: %.60q and findings %q, want %.60q and %q", c.name, got, ids, c.want, c.notes)
		}
	}
}

func TestFlateKeepsWhatDecodes(t *testing.T) {
	long := sample(50_000)
	z := deflated(long)
	got, ids := decodeWith("<< /Filter /Fl >>", z[:len(z)/2])
	if len(got) < len(long)/3 || !strings.HasPrefix(long, got) || ids != noteDamaged {
		t.Errorf("%d of %d bytes, findings %q", len(got), len(long), ids)
	}
}

func TestBombs(t *testing.T) {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 9)
	for range 200 {
		w.Write(make([]byte, 1<<20))
	}
	w.Close()
	got, ids := decodeWith("<< /Filter /Fl >>", "\x78\x9c"+b.String())
	if len(got) != limits.DecodedBytes || ids != noteLimit {
		t.Errorf("%d bytes, findings %q", len(got), ids)
	}
	rl := strings.Repeat("\x81x", 1<<20)
	if got, ids = decodeWith("<< /Filter /RL >>", rl); len(got) != limits.DecodedBytes || ids != noteLimit {
		t.Errorf("%d bytes, findings %q", len(got), ids)
	}
	d := newDecoder(none{}, &notes{})
	s := &Stream{Dict: Dict{"Filter": Name("Fl")}, Raw: append([]byte{0x78, 0x9c}, b.Bytes()...)}
	total := 0
	for range 20 {
		total += len(d.decode(s))
	}
	if total > limits.DocumentBytes {
		t.Errorf("%d bytes of one document", total)
	}
}

func TestBombsOfRareFilters(t *testing.T) {
	if testing.Short() {
		t.Skip("short: 200 MB, byte by byte")
	}
	for _, c := range []struct{ name, data string }{
		{"AHx", strings.Repeat("41", limits.DecodedBytes+1)},
		{"A85", strings.Repeat("z", limits.DecodedBytes/4+1)},
		{"LZW", encodeWith(t, "LZWDecode", strings.Repeat("\x00", limits.DecodedBytes+1), nil)},
	} {
		if got, ids := decodeWith("<< /Filter /"+c.name+" >>", c.data); len(got) != limits.DecodedBytes || ids != noteLimit {
			t.Errorf("%s: %d bytes, findings %q", c.name, len(got), ids)
		}
	}
}

// predict is the opposite of unpredict, sample by sample.
func predict(data []byte, row, pixel, filter int) (out []byte) {
	at := func(r, i int) int {
		if r < 0 || i < 0 {
			return 0
		}
		return int(data[r*row+i])
	}
	for r := range len(data) / row {
		out = append(out, byte(filter))
		for i := range row {
			left, up, corner := at(r, i-pixel), at(r-1, i), at(r-1, i-pixel)
			if i < pixel {
				corner = 0
			}
			guess := [5]int{0, left, up, (left + up) / 2, int(paeth(left, up, corner))}
			out = append(out, byte(at(r, i)-guess[filter]))
		}
	}
	return out
}

func TestPNGPredictors(t *testing.T) {
	want := sample(30 * 40)
	for filter := range 5 {
		for _, dict := range []string{"/Columns 30", "/Columns 10 /Colors 3", "/Columns 5 /Colors 3 /BitsPerComponent 16",
			"/Columns 240 /BitsPerComponent 1"} {
			pixel := map[string]int{"/Columns 10 /Colors 3": 3, "/Columns 5 /Colors 3 /BitsPerComponent 16": 6}[dict]
			z := deflated(string(predict([]byte(want), 30, max(pixel, 1), filter)))
			got, _ := decodeWith("<< /Filter /Fl /DecodeParms << /Predictor 12 "+dict+" >> >>", z)
			if got != want {
				t.Errorf("filter %d, %s: wrong", filter, dict)
			}
		}
	}
}

func TestTIFFPredictor(t *testing.T) {
	for _, c := range []struct{ dict, data, want string }{
		{"/Columns 3", "\x01\x02\x03\x04\x05\x06", "\x01\x03\x06\x04\x09\x0f"},
		{"/Columns 2 /Colors 2", "\x01\x02\x03\x04", "\x01\x02\x04\x06"},
		{"/Columns 2 /BitsPerComponent 16", "\x00\xff\x00\x02", "\x00\xff\x01\x01"},
		{"/Columns 4 /BitsPerComponent 4", "\x1f\x23", "\x10\x25"},
		{"/Columns 8 /BitsPerComponent 1", "\xff", "\xaa"},
		{"/Columns 9 /BitsPerComponent 7", "\xff", "\xff"},
		{"/Columns -1", "\xff", "\xff"},
	} {
		got, _ := decodeWith("<< /Filter /LZW /DecodeParms << /Predictor 2 "+c.dict+" >> >>",
			encodeWith(t, "LZWDecode", c.data, nil))
		if got != c.want {
			t.Errorf("%s: %x, want %x", c.dict, got, c.want)
		}
	}
}

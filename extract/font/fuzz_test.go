package font

import (
	"testing"

	"gongkai/extract/pdf"
)

// FuzzLoad reads a font dictionary with three more objects that it may refer to: 5 (a dictionary), 6 and 7 (streams).
func FuzzLoad(f *testing.F) {
	for _, o := range [][]string{
		append(type0("/Encoding/GBK-EUC-H/ToUnicode 6 0 R", gb1+"/W[1[100] 10 12 300]/DW 500"),
			"beginbfchar <d4a4> <4E00> endbfchar"),
		append(type0("/Encoding 6 0 R", "/W2[1[-500 50 600] 10 11 -400 40 500]/DW2[880 -1000]"), "/GBK2K-V usecmap"),
		append(type0("/Encoding/Identity-H", gb1+"/FontDescriptor<</FontFile2 6 0 R>>/CIDToGIDMap 7 0 R"), trueType(0x4E00)),
		{"<</Subtype/TrueType/FontDescriptor 5 0 R/FirstChar 30/Widths[1 2 3]>>", "<</Flags 4/FontFile2 6 0 R>>",
			trueType(0xF041)},
		{"<</Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/Encoding 5 0 R>>", "<</Differences[65/uni9884/f_i 5/a.b]>>", ""},
		{"<</Subtype/Type1/BaseFont/Symbol/ToUnicode/Identity-H>>", "null", ""},
	} {
		f.Add(o[0], o[1], o[2], []byte("A\x81\x30\x81\x30\xd4\xa4\x00\x22"))
	}
	f.Fuzz(func(t *testing.T, dict, other, data string, s []byte) {
		doc := open(file(dict, other, stream(data, ""), stream(data, "")))
		if doc == nil {
			return
		}
		font := Load(doc, doc.Dict(doc.Pages()[0].Resources["Font"])["F"])
		for s = s[:min(len(s), 256)]; len(s) > 0; {
			c, n := font.Next(s)
			if c == nil || n < 1 || n > len(s) {
				t.Fatalf("got %v, %d bytes of %d", c, n, len(s))
			}
			s = s[n:]
		}
	})
}

// open gives nil for what is no PDF file, in whichever way the reader of objects says so.
func open(data []byte) (doc *pdf.Document) {
	defer func() {
		if recover() != nil {
			doc = nil
		}
	}()
	doc, err := pdf.Open(data)
	if err != nil {
		return nil
	}
	return doc
}

func BenchmarkNext(b *testing.B) {
	for _, c := range []struct{ name, encoding, text string }{
		{"GBK-EUC-H", "GBK-EUC-H", "\xd4\xa4\xcb\xe3\xb9\xab\xbf\xaa2026"},
		{"Identity-H", "Identity-H", "\x10\xe7\x0d\xd8\x07\x04\x09\x37"},
		{"GBK2K-H", "GBK2K-H", "\xd4\xa4\x81\x39\xef\x31A"},
	} {
		b.Run(c.name, func(b *testing.B) {
			f := load(b, type0("/Encoding/"+c.encoding, gb1)...)
			text := []byte(c.text)
			decode(f, c.text)
			b.ReportAllocs()
			for b.Loop() {
				for s := text; len(s) > 0; {
					_, n := f.Next(s)
					s = s[n:]
				}
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	doc := open(file(type0("/Encoding/GBK-EUC-H", gb1+"/W[814 907 500 7716[500]]")...))
	o := doc.Dict(doc.Pages()[0].Resources["Font"])["F"]
	b.ReportAllocs()
	for b.Loop() {
		Load(doc, o)
	}
}

package font

import (
	"bytes"
	"fmt"
	"testing"

	"gongkai/extract/pdf"
)

// stream is a PDF stream object with extra entries for its dictionary.
func stream(data, entries string) string {
	return fmt.Sprintf("<</Length %d %s>>\nstream\n%s\nendstream", len(data), entries, data)
}

// load makes a document whose page has a font: objects[0] is its dictionary and object 4 of the file, the rest follow.
func load(t testing.TB, objects ...string) *Font {
	t.Helper()
	doc, err := pdf.Open(file(objects...))
	if err != nil {
		t.Fatal(err)
	}
	return Load(doc, doc.Dict(doc.Pages()[0].Resources["Font"])["F"])
}

func file(objects ...string) []byte {
	all := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<</Font<</F 4 0 R>>>>>>",
	}, objects...)
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range all {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, p := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, table)
	return b.Bytes()
}

// decode gives the text of a string and the sum of its advances.
func decode(f *Font, s string) (text string, width float64) {
	for b := []byte(s); len(b) > 0; {
		c, n := f.Next(b)
		text += c.Text
		width += c.Width
		b = b[n:]
	}
	return text, width
}

// type0 gives the dictionaries of a composite font with the given entries of the font and of its descendant.
func type0(font, descendant string) []string {
	return []string{
		"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+SimSun" + font + "/DescendantFonts[5 0 R]>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun" + descendant + ">>",
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }

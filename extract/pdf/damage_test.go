package pdf

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

var both = []string{"(one) Tj", "(two) Tj"}

func TestIntact(t *testing.T) {
	d := expect(t, small(), both)
	if p := d.Pages()[1]; p.Number != 2 || p.Box.X1 != 500 || p.UserUnit != 1 {
		t.Errorf("page %+v", p)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		data string
		want error
	}{
		{"", ErrEmpty},
		{"hello", ErrNotPDF},
		{"%PDF-1.4\nhello", ErrDamaged},
		{"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj", ErrDamaged},
	} {
		if _, err := Open([]byte(c.data)); !errors.Is(err, c.want) {
			t.Errorf("%q: %v, want %v", c.data, err, c.want)
		}
	}
}

func TestWrongStartxref(t *testing.T) {
	i := strings.Index(small(), "startxref")
	expect(t, small()[:i]+"startxref\n7\n%%EOF", both, noteXref)
}

func TestWrongOffset(t *testing.T) {
	b := newBuilder().tree("(one) Tj", "(two) Tj")
	b.offsets[13] += 3
	b.table(root)
	expect(t, b.String(), both, noteXref)
}

func TestOffsetOfAnotherObject(t *testing.T) {
	b := newBuilder().tree("(one) Tj", "(two) Tj")
	b.offsets[12], b.offsets[14] = b.offsets[14], b.offsets[12]
	b.table(root)
	expect(t, b.String(), both, noteXref)
}

func TestMissingTable(t *testing.T) {
	i := strings.Index(small(), "xref\n")
	expect(t, small()[:i], both, noteXref, noteTruncate)
	j := strings.Index(small(), "trailer")
	expect(t, small()[:i]+small()[j:], both, noteXref)
}

func TestTableFromOne(t *testing.T) {
	b := newBuilder().tree("(one) Tj")
	at := b.Len()
	fmt.Fprintf(b, "xref\n1 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n11 2\n%010d 00000 n \n%010d 00000 n \n",
		b.offsets[1], b.offsets[2], b.offsets[11], b.offsets[12])
	b.WriteString("trailer << /Root 1 0 R >>\n")
	b.end(at)
	expect(t, b.String(), both[:1])
}

func TestTableTooShort(t *testing.T) {
	b := newBuilder().tree("(one) Tj")
	at := b.Len()
	fmt.Fprintf(b, "xref\n0 90\n0000000000 65535 f \n%010d 00000 n \ntrailer << /Root 1 0 R >>\n", b.offsets[1])
	b.end(at)
	expect(t, b.String(), both[:1], noteXref)
}

func TestJunkBeforeHeader(t *testing.T) {
	expect(t, "HTTP/1.1 200 OK\r\n\r\n"+small(), both, noteHeader) // offsets count from %PDF
	b := &builder{offsets: map[int]int{}}                          // offsets count from the first byte
	b.WriteString("junk\n%PDF-1.4\n")
	b.tree("(one) Tj").table(root)
	expect(t, b.String(), both[:1], noteHeader)
}

func TestJunkBehindEnd(t *testing.T) {
	expect(t, small()+strings.Repeat("\x00junk", 5000), both)
}

func TestNoHeader(t *testing.T) {
	expect(t, small()[9:], both, noteHeader, noteXref)
}

func TestTruncatedStream(t *testing.T) {
	content := strings.Repeat("(one) Tj ", 100)
	b := newBuilder().tree("")
	b.stream(12, "", content)
	cut := b.String()[:b.Len()-100]
	d := expect(t, cut, []string{strings.TrimSuffix(content, content[len(content)-100+len("\nendstream\nendobj\n"):])},
		noteXref, noteTruncate)
	if f := d.Findings()[1]; !strings.Contains(f.Message, "2 times") {
		t.Errorf("the cut stream is not counted: %s", f.Message)
	}
}

func TestLength(t *testing.T) {
	for _, length := range []string{"/Length 3", "/Length 300000", "/Length -1", "/Length 99 0 R", "/Length 12 0 R",
		"/Length (8)", ""} {
		b := newBuilder().tree("")
		b.object(12, "<< "+length+" >>\nstream\n(one) Tj\nendstream")
		b.table(root)
		expect(t, b.String(), both[:1], noteLength)
	}
}

func TestIndirectLength(t *testing.T) {
	b := newBuilder().tree("")
	b.object(12, "<< /Length 20 0 R >>\nstream\r\nends here: endstream\nendstream")
	b.object(20, "20")
	b.table(root)
	expect(t, b.String(), []string{"ends here: endstream"})
}

func TestLoopInPageTree(t *testing.T) {
	b := newBuilder()
	b.object(1, "<< /Type /Catalog /Pages 2 0 R >>")
	b.object(2, "<< /Type /Pages /Kids [ 2 0 R 3 0 R 4 0 R 99 0 R ] /Parent 3 0 R >>")
	b.object(3, "<< /Type /Pages /Kids [ 2 0 R 3 0 R 4 0 R ] >>")
	b.object(4, "<< /Type /Page /MediaBox [0 0 9 9] >>")
	b.table(root)
	d := expect(t, b.String(), []string{"", ""}, notePages)
	if f := d.Findings()[0]; !strings.Contains(f.Message, "4 times") {
		t.Error(f.Message)
	}
}

func TestNoPageTree(t *testing.T) {
	b := newBuilder()
	b.object(5, "<< /Type /Pages /MediaBox [0 0 30 40] >>")
	b.object(3, "<< /Type /Page /Parent 5 0 R /Contents 4 0 R >>")
	b.stream(4, "", "(one) Tj")
	b.object(1, "<< /Type /Catalog >>")
	b.table(root)
	d := expect(t, b.String(), both[:1], noteXref, notePages)
	if d.Pages()[0].Box.X1 != 30 {
		t.Error("the media box of the parent is lost")
	}
}

func TestNoCatalogue(t *testing.T) {
	b := newBuilder().tree("(one) Tj")
	b.table(root)
	expect(t, replaceOnce(t, b.String(), "1 0 obj", "x x xxx"), both[:1], noteXref)
}

func TestPrev(t *testing.T) {
	b := newBuilder().tree("(one) Tj")
	first := b.table(root)
	b.offsets = map[int]int{}
	b.stream(12, "", "(new) Tj")
	b.table(root + fmt.Sprintf(" /Prev %d", first))
	expect(t, b.String(), []string{"(new) Tj"})
	// Without the older table its objects are searched.
	expect(t, replaceOnce(t, b.String(), "0 1\n0000000000 65535 f \n1 1", "0 1\n0000000000 65535 ? \n1 1"),
		[]string{"(new) Tj"}, noteXref)
}

func TestLoopInPrev(t *testing.T) {
	b := newBuilder().tree("(one) Tj")
	at := b.Len()
	b.table(root + fmt.Sprintf(" /Prev %d", at))
	expect(t, b.String(), both[:1])
}

func TestDeletedObject(t *testing.T) {
	b := newBuilder().tree("(one) Tj", "(two) Tj")
	first := b.table(root)
	at := b.Len()
	fmt.Fprintf(b, "xref\n0 1\n0000000013 65535 f \n13 1\n0000000000 00001 f \ntrailer << /Root 1 0 R /Prev %d >>\n",
		first)
	b.end(at)
	expect(t, b.String(), both[:1], notePages)
}

func TestSyntax(t *testing.T) {
	b := newBuilder().tree("(one) Tj")
	b.object(11, "<< /Contents 12 0 R /Broken (string without end /Type /Page")
	b.table(root)
	expect(t, b.String(), both[:1], noteSyntax)
}

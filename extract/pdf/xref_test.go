package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// compressed writes a file whose catalogue, tree and page are in an object stream; with its cross-reference stream if
// asked.
func compressed(filter func(string) string, filterDict string, withTable bool) string {
	b := newBuilder()
	objects := []struct {
		number int
		body   string
	}{
		{1, "<< /Type /Catalog /Pages 2 0 R >>"},
		{2, "<< /Type /Pages /Kids [3 0 R] /MediaBox [0 0 500 700] >>"},
		{3, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"},
	}
	head, body := "", ""
	for _, o := range objects {
		head += fmt.Sprintf("%d %d ", o.number, len(body))
		body += o.body + " "
	}
	b.stream(4, "", "(one) Tj")
	b.stream(5, fmt.Sprintf("/Type /ObjStm /N 3 /First %d %s", len(head), filterDict), filter(head+body))
	if !withTable {
		return b.String()
	}
	at := b.Len()
	row := func(kind, a, c int) string { return string([]byte{byte(kind), byte(a >> 8), byte(a), byte(c)}) }
	rows := row(0, 0, 0) + row(2, 5, 0) + row(2, 5, 1) + row(2, 5, 2) + row(1, b.offsets[4], 0) + row(1, b.offsets[5], 0) +
		row(1, at, 0)
	b.stream(6, "/Type /XRef /W [1 2 1] /Size 7 /Root 1 0 R "+filterDict, filter(rows))
	b.end(at)
	return b.String()
}

func same(s string) string { return s }

func TestObjectStream(t *testing.T) {
	expect(t, compressed(same, "", true), both[:1])
	expect(t, compressed(deflated, "/Filter /FlateDecode", true), both[:1])
	expect(t, compressed(deflated, "/Filter [/Fl] /DecodeParms [null]", true), both[:1])
}

func TestObjectStreamWithoutTable(t *testing.T) {
	expect(t, compressed(deflated, "/Filter /FlateDecode", false), both[:1], noteXref, noteTruncate)
}

func TestObjectStreamThatIsNone(t *testing.T) {
	data := compressed(same, "", true)
	if _, err := Open([]byte(replaceOnce(t, data, "<< /Type /Catalog", "              "))); err == nil {
		t.Error("opened without a page tree")
	}
	expect(t, replaceOnce(t, data, "/N 3", "/N 9"), both[:1])
	if _, err := Open([]byte(replaceOnce(t, data, "/N 3", "/N 0"))); err == nil {
		t.Error("opened without objects")
	}
}

// A hybrid file lists the objects that old readers must not see as free, and again in a stream.
func TestHybrid(t *testing.T) {
	b := newBuilder().tree("(one) Tj")
	hidden := "<< /Type /Page /Parent 2 0 R /Contents 12 0 R /UserUnit 2 >>"
	b.stream(20, "/Type /ObjStm /N 1 /First 5", "11 0 "+hidden)
	at := b.Len()
	b.offsets[21] = at
	b.stream(21, "/Type /XRef /W [1 1 1] /Index [11 1]", string([]byte{2, 20, 0}))
	b.offsets[11] = 0
	table := b.table(root + fmt.Sprintf(" /XRefStm %d", at))
	data := b.String()
	data = data[:table] + strings.Replace(data[table:], "0000000000 00000 n", "0000000000 00001 f", 1)
	if d := expect(t, data, both[:1]); d.Pages()[0].UserUnit != 2 {
		t.Error("the object in the hidden stream was not read")
	}
}

func TestNewerObjectWinsWithoutTable(t *testing.T) {
	b := newBuilder().tree("(one) Tj")
	b.stream(20, "/Type /ObjStm /N 1 /First 5", "11 0 << /Type /Page /Parent 2 0 R /Contents 12 0 R /UserUnit 2 >>")
	if d := expect(t, b.String(), both[:1], noteXref, noteTruncate); d.Pages()[0].UserUnit != 2 {
		t.Error("the object stream is newer")
	}
	b.object(11, "<< /Type /Page /Parent 2 0 R /Contents 12 0 R /UserUnit 3 >>")
	if d := expect(t, b.String(), both[:1], noteXref, noteTruncate); d.Pages()[0].UserUnit != 3 {
		t.Error("the plain object is newer")
	}
}

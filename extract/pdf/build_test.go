package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// builder writes PDF files for tests.
type builder struct {
	bytes.Buffer
	offsets map[int]int
}

func newBuilder() *builder {
	b := &builder{offsets: map[int]int{}}
	b.WriteString("%PDF-1.7\n")
	return b
}

func (b *builder) object(number int, body string) {
	b.offsets[number] = b.Len()
	fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", number, body)
}

func (b *builder) stream(number int, dict, data string) {
	b.object(number, fmt.Sprintf("<< /Length %d %s >>\nstream\n%s\nendstream", len(data), dict, data))
}

// table writes a cross-reference table of what was written, with a trailer, and gives its offset.
func (b *builder) table(trailer string) int {
	at := b.Len()
	b.WriteString("xref\n0 1\n0000000000 65535 f \n")
	var numbers []int
	for n := range b.offsets {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		fmt.Fprintf(b, "%d 1\n%010d 00000 n \n", n, b.offsets[n])
	}
	fmt.Fprintf(b, "trailer\n<< /Size 100 %s >>\n", trailer)
	b.end(at)
	return at
}

func (b *builder) end(at int) { fmt.Fprintf(b, "startxref\n%d\n%%%%EOF\n", at) }

// tree writes a catalogue (1), a page tree (2), a page (3) for each content from 11 on.
func (b *builder) tree(contents ...string) *builder {
	kids := ""
	for i := range contents {
		kids += fmt.Sprintf("%d 0 R ", 11+2*i)
	}
	b.object(1, "<< /Type /Catalog /Pages 2 0 R >>")
	b.object(2, fmt.Sprintf("<< /Type /Pages /Kids [ %s] /Count %d /MediaBox [0 0 500 700] >>", kids, len(contents)))
	for i, c := range contents {
		b.object(11+2*i, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>", 12+2*i))
		b.stream(12+2*i, "", c)
	}
	return b
}

const root = "/Root 1 0 R"

// small is an intact file of two pages.
func small() string {
	b := newBuilder().tree("(one) Tj", "(two) Tj")
	b.table(root)
	return b.String()
}

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// replaceOnce fails the test when there is nothing to replace.
func replaceOnce(t testing.TB, s, from, to string) string {
	t.Helper()
	if !strings.Contains(s, from) {
		t.Fatalf("the file does not contain %q", from)
	}
	return strings.Replace(s, from, to, 1)
}

// expect opens a file and checks the contents of its pages and the IDs of its findings.
func expect(t *testing.T, data string, contents []string, findings ...string) *Document {
	t.Helper()
	d, err := Open([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	var got, ids []string
	for _, p := range d.Pages() {
		got = append(got, string(d.Contents(p)))
	}
	for _, f := range d.Findings() {
		ids = append(ids, f.ID)
	}
	if !slices.Equal(got, contents) {
		t.Errorf("contents %q, want %q", got, contents)
	}
	if !slices.Equal(ids, findings) {
		t.Errorf("findings %v, want %v", ids, findings)
	}
	return d
}

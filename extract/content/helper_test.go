package content

import (
	"bytes"
	"fmt"
	"testing"

	"gongkai/extract/page"
	"gongkai/extract/pdf"
)

// sheetOf interprets a content stream as the page of a PDF file, 600 by 400 points. Its resources have the fonts F1
// (Helvetica) and what is given; extra holds further entries of the page dictionary. Objects are numbered from 5 on.
func sheetOf(t testing.TB, content, resources, extra string, objects ...string) *page.Page {
	t.Helper()
	d, err := pdf.Open(file(content, resources, extra, objects...))
	if err != nil {
		t.Fatal(err)
	}
	return NewReader(d).Page(d.Pages()[0])
}

func sheet(t testing.TB, content string) *page.Page { return sheetOf(t, content, "", "") }

func file(content, resources, extra string, objects ...string) []byte {
	all := append([]string{
		"<< /Type /Catalog /Pages 2 0 R " + "/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font" +
			" /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> " + resources + " >> " + extra + " >>",
		streamObject("", content),
	}, objects...)
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, o := range all {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, start)
	return b.Bytes()
}

func streamObject(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// seen gives the text of the visible glyphs, and all of another kind in brackets.
func seen(p *page.Page) string {
	var b bytes.Buffer
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.Hidden == page.Visible {
			b.WriteString(g.Text)
		} else {
			b.WriteString("[" + g.Text + "]")
		}
	}
	return b.String()
}

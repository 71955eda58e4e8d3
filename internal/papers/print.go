package papers

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/internal/pdftest"
)

// Sizes of text in points.
const (
	coverSize = "22"
	titleSize = "14"
	tableSize = "8"
	textSize  = "11"
)

// PDF prints the paper. The same description gives the same bytes.
func (p *Paper) PDF() ([]byte, error) { return p.PDFWith("") }

// PDFWith prints the paper with more pages behind, in the language of package pdftest.
func (p *Paper) PDFWith(pages string) ([]byte, error) {
	return pdftest.Write(p.describe() + "\n" + pages)
}

// describe gives the pages as pdftest wants them.
func (p *Paper) describe() string {
	var out []string
	add := func(words ...string) { out = append(out, strings.Join(words, " ")) }
	add("font gb")
	add("page")
	add("space", "180")
	add("size", coverSize)
	for _, line := range p.Cover {
		add("center", line)
		add("space", "20")
	}
	number := 0 // the cover has none
	footer := func() {
		number++
		add("size", tableSize)
		add("footer", fmt.Sprintf("- %d -", number))
	}
	if len(p.Text) > 0 {
		add("page")
		add("size", textSize)
	}
	for _, paragraph := range p.Text {
		add("text", paragraph)
		add("space", "6")
	}
	if len(p.Text) > 0 {
		footer()
	}
	for i := range p.Tables {
		out = append(out, p.Tables[i].describe()...)
		footer()
	}
	for i := range p.Sheets {
		out = append(out, p.Sheets[i].describe()...)
		footer()
	}
	return strings.Join(out, "\n")
}

func (t *Table) describe() []string {
	widths := make([]string, len(t.columns))
	for i, c := range t.columns {
		widths[i] = c.width
	}
	out := append(begin(t.Page, t.Above, strings.Join(widths, " ")), t.header()...)
	out = append(out, printed(t.rows)...)
	for _, line := range t.Below {
		out = append(out, "text "+line)
	}
	return out
}

func (s *Sheet) describe() []string {
	return append(begin(s.Page, s.Above, s.Widths), printed(s.rows)...)
}

// begin gives what stands above the rows of a page.
func begin(page string, above []string, widths string) []string {
	out := []string{strings.TrimSpace("page " + page)}
	for _, line := range above {
		size := tableSize
		if strings.HasPrefix(line, "center ") {
			size = titleSize
		}
		out = append(out, "size "+size, line)
	}
	return append(out, "size "+tableSize, "columns "+widths)
}

func printed(rows [][]cell) []string {
	var out []string
	for _, row := range rows {
		texts := make([]string, len(row))
		for i, c := range row {
			texts[i] = c.text
		}
		out = append(out, "row "+strings.Join(texts, " | "))
	}
	return out
}

// header lays out the paths of the columns: cells that neighbours have in common run over both, and the last cell of a
// short path reaches down.
func (t *Table) header() []string {
	depth := 0
	for _, c := range t.columns {
		depth = max(depth, len(c.header))
	}
	var out []string
	for level := range depth {
		texts := make([]string, len(t.columns))
		for i, c := range t.columns {
			switch {
			case level >= len(c.header):
				texts[i] = "^"
			case i > 0 && level < len(t.columns[i-1].header) && slices.Equal(c.header[:level+1],
				t.columns[i-1].header[:level+1]):
				texts[i] = "<"
			default:
				texts[i] = c.header[level]
			}
		}
		out = append(out, "row "+strings.Join(texts, " | "))
	}
	return out
}

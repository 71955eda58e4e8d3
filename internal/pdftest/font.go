package pdftest

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// font numbers characters in the order of their first use, or takes their code points.
type font struct {
	gb    bool
	codes map[rune]int
	order []rune
}

func newFont() *font { return &font{codes: map[rune]int{}} }

// encode gives a hexadecimal string of two-byte codes.
func (f *font) encode(s string) string {
	var b strings.Builder
	for _, r := range s {
		if f.gb {
			fmt.Fprintf(&b, "%04X", r)
			continue
		}
		if _, ok := f.codes[r]; !ok {
			f.order = append(f.order, r)
			f.codes[r] = len(f.order)
		}
		fmt.Fprintf(&b, "%04X", f.codes[r])
	}
	return "<" + b.String() + ">"
}

// runeWidth is the width of a character in thousandths of the font size: ASCII is half as wide as all else.
func runeWidth(r rune) int {
	if r < 0x80 {
		return 500
	}
	return 1000
}

func textWidth(s string, size float64) float64 {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return float64(n) * size / 1000
}

// wrap breaks a text into lines, anywhere, as the cells of office programs do with Chinese.
func wrap(s string, size, width float64) []string {
	var lines []string
	for piece := range strings.SplitSeq(s, "\n") {
		line := ""
		for _, r := range piece {
			if line != "" && textWidth(line+string(r), size) > width {
				lines = append(lines, line)
				line = ""
			}
			line += string(r)
		}
		lines = append(lines, line)
	}
	return lines
}

// asciiCIDs are the first characters of Adobe-GB1: those of ASCII.
const asciiCIDs = 95

// widths is the /W array of the font: one width a code.
func (f *font) widths() string {
	if f.gb {
		return fmt.Sprintf("[1 %d 500]", asciiCIDs)
	}
	var b strings.Builder
	b.WriteString("[1 [")
	for _, r := range f.order {
		fmt.Fprintf(&b, "%d ", runeWidth(r))
	}
	return strings.TrimSpace(b.String()) + "]]"
}

// toUnicode is the CMap that tells what the codes mean (PDF 32000-1, 9.10.3).
func (f *font) toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries of one block
	for from := 0; from < len(f.order); from += most {
		block := f.order[from:min(from+most, len(f.order))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for i, r := range block {
			fmt.Fprintf(&b, "<%04X> <", from+i+1)
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nend\nend\n")
	return b.String()
}

package font

import (
	"golang.org/x/text/encoding/charmap"

	"gongkai/extract/pdf"
)

// simpleWidths are the advances of a simple font (PDF 32000-1, 9.2.4 and 9.6.2), by code from first on.
type simpleWidths struct {
	first   int
	widths  []float64
	missing float64
	core    string // the standard font whose metrics serve when the file has none
}

func loadSimpleWidths(doc *pdf.Document, dict pdf.Dict, name string, missing float64) simpleWidths {
	scale := 0.001
	if doc.Name(dict["Subtype"]) == "Type3" {
		if m, ok := doc.Matrix(dict["FontMatrix"]); ok {
			scale = m[0]
		}
	}
	first, _ := doc.Number(dict["FirstChar"])
	w := simpleWidths{first: int(first), missing: advance(missing, scale)}
	a := doc.Array(dict["Widths"])
	for _, o := range a[:min(len(a), 256)] {
		v, _ := doc.Number(o)
		w.widths = append(w.widths, advance(v, scale))
	}
	if len(w.widths) == 0 {
		w.core = coreFont(name)
	}
	return w
}

// usesControls reports whether a control code has a width. Then the producer made up the codes, counting from 1 on as
// it met the characters, and no base encoding tells what they are.
func (w *simpleWidths) usesControls() bool {
	for i, v := range w.widths {
		code := w.first + i
		if code >= ' ' {
			break
		}
		if code > 0 && v != 0 && code != '\t' && code != '\n' && code != '\r' {
			return true
		}
	}
	return false
}

// of gives the advance of a code; text is what the code means, by which the standard fonts know their glyphs.
func (w *simpleWidths) of(code byte, text string) float64 {
	if i := int(code) - w.first; i >= 0 && i < len(w.widths) {
		return w.widths[i]
	}
	if len(w.widths) > 0 || w.missing != 0 {
		return w.missing
	}
	if v, ok := coreWidth(w.core, code, text); ok {
		return v
	}
	return 0.5
}

// coreWidth gives the advance of a character in one of the 14 standard fonts.
func coreWidth(core string, code byte, text string) (float64, bool) {
	if core == "" {
		return 0, false
	}
	if core != "Symbol" && core != "ZapfDingbats" {
		rs := []rune(text)
		if len(rs) != 1 {
			return 0, false
		}
		b, ok := charmap.Windows1252.EncodeRune(rs[0])
		if !ok {
			return 0, false
		}
		code = b
	}
	if core == "Courier" {
		return 0.6, true
	}
	if widths := coreWidths[core]; code >= ' ' && widths != nil && widths[code-' '] > 0 {
		return float64(widths[code-' ']) / 1000, true
	}
	return 0, false
}

// coreFont gives the standard 14 font that a font is or passes for, or "".
func coreFont(name string) string {
	switch name {
	case "Symbol", "ZapfDingbats":
		return name
	}
	bold, italic := contains(name, "bold", "black"), contains(name, "italic", "oblique")
	style := func(plain, b, i, bi string) string {
		switch {
		case bold && italic:
			return bi
		case bold:
			return b
		case italic:
			return i
		}
		return plain
	}
	switch {
	case contains(name, "arial", "helvetica"):
		return style("Helvetica", "Helvetica-Bold", "Helvetica", "Helvetica-Bold")
	case contains(name, "timesnewroman", "times new roman", "times-"):
		return style("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic")
	case contains(name, "courier"):
		return "Courier"
	}
	return ""
}

package font

import (
	"gongkai/extract/font/cmap"
	"gongkai/extract/font/glyphname"
	"gongkai/extract/pdf"
)

// simple is a font with codes of one byte (PDF 32000-1, 9.6).
type simple struct {
	kind        string // Subtype
	toUnicode   *cmap.ToUnicode
	differences map[byte]string
	base        *encodingTable // as the file names it; nil leaves it to the font program
	usual       *encodingTable // where nothing else says what a code is; nil in fonts of signs
	dingbats    bool
	widths      simpleWidths
	embedded    embedded

	judged, contradicted   bool // see overrule
	trustDrawn, trustNamed bool
}

func loadSimple(f *Font, doc *pdf.Document, dict pdf.Dict) {
	s := &simple{
		kind:      doc.Name(dict["Subtype"]),
		toUnicode: loadToUnicode(doc, dict["ToUnicode"]),
		usual:     standardEncoding,
	}
	s.embedded.descriptor = newDescriptor(doc, dict["FontDescriptor"])
	s.base = baseEncoding(doc.Name(dict["Encoding"]))
	if encoding := doc.Dict(dict["Encoding"]); encoding != nil {
		s.base = baseEncoding(doc.Name(encoding["BaseEncoding"]))
		s.differences = differences(doc, doc.Array(encoding["Differences"]))
	}
	switch core := coreFont(f.Name); {
	case s.kind == "Type3":
		s.usual = nil // glyphs are drawings under any name
	case core == "Symbol":
		s.usual, s.base = symbolEncoding, nil
	case core == "ZapfDingbats":
		s.usual, s.base, s.dingbats = zapfDingbatsEncoding, nil, true
	case signsOf(f.Name) != nil:
		s.usual, s.base = signsOf(f.Name), nil // a Latin encoding of such a font says nothing
	case contains(f.Name, "wingdings", "webdings"):
		s.usual = nil
	case s.kind == "TrueType":
		s.usual = winAnsiEncoding // a superset in ASCII, and what producers of TrueType fonts have in mind
	}
	s.widths = loadSimpleWidths(doc, dict, f.Name, s.embedded.descriptor.missingWidth)
	if dict["Encoding"] == nil && s.widths.usesControls() {
		s.usual = nil
	}

	f.Name = fallback(f.Name, baseName(doc.Name(dict["Name"])))
	f.Ascent, f.Descent = s.embedded.descriptor.height(0.75, -0.25)
	f.decoder = s
	if s.isGBK(f.Name, dict) {
		s.base = winAnsiEncoding // what is no Chinese is ASCII
		f.decoder = &gbk{simple: s}
	}
}

func fallback(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (s *simple) next(b []byte) (code uint32, n int) { return uint32(b[0]), 1 }

func (s *simple) char(code uint32, n int) Char {
	text, disputed := s.text(byte(code))
	w := s.widths.of(byte(code), text)
	return Char{Text: text, Disputed: disputed, Width: w, VAdvance: -1, VX: w / 2, VY: 0.88}
}

// text looks the sources through: ToUnicode, if it is not overruled, and what the font says without it.
func (s *simple) text(code byte) (text string, disputed bool) {
	if s.toUnicode != nil {
		said, ok := s.toUnicode.Lookup(uint32(code), 1)
		switch {
		case ok && isPrivate(said): // says which glyph it is, but not what a reader sees
			return fallback(s.own(code), said), false
		case ok:
			if other := s.overrule(code, said); other != "" {
				return other, true
			}
			return said, false
		}
	}
	return s.own(code), false
}

// own is what glyph names of the file, its base encoding, and then the font program say.
func (s *simple) own(code byte) string {
	if name, ok := s.differences[code]; ok {
		text := nameText(name, s.dingbats)
		if text == "" && name != ".notdef" && s.kind == "TrueType" {
			text, _ = s.programText(code)
		}
		return text
	}
	// A symbolic TrueType font has an encoding of its own, whatever the file says (9.6.6.4).
	own := s.base == nil || s.kind == "TrueType" && s.embedded.descriptor.symbolic
	if own {
		if text, known := s.programText(code); known {
			return text
		}
	}
	if s.base != nil {
		return character(s.base, code)
	}
	return character(s.usual, code)
}

func character(t *encodingTable, code byte) string {
	if t == nil || t[code] == 0 {
		return ""
	}
	return string(t[code])
}

// programText asks the encoding that is built into the embedded font program; known says that it has one for this code.
func (s *simple) programText(code byte) (text string, known bool) {
	e := &s.embedded
	e.load()
	switch {
	case e.trueType != nil:
		text = e.trueType.Simple(code, s.base == nil && !s.widths.usesControls())
		return text, text != ""
	case e.cff != nil && e.cff.CIDKeyed:
		return "", false
	case e.cff != nil:
		name, standard := e.cff.Simple(code)
		if standard {
			return character(standardEncoding, code), true
		}
		return glyphname.Text(name), true
	case e.type1 != nil && e.type1.Standard:
		return character(standardEncoding, code), true
	case e.type1 != nil && e.type1.Custom:
		return nameText(e.type1.Names[code], s.dingbats), true
	}
	return "", false
}

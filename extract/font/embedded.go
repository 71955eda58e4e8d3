package font

import (
	"gongkai/extract/font/program"
)

// embedded is the font program within the file (PDF 32000-1, 9.9), read when a code is met that nothing else explains.
// At most one of its members is set.
type embedded struct {
	descriptor descriptor
	read       bool

	// What the first bytes of a TrueType font say, see unicode and maps.
	start         []byte
	unicodeMaps   program.CharacterMaps
	characterMaps *program.TrueType
	startRead     bool

	trueType *program.TrueType
	cff      *program.CFF
	type1    *program.Type1
}

// load reads the program. What it is, its first bytes say better than the key it stands under.
func (e *embedded) load() {
	if e.read {
		return
	}
	e.read = true
	d := e.descriptor
	for _, key := range []string{"FontFile2", "FontFile3", "FontFile"} {
		s := d.doc.Stream(d.dict[key])
		if s == nil {
			continue
		}
		b := d.doc.Decode(s)
		if e.trueType = program.ParseTrueType(b); e.trueType != nil {
			e.cff = e.trueType.CFF
			return
		}
		if e.cff = program.ParseCFF(b); e.cff != nil {
			return
		}
		if e.type1 = program.ParseType1(b); e.type1 != nil {
			return
		}
	}
}

// glyphText gives the text of a glyph by its index.
func (e *embedded) glyphText(glyph uint16) string {
	e.load()
	if e.trueType != nil {
		if text := e.trueType.Text(glyph); text != "" {
			return text
		}
	}
	if e.cff != nil {
		return e.cff.Text(glyph)
	}
	return ""
}

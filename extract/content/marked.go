package content

import (
	"strings"

	"gongkai/extract/pdf"
	"gongkai/extract/pdf/syntax"
)

// marked is an open marked-content sequence (PDF 32000-1, 14.6).
type marked struct {
	actual    string // ActualText; it counts where the glyphs inside say nothing themselves
	hasActual bool
	first     int  // index of the first glyph inside
	off       bool // belongs to a layer that is switched off (8.11.3.2)
	watermark bool // an artifact that says it is a watermark (14.8.2.2)
}

// beginMarked is BDC: a tag and a property list, by name or in place.
func (s *stream) beginMarked() {
	m := marked{first: len(s.page.Glyphs)}
	if n := len(s.operands); n >= 2 && s.operands[n-1].Kind == syntax.Name {
		s.namedProperties(&m, string(s.operands[n-2].Bytes), string(s.operands[n-1].Bytes))
	} else {
		s.inlineProperties(&m)
	}
	if m.off {
		s.off++
	}
	if m.watermark {
		s.watermark++
	}
	s.open = append(s.open, m)
}

func (s *stream) namedProperties(m *marked, tag, key string) {
	o := s.doc.Dict(s.resources["Properties"])[key]
	d := s.doc.Dict(o)
	_, m.hasActual = d["ActualText"]
	m.actual = pdf.TextString(s.doc.Bytes(d["ActualText"]))
	m.watermark = s.doc.Name(d["Subtype"]) == "Watermark"
	if ref, ok := o.(pdf.Ref); ok && tag == "OC" {
		m.off = s.doc.LayerOff(ref)
	}
}

// inlineProperties reads a dictionary that stands flat among the operands.
func (s *stream) inlineProperties(m *marked) {
	for i := 0; i+1 < len(s.operands); i++ {
		key, value := &s.operands[i], &s.operands[i+1]
		if key.Kind != syntax.Name {
			continue
		}
		switch {
		case strings.EqualFold(string(key.Bytes), "ActualText"):
			m.actual, m.hasActual = pdf.TextString(value.Bytes), value.Kind == syntax.String
		case string(key.Bytes) == "Subtype" && value.Kind == syntax.Name && string(value.Bytes) == "Watermark":
			m.watermark = true
		}
	}
}

// endMarked is EMC. It gives undecodable glyphs the ActualText that encloses them (PDF 32000-1, 14.9.4): the first
// carries the whole text, the others none of their own.
func (in *interpreter) endMarked() {
	m := in.open[len(in.open)-1]
	in.open = in.open[:len(in.open)-1]
	if m.off {
		in.off--
	}
	if m.watermark {
		in.watermark--
	}
	inside := in.page.Glyphs[m.first:]
	if !m.hasActual || m.actual == "" || len(inside) == 0 {
		return
	}
	for i := range inside {
		if inside[i].Text != "" {
			return
		}
	}
	inside[0].Text = m.actual
	for i := range inside[1:] {
		inside[0].Box = inside[0].Box.Union(inside[i+1].Box)
	}
	in.page.Glyphs = in.page.Glyphs[:m.first+1]
	in.clipOf = in.clipOf[:m.first+1]
}

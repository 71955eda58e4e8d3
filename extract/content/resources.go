package content

import (
	"math"

	"gongkai/extract/finding"
	"gongkai/extract/font"
	"gongkai/extract/geometry"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// chooseFont is Tf. Fonts behind a reference are loaded once a document.
func (s *stream) chooseFont() {
	if len(s.operands) < 2 {
		return
	}
	s.state.fontSize = s.num(1)
	key := s.operands[len(s.operands)-2].Bytes
	f := s.loaded[string(key)]
	if f == nil {
		f = s.font(s.fonts[string(key)])
		if s.loaded == nil {
			s.loaded = map[string]*font.Font{}
		}
		s.loaded[string(key)] = f
	}
	s.state.font = f
}

func (s *stream) font(o pdf.Object) *font.Font {
	ref, shared := o.(pdf.Ref)
	f := s.reader.fonts[ref]
	if f == nil || !shared {
		f = font.Load(s.doc, o)
		if shared {
			s.reader.fonts[ref] = f
		}
	}
	return f
}

// extendedState is gs: of the many parameters those matter here that say what is seen (PDF 32000-1, table 58).
func (s *stream) extendedState(key string) {
	d := s.doc.Dict(s.doc.Dict(s.resources["ExtGState"])[key])
	if v, ok := s.doc.Number(d["ca"]); ok {
		s.state.fill.opacity = v
	}
	if v, ok := s.doc.Number(d["CA"]); ok {
		s.state.stroke.opacity = v
	}
	if v, ok := s.doc.Number(d["LW"]); ok {
		s.state.lineWidth = v
	}
	mode, mask := d["BM"], d["SMask"]
	if mode != nil || mask != nil {
		if a := s.doc.Array(mode); len(a) > 0 {
			mode = a[0]
		}
		m := s.doc.Name(mode)
		s.state.blended = m != "" && m != "Normal" && m != "Compatible" || s.doc.Dict(mask) != nil
	}
	if a := s.doc.Array(d["Font"]); len(a) == 2 {
		if size, ok := s.doc.Number(a[1]); ok {
			s.state.fontSize = size
			s.state.font = s.font(a[0])
		}
	}
}

// object is Do: a Form XObject is run in place, an image only noted.
func (s *stream) object(key string) {
	o := s.doc.Dict(s.resources["XObject"])[key]
	ref, shared := o.(pdf.Ref)
	if s.depth >= limits.FormDepth || shared && s.entered[ref] {
		s.report("page.form_loop", finding.Warning,
			"a form XObject contains itself or is nested too deeply; its repetition was left out")
		return
	}
	form := s.doc.Stream(o)
	if form == nil || s.hiddenLayer(form.Dict["OC"]) {
		return
	}
	if s.doc.Name(form.Dict["Subtype"]) != "Form" {
		s.addPicture(form)
		s.image(s.opaqueImage(form))
		return
	}
	if shared {
		s.entered[ref] = true
		defer delete(s.entered, ref)
	}
	s.form(form)
}

// opaqueImage reports whether an image paints all of its square: it is no stencil, and has no mask of any kind (PDF
// 32000-1, 8.9.6 and 11.6.5.3).
func (s *stream) opaqueImage(image *pdf.Stream) bool {
	for _, key := range []string{"ImageMask", "Mask", "SMask", "SMaskInData"} {
		if o := s.doc.Resolve(image.Dict[key]); o != nil && o != pdf.Boolean(false) && o != pdf.Integer(0) {
			return false
		}
	}
	return s.doc.Name(image.Dict["Subtype"]) == "Image" && len(image.Raw) > 0
}

// form runs a Form XObject in place (PDF 32000-1, 8.10.1).
func (s *stream) form(form *pdf.Stream) {
	saved, text, row := s.state, s.text, s.row
	defer func() { s.state, s.text, s.row = saved, text, row }()
	g := &s.state
	if m, ok := s.doc.Matrix(form.Dict["Matrix"]); ok {
		g.ctm = m.Mul(g.ctm)
	}
	if box, ok := s.doc.Rect(form.Dict["BBox"]); ok {
		g.clip = g.clip.Intersect(g.ctm.ApplyRect(box))
		g.clipLoose = g.clipLoose || !upright(g.ctm)
	}
	resources := s.doc.Dict(form.Dict["Resources"])
	if resources == nil {
		resources = s.resources // PDF 1.1 files leave them to the page
	}
	s.run(s.doc.Decode(form), resources, s.depth+1)
}

// upright reports whether m keeps horizontal and vertical lines such, but for what is lost when numbers are rounded.
func upright(m geometry.Matrix) bool {
	straight, crossed := math.Abs(m[0])+math.Abs(m[3]), math.Abs(m[1])+math.Abs(m[2])
	return crossed <= matrixLean*straight || straight <= matrixLean*crossed
}

// hiddenLayer reports whether an optional content group is switched off by default (PDF 32000-1, 8.11.4.3).
func (s *stream) hiddenLayer(o pdf.Object) bool {
	ref, ok := o.(pdf.Ref)
	if !ok {
		return false
	}
	return s.doc.LayerOff(ref)
}

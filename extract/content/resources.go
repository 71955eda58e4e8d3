package content

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/extract/font"
	"gongkai/extract/page"
	"gongkai/internal/limits"
)

// chooseFont is Tf. Fonts behind a reference are loaded once a document.
func (s *stream) chooseFont() {
	if len(s.operands) < 2 {
		return
	}
	s.state.fontSize = s.num(1)
	s.useFont(s.fonts[string(s.operands[len(s.operands)-2].bytes)])
}

func (s *stream) useFont(o types.Object) {
	ref, shared := o.(types.IndirectRef)
	f := s.reader.fonts[ref]
	if f == nil || !shared {
		f = font.Load(s.doc, o)
		if shared {
			s.reader.fonts[ref] = f
		}
	}
	s.state.font = f
}

// extendedState is gs: of the many parameters only font and opacity matter here (PDF 32000-1, table 58).
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
	if a := s.doc.Array(d["Font"]); len(a) == 2 {
		if size, ok := s.doc.Number(a[1]); ok {
			s.state.fontSize = size
			s.useFont(a[0])
		}
	}
}

// chooseSpace is cs and CS: a new colour space starts with black, or full tint.
func (s *stream) chooseSpace(p *paint) {
	key := string(s.last())
	o := s.doc.Resolve(s.doc.Dict(s.resources["ColorSpace"])[key])
	if a, ok := o.(types.Array); ok && len(a) > 0 {
		key = s.doc.Name(a[0])
	} else if n, ok := o.(types.Name); ok {
		key = string(n)
	}
	*p = paint{opacity: p.opacity, pattern: key == "Pattern"}
	switch key {
	case "Separation", "DeviceN", "Indexed":
		p.space = tint
	}
}

// chooseColor is sc, scn, SC and SCN. But for tints the number of components tells the space.
func (s *stream) chooseColor(p *paint) {
	if n := len(s.operands); n > 0 && s.operands[n-1].kind == name {
		p.pattern = true
		return
	}
	v := s.numbers()
	switch space := p.space; {
	case space == tint && len(v) > 0:
		v[0] = max(v[0], maxOf(v[1:]))
		p.set(tint, v)
	case len(v) == 1:
		p.set(deviceGray, v)
	case len(v) == 3:
		p.set(deviceRGB, v)
	case len(v) == 4:
		p.set(deviceCMYK, v)
	}
}

func maxOf(v []float64) float64 {
	m := 0.0
	for _, x := range v {
		m = max(m, x)
	}
	return m
}

// object is Do: a Form XObject is run in place, an image only noted.
func (s *stream) object(key string) {
	o := s.doc.Dict(s.resources["XObject"])[key]
	ref, shared := o.(types.IndirectRef)
	if s.depth >= limits.FormDepth || shared && s.entered[ref] {
		s.report("page.form_loop", page.Warning, "a form XObject contains itself or is nested too deeply; its repetition was left out")
		return
	}
	form := s.doc.Stream(o)
	if form == nil || s.hiddenLayer(form.Dict["OC"]) {
		return
	}
	if s.doc.Name(form.Dict["Subtype"]) != "Form" {
		s.image()
		return
	}
	if shared {
		s.entered[ref] = true
		defer delete(s.entered, ref)
	}
	saved, text, row := s.state, s.text, s.row
	defer func() { s.state, s.text, s.row = saved, text, row }()
	if m, ok := s.doc.Matrix(form.Dict["Matrix"]); ok {
		s.state.ctm = m.Mul(s.state.ctm)
	}
	if box, ok := s.doc.Rect(form.Dict["BBox"]); ok {
		s.state.clip = s.state.clip.Intersect(s.state.ctm.ApplyRect(box))
	}
	resources := s.doc.Dict(form.Dict["Resources"])
	if resources == nil {
		resources = s.resources // PDF 1.1 files leave them to the page
	}
	s.run(s.doc.Decode(form), resources, s.depth+1)
}

// image notes a painted image: the unit square of user space. One as thin as a line is a ruling.
func (in *interpreter) image() {
	box := in.state.ctm.ApplyRect(page.Rect{X1: 1, Y1: 1})
	in.page.Images++
	if isThin(box) {
		in.addArea(box, page.RGB{})
		return
	}
	in.images = append(in.images, box.Intersect(in.state.clip))
}

// hiddenLayer says whether an optional content group is switched off by default (PDF 32000-1, 8.11.4.3).
func (s *stream) hiddenLayer(o types.Object) bool {
	ref, ok := o.(types.IndirectRef)
	if !ok {
		return false
	}
	return s.doc.LayerOff(ref)
}

// markedProperties gives the property list of BDC: inline dictionaries stand flat among the operands and are searched for
// /ActualText only.
func (s *stream) markedProperties() (actual []byte, has bool) {
	if n := len(s.operands); n >= 2 && s.operands[n-1].kind == name {
		d := s.doc.Dict(s.doc.Dict(s.resources["Properties"])[string(s.operands[n-1].bytes)])
		_, has = d["ActualText"]
		return s.doc.Bytes(d["ActualText"]), has
	}
	for i := 0; i+1 < len(s.operands); i++ {
		if s.operands[i].kind == name && strings.EqualFold(string(s.operands[i].bytes), "ActualText") {
			return s.operands[i+1].bytes, s.operands[i+1].kind == text
		}
	}
	return nil, false
}

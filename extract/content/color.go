package content

import (
	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/extract/pdf/syntax"
)

// chooseSpace is cs and CS (PDF 32000-1, 8.6.8): a new colour space starts with black, or full tint, or the first
// colour of its table.
func (s *stream) chooseSpace(p *paint) {
	key := string(s.last())
	o := s.doc.Resolve(s.doc.Dict(s.resources["ColorSpace"])[key])
	a, _ := o.(pdf.Array)
	if len(a) > 0 {
		key = s.doc.Name(a[0])
	} else if n, ok := o.(pdf.Name); ok {
		key = string(n)
	}
	*p = paint{opacity: p.opacity, pattern: key == "Pattern"}
	switch key {
	case "Separation":
		p.space, p.none = tint, len(a) > 1 && s.doc.Name(a[1]) == "None"
	case "DeviceN":
		p.space = tint
	case "Lab":
		p.space = lab
	case "Indexed", "I":
		p.space, p.lookup = indexed, s.lookupTable(a)
		p.set(indexed, []float64{0})
	}
}

// lookupTable gives the colours of an Indexed space (PDF 32000-1, 8.6.6.3).
func (s *stream) lookupTable(a pdf.Array) []page.RGB {
	if len(a) < 4 {
		return nil
	}
	table := s.doc.Bytes(a[3])
	if stream := s.doc.Stream(a[3]); stream != nil {
		table = s.doc.Decode(stream)
	}
	n, space := s.components(a[1])
	var out []page.RGB
	for ; n > 0 && len(table) >= n && len(out) < indexedColors; table = table[n:] {
		v := make([]float64, n)
		for i := range v {
			v[i] = float64(table[i]) / 255
		}
		if space == lab {
			v[0] *= 100
		}
		var p paint
		p.set(space, v)
		out = append(out, p.color)
	}
	return out
}

// components gives the number of components of a colour space, and the space whose colours they are near enough to.
func (s *stream) components(o pdf.Object) (int, colorSpace) {
	a := s.doc.Array(o)
	key := s.doc.Name(o)
	if len(a) > 0 {
		key = s.doc.Name(a[0])
	}
	n := 3
	switch key {
	case "DeviceGray", "G", "CalGray":
		n = 1
	case "DeviceCMYK", "CMYK":
		n = 4
	case "Lab":
		return 3, lab
	case "Separation":
		return 1, tint
	case "ICCBased":
		if len(a) > 1 {
			if v, ok := s.doc.Number(s.doc.Dict(a[1])["N"]); ok {
				n = int(v)
			}
		}
	}
	switch n {
	case 1:
		return 1, deviceGray
	case 4:
		return 4, deviceCMYK
	}
	return 3, deviceRGB
}

// chooseColor is sc, scn, SC and SCN. But for special spaces the number of components tells the space.
func (s *stream) chooseColor(p *paint) {
	if n := len(s.operands); n > 0 && s.operands[n-1].Kind == syntax.Name {
		p.pattern = true
		return
	}
	v := s.numbers()
	switch space := p.space; {
	case space == tint && len(v) > 0:
		v[0] = max(v[0], maxOf(v[1:]))
		p.set(tint, v)
	case space == indexed || space == lab:
		p.set(space, v)
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

package content

import (
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// Flags of an annotation that keep it from the screen (PDF 32000-1, table 165).
const (
	annotationHidden = 1 << 1
	annotationNoView = 1 << 5
)

// annotations reads what stands on a page without being part of its content: texts typed in and filled-in fields,
// which are printed like any other text, and seals, which are only reported.
func (in *interpreter) annotations(p pdf.Page) {
	list := in.doc.Array(p.Dict["Annots"])
	for _, o := range list[:min(len(list), limits.Annotations)] {
		a := in.doc.Dict(o)
		box, ok := in.doc.Rect(a["Rect"])
		flags, _ := in.doc.Number(a["F"])
		if !ok || box.Width() <= 0 || box.Height() <= 0 || int(flags)&(annotationHidden|annotationNoView) != 0 {
			continue
		}
		switch in.doc.Name(a["Subtype"]) {
		case "Stamp":
			in.seal(finding.Say("a stamp"), box)
		case "FreeText":
			in.appearance(a, box)
		case "Watermark":
			in.watermark++
			in.appearance(a, box)
			in.watermark--
		case "Widget":
			switch in.fieldType(a) {
			case "Sig":
				in.seal(finding.Say("a signature field"), box)
			case "Tx", "Ch":
				in.appearance(a, box)
			}
		}
	}
}

// fieldType gives the type of a form field, which it may inherit (PDF 32000-1, 12.7.3.1).
func (in *interpreter) fieldType(field pdf.Dict) string {
	for range limits.TreeDepth {
		if t := in.doc.Name(field["FT"]); t != "" || field == nil {
			return t
		}
		field = in.doc.Dict(field["Parent"])
	}
	return ""
}

func (in *interpreter) seal(what finding.Words, box geometry.Rect) {
	box = in.state.ctm.ApplyRect(box)
	in.page.Findings = append(in.page.Findings, finding.Found("page.seal", finding.Info,
		"the page bears %s; what it says is no part of the text", what).On(in.page.Number, &box))
}

// appearance runs the normal appearance of an annotation, a form that is fitted into its rectangle (PDF 32000-1,
// 12.5.5).
func (in *interpreter) appearance(a pdf.Dict, box geometry.Rect) {
	normal := in.doc.Dict(a["AP"])["N"]
	form := in.doc.Stream(normal)
	if form == nil {
		form = in.doc.Stream(in.doc.Dict(normal)[in.doc.Name(a["AS"])])
	}
	inner, ok := in.doc.Rect(dictOf(form)["BBox"])
	if !ok {
		return
	}
	if m, ok := in.doc.Matrix(form.Dict["Matrix"]); ok {
		inner = m.ApplyRect(inner)
	}
	if inner.Width() <= 0 || inner.Height() <= 0 {
		return
	}
	fit := geometry.Matrix{box.Width() / inner.Width(), 0, 0, box.Height() / inner.Height(), 0, 0}
	fit[4], fit[5] = box.X0-float64(inner.X0*fit[0]), box.Y0-float64(inner.Y0*fit[3])
	saved := in.state
	in.state.ctm = fit.Mul(in.state.ctm)
	(&stream{interpreter: in}).form(form)
	in.state = saved
}

func dictOf(s *pdf.Stream) pdf.Dict {
	if s == nil {
		return nil
	}
	return s.Dict
}

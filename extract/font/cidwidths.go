package font

import (
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// cidWidths are the metrics of a CIDFont (PDF 32000-1, 9.7.4.3).
type cidWidths struct {
	none     bool // the file says nothing about widths
	usual    float64
	width    map[uint32]float64
	usualVY  float64
	usualAdv float64
	vertical map[uint32]verticalMetrics
}

type verticalMetrics struct{ advance, vx, vy float64 }

func loadCIDWidths(doc *pdf.Document, font pdf.Dict) cidWidths {
	w := cidWidths{usual: 1, usualVY: 0.88, usualAdv: -1,
		width: map[uint32]float64{}, vertical: map[uint32]verticalMetrics{}}
	if v, ok := doc.Number(font["DW"]); ok {
		w.usual = advance(v, 0.001)
	}
	if v, ok := doc.Numbers(font["DW2"], 2); ok {
		w.usualVY, w.usualAdv = advance(v[0], 0.001), advance(v[1], 0.001)
	}
	each(doc, doc.Array(font["W"]), 1, func(cid uint32, v []float64) { w.width[cid] = v[0] })
	each(doc, doc.Array(font["W2"]), 3, func(cid uint32, v []float64) {
		w.vertical[cid] = verticalMetrics{v[0], v[1], v[2]}
	})
	w.none = len(w.width) == 0 && font["DW"] == nil
	return w
}

// each goes through a /W or /W2 array, in which n numbers belong to a CID: "c [v …]" lists them for c and the CIDs
// after it, "first last v…" gives all CIDs of a range the same.
func each(doc *pdf.Document, a pdf.Array, n int, set func(cid uint32, v []float64)) {
	cells := 0
	for i := 0; i+1 < len(a) && cells < limits.WidthCells; {
		first, ok := doc.Number(a[i])
		if list := doc.Array(a[i+1]); list != nil {
			for k := 0; ok && k+n <= len(list) && cells < limits.WidthCells; k += n {
				if cid, v := first+float64(k/n), values(doc, list[k:k+n]); cid >= 0 && cid <= 0xFFFF {
					set(uint32(cid), v)
				}
				cells++
			}
			i += 2
			continue
		}
		if i+1+n >= len(a) {
			return
		}
		last, ok2 := doc.Number(a[i+1])
		v := values(doc, a[i+2:i+2+n])
		first, last = max(first, 0), min(last, 0xFFFF)
		for cid := first; ok && ok2 && cid <= last && cells < limits.WidthCells; cid++ {
			set(uint32(cid), v)
			cells++
		}
		i += 2 + n
	}
}

func values(doc *pdf.Document, a pdf.Array) []float64 {
	v := make([]float64, len(a))
	for i := range a {
		x, _ := doc.Number(a[i])
		v[i] = advance(x, 0.001)
	}
	return v
}

// of gives the metrics of a CID; the rest of the Char is left to the caller.
func (w *cidWidths) of(cid uint32) Char {
	width, ok := w.width[cid]
	if !ok {
		width = w.usual
	}
	if v, ok := w.vertical[cid]; ok {
		return Char{Width: width, VAdvance: v.advance, VX: v.vx, VY: v.vy}
	}
	return Char{Width: width, VAdvance: w.usualAdv, VX: width / 2, VY: w.usualVY}
}

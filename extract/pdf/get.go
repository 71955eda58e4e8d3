package pdf

import (
	"gongkai/extract/geometry"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// The getters resolve a reference and give the object if it is of the wanted type, or that type's zero value.

// Dict gives a dictionary, or the dictionary of a stream.
func (d *Document) Dict(o types.Object) types.Dict { return dictOf(d.src, o) }

// Array gives an array.
func (d *Document) Array(o types.Object) types.Array { return arrayOf(d.src, o) }

// Name gives a name without its slash.
func (d *Document) Name(o types.Object) string { return nameOf(d.src, o) }

// Number gives an integer or real number. It is never NaN or infinite.
func (d *Document) Number(o types.Object) (float64, bool) {
	switch x := d.Resolve(o).(type) {
	case types.Integer:
		return float64(x), true
	case types.Float:
		v := float64(x)
		return v, v-v == 0
	}
	return 0, false
}

// Bytes gives the bytes of a string object.
func (d *Document) Bytes(o types.Object) []byte { return bytesOf(d.src, o) }

// Stream gives a stream, or nil.
func (d *Document) Stream(o types.Object) *types.StreamDict {
	if s, ok := d.Resolve(o).(types.StreamDict); ok {
		return &s
	}
	return nil
}

// Rect gives a rectangle with its corners put in order.
func (d *Document) Rect(o types.Object) (geometry.Rect, bool) {
	n, ok := d.Numbers(o, 4)
	if !ok {
		return geometry.Rect{}, false
	}
	return geometry.RectOf(n[0], n[1], n[2], n[3]), true
}

// Matrix gives a transformation matrix.
func (d *Document) Matrix(o types.Object) (geometry.Matrix, bool) {
	n, ok := d.Numbers(o, 6)
	if !ok {
		return geometry.Identity, false
	}
	return geometry.Matrix(n), true
}

// Numbers gives an array of exactly n numbers.
func (d *Document) Numbers(o types.Object, n int) ([]float64, bool) {
	a := d.Array(o)
	if len(a) != n {
		return nil, false
	}
	v := make([]float64, n)
	for i := range a {
		var ok bool
		if v[i], ok = d.Number(a[i]); !ok {
			return nil, false
		}
	}
	return v, true
}

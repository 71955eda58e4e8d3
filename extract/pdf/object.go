package pdf

import (
	"gongkai/extract/geometry"
	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
)

// Object is a value of PDF (PDF 32000-1, 7.3): nil for null, a Boolean, Integer, Real, String, Name, Array, Dict,
// Stream or Ref.
type Object any

type (
	Boolean bool
	Integer int
	Real    float64
	String  string // its bytes, with escapes undone
	Name    string // without the slash
	Array   []Object
	Dict    map[string]Object // by names without the slash
)

// Stream is a dictionary and bytes that went through the filters it names.
type Stream struct {
	Dict  Dict
	Raw   []byte
	owner Ref // the object that it is, for decryption
}

// Ref is a reference to an indirect object, as in 12 0 R.
type Ref struct{ Number, Generation int }

// source is where objects come from: a file, and in tests pdfcpu or nothing.
type source interface {
	object(number int) Object // nil for an object that does not exist
	trailer() Dict            // with at least Root, and Info if there is one
	numbers() []int           // of all objects, as near to the order of the file as is known
}

// resolve follows a chain of references to an object.
func resolve(s source, o Object) Object {
	for range limits.TreeDepth {
		ref, ok := o.(Ref)
		if !ok {
			return o
		}
		o = s.object(ref.Number)
	}
	return nil
}

// The following give the resolved object if it is of the wanted type, or that type's zero value.

func dictOf(s source, o Object) Dict {
	switch x := resolve(s, o).(type) {
	case Dict:
		return x
	case Stream:
		return x.Dict
	}
	return nil
}

func arrayOf(s source, o Object) Array {
	a, _ := resolve(s, o).(Array)
	return a
}

func nameOf(s source, o Object) string {
	n, _ := resolve(s, o).(Name)
	return string(n)
}

func stringOf(s source, o Object) []byte {
	x, _ := resolve(s, o).(String)
	return []byte(x)
}

// integerOf gives an integer, or the whole part of a real number that stands in its place; otherwise the given default.
func integerOf(s source, o Object, missing int) int {
	switch x := resolve(s, o).(type) {
	case Integer:
		return int(x)
	case Real:
		if x > -syntax.Largest && x < syntax.Largest {
			return int(x)
		}
	}
	return missing
}

// Resolve follows an indirect reference to its object; any other object is returned as it is. A missing object is nil.
func (d *Document) Resolve(o Object) Object { return resolve(d.src, o) }

// The getters resolve a reference and give the object if it is of the wanted type, or that type's zero value.

// Dict gives a dictionary, or the dictionary of a stream.
func (d *Document) Dict(o Object) Dict { return dictOf(d.src, o) }

// Array gives an array.
func (d *Document) Array(o Object) Array { return arrayOf(d.src, o) }

// Name gives a name without its slash.
func (d *Document) Name(o Object) string { return nameOf(d.src, o) }

// Bytes gives the bytes of a string object.
func (d *Document) Bytes(o Object) []byte {
	if s, ok := d.Resolve(o).(String); ok {
		return []byte(s)
	}
	return nil
}

// Stream gives a stream, or nil.
func (d *Document) Stream(o Object) *Stream {
	if s, ok := d.Resolve(o).(Stream); ok {
		return &s
	}
	return nil
}

// Number gives an integer or real number. It is never NaN or infinite.
func (d *Document) Number(o Object) (float64, bool) {
	switch x := d.Resolve(o).(type) {
	case Integer:
		return float64(x), true
	case Real:
		v := float64(x)
		return v, v-v == 0
	}
	return 0, false
}

// Numbers gives an array of exactly n numbers.
func (d *Document) Numbers(o Object, n int) ([]float64, bool) {
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

// Rect gives a rectangle with its corners put in order.
func (d *Document) Rect(o Object) (geometry.Rect, bool) {
	n, ok := d.Numbers(o, 4)
	if !ok {
		return geometry.Rect{}, false
	}
	return geometry.RectOf(n[0], n[1], n[2], n[3]), true
}

// Matrix gives a transformation matrix.
func (d *Document) Matrix(o Object) (geometry.Matrix, bool) {
	n, ok := d.Numbers(o, 6)
	if !ok {
		return geometry.Identity, false
	}
	return geometry.Matrix(n), true
}

package pdf

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// source is where objects come from: our reader (file), or pdfcpu for files that are encrypted.
type source interface {
	object(number int) types.Object // nil for an object that does not exist
	trailer() types.Dict            // with at least Root, and Info if there is one
	numbers() []int                 // of all objects, as near to the order of the file as is known
}

// resolve follows a chain of references to an object.
func resolve(s source, o types.Object) types.Object {
	for range limits.TreeDepth {
		ref, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		o = s.object(int(ref.ObjectNumber))
	}
	return nil
}

// The following give the resolved object if it is of the wanted type, or that type's zero value.

func dictOf(s source, o types.Object) types.Dict {
	switch x := resolve(s, o).(type) {
	case types.Dict:
		return x
	case types.StreamDict:
		return x.Dict
	}
	return nil
}

func arrayOf(s source, o types.Object) types.Array {
	a, _ := resolve(s, o).(types.Array)
	return a
}

func nameOf(s source, o types.Object) string {
	n, _ := resolve(s, o).(types.Name)
	return string(n)
}

func bytesOf(s source, o types.Object) []byte {
	switch x := resolve(s, o).(type) {
	case types.StringLiteral:
		return unescape(string(x))
	case types.HexLiteral:
		return unhex(string(x))
	}
	return nil
}

// integerOf gives an integer, or the whole part of a real number that stands in its place; otherwise the given default.
func integerOf(s source, o types.Object, missing int) int {
	switch x := resolve(s, o).(type) {
	case types.Integer:
		return int(x)
	case types.Float:
		if x > -largest && x < largest {
			return int(x)
		}
	}
	return missing
}

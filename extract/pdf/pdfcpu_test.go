package pdf

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// openOracle opens a file, encrypted or not, with pdfcpu.
func openOracle(data []byte) (*encrypted, error) {
	ctx, err := readAtOnce(data, limits.Objects)
	if err != nil {
		return nil, err
	}
	f := &encrypted{ctx: ctx, notes: &notes{}, streams: map[int]bool{}, left: limits.ObjectStreams}
	f.decoder = newDecoder(f, f.notes)
	return f, nil
}

// differences compares all objects that both readers have.
func differences(t *testing.T, d *Document, src source) {
	f, ok := d.src.(*file)
	if !ok {
		return
	}
	for _, n := range src.numbers() {
		ours, theirs := f.object(n), src.object(n)
		if s, ok := theirs.(types.StreamDict); ok {
			if o, ok := ours.(types.StreamDict); !ok || string(o.Raw) != string(s.Raw) {
				t.Errorf("object %d: stream differs", n)
			}
			continue
		}
		if theirs != nil && plain(ours) != plain(theirs) {
			t.Errorf("object %d: %v, pdfcpu has %v", n, ours, theirs)
		}
	}
}

// plain prints an object with its strings, which may be written in two ways, as bytes.
func plain(o types.Object) string {
	switch x := o.(type) {
	case nil:
		return "null"
	case types.StringLiteral, types.HexLiteral:
		return fmt.Sprintf("%x", bytesOf(nil, x))
	case types.Float:
		return fmt.Sprint(float64(x))
	case types.Name:
		return "/" + string(x)
	case types.Array:
		s := "["
		for _, o := range x {
			s += plain(o) + " "
		}
		return s + "]"
	case types.Dict:
		s := "<<"
		for _, k := range slices.Sorted(maps.Keys(x)) {
			if x[k] != nil {
				s += "/" + k + " " + plain(x[k])
			}
		}
		return s + ">>"
	}
	return o.PDFString()
}

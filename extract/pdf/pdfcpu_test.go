package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// oracle is pdfcpu as a source of objects. Its code panics on some malformed files, so every call into it recovers.
type oracle struct{ ctx *model.Context }

// pdfcpu must neither read nor write a configuration in the user's home. The switch is a global variable.
var disableConfig = sync.OnceFunc(api.DisableConfigDir)

func openOracle(data []byte) (s source, err error) {
	defer func() {
		if p := recover(); p != nil {
			s, err = nil, fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	disableConfig()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	conf.Limits.MaxStreamBytes = int64(len(data))
	conf.Limits.MaxDecodeBytes = limits.DecodedBytes
	conf.Limits.MaxObjectCount = limits.Objects
	conf.Limits.MaxXRefEntries = limits.Objects
	conf.Limits.MaxObjectStreamCount = limits.Objects
	conf.Limits.MaxRecursionDepth = limits.ParseDepth
	until, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	ctx, err := pdfcpu.ReadWithContext(until, bytes.NewReader(data), conf)
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		return nil, ErrPassword
	case err != nil:
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	case ctx == nil || ctx.XRefTable == nil || ctx.Root == nil:
		return nil, fmt.Errorf("%w: no document catalogue", ErrDamaged)
	}
	return oracle{ctx}, nil
}

func (f oracle) object(number int) (o types.Object) {
	defer func() {
		if recover() != nil {
			o = nil
		}
	}()
	e, ok := f.ctx.Table[number]
	if !ok || e == nil || e.Free {
		return nil
	}
	o = e.Object
	if _, lazy := o.(types.LazyObjectStreamObject); lazy {
		ref := types.IndirectRef{ObjectNumber: types.Integer(number)}
		if e.Generation != nil {
			ref.GenerationNumber = types.Integer(*e.Generation)
		}
		o, _ = f.ctx.Dereference(ref)
	}
	switch x := o.(type) {
	case types.ObjectStreamDict:
		return x.StreamDict
	case types.XRefStreamDict:
		return x.StreamDict
	case *types.StreamDict:
		return *x
	case *types.Dict:
		return *x
	}
	return o
}

func (f oracle) trailer() types.Dict {
	d := types.Dict{"Root": *f.ctx.Root}
	if f.ctx.Info != nil {
		d["Info"] = *f.ctx.Info
	}
	return d
}

func (f oracle) numbers() []int { return slices.Sorted(maps.Keys(f.ctx.Table)) }

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

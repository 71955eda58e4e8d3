package pdf

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/extract/pdf/syntax"
)

// pdfcpu must neither read nor write a configuration in the user's home. The switch is a global variable.
var disableConfig = sync.OnceFunc(api.DisableConfigDir)

// oracle is pdfcpu as a source of objects.
type oracle struct{ ctx *model.Context }

func openOracle(data []byte) (*oracle, error) {
	disableConfig()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	ctx, err := pdfcpu.ReadWithContext(context.Background(), bytes.NewReader(data), conf)
	if err != nil {
		return nil, err
	}
	return &oracle{ctx}, nil
}

func (s *oracle) object(number int) Object {
	e := s.ctx.Table[number]
	if e == nil || e.Free {
		return nil
	}
	o := e.Object
	if _, lazy := o.(types.LazyObjectStreamObject); lazy {
		o, _ = s.ctx.Dereference(types.IndirectRef{ObjectNumber: types.Integer(number)})
	}
	return ours(o)
}

func (s *oracle) trailer() Dict  { return Dict{"Root": ours(*s.ctx.Root)} }
func (s *oracle) numbers() []int { return slices.Sorted(maps.Keys(s.ctx.Table)) }

// ours gives an object of pdfcpu as one of ours.
func ours(o types.Object) Object {
	lex := func(open, text, end string) Object {
		l := syntax.Lexer{Data: []byte(open + text + end)}
		return String(l.Next().Bytes)
	}
	stream := func(s types.StreamDict) Object { return Stream{Dict: ours(s.Dict).(Dict), Raw: s.Raw} }
	switch x := o.(type) {
	case types.Boolean:
		return Boolean(x)
	case types.Integer:
		return Integer(x)
	case types.Float:
		return Real(x)
	case types.Name:
		return Name(x)
	case types.StringLiteral:
		return lex("(", string(x), ")")
	case types.HexLiteral:
		return lex("<", string(x), ">")
	case types.IndirectRef:
		return Ref{int(x.ObjectNumber), int(x.GenerationNumber)}
	case types.Array:
		a := Array{}
		for _, o := range x {
			a = append(a, ours(o))
		}
		return a
	case types.Dict:
		d := Dict{}
		for k, o := range x {
			d[k] = ours(o)
		}
		return d
	case *types.Dict:
		return ours(*x)
	case types.StreamDict:
		return stream(x)
	case *types.StreamDict:
		return stream(*x)
	case types.ObjectStreamDict:
		return stream(x.StreamDict)
	case types.XRefStreamDict:
		return stream(x.StreamDict)
	}
	return nil
}

// differences compares all objects that both readers have.
func differences(t *testing.T, d *Document, src source) {
	f := d.src.(*file)
	for _, n := range src.numbers() {
		ours, theirs := f.object(n), src.object(n)
		if s, ok := theirs.(Stream); ok {
			o, ok := ours.(Stream)
			if ok && f.decoder.crypt != nil {
				filters, _ := f.decoder.chain(o.Dict)
				o.Raw = f.decoder.crypt.open(f.decoder.crypt.streamKind(o.Dict, filters, nil, f), o.Raw, o.owner)
			}
			if !ok || string(o.Raw) != string(s.Raw) {
				t.Errorf("object %d: stream differs", n)
			}
			continue
		}
		if d, ok := theirs.(Dict); ok && d["Filter"] == Name("Standard") {
			continue // the encryption dictionary is not encrypted itself
		}
		if theirs != nil && plain(ours) != plain(theirs) {
			t.Errorf("object %d: %v, pdfcpu has %v", n, ours, theirs)
		}
	}
}

// plain prints an object as PDF, with strings as hexadecimal digits.
func plain(o Object) string {
	switch x := o.(type) {
	case nil:
		return "null"
	case String:
		return fmt.Sprintf("%x", string(x))
	case Name:
		return "/" + string(x)
	case Ref:
		return fmt.Sprintf("%d %d R", x.Number, x.Generation)
	case Array:
		s := "["
		for _, o := range x {
			s += plain(o) + " "
		}
		return s + "]"
	case Dict:
		s := "<<"
		for _, k := range slices.Sorted(maps.Keys(x)) {
			if x[k] != nil {
				s += "/" + k + " " + plain(x[k])
			}
		}
		return s + ">>"
	}
	return fmt.Sprint(o)
}

package document

import (
	"encoding/json"
	"math/rand"
	"reflect"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/normalize/value"
)

// TestAppendJSON: what is written by hand is what encoding/json writes, for documents of random values in every field.
func TestAppendJSON(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 300 {
		var d Document
		fill(t, rnd, reflect.ValueOf(&d).Elem())
		got, err := d.AppendJSON(nil)
		if want := encoded(t, &d); err != nil || string(got) != want {
			t.Fatalf("by hand %v\n%s\nwant\n%s", err, got, want)
		}
		var c Cell // those of a document are written by hand in both
		fill(t, rnd, reflect.ValueOf(&c).Elem())
		w := writer{}
		w.cell(&c)
		if want := encoded(t, c); string(w.b) != want {
			t.Fatalf("%s\nwant %s", w.b, want)
		}
	}
}

// texts have all that needs an escape, and what looks like it.
var texts = []string{"", "21011", "行政单位医疗", "a\"b\\c/d<e>&f", "\x00\x1f\x7f\b\f\n\r\t", "\u2028\u2029\u2027\u202a",
	"\xff中\xe4\xb8", "�", "𠮷"}

// fill puts something into every field, and now and then nothing.
func fill(t *testing.T, rnd *rand.Rand, v reflect.Value) {
	switch v.Interface().(type) {
	case value.Amount:
		v.Set(reflect.ValueOf(value.FromParts(int64(rnd.Uint64())>>rnd.Intn(63), int32(rnd.Intn(25)))))
		return
	case geometry.Rect:
		v.Set(reflect.ValueOf(geometry.Rect{X0: rnd.Float64(), Y0: -rnd.Float64(), X1: 600, Y1: 1000 * rnd.Float64()}))
		return
	case json.RawMessage:
		v.Set(reflect.ValueOf(json.RawMessage([]string{"null", "12.50", `"a"`}[rnd.Intn(3)])))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(texts[rnd.Intn(len(texts))])
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(rnd.Intn(3) * rnd.Intn(1e6)))
	case reflect.Float64:
		v.SetFloat(rnd.Float64())
	case reflect.Bool:
		v.SetBool(rnd.Intn(2) > 0)
	case reflect.Pointer:
		if rnd.Intn(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, rnd, v.Elem())
		}
	case reflect.Slice:
		if n := rnd.Intn(4) - 1; n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(t, rnd, v.Index(i))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type().Field(i).Tag.Get("json") != "-" {
				fill(t, rnd, v.Field(i))
			}
		}
	default:
		t.Fatalf("what is a %v?", v.Type())
	}
}

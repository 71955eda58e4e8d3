// Package packed writes values of the program's own data files so that a start reads them at once: lists of structs
// that are YAML for people. Each text stands once, and what is read shares it; a struct holds only the fields that are
// not zero. The types are those of the reader: who changes them packs anew, and a test of theirs says so. A package for
// it, as encoding/gob, copies each text and describes each type, which takes four times as long for the built-in forms.
package packed

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// writer packs one value. Texts are numbered as they are met.
type writer struct {
	out     []byte
	numbers map[string]uint64
	texts   []string
	strings int // of all lists of strings
	ints    int // likewise
}

// Pack writes a value that is made of structs, slices, arrays, pointers to what is not nil, maps by strings, strings,
// integers and booleans. Only exported fields are written; a slice without elements is read as nil.
func Pack(value any) ([]byte, error) {
	w := &writer{numbers: map[string]uint64{}}
	if err := w.value(reflect.ValueOf(value)); err != nil {
		return nil, err
	}
	head := binary.AppendUvarint(nil, uint64(len(w.texts)))
	var all []byte
	for _, s := range w.texts {
		head = binary.AppendUvarint(head, uint64(len(s)))
		all = append(all, s...)
	}
	head = binary.AppendUvarint(binary.AppendUvarint(head, uint64(w.strings)), uint64(w.ints))
	return slices.Concat(head, all, w.out), nil
}

func (w *writer) number(n int) { w.out = binary.AppendUvarint(w.out, uint64(n)) }

func (w *writer) text(s string) {
	at, ok := w.numbers[s]
	if !ok {
		at = uint64(len(w.texts))
		w.numbers[s], w.texts = at, append(w.texts, s)
	}
	w.out = binary.AppendUvarint(w.out, at)
}

func (w *writer) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String())
	case reflect.Int:
		w.out = binary.AppendVarint(w.out, v.Int())
	case reflect.Bool:
		w.number(map[bool]int{true: 1}[v.Bool()])
	case reflect.Slice:
		w.number(v.Len())
		switch v.Type().Elem().Kind() {
		case reflect.String:
			w.strings += v.Len()
		case reflect.Int:
			w.ints += v.Len()
		}
		return w.elements(v)
	case reflect.Array:
		return w.elements(v)
	case reflect.Pointer:
		return w.value(v.Elem())
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		w.number(len(keys))
		for _, k := range keys {
			w.text(k.String())
			if err := w.value(v.MapIndex(k)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		return w.fields(v)
	default:
		return fmt.Errorf("packed: there is no way to write a %v", v.Type())
	}
	return nil
}

func (w *writer) elements(v reflect.Value) error {
	for i := range v.Len() {
		if err := w.value(v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

// fields writes which fields are not zero, and these.
func (w *writer) fields(v reflect.Value) error {
	places := exported(v.Type())
	mask := make([]byte, (len(places)+7)/8)
	for i, at := range places {
		if !empty(v.Field(at)) {
			mask[i/8] |= 1 << (i % 8)
		}
	}
	w.out = append(w.out, mask...)
	for i, at := range places {
		if mask[i/8]&(1<<(i%8)) != 0 {
			if err := w.value(v.Field(at)); err != nil {
				return fmt.Errorf("%v.%s: %w", v.Type(), v.Type().Field(at).Name, err)
			}
		}
	}
	return nil
}

func empty(v reflect.Value) bool {
	return v.IsZero() || (v.Kind() == reflect.Slice || v.Kind() == reflect.Map) && v.Len() == 0
}

// exported are the places of the fields that are written.
func exported(t reflect.Type) (places []int) {
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			places = append(places, i)
		}
	}
	return places
}

package packed

import (
	"errors"
	"fmt"
	"reflect"
)

// reader reads one value.
type reader struct {
	data   string
	texts  []string
	room   []string // where lists of strings go, and of integers: one piece of memory for all
	ints   []int
	fields map[reflect.Type][]int
}

// Unpack reads what Pack wrote into the value that a pointer leads to. Data that was made for other types is an error.
func Unpack(data string, to any) (err error) {
	defer func() { // so every read need not be tested: data is a part of the program, which a test reads
		if e := recover(); e != nil {
			err = fmt.Errorf("packed: the data is not of %T: %v", to, e)
		}
	}()
	r := &reader{data: data, fields: map[reflect.Type][]int{}}
	r.texts = make([]string, r.number())
	lengths := make([]int, len(r.texts))
	for i := range lengths {
		lengths[i] = r.number()
	}
	r.room, r.ints = make([]string, r.number()), make([]int, r.number())
	for i, n := range lengths {
		r.texts[i], r.data = r.data[:n], r.data[n:]
	}
	r.value(reflect.ValueOf(to).Elem())
	if r.data != "" {
		return errors.New("packed: there is more than the value")
	}
	return nil
}

// number reads a number as Uvarint does, which takes no string.
func (r *reader) number() int {
	n := 0
	for shift := 0; ; shift += 7 {
		b := r.data[0]
		r.data = r.data[1:]
		if n |= int(b&0x7f) << shift; b < 0x80 {
			return n
		}
	}
}

// signed reads a number as Varint does.
func (r *reader) signed() int {
	n := r.number()
	return n>>1 ^ -(n & 1)
}

func (r *reader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.texts[r.number()])
	case reflect.Int:
		v.SetInt(int64(r.signed()))
	case reflect.Bool:
		v.SetBool(r.number() == 1)
	case reflect.Slice:
		r.slice(v)
	case reflect.Array:
		for i := range v.Len() {
			r.value(v.Index(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.value(v.Elem())
	case reflect.Map:
		n := r.number()
		v.Set(reflect.MakeMapWithSize(v.Type(), n))
		value := reflect.New(v.Type().Elem()).Elem()
		for range n {
			key := reflect.ValueOf(r.texts[r.number()])
			value.SetZero()
			r.value(value)
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		r.structure(v)
	}
}

func (r *reader) slice(v reflect.Value) {
	n := r.number()
	if n == 0 {
		return
	}
	if v.Type().Elem().Kind() == reflect.String {
		list := r.room[:n:n]
		r.room = r.room[n:]
		for i := range list {
			list[i] = r.texts[r.number()]
		}
		*(*[]string)(v.Addr().UnsafePointer()) = list // of any type whose elements are strings
		return
	}
	if list, ok := v.Addr().Interface().(*[]int); ok {
		*list, r.ints = r.ints[:n:n], r.ints[n:]
		for i := range n {
			(*list)[i] = r.signed()
		}
		return
	}
	v.Grow(n)
	v.SetLen(n)
	for i := range n {
		r.value(v.Index(i))
	}
}

func (r *reader) structure(v reflect.Value) {
	t := v.Type()
	places, ok := r.fields[t]
	if !ok {
		places = exported(t)
		r.fields[t] = places
	}
	mask := r.data[:(len(places)+7)/8]
	r.data = r.data[len(mask):]
	for i, at := range places {
		if mask[i/8]&(1<<(i%8)) != 0 {
			r.value(v.Field(at))
		}
	}
}

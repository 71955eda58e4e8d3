package schema

import (
	"cmp"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"gongkai/extract/finding"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/mistakes"
)

var formType = reflect.TypeFor[Form]()

// checker collects the mistakes of one file.
type checker struct {
	file     string
	mistakes []error
	compiled map[string]*regexp.Regexp // the patterns of the forms so far
	labels   map[string]string         // what their labels are compared as
}

// mistake notes a mistake with a hint that is a text as it stands.
func (c *checker) mistake(line int, hint, format string, args ...any) {
	c.mistakeWith(line, finding.Say(hint), format, args...)
}

// mistakeWith notes a mistake with a hint that was put together.
func (c *checker) mistakeWith(line int, hint finding.Words, format string, args ...any) {
	c.mistakes = append(c.mistakes, Mistake{File: c.file, Line: line, Problem: finding.Say(format, args...), Hint: hint})
}

// err gives the mistakes in the order of their lines.
func (c *checker) err() error {
	slices.SortStableFunc(c.mistakes, func(a, b error) int { return cmp.Compare(lineOf(a), lineOf(b)) })
	return errors.Join(c.mistakes...)
}

func lineOf(err error) int {
	var m Mistake
	errors.As(err, &m)
	return m.Line
}

// keys compares the keys of every mapping with the fields of the type it is meant for. (The decoder of yaml.v3 can
// refuse unknown keys, too, but not inside types that decode themselves.)
func (c *checker) keys(n *yaml.Node, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if n.Kind == yaml.AliasNode {
		return // what it stands for was looked at where it is written
	}
	switch {
	case n.Kind == yaml.DocumentNode && len(n.Content) > 0:
		c.keys(n.Content[0], t)
	case n.Kind == yaml.SequenceNode && t.Kind() == reflect.Slice:
		for _, e := range n.Content {
			c.keys(e, t.Elem())
		}
	case t.Kind() == reflect.Struct && n.Kind != yaml.MappingNode:
		c.mistakeWith(n.Line, mistakes.Known(fieldNames(t)), "a list of `key: value` pairs is expected here")
	case t.Kind() == reflect.Struct:
		fields := fields(t)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			ft, ok := fields[key.Value]
			if !ok {
				c.mistakeWith(key.Line, mistakes.Suggest(key.Value, fieldNames(t)), "unknown key %q", key.Value)
				continue
			}
			c.keys(value, ft)
		}
	}
}

// fields gives the types of the fields of a struct by their keys.
func fields(t reflect.Type) map[string]reflect.Type {
	if known, ok := fieldsOf.Load(t); ok {
		return known.(map[string]reflect.Type)
	}
	out := map[string]reflect.Type{}
	for i := range t.NumField() {
		if tag := t.Field(i).Tag.Get("yaml"); tag != "" && tag != "-" {
			out[tag] = t.Field(i).Type
		}
	}
	fieldsOf.Store(t, out)
	return out
}

// fieldsOf remembers the fields of the few types that forms are made of.
var fieldsOf sync.Map

func fieldNames(t reflect.Type) []string {
	var out []string
	for k := range fields(t) {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// wrongType is what the YAML decoder says of a value of another kind than the form needs there.
var wrongType = lazyregexp.New("^cannot unmarshal !!([a-z]+)( `.*`)? into (.*)$")

// kinds are the words for the kinds of YAML values.
var kinds = map[string]string{"str": "text", "seq": "a list", "map": "key: value pairs", "int": "number"}

// keyTwice is what it says of a key that stands in a mapping before.
var keyTwice = lazyregexp.New(`^mapping key "(.*)" already defined at line ([0-9]+)$`)

// expected names a type of Go as one who writes forms knows it.
func expected(goType string) string {
	switch {
	case strings.HasPrefix(goType, "[]"):
		return "a list"
	case goType == "string":
		return "text"
	case goType == "bool":
		return "true or false"
	case strings.HasPrefix(goType, "int"), strings.HasPrefix(goType, "float"):
		return "number"
	}
	return "key: value pairs"
}

func (c *checker) decodeErrors(err error) {
	var te *yaml.TypeError
	if !errors.As(err, &te) {
		c.mistakes = append(c.mistakes, mistakes.YAML(c.file, err))
		return
	}
	for _, s := range te.Errors {
		line, problem := mistakes.Line(s)
		if g := keyTwice.FindStringSubmatch(problem); g != nil {
			first, _ := strconv.Atoi(g[2])
			c.mistake(line, "", "the key %q stands in line %d, too", g[1], first)
			continue
		}
		g := wrongType.FindStringSubmatch(problem)
		if g == nil {
			c.mistake(line, "", "a value of another kind belongs here")
			continue
		}
		kind := g[1]
		if k := kinds[kind]; k != "" {
			kind = k
		}
		c.mistake(line, "", "found %s%s where this is expected: %s", finding.Say(kind), g[2],
			finding.Say(expected(g[3])))
	}
}

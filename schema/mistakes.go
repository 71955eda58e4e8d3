package schema

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"gongkai/internal/similar"
)

var formType = reflect.TypeFor[Form]()

// checker collects the mistakes of one file.
type checker struct {
	file     string
	mistakes []error
}

func (c *checker) add(line int, hint, format string, args ...any) {
	c.mistakes = append(c.mistakes, Mistake{File: c.file, Line: line, Problem: fmt.Sprintf(format, args...), Hint: hint})
}

func (c *checker) err() error { return errors.Join(c.mistakes...) }

// keys compares the keys of every mapping with the fields of the type it is meant for. (The decoder of yaml.v3 can refuse
// unknown keys, too, but not inside types that decode themselves.)
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
		c.add(n.Line, "known here: "+strings.Join(fieldNames(t), ", "), "a list of `key: value` pairs is expected here")
	case t.Kind() == reflect.Struct:
		fields := fields(t)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			ft, ok := fields[key.Value]
			if !ok {
				c.add(key.Line, suggest(key.Value, fieldNames(t)), "unknown key %q", key.Value)
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

// suggest names the nearest of the known words, or all of them.
func suggest(word string, known []string) string {
	if len(known) == 0 {
		return ""
	}
	best := slices.MaxFunc(known, func(a, b string) int {
		x, y := similar.Ratio(word, a), similar.Ratio(word, b)
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	if similar.Ratio(word, best) >= 0.6 {
		return "did you mean " + best + "?"
	}
	return "known here: " + strings.Join(known, ", ")
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)`)

func yamlMistake(file string, err error) error {
	m := Mistake{File: file, Line: 1, Problem: strings.TrimPrefix(err.Error(), "yaml: "), Hint: "this is not valid YAML"}
	if g := yamlLine.FindStringSubmatch(err.Error()); g != nil {
		m.Line, _ = strconv.Atoi(g[1])
		m.Problem = g[2]
	}
	return m
}

func (c *checker) decodeErrors(err error) {
	var te *yaml.TypeError
	if !errors.As(err, &te) {
		c.mistakes = append(c.mistakes, yamlMistake(c.file, err))
		return
	}
	for _, s := range te.Errors {
		line, problem := 1, s
		if g := yamlLine.FindStringSubmatch(s); g != nil {
			line, _ = strconv.Atoi(g[1])
			problem = g[2]
		}
		problem = strings.NewReplacer("!!str ", "text ", "!!seq", "a list", "!!map", "key: value pairs", "!!int", "number",
			"cannot unmarshal ", "found ", " into ", " where this is expected: ", "schema.", "").Replace(problem)
		c.add(line, "", "%s", problem)
	}
}

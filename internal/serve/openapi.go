package serve

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// description is the interface for programs as OpenAPI 3.1 has it, made from the endpoints and the types of their
// answers.
func (s *Server) description() []byte {
	d := describer{schemas: map[string]any{}}
	paths := map[string]map[string]any{}
	for i := range s.endpoints {
		e := &s.endpoints[i]
		operation := map[string]any{"summary": e.summary, "operationId": operationID(e), "responses": d.responses(e)}
		var parameters []any
		for _, p := range e.parameters {
			parameters = append(parameters, p.describe())
		}
		if e.body != nil {
			parameters = append(parameters, map[string]any{"name": "If-Match", "in": "header", "required": true,
				"description": "the version of the document, in quotes", "schema": map[string]any{"type": "string"}})
			operation["requestBody"] = map[string]any{"required": true, "content": map[string]any{
				"application/json": map[string]any{"schema": d.schema(reflect.TypeOf(e.body))}}}
			operation["security"] = []any{map[string]any{"token": []string{}}}
		}
		if parameters != nil {
			operation["parameters"] = parameters
		}
		if paths[e.path] == nil {
			paths[e.path] = map[string]any{}
		}
		paths[e.path][strings.ToLower(e.method)] = operation
	}
	d.schema(reflect.TypeOf(problem{}))
	text, err := json.MarshalIndent(map[string]any{
		"openapi": "3.1.0",
		"info": map[string]any{"title": "gongkai serve", "version": "1",
			"description": "Amounts are decimals in 元 unless a unit stands beside them. Answers have an ETag; lists have pages. " +
				"Writes are a POST with the token as bearer and the version of the document in If-Match."},
		"paths": paths,
		"components": map[string]any{"schemas": d.schemas, "securitySchemes": map[string]any{
			"token": map[string]any{"type": "http", "scheme": "bearer"}}},
	}, "", "  ")
	if err != nil {
		panic(err) // it is maps and texts
	}
	return append(text, '\n')
}

func operationID(e *endpoint) string {
	words := strings.FieldsFunc(strings.TrimPrefix(e.path, "/api/v1/"),
		func(r rune) bool { return strings.ContainsRune("/{}", r) })
	return strings.ToLower(e.method) + "_" + strings.Join(words, "_")
}

func (p *parameter) describe() map[string]any {
	schema := map[string]any{"type": "string"}
	if p.number {
		schema = map[string]any{"type": "integer", "minimum": 1}
		if p.most > 0 {
			schema["maximum"] = p.most
		}
	}
	if p.enum != nil {
		schema["enum"] = p.enum
	}
	if p.pattern != nil {
		schema["pattern"] = p.pattern.String()
	}
	in := "query"
	if p.inPath {
		in = "path"
	}
	return map[string]any{"name": p.name, "in": in, "description": p.about, "required": p.required, "schema": schema}
}

// describer collects the schemas of types.
type describer struct{ schemas map[string]any }

func (d *describer) responses(e *endpoint) map[string]any {
	content := map[string]any{}
	if e.text != "" {
		content[e.text] = map[string]any{"schema": map[string]any{"type": "string"}}
	} else {
		content["application/json"] = map[string]any{"schema": d.schema(reflect.TypeOf(e.answer))}
	}
	if e.csv {
		content["text/csv"] = map[string]any{"schema": map[string]any{"type": "string"}}
	}
	return map[string]any{
		"200": map[string]any{"description": "the answer", "content": content,
			"headers": map[string]any{"ETag": map[string]any{"schema": map[string]any{"type": "string"}}}},
		"304": map[string]any{"description": "as it was (If-None-Match)"},
		"default": map[string]any{"description": "a problem (RFC 9457)", "content": map[string]any{
			"application/problem+json": map[string]any{"schema": d.schema(reflect.TypeOf(problem{}))}}},
	}
}

var (
	decimalType = reflect.TypeOf(decimal.Decimal{})
	rawType     = reflect.TypeOf(json.RawMessage{})
)

// schema gives the JSON Schema of a type; those of structs stand once under their name.
func (d *describer) schema(t reflect.Type) map[string]any {
	switch {
	case t == decimalType:
		return map[string]any{"type": "string", "pattern": `^-?\d+(\.\d+)?$`}
	case t == rawType:
		return map[string]any{}
	}
	switch t.Kind() {
	case reflect.Pointer:
		of := d.schema(t.Elem())
		if kind, ok := of["type"].(string); ok {
			of["type"] = []string{kind, "null"}
			return of
		}
		return map[string]any{"anyOf": []any{of, map[string]any{"type": "null"}}}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": d.schema(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": d.schema(t.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return map[string]any{"type": "integer"}
	case reflect.Struct:
		name := schemaName(t)
		if d.schemas[name] == nil {
			d.schemas[name] = map[string]any{} // types may hold themselves
			d.schemas[name] = d.object(t)
		}
		return map[string]any{"$ref": "#/components/schemas/" + name}
	}
	return map[string]any{"type": "string"}
}

func schemaName(t reflect.Type) string {
	name, of, generic := strings.Cut(t.Name(), "[")
	if generic {
		of = strings.TrimSuffix(of, "]")
		name = of[strings.LastIndexAny(of, "./")+1:] + "_" + name
	}
	return name
}

func (d *describer) object(t reflect.Type) map[string]any {
	properties := map[string]any{}
	required := []string{}
	for _, f := range fields(t) {
		properties[f.name] = d.schema(f.Type)
		if !f.optional {
			required = append(required, f.name)
		}
	}
	slices.Sort(required)
	return map[string]any{"type": "object", "properties": properties, "required": required,
		"additionalProperties": false}
}

// field is a field of a struct as JSON has it.
type field struct {
	reflect.StructField
	name     string
	optional bool
	index    []int
}

// fields gives the fields of a struct that JSON has, those of what it embeds among them.
func fields(t reflect.Type) []field {
	var out []field
	for _, f := range reflect.VisibleFields(t) {
		tag := f.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		if f.Anonymous && tag == "" || !f.IsExported() || name == "-" || name == "" {
			continue
		}
		out = append(out, field{f, name, strings.Contains(options, "omit"), f.Index})
	}
	return out
}

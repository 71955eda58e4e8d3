// Package schematest validates output against the published JSON Schema, for tests.
package schematest

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gongkai/internal/output"
)

// Validate checks one or more JSON values, as in NDJSON, against the schema of the name: document or tables.
func Validate(name string, text []byte) error {
	definition, err := jsonschema.UnmarshalJSON(bytes.NewReader(output.Schema(name)))
	if err != nil {
		return err
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	if err := compiler.AddResource(name, definition); err != nil {
		return err
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		return err
	}
	values, err := decode(text)
	if err != nil {
		return err
	}
	if len(values) == 0 {
		return errors.New("no JSON to validate")
	}
	for i, value := range values {
		if err := schema.Validate(value); err != nil {
			return fmt.Errorf("value %d: %w", i+1, err)
		}
	}
	return nil
}

package output_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"gongkai/internal/output"
	"gongkai/internal/schematest"
)

func TestSchemasShareDefinitions(t *testing.T) {
	read := func(name string) map[string]any {
		var s struct {
			Defs map[string]any `json:"$defs"`
		}
		if err := json.Unmarshal(output.Schema(name), &s); err != nil {
			t.Fatal(err)
		}
		return s.Defs
	}
	document := read("document")
	for name, definition := range read("tables") {
		if !reflect.DeepEqual(definition, document[name]) {
			t.Errorf("the two schemas define %s differently", name)
		}
	}
}

func TestSchemaIsStrict(t *testing.T) {
	const source = `"source": {"name": "x", "sha256": "` +
		`0000000000000000000000000000000000000000000000000000000000000000", "bytes": 1, "pages": 1, "producer": ""}`
	for _, c := range []struct {
		text string
		ok   bool
	}{
		{`{` + source + `, "tables": []}`, true},
		{`{` + source + `, "tables": [], "more": 1}`, false},
		{`{"tables": []}`, false},
		{`{` + source + `, "tables": [{"title": null, "pages": [0], "cells": []}]}`, false},
	} {
		if err := schematest.Validate("tables", []byte(c.text)); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.text, err)
		}
	}
	if output.Schema("nonsense") != nil {
		t.Error("a schema for a name that has none")
	}
}

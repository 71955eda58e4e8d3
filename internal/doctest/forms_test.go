package doctest

import (
	"maps"
	"reflect"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"gongkai/schema"
)

// TestFormKeys: docs/forms.md has a table for each kind of declaration, with every key that the YAML may have and no other.
func TestFormKeys(t *testing.T) {
	guide := readFile(t, "docs/forms.md")
	seen := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(typ reflect.Type) {
		for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		there := map[string]bool{}
		for i := range typ.NumField() {
			f := typ.Field(i)
			if tag := f.Tag.Get("yaml"); tag != "" && tag != "-" {
				there[tag] = true
				visit(f.Type)
			}
		}
		heading := "### Keys of a " + strings.ToLower(typ.Name())
		sameNames(t, heading+": key", there, rowNames(section(t, guide, heading)))
	}
	visit(reflect.TypeFor[schema.Form]())
	if len(seen) < 9 {
		t.Errorf("only %d kinds of declarations were found", len(seen))
	}
}

// TestFormExamples: the YAML of the guides lints clean. A block that is no whole form takes the place of the same keys of the
// built-in form, or with tables of its own stands in an otherwise empty one.
func TestFormExamples(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, guide := range append([]string{"docs/architecture.md"}, guides...) {
		for _, f := range fences(readFile(t, guide), "yaml") {
			text := f.text
			if !strings.HasPrefix(text, "form:") {
				text = completed(t, forms[0].Text, f.text)
			}
			if _, err := schema.Parse([]byte(text), guide); err != nil {
				t.Errorf("the YAML block of %s in line %d: %v", guide, f.line, err)
			}
		}
	}
}

func completed(t *testing.T, base []byte, part string) string {
	form, own := map[string]any{}, map[string]any{}
	for _, err := range []error{yaml.Unmarshal(base, &form), yaml.Unmarshal([]byte(part), &own)} {
		if err != nil {
			t.Fatalf("%v in\n%s", err, part)
		}
	}
	if own["tables"] != nil {
		form = map[string]any{"form": "example", "kind": "budget"}
	}
	maps.Copy(form, own)
	text, err := yaml.Marshal(form)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestOwnForm: the worked example of the guide is the form that the tests of the command line extract a document with.
func TestOwnForm(t *testing.T) {
	want := storyFile(t, "forms/county.yaml")
	for _, f := range fences(readFile(t, "docs/forms.md"), "yaml") {
		if f.text == want {
			return
		}
	}
	t.Error("docs/forms.md does not show the form of cmd/gongkai/testdata/script/own-form.txtar")
}

package doctest

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"gongkai/schema"
)

// TestFormKeys: docs/forms.md has a table for each kind of declaration, with every key that the YAML may have and no
// other.
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

// TestFormExamples: the YAML of the guides lints clean. A block that is no whole form stands in one that extends the
// national form, or with tables of its own in an otherwise empty one.
func TestFormExamples(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, guide := range append([]string{"docs/architecture.md"}, guides...) {
		for _, f := range fences(readFile(t, guide), "yaml") {
			text := f.text
			if !strings.HasPrefix(text, "form:") {
				text = completed(t, f.text)
			}
			if _, err := schema.Parse([]byte(text), guide, forms...); err != nil {
				t.Errorf("the YAML block of %s in line %d: %v", guide, f.line, err)
			}
		}
	}
}

func completed(t *testing.T, part string) string {
	form, own := map[string]any{"form": "example", "extends": "cn-budget"}, map[string]any{}
	if err := yaml.Unmarshal([]byte(part), &own); err != nil {
		t.Fatalf("%v in\n%s", err, part)
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

// TestOwnForms: the worked examples of the guide are the forms that the tests of the command line extract documents
// with.
func TestOwnForms(t *testing.T) {
	for _, story := range []string{ownForm, extends} {
		want := storyFile(t, story, "forms/county.yaml")
		if !slices.ContainsFunc(fences(readFile(t, "docs/forms.md"), "yaml"), func(f fence) bool { return f.text == want }) {
			t.Errorf("docs/forms.md does not show the form of cmd/gongkai/testdata/script/%s.txtar", story)
		}
	}
}

package doctest

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/internal/output"
)

var white = regexp.MustCompile(`\s+`)

// TestJSON holds the JSON that guides show against the goldens: whitespace apart and with "…" for what was left out,
// each block must be a part of one.
func TestJSON(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "fixtures", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var goldens []string
	for _, file := range files {
		if !strings.HasSuffix(file, ".truth.json") {
			name, _ := filepath.Rel(root, file)
			goldens = append(goldens, white.ReplaceAllString(readFile(t, name), ""))
		}
	}
	goldens = append(goldens, white.ReplaceAllString(storyFile(t, ownForm, "want.json"), ""))
	for _, guide := range append([]string{"docs/architecture.md"}, guides...) {
		for _, f := range fences(readFile(t, guide), "json") {
			text := white.ReplaceAllString(f.text, "")
			pattern := regexp.MustCompile(strings.ReplaceAll(regexp.QuoteMeta(text), "…", `.*?`))
			if !slices.ContainsFunc(goldens, pattern.MatchString) {
				t.Errorf("%s: no golden has the block in line %d", guide, f.line)
			}
		}
	}
}

// TestProperties: docs/output.md has a table for each kind of object in the JSON Schema, with every property and no
// other.
func TestProperties(t *testing.T) {
	type object struct {
		Title      string         `json:"title"`
		Properties map[string]any `json:"properties"`
	}
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(output.Schema("document"), &schema); err != nil {
		t.Fatal(err)
	}
	guide := readFile(t, "docs/output.md")
	check := func(heading string, properties map[string]any) {
		there := map[string]bool{}
		for name := range properties {
			there[name] = true
		}
		own, _, _ := strings.Cut(section(t, guide, heading), "\n### ")
		sameNames(t, heading+": property", there, rowNames(own))
	}
	check("## The document", schema.Properties)
	for name, o := range schema.Defs {
		if len(o.Properties) > 0 {
			check("### `"+name+"`", o.Properties)
		}
	}
}

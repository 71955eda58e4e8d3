package normalize

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rooms are the packages of this folder from the bottom to the top: each may import those before it.
var rooms = []string{"value", "document", "layers", "plain", "captions", "identity", "rows", "sheets", "corrections",
	"pictured", "narrative", "checks", "measures", "redact", ""}

// TestArrows: the packages import each other in one direction, and none that makes data knows of the way as a whole.
func TestArrows(t *testing.T) {
	for at, room := range rooms {
		files, err := filepath.Glob(filepath.Join(room, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%q: %v, %v", room, files, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range f.Imports {
				other, ok := strings.CutPrefix(strings.Trim(i.Path.Value, `"`), "gongkai/normalize")
				if !ok {
					continue
				}
				other = strings.TrimPrefix(other, "/")
				if k := slices.Index(rooms, other); k < 0 || k >= at {
					t.Errorf("%s imports normalize/%s, which is no room below it", file, other)
				}
			}
		}
	}
}

// TestRooms: no package stands beside the order.
func TestRooms(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "testdata" && !slices.Contains(rooms, e.Name()) {
			t.Errorf("normalize/%s has no place among the rooms", e.Name())
		}
	}
}

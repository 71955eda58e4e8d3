package input

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestShown(t *testing.T) {
	for path, want := range map[string]string{
		"2025/预算.pdf":               "2025/预算.pdf",
		"2025/\xd4\xa4\xcb\xe3.pdf": "2025/预算.pdf",
		"\xb2\xc6/\xff\xfe50%.pdf":  "财/%FF%FE50%25.pdf",
		"50%.pdf":                   "50%.pdf",
		"\xb2\xc6\xcb.pdf":          "%B2%C6%CB.pdf", // half a character
		"\x81\x40\x82\x50.pdf":      "%81@%82P.pdf",  // GBK has these, but nobody writes them
		"caf\xe9.pdf":               "caf%E9.pdf",    // Latin
	} {
		if got := shown(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

// TestForeignNames: files whose names are no UTF-8 are found, and stay apart.
func TestForeignNames(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("names are bytes on Linux alone")
	}
	dir := t.TempDir()
	for _, name := range []string{"\xd4\xa4\xcb\xe3.pdf", "预算.pdf", "\xd4\xa4\xcb\xe4.pdf", "\xff.pdf", "\xfe.pdf"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o666); err != nil {
			t.Skip(err)
		}
	}
	items, _, err := List(t.Context(), Request{Operands: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for i := range items {
		paths = append(paths, strings.TrimPrefix(items[i].Path, filepath.ToSlash(dir)+"/"))
		if _, err := items[i].Sum(); err != nil {
			t.Errorf("%s: %v", items[i].Path, err)
		}
		if raw := items[i].Bytes(); (raw == "") != (paths[i] == "预算.pdf") && raw == "" {
			t.Errorf("%s: nothing tells its bytes", items[i].Path)
		}
	}
	slices.Sort(paths)
	want := []string{"%D4%A4%CB%E3.pdf", "%FE.pdf", "%FF.pdf", "预算.pdf", "预碎.pdf"}
	if paths[3] != "预算.pdf" || len(slices.Compact(slices.Clone(paths))) != 5 || len(paths) != len(want) {
		t.Errorf("%q", paths)
	}
}

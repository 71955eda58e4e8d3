package doctest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// TestLinks: relative links of the guides lead to files that are there, and to headings that they have.
func TestLinks(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, more...) {
		name, _ := filepath.Rel(root, file)
		guide := readFile(t, name)
		for _, m := range link.FindAllStringSubmatch(guide, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			path, anchor, _ := strings.Cut(m[1], "#")
			target := name
			if path != "" {
				target = filepath.Join(filepath.Dir(name), path)
			}
			if _, err := os.Stat(filepath.Join(root, target)); err != nil {
				t.Errorf("%s: the link %s leads nowhere", name, m[1])
			} else if anchor != "" && !anchors(readFile(t, target))[anchor] {
				t.Errorf("%s: %s has no heading for %s", name, target, m[1])
			}
		}
	}
}

var (
	headingLine = regexp.MustCompile(`(?m)^#{1,6} (.*)$`)
	notInAnchor = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
)

// anchors gives the anchors that Markdown viewers make of headings.
func anchors(guide string) map[string]bool {
	for _, f := range fences(guide, "") {
		guide = strings.Replace(guide, f.text, "", 1)
	}
	out := map[string]bool{}
	for _, m := range headingLine.FindAllStringSubmatch(guide, -1) {
		out[strings.ReplaceAll(notInAnchor.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-")] = true
	}
	return out
}

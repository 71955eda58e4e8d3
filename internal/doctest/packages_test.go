package doctest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	beginPackages = "<!-- made from the imports by go test ./internal/doctest -update -->\n"
	endPackages   = "<!-- end of the picture -->\n"
)

// rooms are the groups of packages that the picture shows, with what each is for. A package belongs to the room with
// its longest prefix. A new package under internal is a room of its own until it is listed here.
var rooms = []struct {
	id, title string
	prefixes  []string
}{
	{"command", "the command line", []string{"cmd/gongkai"}},
	{"fleet", "many machines", []string{"internal/fleet", "cmd/gongkai-fleet"}},
	{"bridge", "from a fleet to the program that reads", []string{"internal/fleet/bridge"}},
	{"serve", "in a browser", []string{"internal/serve"}},
	{"many", "many files", []string{"internal/bulk"}},
	{"outputs", "reports, evidence, exports, catalogue", []string{
		"internal/view", "internal/explain", "internal/debug", "internal/export", "internal/tidy", "internal/catalogue",
		"internal/output"}},
	{"normalize", "values, checks, proofs", []string{"normalize"}},
	{"schema", "forms and recognition", []string{"schema"}},
	{"ocr", "engines for scans", []string{"internal/ocr"}},
	{"extract", "a file as text and tables", []string{"extract"}},
	{"words", "words for people, places on pages", []string{"extract/finding", "extract/geometry", "internal/lang",
		"internal/mistakes"}},
	{"leaves", "Chinese text, words of budgets, likeness, bounds, whole files", []string{
		"internal/amount", "internal/atomicfile", "internal/disjoint", "internal/hanzi", "internal/lexicon",
		"internal/lazyregexp", "internal/limits", "internal/longest", "internal/packed", "internal/similar"}},
}

// room gives the room of a package.
func room(pkg string) string {
	best, length := pkg, 0
	for _, r := range rooms {
		for _, p := range r.prefixes {
			if len(p) > length && (pkg == p || strings.HasPrefix(pkg, p+"/")) {
				best, length = r.id, len(p)
			}
		}
	}
	return best
}

// imports lists the packages of the program, each with those of ours that it imports.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-f",
		`{{with .Module}}{{if .Main}}{{$.ImportPath}} {{join $.Imports " "}}{{end}}{{end}}`, "./cmd/gongkai", "./cmd/gongkai-fleet")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		paths := strings.Fields(line)
		if len(paths) == 0 {
			continue
		}
		var ours []string
		for _, p := range paths[1:] {
			if name, ok := strings.CutPrefix(p, "gongkai/"); ok {
				ours = append(ours, name)
			}
		}
		all[strings.TrimPrefix(paths[0], "gongkai/")] = ours
	}
	return all
}

// TestPackages: the picture of the packages in docs/architecture.md is that of the imports, and its arrows run one way.
func TestPackages(t *testing.T) {
	packages := imports(t)
	members, below := map[string][]string{}, map[string][]string{}
	for pkg, imported := range packages {
		from := room(pkg)
		members[from] = append(members[from], pkg)
		for _, p := range imported {
			if to := room(p); to != from && !slices.Contains(below[from], to) {
				below[from] = append(below[from], to)
			}
		}
	}
	if cycle := findCycle(below); cycle != nil {
		t.Errorf("rooms import each other: %s", strings.Join(cycle, " → "))
		return
	}
	want := "\n```mermaid\n" + draw(members, below) + "```\n\n"
	guide := readFile(t, "docs/architecture.md")
	before, rest, ok := strings.Cut(guide, beginPackages)
	have, after, ok2 := strings.Cut(rest, endPackages)
	switch {
	case !ok || !ok2:
		t.Fatal("docs/architecture.md has no place for the picture of the packages")
	case *update:
		if err := os.WriteFile(filepath.Join(root, "docs/architecture.md"),
			[]byte(before+beginPackages+want+endPackages+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case have != want:
		t.Error("the picture of the packages in docs/architecture.md is not that of the imports; run go test ./internal/doctest -update")
	}
}

// draw is the picture in Mermaid: rooms with their packages, and arrows between rooms but for those that follow from
// others.
func draw(members, below map[string][]string) string {
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	ids := sortedKeys(members)
	for _, id := range ids {
		title := id
		for _, r := range rooms {
			if r.id == id {
				title = id + ": " + r.title
			}
		}
		slices.Sort(members[id])
		fmt.Fprintf(&b, "  %s[\"<b>%s</b><br>%s\"]\n", node(id), title, strings.Join(members[id], "<br>"))
	}
	for _, id := range ids {
		slices.Sort(below[id])
		for _, to := range below[id] {
			over := slices.ContainsFunc(below[id], func(mid string) bool { return mid != to && reaches(below, mid, to) })
			if !over {
				fmt.Fprintf(&b, "  %s --> %s\n", node(id), node(to))
			}
		}
	}
	return b.String()
}

// node is a name that Mermaid takes.
func node(id string) string { return strings.ReplaceAll(id, "/", "_") }

func reaches(below map[string][]string, from, to string) bool {
	return from == to || slices.ContainsFunc(below[from], func(mid string) bool { return reaches(below, mid, to) })
}

// findCycle gives a way that leads back to its beginning, nil where there is none.
func findCycle(below map[string][]string) []string {
	done := map[string]bool{}
	var way []string
	var walk func(id string) []string
	walk = func(id string) []string {
		if at := slices.Index(way, id); at >= 0 {
			return append(slices.Clone(way[at:]), id)
		}
		if done[id] {
			return nil
		}
		way = append(way, id)
		slices.Sort(below[id])
		for _, to := range below[id] {
			if cycle := walk(to); cycle != nil {
				return cycle
			}
		}
		way = way[:len(way)-1]
		done[id] = true
		return nil
	}
	for _, id := range sortedKeys(below) {
		if cycle := walk(id); cycle != nil {
			return cycle
		}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

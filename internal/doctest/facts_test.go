package doctest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/normalize/narrative"
)

const (
	beginFacts = "<!-- made from facts.yaml by go test ./internal/doctest -update -->\n"
	endFacts   = "<!-- end -->\n"
)

// TestFactTable: the list of ids in docs/facts.md is that of the vocabulary.
func TestFactTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n| id | Chinese | English | none |\n|---|---|---|---|\n")
	var seen []string
	for _, s := range narrative.Subjects() {
		if s.Needs && len(s.Of) > 0 && !slices.Contains(values(s.Of), s.IDs[0]) && !slices.Contains(values(s.Of), "") {
			continue // only a word that other ids follow from
		}
		id := "`" + strings.Join(s.IDs, "` `") + "`"
		if slices.Contains(seen, id) {
			continue
		}
		seen = append(seen, id)
		none := ""
		if s.None {
			none = "yes"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", id, s.Chinese, s.English, none)
	}
	b.WriteString("\n`{side}` is `income` or `expenditure`. Where the last column says yes, words that there is none are a fact, too.\n\n")
	guide := readFile(t, "docs/facts.md")
	before, rest, ok := strings.Cut(guide, beginFacts)
	have, after, ok2 := strings.Cut(rest, endFacts)
	if !ok || !ok2 {
		t.Fatal("docs/facts.md has no place for the list of ids")
	}
	if *update {
		writeFile(t, "docs/facts.md", before+beginFacts+b.String()+endFacts+after)
	} else if have != b.String() {
		t.Error("the list of ids in docs/facts.md is not that of facts.yaml; run go test ./internal/doctest -update")
	}
}

func values(m map[string]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

package catalogue

import (
	"context"
	"fmt"
	"slices"
	"testing"
)

func TestSearch(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir, folder(t, dir, papers...))
	for query, want := range map[string]int{"运维": 2, "云平台 运维": 2, "云平台": 3, "车": 6, "辆": 6, "平云": 0, "保有量3辆": 6,
		"2026年": 1, "校": 3, "": 0, "'\" OR": 0} {
		hits, err := c.Search(t.Context(), query, "", Filter{}, 100)
		if err != nil || len(hits) != want {
			t.Errorf("%q: %d hits (%v), want %d: %v", query, len(hits), err, want, hits)
		}
	}
	hits, _ := c.Search(t.Context(), "运维", inProject, Filter{}, 1)
	if len(hits) != 1 || hits[0].Year != 2026 || *hits[0].Amount != "80000" || hits[0].Page != 5 ||
		hits[0].Address != "projects/a" {
		t.Errorf("%+v", hits)
	}
}

// Whatever way a search goes, it finds the same, those with the largest amounts first.
func TestSearchWays(t *testing.T) {
	dir := t.TempDir()
	var many []paper
	for i := range 40 {
		many = append(many, paper{department: fmt.Sprintf("测试市第%d局", i), kind: "budget", unit: "万元", year: 2026,
			total: "1.00", project: fmt.Sprintf("%d.25", 100000*(i%7)+i), name: fmt.Sprintf("平台%d运维", i%5)})
	}
	c := open(t, dir, folder(t, dir, many...))
	words, match := terms("平台 运维")
	where, args := Filter{All: true}.where()
	for _, limit := range []int{1, 3, 10, 39, 40, 100} {
		var ways [2][]string
		for i, way := range []func(*search, context.Context) error{(*search).byDocument, (*search).byText} {
			s := search{c: c, words: words, match: match, where: where, args: args, limit: limit}
			if err := way(&s, t.Context()); err != nil {
				t.Fatal(err)
			}
			for _, h := range s.hits {
				ways[i] = append(ways[i], h.Department+" "+*h.Amount)
			}
		}
		if !slices.Equal(ways[0], ways[1]) || len(ways[0]) != min(limit, 40) || ways[0][0] != "测试市第34局 6000342500" {
			t.Errorf("%d:\n%v\n%v", limit, ways[0], ways[1])
		}
	}
	// What has no amount comes behind, the shortest first.
	hits, err := c.Search(t.Context(), "平台", "", Filter{}, 45)
	if err != nil || len(hits) != 40 {
		t.Errorf("%d %v", len(hits), err)
	}
	hits, err = c.Search(t.Context(), "保有量", inNarrative, Filter{Department: "第3"}, 5)
	if err != nil || len(hits) != 5 || hits[0].Amount != nil || hits[0].Page != 7 {
		t.Errorf("%v %v", hits, err)
	}
}

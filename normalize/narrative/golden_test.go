package narrative

import (
	"flag"
	"os"
	"testing"

	"gongkai/extract"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestXinjiang reads the narrative of the Xinjiang form with the seed's numbers. The golden was checked by hand, line
// by line.
func TestXinjiang(t *testing.T) {
	facts, leftOut := readLines(file(t, "testdata/xinjiang.txt"), 2025)
	golden(t, "testdata/xinjiang.golden", allShown(facts))
	if leftOut != 0 {
		t.Errorf("%d numbers left out", leftOut)
	}
}

// TestSeed reads the paragraphs of a printed document.
func TestSeed(t *testing.T) {
	data, err := os.ReadFile("../../fixtures/seed-word.pdf")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.ReadBytes(t.Context(), data, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	facts, leftOut := Join(doc.Texts).Read(Document{Year: 2025})
	golden(t, "testdata/seed.golden", allShown(facts))
	if len(leftOut) != 0 {
		t.Errorf("%d numbers left out", len(leftOut))
	}
	for _, f := range facts {
		if f.Page == 0 || f.Box.Width() < 50 || f.Box.Height() < 5 {
			t.Errorf("%s: page %d, box %v", f.ID, f.Page, f.Box)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := file(t, name); got != want {
		t.Errorf("%s: got\n%s", name, got)
	}
}

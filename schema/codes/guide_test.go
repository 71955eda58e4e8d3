package codes

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestGuide: the numbers in docs/codes.md are those of the files.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../../docs/codes.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		text, err := files.ReadFile(id + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		entries := bytes.Count(text, []byte("\n")) - 1
		count := fmt.Sprintf("| %s | %d |", thousands(entries), bytes.Count(text, []byte(",printed")))
		if i := strings.Index(string(guide), "`"+id+".csv`"); i < 0 ||
			!strings.Contains(strings.SplitN(string(guide)[i:], "\n", 2)[0], count) {
			t.Errorf("docs/codes.md: %s.csv has %s", id, count)
		}
	}
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

package differential

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Files made for this project: never give the other reader any that was not.
var trusted = []string{"../../fixtures", "../../../shared/corpus/synthetic"}

// known is a difference between the two readers that is the other's.
type known struct {
	reason string
	fails  string // the error of the other reader
	other  bool   // its text is another one altogether
	extra  string // characters that only it shows
}

const lineFeeds = "shows a line feed after each TJ, through the font, where code 10 is a character of its own or none"

var differences = map[string]known{
	"d1-word.pdf": {reason: lineFeeds, extra: "2托"},
	"d2-gbk.pdf":  {reason: "does not know the encoding GBK-EUC-H", other: true},
	"d3-excel.pdf": {reason: "takes Differences (/cid40767) for characters where the font has a ToUnicode map",
		other: true},
	"d4-split.pdf":       {reason: lineFeeds, extra: "\uFFFD"},
	"d6-rotated.pdf":     {reason: "does not know AES with keys of 256 bits", fails: "256-bit encryption key"},
	"d7-browser.pdf":     {reason: "takes the codes of a Type 3 font with Differences for characters", other: true},
	"d8-borderless.pdf":  {reason: lineFeeds, extra: "\uFFFD"},
	"seed-excel.pdf":     {reason: lineFeeds, extra: "编整"},
	"seed-thinrects.pdf": {reason: lineFeeds, extra: "\uFFFD"},
}

func TestPageText(t *testing.T) {
	seen := map[string]bool{} // the fixtures are part of the corpus
	for _, dir := range trusted {
		files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			t.Logf("no files in %s", dir)
		}
		for _, file := range files {
			if seen[filepath.Base(file)] {
				continue
			}
			seen[filepath.Base(file)] = true
			t.Run(filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				compare(t, file, differences[filepath.Base(file)])
			})
		}
	}
}

// patience is how long the other reader may take for a file: seconds, and minutes with the race detector.
const patience = 10 * time.Minute

func compare(t *testing.T, file string, k known) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, err := ours(data)
	if err != nil {
		t.Fatal(err)
	}
	b, err := within(patience, theirs, data)
	if k.fails != "" {
		if err == nil || !strings.Contains(err.Error(), k.fails) {
			t.Errorf("the other reader should fail with %q (it %s): %v", k.fails, k.reason, err)
		}
		return
	}
	if err != nil {
		t.Fatal("the other reader: ", err)
	}
	if len(a) != len(b) {
		t.Fatalf("%d pages, for the other reader %d", len(a), len(b))
	}
	different := false
	for i := range a {
		more := a[i].less(b[i])
		less := strings.Map(func(r rune) rune {
			if strings.ContainsRune(k.extra, r) {
				different = true
				return -1
			}
			return r
		}, b[i].less(a[i]))
		if more == "" && less == "" {
			continue
		}
		different = true
		if !k.other {
			t.Errorf("page %d: only we read %q, only the other reader reads %q", i+1, more, less)
		}
	}
	if k.reason != "" && !different {
		t.Errorf("no difference any more; the list says that the other reader %s", k.reason)
	}
}

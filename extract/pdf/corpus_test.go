package pdf

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gongkai/internal/cputime"
	"gongkai/internal/limits"
)

// corpus lists files of the corpus that stands beside the repository, and skips the test where there is none.
func corpus(t testing.TB, patterns ...string) []string {
	var all []string
	for _, p := range patterns {
		files, _ := filepath.Glob(filepath.Join("../../../shared/corpus", p))
		all = append(all, files...)
	}
	if len(all) == 0 {
		t.Skip("no corpus beside the repository")
	}
	return all
}

// readAll decodes whatever a reader of text would: contents and all streams of resources.
func readAll(d *Document) (n int) {
	for _, p := range d.Pages() {
		n += len(d.Contents(p))
		for _, o := range d.Dict(p.Resources["XObject"]) {
			n += len(d.Decode(d.Stream(o)))
		}
		for _, o := range d.Dict(p.Resources["Font"]) {
			font := d.Dict(o)
			n += len(d.Decode(d.Stream(font["ToUnicode"])))
			for _, o := range d.Array(font["DescendantFonts"]) {
				d.Array(d.Dict(o)["W"])
			}
		}
	}
	return n
}

func TestCorpusAgainstPdfcpu(t *testing.T) {
	for _, name := range corpus(t, "synthetic/*.pdf", "real/*.pdf") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Open(data)
			if err != nil {
				t.Fatal(err)
			}
			if readAll(d) == 0 {
				t.Error("no content")
			}
			for _, f := range d.Findings() {
				t.Logf("%s: %s", f.ID, f.Message)
			}
			src, err := openOracle(data)
			if err != nil {
				t.Fatal(err)
			}
			count := src.ctx.PageCount
			if root := dictOf(src, src.trailer()["Root"]); count == 0 {
				count = integerOf(src, dictOf(src, root["Pages"])["Count"], 0)
			}
			if len(d.Pages()) != count {
				t.Errorf("%d pages, pdfcpu has %d", len(d.Pages()), count)
			}
			differences(t, d, src)
			if f, ok := d.src.(*file); ok && (f.values < limits.Values*3/4 || f.parsed < limits.ParsedBytes*3/4) {
				t.Errorf("an honest file comes near the limits: %d values, %d bytes left", f.values, f.parsed)
			}
		})
	}
}

func TestHostileCorpus(t *testing.T) {
	opened, refused := 0, map[error]int{}
	slowest, slowestName := time.Duration(0), ""
	for _, name := range corpus(t, "hostile/*/*") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		start := cputime.Used()
		d, err := Open(data)
		if err == nil {
			opened++
			readAll(d)
			d.Findings()
		} else {
			known := false
			for _, e := range []error{ErrEmpty, ErrNotPDF, ErrPassword, ErrDamaged} {
				if errors.Is(err, e) {
					refused[e]++
					known = true
				}
			}
			if !known {
				t.Errorf("%s: %v", name, err)
			}
		}
		took := cputime.Since(start)
		if took > slowest {
			slowest, slowestName = took, name
		}
		if took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
	t.Logf("%d opened, refused %v, slowest %v %s", opened, refused, slowest, slowestName)
}

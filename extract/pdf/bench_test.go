package pdf

import (
	"os"
	"testing"
)

// BenchmarkOpen opens the real files and decodes what their pages need; with pdfcpu, which decodes less, for
// comparison.
func BenchmarkOpen(b *testing.B) {
	var files [][]byte
	for _, name := range corpus(b, "real/*.pdf") {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, data)
	}
	b.Run("open", func(b *testing.B) {
		pages := 0
		for b.Loop() {
			for _, data := range files {
				d, err := Open(data)
				if err != nil {
					b.Fatal(err)
				}
				pages += len(d.Pages())
			}
		}
		report(b, pages, len(files))
	})
	b.Run("read", func(b *testing.B) {
		pages := 0
		for b.Loop() {
			for _, data := range files {
				d, err := Open(data)
				if err != nil {
					b.Fatal(err)
				}
				readAll(d)
				pages += len(d.Pages())
			}
		}
		report(b, pages, len(files))
	})
	b.Run("pdfcpu-open", func(b *testing.B) {
		pages := 0
		for b.Loop() {
			for _, data := range files {
				src, err := openOracle(data)
				if err != nil {
					b.Fatal(err)
				}
				n := &notes{}
				d := &Document{src: src, notes: n, decoder: newDecoder(src, n)}
				d.findPages()
				pages += len(d.Pages())
			}
		}
		report(b, pages, len(files))
	})
}

func report(b *testing.B, pages, files int) {
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*files), "ms/file")
	b.ReportAllocs()
}

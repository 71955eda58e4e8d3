package output_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"gongkai/internal/output"
	"gongkai/normalize"
	"gongkai/schema"
)

// BenchmarkDocument is the whole way from bytes to a line of JSON, over the fixtures and, where it is, over the corpus.
// Encrypted files and scans are among them, as in a folder of anyone's.
func BenchmarkDocument(b *testing.B) {
	forms, err := schema.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	for _, set := range []struct{ name, pattern string }{
		{"one", "../../fixtures/d3-excel.pdf"},
		{"fixtures", "../../fixtures/*.pdf"},
		{"synthetic", "../../../shared/corpus/synthetic/*.pdf"},
		{"real", "../../../shared/corpus/real/*.pdf"},
	} {
		b.Run(set.name, func(b *testing.B) { benchmarkFiles(b, set.pattern, forms) })
	}
}

func benchmarkFiles(b *testing.B, pattern string, forms []*schema.Form) {
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		b.Skip("no files")
	}
	var files [][]byte
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, data)
	}
	pages := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range files {
			r, err := normalize.ReadBytes(b.Context(), data, normalize.Options{Forms: forms})
			if err != nil {
				continue // a scan
			}
			pages += r.Document.Source.Pages
			var line bytes.Buffer
			if err := output.Line(&line, r.Document); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(pages), "ms/page")
}

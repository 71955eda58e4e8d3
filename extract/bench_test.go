package extract_test

import (
	"os"
	"testing"

	"gongkai/extract"
	"gongkai/extract/content"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
)

// benchmarkFile is a fixture with 26 pages of tables, many of them drawn cell by cell.
const benchmarkFile = "../fixtures/d3-excel.pdf"

func fixture(b *testing.B) []byte {
	data, err := os.ReadFile(benchmarkFile)
	if err != nil {
		b.Skip(err)
	}
	return data
}

func BenchmarkRead(b *testing.B) {
	data := fixture(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := extract.ReadBytes(b.Context(), data, extract.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkContent interprets the content streams. Fonts are read once.
func BenchmarkContent(b *testing.B) {
	file, err := pdf.Open(fixture(b))
	if err != nil {
		b.Fatal(err)
	}
	reader := content.NewReader(file)
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range file.Pages() {
			reader.Page(p)
		}
	}
}

// BenchmarkLayout finds grids and lines on the pages.
func BenchmarkLayout(b *testing.B) {
	file, err := pdf.Open(fixture(b))
	if err != nil {
		b.Fatal(err)
	}
	reader := content.NewReader(file)
	var pages []*page.Page
	for _, p := range file.Pages() {
		pages = append(pages, reader.Page(p))
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			layout.Analyse(p)
		}
	}
}

package normalize_test

import (
	"os"
	"testing"

	"gongkai/extract"
	"gongkai/normalize"
	"gongkai/schema"
)

// BenchmarkNormalize reads the values of a recognised document and checks them.
func BenchmarkNormalize(b *testing.B) {
	data, err := os.ReadFile("../fixtures/d3-excel.pdf")
	if err != nil {
		b.Fatal(err)
	}
	doc, err := extract.ReadBytes(b.Context(), data, extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	match := schema.Recognise(doc, forms)
	b.ReportAllocs()
	for b.Loop() {
		normalize.Normalize(doc, match)
	}
}

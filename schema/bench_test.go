package schema_test

import (
	"os"
	"testing"

	"gongkai/extract"
	"gongkai/schema"
)

// BenchmarkEmbedded is what every start of the program pays for the built-in forms.
func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := schema.Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRecognise compares the tables of a fixture with those of all built-in forms.
func BenchmarkRecognise(b *testing.B) {
	forms, err := schema.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile("../fixtures/d3-excel.pdf")
	if err != nil {
		b.Fatal(err)
	}
	doc, err := extract.ReadBytes(b.Context(), data, extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		schema.Recognise(doc, forms)
	}
}

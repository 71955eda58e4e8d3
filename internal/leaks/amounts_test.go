package leaks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/export"
	"gongkai/internal/tidy"
	"gongkai/normalize/document"
)

// TestAmounts: a paper in yuan prints an amount whose digits are those of a mobile number. In no format of the output
// is it taken for one, and a number in the name of a row is found in all.
func TestAmounts(t *testing.T) {
	const sum, number = "15788750000", "13900002244"
	golden, err := os.ReadFile("../../fixtures/places/fujian.json")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer(`"1,162.71"`, `"`+sum+`"`, "1162.71", sum, "万元", "元",
		`"一、一般公共预算拨款收入"`, `"联系`+number+`"`).Replace(string(golden))
	if strings.Count(text, sum) < 10 || !strings.Contains(text, number) {
		t.Fatal("the fixture does not print what the test is about")
	}
	doc, err := document.Decode(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	outputs := map[string]string{"json": filepath.Join(t.TempDir(), "fujian.json")}
	if err := os.WriteFile(outputs["json"], []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	batches, _ := tidy.New(nil).Add(doc)
	for _, f := range export.Formats {
		outputs[f.Name] = filepath.Join(t.TempDir(), f.Name)
		write(t, f, outputs[f.Name], export.Options{}, batches)
	}
	for _, name := range []string{"csv", "xlsx"} {
		f, err := export.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		outputs["wide "+name] = filepath.Join(t.TempDir(), "wide")
		write(t, f, outputs["wide "+name], export.Options{Wide: true}, batches)
	}
	for name, path := range outputs {
		found := map[string]int{}
		if err := Walk(path, func(_, text string) {
			if Binary(text) {
				return
			}
			for line := range strings.Lines(text) {
				for _, leak := range Find(line) {
					found[leak]++
				}
			}
		}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if found[number] == 0 || len(found) != 1 {
			t.Errorf("%s: found %v, want %s alone", name, found, number)
		}
	}
}

func write(t *testing.T, f export.Format, path string, o export.Options, batches []tidy.Batch) {
	t.Helper()
	w, err := f.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(batches); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestDoubt: a number that stands in no column of money, and one in a record without a proof, are looked at.
func TestDoubt(t *testing.T) {
	for name, text := range map[string]string{
		"a.json":   `{"cells": {"phone": {"raw": "13900001111", "page": 1}, "budget": {"raw": "5", "proof": "verified"}}}`,
		"a.ndjson": "{\"raw\": \"13900001111\"}\n{\"raw\": \"15788750000\", \"proof\": \"unchecked\"}\n",
		"a.csv":    "raw,value,proof\n13900001111,,\n15788750000,15788750000,verified\n",
		"b.json":   `{"text": "13900001111", "broken`,
		"a.txt":    "13900001111",
	} {
		texts, err := Texts(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := Find(strings.Join(texts, "\n")); len(got) != 1 || got[0] != "13900001111" {
			t.Errorf("%s: found %q", name, got)
		}
	}
}

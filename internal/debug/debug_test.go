package debug_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"gongkai/extract"
	"gongkai/internal/debug"
	"gongkai/internal/pdftest"
)

var update = flag.Bool("update", false, "rewrite testdata/page.svg")

const description = `page 300 200
size 12
center 部门收支总表
size 8
left 部门：<示例> & 局
right 单位：万元
columns 80 60 60
row 项目 | 合计 | 其中
row 基本支出 | 12.30 | <
row ^ | 4.00 | 8.30
left 注：表内无误差。
footer 7`

func read(t *testing.T, data []byte) *extract.Document {
	t.Helper()
	doc, err := extract.ReadBytes(t.Context(), data, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestPageGolden(t *testing.T) {
	data, err := pdftest.Write(description)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := debug.Page(&got, read(t, data), 1, true); err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/page.svg"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the drawing differs from %s; if it is meant to, run go test ./internal/debug -update and look at it",
			golden)
	}
	wellFormed(t, got.Bytes())
}

func TestNoSuchPage(t *testing.T) {
	data, err := pdftest.Write(description)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 2, -1} {
		if err := debug.Page(io.Discard, read(t, data), n, true); err == nil {
			t.Errorf("page %d of 1 was drawn", n)
		}
	}
}

// TestFixtures: every page of the fixtures is drawn as well-formed XML, twice the same.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("../../fixtures/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, again := read(t, data), read(t, data)
		for i := range doc.Pages {
			var a, b bytes.Buffer
			if err := errors.Join(debug.Page(&a, doc, i+1, true), debug.Page(&b, again, i+1, true)); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a.Bytes(), b.Bytes()) {
				t.Errorf("%s, page %d: two drawings differ", file, i+1)
			}
			wellFormed(t, a.Bytes())
		}
	}
}

func wellFormed(t *testing.T, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

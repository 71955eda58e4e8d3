package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/internal/bulk/report"
)

// zip OUT.zip [NAME=]FILE... makes an archive; without a name the file has its own. A name behind gbk: is written in
// GBK, as Windows does, one behind encrypted: says that its bytes are encrypted.
func makeZIP(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 1 {
		ts.Fatalf("usage: zip OUT.zip [NAME=]FILE...")
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, arg := range args[1:] {
		name, file, named := strings.Cut(arg, "=")
		if !named {
			file = name
		}
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		data := []byte(ts.ReadFile(file))
		if rest, ok := strings.CutPrefix(name, "gbk:"); ok {
			gbk, err := simplifiedchinese.GBK.NewEncoder().String(rest)
			ts.Check(err)
			h.Name, h.NonUTF8 = gbk, true
		}
		if rest, ok := strings.CutPrefix(name, "encrypted:"); ok {
			h.Name, h.Method, h.Flags = rest, zip.Store, 1
			h.CRC32 = crc32.ChecksumIEEE(data)
			h.CompressedSize64, h.UncompressedSize64 = uint64(len(data)), uint64(len(data))
			to, err := w.CreateRaw(h)
			ts.Check(err)
			_, err = to.Write(data)
			ts.Check(err)
			continue
		}
		to, err := w.CreateHeader(h)
		ts.Check(err)
		_, err = to.Write(data)
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o666))
}

// document OUT INPUT FILE copies the document of an input, which OUT/index.jsonl tells.
func copyDocument(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: document OUT INPUT FILE")
	}
	dec := json.NewDecoder(strings.NewReader(ts.ReadFile(filepath.Join(args[0], "index.jsonl"))))
	for dec.More() {
		var e report.Entry
		ts.Check(dec.Decode(&e))
		if e.Path == args[1] {
			data, err := os.ReadFile(ts.MkAbs(filepath.Join(args[0], e.Document)))
			ts.Check(err)
			ts.Check(os.WriteFile(ts.MkAbs(args[2]), data, 0o666))
			return
		}
	}
	ts.Fatalf("the index has no %s", args[1])
}

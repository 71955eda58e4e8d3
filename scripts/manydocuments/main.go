// Command manydocuments makes a folder of results of many documents out of a few: each is repeated under other
// departments and years. It is for measuring the catalogue.
//
//	go run ./scripts/manydocuments -n 10000 RESULTS OUT
package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"gongkai/internal/bulk/report"
	"gongkai/internal/output"
	"gongkai/normalize/document"
)

func main() {
	n := flag.Int("n", 10000, "how many documents")
	flag.Parse()
	if flag.NArg() != 2 {
		log.Fatal("manydocuments [-n N] RESULTS OUT")
	}
	files, err := filepath.Glob(filepath.Join(flag.Arg(0), "documents", "*", "*.json"))
	if err != nil || len(files) == 0 {
		log.Fatalf("%s: no documents (%v)", flag.Arg(0), err)
	}
	if err := repeat(files, flag.Arg(1), *n); err != nil {
		log.Fatal(err)
	}
}

func repeat(files []string, out string, n int) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	models := make([]model, len(files))
	for i, f := range files {
		var err error
		if models[i], err = read(f); err != nil {
			return err
		}
	}
	index, err := os.Create(filepath.Join(out, "index.jsonl"))
	if err != nil {
		return err
	}
	defer index.Close()
	lines := json.NewEncoder(index)
	for i := range n {
		m := &models[i%len(models)]
		doc := m.doc
		round := i / len(files)
		if d := doc.Info.Department; d != nil { // three years of a department, then another department
			name := fmt.Sprintf("%s第%d分局", *d, round/3+1)
			doc.Info.Department = &name
		}
		if y := doc.Info.Year; y != nil {
			year := *y - round%3
			doc.Info.Year = &year
		}
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", doc.Source.SHA256, round))
		doc.Source.SHA256 = hex.EncodeToString(sum[:])
		doc.Source.Name = fmt.Sprintf("%d-%s", round, doc.Source.Name)
		path := filepath.Join("documents", hex.EncodeToString(sum[:1]), fmt.Sprintf("%d.json", i))
		if err := write(filepath.Join(out, path), &doc, m.rest); err != nil {
			return err
		}
		entry := report.Entry{Path: doc.Source.Name, SHA256: doc.Source.SHA256, Status: report.Done,
			Document: filepath.ToSlash(path)}
		if err := lines.Encode(entry); err != nil {
			return err
		}
	}
	return nil
}

// model is a document that is repeated: what differs, and the text of all behind it.
type model struct {
	doc  document.Document // without anything but source and info
	rest []byte
}

// behind begins what is the same in all copies.
const behind = `,"summary":`

func read(file string) (model, error) {
	f, err := os.Open(file)
	if err != nil {
		return model{}, err
	}
	defer f.Close()
	doc, err := document.Decode(bufio.NewReader(f))
	if err != nil {
		return model{}, err
	}
	var b bytes.Buffer
	if err := output.Line(&b, doc); err != nil {
		return model{}, err
	}
	at := bytes.Index(b.Bytes(), []byte(behind))
	if at < 0 {
		return model{}, fmt.Errorf("%s: no summary", file)
	}
	return model{document.Document{Format: doc.Format, Source: doc.Source, Info: doc.Info}, b.Bytes()[at:]}, nil
}

func write(path string, doc *document.Document, rest []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := output.Line(&b, doc); err != nil {
		return err
	}
	head := b.Bytes()[:bytes.Index(b.Bytes(), []byte(behind))]
	return os.WriteFile(path, append(head[:len(head):len(head)], rest...), 0o666)
}

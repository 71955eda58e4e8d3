// Package leaks opens what the program writes, in all formats, and gives the texts in it, so that a test or a script
// can look for what --redact should have left out.
package leaks

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
	_ "modernc.org/sqlite" // the driver

	"gongkai/normalize/redact"
)

// Walk calls see with each text of the files in a folder, or of one file.
func Walk(root string, see func(path, text string)) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		texts, err := Texts(entry.Name(), data)
		for _, text := range texts {
			see(path, text)
		}
		return err
	})
}

// noText is what outputs hold besides texts: hashes, boxes and other numbers in lists.
var noText = regexp.MustCompile(`[0-9a-f]{64}|\[-?[0-9.]+(?:, ?-?[0-9.]+)*\]`)

// Find gives what reads like a number or an address of a person in a line of an output. The digits of hashes and boxes,
// which may look like one, are taken out first where there is anything to find: that is rare, and costs.
func Find(line string) []string {
	if len(redact.Find(line)) == 0 {
		return nil
	}
	return redact.Find(noText.ReplaceAllString(line, "|"))
}

// Texts gives the texts of a file without the amounts in it: of the rows of workbooks, databases and Parquet, a line
// each, of the other members of workbooks and packages, and of what is text, the whole. The bytes of databases and of
// Parquet come behind; they are no text, as Binary tells. The name tells JSON and CSV.
func Texts(name string, data []byte) ([]string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return ofZIP(data)
	case bytes.HasPrefix(data, []byte("SQLite format 3\x00")):
		texts, err := ofSQLite(data)
		// what was deleted stays in the pages of a database
		return []string{strings.Join(texts, "\n"), string(data)}, err
	case bytes.HasPrefix(data, []byte("PAR1")):
		texts, err := ofParquet(data)
		return []string{strings.Join(texts, "\n"), string(data)}, err
	}
	return []string{plain(name, data)}, nil
}

// Binary tells bytes from text.
func Binary(text string) bool { return strings.ContainsRune(text, 0) }

func ofZIP(data []byte) ([]string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var out []string
	workbook := slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == "xl/workbook.xml" })
	if workbook {
		if out, err = ofWorkbook(data); err != nil {
			return nil, err
		}
	}
	for _, f := range archive.File {
		out = append(out, f.Name)
		if workbook && strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			continue // read as rows
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		member, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		texts, err := Texts(f.Name, member)
		if err != nil {
			return nil, err
		}
		out = append(out, texts...)
	}
	return out, nil
}

// ofWorkbook gives the texts of the rows of all sheets.
func ofWorkbook(data []byte) ([]string, error) {
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	defer book.Close()
	var out []string
	for _, sheet := range book.GetSheetList() {
		rows, err := book.Rows(sheet)
		if err != nil {
			return nil, err
		}
		var columns []string // the first row names them
		for rows.Next() {
			record, err := rows.Columns()
			if err != nil {
				return nil, err
			}
			if columns == nil {
				columns = slices.Clone(record)
			}
			out = said(out, columns, record)
		}
		if err := rows.Close(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func ofSQLite(data []byte) ([]string, error) {
	dir, err := os.MkdirTemp("", "leaks-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "copy.db")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", file)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	tables, err := rows(db, "SELECT name FROM sqlite_master WHERE type = 'table'")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, t := range tables {
		texts, err := rows(db, fmt.Sprintf(`SELECT * FROM "%s"`, strings.ReplaceAll(t, `"`, `""`)))
		if err != nil {
			continue // the inner tables of a full-text index cannot all be read
		}
		out = append(out, texts...)
	}
	return out, nil
}

// rows gives the texts that a query gives; numbers are amounts and keys.
func rows(db *sql.DB, query string) ([]string, error) {
	found, err := db.Query(query)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		return nil, err
	}
	var out []string
	for found.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := found.Scan(values...); err != nil {
			return nil, err
		}
		record := make([]string, len(columns))
		for i, v := range values {
			switch v := (*v.(*any)).(type) {
			case string:
				record[i] = v
			case []byte:
				if text := string(v); !Binary(text) { // as the pages of a full-text index are
					record[i] = text
				}
			}
		}
		out = said(out, columns, record)
	}
	return out, found.Err()
}

func ofParquet(data []byte) ([]string, error) {
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var out, columns []string
	for _, path := range f.Schema().Columns() {
		columns = append(columns, strings.Join(path, "."))
	}
	for _, group := range f.RowGroups() {
		all := group.Rows()
		buffer := make([]parquet.Row, 64)
		for {
			n, err := all.ReadRows(buffer)
			for _, row := range buffer[:n] {
				record := make([]string, len(columns))
				for _, v := range row {
					if v.Kind() == parquet.ByteArray {
						record[v.Column()] = v.String()
					}
				}
				out = said(out, columns, record)
			}
			if err == io.EOF {
				break
			}
			if err != nil {
				all.Close()
				return nil, err
			}
		}
		all.Close()
	}
	return out, nil
}

// said adds the texts of a record that are no amounts.
func said(out, columns, record []string) []string {
	withoutAmounts(columns, record)
	for _, text := range record {
		if strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{") { // lists are JSON
			text = ofJSON([]byte(text))
		}
		if text != "" {
			out = append(out, text)
		}
	}
	return out
}

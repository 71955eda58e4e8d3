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
	"strings"

	"github.com/parquet-go/parquet-go"
	_ "modernc.org/sqlite" // the driver
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
		texts, err := Texts(data)
		for _, text := range texts {
			see(path, text)
		}
		return err
	})
}

// noText is what outputs hold besides texts: hashes, boxes and other numbers in lists.
var noText = regexp.MustCompile(`[0-9a-f]{64}|\[-?[0-9.]+(?:, ?-?[0-9.]+)*\]|<v>-?[0-9.]+</v>`)

// Printed is a text without hashes and boxes, and without the numeric cells of a workbook: their digits may look like a
// telephone number. A workbook keeps what is text, telephone numbers among it, in cells of another kind.
func Printed(text string) string { return noText.ReplaceAllString(text, "|") }

// Texts gives the texts of a file: of the members of workbooks and packages, of the rows of databases and of Parquet,
// a line each, and of what is text, the whole. The bytes of databases and of Parquet come behind; they are no text, as
// Binary tells.
func Texts(data []byte) ([]string, error) {
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
	return []string{string(data)}, nil
}

// Binary tells bytes from text.
func Binary(text string) bool { return strings.ContainsRune(text, 0) }

func ofZIP(data []byte) ([]string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, f := range archive.File {
		out = append(out, f.Name)
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		member, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		texts, err := Texts(member)
		if err != nil {
			return nil, err
		}
		out = append(out, texts...)
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
		for _, v := range values {
			switch v := (*v.(*any)).(type) {
			case string:
				out = append(out, v)
			case []byte:
				out = append(out, string(v))
			}
		}
	}
	return out, found.Err()
}

func ofParquet(data []byte) ([]string, error) {
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, group := range f.RowGroups() {
		all := group.Rows()
		buffer := make([]parquet.Row, 64)
		for {
			n, err := all.ReadRows(buffer)
			for _, row := range buffer[:n] {
				for _, v := range row {
					if v.Kind() == parquet.ByteArray {
						out = append(out, v.String())
					}
				}
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

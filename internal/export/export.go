// Package export writes the records of package tidy as files of other programs: CSV, NDJSON, XLSX, Parquet, SQLite, and
// CSV as a Data Package. Each format is a file of this package. The same records give the same bytes.
package export

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/tidy"
)

// Writer takes records as documents bring them. Nothing stands at its place until Close has succeeded; Abort leaves
// nothing behind. Only one of the two is called, once.
type Writer interface {
	Write([]tidy.Batch) error
	Close() error
	Abort()
}

// Options say more about some formats.
type Options struct {
	// KeepFormulas leaves the texts of CSV files as they are, also those that a spreadsheet takes for formulas.
	KeepFormulas bool

	BOM      bool     // csv: begin files with a byte order mark, from which Excel knows UTF-8
	Version  int      // datapackage: of the specification, 1 or 2
	Licences []string // datapackage: names such as CC-BY-4.0, or addresses
	Title    string   // datapackage
	Wide     bool     // csv, xlsx: tables as people print them, see wide.go

	// Note is told what the format cannot hold.
	Note func(finding.Words)
}

func (o Options) note(w finding.Words) {
	if o.Note != nil {
		o.Note(w)
	}
}

// Format is a format of exports.
type Format struct {
	Name, Summary string
	Folder        bool // it is a folder of files, one for each table
	Options       []string
	open          func(path string, o Options) (Writer, error)
}

// Formats are all formats.
var Formats = []Format{
	{"csv", "a folder of CSV files in UTF-8, one for each table", true, []string{"bom", "formulas", "layout"}, openCSV},
	{
		"datapackage",
		"the same with datapackage.json: a Frictionless Data Package",
		true,
		[]string{"datapackage", "licence", "title", "formulas"},
		openPackage,
	},
	{"ndjson", "a folder of NDJSON files: a JSON object a line", true, nil, openNDJSON},
	{"parquet", "a folder of Parquet files, with exact decimals", true, nil, openParquet},
	{"sqlite", "a SQLite database with keys, indexes and views", false, nil, openSQLite},
	{"xlsx", "an Excel workbook with a sheet for each table", false, []string{"layout"}, openXLSX},
}

// Takes reports whether an option applies to the format.
func (f Format) Takes(option string) bool { return slices.Contains(f.Options, option) }

// Find gives the format with the name.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("no format %q; there are %s", name, strings.Join(names, ", "))
}

// Open begins an export at a path: a folder or a file, as the format is. Files that are there are replaced.
func (f Format) Open(path string, o Options) (Writer, error) {
	if path == "" {
		return nil, errors.New("no path to write to")
	}
	return f.open(path, o)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"gongkai/extract/finding"
	"gongkai/internal/atomicfile"
	"gongkai/internal/export"
	"gongkai/internal/tidy"
	"gongkai/normalize/document"
	"gongkai/normalize/redact"
	"gongkai/schema"
)

var exportCommand = command{
	name:     "export",
	operands: "OUT-OR-FILE...",
	summary:  "write documents as CSV, XLSX, Parquet, SQLite or a Data Package",
	text: `Reads documents (the result folder of ` + "`extract -o`" + `, JSON or NDJSON files of documents, PDF files;
"-" is standard input) and writes them as one set of tables: documents, tables, rows, values, performance
sheets and indicators, facts, checks, diagnostics. Documents are read one after the other, so there may be
thousands. The same documents give the same bytes.

Formats:
` + formatList() + `
What is at PATH is replaced when the export is whole; a run that fails leaves it as it was. A document that is
given twice is exported once. With {department}, {year} or {kind} in PATH there is an export for each of these.
docs/export.md explains tables, columns and ids.`,
	examples: []example{
		{"gongkai export out/ --to sqlite -o city.db", "a database of all documents of a run"},
		{"gongkai export out/ --to csv --bom -o csv/", "CSV files that Excel opens as UTF-8"},
		{"gongkai export budget.json --to xlsx -o budget.xlsx", "one document as a workbook"},
		{"gongkai export out/ --to xlsx --layout wide -o '{department}.xlsx'", "a workbook for each department"},
		{"gongkai export out/ --to datapackage --redact --licence CC-BY-4.0 -o package/", "a package to publish"},
	},
	setup: func(o *options) action {
		var e exporting
		o.text(&e.format, "to", "", "FORMAT", "format to write: "+strings.Join(formatNames(), ", "))
		o.text(&e.path, "output", "o", "PATH", "folder or file to write")
		e.declare(o)
		o.text(&e.forms, "forms", "", "DIR",
			"read forms from the YAML files of DIR, too: for names, PDF files and --redact")
		o.toggle(&e.redact, "redact", "", "leave out personal data: contacts, phone numbers, names of owners")
		o.toggle(&e.redactNames, "redact-names", "", "leave out the names of files, too: the beginning of the hash takes their place")
		return e.run
	},
}

func formatNames() []string {
	var out []string
	for _, f := range export.Formats {
		out = append(out, f.Name)
	}
	return out
}

func formatList() string {
	var b strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&b, "  %-12s %s\n", f.Name, f.Summary)
	}
	return b.String()
}

// formatFlags are the flags that say more about some formats, those of export and of extract --to.
type formatFlags struct {
	bom                      bool
	version, licences, title string
	layout                   string
	formulas                 string
}

func (f *formatFlags) declare(o *options) {
	o.toggle(&f.bom, "bom", "", "csv: begin files with a byte order mark, for Excel")
	o.text(&f.layout, "layout", "", "LAYOUT",
		"csv, xlsx: tidy, a record a line, or wide, tables as people print them; tidy without")
	o.text(&f.formulas, "formulas", "", "HOW",
		"csv, datapackage: guard (without) puts an apostrophe before texts that a spreadsheet takes for formulas; keep")
	o.text(&f.version, "datapackage", "", "VERSION",
		"datapackage: version of the specification, 2 or (for older tools) 1; 2 without")
	o.text(&f.licences, "licence", "", "NAMES",
		"datapackage: licences of the data, names such as CC-BY-4.0 or addresses, with commas between")
	o.text(&f.title, "title", "", "TEXT", "datapackage: title of the package")
}

// given names the flags that are set.
func (f *formatFlags) given() []string {
	var out []string
	for _, flag := range []struct {
		name string
		set  bool
	}{
		{"bom", f.bom}, {"formulas", f.formulas != ""}, {"layout", f.layout != ""}, {"datapackage", f.version != ""},
		{"licence", f.licences != ""}, {"title", f.title != ""},
	} {
		if flag.set {
			out = append(out, flag.name)
		}
	}
	return out
}

// choose finds the format and checks what the flags say about it.
func (f *formatFlags) choose(command, name string) (export.Format, export.Options, error) {
	o := export.Options{BOM: f.bom, Version: 2, Title: f.title}
	format, err := export.Find(name)
	if err != nil {
		return format, o, usagef("%s: no format %q; there are %s", command, name, strings.Join(formatNames(), ", "))
	}
	for _, option := range f.given() {
		if !format.Takes(option) {
			return format, o, usagef("%s: --%s says nothing with --to %s", command, option, name)
		}
	}
	switch f.layout {
	case "", "tidy":
	case "wide":
		o.Wide = true
	default:
		return format, o, usagef("%s: --layout takes tidy or wide, not %q", command, f.layout)
	}
	switch f.formulas {
	case "keep":
		o.KeepFormulas = true
	case "", "guard":
	default:
		return format, o, usagef("%s: --formulas takes guard or keep, not %q", command, f.formulas)
	}
	switch f.version {
	case "1":
		o.Version = 1
	case "", "2":
	default:
		return format, o, usagef("%s: there is no version %s of Data Packages; 2 or 1", command, f.version)
	}
	for _, l := range strings.Split(f.licences, ",") {
		if l = strings.TrimSpace(l); l != "" {
			o.Licences = append(o.Licences, l)
		}
	}
	return format, o, nil
}

// exporting is one run of export.
type exporting struct {
	format, path, forms string
	redact              bool
	redactNames         bool
	formatFlags
}

func (e *exporting) run(ctx context.Context, p *program, operands []string) (status, error) {
	format, options, err := e.options(operands)
	if err != nil {
		return done, err
	}
	forms, err := p.forms(e.forms)
	if err != nil {
		return done, err
	}
	options.Note = func(w finding.Words) { fmt.Fprintln(p.stderr, oneLine(p.speaker.Words(w))) }
	out, err := openExport(format, e.path, options, forms)
	if err != nil {
		return done, err
	}
	result, personal := done, schema.PersonalIn(forms)
	read := reader{program: p, forms: forms}
	err = read.all(ctx, operands, func(name string, doc *document.Document, err error) error {
		if err != nil {
			p.failed(name, err, false)
			result = inputsFailed
			return nil
		}
		if e.redact {
			redact.Document(doc, personal)
		}
		if e.redactNames {
			redact.Name(&doc.Source)
		}
		return out.add(name, doc)
	})
	if err != nil {
		out.Abort()
		return done, err
	}
	return result, out.Close()
}

// exported is an export in the making: one, or one for each name that the documents give the path.
type exported struct {
	format  export.Format
	path    string
	options export.Options
	names   tidy.Describe
	parts   map[string]*exportPart // by path
	order   []string
	undo    []func() // of the folders that were made
}

type exportPart struct {
	export.Writer
	model *tidy.Model
}

// openExport begins an export; names are those of the forms. A path may have {department}, {year} and {kind} in it.
func openExport(f export.Format, path string, o export.Options, forms []*schema.Form) (*exported, error) {
	x := &exported{format: f, path: path, options: o, names: tidy.Names(forms), parts: map[string]*exportPart{}}
	if !strings.Contains(path, "{") {
		_, err := x.part(path)
		return x, err
	}
	return x, nil
}

// part gives the export at a path.
func (x *exported) part(path string) (*exportPart, error) {
	if part := x.parts[path]; part != nil {
		return part, nil
	}
	if path != x.path { // a folder that the name of a document leads to
		undo, err := atomicfile.Folder(filepath.Dir(path))
		if err != nil {
			return nil, err
		}
		x.undo = append(x.undo, undo)
	}
	w, err := x.format.Open(path, x.options)
	if err != nil {
		return nil, err
	}
	x.parts[path] = &exportPart{w, tidy.New(x.names)}
	x.order = append(x.order, path)
	return x.parts[path], nil
}

// mostName is how many bytes of a department's name a file may be called by; file systems take 255 with all that stands
// around it.
const mostName = 150

// named gives the path of a document's export.
func (x *exported) named(doc *document.Document) string {
	words := map[string]string{"{department}": "", "{year}": "", "{kind}": ""}
	if d := doc.Info.Department; d != nil {
		words["{department}"] = *d
	}
	if y := doc.Info.Year; y != nil {
		words["{year}"] = strconv.Itoa(*y)
	}
	if k := doc.Info.Kind; k != nil {
		words["{kind}"] = *k
	}
	path := x.path
	for word, s := range words {
		s = strings.Map(func(r rune) rune {
			if strings.ContainsRune(`/\:*?"<>|`, r) || !unicode.IsPrint(r) {
				return '_'
			}
			return r
		}, s)
		if len(s) > mostName {
			s = strings.ToValidUTF8(s[:mostName], "")
		}
		if s = strings.Trim(s, ". "); s == "" {
			s = "unknown"
		}
		path = strings.ReplaceAll(path, word, s)
	}
	return path
}

// add writes what a document adds.
func (x *exported) add(name string, doc *document.Document) error {
	path := x.path
	if strings.Contains(path, "{") {
		path = x.named(doc)
	}
	part, err := x.part(path)
	if err != nil {
		return err
	}
	batches, added := part.model.Add(doc)
	if !added {
		x.options.Note(finding.Say("%s: the same document as one before; it is exported once", name))
	}
	return part.Write(batches)
}

// Close puts all parts to their places; Abort leaves nothing behind.
func (x *exported) Close() error {
	var errs []error
	for _, path := range x.order {
		errs = append(errs, x.parts[path].Close())
	}
	x.sweep()
	return errors.Join(errs...)
}

// sweep takes the folders away again that were made and are empty.
func (x *exported) sweep() {
	for i := len(x.undo) - 1; i >= 0; i-- {
		x.undo[i]()
	}
}

func (x *exported) Abort() {
	for _, path := range x.order {
		x.parts[path].Abort()
	}
	x.sweep()
}

// options checks what the command line asks for.
func (e *exporting) options(operands []string) (export.Format, export.Options, error) {
	var none export.Format
	switch {
	case len(operands) == 0:
		return none, export.Options{}, usagef("export: which folder or file?")
	case e.format == "":
		return none, export.Options{}, usagef("export: --to which format? %s", strings.Join(formatNames(), ", "))
	case e.path == "":
		return none, export.Options{}, usagef("export: -o where to?")
	}
	return e.choose("export", e.format)
}

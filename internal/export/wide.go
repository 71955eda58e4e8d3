package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongkai/extract/finding"
	"gongkai/internal/atomicfile"
	"gongkai/internal/tidy"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// The wide layout has tables as people print them: one sheet, or one CSV file, for each table, a line for each of its
// rows, and the amounts side by side under the names of their columns. Which columns there are shows only when all
// documents are there, so rows are kept in a file beside the target until then.

// wideLead are the columns in front of the amounts.
var wideLead = []string{"department", "year", "kind", "side", "unit_name", "role", "level", "code", "name", "project"}

// wideTail are those behind them. proof is the weakest of the row's amounts; what is not verified is named in doubts.
var wideTail = []string{"unit", "proof", "doubts", "page", "file", "row_id"}

// wideNumbers are those of them that are numbers in a workbook; codes are texts.
var wideNumbers = []string{"year", "level", "page"}

// wideRow is a row of a table with its amounts.
type wideRow struct {
	Lead, Tail []string
	Values     map[string]wideValue // by the name of the column
}

type wideValue struct {
	Text  string         `json:"t"`
	Proof document.Proof `json:"p,omitempty"`
	Page  string         `json:"g,omitempty"`
}

// wideTable collects the rows of one table.
type wideTable struct {
	name    string
	sheet   string   // its name in a workbook
	columns []string // in the order in which documents print them
	labels  map[string]string
	spool   *os.File
	w       *bufio.Writer
	rows    int
}

// wideWriter writes the wide layout in CSV or as a workbook.
type wideWriter struct {
	dir    string // where spools stand
	tables []*wideTable
	byName map[string]*wideTable
	close  func(*wideWriter) error
	undo   func() // takes the folder of the files away if it was made and is empty
}

func newWide(beside string, end func(*wideWriter) error) (*wideWriter, error) {
	dir, err := os.MkdirTemp(filepath.Dir(beside), ".gongkai-wide-*")
	if err != nil {
		return nil, err
	}
	return &wideWriter{dir: dir, byName: map[string]*wideTable{}, close: end, undo: func() {}}, nil
}

func (x *wideWriter) table(name string) (*wideTable, error) {
	if t := x.byName[name]; t != nil {
		return t, nil
	}
	f, err := os.CreateTemp(x.dir, "*.ndjson")
	if err != nil {
		return nil, err
	}
	t := &wideTable{name: name, labels: map[string]string{}, spool: f, w: bufio.NewWriter(f)}
	x.tables, x.byName[name] = append(x.tables, t), t
	return t, nil
}

func (x *wideWriter) Write(batches []tidy.Batch) error {
	b := tidy.Widen(batches)
	at := map[string]int{}
	for i, c := range b.Table.Columns {
		at[c.Name] = i
	}
	get := func(r tidy.Record, name string) string { return text(r[at[name]]) }
	for i := 0; i < len(b.Records); {
		id := get(b.Records[i], "row_id")
		first := b.Records[i]
		t, err := x.table(get(first, "table_name"))
		if err != nil {
			return err
		}
		row := wideRow{Values: map[string]wideValue{}}
		for _, name := range wideLead {
			row.Lead = append(row.Lead, get(first, name))
		}
		proof, doubts := document.Verified, ""
		for ; i < len(b.Records) && get(b.Records[i], "row_id") == id; i++ {
			r := b.Records[i]
			column := get(r, "column_name")
			if _, known := t.labels[column]; !known {
				t.labels[column] = get(r, "label")
				t.columns = append(t.columns, column)
			}
			v := wideValue{get(r, "value"), document.Proof(get(r, "proof")), get(r, "page")}
			row.Values[column] = v
			if v.Proof != document.Verified && v.Text != "" {
				if doubts != "" {
					doubts += " "
				}
				doubts += column
				if proof != document.Doubtful {
					proof = v.Proof
				}
			}
		}
		row.Tail = []string{get(first, "unit"), string(proof), doubts, get(first, "page"), get(first, "file"), id}
		line, err := json.Marshal(row)
		if err != nil {
			return err
		}
		if _, err := t.w.Write(append(line, '\n')); err != nil {
			return err
		}
		t.rows++
	}
	return nil
}

// header names the columns: amounts by what people call them, with the id where two are called the same.
func (t *wideTable) header() []string {
	out := append([]string{}, wideLead...)
	count := map[string]int{}
	for _, c := range t.columns {
		count[t.labels[c]]++
	}
	for _, c := range t.columns {
		label := t.labels[c]
		if label == "" || count[label] > 1 {
			label += "(" + c + ")"
		}
		out = append(out, label)
	}
	return append(out, wideTail...)
}

// each goes through the rows again.
func (t *wideTable) each(do func(wideRow) error) error {
	if err := t.w.Flush(); err != nil {
		return err
	}
	if _, err := t.spool.Seek(0, io.SeekStart); err != nil {
		return err
	}
	for dec := json.NewDecoder(bufio.NewReader(t.spool)); dec.More(); {
		var row wideRow
		if err := dec.Decode(&row); err != nil {
			return err
		}
		if err := do(row); err != nil {
			return err
		}
	}
	return nil
}

func (x *wideWriter) Close() error {
	err := x.close(x)
	x.Abort()
	return err
}

func (x *wideWriter) Abort() {
	for _, t := range x.tables {
		t.spool.Close()
	}
	os.RemoveAll(x.dir)
	x.undo()
}

// openWideCSV writes a CSV file for each table into a folder.
func openWideCSV(dir string, o Options) (Writer, error) {
	undo, err := atomicfile.Folder(dir)
	if err != nil {
		return nil, err
	}
	x, err := newWide(filepath.Join(dir, "x"), func(x *wideWriter) error {
		var files []*target
		discard := func(err error) error {
			for _, f := range files {
				f.discard()
			}
			return err
		}
		for _, t := range x.tables {
			f, err := create(filepath.Join(dir, t.name+".csv"))
			if err != nil {
				return discard(err)
			}
			files = append(files, f)
			if err := t.writeCSV(f, o); err != nil {
				return discard(err)
			}
			if err := f.finish(); err != nil {
				return discard(err)
			}
		}
		for _, f := range files {
			if err := f.place(); err != nil {
				return discard(err)
			}
		}
		return nil
	})
	if err != nil {
		undo()
		return nil, err
	}
	x.undo = undo
	return x, nil
}

func (t *wideTable) writeCSV(to io.Writer, o Options) error {
	if o.BOM {
		if _, err := io.WriteString(to, "\uFEFF"); err != nil {
			return err
		}
	}
	w := csv.NewWriter(to)
	write := func(line []string) error {
		if !o.KeepFormulas {
			for i := range line {
				line[i] = Guard(line[i])
			}
		}
		return w.Write(line)
	}
	if err := write(t.header()); err != nil {
		return err
	}
	err := t.each(func(row wideRow) error {
		line := append([]string{}, row.Lead...)
		for _, c := range t.columns {
			line = append(line, row.Values[c].Text)
		}
		return write(append(line, row.Tail...))
	})
	w.Flush()
	return errors.Join(err, w.Error())
}

// openWideXLSX writes a workbook with a sheet for each table. An amount that is not verified has a comment that says
// so.
func openWideXLSX(path string, o Options) (Writer, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, finding.Problemf("%s is a folder; name a file", path)
	}
	return newWide(path, func(x *wideWriter) error {
		book := &xlsxWriter{path: path, o: o, book: excelize.NewFile()}
		defer book.book.Close()
		if err := book.makeStyles(); err != nil {
			return err
		}
		taken := map[string]bool{}
		for i, t := range x.tables {
			t.sheet = sheetName(t.name, taken)
			if i == 0 {
				if err := book.book.SetSheetName("Sheet1", t.sheet); err != nil {
					return err
				}
			} else if _, err := book.book.NewSheet(t.sheet); err != nil {
				return err
			}
			if err := book.wideSheet(t); err != nil {
				return err
			}
		}
		return book.save()
	})
}

// sheetName shortens the name of a table to what Excel allows, and tells it from those that are taken.
func sheetName(name string, taken map[string]bool) string {
	const most = 31
	short := name[:min(len(name), most)] // ids are ASCII
	for n := 2; taken[strings.ToLower(short)]; n++ {
		mark := "~" + strconv.Itoa(n)
		short = name[:min(len(name), most-len(mark))] + mark
	}
	taken[strings.ToLower(short)] = true
	return short
}

// mostComments bounds the comments of a sheet: a reader looks at some hundred; the column doubts names all.
const mostComments = 500

func (x *xlsxWriter) wideSheet(t *wideTable) error {
	header := t.header()
	widths := make([]float64, len(header))
	for i := range widths {
		widths[i] = 14
	}
	w, err := x.stream(t.sheet, header, widths)
	if err != nil {
		return err
	}
	number := &tidy.Column{Name: "value", Kind: tidy.Decimal}
	words := &tidy.Column{Name: "text"}
	var comments []excelize.Comment
	at := 1
	err = t.each(func(row wideRow) error {
		if at == sheetRows {
			return finding.Problemf("the table %s has more rows than a sheet of Excel; take --to csv", t.name)
		}
		at++
		var cells []any
		say := func(names, texts []string) {
			for i, s := range texts {
				if n, err := strconv.Atoi(s); err == nil && slices.Contains(wideNumbers, names[i]) {
					cells = append(cells, n)
				} else {
					cells = append(cells, x.cell(words, s))
				}
			}
		}
		say(wideLead, row.Lead)
		for _, c := range t.columns {
			v, printed := row.Values[c]
			if !printed {
				cells = append(cells, nil)
				continue
			}
			if a, err := value.NewAmount(v.Text); err == nil {
				cells = append(cells, x.cell(number, a))
			} else {
				cells = append(cells, x.cell(words, v.Text))
			}
			if v.Proof != "" && v.Proof != document.Verified && len(comments) < mostComments {
				name, err := excelize.CoordinatesToCellName(len(cells), at)
				if err != nil {
					return err
				}
				comments = append(comments, excelize.Comment{Cell: name, Author: "gongkai",
					Text: string(v.Proof) + " · p. " + v.Page})
			}
		}
		say(wideTail, row.Tail)
		return w.SetRow("A"+strconv.Itoa(at), cells)
	})
	if err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, c := range comments {
		if err := x.book.AddComment(t.sheet, c); err != nil {
			return err
		}
	}
	return nil
}

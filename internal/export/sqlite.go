package export

import (
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"strings"

	_ "modernc.org/sqlite"

	"gongkai/extract/finding"
	"gongkai/internal/atomicfile"
	"gongkai/internal/tidy"
	"gongkai/normalize/value"
)

// views are queries that answer what users ask, in SQL.
//
//go:embed views.sql
var views string

// settings make a file of the same bytes every time and quick to write; nobody else reads it before it is whole.
const settings = "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA user_version=1;"

type sqliteWriter struct {
	path   string
	file   *atomicfile.File // the database writes to it by its name
	db     *sql.DB
	tx     *sql.Tx
	insert map[string]*sql.Stmt
}

func openSQLite(path string, _ Options) (Writer, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, finding.Problemf("%s is a folder; name a file", path)
	}
	file, err := atomicfile.Beside(path)
	if err != nil {
		return nil, err
	}
	s := &sqliteWriter{path: path, file: file, insert: map[string]*sql.Stmt{}}
	if err := s.begin(); err != nil {
		s.Abort()
		return nil, err
	}
	return s, nil
}

// begin makes the tables.
func (s *sqliteWriter) begin() (err error) {
	if s.db, err = sql.Open("sqlite", s.file.Name()); err != nil {
		return err
	}
	s.db.SetMaxOpenConns(1)
	if _, err = s.db.Exec(settings); err != nil {
		return err
	}
	if s.tx, err = s.db.Begin(); err != nil {
		return err
	}
	for _, t := range tidy.Tables() {
		if _, err = s.tx.Exec(createTable(t)); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
		n := 0
		for _, c := range t.Columns {
			n += 1 + len(twin(c))
		}
		if s.insert[t.Name], err = s.tx.Prepare("INSERT INTO " + quote(t.Name) + " VALUES (?" + strings.Repeat(",?", n-1) + ")"); err != nil {
			return err
		}
	}
	return nil
}

// twin names the column that stands beside a decimal and has exactly what a floating point number may lose: the digits as printed, or a
// whole number of 分.
func twin(c tidy.Column) []string {
	switch c.Name {
	case "value":
		return []string{"value_text TEXT -- value with its printed digits"}
	case "amount_yuan":
		return []string{"amount_fen INTEGER -- the amount in hundredths of a yuan, for exact sums; none where it is no whole number of them"}
	}
	return nil
}

func createTable(t *tidy.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %s ( -- %s · %s", quote(t.Name), t.En, t.Zh)
	for i, c := range t.Columns {
		kind := map[tidy.Kind]string{tidy.Integer: "INTEGER", tidy.Decimal: "NUMERIC"}[c.Kind]
		if kind == "" {
			kind = "TEXT"
		}
		if c.Required {
			kind += " NOT NULL"
		}
		comma := " "
		if i > 0 {
			comma = ","
		}
		fmt.Fprintf(&b, "\n %s%s %s -- %s · %s", comma, quote(c.Name), kind, c.En, c.Zh)
		for _, more := range twin(c) {
			b.WriteString("\n ," + more)
		}
	}
	fmt.Fprintf(&b, "\n ,PRIMARY KEY (%s)", quoteAll(t.Key))
	for _, f := range t.Foreign {
		fmt.Fprintf(&b, "\n ,FOREIGN KEY (%s) REFERENCES %s (%s)", quote(f.Column), quote(f.Table), quote(f.To))
	}
	b.WriteString("\n) WITHOUT ROWID")
	return b.String()
}

// quote is for the words of SQL among the names, such as values.
func quote(name string) string { return `"` + name + `"` }

func quoteAll(names []string) string {
	var out []string
	for _, n := range names {
		out = append(out, quote(n))
	}
	return strings.Join(out, ", ")
}

func (s *sqliteWriter) Write(batches []tidy.Batch) error {
	var args []any
	for _, b := range batches {
		for _, r := range b.Records {
			args = args[:0]
			for i, v := range r {
				args = append(args, stored(v))
				for range twin(b.Table.Columns[i]) {
					args = append(args, twinOf(b.Table.Columns[i], v))
				}
			}
			if _, err := s.insert[b.Table.Name].Exec(args...); err != nil {
				return fmt.Errorf("%s: %w", b.Table.Name, err)
			}
		}
	}
	return nil
}

// stored is a value as it is bound. A decimal goes as text: the column makes the nearest number of it.
func stored(v any) any {
	if a, ok := v.(value.Amount); ok {
		return a.String()
	}
	return v
}

func twinOf(c tidy.Column, v any) any {
	a, ok := v.(value.Amount)
	if !ok {
		return nil
	}
	if c.Name == "value" {
		return a.String()
	}
	fen := a.Decimal().Shift(2)
	if !fen.IsInteger() || !fen.BigInt().IsInt64() {
		return nil
	}
	return fen.IntPart()
}

func (s *sqliteWriter) Close() error {
	if err := s.finish(); err != nil {
		s.Abort()
		return err
	}
	return s.file.Commit(s.path)
}

// finish adds indexes and views, which are made quickest when all records are there.
func (s *sqliteWriter) finish() error {
	for _, stmt := range s.insert {
		if err := stmt.Close(); err != nil {
			return err
		}
	}
	for _, t := range tidy.Tables() {
		for _, column := range t.Index {
			if _, err := s.tx.Exec(fmt.Sprintf("CREATE INDEX %s ON %s (%s)", quote(t.Name+"_by_"+column), quote(t.Name), quote(column))); err != nil {
				return err
			}
		}
	}
	if _, err := s.tx.Exec(views); err != nil {
		return err
	}
	return errors.Join(s.tx.Commit(), s.db.Close())
}

func (s *sqliteWriter) Abort() {
	if s.db != nil {
		s.db.Close()
	}
	s.file.Discard()
}

// Package catalogue makes a set of results one database that answers questions across documents: the tidy model, the
// measures of each disclosure, what may be added up, how numbers went over the years, and a full-text index. It is a
// SQLite file that other tools can open; its tables and views are described in docs/catalogue.md.
//
// A Catalogue is written by Create (all at once, a file of the same bytes every time) or Open and Update (what changed
// since), and asked by Search, Compare and Coverage.
package catalogue

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"sync"

	_ "modernc.org/sqlite" // the driver

	"gongkai/extract/finding"
	"gongkai/internal/atomicfile"
	"gongkai/internal/tidy"
	"gongkai/normalize/document"
)

// version stands for all tables and how they are filled. A catalogue of another version is built anew; views and
// indexes that became other ones are put in place, see dress.
var version = sync.OnceValue(func() int {
	h := fnv.New32a()
	fmt.Fprintln(h, filled, tables)
	for _, t := range tidy.Tables() {
		fmt.Fprintln(h, createTable(t))
	}
	return int(h.Sum32() >> 1) // SQLite keeps 31 bits
})

// filled is counted up when the same tables are filled with something else.
const filled = 2

// views are queries that answer what users ask, in SQL.
//
//go:embed views.sql
var views string

// tables are those beside the tidy model.
//
//go:embed tables.sql
var tables string

// indexes are those beside the tidy model.
//
//go:embed indexes.sql
var indexes string

// whole makes a file of the same bytes every time, and quickly: nobody else reads it before it is whole.
const whole = "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"

// shared lets others read while a catalogue is updated, and survives a kill.
const shared = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000;"

// Options say what a catalogue holds.
type Options struct {
	// Full keeps the cells of every check (check_cells), more than half of all bytes.
	Full bool
	// Describe names ids, see tidy.Names.
	Describe tidy.Describe
	// Change changes each document before anything of it is kept, as redaction does; nil leaves them as they are.
	Change func(*document.Document)
}

// Catalogue is a database that is being written or asked.
type Catalogue struct {
	db      *sql.DB
	options Options
	model   *tidy.Model
	tx      *sql.Tx
	insert  map[string]*sql.Stmt
	own     statements
	batch   int

	path string           // of Create
	file *atomicfile.File // the database writes to it by its name
}

// Create begins a catalogue at a path. Nothing stands there until Close has succeeded; Abort leaves nothing behind.
func Create(path string, o Options) (*Catalogue, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, finding.Problemf("%s is a folder; name a file", path)
	}
	file, err := atomicfile.Beside(path)
	if err != nil {
		return nil, err
	}
	c := &Catalogue{options: o, path: path, file: file}
	err = c.open(file.Name(), whole)
	if err == nil {
		err = c.define()
	}
	if err != nil {
		c.Abort()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

// Open opens a catalogue to update or ask it. One that is not there, or of another version of the program, is begun
// anew; then fresh is true.
func Open(path string, o Options) (c *Catalogue, fresh bool, err error) {
	c = &Catalogue{options: o}
	if err := c.open(path, shared); err != nil {
		return nil, false, err
	}
	var have int
	if err = c.db.QueryRow("PRAGMA user_version").Scan(&have); err != nil {
		return nil, false, errors.Join(finding.Problemf("%s is no catalogue", path), c.db.Close())
	}
	if have == version() {
		if err := c.dressed(); err != nil {
			return nil, false, errors.Join(err, c.db.Close())
		}
		return c, false, nil
	}
	if err = c.db.Close(); err != nil {
		return nil, false, err
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, false, err
		}
	}
	if err := c.open(path, shared); err != nil {
		return nil, false, err
	}
	if err := c.define(); err != nil {
		return nil, false, errors.Join(err, c.db.Close())
	}
	return c, true, nil
}

// Read opens a catalogue to ask it. It is not changed.
func Read(path string) (*Catalogue, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	c := &Catalogue{}
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?mode=ro&_pragma=busy_timeout(10000)&_pragma=query_only(1)")
	if err != nil {
		return nil, err
	}
	c.db = db
	var have int
	if err := db.QueryRow("PRAGMA user_version").Scan(&have); err != nil {
		return nil, errors.Join(finding.Problemf("%s is no catalogue", path), db.Close())
	}
	other, err := otherViews(db)
	if err == nil && (have != version() || other) {
		err = otherVersion{finding.Problemf("%s is a catalogue of another version; make it anew", path)}
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return c, nil
}

// otherVersion is the error of a catalogue of another version.
type otherVersion struct{ error }

func (e otherVersion) Unwrap() error { return e.error }

// IsOther reports whether an error of Read is that the catalogue is of another version.
func IsOther(err error) bool {
	var other otherVersion
	return errors.As(err, &other)
}

// DB is the database, for queries of one's own.
func (c *Catalogue) DB() *sql.DB { return c.db }

func (c *Catalogue) open(path, settings string) (err error) {
	if c.db, err = sql.Open("sqlite", path); err != nil {
		return err
	}
	c.db.SetMaxOpenConns(1)
	_, err = c.db.Exec(settings)
	return err
}

// define makes the tables.
func (c *Catalogue) define() error {
	for _, t := range tidy.Tables() {
		if _, err := c.db.Exec(createTable(t)); err != nil {
			return err
		}
	}
	if _, err := c.db.Exec(tables); err != nil {
		return err
	}
	_, err := c.db.Exec(fmt.Sprintf("PRAGMA user_version=%d", version()))
	return err
}

// Close ends a catalogue; one of Create gets its place.
func (c *Catalogue) Close() error {
	if c.path == "" {
		return errors.Join(c.commit(), c.db.Close())
	}
	if err := c.finish(); err != nil {
		c.Abort()
		return fmt.Errorf("%s: %w", c.path, err)
	}
	return c.file.Commit(c.path)
}

// finish makes indexes, which is quickest when all records are there, and what speaks of several documents.
func (c *Catalogue) finish() error {
	return errors.Join(c.Settle(context.Background()), c.db.Close())
}

// Abort leaves nothing of a catalogue of Create.
func (c *Catalogue) Abort() {
	if c.db != nil {
		c.db.Close()
	}
	if c.file != nil {
		c.file.Discard()
	}
}

// createTable gives the SQL of a table of the tidy model, with what its columns mean as comments.
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

// Results gives the paths of the results that the catalogue was made of.
func (c *Catalogue) Results(ctx context.Context) (map[string]bool, error) {
	rows, err := c.db.QueryContext(ctx, "SELECT path FROM files")
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	err = each(rows, func(scan func(...any) error) error {
		var path string
		err := scan(&path)
		out[path] = true
		return err
	})
	return out, err
}

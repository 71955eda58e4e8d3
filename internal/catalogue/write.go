package catalogue

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"gongkai/internal/tidy"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// perTransaction is how many documents are written in one transaction: enough that the disk does not decide how long it
// takes, few enough that a kill loses little.
const perTransaction = 200

// statements write what is not of the tidy model.
type statements struct {
	text, findText, largest, token, untoken, mention, review *sql.Stmt
	// touch notes departments that a document concerns; the others write what is derived of one document.
	touch, units, outcomes, projects *sql.Stmt
}

// all are the statements, each with its text. Those of a document take the first and the last id that begins with its
// own.
func (s *statements) all() map[**sql.Stmt]string {
	return map[**sql.Stmt]string{
		&s.text:     "INSERT INTO texts VALUES (?, ?, NULL)",
		&s.largest:  "UPDATE texts SET largest = ?2 WHERE text_id = ?1 AND (largest IS NULL OR largest < ?2)",
		&s.findText: "SELECT text FROM texts WHERE text_id = ?",
		&s.token:    "INSERT INTO text_index (rowid, tokens) VALUES (?, ?)",
		&s.untoken:  "INSERT INTO text_index (text_index, rowid, tokens) VALUES ('delete', ?, ?)",
		&s.mention:  "INSERT INTO mentions VALUES (NULL,?,?,?,?,?,?,?)",
		&s.review:   "INSERT OR IGNORE INTO reviews VALUES (?,?,?,?,?,?,?,?,?)",
		&s.touch: `INSERT OR IGNORE INTO touched SELECT department_id FROM documents
			WHERE document_id || '/' = ?1 AND department_id IS NOT NULL
			UNION SELECT department_id FROM tables WHERE table_id >= ?1 AND table_id < ?2 AND department_id IS NOT NULL`,
		&s.units: `INSERT OR IGNORE INTO named_units
			SELECT document_id, unit_name FROM rows WHERE row_id >= ?1 AND row_id < ?2 AND unit_name IS NOT NULL
			UNION SELECT document_id, department FROM tables WHERE table_id >= ?1 AND table_id < ?2 AND department IS NOT NULL`,
		&s.outcomes: `INSERT OR REPLACE INTO outcomes
			SELECT measure, document_id, CASE WHEN max(value_text IS NOT NULL) THEN 'value' ELSE max(reason) END
			FROM measures WHERE measure_id >= ?1 AND measure_id < ?2 AND period = 'current' GROUP BY measure, document_id`,
		&s.projects: `INSERT OR REPLACE INTO project_amounts
			SELECT r.row_id, r.document_id, t.table_name, r.code, r.project, v.amount_fen, v.proof, r.page
			FROM rows AS r JOIN tables AS t USING (table_id)
			JOIN "values" AS v ON v.row_id = r.row_id AND v.column_name = 'total'
			WHERE r.row_id >= ?1 AND r.row_id < ?2 AND r.project IS NOT NULL`,
	}
}

// within gives the first id of what belongs to a document, and the end of all of them: ids begin with that of their
// document, and "0" follows "/" in order.
func within(document string) (from, to string) { return document + "/", document + "0" }

// twin names the column that stands beside a decimal and has exactly what a floating point number may lose: the digits
// as printed, or a whole number of 分.
func twin(c tidy.Column) []string {
	switch c.Name {
	case "value":
		return []string{"value_text TEXT -- value with its printed digits"}
	case "amount_yuan":
		return []string{"amount_fen INTEGER -- the amount in hundredths of a yuan, for exact sums; none where it is no whole " +
			"number of them"}
	}
	return nil
}

// Add writes a document. It is false for one that is there already.
func (c *Catalogue) Add(doc *document.Document) (bool, error) {
	if err := c.begin(); err != nil {
		return false, err
	}
	if c.model == nil {
		c.model = tidy.New(c.options.Describe)
	}
	batches, fresh := c.model.Add(doc)
	if !fresh {
		return false, nil
	}
	if err := c.Write(batches); err != nil {
		return false, err
	}
	id := tidy.IdentityOf(doc).Document
	if err := c.index(id, doc); err != nil {
		return false, err
	}
	if err := c.review(id, doc); err != nil {
		return false, err
	}
	if err := c.unsettle(); err != nil {
		return false, err
	}
	if c.batch++; c.batch >= perTransaction {
		return true, c.commit()
	}
	return true, nil
}

// unsettle notes that what speaks of several documents is to be computed anew, whatever happens until then.
func (c *Catalogue) unsettle() error {
	_, err := c.tx.Exec("UPDATE state SET settled = 0 WHERE settled")
	return err
}

// settled reports whether all that was written has been settled: an update may have been ended before it was.
func (c *Catalogue) settled() (bool, error) {
	var done bool
	query := c.db.QueryRow
	if c.tx != nil {
		query = c.tx.QueryRow
	}
	err := query("SELECT settled FROM state").Scan(&done)
	return done, err
}

// Write writes records of the tidy model, those of a document all at once, and what is derived of them.
func (c *Catalogue) Write(batches []tidy.Batch) error {
	if err := c.begin(); err != nil {
		return err
	}
	var args []any
	for _, b := range batches {
		if b.Table.Name == "check_cells" && !c.options.Full {
			continue
		}
		for _, r := range b.Records {
			args = args[:0]
			for i, v := range r {
				args = append(args, stored(v))
				for range twin(b.Table.Columns[i]) {
					args = append(args, twinOf(b.Table.Columns[i], v))
				}
			}
			if _, err := c.insert[b.Table.Name].Exec(args...); err != nil {
				return fmt.Errorf("%s: %w", b.Table.Name, err)
			}
		}
	}
	for _, b := range batches {
		if b.Table.Name != "documents" {
			continue
		}
		at := b.Table.Column("document_id")
		for _, r := range b.Records {
			if err := c.derive(r[at].(string)); err != nil {
				return err
			}
		}
	}
	return nil
}

// derive writes what is derived of the records of one document.
func (c *Catalogue) derive(document string) error {
	from, to := within(document)
	for _, s := range []*sql.Stmt{c.own.touch, c.own.units, c.own.outcomes, c.own.projects} {
		if _, err := s.Exec(from, to); err != nil {
			return err
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
	if fen, ok := fenOf(a); ok {
		return fen
	}
	return nil
}

// fenOf gives an amount in yuan as a whole number of 分, where it is one.
func fenOf(a value.Amount) (int64, bool) {
	fen := a.Decimal().Shift(2)
	if !fen.IsInteger() || !fen.BigInt().IsInt64() {
		return 0, false
	}
	return fen.IntPart(), true
}

func (c *Catalogue) begin() (err error) {
	if c.tx != nil {
		return nil
	}
	if c.tx, err = c.db.Begin(); err != nil {
		return err
	}
	c.insert = map[string]*sql.Stmt{}
	for _, t := range tidy.Tables() {
		n := 0
		for _, col := range t.Columns {
			n += 1 + len(twin(col))
		}
		// Departments and terms are shared by documents: what is there stays.
		c.insert[t.Name], err = c.tx.Prepare("INSERT OR IGNORE INTO " + quote(t.Name) + " VALUES (?" +
			strings.Repeat(",?", n-1) + ")")
		if err != nil {
			return err
		}
	}
	for to, text := range c.own.all() {
		if *to, err = c.tx.Prepare(text); err != nil {
			return err
		}
	}
	return nil
}

func (c *Catalogue) commit() error {
	if c.tx == nil {
		return nil
	}
	var errs []error
	for _, s := range c.insert {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	for s := range c.own.all() {
		if *s != nil {
			errs = append(errs, (*s).Close())
		}
	}
	errs = append(errs, c.tx.Commit())
	c.tx, c.insert, c.own, c.batch = nil, nil, statements{}, 0
	return errors.Join(errs...)
}

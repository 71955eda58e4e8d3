package catalogue

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gongkai/internal/tidy"
	"gongkai/normalize/document"
)

// Input is one line of a run's index (docs/bulk.md): what was given, and the result that came of it.
type Input struct {
	Path       string  `json:"path"`
	SHA256     string  `json:"sha256"`
	Status     string  `json:"status"`
	Document   string  `json:"document"` // path of the result in the folder; empty where there is none
	Department string  `json:"department"`
	Failure    Failure `json:"failure"`
}

// Failure is why there is no document: an id, empty where there is one.
type Failure struct {
	ID string `json:"id"`
}

// Changes counts what an update did.
type Changes struct {
	Added, Changed, Gone, Same int
	Failed                     []error // results that cannot be read; they are not in the catalogue
}

// Update makes the catalogue say what a folder of results says: results that are new or other than before are read,
// those that are gone are taken out. An interrupted update goes on where it stopped.
func (c *Catalogue) Update(ctx context.Context, folder string, inputs []Input) (Changes, error) {
	var changes Changes
	have, err := c.files()
	if err != nil {
		return changes, err
	}
	there := map[string]bool{}
	for _, in := range inputs {
		if err := ctx.Err(); err != nil {
			return changes, errors.Join(err, c.commit())
		}
		if in.Document == "" || there[in.Document] {
			continue
		}
		there[in.Document] = true
		if err := c.take(folder, in.Document, have[in.Document], &changes); err != nil {
			return changes, err
		}
	}
	for path, f := range have {
		if !there[path] {
			if err := c.remove(f.document); err != nil {
				return changes, err
			}
			changes.Gone++
		}
	}
	if err := c.writeInputs(inputs); err != nil {
		return changes, err
	}
	if done, err := c.settled(); err != nil || done {
		return changes, errors.Join(err, c.commit())
	}
	return changes, c.Settle(ctx)
}

type knownFile struct{ document, content string }

// files gives the results that the catalogue has, by path.
func (c *Catalogue) files() (map[string]knownFile, error) {
	rows, err := c.db.Query("SELECT path, document_id, content FROM files")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]knownFile{}
	for rows.Next() {
		var path string
		var f knownFile
		if err := rows.Scan(&path, &f.document, &f.content); err != nil {
			return nil, err
		}
		out[path] = f
	}
	return out, rows.Err()
}

// take reads one result, unless the catalogue has it as it is.
func (c *Catalogue) take(folder, path string, old knownFile, changes *Changes) error {
	text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(path)))
	if err != nil {
		changes.Failed = append(changes.Failed, err)
		return nil
	}
	sum := sha256.Sum256(text)
	content := hex.EncodeToString(sum[:])
	if old.content == content {
		changes.Same++
		return nil
	}
	doc, err := document.NewDecoder(bytes.NewReader(text)).Next()
	if err != nil {
		changes.Failed = append(changes.Failed, fmt.Errorf("%s: %w", path, err))
		return nil
	}
	if c.options.Change != nil {
		c.options.Change(doc)
	}
	if old.document != "" {
		if err := c.remove(old.document); err != nil {
			return err
		}
	}
	id := tidy.IdentityOf(doc).Document
	if err := c.remove(id); err != nil { // the same file under another path
		return err
	}
	c.model = tidy.New(c.options.Describe)
	if _, err := c.Add(doc); err != nil {
		return err
	}
	if err := c.begin(); err != nil {
		return err
	}
	if _, err := c.tx.Exec("INSERT OR REPLACE INTO files VALUES (?,?,?)", id, path, content); err != nil {
		return err
	}
	if old.document == "" {
		changes.Added++
	} else {
		changes.Changed++
	}
	return nil
}

// remove takes a document out.
func (c *Catalogue) remove(id string) error {
	if err := c.begin(); err != nil {
		return err
	}
	if err := c.unsettle(); err != nil {
		return err
	}
	// Ids begin with that of their document; "0" follows "/" in order.
	from, to := id+"/", id+"0"
	for _, q := range []struct{ table, key string }{{"check_cells", "check_id"}, {"columns", "table_id"}} {
		if _, err := c.tx.Exec(fmt.Sprintf("DELETE FROM %s WHERE %s >= ? AND %[2]s < ?", quote(q.table), q.key), from,
			to); err != nil {
			return err
		}
	}
	for _, t := range tidy.Tables() {
		key := t.Key[0]
		if t.Column("document_id") < 0 || t.Name == "documents" {
			continue
		}
		if _, err := c.tx.Exec(fmt.Sprintf("DELETE FROM %s WHERE %s >= ? AND %[2]s < ?", quote(t.Name), quote(key)), from,
			to); err != nil {
			return err
		}
	}
	for _, table := range []string{"mentions", "reviews", "files", "documents"} {
		if _, err := c.tx.Exec("DELETE FROM "+table+" WHERE document_id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

func (c *Catalogue) writeInputs(inputs []Input) error {
	if err := c.begin(); err != nil {
		return err
	}
	if _, err := c.tx.Exec("DELETE FROM inputs"); err != nil {
		return err
	}
	insert, err := c.tx.Prepare("INSERT OR REPLACE INTO inputs SELECT ?,?,?,?,(SELECT document_id FROM files WHERE path = ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, in := range inputs {
		if _, err := insert.Exec(in.Path, none(in.SHA256), in.Status, none(in.Failure.ID), in.Document); err != nil {
			return err
		}
	}
	return nil
}

// AddAll writes all documents of a stream of JSON, for tests and for results without an index.
func (c *Catalogue) AddAll(r io.Reader) error {
	d := document.NewDecoder(r)
	for {
		doc, err := d.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if _, err := c.Add(doc); err != nil {
			return err
		}
	}
}

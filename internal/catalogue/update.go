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
	"time"

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

// knownFile is a result as the catalogue has it.
type knownFile struct {
	document, content string
	size, modified    int64
}

// files gives the results that the catalogue has, by path.
func (c *Catalogue) files() (map[string]knownFile, error) {
	rows, err := c.db.Query("SELECT path, document_id, content, size, modified FROM files")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]knownFile{}
	for rows.Next() {
		var path string
		var f knownFile
		if err := rows.Scan(&path, &f.document, &f.content, &f.size, &f.modified); err != nil {
			return nil, err
		}
		out[path] = f
	}
	return out, rows.Err()
}

// settledAfter is how long a file must have stood as it is for its time to be trusted: within it a file may change
// twice at what the file system calls the same time.
const settledAfter = 2 * time.Second

// take reads one result, unless the catalogue has it as it is. A file of the same size and time is not read at all.
func (c *Catalogue) take(folder, path string, old knownFile, changes *Changes) error {
	file := filepath.Join(folder, filepath.FromSlash(path))
	info, err := os.Stat(file)
	if err != nil {
		changes.Failed = append(changes.Failed, err)
		return nil
	}
	now := knownFile{size: info.Size(), modified: info.ModTime().UnixNano()}
	if time.Since(info.ModTime()) < settledAfter {
		now.modified = 0
	}
	if now.modified != 0 && now.modified == old.modified && now.size == old.size {
		changes.Same++
		return nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		changes.Failed = append(changes.Failed, err)
		return nil
	}
	sum := sha256.Sum256(text)
	content := hex.EncodeToString(sum[:])
	if old.content == content {
		changes.Same++
		return c.note(path, old.document, content, now)
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
	if old.document == "" {
		changes.Added++
	} else {
		changes.Changed++
	}
	return c.note(path, id, content, now)
}

// note says from which file a document was read.
func (c *Catalogue) note(path, document, content string, now knownFile) error {
	if err := c.begin(); err != nil {
		return err
	}
	_, err := c.tx.Exec("INSERT OR REPLACE INTO files VALUES (?,?,?,?,?)", document, path, content, now.size, now.modified)
	return err
}

// remove takes a document out, if it is there.
func (c *Catalogue) remove(id string) error {
	if err := c.begin(); err != nil {
		return err
	}
	var there bool
	if err := c.tx.QueryRow("SELECT EXISTS (SELECT 1 FROM documents WHERE document_id = ?)", id).Scan(&there); err != nil ||
		!there {
		return err
	}
	if err := c.unsettle(); err != nil {
		return err
	}
	from, to := within(id)
	if _, err := c.own.touch.Exec(from, to); err != nil {
		return err
	}
	for _, q := range []string{
		"INSERT OR IGNORE INTO loose SELECT text_id FROM mentions WHERE document_id = ?",
		"DELETE FROM outcomes WHERE document_id = ?1 AND measure IN (SELECT measure FROM measures WHERE document_id = ?1)",
		"DELETE FROM project_amounts WHERE document_id = ?",
		"DELETE FROM named_units WHERE document_id = ?",
	} {
		if _, err := c.tx.Exec(q, id); err != nil {
			return err
		}
	}
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

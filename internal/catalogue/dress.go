package catalogue

import (
	"database/sql"
	"fmt"
	"strings"
	"sync"

	"gongkai/internal/tidy"
)

// Views and indexes say what tables hold already: other ones take the place of those of an earlier version, and the
// tables stay.

// dress is a view or an index.
type dress struct{ kind, name, sql string }

// dresses are all views and indexes, indexes first.
var dresses = sync.OnceValue(func() (out []dress) {
	for _, t := range tidy.Tables() {
		for _, column := range t.Index {
			name := quote(t.Name + "_by_" + column)
			create := fmt.Sprintf("CREATE INDEX %s ON %s (%s)", name, quote(t.Name), quote(column))
			out = append(out, dress{"index", name, create})
		}
	}
	for _, file := range []struct{ kind, text string }{{"index", indexes}, {"view", views}} {
		for statement := range strings.SplitSeq(file.text, ";\n") {
			if _, rest, ok := strings.Cut(statement, "IF NOT EXISTS "); ok {
				name, _, _ := strings.Cut(rest, " ")
				out = append(out, dress{file.kind, name, "CREATE " + strings.ToUpper(file.kind) + " " + rest})
			}
		}
	}
	return out
})

// database is what both a database and a transaction do.
type database interface {
	Exec(query string, args ...any) (sql.Result, error)
	Query(query string, args ...any) (*sql.Rows, error)
}

// worn gives the views or indexes that a database has, by name, as SQLite keeps them.
func worn(db database, kind string) (map[string]string, error) {
	rows, err := db.Query("SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL", kind)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var name, sql string
		if err := rows.Scan(&name, &sql); err != nil {
			return nil, err
		}
		out[name] = sql
	}
	return out, rows.Err()
}

// put has a database have all views, or all indexes, and no others.
func put(db database, kind string) error {
	have, err := worn(db, kind)
	if err != nil {
		return err
	}
	var missing []dress
	for _, d := range dresses() {
		switch name := strings.Trim(d.name, `"`); {
		case d.kind != kind:
		case have[name] == d.sql:
			delete(have, name)
		default:
			missing = append(missing, d)
		}
	}
	for name := range have {
		if _, err := db.Exec("DROP " + kind + " " + quote(name)); err != nil {
			return err
		}
	}
	for _, d := range missing {
		if _, err := db.Exec(d.sql); err != nil {
			return fmt.Errorf("%s: %w", d.name, err)
		}
	}
	return nil
}

// dressed puts views and indexes in place where a settled catalogue has those of an earlier version.
func (c *Catalogue) dressed() error {
	have, err := worn(c.db, "view")
	if err != nil || len(have) == 0 { // those are made when all records are there
		return err
	}
	if err := put(c.db, "index"); err != nil {
		return err
	}
	return put(c.db, "view")
}

// otherViews reports whether a settled catalogue has other views than this program asks.
func otherViews(db *sql.DB) (bool, error) {
	have, err := worn(db, "view")
	if err != nil || len(have) == 0 {
		return false, err
	}
	for _, d := range dresses() {
		if d.kind == "view" && have[d.name] != d.sql {
			return true, nil
		}
	}
	return false, nil
}

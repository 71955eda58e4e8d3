package catalogue

import (
	"context"
	"database/sql"
)

// querier is a database, or a transaction in it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// collect gives what one makes of each row of a query. No rows are an empty list, not none.
func collect[T any](ctx context.Context, db querier, one func(scan func(...any) error) (T, error), query string,
	args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	out := []T{}
	err = each(rows, func(scan func(...any) error) error {
		v, err := one(scan)
		out = append(out, v)
		return err
	})
	return out, err
}

// oneText is the only column of a row.
func oneText(scan func(...any) error) (s string, err error) {
	err = scan(&s)
	return s, err
}

// each hands every row on.
func each(rows *sql.Rows, do func(scan func(...any) error) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := do(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

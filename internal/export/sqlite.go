package export

import (
	"fmt"

	"gongkai/internal/catalogue"
	"gongkai/internal/tidy"
)

// sqliteWriter writes the tables of the catalogue. It has no full-text index: that is made of documents, not of
// records.
type sqliteWriter struct {
	*catalogue.Catalogue
	path string
}

func openSQLite(path string, _ Options) (Writer, error) {
	c, err := catalogue.Create(path, catalogue.Options{Full: true})
	if err != nil {
		return nil, err
	}
	return sqliteWriter{c, path}, nil
}

func (s sqliteWriter) Write(batches []tidy.Batch) error {
	if err := s.Catalogue.Write(batches); err != nil {
		return fmt.Errorf("%s: %w", s.path, err)
	}
	return nil
}

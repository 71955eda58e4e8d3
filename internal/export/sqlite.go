package export

import (
	"gongkai/internal/catalogue"
	"gongkai/internal/tidy"
)

// sqliteWriter writes the tables of the catalogue. It has no full-text index: that is made of documents, not of
// records.
type sqliteWriter struct{ *catalogue.Catalogue }

func openSQLite(path string, _ Options) (Writer, error) {
	c, err := catalogue.Create(path, catalogue.Options{Full: true})
	if err != nil {
		return nil, err
	}
	return sqliteWriter{c}, nil
}

func (s sqliteWriter) Write(batches []tidy.Batch) error { return s.Catalogue.Write(batches) }

package output

import _ "embed"

//go:embed gongkai-1.schema.json
var documentSchema []byte

//go:embed tables-1.schema.json
var tablesSchema []byte

// Schema gives the JSON Schema (draft 2020-12) of one of the outputs, document or tables, and nil for any other name.
func Schema(name string) []byte {
	switch name {
	case "document":
		return documentSchema
	case "tables":
		return tablesSchema
	}
	return nil
}

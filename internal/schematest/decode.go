package schematest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// decode reads values that follow each other. Numbers keep their digits.
func decode(text []byte) ([]any, error) {
	var values []any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	for {
		var value any
		switch err := decoder.Decode(&value); {
		case errors.Is(err, io.EOF):
			return values, nil
		case err != nil:
			return nil, err
		}
		values = append(values, value)
	}
}

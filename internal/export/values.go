package export

import (
	"strconv"

	"gongkai/normalize/value"
)

// text is a value of a record as text: numbers with their digits, nothing for what is not there.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case value.Amount:
		return v.String()
	}
	return ""
}

package codes

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var header = []string{"code", "name", "valid_from", "valid_to", "source"}

var codeShape = regexp.MustCompile(`^[1-9]\d{2}(\d{2}){0,2}$`)

// mostEntries bounds a list. The whole of 《政府收支分类科目》 has about 2,000 codes.
const mostEntries = 50_000

// Parse reads a list from CSV with the columns code, name, valid_from, valid_to and source; years may be empty. Codes have three, five or seven
// digits, sorted, and each has its parent before it. Errors name the line.
func Parse(r io.Reader) (*List, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = len(header)
	first, err := in.Read()
	if err != nil {
		return nil, err
	}
	if !slices.Equal(first, header) {
		return nil, fmt.Errorf("line 1: the columns are %s, not %s", strings.Join(header, ","), strings.Join(first, ","))
	}
	var entries []Entry
	known := map[string]bool{}
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		line, _ := in.FieldPos(0)
		e := Entry{Code: record[0], Name: record[1], Source: record[4]}
		if len(entries) == mostEntries {
			return nil, fmt.Errorf("line %d: more than %d codes", line, mostEntries)
		}
		if e.From, err = year(record[2]); err == nil {
			e.To, err = year(record[3])
		}
		switch {
		case err != nil:
			return nil, fmt.Errorf("line %d: %v", line, err)
		case !codeShape.MatchString(e.Code):
			return nil, fmt.Errorf("line %d: %q is no code of three, five or seven digits", line, e.Code)
		case e.Name == "":
			return nil, fmt.Errorf("line %d: the code %s has no name", line, e.Code)
		case e.To != 0 && e.To < e.From:
			return nil, fmt.Errorf("line %d: %s ends before it begins", line, e.Code)
		case len(e.Code) > 3 && !known[e.Code[:len(e.Code)-2]]:
			return nil, fmt.Errorf("line %d: %s stands before the code above it", line, e.Code)
		}
		known[e.Code] = true
		entries = append(entries, e)
	}
	return newList(entries), nil
}

func year(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	y, err := strconv.Atoi(s)
	if err != nil || y < 1949 || y > 9999 {
		return 0, fmt.Errorf("%q is no year", s)
	}
	return y, nil
}

package papers

import (
	"fmt"
	"maps"
	"strings"
)

// Sheet is a printed sheet of performance, or a list of them, on a page of its own.
type Sheet struct {
	ID     string   `yaml:"id"`
	Page   string   `yaml:"page"`
	Above  []string `yaml:"above"`
	Widths string   `yaml:"widths"` // of the columns, in points
	Rows   string   `yaml:"rows"`

	rows [][]cell
}

func (s *Sheet) parse() error {
	n := len(strings.Fields(s.Widths))
	for line := range lines(s.Rows) {
		row, err := parseRow(line)
		if err != nil {
			return err
		}
		if len(row) != n {
			return fmt.Errorf("%d widths, but %d cells: %s", n, len(row), line)
		}
		s.rows = append(s.rows, row)
	}
	return nil
}

type (
	truthSheet struct {
		ID         string            `json:"id"`
		Fields     map[string]string `json:"fields"`
		Indicators []indicator       `json:"indicators,omitempty"`
	}
	// indicator is what its columns print; a target is an object of what it says.
	indicator map[string]any
)

// truth is the sheet, or each of a list.
func (s *Sheet) truth() []truthSheet {
	out := []truthSheet{{ID: s.ID, Fields: map[string]string{}}}
	n := len(strings.Fields(s.Widths))
	fields, columns := make([]string, n), make([]string, n) // what a printed column holds, once its head is passed
	above := make([]cell, n)                                // what stands in a column, merged cells in each of their rows
	list, below := false, false
	for _, row := range s.rows {
		head := false
		for i, c := range row {
			if c.text == "^" {
				continue
			}
			above[i] = c
			for key, value := range c.known {
				switch {
				case key == "field":
					fields[i], list, head = value, true, true
				case key == "column":
					columns[i], head = value, true
				case value == "" && key != "none":
					out[0].set(key, c.text)
				}
			}
		}
		_, none := row[0].known["none"]
		if below = below || head; head || none || !below {
			continue
		}
		if list && begins(row, fields) {
			out = append(out, truthSheet{ID: s.ID, Fields: map[string]string{}})
		}
		out[len(out)-1].read(above, fields, columns)
	}
	if list {
		return out[1:]
	}
	return out
}

// begins reports whether a row of a list begins a sheet: it prints a field anew.
func begins(row []cell, fields []string) bool {
	for i, c := range row {
		if fields[i] != "" && c.text != "" && c.text != "^" {
			return true
		}
	}
	return false
}

// read takes the fields and the indicator that a row prints.
func (s *truthSheet) read(row []cell, fields, columns []string) {
	in := indicator{}
	for i, c := range row {
		switch {
		case c.text == "" || c.text == "<":
		case fields[i] != "":
			s.set(fields[i], c.text)
		case columns[i] == "target":
			in["target"] = map[string]string{"raw": c.text}
			maps.Copy(in["target"].(map[string]string), c.known)
		case columns[i] != "":
			in[columns[i]] = c.text
		}
	}
	if len(in) > 0 {
		s.Indicators = append(s.Indicators, in)
	}
}

func (s *truthSheet) set(field, text string) {
	if strings.HasPrefix(field, "funds") {
		text = number(text)
	}
	s.Fields[field] = text
}

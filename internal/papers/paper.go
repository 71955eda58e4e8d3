package papers

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// Paper is the description of one disclosure.
type Paper struct {
	Form       string   `yaml:"form"`
	Department string   `yaml:"department"`
	Year       int      `yaml:"year"`
	Unit       string   `yaml:"unit"`
	Cover      []string `yaml:"cover"`   // lines of the first page, large
	Text       []string `yaml:"text"`    // paragraphs of the page after it
	Missing    []string `yaml:"missing"` // tables that the form wants and the paper does not print
	Tables     []Table  `yaml:"tables"`
	Sheets     []Sheet  `yaml:"sheets"` // of performance, behind the tables
}

// Table is one printed table on a page of its own.
type Table struct {
	ID      string   `yaml:"id"`
	Page    string   `yaml:"page"`   // width and height in points; A4 upright without
	Above   []string `yaml:"above"`  // lines of pdftest above the table: center TITLE, left …, right …
	Below   []string `yaml:"below"`  // paragraphs below it
	Status  string   `yaml:"status"` // filled without
	Note    string   `yaml:"note"`   // the sentence that says why it is empty, as the output has it
	Columns string   `yaml:"columns"`
	Rows    string   `yaml:"rows"`

	columns []column
	rows    [][]cell
}

// column is one printed column.
type column struct {
	width  string
	header []string
	side   string
	is     string // name, code …, or the id of a value column
	item   string // whose value stands in it, where columns are items
	label  string // what that item is called
}

// cell is what is printed in a square and what is known of its row.
type cell struct {
	text  string
	known map[string]string
}

// Parse reads a description. Keys that it does not know are mistakes.
func Parse(text []byte) (*Paper, error) {
	decoder := yaml.NewDecoder(strings.NewReader(string(text)))
	decoder.KnownFields(true)
	var p Paper
	if err := decoder.Decode(&p); err != nil {
		return nil, err
	}
	for i := range p.Tables {
		t := &p.Tables[i]
		if err := t.parse(); err != nil {
			return nil, fmt.Errorf("table %s: %w", t.ID, err)
		}
	}
	for i := range p.Sheets {
		s := &p.Sheets[i]
		if err := s.parse(); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.ID, err)
		}
	}
	return &p, nil
}

func (t *Table) parse() error {
	for line := range lines(t.Columns) {
		c, err := parseColumn(line)
		if err != nil {
			return err
		}
		t.columns = append(t.columns, c)
	}
	for line := range lines(t.Rows) {
		row, err := parseRow(line)
		if err != nil {
			return err
		}
		if len(row) != len(t.columns) {
			return fmt.Errorf("%d columns, but %d cells: %s", len(t.columns), len(row), line)
		}
		t.rows = append(t.rows, row)
	}
	return nil
}

// lines are those that are not blank.
func lines(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
	}
}

// fields are the cells of a line between its bars.
func fields(line string) ([]string, error) {
	line, left := strings.CutPrefix(line, "|")
	line, right := strings.CutSuffix(line, "|")
	if !left || !right {
		return nil, fmt.Errorf("a line begins and ends with |: %s", line)
	}
	return strings.Split(line, "|"), nil
}

func parseColumn(line string) (column, error) {
	parts, err := fields(line)
	if err != nil {
		return column{}, err
	}
	if len(parts) != 3 {
		return column{}, fmt.Errorf("a column has a width, a header and a meaning: %s", line)
	}
	c := column{width: strings.TrimSpace(parts[0]), is: strings.TrimSpace(parts[2])}
	if _, err := strconv.ParseFloat(c.width, 64); err != nil {
		return column{}, fmt.Errorf("no width: %s", line)
	}
	for h := range strings.SplitSeq(parts[1], " / ") {
		c.header = append(c.header, strings.TrimSpace(h))
	}
	if side, is, ok := strings.Cut(c.is, ": "); ok {
		c.side, c.is = side, is
	}
	if item, is, ok := strings.Cut(c.is, " = "); ok {
		c.item = item
		if c.is, c.label, ok = strings.Cut(is, ", "); !ok {
			c.label = strings.Join(c.header, " / ")
		}
	}
	return c, nil
}

func parseRow(line string) ([]cell, error) {
	texts, err := fields(line)
	if err != nil {
		return nil, err
	}
	var row []cell
	for _, text := range texts {
		c := cell{text: strings.TrimSpace(text)}
		if before, known, ok := strings.Cut(c.text, "{"); ok {
			known, ok = strings.CutSuffix(known, "}")
			if !ok {
				return nil, fmt.Errorf("no closing brace: %s", line)
			}
			c.text, c.known = strings.TrimSpace(before), map[string]string{}
			for field := range strings.FieldsSeq(known) {
				key, value, _ := strings.Cut(field, "=")
				c.known[key] = value
			}
		}
		row = append(row, c)
	}
	return row, nil
}

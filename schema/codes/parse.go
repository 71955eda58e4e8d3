package codes

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongkai/extract/finding"
	"gongkai/internal/limits"
	"gongkai/internal/mistakes"
)

// columns are the columns that a list may have. code and name must be there; the order is free.
var columns = []string{"code", "name", "level", "parent", "valid_from", "valid_to", "source", "budget"}

// budgets are the words of the column budget.
var budgets = []string{"", "general", "fund", "capital", "insurance"}

// parser collects the entries and mistakes of one list.
type parser struct {
	file     string
	column   map[string]int // name of a column: its index
	entries  []Entry
	lines    map[string][]span // what a code is called so far, with lines
	mistakes []error
}

// span is the validity of an entry, with its line.
type span struct{ from, to, line int }

func (p *parser) add(line int, format string, args ...any) {
	p.mistakes = append(p.mistakes, mistake(p.file, line, format, args...))
}

func mistake(file string, line int, format string, args ...any) error {
	return mistakes.Mistake{File: file, Line: line, Problem: finding.Words{Format: format, Args: args}}
}

// Parse reads a list from CSV in UTF-8 with a line of column names; file is what mistakes call it. The error joins one
// mistakes.Mistake for each thing wrong.
func Parse(file string, r io.Reader) (*List, error) {
	text, err := io.ReadAll(io.LimitReader(r, limits.CodeListBytes+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > limits.CodeListBytes:
		return nil, mistake(file, 1, "the list is larger than %d bytes", limits.CodeListBytes)
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF")) // spreadsheets write it
	if i := invalidUTF8(text); i >= 0 {
		return nil, mistake(file, 1+bytes.Count(text[:i], []byte("\n")), "this is not UTF-8; save the list as CSV in UTF-8")
	}
	reader := csv.NewReader(bytes.NewReader(text))
	reader.FieldsPerRecord = -1
	reader.ReuseRecord = true
	p := &parser{file: file, lines: make(map[string][]span, bytes.Count(text, []byte("\n")))}
	for len(p.mistakes) < limits.CodeListMistakes {
		fields, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var syntax *csv.ParseError
		if errors.As(err, &syntax) {
			p.add(syntax.Line, "%v", syntax.Err)
			break
		}
		if err != nil {
			return nil, err
		}
		line, _ := reader.FieldPos(0)
		if p.column == nil {
			p.header(line, fields)
			if len(p.mistakes) > 0 {
				break
			}
			continue
		}
		if len(p.entries) == limits.CodeListEntries {
			p.add(line, "the list has more than %d entries", limits.CodeListEntries)
			break
		}
		p.row(line, fields)
	}
	if p.column == nil && len(p.mistakes) == 0 {
		p.add(1, "the list is empty; its first line names the columns: %s", strings.Join(columns, ","))
	}
	if len(p.mistakes) > 0 {
		return nil, errors.Join(p.mistakes...)
	}
	return newList(p.entries), nil
}

// invalidUTF8 gives the place of the first byte that is no UTF-8, -1 for none.
func invalidUTF8(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func (p *parser) header(line int, fields []string) {
	p.column = map[string]int{}
	for i, f := range fields {
		if len(p.mistakes) == limits.CodeListMistakes {
			return
		}
		f = strings.TrimSpace(f)
		_, twice := p.column[f]
		switch {
		case !slices.Contains(columns, f):
			p.add(line, "unknown column %q; known here: %s", f, strings.Join(columns, ", "))
		case twice:
			p.add(line, "the column %s stands twice", f)
		}
		p.column[f] = i
	}
	for _, must := range columns[:2] {
		if _, ok := p.column[must]; !ok {
			p.add(line, "the column %s is missing", must)
		}
	}
}

func (p *parser) row(line int, fields []string) {
	if len(fields) > len(p.column) {
		p.add(line, "%d fields for %d columns", len(fields), len(p.column))
		return
	}
	field := func(column string) string {
		i, ok := p.column[column]
		if !ok || i >= len(fields) {
			return ""
		}
		return strings.TrimSpace(fields[i]) // of the record only the list is used again
	}
	e := Entry{Code: field("code"), Name: field("name"), Source: field("source"), Budget: field("budget")}
	before := len(p.mistakes)
	e.Level = levelOf(e.Code)
	if e.Level == 0 {
		p.add(line, "%q is no code: three digits for a class and two for each level below are expected", e.Code)
		return
	}
	if e.Level > 1 {
		e.Parent = e.Code[:len(e.Code)-2]
	}
	if e.Name == "" {
		p.add(line, "%s has no name", e.Code)
	}
	if level := field("level"); level != "" && level != strconv.Itoa(e.Level) {
		p.add(line, "%s is of level %d, not %s", e.Code, e.Level, level)
	}
	if parent := field("parent"); parent != "" && parent != e.Parent {
		p.add(line, "%s stands below %q, not %s", e.Code, e.Parent, parent)
	}
	if !slices.Contains(budgets, e.Budget) {
		p.add(line, "unknown budget %q; known here: %s", e.Budget, strings.Join(budgets[1:], ", "))
	}
	e.From, e.To = p.year(line, field("valid_from")), p.year(line, field("valid_to"))
	if e.To != 0 && e.To < e.From {
		p.add(line, "%s ends in %d, before it begins in %d", e.Code, e.To, e.From)
	}
	if len(p.mistakes) > before {
		return
	}
	p.validity(line, e)
	p.entries = append(p.entries, e)
}

// validity wants one name of a code for each year.
func (p *parser) validity(line int, e Entry) {
	own := span{e.From, e.To, line}
	if own.to == 0 {
		own.to = lastYear
	}
	for _, s := range p.lines[e.Code] {
		if own.from <= s.to && s.from <= own.to {
			p.add(line, "%s has a name for the same year in line %d, too", e.Code, s.line)
			return
		}
	}
	// Spans that do not overlap are at most as many as there are years, so this stays short.
	p.lines[e.Code] = append(p.lines[e.Code], own)
}

// Years of a list are those of the People's Republic, up to the last with four digits.
const firstYear, lastYear = 1949, 9999

func (p *parser) year(line int, text string) int {
	if text == "" {
		return 0
	}
	year, err := strconv.Atoi(text)
	if err != nil || year < firstYear || year > lastYear {
		p.add(line, "%q is no year", text)
		return 0
	}
	return year
}

// levelOf gives the depth of a code: 类 1, 款 2, 项 3; 0 for what is no code.
func levelOf(code string) int {
	if len(code) < 3 || len(code) > limits.CodeDigits || len(code)%2 == 0 || strings.Trim(code, "0123456789") != "" {
		return 0
	}
	return (len(code) - 1) / 2
}

package papers

import (
	"encoding/json"
	"slices"
	"strings"
)

// The truth in the form that package truth compares: what a reader could check on paper.
type (
	truth struct {
		Document    document     `json:"document"`
		Tables      []truthTable `json:"tables"`
		Performance []truthSheet `json:"performance,omitempty"`
	}
	document struct {
		Department string `json:"department"`
		Year       int    `json:"year"`
		Unit       string `json:"unit"`
	}
	truthTable struct {
		ID     string     `json:"id"`
		Status string     `json:"status"`
		Note   *string    `json:"note"`
		Rows   []truthRow `json:"rows"`
	}
	truthRow struct {
		Side    string            `json:"side,omitempty"`
		Role    string            `json:"role"`
		Item    string            `json:"item,omitempty"`
		Code    string            `json:"code,omitempty"`
		Name    string            `json:"name"`
		Project string            `json:"project,omitempty"`
		Values  map[string]string `json:"values"` // as printed, without separators of thousands
	}
)

// Truth is what is printed, as JSON. It comes from the description alone.
func (p *Paper) Truth() ([]byte, error) {
	out := truth{Document: document{p.Department, p.Year, p.Unit}}
	for i := range p.Tables {
		out.Tables = append(out.Tables, p.Tables[i].truth())
	}
	for _, id := range p.Missing {
		out.Tables = append(out.Tables, truthTable{ID: id, Status: "missing", Rows: []truthRow{}})
	}
	for i := range p.Sheets {
		out.Performance = append(out.Performance, p.Sheets[i].truth()...)
	}
	text, err := json.MarshalIndent(out, "", " ")
	return append(text, '\n'), err
}

func (t *Table) truth() truthTable {
	out := truthTable{ID: t.ID, Status: t.Status, Rows: []truthRow{}}
	if out.Status == "" {
		out.Status = "filled"
	}
	if t.Note != "" {
		out.Note = &t.Note
	}
	var sides []string
	for _, c := range t.columns {
		if !slices.Contains(sides, c.side) {
			sides = append(sides, c.side)
		}
	}
	outline := make([]string, len(t.columns)) // the parts of codes above a row
	for _, cells := range t.rows {
		for _, side := range sides {
			if t.itemised() {
				out.Rows = mergedItems(out.Rows, t.items(cells))
			} else if row, ok := t.row(cells, side, outline); ok {
				out.Rows = append(out.Rows, row)
			}
		}
	}
	return out
}

// itemised tables have items as columns; each printed row is a row for each of them.
func (t *Table) itemised() bool {
	return slices.ContainsFunc(t.columns, func(c column) bool { return c.item != "" })
}

func (t *Table) items(cells []cell) []truthRow {
	var out []truthRow
	period := ""
	for _, c := range cells {
		if _, none := c.known["none"]; none {
			return nil
		}
		period += c.known["period"]
	}
	for i, c := range t.columns {
		if c.item == "" {
			continue
		}
		at := slices.IndexFunc(out, func(r truthRow) bool { return r.Item == c.item })
		if at < 0 {
			at = len(out)
			out = append(out, truthRow{Role: "item", Item: c.item, Name: c.label, Values: map[string]string{}})
		}
		if cells[i].text != "" {
			column := c.is
			switch {
			case period != "" && c.is == "total":
				column = period
			case period != "":
				column = period + "_" + c.is
			}
			out[at].Values[column] = number(cells[i].text)
		}
	}
	return out
}

// mergedItems adds the rows of a printed line to those before: another period of the same items fills other columns.
func mergedItems(rows, more []truthRow) []truthRow {
	for _, m := range more {
		at := slices.IndexFunc(rows, func(r truthRow) bool { return r.Item == m.Item })
		free := at >= 0 && len(m.Values) > 0
		for column := range m.Values {
			if free {
				_, taken := rows[at].Values[column]
				free = !taken
			}
		}
		if !free {
			rows = append(rows, m)
			continue
		}
		for column, v := range m.Values {
			rows[at].Values[column] = v
		}
	}
	return rows
}

// row reads the cells of one side; false when nothing is printed there.
func (t *Table) row(cells []cell, side string, outline []string) (truthRow, bool) {
	out := truthRow{Side: side, Role: "item", Values: map[string]string{}}
	unit := ""
	var code []string
	lowest := -1 // the last column with a part of the code
	for i, c := range t.columns {
		text := cells[i].text
		if c.side != side {
			continue
		}
		is := c.is
		if (is == "code" || is == "unit_code") && strings.Trim(text, "0123456789<^") != "" {
			is = "name" // a 合计 that runs over the codes
		}
		if is == "code" {
			if text != "" && text != "^" && text != "<" {
				outline[i], lowest = text, len(code)
			}
			code = append(code, outline[i])
		}
		for key, value := range cells[i].known {
			switch key {
			case "none":
				return out, false
			case "total", "entity", "group":
				out.Role = key
			case "item":
				out.Item = value
			}
		}
		if text == "" || text == "<" || text == "^" {
			continue
		}
		switch is {
		case "code", "-", "unit_code":
		case "unit":
			unit = text
		case "name":
			out.Name = text
		case "project_name":
			out.Project = text
			if out.Name == "" {
				out.Name = text
			}
		default:
			out.Values[c.is] = number(text)
		}
	}
	// A part that repeats the parts above it (20508 below 205) is the whole code.
	for i := 0; i <= lowest; i++ {
		if i > 0 && strings.HasPrefix(code[i], out.Code) {
			out.Code = ""
		}
		out.Code += code[i]
	}
	for i, c := range t.columns {
		if c.side == side {
			if v, ok := cells[i].known["code"]; ok {
				out.Code = v
			}
			if v, ok := cells[i].known["name"]; ok {
				out.Name = v
			}
		}
	}
	if out.Name == "" {
		out.Name = unit
	}
	if out.Role != "item" {
		out.Project = ""
	}
	return out, out.Name != "" || len(out.Values) > 0
}

func number(text string) string { return strings.ReplaceAll(text, ",", "") }

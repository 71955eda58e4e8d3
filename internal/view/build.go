package view

import (
	"fmt"
	"strconv"
	"strings"

	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// builder turns a document into a report.
type builder struct {
	doc       *document.Document
	options   Options
	out       *report
	byAddress map[address.Address]int // cells of values
}

func (b *builder) add(c cell) int {
	b.out.Cells = append(b.out.Cells, c)
	return len(b.out.Cells) - 1
}

func (b *builder) addPlace(number int, box geometry.Rect, raw string) int {
	return b.add(cell{page: number, box: box, raw: raw})
}

func (b *builder) addTexts(texts []document.Text) []int {
	var out []int
	for i := range texts {
		out = append(out, b.addPlace(texts[i].Page, texts[i].Box, texts[i].Text))
	}
	return out
}

func (b *builder) tables() {
	for i := range b.doc.Tables {
		t := &b.doc.Tables[i]
		out := table{
			Address:    t.Address(),
			Number:     t.Number,
			Title:      t.Heading(),
			Department: t.Department,
			Status:     t.Status,
			Note:       t.Note,
			Unit:       t.Unit,
			Pages:      t.Pages,
		}
		for _, c := range t.Columns {
			out.Columns = append(out.Columns, column{c.ID, c.Side, c.Path, c.Unit})
		}
		for k := range t.Rows {
			out.Rows = append(out.Rows, b.row(&t.Rows[k]))
		}
		out.Notes = b.addTexts(t.Notes)
		b.out.Tables = append(b.out.Tables, out)
	}
}

func (b *builder) row(r *document.Row) row {
	out := row{
		Address: r.Address,
		Side:    r.Side,
		Item:    r.Item,
		Code:    r.Code,
		Name:    r.Name,
		Project: r.Project,
		Level:   max(r.Level, len(r.Path)),
		Year:    r.Year,
		Counted: r.Counted,
		Cells:   map[string]int{},
	}
	if r.Role != document.Item {
		out.Role = r.Role
	}
	if r.Unit != nil {
		out.Unit = strings.TrimSpace(r.Unit.Code + " " + r.Unit.Name)
	}
	for _, c := range r.Classes {
		out.Classes = append(out.Classes, strings.TrimSpace(c.Code+" "+c.Name))
	}
	for _, t := range r.Texts {
		out.Classes = append(out.Classes, t.Text)
	}
	for _, c := range r.Cells {
		if c.Proof == "" {
			out.Cells[c.ID] = b.add(printedCell(c.Cell))
			continue
		}
		out.Cells[c.ID] = b.add(amountCell(c.Cell, r.Values.Get(c.ID)))
		b.byAddress[r.Address.Add(c.ID)] = out.Cells[c.ID]
	}
	for _, s := range r.Extra {
		out.Extra = append(out.Extra, b.addPlace(s.Page, s.Box, s.Text))
	}
	return out
}

// sheets are numbered among those of their kind, as addresses count them.
func (b *builder) sheets() {
	number := map[string]int{}
	for i := range b.doc.Performance {
		s := &b.doc.Performance[i]
		number[s.ID]++
		out := sheet{
			Address: address.Sheet(s.ID, number[s.ID]),
			Title:   s.Heading(),
			Unit:    s.Unit,
			Year:    s.Year,
			Pages:   s.Pages,
			Fields:  []field{},
		}
		for _, f := range s.Fields {
			n := -1
			if c := s.Cells.Get(f.ID); c != nil {
				if c.Proof == "" {
					n = b.add(printedCell(c))
				} else {
					n = b.add(amountCell(c, f.Amount))
					b.byAddress[out.Address.Add(f.ID)] = n
				}
			}
			out.Fields = append(out.Fields, field{f.ID, n})
		}
		out.Indicators = b.listed(s, "indicators/", make([]document.Fields, len(s.Indicators)))
		out.Tasks, out.Sums = b.listed(s, "tasks/", s.Tasks), b.listed(s, "sums/", s.Sums)
		for _, l := range s.Lists() {
			for i, row := range map[string][]map[string]int{"tasks": out.Tasks, "sums": out.Sums}[l.Path] {
				for _, f := range l.Rows[i] {
					if n, ok := row[f.ID]; ok && f.Amount != nil {
						b.byAddress[out.Address.Add(l.Path+"/"+strconv.Itoa(i)+"/"+f.ID)] = n
					}
				}
			}
		}
		b.out.Sheets = append(b.out.Sheets, out)
	}
}

// listed gives the cells of each indicator, task or sum by property. A merged cell that holds for several rows is one
// place.
func (b *builder) listed(s *document.Sheet, lead string, rows []document.Fields) []map[string]int {
	out := make([]map[string]int, len(rows))
	for i := range out {
		out[i] = map[string]int{}
	}
	type place struct {
		id, raw string
		page    int
		box     geometry.Rect
	}
	seen := map[place]int{}
	for _, c := range s.Cells {
		var i int
		var id string
		rest, ok := strings.CutPrefix(c.ID, lead)
		if !ok {
			continue
		}
		_, err := fmt.Sscanf(strings.Replace(rest, "/", " ", 1), "%d %s", &i, &id)
		if err != nil || i < 0 || i >= len(out) {
			continue
		}
		p := place{id, c.Raw, c.Page, c.Box}
		n, ok := seen[p]
		if !ok {
			if c.Proof != "" && rows[i] != nil {
				n = b.add(amountCell(c.Cell, amountIn(rows[i], id)))
			} else {
				n = b.add(printedCell(c.Cell))
			}
			seen[p] = n
		}
		out[i][id] = n
	}
	return out
}

// amountIn is the amount of a row in one of its columns, nil where none is read.
func amountIn(task document.Fields, id string) *value.Amount {
	if f := task.Get(id); f != nil {
		return f.Amount
	}
	return nil
}

func (b *builder) facts() {
	for i := range b.doc.Facts {
		f := &b.doc.Facts[i]
		out := fact{
			ID:    f.ID,
			About: f.About,
			Year:  f.Year,
			Value: text(f.Value),
			Unit:  f.Unit,
			Cell:  b.addPlace(f.Page, f.Box, f.Text),
			Scope: f.Scope, Against: f.Against, Reason: f.Reason, Use: f.Use, Names: f.Names,
		}
		for _, a := range f.AgreesWith {
			out.Agrees = append(out.Agrees, b.reference(a))
		}
		b.out.Facts = append(b.out.Facts, out)
	}
}

// inAll asks for a text in every language.
func inAll(say func(language string) string) words {
	out := words{}
	for _, language := range Languages {
		if s := say(language); s != "" {
			out[language] = s
		}
	}
	return out
}

// reference is the cell with an address, or the address where nothing is printed.
func (b *builder) reference(at address.Address) any {
	if n, ok := b.byAddress[at]; ok {
		return n
	}
	return at
}

func (b *builder) unmapped() {
	for i := range b.doc.Unmapped {
		g := &b.doc.Unmapped[i]
		out := grid{Title: g.Title, Pages: g.Pages, Nearest: g.Nearest, Squares: [][5]int{}}
		for _, s := range g.Cells {
			out.Squares = append(out.Squares, [5]int{s.Row, s.Col, s.Rows, s.Cols, b.addPlace(s.Page, s.Box, s.Text)})
		}
		b.out.Unmapped = append(b.out.Unmapped, out)
	}
}

func (b *builder) findings() {
	for _, f := range b.doc.Diagnostics {
		out := remark{ID: f.ID, Severity: f.Severity, Message: f.Message, Page: f.Page, Cell: -1}
		if say := b.options.Message; say != nil {
			out.Words = inAll(func(language string) string { return say(f, language) })
		}
		if f.Page > 0 && f.Box != nil {
			out.Cell = b.addPlace(f.Page, *f.Box, "")
		}
		b.out.Findings = append(b.out.Findings, out)
	}
}

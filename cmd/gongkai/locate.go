package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/extract/geometry"
	"gongkai/internal/tidy"
	"gongkai/normalize/document"
	"gongkai/normalize/measures"
	"gongkai/schema/address"
	"gongkai/schema/measure"
)

// Ids of exports and of the catalogue name more than values: rows, columns, tables, sheets, indicators, checks, and
// what is no value at all. Here they lead back to pages and boxes.

// locator leads from the ids of one document to its pages.
type locator struct {
	d       *document.Document
	places  map[address.Address]*document.Place
	records map[string]recorded // measures, facts and checks by what stands behind the id of the document
}

// recorded is a record of the tidy model.
type recorded struct {
	table  *tidy.Table
	record tidy.Record
}

func newLocator(d *document.Document) *locator {
	l := &locator{d, map[address.Address]*document.Place{}, map[string]recorded{}}
	for p := range d.Places() {
		if l.places[p.Address] == nil {
			l.places[p.Address] = p
		}
	}
	batches, _ := tidy.New(nil).Add(d)
	document := tidy.IdentityOf(d).Document + "/"
	for _, b := range batches {
		if !slices.Contains([]string{"measures", "facts", "checks"}, b.Table.Name) {
			continue
		}
		for _, r := range b.Records {
			if id, ok := r[0].(string); ok {
				l.records[strings.TrimPrefix(id, document)] = recorded{b.Table, r}
			}
		}
	}
	return l
}

// text is a column of texts, "" where it has none.
func (r recorded) text(column string) string {
	s, _ := r.value(column).(string)
	return s
}

// position is that of the record among those of its kind, from 1; 0 where there is no record.
func (r recorded) position() int {
	n, _ := r.value("position").(int)
	return n
}

func (r recorded) value(column string) any {
	if r.table == nil {
		return nil
	}
	return r.record[slices.IndexFunc(r.table.Columns, func(c tidy.Column) bool { return c.Name == column })]
}

// at gives the values that an id stands for, by what stands behind the id of its document; or, where it is of no value,
// the spots of the page.
func (l *locator) at(rest string) ([]*document.Place, []spot) {
	d := l.d
	var addresses []address.Address
	switch kind, _, _ := strings.Cut(rest, "/"); kind {
	case "": // the document: where its measures come from
		for _, r := range measures.Of(d, measure.Embedded()) {
			if r.Value != nil && r.Period == measures.Current {
				addresses = append(addresses, sources(d, r.Source, r.Code, r.Rows)...)
			}
		}
		if len(addresses) == 0 {
			return nil, firstText(d)
		}
	case "measures":
		r := l.records[rest]
		var rows []address.Address
		if text := r.text("rows"); text != "" && json.Unmarshal([]byte(text), &rows) != nil {
			return nil, nil
		}
		if addresses = sources(d, address.Address(r.text("source")), r.text("code"), rows); len(addresses) == 0 {
			return nil, []spot{{Address: rest, Text: r.text("reason")}} // no value, and no place of one
		}
	case "facts":
		if n := l.records[rest].position(); n > 0 {
			addresses = d.FactAddresses()[n-1 : n]
		}
	case "checks":
		n := l.records[rest].position()
		if n == 0 {
			return nil, nil
		}
		c := &d.Checks[n-1]
		addresses = operands(d, c)
		if !slices.ContainsFunc(addresses, func(a address.Address) bool { return l.places[a] != nil }) {
			return nil, append(spotsOf(d, address.Address(c.Table)), spot{Address: rest, Text: string(c.Verdict)})
		}
	default:
		a := address.Address(rest)
		if of := within(d, a); len(of) > 0 {
			return of, nil
		}
		return nil, spotsOf(d, a)
	}
	var places []*document.Place
	var spots []spot
	for _, a := range addresses {
		if p := l.places[a]; p != nil {
			places = append(places, p)
			if p.Table != nil && p.Cell == nil && len(p.Row.Cells) == 0 { // blank, and so is all of its row
				spots = append(spots, ofTable(a, p.Table)...)
			}
		} else {
			spots = append(spots, spotsOf(d, a)...)
		}
	}
	return places, spots
}

// sources gives the addresses of what a measure says that it comes from: of a sum all of its values.
func sources(d *document.Document, source address.Address, code string, rows []address.Address) []address.Address {
	if len(rows) > 0 {
		return rows
	}
	id, fact := strings.CutPrefix(string(source), "facts/")
	switch {
	case source == "":
		return nil
	case !fact:
		return []address.Address{source}
	}
	for i := range d.Facts {
		f := &d.Facts[i]
		if f.ID == id && f.About == code && (f.Year == 0 || d.Info.Year != nil && f.Year == *d.Info.Year) {
			return d.FactAddresses()[i : i+1]
		}
	}
	return nil
}

// firstText is where a document begins that prints none of the measures.
func firstText(d *document.Document) []spot {
	for i := range d.Text {
		return []spot{{"", d.Text[i].Text, d.Text[i].Page, &d.Text[i].Box}}
	}
	return []spot{{Text: d.Source.Name}}
}

// operands gives the addresses that a check reads. The sums of weights name none: they are those of the sheet.
func operands(d *document.Document, c *document.Check) []address.Address {
	var out []address.Address
	for _, o := range c.Cells {
		out = append(out, o.Address)
	}
	if len(out) > 0 {
		return out
	}
	for p := range d.Places() {
		if p.Sheet != nil && string(c.Table) == p.Sheet.ID && (c.Row == "" || c.Row == strconv.Itoa(p.Number)) &&
			strings.HasSuffix(p.ID, "/weight") {
			out = append(out, p.Address)
		}
	}
	return out
}

// within gives the printed values of a row, column, table, sheet or indicator: its amounts, or where it has none its
// texts.
func within(d *document.Document, a address.Address) []*document.Place {
	var amounts, texts []*document.Place
	for p := range d.Places() {
		if p.Cell == nil || !p.Address.Below(a) && columnOf(p) != a {
			continue
		}
		if p.Amount() != nil {
			amounts = append(amounts, p)
		} else {
			texts = append(texts, p)
		}
	}
	if len(amounts) > 0 {
		return amounts
	}
	return texts
}

// columnOf is the address of the column that a value stands in: table/column, or table/side/column.
func columnOf(p *document.Place) address.Address {
	switch {
	case p.Table == nil || !p.IsAmount():
		return ""
	case p.Row.Side != "":
		return p.Table.Address().Add(p.Row.Side).Add(p.ID)
	}
	return p.Table.Address().Add(p.ID)
}

// spot is a place of a page that holds no value.
type spot struct {
	Address string         `json:"address"`
	Text    string         `json:"text"`
	Page    int            `json:"page"`
	Box     *geometry.Rect `json:"bbox,omitempty"`
}

// spotsOf finds what an id names that is no value: a table or sheet without any, a table that no form claims, a text, a
// finding.
func spotsOf(d *document.Document, a address.Address) []spot {
	kind, rest, _ := strings.Cut(string(a), "/")
	first, cell, _ := strings.Cut(rest, "/")
	n, err := strconv.Atoi(first)
	in := func(length int) bool { return err == nil && n >= 1 && n <= length }
	switch {
	case kind == "unmapped" && in(len(d.Unmapped)):
		return ofGrid(a, &d.Unmapped[n-1], cell)
	case kind == "text" && in(len(d.Text)):
		t := &d.Text[n-1]
		return []spot{{string(a), t.Text, t.Page, &t.Box}}
	case kind == "diagnostics" && in(len(d.Diagnostics)):
		f := &d.Diagnostics[n-1]
		return []spot{{string(a), f.Message, f.Page, f.Box}}
	}
	for i := range d.Tables {
		t := &d.Tables[i]
		if t.Address() == a || slices.ContainsFunc(t.Rows, func(r document.Row) bool { // blank ones
			return r.Address == a || a.Below(r.Address)
		}) || slices.ContainsFunc(t.Columns, func(c document.Column) bool {
			return a == t.Address().Add(c.ID) || a == t.Address().Add(c.Side).Add(c.ID)
		}) {
			return ofTable(a, t)
		}
	}
	for i := range d.Performance {
		if s := &d.Performance[i]; a.Below(address.Address(s.ID)) && len(s.Pages) > 0 {
			return []spot{{string(a), s.Heading(), s.Pages[0], nil}}
		}
	}
	return nil
}

// ofTable is where a table stands that prints no values: its note, else its captions or header.
func ofTable(a address.Address, t *document.Table) []spot {
	for _, s := range t.Header {
		return []spot{{string(a), t.Heading(), s.Page, &s.Box}}
	}
	for _, c := range slices.Concat(t.Notes, t.Captions) {
		return []spot{{string(a), c.Text, c.Page, &c.Box}}
	}
	for _, page := range t.Pages {
		return []spot{{string(a), t.Heading(), page, nil}}
	}
	return []spot{{Address: string(a), Text: t.Status}}
}

// ofGrid is where a table that no form claims stands, or one of its cells by its number.
func ofGrid(a address.Address, g *document.Grid, cell string) []spot {
	if n, err := strconv.Atoi(cell[strings.LastIndexByte(cell, '/')+1:]); err == nil && n >= 1 && n <= len(g.Cells) {
		c := &g.Cells[n-1]
		return []spot{{string(a), c.Text, c.Page, &c.Box}}
	}
	out := spot{Address: string(a), Page: g.Pages[0]}
	if g.Title != nil {
		out.Text = *g.Title
	}
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Page == out.Page {
			if out.Box == nil {
				box := c.Box
				out.Box = &box
			} else {
				*out.Box = out.Box.Union(c.Box)
			}
		}
	}
	return []spot{out}
}

// showSpots writes places that hold no value.
func (p *program) showSpots(spots []spot) {
	for _, s := range spots {
		where := ""
		if s.Page > 0 {
			where = p.say(", page %d", s.Page) + " " + box(s.Box)
		}
		fmt.Fprintf(p.stdout, "%s%s\n  %s\n", oneLine(s.Address), where, oneLine(s.Text))
	}
}

package document

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"gongkai/internal/similar"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Place is one value of a document with everything it is part of. Its address is that of its row and the id of its
// column or cell; of a sheet sheet/number/field; of a number of the narrative fact:id.
type Place struct {
	Address address.Address
	ID      string // the column or cell, the field, the path of an indicator's property, the fact

	Table *Table
	Row   *Row

	Sheet  *Sheet
	Number int // of the sheet among those of its kind, from 1

	Fact *Fact

	Cell *Cell // what is printed; nil where nothing is
	Text *string

	amount **value.Amount // nil where a text stands
}

// Amount gives the value, nil where it is blank or a text.
func (p *Place) Amount() *value.Amount {
	if p.amount == nil {
		return nil
	}
	return *p.amount
}

// Set gives the place another amount; it is an error of the program to ask that of a text.
func (p *Place) Set(a *value.Amount) { *p.amount = a }

// IsAmount reports whether an amount belongs there, even if it is blank.
func (p *Place) IsAmount() bool { return p.amount != nil }

// Unit gives the unit of the amount: that of its row or column, else of its table or sheet, or of the fact; nil for
// texts and weights, and where none is known.
func (p *Place) Unit() *string {
	switch {
	case !p.IsAmount():
		return nil
	case p.Table != nil:
		return p.Table.UnitOf(p.Row, p.ID)
	case p.Sheet != nil && (p.Sheet.Fields.Get(p.ID) != nil || strings.HasPrefix(p.ID, "sums/") ||
		strings.HasPrefix(p.ID, "tasks/") && strings.Contains(p.ID, "/funds_")):
		return p.Sheet.Unit
	case p.Fact != nil && p.Fact.Unit != "":
		return &p.Fact.Unit
	}
	return nil
}

// Places goes through all values of a document in its order.
func (d *Document) Places() iter.Seq[*Place] {
	return func(yield func(*Place) bool) {
		for i := range d.Tables {
			for k := range d.Tables[i].Rows {
				for _, p := range rowPlaces(&d.Tables[i], &d.Tables[i].Rows[k]) {
					if !yield(p) {
						return
					}
				}
			}
		}
		number := map[string]int{}
		for i := range d.Performance {
			s := &d.Performance[i]
			number[s.ID]++
			for _, p := range sheetPlaces(s, number[s.ID]) {
				if !yield(p) {
					return
				}
			}
		}
		for i, address := range d.FactAddresses() {
			f := &d.Facts[i]
			if !yield(&Place{Address: address, ID: f.ID, Fact: f, Text: &f.Text, amount: &f.Value}) {
				return
			}
		}
	}
}

func rowPlaces(t *Table, r *Row) []*Place {
	var out []*Place
	for _, c := range r.Cells {
		if c.Proof == "" {
			out = append(out, &Place{Address: r.Address.Add(c.ID), ID: c.ID, Table: t, Row: r, Cell: c.Cell, Text: &c.Raw})
		}
	}
	for i := range r.Values {
		v := &r.Values[i]
		out = append(out, &Place{Address: r.Address.Add(v.Column), ID: v.Column, Table: t, Row: r,
			Cell: r.Cells.Get(v.Column), amount: &v.Amount})
	}
	return out
}

func sheetPlaces(s *Sheet, number int) []*Place {
	place := func(id string) *Place {
		return &Place{Address: address.Sheet(s.ID, number).Add(id), ID: id, Sheet: s, Number: number,
			Cell: s.Cells.Get(id)}
	}
	var out []*Place
	for i := range s.Fields {
		f := &s.Fields[i]
		p := place(f.ID)
		p.Text = f.Text
		if f.Amount != nil || p.Cell != nil && p.Cell.Proof != "" {
			p.amount = &f.Amount
		}
		out = append(out, p)
	}
	for _, c := range s.Cells {
		if f, listed := s.listedField(c.ID); listed {
			if f != nil {
				p := place(c.ID)
				if p.Text = f.Text; f.Text == nil {
					p.amount = &f.Amount
				}
				out = append(out, p)
			}
			continue
		}
		i, property, ok := entryOf(c.ID, "indicators")
		if !ok || i >= len(s.Indicators) {
			continue
		}
		p := place(c.ID)
		if property == "weight" {
			p.amount = &s.Indicators[i].Weight
		} else {
			p.Text = &c.Raw
		}
		out = append(out, p)
	}
	return out
}

// SheetList is a list of rows in a sheet: the path that its cells begin with, and the rows.
type SheetList struct {
	Path string
	Rows []Fields
}

// Lists are the tasks of a sheet, and the sums of a list of sheets.
func (s *Sheet) Lists() []SheetList { return []SheetList{{"tasks", s.Tasks}, {"sums", s.Sums}} }

// listedField finds the field that a path names in a list: tasks/0/name. listed is false where it names none of the
// rows.
func (s *Sheet) listedField(path string) (f *NamedField, listed bool) {
	for _, l := range s.Lists() {
		if i, property, ok := entryOf(path, l.Path); ok && i < len(l.Rows) {
			return l.Rows[i].Get(property), true
		}
	}
	return nil, false
}

// entryOf parts a path such as indicators/3/target, which begins with the name of a list. Sheets have thousands of
// cells, so it is done by hand.
func entryOf(path, list string) (number int, property string, ok bool) {
	rest, listed := strings.CutPrefix(path, list)
	rest, parted := strings.CutPrefix(rest, "/")
	digits, property, _ := strings.Cut(rest, "/")
	if !listed || !parted || property == "" {
		return 0, "", false
	}
	number, err := strconv.Atoi(digits)
	return number, property, err == nil && number >= 0
}

// Find gives the value at an address, nil where there is none.
func (d *Document) Find(at address.Address) *Place {
	for p := range d.Places() {
		if p.Address == at {
			return p
		}
	}
	return nil
}

// leastLikeness is that of an address that has the table right and nothing else.
const leastLikeness = 0.25

// Near gives the addresses most like one that the document does not have, the likest first.
func (d *Document) Near(at address.Address, most int) []address.Address {
	type candidate struct {
		address address.Address
		score   float64
	}
	var all []candidate
	for p := range d.Places() {
		if s := likeness(at, p.Address); s >= leastLikeness {
			all = append(all, candidate{p.Address, s})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	var out []address.Address
	for _, c := range all[:min(most, len(all))] {
		out = append(out, c.address)
	}
	return out
}

// likeness compares addresses part by part: the table, what lies between, and the column. Of an address that names a
// row alone the values of that row are the likest.
func likeness(a, b address.Address) float64 {
	if b.Below(a) {
		return 2
	}
	if b.IsFact() { // it has no parts to compare
		if r := similar.Ratio(string(a), string(b)); r >= 0.5 {
			return r
		}
		return 0
	}
	x, y := parts(a), parts(b)
	return (similar.Ratio(x[0], y[0]) + 2*similar.Ratio(x[1], y[1]) + similar.Ratio(x[2], y[2])) / 4
}

// parts gives the table, what lies between, and the column; of an address of two parts the second lies between.
func parts(a address.Address) [3]string {
	all := a.Parts()
	switch n := len(all); n {
	case 1:
		return [3]string{all[0]}
	case 2:
		return [3]string{all[0], all[1]}
	default:
		return [3]string{all[0], strings.Join(all[1:n-1], "/"), all[n-1]}
	}
}

// FactAddresses gives the address of each fact: fact:staff.actual, and of further ones with the same id
// fact:staff.actual~2.
func (d *Document) FactAddresses() []address.Address {
	out := make([]address.Address, len(d.Facts))
	seen := map[address.Address]int{}
	for i := range d.Facts {
		a := address.Fact(d.Facts[i].ID)
		seen[a]++
		out[i] = a.Again(seen[a])
	}
	return out
}

package captions

import (
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/schema"
)

// TestAmountUnit: a sheet has the unit that its amounts print, if they agree. Texts and labels without an amount say
// nothing.
func TestAmountUnit(t *testing.T) {
	form := []schema.Field{{ID: "funds", Amount: true}, {ID: "fiscal", Amount: true}, {ID: "goal"}}
	for _, c := range []struct {
		name                string
		funds, fiscal, goal string // "-" is a label without a value, "" no such label
		want                string
	}{
		{"agree", "60.00万元", "40.00万元", "", "万元"},
		{"one of them", "60.00万元", "40.00", "", "万元"},
		{"a label without a value", "-", "40.00万元", "", "万元"},
		{"no labels", "", "", "", ""},
		{"differ", "60.00万元", "400000.00元", "", ""},
		{"no money", "60.00公里", "40.00", "", ""},
		{"a text", "60.00", "", "3元", ""},
	} {
		m := &schema.SheetMatch{Sheet: &schema.Sheet{Fields: form}, Fields: map[string]schema.FieldMatch{}}
		table := &extract.Table{}
		for id, text := range map[string]string{"funds": c.funds, "fiscal": c.fiscal, "goal": c.goal} {
			switch text {
			case "":
			case "-":
				m.Fields[id] = schema.FieldMatch{Value: -1}
			default:
				m.Fields[id] = schema.FieldMatch{Value: len(table.Cells)}
				table.Cells = append(table.Cells, extract.Cell{Rows: 1, Cols: 1, Text: text,
					Pieces: []extract.Piece{{Page: 1, Box: geometry.Rect{X1: 1, Y1: 1}}}})
			}
		}
		got := ""
		if u := amountUnit(m, table); u.Name != nil {
			got = *u.Name
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestStripUnit: a table without a unit has that of its right strip: a table that no form claims, with as many rows, on
// the next page at the latest. A strip between them may say nothing.
func TestStripUnit(t *testing.T) {
	strip := func(rows, page int, caption string) extract.Table {
		out := extract.Table{Rows: rows, Parts: []extract.Part{{Page: page}}}
		if caption != "" {
			out.Captions = []extract.Text{{Text: caption, Page: page}}
		}
		return out
	}
	for _, c := range []struct {
		name     string
		after    []extract.Table
		unmapped []int
		want     string
	}{
		{"the strip overleaf", []extract.Table{strip(5, 2, "单位：万元")}, []int{1}, "万元"},
		{"the second strip", []extract.Table{strip(5, 2, ""), strip(5, 3, "单位：万元")}, []int{1, 2}, "万元"},
		{"of a form", []extract.Table{strip(5, 2, "单位：万元")}, nil, ""},
		{"with other rows", []extract.Table{strip(6, 2, "单位：万元")}, []int{1}, ""},
		{"pages further on", []extract.Table{strip(5, 3, "单位：万元")}, []int{1}, ""},
		{"behind a table of a form", []extract.Table{strip(5, 2, ""), strip(5, 3, "单位：万元")}, []int{2}, ""},
		{"without a unit", []extract.Table{strip(5, 2, "部门：某局")}, []int{1}, ""},
		{"nothing follows", nil, nil, ""},
	} {
		doc := &extract.Document{Tables: append([]extract.Table{strip(5, 1, "")}, c.after...)}
		got := ""
		if u := stripUnit(doc, &schema.Match{Unmapped: c.unmapped}, 0); u.Name != nil {
			got = *u.Name
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

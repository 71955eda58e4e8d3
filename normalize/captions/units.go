package captions

import (
	"slices"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// Unit is the unit of the amounts of a table or sheet, with where it was read.
type Unit struct {
	Name *string // nil where nothing says it
	From *document.UnitEvidence
}

// Units are the units of all tables and sheets of a document. They are found before any is read, since one table may
// speak for others.
type Units struct {
	Tables []Unit // as many as the match has tables
	Sheets []Unit // and sheets
}

// UnitsOf finds the units of a recognised document. Each is printed: above the table or in its header; on another page
// of the same sheet; in the other tables, where there are several and all agree; or in a sentence that says it for the
// document. Otherwise there is none.
func UnitsOf(doc *extract.Document, match *schema.Match) Units {
	var out Units
	for i := range match.Tables {
		out.Tables = append(out.Tables, tableUnit(&doc.Tables[match.Tables[i].Index]))
	}
	for i := range match.Sheets {
		m := &match.Sheets[i]
		out.Sheets = append(out.Sheets, sheetUnit(m, &doc.Tables[m.Index]))
	}
	for i := range out.Tables {
		if out.Tables[i].Name == nil {
			out.Tables[i] = stripUnit(doc, match, match.Tables[i].Index)
		}
	}
	stated := statement(doc)
	ofTables, ofAll := agreed(out.Tables), agreed(slices.Concat(out.Tables, out.Sheets))
	settle := func(list []Unit, others Unit) {
		for i := range list {
			switch {
			case list[i].Name != nil:
			case others.Name != nil:
				list[i] = others
			default:
				list[i] = stated
			}
		}
	}
	settle(out.Tables, ofTables)
	settle(out.Sheets, ofAll)
	return out
}

// fewestAgreeing tables must print a unit before they speak for one that prints none: a single one may be the odd one.
const fewestAgreeing = 2

// agreed is the unit that all print which print one.
func agreed(list []Unit) Unit {
	var first *string
	n := 0
	for _, u := range list {
		switch {
		case u.Name == nil:
			continue
		case first == nil:
			first = u.Name
		case *first != *u.Name:
			return Unit{}
		}
		n++
	}
	if n < fewestAgreeing {
		return Unit{}
	}
	return Unit{first, &document.UnitEvidence{From: document.UnitOfTables}}
}

// Common is the unit that most tables print, nil without any.
func (u Units) Common() *string {
	count := map[string]int{}
	var best *string
	for _, t := range u.Tables {
		if t.Name == nil {
			continue
		}
		if count[*t.Name]++; best == nil || count[*t.Name] > count[*best] {
			best = t.Name
		}
	}
	return best
}

// tableUnit finds the unit printed above the table or in a row or header cell of its own (单位：元, 总计（元）), be it overleaf.
func tableUnit(t *extract.Table) Unit {
	head := max(t.Header, len(t.Banners()))
	u := printedUnit(t, func(_ int, c *extract.Cell) bool { return c.Row < head })
	for i := 0; u.Name == nil && i < len(t.Parts); i++ {
		u = captionUnit(t.Parts[i].Captions)
	}
	return u
}

// sheetUnit finds the unit of a sheet's amounts in the same way, where it is printed above the sheet, with the labels
// of the fields (项目资金（万元）) or in the header of a list; what the sheet itself has to say there is no statement of a
// unit.
func sheetUnit(m *schema.SheetMatch, t *extract.Table) Unit {
	said := map[int]bool{}
	for _, f := range m.Fields {
		said[f.Value] = true
		for _, k := range f.More {
			said[k] = true
		}
	}
	first := t.Rows // of the indicators, or of the sheets in a list
	switch {
	case m.Sheet.Layout == schema.ListLayout:
		first = t.Header
	case m.Grid >= 0:
		first = m.First
	}
	u := printedUnit(t, func(k int, c *extract.Cell) bool { return c.Row < first && !said[k] })
	if u.Name == nil {
		u = amountUnit(m, t)
	}
	return u
}

// amountUnit is the unit that the amounts of a sheet themselves print, if all that do agree: 60.00万元.
func amountUnit(m *schema.SheetMatch, t *extract.Table) Unit {
	var out Unit
	for _, f := range m.Sheet.Fields {
		place, ok := m.Fields[f.ID]
		if !f.Amount || !ok || place.Value < 0 {
			continue
		}
		c := &t.Cells[place.Value]
		_, u, ok := value.ParseQuantity(c.Text)
		if _, money := value.UnitFactor(u); !ok || !money {
			continue
		}
		if out.Name != nil && *out.Name != u {
			return Unit{}
		}
		if out.Name == nil {
			box := c.Box()
			out = Unit{&u, &document.UnitEvidence{From: document.UnitOfCell, Page: c.Page(), Box: &box}}
		}
	}
	return out
}

// printedUnit gives the unit that the captions of a table state, or those of its cells that may.
func printedUnit(t *extract.Table, mayState func(k int, c *extract.Cell) bool) Unit {
	if u := captionUnit(t.Captions); u.Name != nil {
		return u
	}
	for k := range t.Cells {
		c := &t.Cells[k]
		if !mayState(k, c) {
			continue
		}
		if u, ok := value.FindUnit(c.Text); ok {
			box := c.Box()
			return Unit{&u, &document.UnitEvidence{From: document.UnitOfHeader, Page: c.Page(), Box: &box}}
		}
	}
	return Unit{}
}

func captionUnit(captions []extract.Text) Unit {
	wrapped := ""
	at := func(name string, c *extract.Text) Unit {
		return Unit{&name, &document.UnitEvidence{From: document.UnitOfCaption, Page: c.Page, Box: &c.Box}}
	}
	for i := range captions {
		text := captions[i].Text
		if wrapped != "" && hanzi.Key(text) == "元" {
			return at(wrapped+"元", &captions[i])
		}
		if u, ok := value.FindUnit(text); ok {
			return at(u, &captions[i])
		}
		if g := unitBegun.FindStringSubmatch(hanzi.Key(text)); g != nil {
			wrapped = g[1]
		}
	}
	return Unit{}
}

// unitBegun is a caption whose unit goes on in the line below: 单位：万 and then 元.
var unitBegun = lazyregexp.New(`单位:([百千万亿]+)$`)

// stripUnit finds the unit of a sheet that is too wide for its pages: its right strip follows as a table without a
// title, and has 单位 above its last columns. What stands above the next titled table, or above one that was recognised,
// is of that one.
func stripUnit(doc *extract.Document, match *schema.Match, index int) Unit {
	rows := doc.Tables[index].Rows
	for i := index + 1; i < len(doc.Tables); i++ {
		t, before := &doc.Tables[i], doc.Tables[i-1].Parts
		if !slices.Contains(match.Unmapped, i) || t.Rows != rows || t.Parts[0].Page > before[len(before)-1].Page+1 {
			return Unit{}
		}
		if u := captionUnit(t.Captions); u.Name != nil {
			u.From.From = document.UnitOfSheet
			return u
		}
	}
	return Unit{}
}

// sentence says for a document what its amounts are in: 以下各表金额单位均为万元.
var sentence = lazyregexp.New(`单位(?:均|统一|全部)?(?:为|是|:)(?:人民币)?((?:百|千|万|亿|百万)?元)(?:[。,;)]|$)`)

// statement is the unit that a paragraph says for the document, if all that say one agree.
func statement(doc *extract.Document) Unit {
	var out Unit
	for i := range doc.Texts {
		t := &doc.Texts[i]
		g := sentence.FindStringSubmatch(hanzi.Key(t.Text))
		if g == nil {
			continue
		}
		if out.Name != nil && *out.Name != g[1] {
			return Unit{}
		}
		if out.Name == nil {
			out = Unit{&g[1], &document.UnitEvidence{From: document.UnitOfText, Page: t.Page, Box: &t.Box}}
		}
	}
	return out
}

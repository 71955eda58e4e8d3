package serve

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/normalize"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/normalize/plain"
	"gongkai/schema"
)

// printedTable is a table of a paper as it is printed, by the address that corrections have for it.
type printedTable struct {
	Address string // table:7/1
	Title   string // what a correction of it says is printed
	Read    string // id of the table that it was read as; "" for none
	Unit    string // that is printed
	Now     string // unit that its amounts are in, by print or by what a person says
	Columns []printedColumn
	Known   []choice // columns of the form that it may have
}

type printedColumn struct {
	Address string // table:7/1/column/4
	Heads   string // from the top
	Read    string // id of the column, with its side, or the role of one of text; "" for nothing
}

// choice is one of several that a person may take.
type choice struct{ ID, Name string }

// printedTables lists the tables of a paper. The one at index i of the document's tables, or of those that no form
// claims, is at the same place of the second and third result, -1 where it is not found.
func printedTables(r *normalize.Reading, language string) (all []printedTable, ofTable, ofGrid []int) {
	units := captions.UnitsOf(r.Printed, r.Match)
	onPage := map[int]int{}
	for i := range r.Printed.Tables {
		t := &r.Printed.Tables[i]
		page := t.Parts[0].Page
		onPage[page]++
		at := "table:" + strconv.Itoa(page) + "/" + strconv.Itoa(onPage[page])
		one := printedTable{Address: at, Title: plain.Largest(t.Captions)}
		header := schema.HeaderOf(t)
		read := map[int]string{}
		for k := range r.Match.Tables {
			m := &r.Match.Tables[k]
			if m.Index != i {
				continue
			}
			one.Read = m.Table.ID
			if name := units.Tables[k].Name; name != nil {
				one.Unit = *name
			}
			for _, p := range m.Panels {
				for _, c := range p.Columns {
					id := c.Column.ID
					if id == "" { // of text; what a person says of a column is which amounts it has
						id = c.Column.Role
					} else {
						if p.Panel.Side != "" {
							id = p.Panel.Side + "/" + id
						}
						one.Known = append(one.Known, choice{id, nameIn(c.Column.Name, language)})
					}
					for _, g := range c.Grid {
						read[g] = id
					}
				}
			}
		}
		for c := range t.Cols {
			one.Columns = append(one.Columns, printedColumn{Address: at + "/column/" + strconv.Itoa(c+1),
				Heads: strings.Join(header.PrintedAbove(c), " / "), Read: read[c]})
		}
		all = append(all, one)
	}
	for i := range r.Document.Tables {
		d := &r.Document.Tables[i]
		ofTable = append(ofTable, slices.IndexFunc(r.Match.Tables, func(m schema.TableMatch) bool {
			return m.Table.ID == d.ID && m.Instance == d.Instance && slices.Equal(d.Pages, r.Printed.Tables[m.Index].Pages())
		}))
		if k := ofTable[i]; k >= 0 {
			ofTable[i] = r.Match.Tables[k].Index
			if d.Unit != nil {
				all[ofTable[i]].Now = *d.Unit
			}
		}
	}
	return all, ofTable, r.Match.Unmapped
}

func nameIn(n schema.Names, language string) string {
	if language == "zh" {
		return n.Zh
	}
	return n.En
}

// tablesOf are the tables that a paper's form has, for one that it does not claim.
func (s *Server) tablesOf(doc *document.Document, language string) []choice {
	var out []choice
	f := s.formOf(doc)
	for _, other := range s.Forms {
		if f == nil && other.ID == nationalForm {
			f = other
		}
	}
	if f == nil {
		return nil
	}
	for i := range f.Tables {
		t := &f.Tables[i]
		out = append(out, choice{t.ID, nameIn(t.Name, language)})
	}
	return out
}

// nationalForm is what a paper of no known form is held against.
const nationalForm = "cn-budget"

package tidy

// The values once more, each with all that says what it is: for spreadsheets, which join no tables.

// joined is a value with what it belongs to.
type joined struct{ document, table, row, column, value Record }

// taken is a column of another table.
func taken[T any](d *definition[T], name string, of func(joined) Record) field[joined] {
	i := d.Column(name)
	c := d.Columns[i]
	c.Required = false
	return field[joined]{c, func(j joined) any {
		if r := of(j); r != nil {
			return r[i]
		}
		return nil
	}}
}

func ofDocument(j joined) Record { return j.document }
func ofTable(j joined) Record    { return j.table }
func ofRow(j joined) Record      { return j.row }
func ofColumn(j joined) Record   { return j.column }
func ofValue(j joined) Record    { return j.value }

var wide = define(Table{
	Name: "amounts",
	Zh:   "数值连同其部门、年度、表、行、列：便于筛选与透视",
	En:   "Every value with its department, year, table, row and column, to filter and to pivot",
	Key:  []string{"row_id", "column_name"},
}, []field[joined]{
	{Column{Name: "department", Zh: "部门", En: "the department whose value it is"}, func(j joined) any {
		if i := tables.Column("department"); j.table != nil && j.table[i] != nil {
			return j.table[i]
		}
		return ofDocument(j)[documents.Column("department")]
	}},
	taken(documents, "year", ofDocument),
	taken(documents, "kind", ofDocument),
	taken(tables, "table_name", ofTable),
	taken(tables, "title", ofTable),
	taken(rows, "side", ofRow),
	taken(rows, "unit_code", ofRow),
	taken(rows, "unit_name", ofRow),
	taken(rows, "role", ofRow),
	taken(rows, "item", ofRow),
	taken(rows, "level", ofRow),
	taken(rows, "code", ofRow),
	taken(rows, "name", ofRow),
	taken(rows, "project", ofRow),
	taken(columns, "column_name", ofColumn),
	taken(columns, "label", ofColumn),
	taken(values, "value", ofValue),
	taken(values, "unit", ofValue),
	taken(values, "amount_yuan", ofValue),
	taken(values, "proof", ofValue),
	taken(values, "page", ofValue),
	taken(documents, "file", ofDocument),
	taken(values, "row_id", ofValue),
})

// Wide is the table of what Widen gives. It is none of Tables: it holds nothing that those do not.
func Wide() *Table { return &wide.Table }

// Widen joins the values among the records of one document with what they belong to.
func Widen(batches []Batch) Batch {
	byID := map[string]map[any]Record{}
	out := Batch{Table: &wide.Table}
	for _, b := range batches {
		switch b.Table.Name {
		case documents.Name, tables.Name, columns.Name, rows.Name:
			key := b.Table.Column(b.Table.Key[0])
			known := map[any]Record{}
			for _, r := range b.Records {
				known[r[key]] = r
			}
			byID[b.Table.Name] = known
		case values.Name:
			for _, v := range b.Records {
				j := joined{
					value:    v,
					row:      byID[rows.Name][v[values.Column("row_id")]],
					column:   byID[columns.Name][v[values.Column("column_id")]],
					document: byID[documents.Name][v[values.Column("document_id")]],
				}
				if j.row == nil || j.document == nil {
					continue // values come behind what they belong to
				}
				j.table = byID[tables.Name][j.row[rows.Column("table_id")]]
				out.Records = append(out.Records, wide.record(j))
			}
		}
	}
	return out
}

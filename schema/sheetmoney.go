package schema

// Money declares what a sheet says of its money in rows and columns: a rare field where each row meets each column, but
// for those that the sheet declares itself. Its id is that of the row with that of the column behind it,
// funds_fiscal_executed; the whole (no id) is funds_executed and, with a column of no amounts, execution_rate.
type Money struct {
	Rows    []MoneyPart `yaml:"rows"`
	Columns []MoneyPart `yaml:"columns"`
}

// MoneyPart is a row or a column of the money; Amount is of columns.
type MoneyPart struct {
	ID     string   `yaml:"id"`
	Labels []string `yaml:"labels"`
	Amount bool     `yaml:"amount"`
}

// crossMoney adds the fields of the money that the sheet does not declare. They share the labels of rows and columns.
func (s *Sheet) crossMoney() {
	if s.Money == nil {
		return
	}
	for _, row := range s.Money.Rows {
		for _, column := range s.Money.Columns {
			id := "funds"
			if row.ID == "" && !column.Amount {
				id = "execution"
			}
			for _, part := range []string{row.ID, column.ID} {
				if part != "" {
					id += "_" + part
				}
			}
			// the whole of the budget is funds_total, as it was at first, and funds_budget
			if row.ID == "" && (column.ID == "" || column.ID == "initial") || s.has(id) {
				continue
			}
			s.Fields = append(s.Fields, Field{ID: id, Labels: row.Labels, Columns: column.Labels, Amount: column.Amount,
				Rare: true, Line: s.Line})
		}
	}
}

// common counts the fields that a sheet is known by: all but those that few print.
func (s *Sheet) common(found map[string]FieldMatch) (known, declared int) {
	for i := range s.Fields {
		if f := &s.Fields[i]; !f.Rare {
			declared++
			if _, ok := found[f.ID]; ok {
				known++
			}
		}
	}
	return known, declared
}

package tidy

import (
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

type valueSource struct {
	row, column, document string
	unit                  *string
	document.Value
	cell *document.Cell
}

var values = define(Table{
	Name: "values",
	Zh:   "数值：每个印有内容的金额格一行",
	En:   "A value: one printed cell of an amount column. What is blank has no record",
	Key:  []string{"row_id", "column_name"},
	Foreign: []Foreign{
		{"row_id", "rows", "row_id"},
		{"column_id", "columns", "column_id"},
		{"document_id", "documents", "document_id"},
	},
}, append(append([]field[valueSource]{
	{Column{Name: "row_id", Required: true, Zh: "所在行", En: "its row"}, func(v valueSource) any { return v.row }},
	{
		Column{Name: "column_name", Required: true, Zh: "列名", En: "what column it is in"},
		func(v valueSource) any { return v.Column },
	},
	{
		Column{Name: "column_id", Required: true, Zh: "所在列", En: "its column"},
		func(v valueSource) any { return v.column },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(v valueSource) any { return v.document },
	},
}, money(func(v valueSource) (*value.Amount, *string) { return v.Amount, v.unit })...),
	printed(func(v valueSource) *document.Cell { return v.cell })...))

// money gives the columns of a number: as printed with its unit, and in 元 where the unit is one of money.
func money[T any](of func(T) (*value.Amount, *string)) []field[T] {
	return []field[T]{
		{
			Column{
				Name: "value",
				Kind: Decimal,
				Zh:   "数值，位数同原文；空值表示印有横线等，或无法读作数值",
				En:   "the number with its printed decimals; none where a dash or no number is printed",
			},
			func(x T) any { a, _ := of(x); return exact(a) },
		},
		{Column{Name: "unit", Zh: "单位", En: "its unit"}, func(x T) any { _, u := of(x); return said(u) }},
		{
			Column{
				Name: "amount_yuan",
				Kind: Decimal,
				Zh:   "折合元的金额",
				En:   "the amount in yuan, where the unit is one of money",
			},
			func(x T) any {
				a, u := of(x)
				if a == nil || u == nil {
					return nil
				}
				factor, ok := value.UnitFactor(*u)
				if !ok {
					return nil
				}
				return a.Mul(factor)
			},
		},
	}
}

// reasons are those why an amount is not verified, nil for none.
func reasons(c *document.Cell) any {
	if len(c.Because) == 0 {
		return nil
	}
	return list(c.Because)
}

// printed gives the columns of a printed cell.
func printed[T any](of func(T) *document.Cell) []field[T] {
	cell := func(get func(*document.Cell) any) func(T) any {
		return func(x T) any {
			if c := of(x); c != nil {
				return get(c)
			}
			return nil
		}
	}
	correction := func(get func(*document.Correction) any) func(T) any {
		return cell(func(c *document.Cell) any {
			if c.Corrected == nil {
				return nil
			}
			return get(c.Corrected)
		})
	}
	out := []field[T]{
		{
			Column{Name: "raw", Zh: "原文", En: "what is printed"},
			cell(func(c *document.Cell) any { return words(c.Raw) }),
		},
		{
			Column{
				Name: "proof",
				Enum: proofs,
				Zh:   "核对情况：相符、未核对、存疑",
				En:   "verified, unchecked or doubtful, by the checks that cover it",
			},
			cell(func(c *document.Cell) any { return words(c.Proof) }),
		},
		{
			Column{Name: "because", Kind: List, Zh: "未得到验证的原因", En: "why it is not verified, as a JSON array"},
			cell(reasons),
		},
		{
			Column{
				Name: "corrected_from",
				Kind: Decimal,
				Zh:   "人工更正前的数值",
				En:   "the number before a person corrected it",
			},
			correction(func(c *document.Correction) any { return exact(c.Read) }),
		},
		{
			Column{Name: "corrected_by", Zh: "更正人", En: "who corrected it"},
			correction(func(c *document.Correction) any { return words(c.By) }),
		},
		{
			Column{Name: "corrected_why", Zh: "更正理由", En: "why"},
			correction(func(c *document.Correction) any { return words(c.Why) }),
		},
	}
	return append(out, where(func(x T) (int, *geometry.Rect) {
		if c := of(x); c != nil {
			return c.Page, &c.Box
		}
		return 0, nil
	})...)
}

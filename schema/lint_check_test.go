package schema

import "testing"

const (
	sumHint     = "sums look like `a + b - c`"
	addressHint = "addresses look like table.row.column, table.side.row.column or sheet.field; " +
		"tables: income, items, summary, summary.income, summary.expenditure"
	kindHint = "exactly one of rows, tree, items, match, weights and cells"
)

// TestLintChecks appends one check to the clean form: it stands in line 39.
func TestLintChecks(t *testing.T) {
	at := func(problem, hint string) mistake { return mistake{39, problem, hint} }
	for _, c := range []struct {
		name, check string
		want        []mistake
	}{
		{"rows", "{id: c, rows: income, left: total, right: basic}", nil},
		{"rows of a sheet", "{id: c, rows: targets, left: funds, right: funds + funds}", nil},
		{"tree", "{id: c, tree: summary.expenditure, columns: [budget]}", nil},
		{"items", "{id: c, items: items, left: total, right: abroad + vehicles.purchase}", nil},
		{"match", "{id: c, match: [income.total, summary.expenditure.budget], level: 1}", nil},
		{"match of sums", "{id: c, match: [income.basic + income.total, summary.expenditure.budget], relation: <=}", nil},
		{"match with a sheet", "{id: c, match: [summary.expenditure.budget, targets.funds], sum: summary.expenditure.total.budget}", nil},
		{"weights", "{id: c, weights: targets, allowed: [90, 100]}", nil},
		{"cells", "{id: c, cells: true, left: items.vehicles.purchase.total, right: summary.income.total.budget - targets.funds, relation: <=}", nil},
		{"relation =", "{id: c, rows: income, left: total, right: basic, relation: =}", nil},

		{"no id", "{rows: income, left: total, right: basic}", []mistake{at("check without an id", "give it an `id:`")}},
		{"no kind", "{id: c, left: total, right: basic}", []mistake{at(`check "c" is of 0 kinds`, kindHint)}},
		{"two kinds", "{id: c, rows: income, tree: income, left: total, right: basic}",
			[]mistake{at(`check "c" is of 2 kinds`, kindHint)}},
		{"six kinds", "{id: c, rows: income, tree: income, items: items, match: [a, b], weights: targets, cells: true}",
			[]mistake{at(`check "c" is of 6 kinds`, kindHint)}},
		{"relation", "{id: c, rows: income, left: total, right: basic, relation: '>='}",
			[]mistake{at(`check "c" has the relation ">="`, "= or <=")}},

		{"rows of an unknown table", "{id: c, rows: incom, left: total, right: basic}",
			[]mistake{at(`check "c" names an unknown table "incom"`, "did you mean income?")}},
		{"rows of a table with sides", "{id: c, rows: summary, left: budget, right: budget}",
			[]mistake{at(`check "c" names an unknown table "summary"`, "did you mean summary.income?")}},
		{"rows of an unknown side", "{id: c, rows: summary.left, left: budget, right: budget}",
			[]mistake{at(`check "c" names an unknown table "summary.left"`,
				"known here: income, items, summary, summary.income, summary.expenditure")}},
		{"unknown column on the left", "{id: c, rows: income, left: totals, right: basic}",
			[]mistake{at(`check "c" names an unknown address "totals"`, "did you mean total?")}},
		{"unknown columns on the right", "{id: c, rows: income, left: total, right: basic + project - x}", []mistake{
			at(`check "c" names an unknown address "project"`,
				"known here: total, basic"), at(`check "c" names an unknown address "x"`, "known here: total, basic")}},
		{"unknown field in rows of a sheet", "{id: c, rows: targets, left: fund, right: funds}",
			[]mistake{at(`check "c" names an unknown address "fund"`, "did you mean funds?")}},

		{"tree of an unknown table", "{id: c, tree: spending}",
			[]mistake{at(`check "c" names an unknown table "spending"`,
				"known here: income, items, summary, summary.income, summary.expenditure")}},
		{"tree in an unknown column", "{id: c, tree: income, columns: [total, basics]}",
			[]mistake{at(`check "c" names an unknown column "basics"`, "did you mean basic?")}},
		{"items of an unknown table", "{id: c, items: item, left: total, right: abroad}",
			[]mistake{at(`check "c" names an unknown table "item"`, "did you mean items?")}},
		{"unknown item", "{id: c, items: items, left: total, right: abroad + vehicles}",
			[]mistake{at(`check "c" names an unknown address "vehicles"`, "known here: abroad, vehicles.purchase, total")}},

		{"match of one column", "{id: c, match: [income.total]}",
			[]mistake{at(`check "c" matches 1 columns`, "as `match: [income.total, expenditure.total]`")}},
		{"match of three columns", "{id: c, match: [income.total, income.basic, income.total]}",
			[]mistake{at(`check "c" matches 3 columns`, "as `match: [income.total, expenditure.total]`")}},
		{"match with an unknown table", "{id: c, match: [income.total, spending.total]}",
			[]mistake{at(`check "c" names an unknown table "spending"`,
				"known here: income, items, summary, summary.income, summary.expenditure")}},
		{"match with an unknown column", "{id: c, match: [income.sum, income.total]}",
			[]mistake{at(`check "c" names an unknown column "sum"`, "known here: total, basic")}},
		{"match without a column", "{id: c, match: [income, income.total]}",
			[]mistake{at(`check "c" names an unknown table ""`,
				"known here: income, items, summary, summary.income, summary.expenditure")}},
		{"match with an unknown field", "{id: c, match: [income.total, targets.fnds]}",
			[]mistake{at(`check "c" names an unknown field "fnds"`, "did you mean funds?")}},
		{"match with an unknown sum", "{id: c, match: [income.total, income.basic], sum: income.total}",
			[]mistake{at(`check "c" names an unknown address "income.total"`, addressHint)}},

		{"tree of a sheet that is no list", "{id: c, tree: targets, units: true}",
			[]mistake{at(`check "c" adds up "targets", which is no list of sheets`, "it needs `layout: list`"),
				at(`check "c" has columns or units that mean nothing there`, "they belong to trees of tables")}},
		{"weights of an unknown sheet", "{id: c, weights: target, allowed: [100]}",
			[]mistake{at(`check "c" names an unknown sheet "target"`, "sheets are declared under `sheets:`")}},

		{"weights without sums", "{id: c, weights: targets}",
			[]mistake{at(`check "c" does not say which sums of weights are allowed`, "as `allowed: [90, 100]`")}},
		{"left of a tree", "{id: c, tree: income, left: total}",
			[]mistake{at(`check "c" has a left, right or relation that means nothing there`,
				"they belong to rows, items and cells")}},
		{"relation of a tree", "{id: c, tree: income, relation: <=}",
			[]mistake{at(`check "c" has a left, right or relation that means nothing there`,
				"they belong to rows, items and cells")}},

		{"cell of an unknown item", "{id: c, cells: true, left: items.vehicles.total, right: items.total.total}",
			[]mistake{at(`check "c" names an unknown address "items.vehicles.total"`,
				"known here: abroad, vehicles.purchase, total")}},
		{"cell of no code", "{id: c, cells: true, left: income.2010.total, right: income.20101.total}",
			[]mistake{at(`check "c" names an unknown address "income.2010.total"`,
				"rows are total and codes of three, five or seven digits")}},
		{"cell in an unknown table", "{id: c, cells: true, left: incomes.total.total, right: income.total.total}",
			[]mistake{at(`check "c" names an unknown address "incomes.total.total"`, addressHint)}},
		{"cell without row", "{id: c, cells: true, left: income.total, right: income.total.total}",
			[]mistake{at(`check "c" names an unknown address "income.total"`, addressHint)}},
		{"cell of a table alone", "{id: c, cells: true, left: income, right: income.total.total}",
			[]mistake{at(`check "c" names an unknown address "income"`, addressHint)}},
		{"cell without side", "{id: c, cells: true, left: summary.total.budget, right: income.total.total}",
			[]mistake{at(`check "c" names an unknown address "summary.total.budget"`, addressHint)}},
		{"cell in an unknown column", "{id: c, cells: true, left: income.total.totl, right: income.total.total}",
			[]mistake{at(`check "c" names an unknown address "income.total.totl"`, "did you mean total?")}},
		{"cell of an unknown field", "{id: c, cells: true, left: income.total.total, right: targets.fund}",
			[]mistake{at(`check "c" names an unknown address "targets.fund"`, "did you mean funds?")}},

		{"no left", "{id: c, rows: income, right: basic}",
			[]mistake{at(`check "c": a sum is empty or ends with an operator: ""`, sumHint)}},
		{"no operator", "{id: c, rows: income, left: total, right: basic total}",
			[]mistake{at(`check "c": an operator is missing before "total" in "basic total"; write spaces around + and -`,
				sumHint)}},
		{"two operators", "{id: c, items: items, left: total, right: abroad + - vehicles.purchase}",
			[]mistake{at(`check "c": two operators in a row in "abroad + - vehicles.purchase"`, sumHint)}},
		{"operator at the end", "{id: c, cells: true, left: income.total.total, right: income.total.total +}",
			[]mistake{at(`check "c": a sum is empty or ends with an operator: "income.total.total +"`, sumHint)}},
		{"sum of a match", "{id: c, match: [income.total, income.basic], sum: a b}",
			[]mistake{at(`check "c": an operator is missing before "b" in "a b"; write spaces around + and -`, sumHint)}},
	} {
		t.Run(c.name, func(t *testing.T) { checkMistakes(t, cleanForm+"checks:\n  - "+c.check+"\n", c.want...) })
	}
}

func TestLintCheckIDs(t *testing.T) {
	const check = "  - {id: c, rows: income, left: total, right: basic}\n"
	checkMistakes(t, cleanForm+"checks:\n"+check+check,
		mistake{40, `check "c" was declared in line 39 already`, "ids are unique within a form"})
}

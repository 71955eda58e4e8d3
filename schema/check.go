package schema

import (
	"strings"

	"gongkai/extract/finding"
	"gongkai/schema/address"
)

// Check declares accounting identities. Exactly one of Rows, Tree, Items, Match, Weights and Cells is set; it
// makes one check for every row, parent row, column, code or sheet, or a single one.
type Check struct {
	ID string `yaml:"id"`

	// Rows names a table (or table.side): in each of its rows Left equals Right, both sums of its columns. Without them
	// each column is the sum of the printed columns that say to be parts of it. Of a sheet it is the sum of amount fields
	// that is compared, in each sheet.
	Rows string `yaml:"rows"`

	// Tree names a table keyed by code: each row is the sum of the rows one level below it, the total row is the sum of
	// the classes and the sum of the lowest rows, in every amount column or those of Columns.
	// Of a list of sheets the rows of sums are the sums of their sheets, in every amount.
	Tree    string   `yaml:"tree"`
	Columns []string `yaml:"columns"`
	// Units limits a tree to the sums of budget units and kinds of purchases: below them stand groups and projects that
	// nothing tells apart. Where the rows below such a heading are not found to be groups, it is the sum of them all.
	Units bool `yaml:"units"`

	// Items names a table of fixed rows: in every amount column the item Left equals Right, a sum of items. Without them
	// each item is the sum of the printed items that say to be parts of it.
	Items string `yaml:"items"`

	// Match names two columns (table.column or table.side.column), or sums of them, that print the same amounts for the
	// same codes; with the relation <= the left one nowhere prints more. Level limits it to classes (1), sections (2) or
	// items (3). Several rows of one code are added up. A column table.column may be matched with sheet.field: then the
	// key is the project's name.
	Match []string `yaml:"match"`
	Level int      `yaml:"level"`

	// Sum, beside Match, is the address of what the right column adds up to. It is tested only when every key has its
	// partner: a department need not print a sheet for each project.
	Sum string `yaml:"sum"`

	// Weights names a sheet: the weights of its indicators add up to one of the Allowed sums.
	Weights string `yaml:"weights"`
	Allowed []int  `yaml:"allowed"`

	// Cells compares single cells: Left and Right are sums of addresses table.row.column, or table.side.row.column; row is
	// an item's id, a code, or total. A sheet's address is sheet.field, summed over all sheets of that kind.
	Cells bool `yaml:"cells"`

	Left     string `yaml:"left"`
	Right    string `yaml:"right"`
	Relation string `yaml:"relation"` // = (default) or <=
	Why      string `yaml:"why"`      // what the identity says, for readers
	Drop     bool   `yaml:"drop"`     // the form that is extended has it, this one has not

	Line int `yaml:"-"`
}

// Term is one addend of a sum: an address and its sign.
type Term struct {
	Negative bool
	Address  address.Declared
}

// ParseSum reads "a + b - c". Addresses may hold any letter but white space, + and -.
func ParseSum(s string) ([]Term, error) {
	var out []Term
	negative, expectTerm := false, true
	for _, w := range strings.Fields(s) {
		switch {
		case w == "+" || w == "-":
			if expectTerm {
				return nil, finding.Problemf("two operators in a row in %q", s)
			}
			negative, expectTerm = w == "-", true
		case !expectTerm:
			return nil, finding.Problemf("an operator is missing before %q in %q; write spaces around + and -", w, s)
		default:
			out = append(out, Term{negative, address.Declared(w)})
			negative, expectTerm = false, false
		}
	}
	if expectTerm {
		return nil, finding.Problemf("a sum is empty or ends with an operator: %q", s)
	}
	return out, nil
}

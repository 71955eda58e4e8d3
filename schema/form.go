// Package schema knows the forms: which tables a disclosure of a kind has, what their titles and columns are called,
// how their rows are keyed and which accounting identities hold. A form is declared in YAML; docs/forms.md is the guide
// to writing one. The package also recognises the tables of a document by a form.
package schema

import (
	"regexp"
	"slices"
	"strconv"
)

// Form is one declared form, such as the department budget of a province.
type Form struct {
	ID string `yaml:"form"`
	// the form whose tables, sheets and checks this one takes where it does not say otherwise
	Extends string `yaml:"extends"`
	Name    Names  `yaml:"name"`
	Place   string `yaml:"place"` // the beginning of the code of its place, "" for any
	Kind    string `yaml:"kind"`  // budget or final_accounts
	Unit    string `yaml:"unit"`  // unit of amounts where a table prints none
	// Optional is what tables and columns of amounts are that do not say it themselves. It is not inherited.
	Optional bool     `yaml:"optional"`
	Totals   []string `yaml:"totals"`
	Empty    []string `yaml:"empty"` // patterns of the sentence that says a table is empty
	Document Facts    `yaml:"document"`
	Tables   []Table  `yaml:"tables"`
	Sheets   []Sheet  `yaml:"sheets"`
	Checks   []Check  `yaml:"checks"`

	File  string `yaml:"-"` // where the form was read from, for messages
	Text  []byte `yaml:"-"` // the file as it is
	empty []*regexp.Regexp
	base  *Form // the form it extends
	line  int   // where it begins in its file
}

// Kinds of paper. A file of performance sheets alone is of performance targets or a self-evaluation; a report of an
// evaluation (绩效评价报告, 绩效自评报告) is told by its title, and no form is of that kind.
const (
	Budget             = "budget"
	FinalAccounts      = "final_accounts"
	PerformanceTargets = "performance_targets"
	SelfEvaluation     = "self_evaluation"
	EvaluationReport   = "evaluation_report"
)

// Kinds are all that a form can be of.
var Kinds = []string{Budget, FinalAccounts, PerformanceTargets, SelfEvaluation}

// PaperKinds are all that a paper can be of.
var PaperKinds = append(slices.Clone(Kinds), EvaluationReport)

// Names are for people, in Chinese and English.
type Names struct {
	Zh string `yaml:"zh"`
	En string `yaml:"en"`
}

// Facts says how a document prints what concerns the whole of it.
type Facts struct {
	// Department lists the labels in front of the department's name in a caption or field: 编制部门：….
	Department []string `yaml:"department"`
	// Year lists patterns with one group, the budget year.
	Year []string `yaml:"year"`
	// Title lists patterns of the document's title with one group, the department's name: for documents whose captions
	// lack it.
	Title []string `yaml:"title"`

	year, title []*regexp.Regexp
}

// Table declares one table of a form.
type Table struct {
	ID string `yaml:"id"`
	// tells tables of one id apart that are printed differently; a document has one of them
	Variant  string   `yaml:"variant"`
	Number   int      `yaml:"number"` // the number printed with the title (表 2), a witness, never the key
	Title    string   `yaml:"title"`
	Aliases  []string `yaml:"aliases"`  // other titles, exactly
	Patterns []string `yaml:"patterns"` // other titles, as regular expressions on the title without spaces
	Name     Names    `yaml:"name"`
	Unit     string   `yaml:"unit"`     // where it differs from the form's
	Optional bool     `yaml:"optional"` // not said to be missing when the document lacks it
	Drop     bool     `yaml:"drop"`     // the form that is extended has it, this one has not

	// A table is one panel of rows, or two that stand side by side and are independent lists.
	Rows    RowModel `yaml:"rows"` // row model: codes, items, projects, names, units or one
	Codes   string   `yaml:"codes"`
	Under   string   `yaml:"under"` // with items beside codes: the item that the classes add up to, else the total
	Columns []Column `yaml:"columns"`
	Items   []Item   `yaml:"items"`
	Totals  []string `yaml:"totals"`
	Sides   []Side   `yaml:"sides"`

	Line     int  `yaml:"-"`
	said     bool // whether Optional is the table's own word
	patterns []*regexp.Regexp
	titles   []int32 // of titleWords: Title and Aliases, as captions are compared with them
	origin   *Table  // the table this one was taken from unchanged, else nil
}

// Side is one list of a table whose lists stand side by side.
type Side struct {
	Side    string   `yaml:"side"` // income, expenditure, or another id
	Rows    RowModel `yaml:"rows"`
	Codes   string   `yaml:"codes"`
	Under   string   `yaml:"under"`
	Columns []Column `yaml:"columns"`
	Items   []Item   `yaml:"items"`
	Totals  []string `yaml:"totals"`
	// Optional sides are not printed everywhere: without the heads of their labels they claim no column.
	Optional bool `yaml:"optional"`
	Drop     bool `yaml:"drop"`

	Line int `yaml:"-"`
}

// Roles of columns that are not amounts.
const (
	RoleCode    = "code"    // a code, or the part of one that its column prints (类, 款, 项)
	RoleName    = "name"    // the label of the row; a code in front of it is told from it
	RoleProject = "project" // the project's name
	RoleText    = "text"    // any other text

	RoleUnit      = "unit"       // the name of the budget unit that the row, or the rows below it, belong to
	RoleUnitCode  = "unit_code"  // its code
	RolePeriod    = "period"     // the year of the row, or that it holds the change between two
	RoleClass     = "class"      // the name of a further classification, with or without its code in front
	RoleClassCode = "class_code" // the code of a further classification
)

// NoUnit is the unit of a column that counts things which its rows name (three printers): no unit is printed, and the
// output says none.
const NoUnit = "none"

// Column declares one column by the path of header cells above it, from the top. A column without a role holds amounts.
type Column struct {
	ID       string `yaml:"id"`
	Role     string `yaml:"role"`
	Codes    string `yaml:"codes"`  // of class and class_code: which classification
	Item     string `yaml:"item"`   // in a table of one row: the item that the column is of
	Of       string `yaml:"of"`     // the column that it is a part of: parts add up to it
	Number   int    `yaml:"number"` // of the printed numbering row, a witness
	Path     Path   `yaml:"path"`
	Aliases  []Path `yaml:"aliases"`
	Unit     string `yaml:"unit"`     // where it differs from the table's, as %; NoUnit for a mere count
	Optional bool   `yaml:"optional"` // many documents of the form do not print it
	Drop     bool   `yaml:"drop"`
	Name     Names  `yaml:"name"`

	Line int `yaml:"-"`
	// Composed is a column that no form declares: its printed heads alone say what it holds. Of is then what the
	// vocabulary says, if the list has that column; without it nobody knows which sum of the row it belongs to.
	Composed bool      `yaml:"-"`
	said     bool      // whether Optional is the column's own word
	keys     [][]int32 // of headWords: Path and Aliases, as header cells are compared with them
}

// Path is a list of header texts from the top down; in YAML a lone text stands for a list of one.
type Path []string

// Item is one row of a fixed list.
type Item struct {
	ID      string   `yaml:"id"`
	Label   string   `yaml:"label"`
	Aliases []string `yaml:"aliases"`
	Of      string   `yaml:"of"`     // the item that it is a part of: parts add up to it
	Counts  string   `yaml:"counts"` // what its amounts count, such as 辆, where they are no money
	Drop    bool     `yaml:"drop"`
	Name    Names    `yaml:"name"`

	Line int `yaml:"-"`
}

// Sheet declares a performance sheet: a block of labelled fields, and below it a grid of indicators.
type Sheet struct {
	ID       string   `yaml:"id"`
	Title    string   `yaml:"title"`
	Aliases  []string `yaml:"aliases"`
	Patterns []string `yaml:"patterns"`
	Name     Names    `yaml:"name"`
	Variant  string   `yaml:"variant"` // tells sheets of one id apart that are printed differently
	// block (default): labels with values beside them; list: a sheet for each row, or for each merged cell of its project
	Layout     string   `yaml:"layout"`
	Drop       bool     `yaml:"drop"`
	Fields     []Field  `yaml:"fields"`
	Money      *Money   `yaml:"money"`
	Indicators []Column `yaml:"indicators"` // columns level1, level2, name, target, basis, prior, weight, rule, evidence
	Tasks      []Column `yaml:"tasks"`      // columns of the list of tasks: name, content, done and amounts

	Line     int `yaml:"-"`
	patterns []*regexp.Regexp
	titles   []int32
	labels   map[string][]int // the fields of each printed label, those of a section first
	sections map[string]bool  // heads that tell fields of one label apart
	heads    map[string]bool  // heads of indicators, tasks and crossed fields: never a value
	words    map[string]indicatorWord
	amounts  map[string]bool // fields that are amounts
	origin   *Sheet          // the sheet this one was taken from unchanged, else nil
}

// ListLayout is the layout of a table that holds many sheets: the fields are columns, merged over the rows of their
// indicators.
const ListLayout = "list"

// Field is one labelled value; its value stands in the cell to the right of the label or below it, behind the label in
// the same cell, or where the row of the label meets a column.
type Field struct {
	ID      string   `yaml:"id"`
	Labels  []string `yaml:"labels"`
	Columns []string `yaml:"columns"` // the heads above the value, where rows and columns both have labels
	// Under names heads above the label, or to the left of it: 财政拨款 is of the whole term under 实施期资金总额. With columns
	// they stand above the head of the column.
	Under   []string  `yaml:"under"`
	Crossed *Crossing `yaml:"crossed"` // where the value may stand, too: in a row and a column
	Titled  string    `yaml:"titled"`  // a pattern with one group, that finds it in the sheet's title
	Amount  bool      `yaml:"amount"`
	// Bracketed says that the value may stand in brackets behind the label, too: 执行率分值（10分）.
	Bracketed bool `yaml:"bracketed"`
	Below     bool `yaml:"below"`    // its label may stand below the indicators
	Rare      bool `yaml:"rare"`     // printed by few: left out of the output where it is not, and no sign of the sheet
	Personal  bool `yaml:"personal"` // personal data: left out under --redact
	Drop      bool `yaml:"drop"`

	Line      int `yaml:"-"`
	titled    *regexp.Regexp
	under     []string   // as labels are compared with it
	crossings []Crossing // likewise: its own, and where the value may stand, too
}

// Crossing is the place where the row of a label meets the column of a head.
type Crossing struct {
	Labels  []string `yaml:"labels"`
	Columns []string `yaml:"columns"`
	Under   []string `yaml:"under"` // heads above that of the column
}

// Panel is a list of rows with its columns: a table without sides, or one side.
type Panel struct {
	Side    string
	Rows    RowModel
	Codes   string
	Under   string
	Columns []Column
	Items   []Item
	Totals  []string

	Optional bool
}

// Panels gives the one or two lists of a table.
func (t *Table) Panels() []Panel {
	if len(t.Sides) == 0 {
		return []Panel{{Rows: t.Rows, Codes: t.Codes, Under: t.Under, Columns: t.Columns, Items: t.Items, Totals: t.Totals}}
	}
	out := make([]Panel, len(t.Sides))
	for i, s := range t.Sides {
		out[i] = Panel{Side: s.Side, Rows: s.Rows, Codes: s.Codes, Under: s.Under, Columns: s.Columns, Items: s.Items,
			Totals: s.Totals, Optional: s.Optional}
	}
	return out
}

// Amounts are the value columns of the panel.
func (p *Panel) Amounts() []Column {
	var out []Column
	for _, c := range p.Columns {
		if c.Role == "" {
			out = append(out, c)
		}
	}
	return out
}

// Table gives the table with the id, or nil.
func (f *Form) Table(id string) *Table {
	for i := range f.Tables {
		if f.Tables[i].ID == id {
			return &f.Tables[i]
		}
	}
	return nil
}

// Sheet gives the sheet with the id, or nil.
func (f *Form) Sheet(id string) *Sheet {
	for i := range f.Sheets {
		if f.Sheets[i].ID == id {
			return &f.Sheets[i]
		}
	}
	return nil
}

// SaysEmpty reports whether a sentence states that a table is empty.
func (f *Form) SaysEmpty(sentence string) bool { return matchAny(f.empty, sentence) }

func matchAny(patterns []*regexp.Regexp, s string) bool {
	for _, p := range patterns {
		if p.MatchString(s) {
			return true
		}
	}
	return false
}

// Year finds the budget year in a title.
func (f *Form) Year(title string) (int, bool) {
	for _, p := range f.Document.year {
		if g := p.FindStringSubmatch(title); len(g) > 1 {
			if y, err := strconv.Atoi(g[1]); err == nil {
				return y, true
			}
		}
	}
	return 0, false
}

// Package lexicon holds words of the budget as data: those that the code must know before a form is known, or in every
// form. It knows nothing of tables, pages or forms, and any package may ask it.
//
// A section of lexicon.yaml is a field of Lexicon with a type of its own, whose methods answer what its users ask.
// Words are compared with texts as hanzi.Key gives them.
package lexicon

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"gongkai/internal/packed"
)

// text is what lexicon.yaml says, packed, since to read the YAML took a twentieth of a start. A test holds them equal.
//
//go:embed lexicon.bin
var text string

// Lexicon is what lexicon.yaml holds. It must not be changed.
type Lexicon struct {
	Titles   Titles   `yaml:"titles"`
	Empty    Empty    `yaml:"empty"`
	Captions Captions `yaml:"captions"`
	Headers  Headers  `yaml:"headers"`
	Sheets   Sheets   `yaml:"sheets"`
	Totals   Totals   `yaml:"totals"`
	Bodies   Bodies   `yaml:"bodies"`
	// Purchases are words of lists of what is bought.
	Purchases Purchases `yaml:"purchases"`
	Economic  Economic  `yaml:"economic"`
	Personal  Personal  `yaml:"personal"`

	Narrative Narrative `yaml:"narrative"`
}

// NamedList is a kind of table without amounts. Heads stand over its names, and Sure are those of them that tell it
// alone; Beside are the other heads that it may have. Most names end with End, or have it in front of a bracket.
type NamedList struct {
	Kind   string   `yaml:"kind"`
	Heads  []string `yaml:"heads"`
	Sure   []string `yaml:"sure"`
	Beside []string `yaml:"beside"`
	End    string   `yaml:"end"`
}

// Narrative are words between a subject and its amount in running text.
type Narrative struct {
	// Each say that each of several subjects has the number behind them. NamedBudgets are budgets and bodies, whose words
	// do not say that an amount is a budget's.
	Each         []string `yaml:"each"`
	NamedBudgets []string `yaml:"named_budgets"`
	// Income, Expenditure and Both tell the side; BothOf are what says both behind words that there is none of it.
	Income      string   `yaml:"income"`
	Expenditure string   `yaml:"expenditure"`
	Both        string   `yaml:"both"`
	BothOf      []string `yaml:"both_of"`
	// Budget and Final are the two kinds of amounts; Initial, Adjusted and Executed those of final accounts, Execution
	// what a comparison with the last names. An amount that is compared stands with one of Basis.
	Budget  string   `yaml:"budget"`
	Final   string   `yaml:"final"`
	Initial []string `yaml:"initial"`
	// Sections are the parts of the text that their headings name, which SectionEnd ends without one; Explains stands
	// behind a word of a glossary. NamedLists are tables without amounts, of units or of the tables that follow.
	Sections   []Section   `yaml:"sections"`
	SectionEnd string      `yaml:"section_end"`
	Explains   string      `yaml:"explains"`
	NamedLists []NamedList `yaml:"named_lists"`
	// BudgetLeads stand between 较 and 预算, BudgetWords behind 较预算, in front of 减少.
	BudgetLeads []string `yaml:"budget_leads"`
	BudgetWords []string `yaml:"budget_words"`
	Costs       string   `yaml:"costs"` // how names of running costs end, as an expression
	Uses        []string `yaml:"uses"`  // in front of what money is for
	// CostUnits are how units and levels end in front of what they spend, CostsOfUnits what may stand between that and
	// the ending of Costs.
	CostUnits    []string `yaml:"cost_units"`
	CostsOfUnits []string `yaml:"costs_of_units"`
	// Evaluation has the words of what projects say of their own evaluation.
	Evaluation Evaluation `yaml:"evaluation"`
	// LabelledProject has the labels of paragraphs about one project: that of its name, and those of its money.
	LabelledProject struct {
		Names   []string `yaml:"names"`
		Amounts []string `yaml:"amounts"`
		// States may end a label of money, Of stand between its year and the amount.
		States []string `yaml:"states"`
		Of     []string `yaml:"of"`
		// OfYear is an expression for what stands behind an amount of several years, in front of that of one.
		OfYear string `yaml:"of_year"`
	} `yaml:"labelled_project"`
	// Report has the words of reports of evaluations.
	Report    Report   `yaml:"report"`
	Adjusted  []string `yaml:"adjusted"`
	Executed  []string `yaml:"executed"`
	Execution string   `yaml:"execution"`
	// Completes and Rate are expressions for what stands in front of the percentage of the budget that was spent, Missed
	// for what says in front of a reason that the final amount is not that of the budget, Sides for what says in front
	// of a list whose side it is.
	Completes string   `yaml:"completes"`
	Rate      string   `yaml:"rate"`
	OfIt      []string `yaml:"of_it"` // between the budget and that percentage
	Rates     []string `yaml:"rates"` // what words of Completes end in that name a rate
	Missed    string   `yaml:"missed"`
	Sides     string   `yaml:"sides"`
	Basis     []string `yaml:"basis"`
	// GeneralPublic and Fiscal are budgets that a text speaks of, Funds sources that money is from, PaidFrom what stands
	// between these and what is paid.
	GeneralPublic string `yaml:"general_public"`
	Fiscal        string `yaml:"fiscal"`
	// GovernmentFund and StateCapital are the other budgets.
	GovernmentFund string   `yaml:"government_fund"`
	StateCapital   string   `yaml:"state_capital"`
	Funds          []string `yaml:"funds"`
	PaidFrom       []string `yaml:"paid_from"`
	// Basic makes economic classes those of the basic expenditure; Salaries begin a list of them. OneProject is an
	// expression for headings that speak of one project.
	Basic      string `yaml:"basic"`
	Salaries   string `yaml:"salaries"`
	OneProject string `yaml:"one_project"`
	// Unchanged are expressions for what says that nothing has changed, Nearly for what says that little has.
	Unchanged []string `yaml:"unchanged"`
	Nearly    []string `yaml:"nearly"`
	// Between stand between a subject and its number, Changes between 增加 and its number, Behind behind the words of a
	// subject, Compared between the year before and what is compared with it. Account is what follows a quoted item.
	Between  []string `yaml:"between"`
	Changes  []string `yaml:"changes"`
	Behind   []string `yaml:"behind"`
	Compared []string `yaml:"compared"`
	// Headcount is an expression for a number of people that a sign ends.
	Headcount string `yaml:"headcount"`
	// YearOnYear compares with the year before without its name.
	YearOnYear string `yaml:"year_on_year"`
	// Against tells by the words of a comparison which amount of the year before it is with.
	Against []Against `yaml:"against"`
	Account string    `yaml:"account"`
	// FirstReason begin the first of several reasons, Stated stand behind 原因.
	FirstReason []string `yaml:"first_reason"`
	Stated      []string `yaml:"stated"`
	// DueTo end what stands in front of any reason, Since begin one beside an amount or Therefore, and are SinceNot none.
	DueTo     []string `yaml:"due_to"`
	Since     []string `yaml:"since"`
	SinceNot  []string `yaml:"since_not"`
	Therefore []string `yaml:"therefore"`
	// Counted stand in front of a further number of what was counted.
	Counted []string `yaml:"counted"`
	// what a list of names stands behind; the same, where the number stands behind the list
	Lists []string `yaml:"lists"`
	InAll []string `yaml:"in_all"`
	And   []string `yaml:"and"`
	// ToBodies stands in front of a number in words that counts units and Bodies behind it; FromBodies in front of one
	// with nothing behind it. All are expressions.
	ToBodies   string   `yaml:"to_bodies"`
	Bodies     string   `yaml:"bodies"`
	FromBodies string   `yaml:"from_bodies"`
	Founded    []string `yaml:"founded"`
	OfKind     []string `yaml:"of_kind"` // behind a name, what kind of unit it is
	// None stand before what there is none of, NoneBehind behind it, Not before a Planned one; Conditional is an
	// expression for what a template says of another case.
	None        []string `yaml:"none"`
	NoneBehind  []string `yaml:"none_behind"`
	Not         []string `yaml:"not"`
	Planned     []string `yaml:"planned"`
	Conditional string   `yaml:"conditional"`
	// Defines is an expression for the beginning of a definition.
	Defines string `yaml:"defines"`
	// Of stand behind a subject that there is none of; what follows OfOthers is of another. OwnLevel stands before it.
	Of       []string `yaml:"of"`
	OfOthers []string `yaml:"of_others"`
	OwnLevel string   `yaml:"own_level"`
}

// Against is an amount of the year before and the words that name it.
type Against struct {
	Amount string   `yaml:"amount"`
	Words  []string `yaml:"words"`
}

// Personal are words by which personal data is told: labels of names and numbers, and values of them that are none.
type Personal struct {
	// People and Numbers are labels of names and of telephones, addresses and accounts; Before and Behind is what may
	// stand around them.
	People  []string `yaml:"people"`
	Numbers []string `yaml:"numbers"`
	Before  []string `yaml:"before"`
	Behind  []string `yaml:"behind"`
	// Dates are labels of dates, which end a value.
	Dates []string `yaml:"dates"`
	// Offices are values of such labels that name no person, OfficeEndings the ends of such values, Titles what follows a
	// person's name.
	Offices       []string `yaml:"offices"`
	OfficeEndings []string `yaml:"office_endings"`
	Titles        []string `yaml:"titles"`
	// Surnames are those of one character, LongSurnames those of two.
	Surnames     string   `yaml:"surnames"`
	LongSurnames []string `yaml:"long_surnames"`
	// Public are numbers that everybody may call.
	Public []string `yaml:"public"`
}

// Titles are words in titles of tables.
type Titles struct {
	// Telling are the words by which titles of budget tables differ: 项目支出总表 is not 支出总表.
	Telling []string `yaml:"telling"`
	// Reports are what the titles of papers end in that are no disclosure, though they print tables of one.
	Reports []string `yaml:"reports"`
	// Evaluations is an expression for how the title of a report of an evaluation of performance ends; with a word of
	// Beforehand it is one of money not spent yet, which is another paper.
	Evaluations string   `yaml:"evaluations"`
	Beforehand  []string `yaml:"beforehand"`
	// Disclosures is an expression for how the line of a cover ends that says what a paper discloses.
	Disclosures string `yaml:"disclosures"`
	// Remarks are in phrases that stand in brackets behind a title and say something of the amounts, not what table it is.
	Remarks []string `yaml:"remarks"`
	// Numbers are what the number of a table stands behind, Annexes that of another paper. The longer ones come first.
	Numbers []string `yaml:"numbers"`
	Annexes []string `yaml:"annexes"`
	// OfYear is what stands behind the year in a title.
	OfYear []string `yaml:"of_year"`
}

// Captions are words of the lines around tables.
type Captions struct {
	// Tables are what a table's title or number begins with, Leads other beginnings of captions, Numbered those that a
	// digit follows.
	Tables   []string `yaml:"tables"`
	Leads    []string `yaml:"leads"`
	Numbered []string `yaml:"numbered"`
	// Units are labels of the unit of money, Amounts what stands before them, Money the units that stand alone in a line;
	Units   []string `yaml:"units"`
	Amounts []string `yaml:"amounts"`
	// AfterUnit may follow a unit without a sign between them.
	Money     []string `yaml:"money"`
	AfterUnit []string `yaml:"after_unit"`
	// Bodies are labels of whose table it is; Before and Behind is what may stand around them.
	Bodies []string `yaml:"bodies"`
	Before []string `yaml:"before"`
	Behind []string `yaml:"behind"`
	// Mark and Notes begin notes, Instructions those of sheets that are filled in. A row may begin with a Mark, too.
	Mark         []string `yaml:"mark"`
	Notes        []string `yaml:"notes"`
	Instructions []string `yaml:"instructions"`
	// Contents are heads of lists of contents.
	Contents []string `yaml:"contents"`
}

// Headers are words in cells of table headers.
type Headers struct {
	// Opposed are words of which one cell has none where it is the other's column: 非财政拨款 is not 财政拨款, however alike.
	Opposed []string `yaml:"opposed"`
	// Sums are cells that say nothing without the cells above them.
	Sums []string `yaml:"sums"`
	// Same are pairs: a word, and the one of the same meaning that it is compared as.
	Same []string `yaml:"same"`
	// Spent are heads over what was spent in the year before; beside one that begins with Budgeted they are compared as
	// SpentBeside.
	Spent       []string `yaml:"spent"`
	Budgeted    []string `yaml:"budgeted"`
	SpentBeside string   `yaml:"spent_beside"`
	// Amounts stand over columns of amounts and are no labels of anything else.
	Amounts []string `yaml:"amounts"`
	// Numbering is what a row of column numbers begins with.
	Numbering []string `yaml:"numbering"`
	// Prior stands over columns of the year before, unless with words that are Carried; Other over those of other periods;
	// Own and OwnBudget over those of the year itself. Change is in rows that say how much something has changed.
	Prior     []string `yaml:"prior"`
	Carried   []string `yaml:"carried"`
	Other     []string `yaml:"other"`
	Own       []string `yaml:"own"`
	OwnBudget []string `yaml:"own_budget"`
	Change    []string `yaml:"change"`
	// Ordinals stand over columns that count the rows: their numbers are no amounts.
	Ordinals []string `yaml:"ordinals"`
}

// Sheets are words of performance sheets.
type Sheets struct {
	// Reached are heads over what was reached of an indicator.
	Reached []string `yaml:"reached"`
	// Kinds make a title that of a kind of sheet: 整体 of a department, 转移支付 of special funds.
	Kinds []string `yaml:"kinds"`
	// Projects are labels of the name of a project, which sheets of departments lack.
	Projects []string `yaml:"projects"`
	// Headings stand beside or above what they head, and are never a value.
	Headings []string `yaml:"headings"`
	// Level1 and Level2 are names of the levels of indicators, where they stand in one text with the indicator's.
	Level1 []string `yaml:"level1"`
	Level2 []string `yaml:"level2"`
	// Values are what stands in front of the target in running text: 年度指标值：≥90%. Periods likewise for that of the term.
	Values  []string `yaml:"values"`
	Periods []string `yaml:"periods"`
	// Units may end the name of an indicator, in brackets.
	Units []string `yaml:"units"`
	// Sums are labels of rows that add up points, besides totals.
	Sums []string `yaml:"sums"`
	// Remarks stand in brackets behind a label: to be stamped, to be filled in.
	Remarks []string `yaml:"remarks"`
}

// UnitBehind gives the unit that a label ends in, in brackets: 个 of 参与审计项目(个), 台、套 of two; empty where it ends in
// none. Labels are those of package hanzi, with narrow brackets.
func (s Sheets) UnitBehind(key string) string {
	open := strings.LastIndexByte(key, '(')
	if open <= 0 || !strings.HasSuffix(key, ")") {
		return ""
	}
	unit := key[open+1 : len(key)-1]
	for _, part := range strings.FieldsFunc(unit, func(r rune) bool { return strings.ContainsRune("/·、,", r) }) {
		if !slices.Contains(s.Units, part) {
			return ""
		}
	}
	return unit
}

// Purchases are words of lists of what is bought.
type Purchases struct {
	Kinds []PurchaseKind `yaml:"kinds"`
}

// PurchaseKind is one of the kinds into which the law divides purchases.
type PurchaseKind struct {
	ID     string   `yaml:"id"`     // the item of a row that is its sum
	Letter string   `yaml:"letter"` // with which its codes in the catalogue of purchases begin
	Words  []string `yaml:"words"`  // labels that name it and nothing else
}

// Totals are labels of rows that add up others.
type Totals struct {
	Labels []string `yaml:"labels"`
	// Whole are labels of totals of a whole table; Patterns are expressions for labels of more.
	Whole    []string `yaml:"whole"`
	Patterns []string `yaml:"patterns"`
}

// Is tells a label that is a total and nothing else, with a colon behind it or without.
func (t Totals) Is(key string) bool { return slices.Contains(t.Labels, strings.TrimSuffix(key, ":")) }

// Ends tells a label that ends in a total, whatever it is the total of: 合计, 金额合计.
func (t Totals) Ends(key string) bool {
	return slices.ContainsFunc(t.Labels, func(w string) bool { return strings.HasSuffix(key, w) })
}

// Economic are names of the economic classification.
type Economic struct {
	Classes []string `yaml:"classes"`
	// Government stand in titles of tables by the government's economic classification.
	Government []string `yaml:"government"`
}

// Empty are words that a table is empty.
type Empty struct {
	// Labels stand in the place of rows; Sentences is an expression for what is said of the table.
	Labels    []string `yaml:"labels"`
	Sentences string   `yaml:"sentences"`
	// Index are heads over the column of a list of tables that says Yes of those that are empty.
	Index []string `yaml:"index"`
	Yes   string   `yaml:"yes"`
}

// Any is an expression for one of some words.
func Any(lists ...[]string) string {
	var quoted []string
	for _, list := range lists {
		for _, w := range list {
			quoted = append(quoted, regexp.QuoteMeta(w))
		}
	}
	return "(?:" + strings.Join(quoted, "|") + ")"
}

// Begins: the text begins with one of the words.
func Begins(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

// Ends: the text ends with one of the words.
func Ends(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(text, w) })
}

// Has: one of the words is in the text.
func Has(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// Pattern is an expression that is made of words of the lexicon when it is first asked for.
func Pattern(of func(l *Lexicon) string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(of(Words())) })
}

// Words gives the lexicon that comes with the program. It is read when it is first asked for.
var Words = sync.OnceValue(func() *Lexicon {
	l := &Lexicon{}
	if err := packed.Unpack(text, l); err != nil {
		panic(fmt.Sprintf("lexicon.bin, which is part of the program: %v", err)) // a test reads it
	}
	return l
})

// Evaluation has the words of a sentence that tells how a project or a department fared in its own evaluation: what
// stands behind its name, what names a whole department, and what stands in front of each number.
type Evaluation struct {
	Labels   []string `yaml:"labels"`
	Whole    []string `yaml:"whole"`
	Scores   []string `yaml:"scores"`
	Budgets  []string `yaml:"budgets"`
	Executed []string `yaml:"executed"`
	Rates    []string `yaml:"rates"`
	Point    string   `yaml:"point"`
	Again    string   `yaml:"again"` // may stand in front of a number once more
}

// Report has the words of a report of an evaluation, as expressions but for the last four. Kinds are what stands in
// front of each number, Cover a label of a line on the cover, Evaluated in front of the money that the report is about,
// Score in front of points; Grade is all that a clause says of the grade, which is its first bracket. Begins stands in
// front of a name and Tails behind it, and General are words that name no project; nor do those of Sources, which say
// where money comes from. Names of projects end in Projects in headings; none ends in Givers or has one of Acts.
type Report struct {
	Kinds     []ReportKind `yaml:"kinds"`
	Cover     string       `yaml:"cover"`
	Evaluated string       `yaml:"evaluated"`
	Score     string       `yaml:"score"`
	Grade     string       `yaml:"grade"`
	Begins    string       `yaml:"begins"`
	General   string       `yaml:"general"`
	Sources   string       `yaml:"sources"`
	Tails     []string     `yaml:"tails"`
	Projects  []string     `yaml:"projects"`
	Givers    []string     `yaml:"givers"`
	Acts      []string     `yaml:"acts"`
}

// ReportKind is what a number of a report is: the ending of its id, and the words in front of it as an expression.
type ReportKind struct {
	Ending string `yaml:"ending"`
	Words  string `yaml:"words"`
}

// Section is a kind of part of the text, with an expression for its headings.
type Section struct {
	Kind string `yaml:"kind"`
	Head string `yaml:"head"`
}

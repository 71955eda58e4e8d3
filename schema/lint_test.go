package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// cleanForm has every kind of declaration and no mistake; cases put one thing wrong in it. Lines are counted from 1.
const cleanForm = `form: test
kind: budget
unit: 万元
empty: [为空表]
document: {department: [编制部门], year: ['(20\d\d)年预算']}
tables:
  - id: income
    title: 收入表
    patterns: ['^收入']
    rows: codes
    codes: function
    columns:
      - {role: code, path: [科目, 编码]}
      - {role: name, path: [科目, 名称]}
      - {id: total, number: 1, path: 合计}
      - {id: basic, path: [基本支出]}
  - id: items
    title: 经费表
    rows: items
    columns: [{role: name, path: 项目}, {id: total, path: 合计}]
    items:
      - {id: abroad, label: 出国}
      - {id: vehicles.purchase, label: 购置}
  - id: summary
    title: 收支表
    sides:
      - {side: income, rows: names, columns: [{role: name, path: 项目}, {id: budget, path: 预算数}]}
      - {side: expenditure, rows: projects, codes: economic, columns: [{role: project, path: 项目}, {id: budget, path: 预算数}]}
sheets:
  - id: targets
    title: 绩效表
    fields:
      - {id: project, labels: [项目名称]}
      - {id: funds, labels: [金额], amount: true}
    indicators:
      - {id: name, path: 三级指标}
      - {id: target, path: 指标值}
`

// mistake is what a case expects; the file is always test.yaml.
type mistake struct {
	line          int
	problem, hint string
}

func mistakesOf(err error) []mistake {
	switch e := err.(type) {
	case nil:
		return nil
	case Mistake:
		return []mistake{{e.Line, e.Problem.String(), e.Hint.String()}}
	case interface{ Unwrap() []error }:
		var out []mistake
		for _, e := range e.Unwrap() {
			out = append(out, mistakesOf(e)...)
		}
		return out
	}
	return []mistake{{0, fmt.Sprintf("not a Mistake: %T %v", err, err), ""}}
}

func checkMistakes(t *testing.T, text string, want ...mistake) {
	t.Helper()
	forms, err := Parse([]byte(text), "test.yaml")
	if got := mistakesOf(err); !slices.Equal(got, want) {
		t.Errorf("mistakes:\n%+v\nwant:\n%+v", got, want)
	}
	if len(want) > 0 && forms != nil {
		t.Errorf("%d forms in spite of mistakes", len(forms))
	}
}

// spoil replaces what must stand in the clean form exactly once.
func spoil(t *testing.T, old, new string) string {
	t.Helper()
	if n := strings.Count(cleanForm, old); n != 1 {
		t.Fatalf("%q stands %d times in the clean form", old, n)
	}
	return strings.Replace(cleanForm, old, new, 1)
}

func TestLintAcceptsCleanForm(t *testing.T) { checkMistakes(t, cleanForm) }

const noPathHint = "list the header cells above it from the top, as `path: [财政拨款, 小计]`"

func TestLintDeclarations(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           mistake
	}{
		{"no form id", "form: test", "name: {zh: 试}", mistake{1, "the form has no id",
			"for example `form: cn-xinjiang-budget`"}},
		{"unknown kind", "kind: budget", "kind: plan", mistake{1, `the form's kind is "plan"`,
			"kind is budget, final_accounts, performance_targets or self_evaluation"}},
		{"no kind", "kind: budget\n", "", mistake{1, `the form's kind is ""`,
			"kind is budget, final_accounts, performance_targets or self_evaluation"}},
		{"bad pattern of empty sentences", "empty: [为空表]", "empty: ['(为空表']", mistake{1,
			"pattern \"(为空表\" does not compile: missing closing ): (为空表",
			"patterns are regular expressions in RE2 syntax"}},
		{"bad pattern of years", `(20\d\d)年预算`, `[年`, mistake{1,
			"pattern \"[年\" does not compile: missing closing ]: [年",
			"patterns are regular expressions in RE2 syntax"}},
		{"bad pattern of a title", "'^收入'", "'*'", mistake{7,
			"pattern \"*\" does not compile: missing argument to repetition operator: *",
			"patterns are regular expressions in RE2 syntax"}},
		{"table without id", "- id: income", "- number: 1", mistake{7, "table without an id", "give it an `id:`"}},
		{"two tables of one id", "- id: items", "- id: income", mistake{17, `table "income" was declared in line 7 already`,
			"ids are unique within a form"}},
		{"sheet with the id of a table", "- id: targets", "- id: summary",
			mistake{30, `sheet "summary" was declared in line 24 already`, "ids are unique within a form"}},
		{"sheet without id", "- id: targets", "- name: {zh: 绩效}", mistake{30, "sheet without an id", "give it an `id:`"}},
		{"table without title", "title: 收支表", "number: 3", mistake{24, `table "summary" has no title`, "give it a `title:`"}},
		{"sheet without title", "title: 绩效表", "aliases: [表]", mistake{30, `sheet "targets" has no title`,
			"give it a `title:`"}},
		{"unknown row model", "rows: items", "rows: item", mistake{17, `table "items" has the row model "item"`,
			"did you mean items?"}},
		{"row model unlike any", "rows: items", "rows: x", mistake{17, `table "items" has the row model "x"`,
			"known here: codes, items, projects, names, outline, units, one"}},
		{"no row model", "    rows: items\n", "", mistake{17, `table "items" has the row model ""`,
			"known here: codes, items, projects, names, outline, units, one"}},
		{"unknown classification", "codes: function", "codes: functions", mistake{7,
			`table "income" is keyed by codes of the classification "functions"`, "did you mean function?"}},
		{"classification of a side", "codes: economic", "codes: econmic", mistake{28,
			`table "summary" is keyed by codes of the classification "econmic"`, "did you mean economic?"}},
		{"codes without classification", "    codes: function\n", "", mistake{7,
			`table "income" is keyed by codes of the classification ""`, "known here: function, economic, government_economic"}},
		{"side that is no id", "{side: income,", "{side: in.come,",
			mistake{27, `side "in.come" in table "summary"`, "an id such as expenditure_economic"}},
		{"sides and columns", "title: 收支表", "title: 收支表\n    columns: [{id: x, path: 合计}]", mistake{24,
			`table "summary" has sides and columns of its own`, "move the columns into the sides"}},
		{"one side", "      - {side: income, rows: names, columns: [{role: name, path: 项目}, {id: budget, path: 预算数}]}\n", "",
			mistake{24,
				`table "summary" has one side`, "declare two sides or more, such as income and expenditure, or none"}},
		{"items without a list", "    items:\n      - {id: abroad, label: 出国}\n      - {id: vehicles.purchase, label: 购置}\n",
			"", mistake{17,
				`table "items" has rows of items but declares none`, "list them under `items:`"}},
		{"no amount column", "{id: total, path: 合计}]", "{role: text, path: 合计}]", mistake{17,
			`table "items" has no amount column`, "a column without a role holds amounts"}},
		{"amount column without id", "{id: basic, path: [基本支出]}", "{path: [基本支出]}",
			mistake{16, "column without an id", "give it an `id:`"}},
		{"two columns of one id", "{id: basic,", "{id: total,", mistake{16, `column "total" was declared in line 15 already`,
			"ids are unique within a form"}},
		{"unknown role", "{role: code,", "{role: codes,", mistake{13, `a column of "income" has the role "codes"`,
			"did you mean code?"}},
		{"column without path", ", path: [科目, 编码]}", "}", mistake{13, `a column of "income" has no path`, noPathHint}},
		{"column with an empty header cell", "[科目, 名称]", "[科目, '']",
			mistake{14, `a column of "income" has no path`, noPathHint}},
		{"column with an empty list", "[科目, 名称]", "[]", mistake{14, `a column of "income" has no path`, noPathHint}},
		{"item without id", "{id: abroad, label: 出国}", "{label: 出国}", mistake{22, "item without an id", "give it an `id:`"}},
		{"item without label", "{id: abroad, label: 出国}", "{id: own}",
			mistake{22, `item "own" has no label`, "give it the printed `label:`"}},
		{"two items of one id", "{id: vehicles.purchase,", "{id: abroad,",
			mistake{23, `item "abroad" was declared in line 22 already`, "ids are unique within a form"}},
		{"field without id", "{id: project, labels", "{labels", mistake{33, "field without an id", "give it an `id:`"}},
		{"field without label", "{id: project, labels: [项目名称]}", "{id: project}",
			mistake{33, `field "project" has no label`, "list the printed labels under `labels:`"}},
		{"two fields of one id", "{id: funds,", "{id: project,", mistake{34,
			`field "project" was declared in line 33 already`, "ids are unique within a form"}},
		{"unknown indicator column", "{id: target,", "{id: targte,",
			mistake{37, `unknown indicator column "targte"`, "did you mean target?"}},
		{"indicator column without path", "{id: target, path: 指标值}", "{id: target}",
			mistake{37, `a column of "targets" has no path`, noPathHint}},
		{"no column of indicators' names", "{id: name, path: 三级指标}", "{id: level1, path: 一级指标}", mistake{30,
			"sheet \"targets\" has no indicator column `name`", "declare the column of the indicators' names"}},
	} {
		t.Run(c.name, func(t *testing.T) { checkMistakes(t, spoil(t, c.old, c.new), c.want) })
	}
}

package schema

import (
	"slices"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/mistakes"
	"gongkai/schema/codes"
)

// form checks a complete form as a whole, whose patterns and keys are compiled.
func (c *checker) form(f *Form) {
	line := f.line
	if f.ID == "" {
		c.mistake(line, "for example `form: cn-xinjiang-budget`", "the form has no id")
	}
	if !slices.Contains(Kinds, f.Kind) {
		c.mistake(line, "kind is budget, final_accounts, performance_targets or self_evaluation", "the form's kind is %q",
			f.Kind)
	}
	if len(f.Tables)+len(f.Sheets) == 0 {
		c.mistake(line, "a form declares at least one table under `tables:`, or a sheet under `sheets:`",
			"the form has no tables")
	}
	for _, p := range f.Document.year {
		if p.NumSubexp() != 1 {
			c.mistake(line, "as (20\\d\\d)年", "the pattern %q of the year has %d groups, not one", p, p.NumSubexp())
		}
	}
	for _, p := range f.Document.title {
		if p.NumSubexp() != 1 {
			c.mistake(line, "as ^(.+)20\\d\\d年部门预算", "the pattern %q of the document's title has %d groups, not one", p,
				p.NumSubexp())
		}
	}
	ids := map[string]int{}
	for i := range f.Tables {
		t := &f.Tables[i]
		c.unique(ids, t.key(), t.Line, "table")
		if t.origin == nil { // else it was checked with the form that it is from
			c.table(t)
		}
	}
	for i := range f.Sheets {
		s := &f.Sheets[i]
		c.unique(ids, s.key(), s.Line, "sheet")
		if s.origin == nil {
			c.sheet(s)
		}
	}
	checks := map[string]int{}
	for i := range f.Checks {
		c.unique(checks, f.Checks[i].ID, f.Checks[i].Line, "check")
		if !means(f, f.Checks[i]) {
			c.check(f, &f.Checks[i])
		}
	}
}

func (c *checker) unique(seen map[string]int, id string, line int, what string) {
	switch first, ok := seen[id]; {
	case id == "":
		c.mistake(line, "give it an `id:`", "%s without an id", finding.Say(what))
	case ok:
		c.mistake(line, "ids are unique within a form", "%s %q was declared in line %d already", finding.Say(what), id, first)
	default:
		seen[id] = line
	}
}

func (c *checker) table(t *Table) {
	if t.Title == "" {
		c.mistake(t.Line, "give it a `title:`", "table %q has no title", t.ID)
	}
	if len(t.Sides) > 0 && len(t.Columns) > 0 {
		c.mistake(t.Line, "move the columns into the sides", "table %q has sides and columns of its own", t.ID)
	}
	if len(t.Sides) == 1 {
		c.mistake(t.Line, "declare two sides or more, such as income and expenditure, or none", "table %q has one side", t.ID)
	}
	sides := map[string]int{}
	for i, p := range t.Panels() {
		line := t.Line
		if len(t.Sides) > 0 {
			line = t.Sides[i].Line
			c.unique(sides, p.Side, line, "side")
			if strings.ContainsAny(p.Side, "./") {
				c.mistake(line, "an id such as expenditure_economic", "side %q in table %q", p.Side, t.ID)
			}
		}
		c.panel(t, p, line)
	}
}

func (c *checker) panel(t *Table, p Panel, line int) {
	c.rows(t, &p, line)
	if len(columnIDs(&p)) == 0 {
		c.mistake(line, "a column without a role holds amounts", "table %q has no amount column", t.ID)
	}
	ids, perItem := map[string]int{}, map[string]int{}
	for i := range p.Columns {
		col := &p.Columns[i]
		if col.Role == "" {
			c.unique(perItem, strings.Trim(col.key(), "/"), col.Line, "column")
			ids[col.ID] = col.Line
		}
		if (col.Item != "") != p.Rows.InColumns() && col.Role == "" {
			c.mistake(col.Line, "with `rows: one` each amount column says of which `item:` it is, elsewhere none does",
				"column %q of table %q", col.ID, t.ID)
		}
		c.column(t.ID, col)
	}
	items := map[string]int{}
	for _, it := range p.Items {
		c.unique(items, it.ID, it.Line, "item")
		if it.Label == "" {
			c.mistake(it.Line, "give it the printed `label:`", "item %q has no label", it.ID)
		}
	}
	for i := range p.Columns { // parts of what is not there are parts of nothing: an extending form may have dropped it
		if col := &p.Columns[i]; col.Of != "" && ids[col.Of] == 0 {
			c.partOf(col.Line, "column", col.ID, col.Of, keysOf(ids))
		}
	}
	for _, it := range p.Items {
		if it.Of != "" && it.Of != "total" && items[it.Of] == 0 {
			c.partOf(it.Line, "item", it.ID, it.Of, keysOf(items))
		}
	}
	if p.Under != "" && items[p.Under] == 0 {
		c.mistakeWith(line, mistakes.Suggest(p.Under, keysOf(items)), "the classes of table %q add up to an unknown item %q",
			t.ID, p.Under)
	}
}

func (c *checker) partOf(line int, what, id, of string, known []string) {
	c.mistakeWith(line, mistakes.Suggest(of, known), "%s %q is a part of an unknown %s %q", finding.Say(what), id,
		finding.Say(what), of)
}

// classifications are those that rows can be coded by, furtherClasses those that columns beside them can print.
var (
	classifications = []string{codes.Function, codes.Economic, codes.GovernmentEconomic}
	furtherClasses  = append(slices.Clone(classifications), codes.Goods)
)

var roles = []string{"", RoleCode, RoleName, RoleProject, RoleText, RoleUnit, RoleUnitCode, RolePeriod, RoleClass,
	RoleClassCode}

func (c *checker) column(table string, col *Column) {
	if !slices.Contains(roles, col.Role) {
		c.mistakeWith(col.Line, mistakes.Suggest(col.Role, roles[1:]), "a column of %q has the role %q", table, col.Role)
	}
	if class := col.Role == RoleClass || col.Role == RoleClassCode; class != (col.Codes != "") || class &&
		!slices.Contains(furtherClasses, col.Codes) {
		c.mistakeWith(col.Line, finding.Say("class and class_code say of which `codes:` they are: %s",
			strings.Join(furtherClasses, ", ")), "a column of %q has the codes %q", table, col.Codes)
	}
	if len(col.Path) == 0 || slices.Contains(col.Path, "") {
		c.mistake(col.Line, "list the header cells above it from the top, as `path: [财政拨款, 小计]`",
			"a column of %q has no path", table)
	}
}

// indicatorColumns are what an indicator can have (CONTRACT.md, performance sheet).
var indicatorColumns = []string{"level1", "level2", "name", "target", "nature", "value", "unit", "basis", "prior",
	"weight", "rule", "evidence", "explanation",
	"actual", "points", "reason", "target_period", "core", "activity", "remark"}

// taskColumns are what a task can have.
var taskColumns = []string{"name", "content", "goal", "done", "funds_total", "funds_fiscal", "funds_other",
	"funds_executed", "funds_fiscal_executed", "funds_other_executed", "weight", "rate", "points"}

func (c *checker) sheet(s *Sheet) {
	if s.Title == "" {
		c.mistake(s.Line, "give it a `title:`", "sheet %q has no title", s.ID)
	}
	c.fields(s)
	if s.Layout != "" && s.Layout != "block" && s.Layout != ListLayout {
		c.mistake(s.Line, "block or list", "sheet %q has the layout %q", s.ID, s.Layout)
	}
	for i := range s.Indicators {
		col := &s.Indicators[i]
		if !slices.Contains(indicatorColumns, col.ID) {
			c.mistakeWith(col.Line, mistakes.Suggest(col.ID, indicatorColumns), "unknown indicator column %q", col.ID)
		}
		c.column(s.ID, col)
	}
	if s.Layout != ListLayout && !slices.ContainsFunc(s.Indicators, func(c Column) bool { return c.ID == "name" }) {
		c.mistake(s.Line, "declare the column of the indicators' names", "sheet %q has no indicator column `name`", s.ID)
	}
	for i := range s.Tasks {
		col := &s.Tasks[i]
		if !slices.Contains(taskColumns, col.ID) {
			c.mistakeWith(col.Line, mistakes.Suggest(col.ID, taskColumns), "unknown column of tasks %q", col.ID)
		}
		c.column(s.ID, col)
	}
}

// fields finds mistakes in the fields of a sheet.
func (c *checker) fields(s *Sheet) {
	ids := map[string]int{}
	for i := range s.Fields {
		f := &s.Fields[i]
		c.unique(ids, f.ID, f.Line, "field")
		if len(f.Labels) == 0 {
			c.mistake(f.Line, "list the printed labels under `labels:`", "field %q has no label", f.ID)
		}
	}
}

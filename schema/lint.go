package schema

import (
	"regexp"
	"slices"

	"gopkg.in/yaml.v3"
)

// form checks a decoded form as a whole and compiles its patterns.
func (c *checker) form(f *Form, node *yaml.Node) {
	line := node.Line
	if len(node.Content) > 0 {
		line = node.Content[0].Line
	}
	if f.ID == "" {
		c.add(line, "for example `form: cn-xinjiang-budget`", "the form has no id")
	}
	if !slices.Contains([]string{"budget", "final_accounts"}, f.Kind) {
		c.add(line, "kind is budget or final_accounts", "the form's kind is %q", f.Kind)
	}
	if len(f.Tables) == 0 {
		c.add(line, "a form declares at least one table under `tables:`", "the form has no tables")
	}
	f.empty = c.patterns(line, f.Empty)
	f.Document.year = c.patterns(line, f.Document.Year)
	for _, p := range f.Document.year {
		if p.NumSubexp() != 1 {
			c.add(line, "as (20\\d\\d)年", "the pattern %q of the year has %d groups, not one", p, p.NumSubexp())
		}
	}
	ids := map[string]int{}
	for i := range f.Tables {
		t := &f.Tables[i]
		c.unique(ids, t.ID, t.Line, "table")
		c.table(t)
	}
	for i := range f.Sheets {
		s := &f.Sheets[i]
		c.unique(ids, s.ID, s.Line, "sheet")
		c.sheet(s)
	}
	checks := map[string]int{}
	for i := range f.Checks {
		c.unique(checks, f.Checks[i].ID, f.Checks[i].Line, "check")
		c.check(f, &f.Checks[i])
	}
}

func (c *checker) unique(seen map[string]int, id string, line int, what string) {
	switch first, ok := seen[id]; {
	case id == "":
		article := "a"
		if what == "item" {
			article = "an"
		}
		c.add(line, "give it an `id:`", "%s %s has no id", article, what)
	case ok:
		c.add(line, "ids are unique within a form", "%s %q was declared in line %d already", what, id, first)
	default:
		seen[id] = line
	}
}

func (c *checker) patterns(line int, list []string) []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, s := range list {
		re, err := regexp.Compile(s)
		if err != nil {
			c.add(line, "patterns are regular expressions in RE2 syntax", "pattern %q does not compile: %v", s, err)
			continue
		}
		out = append(out, re)
	}
	return out
}

func (c *checker) table(t *Table) {
	t.patterns = c.patterns(t.Line, t.Patterns)
	if t.Title == "" {
		c.add(t.Line, "give it a `title:`", "table %q has no title", t.ID)
	}
	if len(t.Sides) > 0 && len(t.Columns) > 0 {
		c.add(t.Line, "move the columns into the sides", "table %q has sides and columns of its own", t.ID)
	}
	if len(t.Sides) == 1 || len(t.Sides) > 2 {
		c.add(t.Line, "declare both sides, income and expenditure, or none", "table %q has %d sides", t.ID, len(t.Sides))
	}
	for i, p := range t.Panels() {
		line := t.Line
		if len(t.Sides) > 0 {
			line = t.Sides[i].Line
			if p.Side != "income" && p.Side != "expenditure" {
				c.add(line, "a side is income or expenditure", "side %q in table %q", p.Side, t.ID)
			}
		}
		c.panel(t, p, line)
	}
}

func (c *checker) panel(t *Table, p Panel, line int) {
	models := []string{ByCode, ByItem, ByProject, ByName}
	if !slices.Contains(models, p.Rows) {
		c.add(line, suggest(p.Rows, models), "table %q has the row model %q", t.ID, p.Rows)
	}
	if p.Rows == ByCode || p.Rows == ByProject {
		if domains := []string{"function", "economic", "government_economic"}; !slices.Contains(domains, p.Codes) {
			c.add(line, suggest(p.Codes, domains), "table %q is keyed by codes of the classification %q", t.ID, p.Codes)
		}
	}
	if p.Rows == ByItem && len(p.Items) == 0 {
		c.add(line, "list them under `items:`", "table %q has rows of items but declares none", t.ID)
	}
	if len(p.Amounts()) == 0 {
		c.add(line, "a column without a role holds amounts", "table %q has no amount column", t.ID)
	}
	ids := map[string]int{}
	for _, col := range p.Columns {
		if col.Role == "" {
			c.unique(ids, col.ID, col.Line, "column")
		}
		c.column(t.ID, col)
	}
	items := map[string]int{}
	for _, it := range p.Items {
		c.unique(items, it.ID, it.Line, "item")
		if it.Label == "" {
			c.add(it.Line, "give it the printed `label:`", "item %q has no label", it.ID)
		}
	}
}

func (c *checker) column(table string, col Column) {
	if roles := []string{"", RoleCode, RoleName, RoleProject, RoleText}; !slices.Contains(roles, col.Role) {
		c.add(col.Line, suggest(col.Role, roles[1:]), "a column of %q has the role %q", table, col.Role)
	}
	if len(col.Path) == 0 || slices.Contains(col.Path, "") {
		c.add(col.Line, "list the header cells above it from the top, as `path: [财政拨款, 小计]`", "a column of %q has no path", table)
	}
}

// indicatorColumns are what an indicator can have (CONTRACT.md, performance sheet).
var indicatorColumns = []string{"level1", "level2", "name", "target", "nature", "value", "unit", "basis", "prior", "weight", "rule", "evidence"}

func (c *checker) sheet(s *Sheet) {
	s.patterns = c.patterns(s.Line, s.Patterns)
	if s.Title == "" {
		c.add(s.Line, "give it a `title:`", "sheet %q has no title", s.ID)
	}
	ids := map[string]int{}
	for _, f := range s.Fields {
		c.unique(ids, f.ID, f.Line, "field")
		if len(f.Labels) == 0 {
			c.add(f.Line, "list the printed labels under `labels:`", "field %q has no label", f.ID)
		}
	}
	for _, col := range s.Indicators {
		if !slices.Contains(indicatorColumns, col.ID) {
			c.add(col.Line, suggest(col.ID, indicatorColumns), "unknown indicator column %q", col.ID)
		}
		c.column(s.ID, col)
	}
	if !slices.ContainsFunc(s.Indicators, func(c Column) bool { return c.ID == "name" }) {
		c.add(s.Line, "declare the column of the indicators' names", "sheet %q has no indicator column `name`", s.ID)
	}
}

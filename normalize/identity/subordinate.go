package identity

import (
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/schema"
)

// Subordinate units print the template of their department, 部门预算 in its title included. What a unit fills in tells it:
// it calls itself 本单位, has no unit below it, and where a table asks for the department stands the one above it. A
// department that is its own only unit writes the same sentences, but names itself there.

// subordinate reports whether a paper that its words take for a department's is that of a unit below another body.
func (r *reader) subordinate(department string) bool {
	words := &lexicon.Words().Bodies.Scope.Above
	if !r.namesAbove(department, words.Heads) {
		return false
	}
	var text strings.Builder // a sentence may be cut by the line
	for i := range r.doc.Texts {
		text.WriteString(hanzi.Key(r.doc.Texts[i].Text))
	}
	said := text.String()
	return noUnitBelow().MatchString(said) && count(said, words.Own.Unit) > count(said, words.Own.Department)
}

// noUnitBelow is what a body writes that has no unit below it.
var noUnitBelow = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Bodies.Scope.Above.Lone })

// namesAbove reports whether the columns that are headed as those of departments name one body, and that is not the
// paper's own.
func (r *reader) namesAbove(department string, heads []string) bool {
	above := ""
	for _, m := range r.match.Tables {
		t := &r.doc.Tables[m.Index]
		for _, p := range m.Panels {
			for _, c := range p.Columns {
				if c.Column.Role != schema.RoleUnit || len(c.Path) == 0 ||
					!slices.Contains(heads, hanzi.Key(c.Path[len(c.Path)-1])) {
					continue
				}
				for i := range t.Cells {
					cell := &t.Cells[i]
					if cell.Row < t.Header || !slices.Contains(c.Grid, cell.Col) || !PublicBody(cell.Text) {
						continue
					}
					name := KeyOfWhole(cell.Text)
					if name == KeyOfWhole(department) || above != "" && above != name {
						return false
					}
					above = name
				}
			}
		}
	}
	return above != ""
}

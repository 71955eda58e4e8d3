package identity

import (
	"slices"
	"strings"

	"gongkai/internal/divisions"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
)

// nearTexts bounds the texts in which the divisions above a county are looked for: those of the first pages name them.
const nearTexts = 60

// place is the division in the department's name. What is above a county that several cities have is told by the
// paper's first texts.
func (r *reader) place(department *string) *document.Division {
	if department == nil {
		return nil
	}
	var near []string
	for i := range min(len(r.doc.Texts), nearTexts) {
		near = append(near, hanzi.Key(r.doc.Texts[i].Text))
	}
	return placeOf(*department, near)
}

func placeOf(department string, near []string) *document.Division {
	d, ok := divisions.Find(hanzi.Key(department), near...)
	if !ok {
		return nil
	}
	return &document.Division{Province: d.Province, City: d.City, County: d.County, Code: d.Code}
}

// Division is the one that a code or a name says, nil for none.
func Division(said string) *document.Division {
	if d, ok := divisions.ByCode(said); ok {
		return &document.Division{Province: d.Province, City: d.City, County: d.County, Code: d.Code}
	}
	if said == "" {
		return nil
	}
	return placeOf(said, nil)
}

// scope tells whose money it is. What its words take for a department's may be the paper of a unit below another one.
func (r *reader) scope(department *string) *string {
	s := r.scopeInWords(department)
	if s != nil && *s == document.WholeDepartment && r.subordinate(*department) {
		unit := document.OneUnit
		return &unit
	}
	return s
}

// scopeInWords tells whose money it is: by the name, by the title, by the label in front of the name, by the heads
// of parts and titles of tables, at last by what the text calls itself.
func (r *reader) scopeInWords(department *string) *string {
	scope := func(s string) *string { return &s }
	if department == nil {
		return nil
	}
	b := lexicon.Words().Bodies
	if key := hanzi.Key(*department); b.WithoutLevel(key) != key {
		return scope(document.OwnOffices)
	}
	cover := r.cover()
	if ownPaper(cover, *department) {
		return scope(document.OwnOffices)
	}
	if s := told(cover, b.Scope.Title); s != "" {
		return &s
	}
	if s := labelled(cover, b.Scope.Label); s != "" {
		return &s
	}
	if s := told(cover, b.Scope.Part); s != "" {
		return &s
	}
	var titles []string
	for _, m := range r.match.Tables {
		for _, c := range r.doc.Tables[m.Index].Captions {
			titles = append(titles, hanzi.Key(c.Text))
		}
	}
	if s := told(titles, b.Scope.Table); s != "" {
		return &s
	}
	var all []string
	for i := range r.doc.Texts {
		all = append(all, hanzi.Key(r.doc.Texts[i].Text))
	}
	if s := told(all, b.Scope.Text); s != "" {
		return &s
	}
	return scope(document.WholeDepartment) // what says nothing else is the department's
}

// ownPaper reports whether a cover has the title or the label of a paper of the department's own offices. Where own
// offices are a member of a list of units (本部门预算包括某局（本级）预算, or a table of contents with the papers of several), the
// paper is not theirs alone.
func ownPaper(cover []string, department string) bool {
	b := &lexicon.Words().Bodies
	own := false
	for _, t := range cover {
		if name := nameInTitle(t); name != "" && !ownWords(name) && KeyOfWhole(name) != KeyOfWhole(department) {
			return false
		}
		if b.NamesLevel(t) && lexicon.Has(t, b.Papers) && !member().MatchString(withoutLabel(t, b)) {
			own = true
		}
	}
	return own
}

// member is what lists of units and sentences about them have, and no title.
var member = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Bodies.Member })

// withoutLabel is a line without the label of the name, as of 预算单位：某局（本级）.
func withoutLabel(line string, b *lexicon.Bodies) string {
	label, name, ok := strings.Cut(line, ":")
	if ok && (slices.Contains(b.Labels, label) || slices.Contains(b.Scope.Label.Department, label)) {
		return name
	}
	return line
}

// count counts the words that stand in a text.
func count(text string, words []string) int {
	n := 0
	for _, w := range words {
		n += strings.Count(text, w)
	}
	return n
}

// told counts words of departments and of units in texts and gives the scope that more of them speak of; empty where
// neither leads.
func told(texts []string, words lexicon.Scopes) string {
	d, u := 0, 0
	for _, t := range texts {
		d += count(t, words.Department)
		u += count(t, words.Unit)
	}
	switch {
	case d > u:
		return document.WholeDepartment
	case u > d:
		return document.OneUnit
	}
	return ""
}

// labelled tells whose money it is by the label in front of the name on the cover: 预算单位：… alone, or below its
// 预算主管部门：….
func labelled(cover []string, words lexicon.Scopes) string {
	scope := ""
	for _, t := range cover {
		switch label, name, ok := strings.Cut(t, ":"); {
		case !ok || !PublicBody(name):
		case slices.Contains(words.Unit, label):
			return document.OneUnit
		case slices.Contains(words.Department, label):
			scope = document.WholeDepartment
		}
	}
	return scope
}

// Complete fills what the paper does not say from what a list says of the file: department, and division as a code or a
// name.
func Complete(info *document.Info, manifest document.Manifest) {
	told := func(name string) bool { // by a person, who goes before any list
		return slices.ContainsFunc(info.Corrected, func(t document.Told) bool { return t.Address == "document:"+name })
	}
	if info.Department == nil && !told("department") {
		for _, column := range lexicon.Words().Bodies.Columns.Department {
			if name := quoted(manifest.Get(column)); name != "" {
				info.Department = &name
				break
			}
		}
	}
	if told("place") {
		return
	}
	for _, column := range lexicon.Words().Bodies.Columns.Place {
		if info.Place != nil {
			return
		}
		said := strings.TrimSpace(manifest.Get(column))
		info.Place = Division(said)
	}
	if info.Place == nil && info.Department != nil {
		info.Place = placeOf(*info.Department, nil)
	}
}

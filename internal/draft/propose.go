package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/normalize/identity"
	"gongkai/schema"
	"gongkai/schema/codes"
)

// propose takes a table that the base does not read: as the one that it is most like, as a new one when it has a title,
// or not at all.
func (d *form) propose(p Paper, q *schema.Proposal) {
	printed := &p.Printed.Tables[q.Match.Index]
	page := printed.Parts[0].Page
	switch {
	case q.Sheet != nil:
		d.left = append(d.left, finding.Say("%s, page %d: %q has the indicators of a performance sheet (%s); declare it under `sheets:`",
			p.Name, page, q.Caption, q.Sheet.ID))
	case q.Match.Table != nil:
		t := d.table(q.Match.Table)
		t.papers++
		t.remark(finding.Say("TODO %s, page %d: is %q this table, %s? Alike: title %s, header %s",
			p.Name, page, q.Caption, q.Match.Table.Title, share(q.Match.TitleScore), share(q.Match.HeaderScore)))
		var others []string
		for _, r := range q.Rivals {
			if name := r.ID + " " + r.Title; !slices.Contains(others, name) {
				others = append(others, name)
			}
		}
		if len(others) > 0 {
			const most = 4
			t.remark(finding.Say("     or, about as like, one of: %s",
				strings.Join(others[:min(most, len(others))], ", ")))
		}
		if q.Match.TitleScore < schema.SureTitle {
			t.title(q.Caption, d.department)
		}
		t.columns(&q.Match)
	case q.Title == "" || !d.own(p, q):
		if holds(printed) {
			d.left = append(d.left, finding.Say("%s, page %d: a table with amounts that has no title or no names in front of them: %s",
				p.Name, page, firstWords(printed)))
		}
	}
}

func share(score float64) string { return fmt.Sprintf("%.2f", score) }

// shortestTitle is of fewer characters than any title of a table: …表.
const shortestTitle = 3

// title adds a title that the base does not know, as it is printed, but for number, year and the department's name.
func (t *table) title(caption, department string) {
	title := schema.TitleKey(caption)
	if title == "" {
		return
	}
	if department != "" { // the rest is what all print
		if _, rest, ok := strings.Cut(title, hanzi.Key(department)); ok && utf8.RuneCountInString(rest) > shortestTitle {
			title = rest
		}
	}
	if !slices.Contains(t.titles, title) && plainWord(title) {
		t.titles = append(t.titles, title)
	}
}

// columns adds the printed columns with amounts that nothing explains, and says which declared ones were not found.
func (t *table) columns(m *schema.TableMatch) {
	for _, u := range m.Unknown {
		l := t.list(u.Side)
		c := column{path: relative(m, u.Path)}
		known := func(o column) bool { return slices.Equal(o.path, c.path) }
		if !plainWords(c.path) || slices.ContainsFunc(l.columns, known) {
			continue
		}
		c.one = slices.ContainsFunc(m.Panels, func(p schema.PanelMatch) bool { return p.Panel.Rows.InColumns() })
		taken := slices.ContainsFunc(l.columns, func(o column) bool { return u.Nearest != nil && o.id == u.Nearest.ID })
		switch {
		case c.one:
			c.comment = finding.Say("TODO of which item is this column?")
		case u.Nearest == nil:
			c.comment = finding.Say("TODO nothing is like this column: an id for it, and with `of` what it is a part of")
		case u.Like >= alike && !taken:
			c.id, c.comment = u.Nearest.ID, finding.Say("TODO is this %s?", u.Nearest.Zh)
		default:
			c.comment = finding.Say("TODO the nearest is %s (%s), which it is not much like: that id, or one of its own",
				u.Nearest.ID, u.Nearest.Zh)
		}
		l.columns = append(l.columns, c)
	}
	for i := range m.Panels {
		p := &m.Panels[i]
		if p.Lane > 1 {
			continue
		}
		for _, c := range p.Columns {
			l := t.list(p.Panel.Side)
			if c.Column.Role != "" || c.Column.Optional || len(c.Grid) > 0 ||
				slices.ContainsFunc(l.columns, func(o column) bool { return o.id == c.Column.ID }) {
				continue
			}
			todo := finding.Say("TODO no column %s (%s) was found", c.Column.ID, strings.Join(c.Column.Path, " / "))
			if !slices.ContainsFunc(l.todo, func(w finding.Words) bool { return w.String() == todo.String() }) {
				l.todo = append(l.todo, todo)
			}
		}
	}
}

// relative writes the years of heads as forms do: 本年, 上年.
func relative(m *schema.TableMatch, path []string) []string {
	out := make([]string, len(path))
	for i, s := range path {
		out[i] = m.Header.Relative(s)
	}
	return out
}

// own makes a table of its own of one that is like none of the base: false when it has no names in front of amounts.
func (d *form) own(p Paper, q *schema.Proposal) bool {
	printed := &p.Printed.Tables[q.Match.Index]
	var texts, amounts []int
	for g := range printed.Cols {
		switch path := q.Match.Header.Heads(g); {
		case len(path) == 0 || !plainWords(path):
		case columnHolds(printed, g, amount.Like) && columnHolds(printed, g, notOrdinal) && !isCodes(printed, g):
			amounts = append(amounts, g)
		case len(amounts) == 0:
			texts = append(texts, g)
		}
	}
	if len(texts) == 0 || len(amounts) == 0 {
		return false
	}
	for _, own := range d.tables {
		if own.base == nil && slices.Contains(own.titles, q.Title) { // another paper of the place prints it, too
			own.papers++
			return true
		}
	}
	number := 1
	for _, own := range d.tables {
		if own.base == nil {
			number++
		}
	}
	t := &table{id: fmt.Sprintf("table_%d", number), papers: 1}
	if t.title(q.Caption, d.department); len(t.titles) == 0 {
		return false
	}
	t.remark(finding.Say("TODO %s, page %d: %q is like no table of %s: an id for it, or leave it out",
		p.Name, printed.Parts[0].Page, q.Caption, d.base.ID))
	l := t.list("")
	l.rows = schema.ByName
	named := false
	for i, g := range texts {
		c := column{role: schema.RoleText, path: relative(&q.Match, q.Match.Header.Heads(g))}
		switch {
		case isCodes(printed, g):
			c.role = schema.RoleCode
			if k := classification(printed, g); k != "" && l.codes == "" {
				l.rows, l.codes = schema.ByCode, k
			}
		case !named && columnHolds(printed, g, notOrdinal) && (i == len(texts)-1 || !isCodes(printed, texts[i+1])):
			c.role, named = schema.RoleName, true
		}
		l.columns = append(l.columns, c)
	}
	if !named {
		return false
	}
	used := map[string]bool{}
	for _, g := range amounts {
		c := column{path: relative(&q.Match, q.Match.Header.Heads(g))}
		for _, k := range q.Match.Panels[0].Columns { // those that the vocabulary explains
			if slices.Equal(k.Grid, []int{g}) {
				c.id = k.Column.ID
			}
		}
		for _, u := range q.Match.Unknown {
			if u.Grid == g && u.Nearest != nil && u.Like == 1 {
				c.id = u.Nearest.ID
			}
		}
		if c.id == "" || used[c.id] {
			c.id, c.comment = fmt.Sprintf("column_%d", g+1), finding.Say("TODO an id for this column")
		}
		used[c.id] = true
		l.columns = append(l.columns, c)
	}
	d.tables = append(d.tables, t)
	return true
}

func columnHolds(t *extract.Table, g int, is func(string) bool) bool {
	return slices.ContainsFunc(t.Cells, func(c extract.Cell) bool {
		return c.Row >= t.Header && c.Col == g && c.Cols == 1 && c.Text != "" && is(c.Text)
	})
}

// notOrdinal tells what is more than the number of a row.
func notOrdinal(s string) bool { return !ordinal.MatchString(hanzi.Key(s)) }

var ordinal = regexp.MustCompile(`^\d{1,3}$`)

// isCodes reports whether a column holds codes of a classification.
func isCodes(t *extract.Table, g int) bool { return classification(t, g) != "" }

// classification tells which one the codes of a column are of, "" when it holds none.
func classification(t *extract.Table, g int) string {
	count := map[string]int{}
	for _, c := range t.Cells {
		if c.Row < t.Header || c.Col != g || c.Text == "" {
			continue
		}
		key := hanzi.Key(c.Text)
		if !codes.Is(key) {
			continue
		}
		switch key[0] {
		case '2':
			count["function"]++
		case '3':
			count["economic"]++
		case '5':
			count["government_economic"]++
		}
	}
	for _, k := range []string{"function", "economic", "government_economic"} {
		if count[k] >= 2 {
			return k
		}
	}
	return ""
}

// holds reports whether a table has amounts in more than one row.
func holds(t *extract.Table) bool {
	rows := map[int]bool{}
	for _, c := range t.Cells {
		if c.Row >= t.Header && c.Text != "" && amount.Like(c.Text) {
			rows[c.Row] = true
		}
	}
	return len(rows) > 1
}

// firstWords quotes how a table begins.
func firstWords(t *extract.Table) string {
	const most = 30
	var words []string
	for _, c := range t.Cells {
		if c.Text != "" && utf8.RuneCountInString(strings.Join(words, " ")) < most {
			words = append(words, c.Text)
		}
	}
	return strings.Join(words, " ") + " …"
}

// departments finds labels in front of the department's name that the base does not know.
func (d *form) departments(doc *extract.Document) {
	const longest = 8 // a label has no more characters
	for i := range doc.Tables {
		for _, c := range doc.Tables[i].Captions {
			label, name, ok := strings.Cut(strings.Replace(c.Text, "：", ":", 1), ":")
			label = strings.TrimSpace(label)
			if !ok || !identity.PublicBody(name) || !plainWord(label) || utf8.RuneCountInString(label) > longest ||
				slices.Contains(d.labels, label) || slices.ContainsFunc(d.base.Document.Department,
				func(known string) bool { return hanzi.Key(known) == hanzi.Key(label) }) {
				continue
			}
			d.labels = append(d.labels, label)
		}
	}
}

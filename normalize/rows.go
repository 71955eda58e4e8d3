package normalize

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// rowReader reads the rows of one panel from top to bottom. It keeps the code above, for tables that print only its last part,
// and the place in the list of fixed items.
type rowReader struct {
	n        *normalizer
	table    *extract.Table
	panel    *schema.PanelMatch
	code     string
	nextItem int
	totals   map[string]bool
	taken    []bool // cells of the table that the output shows
}

func newRowReader(n *normalizer, t *extract.Table, p *schema.PanelMatch, taken []bool) *rowReader {
	r := &rowReader{n: n, table: t, panel: p, totals: map[string]bool{}, taken: taken}
	for _, s := range append(slices.Clone(p.Panel.Totals), n.form.Totals...) {
		r.totals[hanzi.Key(s)] = true
	}
	return r
}

// row reads one printed row; false when the panel has nothing in it.
func (r *rowReader) row(number int, cells []int) (Row, bool) {
	out := Row{Side: r.panel.Panel.Side, Role: Item, Values: Values{}, Cells: Cells{}}
	var codes, names []printedText
	printed := false
	owner := r.owners(cells)
	for i, m := range r.panel.Columns {
		text := r.text(m.Grid, number, cells, func(cell int) bool { return owner[cell] == i })
		printed = printed || text.text != ""
		switch m.Column.Role {
		case schema.RoleCode:
			codes = append(codes, text)
		case schema.RoleName:
			names = append(names, text)
		case schema.RoleProject:
			out.Project = hanzi.Fold(text.text)
			out.Cells = r.with(out.Cells, "project", text)
		case "":
			r.amount(&out, m.Column.ID, text)
		}
	}
	if !printed {
		return out, false
	}
	code, name := join(codes), join(names)
	out.Code, out.Name = r.identify(code.text, name.text)
	out.Level = level(out.Code)
	out.Cells = append(r.with(r.with(Cells{}, "code", code), "name", name), out.Cells...)
	r.classify(&out)
	return out, true
}

// printedText is the text of one or more cells that stand for one thing.
type printedText struct {
	text  string
	first *extract.Cell
	box   page.Rect
	cells []int // indexes of all cells
}

// owners tells for each cell of a row the column whose it is. A cell merged over several columns, such as the label of a total
// row over codes and names, belongs to the name, else to the first.
func (r *rowReader) owners(cells []int) map[int]int {
	owner := map[int]int{}
	for i, m := range r.panel.Columns {
		for _, g := range m.Grid {
			if _, ok := owner[cells[g]]; !ok || m.Column.Role == schema.RoleName {
				owner[cells[g]] = i
			}
		}
	}
	return owner
}

// text gives what is printed in the given grid columns of a row, cell by cell from the left.
func (r *rowReader) text(grid []int, number int, cells []int, own func(cell int) bool) printedText {
	var parts []printedText
	for i, g := range grid {
		k := cells[g]
		if k < 0 || !own(k) || i > 0 && cells[grid[i-1]] == k {
			continue
		}
		c := &r.table.Cells[k]
		if c.Text == "" || c.Row != number {
			continue
		}
		parts = append(parts, printedText{text: c.Text, first: c, box: c.Box(), cells: []int{k}})
	}
	return join(parts)
}

// join puts the texts of neighbouring cells together with a space, as code and name are printed.
func join(parts []printedText) printedText {
	var out printedText
	for _, p := range parts {
		if p.text == "" {
			continue
		}
		if out.first == nil {
			out = p
			continue
		}
		out.text += " " + p.text
		out.cells = append(out.cells, p.cells...)
		if p.first.Page() == out.first.Page() {
			out.box = out.box.Union(p.box)
		}
	}
	return out
}

// with adds the printed cell behind something that is said, if there is one.
func (r *rowReader) with(c Cells, id string, t printedText) Cells {
	if t.first == nil {
		return c
	}
	r.take(t)
	return append(c, NamedCell{id, &Cell{Raw: t.text, Page: t.first.Page(), Box: t.box}})
}

func (r *rowReader) take(t printedText) {
	for _, k := range t.cells {
		r.taken[k] = true
	}
}

// amount reads a value cell. A blank one is null; so is one that says "none" with a dash; one that is no amount is null and
// reported.
func (r *rowReader) amount(out *Row, column string, t printedText) {
	amount, kind := value.ParseAmount(t.text)
	v := Value{Column: column}
	if kind == value.Number {
		v.Amount = &amount
	}
	out.Values = append(out.Values, v)
	if t.first == nil {
		return
	}
	r.take(t)
	cell := &Cell{Raw: t.text, Page: t.first.Page(), Box: t.box, Proof: Unchecked}
	out.Cells = append(out.Cells, NamedCell{column, cell})
	if kind == value.NotAmount {
		cell.Proof = Doubtful
		r.n.report(page.Finding{ID: "value.unreadable", Severity: page.Warning, Page: cell.Page, Box: &cell.Box,
			Message: fmt.Sprintf("%q stands where an amount belongs", t.text)})
	}
}

func (r *rowReader) keyedByCode() bool {
	return r.panel.Panel.Rows == schema.ByCode || r.panel.Panel.Rows == schema.ByProject
}

// codePart tells a damaged code from a label that stands in a merged cell over the code columns.
var codePart = regexp.MustCompile(`\d`)

// codeInFront tells a code in front of a name: 201 一般公共服务支出, 2080505-机关事业单位….
var codeInFront = regexp.MustCompile(`^([\d０-９]{3}(?:[ .]?[\d０-９]{2}){0,2})(?:[\s\-—–_.、:：]+|$)?([^\d０-９].*)?$`)

// identify gives the whole code and the name of a row. Codes are printed joined, in columns of their own for 类, 款 and 项, in
// front of the name, or as their last part under the code above.
func (r *rowReader) identify(code, name string) (string, string) {
	name = hanzi.Fold(name)
	digits := digitsOf(code)
	if digits == "" && code != "" && r.keyedByCode() && codePart.MatchString(hanzi.Key(code)) {
		r.n.report(page.Finding{ID: "code.unreadable", Severity: page.Warning, Page: r.table.Parts[0].Page,
			Message: fmt.Sprintf("%q stands where a code belongs", code)})
	}
	if digits == "" && r.keyedByCode() {
		if g := codeInFront.FindStringSubmatch(name); g != nil {
			digits, name = digitsOf(g[1]), strings.TrimSpace(g[2])
		}
	}
	if len(digits) == 2 || len(digits) == 4 { // 05 under 208, or 05 02 under 208
		if len(r.code) >= 3 {
			digits = r.code[:3] + digits
		}
	}
	if digits != "" {
		r.code = digits
		r.checkDomain(digits, name)
	}
	return digits, name
}

// domains are the first digits of the codes of each classification (《政府收支分类科目》): a code of another one says that a column or
// a table was taken for what it is not.
var domains = map[string][2]string{"function": {"201", "234"}, "economic": {"301", "399"}, "government_economic": {"501", "599"}}

func (r *rowReader) checkDomain(code, name string) {
	d, ok := domains[r.panel.Panel.Codes]
	if !ok || len(code) < 3 || code[:3] >= d[0] && code[:3] <= d[1] {
		return
	}
	r.n.report(page.Finding{ID: "code.domain", Severity: page.Warning, Page: r.table.Parts[0].Page,
		Message: fmt.Sprintf("%s %s is no code of the %s classification, %s to %s", code, name, r.panel.Panel.Codes, d[0], d[1])})
}

// digitsOf gives the digits of a code cell, full-width ones included; "" when anything but digits and spaces is in it.
func digitsOf(s string) string {
	var b strings.Builder
	for _, c := range hanzi.Key(s) {
		switch {
		case c >= '0' && c <= '9':
			b.WriteRune(c)
		case c == '-' || c == '.':
		default:
			return ""
		}
	}
	return b.String()
}

// level is the depth of a code: 类 1, 款 2, 项 3.
func level(code string) int {
	switch len(code) {
	case 3:
		return 1
	case 5:
		return 2
	case 7:
		return 3
	}
	return 0
}

// classify finds the role of a row, and in a list of fixed items the item.
func (r *rowReader) classify(row *Row) {
	key := hanzi.Key(row.Name)
	if row.Code == "" && r.totals[key] {
		row.Role = Total
	}
	switch r.panel.Panel.Rows {
	case schema.ByItem:
		row.Item = r.item(row.Name)
	default:
		if row.Role == Item && row.Code == "" && row.Project == "" && r.isEntity(key) {
			row.Role = Entity
		}
	}
	if row.Role == Item && row.Item == "" && row.Code == "" && r.panel.Panel.Rows != schema.ByName {
		r.n.report(page.Finding{ID: "row.unknown", Severity: page.Warning, Page: r.table.Parts[0].Page,
			Message: fmt.Sprintf("the form does not know the row %q", row.Name)})
	}
}

// body ends the names of public bodies and the units below them.
var body = regexp.MustCompile(`(局|委|委员会|办|办公室|中心|院|厅|站|所|队|总队|支队|大队|校|学校|中学|小学|大学|学院|馆|社|会|协会|处|科|部|府|政府|街道|公司|台|团|园|本级|机关)(\(.*\))?$`)

// isEntity says whether a name without a code is that of the department, or of a unit.
func (r *rowReader) isEntity(key string) bool {
	if d := r.n.out.Info.Department; d != nil && hanzi.Key(*d) == key {
		return true
	}
	return !ordinal.MatchString(key) && body.MatchString(key)
}

var ordinal = regexp.MustCompile(`^(?:其中:|[一二三四五六七八九十]+、|\(?[一二三四五六七八九十]+\)、?|\d+[.、])+`)

// labelKey compares labels of items without their numbering and 其中.
func labelKey(s string) string { return ordinal.ReplaceAllString(hanzi.Key(s), "") }

// item finds the fixed item that a label names. Labels repeat (政府性基金预算拨款 is income of the year and carry-over), so the
// search goes on from the item before and only then from the top.
func (r *rowReader) item(name string) string {
	items := r.panel.Panel.Items
	want := labelKey(name)
	if want == "" {
		return ""
	}
	for k := range items {
		i := (r.nextItem + k) % len(items)
		if slices.ContainsFunc(append([]string{items[i].Label}, items[i].Aliases...), func(l string) bool { return labelKey(l) == want }) {
			r.nextItem = i + 1
			return items[i].ID
		}
	}
	return ""
}

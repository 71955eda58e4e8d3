package rows

import (
	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/codes"
)

// byName finds the code of a row that prints only the name of its class: 一、一般公共服务支出 is 201. Below a class its sections
// are looked for by theirs, and below a section its items, so that 行政运行 is the one of the section above. A name that
// the list does not have anywhere above leaves the row without a code.
func (r *rowReader) byName(name string) string {
	list := codes.Of(r.panel.Panel.Codes)
	key := className(name)
	if list == nil || key == "" {
		return ""
	}
	if len(key) == len(hanzi.Key(name)) { // a label with an ordinal is that of a class
		for parent := r.named; parent != ""; parent = parent[:max(0, len(parent)-2)] {
			if len(parent) < 3 {
				break
			}
			if code, ok := list.Below(parent, key, r.year); ok {
				r.named = code
				return code
			}
		}
	}
	code, ok := list.Below("", key, r.year)
	if ok {
		r.named = code
	}
	return code
}

// className is a label without ordinal and 其中.
func className(name string) string { return ordinal.ReplaceAllString(hanzi.Key(name), "") }

// checkClasses compares codes and names with the official lists. A name that differs is said, never corrected.
func (n *reader) checkClasses(t *document.Table, m *schema.TableMatch) {
	reported := map[string]bool{}
	compare := func(classification, code, name string, at *document.Cell) {
		list := codes.Of(classification)
		if list == nil || at == nil || name == "" || codes.Level(code) == 0 || reported[code+name] {
			return
		}
		var f finding.Finding
		switch list.Check(code, name, m.Header.Year()) {
		case codes.Unknown:
			if len(list.Names(code)) > 0 {
				return // of other years
			}
			f = finding.Found("code.unknown", finding.Info,
				"%s %s is not in the list of the %s classification, which is not complete", code, name, finding.Say(classification))
		case codes.Different:
			official, _ := list.Name(code, 0)
			f = finding.Found("code.name", finding.Warning, "%s is printed with the name %s; its name is %s", code, name,
				official)
		default: // of the list, or of the place below what the list has
			return
		}
		reported[code+name] = true
		n.report(f.On(at.Page, &at.Box))
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		if p := m.Table.Panel(r.Side); p != nil && p.Rows.OfClasses() && r.Code != "" {
			compare(p.Codes, r.Code, className(r.Name), r.Cells.Get("name"))
		}
		for _, c := range r.Classes {
			compare(c.ID, c.Code, c.Name, r.Cells.Get(c.ID))
		}
	}
}

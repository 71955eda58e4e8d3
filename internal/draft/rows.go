package draft

import (
	"slices"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/normalize"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// readRows reads the papers with what is drafted so far and adds the rows that the lists of items do not know.
func (d *form) readRows(known []*schema.Form, say func(finding.Words) string) error {
	forms, err := schema.Parse(d.write(say), "draft", known...)
	if err != nil {
		return err
	}
	for _, p := range d.papers {
		m, _ := schema.Propose(p.Printed, forms[0])
		doc := normalize.Normalize(p.Printed, m)
		for i := range doc.Tables {
			t := &doc.Tables[i]
			k := slices.IndexFunc(m.Tables, func(x schema.TableMatch) bool { return x.Table.ID == t.ID })
			if k < 0 {
				continue
			}
			for j := range m.Tables[k].Panels {
				if panel := &m.Tables[k].Panels[j].Panel; len(panel.Items) > 0 && !panel.Rows.InColumns() {
					d.table(m.Tables[k].Table).rows(t, panel)
				}
			}
		}
	}
	return nil
}

// rows adds the rows of one side that have no meaning.
func (t *table) rows(read *document.Table, panel *schema.Panel) {
	used, total := map[string]bool{}, false
	for i := range read.Rows {
		if r := &read.Rows[i]; r.Side == panel.Side {
			used[r.Item] = true
			total = total || r.Role == document.Total
		}
	}
	used["total"] = used["total"] || total
	l := t.list(panel.Side)
	for i := range read.Rows {
		r := &read.Rows[i]
		if r.Side != panel.Side || r.Role != document.Item || r.Item != "" || r.Code != "" || r.Project != "" ||
			len(r.Classes) > 0 || !plainWord(r.Name) || !r.PrintsAmount() ||
			slices.ContainsFunc(l.items, func(o item) bool { return hanzi.Key(o.label) == hanzi.Key(r.Name) }) {
			continue
		}
		id, like := schema.NearestItem(r.Name, panel, used)
		it := item{label: strings.TrimSpace(r.Name)}
		switch {
		case id == "":
			it.comment = finding.Say("TODO nothing is like this row: an id for it, and with `of` what it is a part of")
		case id == "total" && like >= alike:
			l.totals = append(l.totals, it.label)
			continue
		case like >= alike:
			it.id, it.comment, used[id] = id, finding.Say("TODO is this %s?", nameOf(id, panel)), true
		default:
			it.comment = finding.Say("TODO the nearest is %s (%s), which it is not much like: that id, or one of its own", id,
				nameOf(id, panel))
		}
		l.items = append(l.items, it)
	}
}

// nameOf says what an item is called.
func nameOf(id string, panel *schema.Panel) string {
	if e := schema.Terms().Item(id); e != nil {
		return e.Zh
	}
	for _, i := range panel.Items {
		if i.ID == id {
			return i.Label
		}
	}
	return id
}

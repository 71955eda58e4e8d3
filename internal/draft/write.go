package draft

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gongkai/extract/finding"
)

// write gives the YAML.
func (d *form) write(say func(finding.Words) string) []byte {
	w := &writer{say: say}
	names := make([]string, len(d.papers))
	for i, p := range d.papers {
		names[i] = p.Name
	}
	w.comment("", finding.Say("A draft of `gongkai forms draft`, from %s.", strings.Join(names, ", ")))
	w.comment("", finding.Say("Each TODO is for a person to decide; what is not mentioned is as in the form that this one extends."))
	kind := strings.TrimPrefix(d.base.ID, "cn-")
	id := "draft-" + kind
	if d.code != "" {
		id = "cn-" + d.code + "-" + kind
	}
	w.line("form: %s # %s", id, w.said(finding.Say("TODO an id as you like")))
	w.line("extends: %s", d.base.ID)
	name := remark.ReplaceAllString(d.base.Name.Zh, "")
	w.line("name: {zh: %s}", scalar(d.place+name))
	if d.unit != "" {
		w.line("unit: %s", scalar(d.unit))
	}
	if len(d.labels) > 0 {
		w.line("document: {department: [%s]}", strings.Join(scalars(d.labels), ", "))
	}
	w.line("tables:")
	for _, t := range d.tables {
		t.write(w, len(d.papers))
	}
	if len(d.left) > 0 {
		w.line("")
		w.comment("", finding.Say("Not drafted:"))
	}
	for _, l := range d.left {
		w.comment("  ", l)
	}
	return w.out.Bytes()
}

// remark is what stands in brackets behind a form's name.
var remark = regexp.MustCompile(`（[^（）]*）$`)

type writer struct {
	out bytes.Buffer
	say func(finding.Words) string
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(&w.out, format+"\n", args...) }

// said gives words for a comment, which is one line.
func (w *writer) said(words finding.Words) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, w.say(words))
}

func (w *writer) comment(indent string, words finding.Words) { w.line("%s# %s", indent, w.said(words)) }

// heading begins a list. When all that stands in it are comments it is one, too.
func (w *writer) heading(indent, key string, declared bool) {
	if declared {
		w.line("%s%s:", indent, key)
	} else {
		w.line("%s# %s:", indent, key)
	}
}

func (t *table) write(w *writer, papers int) {
	for _, c := range t.comments {
		w.comment("  ", c)
	}
	w.line("  - id: %s", t.id)
	if t.variant != "" {
		w.line("    variant: %s", scalar(t.variant))
	}
	if len(t.titles) > 0 {
		w.line("    title: %s", scalar(t.titles[0]))
	}
	if len(t.titles) > 1 {
		w.line("    aliases: [%s]", strings.Join(scalars(t.titles[1:]), ", "))
	}
	if t.papers < papers {
		w.line("    optional: true")
	}
	lists := slices.DeleteFunc(slices.Clone(t.lists), func(l *list) bool { return l.blank() })
	sides := slices.ContainsFunc(lists, func(l *list) bool { return l.side != "" && l.says() })
	if len(lists) > 0 && lists[0].side != "" {
		w.heading("    ", "sides", sides)
	}
	for _, l := range lists {
		indent := "    "
		switch {
		case sides && l.says():
			w.line("      - side: %s", l.side)
			indent = "        "
		case l.side != "":
			w.line("      # - side: %s", l.side)
			indent = "        "
		}
		l.write(w, indent)
	}
}

func (l *list) blank() bool { return !l.says() && len(l.columns)+len(l.items)+len(l.todo) == 0 }

// says reports whether the list has anything to declare, and not comments alone.
func (l *list) says() bool {
	return l.rows != "" || len(l.totals) > 0 ||
		slices.ContainsFunc(l.columns, func(c column) bool { return c.id+c.role != "" }) ||
		slices.ContainsFunc(l.items, func(i item) bool { return i.id != "" })
}

func (l *list) write(w *writer, indent string) {
	if l.rows != "" {
		w.line("%srows: %s", indent, l.rows)
	}
	if l.codes != "" {
		w.line("%scodes: %s", indent, l.codes)
	}
	if len(l.totals) > 0 {
		w.line("%stotals: [%s] # %s", indent, strings.Join(scalars(l.totals), ", "),
			w.said(finding.Say("TODO is this the total?")))
	}
	for _, t := range l.todo {
		w.comment(indent, t)
	}
	if len(l.columns) > 0 {
		w.heading(indent, "columns", slices.ContainsFunc(l.columns, func(c column) bool { return c.id+c.role != "" }))
	}
	for _, c := range l.columns {
		if c.comment.Format != "" {
			w.comment(indent+"  ", c.comment)
		}
		path := "[" + strings.Join(scalars(c.path), ", ") + "]"
		switch {
		case c.role != "":
			w.line("%s  - {role: %s, path: %s}", indent, c.role, path)
		case c.id != "":
			w.line("%s  - {id: %s, path: %s}", indent, c.id, path)
		case c.one:
			w.line("%s  # - {item: , id: total, path: %s}", indent, path)
		default:
			w.line("%s  # - {id: , path: %s, of: total}", indent, path)
		}
	}
	if len(l.items) > 0 {
		w.heading(indent, "items", slices.ContainsFunc(l.items, func(i item) bool { return i.id != "" }))
	}
	for _, i := range l.items {
		w.comment(indent+"  ", i.comment)
		if i.id != "" {
			w.line("%s  - {id: %s, label: %s}", indent, i.id, scalar(i.label))
		} else {
			w.line("%s  # - {id: , label: %s, of: total}", indent, scalar(i.label))
		}
	}
}

// plainWord reports whether a printed text can stand in a form: < and > have a meaning there.
func plainWord(s string) bool {
	return strings.TrimSpace(s) != "" && !strings.ContainsAny(s, "<>") && !strings.ContainsFunc(s, unicode.IsControl)
}

func plainWords(list []string) bool {
	return !slices.ContainsFunc(list, func(s string) bool { return !plainWord(s) })
}

// bare are texts that YAML takes for nothing else, in a list, too.
var bare = regexp.MustCompile(`^[\p{Han}（）《》“”、·][\p{Han}\w（）《》“”、·/%()-]*$`)

// scalar writes a text as YAML.
func scalar(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if bare.MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

func scalars(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = scalar(s)
	}
	return out
}

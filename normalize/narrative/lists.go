package narrative

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/internal/limits"
	"gongkai/normalize/document"
)

// A disclosure prints tables without an amount: of the units of a department and its offices, and of the tables that
// follow. Their heads tell them. They are sections, and keep their table; unmapped has what is no table of a
// disclosure.

// listed reads a table as a list that a head of its names tells; without entries it is none.
func listed(g *document.Grid) document.Section {
	if len(g.Cells) > limits.SectionEntries {
		return document.Section{}
	}
	for i := range lexicon.Words().Narrative.NamedLists {
		l := &lexicon.Words().Narrative.NamedLists[i]
		for _, word := range l.Heads {
			for k := range g.Cells {
				if c := &g.Cells[k]; hanzi.Key(c.Text) == word {
					if s := listUnder(g, c, l); len(s.Entries) > 0 {
						return s
					}
				}
			}
		}
	}
	return document.Section{}
}

// listUnder reads the list whose names stand under a head. The heads beside it must all be words of such lists: with
// others it is a table of something else.
func listUnder(g *document.Grid, head *document.Square, l *lexicon.NamedList) document.Section {
	beside := 0
	for i := range g.Cells {
		c := &g.Cells[i]
		switch {
		case c == head || c.Text == "" || c.Row != head.Row:
		case hanzi.Key(c.Text) == hanzi.Key(head.Text): // once more overleaf
		case !slices.Contains(l.Beside, hanzi.Key(c.Text)):
			return document.Section{}
		default:
			beside++
		}
	}
	if beside == 0 && !slices.Contains(l.Sure, hanzi.Key(head.Text)) { // 名称 alone may be of anything
		return document.Section{}
	}
	s := document.Section{Kind: l.Kind, Page: head.Page, Box: head.Box, Table: g}
	if g.Title != nil {
		s.Title = *g.Title
	}
	fitting := 0
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Row <= head.Row || c.Col != head.Col || utf8.RuneCountInString(c.Text) < 2 {
			continue
		}
		if key := hanzi.Key(c.Text); l.End == "" || strings.HasSuffix(strings.TrimRight(key, ")"), l.End) ||
			strings.Contains(key, l.End+"(") {
			fitting++
		}
		e := document.Entry{Name: hanzi.Fold(c.Text), Page: c.Page, Box: c.Box}
		for k := range g.Cells { // what a remark says
			if r := &g.Cells[k]; r.Row == c.Row && r.Col > c.Col && r.Text != "" {
				e.Text = strings.TrimSpace(e.Text + " " + hanzi.Fold(r.Text))
			}
		}
		s.Entries = append(s.Entries, e)
	}
	if 2*fitting <= len(s.Entries) {
		return document.Section{}
	}
	return s
}

// TakeLists takes the tables that became sections out of unmapped, with what was said of them there. One that a person
// has spoken of stays.
func TakeLists(doc *document.Document) {
	taken := map[*document.Grid]bool{}
	for i := range doc.Sections {
		s := &doc.Sections[i]
		if s.Table == nil {
			continue
		}
		if g := s.Table; len(g.Corrected) > 0 {
			s.Table = nil
		} else {
			taken[g] = true
			own := *g
			own.Nearest = nil
			s.Table = &own
		}
	}
	if len(taken) == 0 {
		return
	}
	kept, said := []document.Grid{}, 0
	var gone []int // which of the findings of unmapped tables go: there is one for each, in their order
	for i := range doc.Unmapped {
		if taken[&doc.Unmapped[i]] {
			gone = append(gone, i)
		} else {
			kept = append(kept, doc.Unmapped[i])
		}
	}
	doc.Diagnostics = slices.DeleteFunc(doc.Diagnostics, func(f finding.Finding) bool {
		if f.ID != "table.unmapped" {
			return false
		}
		said++
		return slices.Contains(gone, said-1)
	})
	doc.Unmapped = kept
}

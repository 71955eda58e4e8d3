package schema

import (
	"iter"
	"slices"
	"sync"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// astray finds the claims that their place speaks against: between two tables of certain title a paper prints what
// stands between them in its order, and no other. An exactly printed title outweighs that, as papers may have an order
// of their own; one that is only like the declared one does not, nor does one with something around it where the
// header is that of other declared tables, too. The order is that of the contents page where it names all three.
func (r *recogniser) astray(m *Match) {
	if m.Form == nil {
		return
	}
	inPrint := make([]*TableMatch, len(r.doc.Tables))
	for i := range m.Tables {
		inPrint[m.Tables[i].Index] = &m.Tables[i]
	}
	contents := sync.OnceValue(func() []string { return contentsOrder(r.doc) }) // few papers ask
	for i, t := range inPrint {
		if t == nil || t.exactly() {
			continue
		}
		before, after := certain(slices.Backward(inPrint[:i])), certain(slices.All(inPrint[i+1:]))
		if before == nil || after == nil || t.Titled == TitleContained && !r.sharesHeader(m.Form, t) {
			continue
		}
		order := func(x *TableMatch) int { return m.Form.order(x.Table) }
		listed := func(x *TableMatch) int { return slices.IndexFunc(contents(), x.Table.hasTitle) }
		if listed(before) >= 0 && listed(t) >= 0 && listed(after) >= 0 {
			order = listed
		}
		from, at, to := order(before), order(t), order(after)
		t.Astray = from < to && (at < from || at > to)
	}
}

// exactly reports whether the page prints the title as the form has it.
func (m *TableMatch) exactly() bool {
	switch m.Titled {
	case TitleExact, TitlePattern, TitleTold:
		return true
	case TitleContinued:
		return m.TitleScore >= aliasWorth
	}
	return false
}

// certain gives the first of some claims whose title is exact.
func certain(claims iter.Seq2[int, *TableMatch]) *TableMatch {
	for _, t := range claims {
		if t != nil && t.exactly() {
			return t
		}
	}
	return nil
}

// sharesHeader reports whether the header fits another declared table as well.
func (r *recogniser) sharesHeader(f *Form, m *TableMatch) bool {
	return slices.ContainsFunc(f.Tables, func(t Table) bool {
		if t.ID == m.Table.ID {
			return false
		}
		_, score := r.matchColumns(t.Panels(), m.Header)
		return score >= m.HeaderScore
	})
}

// hasTitle reports whether a key is one of the titles of the table.
func (t *Table) hasTitle(key string) bool {
	return slices.ContainsFunc(t.titles, func(title int32) bool { return titleWords.text(title) == key })
}

// contentsOrder gives the titles, as keys, that stand on the pages below the word for contents, in their order: in
// lines or in a grid.
func contentsOrder(doc *extract.Document) []string {
	var out []string
	contents := func(t extract.Text) bool {
		return slices.Contains(lexicon.Words().Captions.Contents, hanzi.Key(t.Text))
	}
	if at := slices.IndexFunc(doc.Texts, contents); at >= 0 {
		for _, t := range doc.Texts[at+1:] {
			if t.Page > doc.Texts[at].Page {
				break
			}
			out = append(out, contentsKey(t.Text))
		}
	}
	for _, t := range doc.Tables {
		if slices.ContainsFunc(t.Captions, contents) {
			for _, c := range t.Cells {
				out = append(out, contentsKey(c.Text))
			}
		}
	}
	return out
}

// leader is what leads from a title in the contents to its page.
var leader = lazyregexp.New(`[.·…\-_]*\(?[0-9]{0,3}\)?$`)

// contentsKey is the key of a title without the dots and the page number behind it.
func contentsKey(s string) string { return titleKey(leader.ReplaceAllString(hanzi.Key(s), "")) }

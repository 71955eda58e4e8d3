package schema

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/similar"
)

// Proposal says what a printed table with amounts that a form does not read is most like: what a new form that extends
// it would have to say.
type Proposal struct {
	Match   TableMatch // Table is nil when the table is like none of the form
	Caption string     // what the table is called, as printed; "" when no caption reads as the title of a table
	Title   string     // Caption without number, ordinal and year
	Rivals  []*Table   // other tables of the form that it is about as like
	Sheet   *Sheet     // a performance sheet whose indicators it has: then it is no table
}

// Propose reads a document by one form, however little the form explains of it, and proposes what the other tables are.
// Each table of the form is proposed once, and none that the document has already.
func Propose(doc *extract.Document, f *Form) (*Match, []Proposal) {
	r := newRecogniser(doc)
	defer r.forget()
	m, _ := r.match(f)
	r.finish(m)
	m.Words, m.Kind, m.Year = f, f.Kind, r.year
	used := map[string]bool{}
	for i := range m.Tables {
		used[m.Tables[i].Table.ID] = true
	}
	out := make([]Proposal, 0, len(m.Unmapped))
	var pairs []proposedPair
	for _, i := range m.Unmapped {
		p := Proposal{Match: TableMatch{Index: i, Header: r.headers[i], HeaderScore: 0, Titled: TitleNone}}
		p.Caption = r.caption(i)
		p.Title = titleKey(p.Caption)
		p.Sheet = r.indicatorsOf(f, i)
		if p.Sheet == nil {
			for k := range f.Tables {
				if t := &f.Tables[k]; !used[t.ID] {
					pairs = append(pairs, r.proposed(t, i, len(out)))
				}
			}
		}
		out = append(out, p)
	}
	slices.SortStableFunc(pairs, func(a, b proposedPair) int { return cmp.Compare(b.score(), a.score()) })
	for _, c := range pairs {
		p := &out[c.proposal]
		if !c.enough() || r.contradicted(&c.match) {
			continue
		}
		if p.Match.Table != nil {
			if c.match.Table.ID != p.Match.Table.ID && c.score() >= p.Match.TitleScore+p.Match.HeaderScore-asNear {
				p.Rivals = append(p.Rivals, c.match.Table)
			}
			continue
		}
		if used[c.match.Table.ID] {
			continue
		}
		used[c.match.Table.ID] = true
		p.Match = c.match
		p.Match.own()
		r.rivals(&p.Match)
		p.Match.untell()
		p.Match.ofOneFund()
		r.explain(&p.Match)
	}
	for i := range out {
		if p := &out[i]; p.Match.Table == nil && p.Sheet == nil {
			r.plain(&p.Match)
		}
	}
	return m, out
}

// proposedPair is a printed table and a declared one that it could be.
type proposedPair struct {
	match    TableMatch
	proposal int
}

func (c *proposedPair) score() float64 { return c.match.TitleScore + c.match.HeaderScore }

func (c *proposedPair) enough() bool {
	m := &c.match
	return (m.TitleScore >= proposedTitle || m.HeaderScore >= proposedHeader) && c.score() >= proposedEither
}

func (r *recogniser) proposed(t *Table, index, proposal int) proposedPair {
	m := TableMatch{Table: t, Index: index, Header: r.headers[index]}
	title := r.titleScore(t, r.titles[index])
	m.Title, m.TitleScore, m.Titled = title.text, title.score, title.how
	m.Panels, m.HeaderScore = r.matchColumns(t.Panels(), m.Header)
	return proposedPair{m, proposal}
}

// plain lists the columns of a table that is like no other: all of them are unknown.
func (r *recogniser) plain(m *TableMatch) {
	m.Panels = []PanelMatch{{Panel: Panel{Rows: ByName}}}
	r.explain(m)
}

// indicatorsOf finds the sheet of a form whose indicators a table has.
func (r *recogniser) indicatorsOf(f *Form, index int) *Sheet {
	for i := range f.Sheets {
		if row, _ := f.Sheets[i].findGrid(&r.doc.Tables[index], r.labels[index]); row >= 0 {
			return &f.Sheets[i]
		}
	}
	return nil
}

// caption finds what a table is called: of the captions above it, or the lines in its first rows, the last one that
// reads as the title of a table.
func (r *recogniser) caption(index int) string {
	t := &r.doc.Tables[index]
	texts := slices.Clone(r.headers[index].title)
	for _, c := range slices.Backward(t.Captions) {
		texts = append(texts, c.Text)
	}
	for _, s := range texts {
		key := titleAddition.ReplaceAllString(hanzi.Key(s), "")
		if strings.HasSuffix(key, "表") && len(titleKey(key)) > len("表") && !strings.ContainsAny(key, "。:") {
			return s
		}
	}
	return ""
}

// Heads are the printed header cells above a column, from the top.
func (h Header) Heads(g int) []string {
	if g >= len(h.paths) {
		return nil
	}
	var out []string
	for _, c := range h.paths[g] {
		out = append(out, c.text)
	}
	return out
}

// NearestItem finds the item that a label reads most like: of those a list declares and, when none of them is, of the
// vocabulary; how much of their letters they share, too. Those in used are taken.
func NearestItem(label string, p *Panel, used map[string]bool) (id string, like float64) {
	want := rowOrder.ReplaceAllString(hanzi.Key(label), "")
	compare := func(item string, words ...string) {
		if used[item] {
			return
		}
		for _, w := range words {
			if s := similar.AtLeast(rowOrder.ReplaceAllString(hanzi.Key(w), ""), want, max(leastNear, like)); s > like {
				id, like = item, s
			}
		}
	}
	for i := range p.Items {
		compare(p.Items[i].ID, append([]string{p.Items[i].Label}, p.Items[i].Aliases...)...)
	}
	if id != "" {
		return id, like
	}
	for _, e := range vocabulary().Items {
		for _, w := range e.Words {
			compare(e.ID, w[0])
		}
	}
	return id, like
}

// rowOrder is what stands in front of a label and tells nothing: its number, or that it is one of which.
var rowOrder = lazyregexp.New(`^(?:其中:?|[一二三四五六七八九十]+、|\(?[一二三四五六七八九十]+\)、?|\(\d+\)|\d+[.、])+`)

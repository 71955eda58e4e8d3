package schema

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
)

// Match says which form a document follows and which of its tables is which.
type Match struct {
	Form     *Form
	Tables   []TableMatch // in the order of the form
	Sheets   []SheetMatch // in the order of the document
	Unmapped []int        // indexes into the document's tables that the form does not claim
}

// TableMatch is one recognised table with the evidence for it.
type TableMatch struct {
	Table  *Table
	Index  int // into extract.Document.Tables
	Title  string
	Panels []PanelMatch
	Header header

	TitleScore, HeaderScore float64 // 0 to 1
}

// SheetMatch is one recognised performance sheet.
type SheetMatch struct {
	Sheet  *Sheet
	Index  int
	Title  string
	Fields map[string]FieldMatch // by field id
	// Grid is the row of the indicators' header, Columns their columns by id; -1 and nil without a grid.
	Grid    int
	Columns map[string]int
	Score   float64
}

// FieldMatch tells the cells of a field by their index in the table.
type FieldMatch struct{ Label, Value int } // Value is -1 where no cell stands to the right

// How sure a match must be. The title alone is not enough (contents pages print it, too), and neither is the header (several
// tables of a form share theirs).
const (
	sureTitle    = 0.8
	helpedHeader = 0.5 // needed beside a sure title
	fairTitle    = 0.6
	fairHeader   = 0.75
	sureHeader   = 0.92 // enough without any title
)

func (m *TableMatch) accepted(printed *extract.Table) bool {
	title, header := m.TitleScore, m.HeaderScore
	return title >= sureTitle && header >= helpedHeader || title >= fairTitle && header >= fairHeader || header >= sureHeader && !hasTitle(printed)
}

// hasTitle says whether a caption reads as the title of a table: one that is like no title of the form speaks against it.
func hasTitle(printed *extract.Table) bool {
	return slices.ContainsFunc(printed.Captions, func(c extract.Text) bool {
		key := hanzi.Key(c.Text)
		return strings.HasSuffix(key, "表") && len(key) > len("附表")
	})
}

// Recognise finds the form that explains most of the document. Without any recognised table Form is nil and all tables are
// unmapped.
func Recognise(doc *extract.Document, forms []*Form) *Match {
	var best *Match
	var bestScore float64
	for _, f := range forms {
		m, score := f.match(doc)
		if score > bestScore && m.carries(doc) {
			best, bestScore = m, score
		}
	}
	if best == nil {
		best = &Match{}
		for i := range doc.Tables {
			best.Unmapped = append(best.Unmapped, i)
		}
	}
	return best
}

// carries says whether the form explains enough to be the document's: half of what is printed, or half of what the form declares. One
// table that looks familiar does not make a disclosure of one place that of another.
func (m *Match) carries(doc *extract.Document) bool {
	return 2*(len(m.Tables)+len(m.Sheets)) >= len(doc.Tables) || 2*len(m.Tables) >= len(m.Form.Tables)
}

type candidate struct {
	table int // of the form
	match TableMatch
	score float64
}

func (f *Form) match(doc *extract.Document) (*Match, float64) {
	m := &Match{Form: f}
	var candidates []candidate
	claimed := make([]bool, len(doc.Tables))
	total := 0.0
	for i := range doc.Tables {
		t := &doc.Tables[i]
		if s, ok := f.matchSheet(t); ok {
			s.Index = i
			m.Sheets = append(m.Sheets, s)
			claimed[i] = true
			total += s.Score
			continue
		}
		heads := readHeader(t)
		for k := range f.Tables {
			tm := f.Tables[k].match(t, heads)
			if tm.accepted(t) {
				tm.Index = i
				candidates = append(candidates, candidate{k, tm, tm.TitleScore + tm.HeaderScore})
			}
		}
	}
	// The surest pairs first; each table of the form and of the document is used once.
	slices.SortStableFunc(candidates, func(a, b candidate) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	used := make([]bool, len(f.Tables))
	for _, c := range candidates {
		if used[c.table] || claimed[c.match.Index] {
			continue
		}
		used[c.table], claimed[c.match.Index] = true, true
		m.Tables = append(m.Tables, c.match)
		total += c.score
	}
	slices.SortFunc(m.Tables, func(a, b TableMatch) int { return f.order(a.Table) - f.order(b.Table) })
	for i := range doc.Tables {
		if !claimed[i] {
			m.Unmapped = append(m.Unmapped, i)
		}
	}
	return m, total
}

func (f *Form) order(t *Table) int {
	return slices.IndexFunc(f.Tables, func(x Table) bool { return x.ID == t.ID })
}

// match measures how well a printed table fits the declared one.
func (t *Table) match(printed *extract.Table, h header) TableMatch {
	m := TableMatch{Table: t, Header: h}
	m.Title, m.TitleScore = t.titleScore(printed, h)
	panels := t.Panels()
	var columns [][]Column
	for _, p := range panels {
		columns = append(columns, p.Columns)
	}
	matched, score := matchColumns(columns, h)
	m.HeaderScore = score
	for i, p := range panels {
		m.Panels = append(m.Panels, PanelMatch{Panel: p, Columns: matched[i]})
	}
	return m
}

package catalogue

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
)

// Filter chooses among disclosures. What is empty chooses all.
type Filter struct {
	Place      string // a part of province, city or county, or the beginning of the division's code
	Department string // a part of the name
	Kind       string
	IDs        string // of departments, parted by commas
	From, To   int    // years
	All        bool   // also what may not be added up: units inside of departments that are present
}

// where gives the condition on the disclosures d, and its arguments.
func (f Filter) where() (string, []any) {
	var and []string
	var args []any
	if f.Place != "" {
		and = append(and, "(instr(coalesce(d.province,'')||coalesce(d.city,'')||coalesce(d.county,''), ?) > 0 OR d.division LIKE ? "+
			"OR d.division IS NULL AND instr(d.department, ?) > 0)")
		args = append(args, f.Place, f.Place+"%", f.Place)
	}
	if f.Department != "" {
		and, args = append(and, "instr(d.department, ?) > 0"), append(args, f.Department)
	}
	if f.IDs != "" {
		and = append(and, "instr(',' || ? || ',', ',' || d.department_id || ',') > 0")
		args = append(args, f.IDs)
	}
	if f.Kind != "" {
		and, args = append(and, "d.kind = ?"), append(args, f.Kind)
	}
	if f.From != 0 {
		and, args = append(and, "d.year >= ?"), append(args, f.From)
	}
	if f.To != 0 {
		and, args = append(and, "d.year <= ?"), append(args, f.To)
	}
	if !f.All {
		and = append(and, "d.counts")
	}
	if len(and) == 0 {
		return "1", nil
	}
	return strings.Join(and, " AND "), args
}

// Hit is a place that says what was looked for.
type Hit struct {
	Department string         `json:"department"`
	Year       int            `json:"year"`
	Kind       string         `json:"kind"`
	In         string         `json:"in"` // one of MentionKinds
	Text       string         `json:"text"`
	Amount     *string        `json:"amount_yuan"` // in 元
	Proof      document.Proof `json:"proof,omitempty"`
	File       string         `json:"file"`
	Page       int            `json:"page,omitempty"`
	Address    string         `json:"address,omitempty"`
	Document   string         `json:"document_id"`
	Result     string         `json:"result,omitempty"` // path of the document in the folder of results
	amount     float64        // the same, to be compared
}

// Query is a search with all that can narrow it.
type Query struct {
	Words string // parted by white space; all must be there
	In    string // one of MentionKinds; "" for all
	Table string // id of the table that the row stands in
	Proof string // of the amount
	// Least and Most bound the amount in yuan, written as decimals; "" for no bound.
	Least, Most string
	Filter
	Offset, Limit int
}

// Search finds the texts that have all words of a query (parted by white space), those with the largest amounts first,
// then the shortest. in, if any, is one of MentionKinds.
func (c *Catalogue) Search(ctx context.Context, query, in string, f Filter, limit int) ([]Hit, error) {
	hits, _, err := c.Find(ctx, Query{Words: query, In: in, Filter: f, Limit: limit})
	return hits, err
}

// Find answers a query, and says whether there are hits behind the last one.
func (c *Catalogue) Find(ctx context.Context, q Query) (out []Hit, more bool, err error) {
	words, match := terms(q.Words)
	if match == "" {
		return nil, false, nil
	}
	q.All = true // whoever looks for a word wants every place of it
	where, args := q.where()
	for _, more := range []struct{ given, condition string }{
		{q.In, "m.kind = ?"}, {q.Table, "m.address >= ? || '/' AND m.address < ? || '0'"}, {q.Proof, "m.proof = ?"},
		{q.Least, "m.amount_yuan >= CAST(? AS NUMERIC)"}, {q.Most, "m.amount_yuan <= CAST(? AS NUMERIC)"}} {
		if more.given == "" {
			continue
		}
		where += " AND " + more.condition
		for range strings.Count(more.condition, "?") {
			args = append(args, more.given)
		}
	}
	s := search{c: c, words: words, match: match, where: where, args: args, limit: q.Offset + q.Limit + 1,
		without: q.In != "" && q.In != inProject && q.In != inRow}
	few, err := c.few(ctx, q.Filter)
	if err == nil && few {
		err = s.byDocument(ctx)
	} else if err == nil {
		err = s.byText(ctx)
	}
	s.hits = s.hits[min(q.Offset, len(s.hits)):]
	if len(s.hits) > q.Limit {
		return s.hits[:q.Limit], true, err
	}
	return s.hits, false, err
}

// search is a search while it goes on.
type search struct {
	c     *Catalogue
	words []string // that a text must have
	match string   // the same for the index
	where string   // condition on the disclosure d and the mention m
	args  []any
	limit int
	// without says that only mentions without an amount are wanted.
	without bool
	hits    []Hit
}

// fewDocuments are so few that their texts are looked through one after the other; of more documents the texts that
// match are taken first.
const fewDocuments = 300

// few reports whether a filter leaves few documents.
func (c *Catalogue) few(ctx context.Context, f Filter) (bool, error) {
	if f == (Filter{All: true}) {
		return false, nil
	}
	where, args := f.where()
	n := 0
	err := c.db.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM disclosures AS d WHERE "+where+" LIMIT ?)",
		append(args, fewDocuments+1)...).Scan(&n)
	return n <= fewDocuments, err
}

// ofHit are the columns of a hit, and of what they come from.
const (
	ofHit = `SELECT coalesce(d.department,''), coalesce(d.year,0), coalesce(d.kind,''), m.kind, t.text, m.amount_yuan,
		coalesce(m.proof,''), o.file, coalesce(m.page,0), coalesce(m.address,''), m.document_id, coalesce(l.path,'') `
	ofMention = ` JOIN documents AS o ON o.document_id = m.document_id JOIN disclosures AS d ON d.disclosure_id = o.disclosure_id
		LEFT JOIN files AS l ON l.document_id = m.document_id `
)

// byDocument looks through the texts of the documents that the filter leaves.
func (s *search) byDocument(ctx context.Context) error {
	return s.take(ctx, ofHit+`FROM disclosures AS d CROSS JOIN documents AS o ON o.disclosure_id = d.disclosure_id
		CROSS JOIN mentions AS m ON m.document_id = o.document_id CROSS JOIN texts AS t ON t.text_id = m.text_id
		LEFT JOIN files AS l ON l.document_id = m.document_id
		WHERE `+s.where+` AND m.text_id IN (SELECT rowid FROM text_index WHERE text_index MATCH ?)
		ORDER BY m.amount_yuan IS NULL, m.amount_yuan DESC, length(t.text), d.department, d.year, m.mention_id`,
		append(slices.Clone(s.args), s.match)...)
}

// byText takes the texts that match, those of the largest amounts first, until no other can have a larger one than the
// hits that are wanted.
func (s *search) byText(ctx context.Context) error {
	type found struct {
		id      int64
		largest sql.NullFloat64
	}
	texts, err := collect(ctx, s.c.db, func(scan func(...any) error) (found, error) {
		var f found
		err := scan(&f.id, &f.largest)
		return f, err
	}, `SELECT t.text_id, t.largest FROM text_index AS x JOIN texts AS t ON t.text_id = x.rowid
		WHERE text_index MATCH ? ORDER BY t.largest IS NULL, t.largest DESC, length(t.text), t.text_id`, s.match)
	if err != nil {
		return err
	}
	const ofText = ofHit + `FROM mentions AS m JOIN texts AS t ON t.text_id = m.text_id` + ofMention + `WHERE m.text_id = ? AND `
	wanted := s.limit
	for _, f := range texts {
		if s.without || !f.largest.Valid || len(s.hits) >= wanted && s.hits[wanted-1].amount >= f.largest.Float64 {
			break
		}
		s.limit = len(s.hits) + wanted
		if err := s.take(ctx, ofText+`m.amount_yuan IS NOT NULL AND `+s.where+
			` ORDER BY m.amount_yuan DESC, d.department, d.year, m.mention_id LIMIT ?`,
			append(append([]any{f.id}, s.args...), wanted)...); err != nil {
			return err
		}
		slices.SortStableFunc(s.hits, func(a, b Hit) int { return cmp.Compare(b.amount, a.amount) })
		s.hits = s.hits[:min(len(s.hits), wanted)]
	}
	for s.limit = wanted; len(texts) > 0 && len(s.hits) < wanted; texts = texts[1:] {
		if err := s.take(ctx, ofText+`m.amount_yuan IS NULL AND `+s.where+` ORDER BY d.department, d.year, m.mention_id LIMIT ?`,
			append(append([]any{texts[0].id}, s.args...), wanted-len(s.hits))...); err != nil {
			return err
		}
	}
	return nil
}

// take adds the hits of a query.
func (s *search) take(ctx context.Context, query string, args ...any) error {
	rows, err := s.c.db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	return each(rows, func(scan func(...any) error) error {
		var h Hit
		var amount sql.NullFloat64
		if len(s.hits) >= s.limit {
			return nil
		}
		if err := scan(&h.Department, &h.Year, &h.Kind, &h.In, &h.Text, &amount, &h.Proof, &h.File, &h.Page, &h.Address,
			&h.Document, &h.Result); err != nil {
			return err
		}
		if !hasAll(h.Text, s.words) {
			return nil
		}
		if amount.Valid {
			text := strconv.FormatFloat(amount.Float64, 'f', -1, 64)
			h.Amount, h.amount = &text, amount.Float64
		}
		s.hits = append(s.hits, h)
		return nil
	})
}

// hasAll tells a text that has every word as it is: the index knows pairs of characters, not their order.
func hasAll(text string, words []string) bool {
	key := hanzi.Key(text)
	for _, w := range words {
		if !strings.Contains(key, w) {
			return false
		}
	}
	return true
}

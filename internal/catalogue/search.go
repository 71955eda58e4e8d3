package catalogue

import (
	"context"
	"database/sql"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
)

// Filter chooses among disclosures. What is empty chooses all.
type Filter struct {
	Place      string // a part of province, city or county, or the beginning of the division's code
	Department string // a part of the name
	Kind       string
	From, To   int  // years
	All        bool // also what may not be added up: units inside of departments that are present
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

// Search finds the texts that have all words of a query (parted by white space), those with the largest amounts first.
// in, if any, is one of MentionKinds.
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
	rows, err := c.db.QueryContext(ctx, `SELECT coalesce(d.department,''), coalesce(d.year,0), coalesce(d.kind,''), m.kind, t.text, m.amount_yuan,
		coalesce(m.proof,''), o.file, coalesce(m.page,0), coalesce(m.address,''), m.document_id, coalesce(l.path,'')
		FROM text_index AS x JOIN texts AS t ON t.text_id = x.rowid JOIN mentions AS m ON m.text_id = t.text_id
		JOIN documents AS o ON o.document_id = m.document_id JOIN disclosures AS d ON d.disclosure_id = o.disclosure_id
		LEFT JOIN files AS l ON l.document_id = m.document_id
		WHERE text_index MATCH ? AND `+where+`
		ORDER BY m.amount_yuan IS NULL, m.amount_yuan DESC, d.department, d.year, m.mention_id`, append([]any{match}, args...)...)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	for at := 0; rows.Next(); {
		var h Hit
		var amount sql.NullString
		if err := rows.Scan(&h.Department, &h.Year, &h.Kind, &h.In, &h.Text, &amount, &h.Proof, &h.File, &h.Page, &h.Address,
			&h.Document,
			&h.Result); err != nil {
			return nil, false, err
		}
		if !hasAll(h.Text, words) {
			continue
		}
		if at++; at <= q.Offset {
			continue
		}
		if len(out) == q.Limit {
			return out, true, nil
		}
		if amount.Valid {
			h.Amount = &amount.String
		}
		out = append(out, h)
	}
	return out, false, rows.Err()
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

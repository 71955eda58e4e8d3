package catalogue

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// Kinds of what a person has to look at.
const (
	ReviewValue    = "value"    // an amount in doubt
	ReviewCheck    = "check"    // an identity that does not hold
	ReviewUnit     = "unit"     // a table of which nothing says the unit
	ReviewColumn   = "column"   // a table with printed amounts that no column of the form explains
	ReviewUnmapped = "unmapped" // a table that no form claims
	ReviewIdentity = "identity" // whose paper it is, of which year, is not known
)

// ReviewKinds are all of them.
var ReviewKinds = []string{ReviewValue, ReviewCheck, ReviewUnit, ReviewColumn, ReviewUnmapped, ReviewIdentity}

// fewestAmounts is how many amounts a table that no form claims must have before it is worth a look: lists of units,
// contents and legends have fewer.
const fewestAmounts = 3

// reviewer collects what is to be looked at in one document.
type reviewer struct {
	doc   *document.Document
	total value.Amount // in yuan: the largest amount of the document
	out   []reviewed
}

type reviewed struct {
	kind, address, printed, name string
	page                         int
	because                      []string
	amount                       value.Amount
}

// review notes what a person has to look at.
func (c *Catalogue) review(id string, doc *document.Document) error {
	r := reviewer{doc: doc}
	r.total = largest(doc)
	r.values()
	r.checks()
	r.tables()
	r.unmapped()
	r.identity()
	for _, x := range r.out {
		because := "[]"
		if len(x.because) > 0 {
			text, err := json.Marshal(x.because)
			if err != nil {
				return err
			}
			because = string(text)
		}
		_, err := c.own.review.Exec(id+"/review/"+x.kind+"/"+x.address, id, x.kind, x.address, none(x.page),
			none(x.printed), none(x.name), because, x.amount.Abs().String())
		if err != nil {
			return err
		}
	}
	return nil
}

// inYuan gives an amount in yuan; one whose unit nothing says counts as it is printed.
func inYuan(a value.Amount, unit *string) value.Amount {
	if unit == nil {
		return a
	}
	if factor, ok := value.UnitFactor(*unit); ok {
		return a.Mul(factor)
	}
	return a
}

// largest is the largest amount of a document in yuan: what hangs on knowing whose it is.
func largest(doc *document.Document) value.Amount {
	var most value.Amount
	for p := range doc.Places() {
		if p.Table == nil || p.Amount() == nil {
			continue
		}
		if a := inYuan(*p.Amount(), p.Unit()).Abs(); a.Cmp(most) > 0 {
			most = a
		}
	}
	return most
}

func (r *reviewer) values() {
	for p := range r.doc.Places() {
		if p.Cell == nil || p.Cell.Proof != document.Doubtful {
			continue
		}
		x := reviewed{kind: ReviewValue, address: string(p.Address), printed: p.Cell.Raw, page: p.Cell.Page, name: rowName(p)}
		for _, b := range p.Cell.Because {
			x.because = append(x.because, string(b))
		}
		if a := p.Amount(); a != nil {
			x.amount = inYuan(*a, p.Unit())
		}
		r.out = append(r.out, x)
	}
}

// rowName is what people call the row of a value.
func rowName(p *document.Place) string {
	switch {
	case p.Row != nil && p.Row.Project != "":
		return p.Row.Project
	case p.Row != nil:
		return strings.TrimSpace(p.Row.Code + " " + p.Row.Name)
	case p.Sheet != nil:
		return p.Sheet.Title
	}
	return ""
}

func (r *reviewer) checks() {
	for i := range r.doc.Checks {
		c := &r.doc.Checks[i]
		if c.Verdict != document.Mismatch {
			continue
		}
		x := reviewed{kind: ReviewCheck, address: CheckAddress(c), printed: side(c.Left) + " ≠ " + side(c.Right),
			name: strings.TrimSpace(c.Row + " " + c.Column), page: firstPage(c)}
		if c.Difference != nil {
			x.amount = inYuan(*c.Difference, r.unitOf(c))
		}
		for _, o := range c.Cells {
			x.because = append(x.because, string(o.Address))
		}
		r.out = append(r.out, x)
	}
}

// CheckAddress names a check within its document.
func CheckAddress(c *document.Check) string {
	out := "checks/" + c.ID
	for _, part := range []string{c.Row, c.Column} {
		if part != "" {
			out += "/" + part
		}
	}
	return out
}

func side(a *value.Amount) string {
	if a == nil {
		return "–"
	}
	return a.String()
}

func firstPage(c *document.Check) int {
	for _, o := range c.Cells {
		if o.Page > 0 {
			return o.Page
		}
	}
	return 0
}

// unitOf is the unit of a check: that of its table, else of the document.
func (r *reviewer) unitOf(c *document.Check) *string {
	for i := range r.doc.Tables {
		if t := &r.doc.Tables[i]; t.Address() == c.Table && t.Unit != nil {
			return t.Unit
		}
	}
	return r.doc.Info.Unit
}

// tables looks for tables without a unit, and for those with amounts that no column explains.
func (r *reviewer) tables() {
	for i := range r.doc.Tables {
		t := &r.doc.Tables[i]
		if len(t.Pages) == 0 {
			continue
		}
		var most value.Amount
		extra, amounts := 0, 0
		for k := range t.Rows {
			for _, v := range t.Rows[k].Values {
				if v.Amount != nil {
					amounts++
					most = larger(most, *v.Amount)
				}
			}
			for _, s := range t.Rows[k].Extra {
				if a, kind := value.ParseAmount(s.Text); kind == value.Number && !a.IsZero() {
					extra++
				}
			}
		}
		x := reviewed{address: string(t.Address()), name: t.Heading(), page: t.Pages[0]}
		if t.Unit == nil && amounts > 0 && !saidOf(t.Corrected, "/unit") {
			x.kind, x.amount = ReviewUnit, most
			r.out = append(r.out, x)
		}
		if extra >= fewestAmounts && !saidOf(t.Corrected, "/column/") {
			x.kind, x.printed, x.amount = ReviewColumn, strconv.Itoa(extra), inYuan(most, t.Unit)
			r.out = append(r.out, x)
		}
	}
}

func saidOf(told []document.Told, part string) bool {
	return slices.ContainsFunc(told, func(t document.Told) bool { return strings.Contains(t.Address, part) })
}

func larger(a, b value.Amount) value.Amount {
	if b.Abs().Cmp(a.Abs()) > 0 {
		return b.Abs()
	}
	return a
}

func (r *reviewer) unmapped() {
	for i := range r.doc.Unmapped {
		g := &r.doc.Unmapped[i]
		if len(g.Corrected) > 0 {
			continue
		}
		var most value.Amount
		n := 0
		for _, s := range g.Cells {
			if a, kind := value.ParseAmount(s.Text); kind == value.Number && !a.IsZero() {
				n++
				most = larger(most, a)
			}
		}
		if n < fewestAmounts {
			continue
		}
		// The largest number of a table that nobody knows may be a code or a telephone number.
		x := reviewed{kind: ReviewUnmapped, address: "unmapped/" + strconv.Itoa(i+1), page: first(g.Pages),
			amount: inYuan(most, r.doc.Info.Unit)}
		if x.amount.Cmp(r.total) > 0 {
			x.amount = r.total
		}
		if g.Title != nil {
			x.name = *g.Title
		}
		if g.Nearest != nil {
			x.because = []string{g.Nearest.Table}
		}
		r.out = append(r.out, x)
	}
}

func (r *reviewer) identity() {
	info := &r.doc.Info
	told := func(what string) bool {
		return slices.ContainsFunc(info.Corrected, func(t document.Told) bool { return t.Address == "document:"+what })
	}
	if info.NotDisclosed() {
		return
	}
	for _, x := range []struct {
		what    string
		missing bool
	}{{"department", info.Department == nil}, {"kind", info.Kind == nil}, {"year", info.Year == nil}} {
		if x.missing && !told(x.what) {
			r.out = append(r.out, reviewed{kind: ReviewIdentity, address: "document:" + x.what, page: 1,
				name: r.doc.Source.Name, amount: r.total})
		}
	}
}

// Review is one thing that a person has to look at.
type Review struct {
	ID         string   `json:"review_id"`
	Kind       string   `json:"kind"`
	Document   string   `json:"document_id"`
	Department string   `json:"department"`
	Year       int      `json:"year"`
	File       string   `json:"file"`
	SHA256     string   `json:"sha256"`
	Address    string   `json:"address"`
	Page       int      `json:"page,omitempty"`
	Printed    string   `json:"printed"`
	Name       string   `json:"name"`
	Because    []string `json:"because"`
	Amount     string   `json:"amount_yuan"`
}

// ReviewQuestion chooses among what is to be looked at.
type ReviewQuestion struct {
	Kind, Document string
	Filter
	Offset, Limit int
	// Skip are the hashes of files with what a person has accepted of each: addresses with their kind in front.
	Skip map[string][]string
}

// Reviews gives what is to be looked at, that with the most money first, and whether there is more.
func (c *Catalogue) Reviews(ctx context.Context, q ReviewQuestion) (out []Review, more bool, err error) {
	q.All = true
	where, args := q.where()
	if q.Kind != "" {
		where, args = where+" AND r.kind = ?", append(args, q.Kind)
	}
	if q.Document != "" {
		where, args = where+" AND r.document_id = ?", append(args, q.Document)
	}
	// CROSS JOIN goes along the amounts, so that the first ones are there at once.
	rows, err := c.db.QueryContext(ctx, `SELECT r.review_id, r.kind, r.document_id, coalesce(d.department,''), coalesce(d.year,0), o.file,
		coalesce(o.sha256,''), r.address, coalesce(r.page,0), coalesce(r.printed,''), coalesce(r.name,''), r.because, coalesce(r.amount_yuan,0)
		FROM reviews AS r CROSS JOIN documents AS o ON o.document_id = r.document_id
		CROSS JOIN disclosures AS d ON d.disclosure_id = o.disclosure_id
		WHERE `+where+` ORDER BY r.amount_yuan DESC, r.review_id`, args...)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	at := 0
	for rows.Next() {
		var r Review
		var because string
		var amount sql.NullString
		if err := rows.Scan(&r.ID, &r.Kind, &r.Document, &r.Department, &r.Year, &r.File, &r.SHA256, &r.Address, &r.Page,
			&r.Printed, &r.Name, &because, &amount); err != nil {
			return nil, false, err
		}
		if slices.Contains(q.Skip[r.SHA256], r.Kind+" "+r.Address) {
			continue
		}
		if at++; at <= q.Offset {
			continue
		}
		if len(out) == q.Limit {
			return out, true, nil
		}
		if err := json.Unmarshal([]byte(because), &r.Because); err != nil {
			return nil, false, fmt.Errorf("%s: %w", r.ID, err)
		}
		r.Amount = plain(amount.String)
		out = append(out, r)
	}
	return out, false, rows.Err()
}

// plain is a number of SQLite without exponent and needless digits.
func plain(s string) string {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return s
	}
	return d.String()
}

// ReviewCounts says how many things of each kind are to be looked at.
func (c *Catalogue) ReviewCounts(ctx context.Context) (map[string]int, error) {
	rows, err := c.db.QueryContext(ctx, "SELECT kind, count(*) FROM reviews GROUP BY kind")
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	err = each(rows, func(scan func(...any) error) error {
		var kind string
		var n int
		err := scan(&kind, &n)
		out[kind] = n
		return err
	})
	return out, err
}

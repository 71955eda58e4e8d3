package catalogue

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"unicode"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// FTS5 takes a run of Chinese for one word, and its trigrams find no word of two characters. So the index has each run
// of Chinese as its overlapping pairs: 公务用车 is 公务 务用 用车. A query is cut likewise, and the few texts that have all of
// its pairs in another order are told by looking at them.

// Kinds of mentions.
const (
	inDepartment = "department"
	inProject    = "project"
	inRow        = "row"
	inNarrative  = "narrative"
	inIndicator  = "indicator"
	inSheet      = "sheet"
	inUnmapped   = "unmapped"
)

// MentionKinds are all of them.
var MentionKinds = []string{inDepartment, inProject, inRow, inNarrative, inIndicator, inSheet, inUnmapped}

// longestText is how much of a text is kept, in bytes: a paragraph of a disclosure has a few hundred characters; what
// is longer is a table that was taken for one.
const longestText = 6000

// runs cuts a text, in the form that is compared, into runs of Chinese and words of letters and digits.
func runs(key string) []string {
	var out []string
	start, kind := -1, 0
	for i, r := range key + " " {
		k := 0
		switch {
		case hanzi.IsHan(r):
			k = 1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			k = 2
		}
		if k != kind {
			if kind != 0 {
				out = append(out, key[start:i])
			}
			start, kind = i, k
		}
	}
	return out
}

// tokens gives what the index has of a text: each once, in order.
func tokens(text string) []string {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, run := range runs(hanzi.Key(text)) {
		chars := []rune(run)
		if !hanzi.IsHan(chars[0]) {
			add(run)
			continue
		}
		for i := range len(chars) - 1 {
			add(string(chars[i : i+2]))
		}
		add(string(chars[len(chars)-1:])) // so that a single character is found as the beginning of a pair or as the last one
	}
	return out
}

// indexed is a text as the index has it. It is given to the index again to take the text out.
func indexed(text string) string { return strings.Join(tokens(text), " ") }

// terms gives what a query looks for: its words, and the expression for the index. Words are parted by white space; all
// must be there.
func terms(query string) (words []string, match string) {
	var and []string
	for word := range strings.FieldsSeq(query) {
		key := hanzi.Key(word)
		if key == "" {
			continue
		}
		words = append(words, key)
		for _, run := range runs(key) {
			chars := []rune(run)
			switch {
			case !hanzi.IsHan(chars[0]), len(chars) == 1:
				and = append(and, `"`+run+`"*`)
			default:
				for i := range len(chars) - 1 {
					and = append(and, `"`+string(chars[i:i+2])+`"`)
				}
			}
		}
	}
	return words, strings.Join(and, " AND ")
}

// index writes what can be searched of a document.
func (c *Catalogue) index(id string, doc *document.Document) error {
	var errs []error
	say := func(kind, text string, at address.Address, page int, amount any, proof document.Proof) {
		if text = strings.TrimSpace(text); text == "" || len(errs) > 0 {
			return
		}
		if len(text) > longestText {
			text = strings.ToValidUTF8(text[:longestText], "")
		}
		if err := c.mention(id, kind, text, at, page, amount, proof); err != nil {
			errs = append(errs, err)
		}
	}
	if d := doc.Info.Department; d != nil {
		say(inDepartment, *d, "", 0, nil, "")
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		for k := range t.Rows {
			r := &t.Rows[k]
			amount, page, proof := rowAmount(t, r)
			if r.Project != "" {
				say(inProject, r.Project, r.Address, page, amount, proof)
			}
			if r.Name != "" && r.Name != r.Project {
				say(inRow, r.Name, r.Address, page, amount, proof)
			}
		}
	}
	for i := range doc.Performance {
		s := &doc.Performance[i]
		for _, f := range s.Fields {
			if f.Text == nil {
				continue
			}
			page := 0
			if cell := s.Cells.Get(f.ID); cell != nil {
				page = cell.Page
			}
			say(inSheet, *f.Text, address.Of(s.ID, f.ID), page, nil, "")
		}
		for _, x := range s.Indicators {
			say(inIndicator, strings.TrimSpace(x.Name+" "+x.Target.Raw), address.Of(s.ID), x.Page, nil, "")
		}
	}
	for i := range doc.Text {
		if t := &doc.Text[i]; t.Kind == "paragraph" {
			say(inNarrative, t.Text, "", t.Page, nil, "")
		}
	}
	for i := range doc.Sections {
		if g := doc.Sections[i].Table; g != nil {
			for line := range lines(g) {
				say(inNarrative, line.text, "", line.page, nil, "")
			}
		}
	}
	for i := range doc.Unmapped {
		g := &doc.Unmapped[i]
		if g.Title != nil {
			say(inUnmapped, *g.Title, "", first(g.Pages), nil, "")
		}
		for line := range lines(g) {
			say(inUnmapped, line.text, "", line.page, nil, "")
		}
	}
	return errors.Join(errs...)
}

func first(pages []int) int {
	if len(pages) == 0 {
		return 0
	}
	return pages[0]
}

type gridLine struct {
	text string
	page int
}

// lines gives the rows of a plain grid as texts.
func lines(g *document.Grid) func(func(gridLine) bool) {
	return func(yield func(gridLine) bool) {
		for i := 0; i < len(g.Cells); {
			var parts []string
			k := i
			for ; k < len(g.Cells) && g.Cells[k].Row == g.Cells[i].Row; k++ {
				if s := g.Cells[k].Text; s != "" {
					parts = append(parts, s)
				}
			}
			if !yield(gridLine{strings.Join(parts, " "), g.Cells[i].Page}) {
				return
			}
			i = k
		}
	}
}

// amountColumns are the columns whose amount says most of a row, the first that the row prints.
var amountColumns = []string{"total", "final", "budget"}

// rowAmount gives the amount of a row in yuan, with page and proof.
func rowAmount(t *document.Table, r *document.Row) (amount any, page int, proof document.Proof) {
	column := ""
	for _, v := range r.Values {
		if v.Amount == nil {
			continue
		}
		if column == "" || slices.Contains(amountColumns, v.Column) && !slices.Contains(amountColumns, column) {
			column = v.Column
		}
	}
	cell := r.Cells.Get(column)
	if cell == nil {
		for _, x := range r.Cells {
			return nil, x.Page, ""
		}
		return nil, 0, ""
	}
	unit := t.UnitOf(r, column)
	if unit == nil {
		return nil, cell.Page, cell.Proof
	}
	factor, ok := value.UnitFactor(*unit)
	if !ok {
		return nil, cell.Page, cell.Proof
	}
	return r.Values.Get(column).Mul(factor).String(), cell.Page, cell.Proof
}

// mention notes that a document says a text.
func (c *Catalogue) mention(id, kind, text string, at address.Address, page int, amount any,
	proof document.Proof) error {
	textID, err := c.textID(text)
	if err != nil {
		return err
	}
	_, err = c.own.mention.Exec(textID, id, kind, none(string(at)), none(page), amount, none(string(proof)))
	if err != nil || amount == nil {
		return err
	}
	_, err = c.own.largest.Exec(textID, amount)
	return err
}

// textID gives the id of a text, which is written and indexed the first time. The id is a hash, so that no second index
// over all texts is needed to find them; should two texts meet in one, the later takes the next free place.
func (c *Catalogue) textID(text string) (int64, error) {
	sum := sha256.Sum256([]byte(text))
	id := int64(binary.BigEndian.Uint64(sum[:]) >> 16) // short ids take less space in every mention
	for ; ; id++ {
		var there string
		switch err := c.own.findText.QueryRow(id).Scan(&there); {
		case err == nil && there == text:
			return id, nil
		case err == nil:
			continue
		case !errors.Is(err, sql.ErrNoRows):
			return 0, err
		}
		if _, err := c.own.text.Exec(id, text); err != nil {
			return 0, err
		}
		_, err := c.own.token.Exec(id, indexed(text))
		return id, err
	}
}

// none is NULL for what is not there.
func none[T comparable](v T) any {
	if v == *new(T) {
		return nil
	}
	return v
}

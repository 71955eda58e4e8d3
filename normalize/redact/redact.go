// Package redact leaves personal data out of documents: names and numbers that stand beside or behind a label, wherever
// else they are printed, and what reads like a telephone number, an e-mail address, the number of an identity card or
// of a bank card. What labels are is told by the words of the lexicon and by the fields that forms mark as personal. In
// doubt more goes than must; amounts never go.
package redact

import (
	"encoding/json"
	"path"
	"reflect"
	"slices"
	"strings"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// Mark stands where personal data was left out of a longer text.
const Mark = "[redacted]"

// Document leaves personal data out of a document, in place. Fields and cells that hold nothing else go; in longer
// texts Mark takes its place. The name of the file and its hash stay as they are.
func Document(doc *document.Document, personal *schema.Personal) {
	r := newRedactor(personal)
	if doc.Info.Department != nil {
		r.keep(*doc.Info.Department)
	}
	for i := range doc.Performance {
		r.sheet(&doc.Performance[i])
	}
	for i := range doc.Tables {
		r.table(&doc.Tables[i])
	}
	for i := range doc.Unmapped {
		doc.Unmapped[i].Cells = r.squares(doc.Unmapped[i].Cells)
	}
	r.texts(&doc.Source.Producer, &doc.Source.Manifest, &doc.Info.Corrected, &doc.Tables, &doc.Performance,
		&doc.Facts, &doc.LeftOut, &doc.Sections, &doc.Checks, &doc.Unmapped, &doc.Text, &doc.Diagnostics)
	r.producer(&doc.Source)
	silence(doc.Diagnostics)
}

// producer leaves the program's name out altogether when a part of it had to go: what is left may be a login.
func (r *redactor) producer(s *document.Source) {
	if strings.Contains(s.Producer, Mark) {
		s.Producer = Mark
	}
}

// silence takes the words from findings in whose message alone something was left out: there are none to say it in.
func silence(findings []finding.Finding) {
	for i := range findings {
		if f := &findings[i]; f.Words.String() != f.Message {
			f.Words = finding.Words{}
		}
	}
}

// Grids does the same for plain grids, for what their file says of itself, and for what there is to say about it.
func Grids(grids []document.Grid, source *document.Source, findings []finding.Finding, personal *schema.Personal) {
	r := newRedactor(personal)
	for i := range grids {
		grids[i].Cells = r.squares(grids[i].Cells)
	}
	r.texts(&source.Producer, &grids, &findings)
	r.producer(source)
	silence(findings)
}

// Name leaves out the name of the file, for those who ask for it: the beginning of its hash takes its place.
func Name(source *document.Source) {
	if len(source.SHA256) >= nameDigits {
		source.Name = source.SHA256[:nameDigits] + path.Ext(source.Name)
	}
}

// nameDigits is enough of a hash to tell the files of any collection apart.
const nameDigits = 16

// redactor takes out what it knows of one document.
type redactor struct {
	personal *schema.Personal
	names    names
	numbers  map[string]bool // digits alone
	lengths  map[int]bool    // of the numbers
	public   []string        // names that are no persons': the department's
}

func newRedactor(personal *schema.Personal) *redactor {
	return &redactor{personal: personal, names: names{}, numbers: map[string]bool{}, lengths: map[int]bool{}}
}

// keep says that a name is no person's, and no part of it either.
func (r *redactor) keep(name string) { r.public = append(r.public, folded(name).squeezed()) }

// sheet takes the personal fields out of a sheet: those that the form marks, and those whose cells stand beside or
// below a label.
func (r *redactor) sheet(s *document.Sheet) {
	gone := map[string]bool{}
	for _, f := range s.Fields {
		if r.personal.Field(s.ID, f.ID) {
			gone[f.ID] = true
		}
	}
	for _, c := range s.Cells {
		if r.personal.Field(s.ID, c.ID) || c.Proof == "" && r.besideLabel(c.Cell, s.Labels) {
			gone[c.ID] = true
		}
	}
	s.Fields = slices.DeleteFunc(s.Fields, func(f document.NamedField) bool {
		if gone[f.ID] && f.Text != nil {
			r.remember(*f.Text)
		}
		return gone[f.ID]
	})
	s.Cells = slices.DeleteFunc(s.Cells, func(c document.NamedCell) bool {
		if gone[c.ID] {
			r.remember(c.Raw)
		}
		return gone[c.ID]
	})
	s.Labels = r.squares(s.Labels)
}

// besideLabel reports whether a cell stands directly to the right of a label.
func (r *redactor) besideLabel(c *document.Cell, labels []document.Square) bool {
	const slack = 1.5 // points; boxes of neighbours share a ruling
	return slices.ContainsFunc(labels, func(l document.Square) bool {
		near := l.Page == c.Page && c.Box.X0 > l.Box.X0 && c.Box.X0-l.Box.X1 < slack && l.Box.X1-c.Box.X0 < slack
		return near && overlap(l.Box, c.Box) && r.isLabel(l.Text)
	})
}

// overlap reports whether two boxes share half of the height of the lower one.
func overlap(a, b geometry.Rect) bool {
	return min(a.Y1, b.Y1)-max(a.Y0, b.Y0) > 0.5*min(a.Height(), b.Height())
}

// table takes out the cells of columns that the form does not know and that a label heads, and those beside labels.
func (r *redactor) table(t *document.Table) {
	all := slices.Clone(t.Header)
	for i := range t.Rows {
		all = append(all, t.Rows[i].Extra...)
	}
	kept := map[document.Square]bool{}
	for _, c := range r.squares(all) {
		kept[c] = true
	}
	gone := func(c document.Square) bool { return !kept[c] }
	t.Header = slices.DeleteFunc(t.Header, gone)
	for i := range t.Rows {
		t.Rows[i].Extra = slices.DeleteFunc(t.Rows[i].Extra, gone)
	}
}

// squares leaves out the next cell with text to the right of each label, and the cells below a label that heads a
// column: all of them in the first row of a grid, elsewhere as long as they read like names or numbers.
func (r *redactor) squares(cells []document.Square) []document.Square {
	g := newGrid(cells)
	gone := map[int]bool{}
	take := func(i int) {
		c := cells[i]
		if !r.isLabel(c.Text) && !surelyAmount(c.Text) && !lexicon.Words().Totals.Is(hanzi.Key(c.Text)) {
			gone[i] = true
			r.remember(c.Text)
		}
	}
	for _, l := range cells {
		if !r.isLabel(l.Text) {
			continue
		}
		beside, below := g.beside(l), g.below(l)
		aside := beside >= 0 && !r.readsPersonal(cells[beside].Text) // what stands there may be the next head
		heads := l.Row == g.top || beside < 0 || aside
		if beside >= 0 && !(aside && heads && len(below) > 0 && r.readsPersonal(cells[below[0]].Text)) {
			take(beside)
		}
		end := l.Row + max(l.Rows, 1)
		for _, i := range below {
			c := cells[i]
			if !heads || l.Row != g.top && (c.Row != end || c.Col != l.Col || !r.readsPersonal(c.Text)) {
				break
			}
			end = c.Row + max(c.Rows, 1)
			take(i)
		}
	}
	if len(gone) == 0 {
		return cells
	}
	out := cells[:0:0]
	for i, c := range cells {
		if !gone[i] {
			out = append(out, c)
		}
	}
	return out
}

// grid finds cells by their places.
type grid struct {
	cells  []document.Square
	at     map[[2]int]int // by row and column of the first square
	column map[int][]int  // by column of the first square, from top to bottom as listed
	top    int
}

func newGrid(cells []document.Square) *grid {
	g := &grid{cells: cells, at: map[[2]int]int{}, column: map[int][]int{}}
	for i, c := range cells {
		if i == 0 || c.Row < g.top {
			g.top = c.Row
		}
		g.at[[2]int{c.Row, c.Col}] = i
		g.column[c.Col] = append(g.column[c.Col], i)
	}
	return g
}

// beside gives the next cell with text to the right of another one, -1 without one.
func (g *grid) beside(l document.Square) int {
	for col := l.Col + max(l.Cols, 1); ; {
		i, ok := g.at[[2]int{l.Row, col}]
		if !ok {
			return -1
		}
		if strings.TrimSpace(g.cells[i].Text) != "" {
			return i
		}
		col += max(g.cells[i].Cols, 1)
	}
}

// below gives the cells below another one that begin within its columns, column by column.
func (g *grid) below(l document.Square) []int {
	var out []int
	for col := l.Col; col < l.Col+max(l.Cols, 1); col++ {
		for _, i := range g.column[col] {
			if g.cells[i].Row > l.Row && strings.TrimSpace(g.cells[i].Text) != "" {
				out = append(out, i)
			}
		}
	}
	return out
}

// texts goes through all texts below these pointers, in order, and takes out what is personal. First it learns what
// stands behind labels in running text, then it cuts.
func (r *redactor) texts(roots ...any) {
	var all []textAt
	for _, root := range roots {
		all = collect(all, reflect.ValueOf(root))
	}
	folds := make([]*text, len(all))
	for i, t := range all {
		folds[i] = folded(t.get())
		for _, v := range r.labelled(folds[i]) {
			r.remember(folds[i].printed(v))
		}
		r.rememberEmails(folds[i].canon)
	}
	cuts := make([][]span, len(all))
	for i := 1; i < len(all); i++ { // the label is a text of its own, and its value the next one
		if all[i-1].printed && strings.HasSuffix(folds[i-1].canon, ":") && r.isLabel(all[i-1].get()) &&
			r.readsPersonal(all[i].get()) {
			cuts[i] = append(cuts[i], span{0, len(folds[i].canon)})
			r.remember(all[i].get())
		}
	}
	for i, f := range folds {
		cuts[i] = append(cuts[i], r.find(f)...)
	}
	r.findAcross(all, folds, cuts)
	for i, t := range all {
		if len(cuts[i]) > 0 {
			t.set(folds[i].without(cuts[i]))
		}
	}
}

// textAt is a text of the document that can be changed.
type textAt struct {
	get func() string
	set func(string)
	// printed is false for what is put together (messages, addresses): nothing goes on in the next one.
	printed bool
}

// untouched are properties that hold no printed text, or nothing but a code.
var untouched = map[string]bool{"Code": true, "ID": true, "Format": true, "Kind": true, "Because": true}

// collect gathers all texts below v, in order.
func collect(all []textAt, v reflect.Value) []textAt {
	if c, ok := v.Interface().(document.ManifestColumn); ok {
		column := v.Addr().Interface().(*document.ManifestColumn)
		var said string
		if json.Unmarshal(c.Value, &said) != nil {
			return all // a number, true, false or null
		}
		return append(all, textAt{get: func() string { return said },
			set: func(s string) { column.Value, _ = json.Marshal(s) }})
	}
	if _, ok := v.Interface().(document.Told); ok {
		v.Addr().Interface().(*document.Told).By = Mark
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return collect(all, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = collect(all, v.Index(i))
		}
	case reflect.Struct:
		if c, ok := v.Interface().(document.Cell); ok && c.Proof != "" {
			if correction := c.Corrected; correction != nil {
				correction.By = Mark
				all = append(all, textAt{get: func() string { return correction.Why }, set: func(s string) { correction.Why = s }})
			}
			return all // an amount
		}
		for i := range v.NumField() {
			if !untouched[v.Type().Field(i).Name] && v.Field(i).CanSet() {
				all = collect(all, v.Field(i))
			}
		}
	case reflect.Interface:
		switch a := v.Interface().(type) {
		case string:
			all = append(all, textAt{get: func() string { return a }, set: func(s string) { v.Set(reflect.ValueOf(s)) }})
		case finding.Words:
			all = collect(all, reflect.ValueOf(a.Args))
		}
	case reflect.String:
		all = append(all, textAt{get: v.String, set: v.SetString, printed: true})
	}
	return all
}

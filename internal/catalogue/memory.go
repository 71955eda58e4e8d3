package catalogue

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"sync"
)

// Memory keeps what questions about the whole catalogue read, while it is as it was: each of them would read tens of
// thousands of records again. Several may ask at once; what one of them reads the others wait for.
type Memory struct {
	c           *Catalogue
	disclosures once[[]listed]
	overview    once[*Overview]
	reviews     once[map[string]int]

	mu       sync.Mutex
	measures []*remembered // the last asked for in front
}

// remembered is one measure.
type remembered struct {
	measure string
	once[*valuesOf]
}

// mostRemembered bounds the values of measures that a Memory keeps, of 200 bytes each; those of a single measure are
// kept in any case.
const mostRemembered = 250_000

// fewDisclosures are looked up one by one rather than that a whole measure is read.
const fewDisclosures = 300

// Remember begins a Memory.
func (c *Catalogue) Remember() *Memory { return &Memory{c: c} }

// once is something that is read once. What failed is read again.
type once[T any] struct {
	mu    sync.Mutex
	there bool
	value T
}

func (o *once[T]) get(read func() (T, error)) (T, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.there {
		return o.value, nil
	}
	v, err := read()
	if err == nil {
		o.value, o.there = v, true
	}
	return v, err
}

// has reports whether it was read.
func (o *once[T]) has() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.there
}

// Overview is that of the catalogue.
func (m *Memory) Overview(ctx context.Context) (*Overview, error) {
	return m.overview.get(func() (*Overview, error) { return m.c.Overview(ctx) })
}

// ReviewCounts are those of the catalogue.
func (m *Memory) ReviewCounts(ctx context.Context) (map[string]int, error) {
	return m.reviews.get(func() (map[string]int, error) { return m.c.ReviewCounts(ctx) })
}

// listed is a disclosure with the file that speaks for it.
type listed struct {
	Left
	disclosure, department string // ids
	counts                 bool
	told                   string // what a person says of the document, as JSON
}

// chosen gives the disclosures that a filter leaves, by department, kind and year.
func (m *Memory) chosen(ctx context.Context, f Filter) ([]listed, error) {
	all, err := m.disclosures.get(func() ([]listed, error) {
		return collect(ctx, m.c.db, func(scan func(...any) error) (d listed, err error) {
			err = scan(&d.disclosure, &d.Department, &d.department, &d.Kind, &d.Year, &d.counts, &d.Reason, &d.Document,
				&d.File, &d.told)
			return d, err
		}, `SELECT d.disclosure_id, coalesce(d.department,''), coalesce(d.department_id,''), coalesce(d.kind,''),
			coalesce(d.year,0), d.counts, coalesce(d.reason,''), d.document_id, o.file, coalesce(o.corrections,'')
			FROM disclosures AS d JOIN documents AS o USING (document_id)
			ORDER BY d.department, d.department_id, d.kind, d.year`)
	})
	f.All = true
	if err != nil || f == (Filter{All: true}) {
		return all, err
	}
	where, args := f.where()
	ids, err := collect(ctx, m.c.db, oneText, "SELECT d.disclosure_id FROM disclosures AS d WHERE "+where, args...)
	if err != nil {
		return nil, err
	}
	chosen := map[string]bool{}
	for _, id := range ids {
		chosen[id] = true
	}
	var out []listed
	for i := range all {
		if chosen[all[i].disclosure] {
			out = append(out, all[i])
		}
	}
	return out, nil
}

// valuesOf are the values of a measure for the year of each document.
type valuesOf struct {
	by      map[string]map[string]found // by class ("" without) and document
	classes [][2]string                 // code and name, that with the most money first
	count   int
}

// found is what a document has of a measure; without a text no value.
type found struct {
	text                                                sql.NullString
	unit, proof, reason, source, agreement, corrections string
	page                                                int
}

const foundColumns = `value_text, coalesce(unit,''), coalesce(proof,''), coalesce(reason,''), coalesce(source,''),
	coalesce(agreement,''), coalesce(corrected,''), coalesce(page,0)`

func (f *found) columns() []any {
	return []any{&f.text, &f.unit, &f.proof, &f.reason, &f.source, &f.agreement, &f.corrections, &f.page}
}

// values gives what the documents of some disclosures have of a measure, or of one class of it.
func (m *Memory) values(ctx context.Context, measure, code string, of []listed) (map[string]found, error) {
	r := m.measure(measure)
	if len(of) > fewDisclosures || r.has() {
		v, err := m.all(ctx, r)
		if err != nil {
			return nil, err
		}
		return v.by[code], nil
	}
	out := map[string]found{}
	one, err := m.c.db.PrepareContext(ctx, `SELECT `+foundColumns+` FROM measures
		WHERE document_id = ? AND measure = ? AND period = 'current' AND coalesce(code,'') = ?`)
	if err != nil {
		return nil, err
	}
	defer one.Close()
	for i := range of {
		var f found
		switch err := one.QueryRowContext(ctx, of[i].Document, measure, code).Scan(f.columns()...); err {
		case nil:
			out[of[i].Document] = f
		case sql.ErrNoRows:
		default:
			return nil, err
		}
	}
	return out, nil
}

// Classes gives the codes that the catalogue has of a measure of classes, each with a name that is printed with it, the
// one with the most money first.
func (m *Memory) Classes(ctx context.Context, measure string) ([][2]string, error) {
	v, err := m.all(ctx, m.measure(measure))
	if err != nil {
		return nil, err
	}
	return v.classes, nil
}

// measure gives the place of a measure.
func (m *Memory) measure(name string) *remembered {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := slices.IndexFunc(m.measures, func(r *remembered) bool { return r.measure == name })
	if i < 0 {
		m.measures = append(m.measures, &remembered{measure: name})
		i = len(m.measures) - 1
	}
	r := m.measures[i]
	copy(m.measures[1:i+1], m.measures[:i])
	m.measures[0] = r
	return r
}

// all reads a measure, and lets go of those that were not asked for for the longest time.
func (m *Memory) all(ctx context.Context, r *remembered) (*valuesOf, error) {
	fresh := false
	v, err := r.get(func() (*valuesOf, error) {
		fresh = true
		return m.c.valuesOf(ctx, r.measure)
	})
	if !fresh || err != nil {
		return v, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for i, r := range m.measures {
		if !r.mu.TryLock() {
			continue // it is being read
		}
		if r.there {
			n += r.value.count
		}
		r.mu.Unlock()
		if n > mostRemembered && i > 0 {
			m.measures = m.measures[:i]
			break
		}
	}
	return v, nil
}

// valuesOf reads a measure of all documents.
func (c *Catalogue) valuesOf(ctx context.Context, measure string) (*valuesOf, error) {
	rows, err := c.db.QueryContext(ctx, `SELECT document_id, coalesce(code,''), coalesce(name,''), amount_fen, `+
		foundColumns+` FROM measures WHERE measure = ? AND period = 'current'`, measure)
	if err != nil {
		return nil, err
	}
	type class struct {
		code, name string
		fen        sql.NullInt64
	}
	v := &valuesOf{by: map[string]map[string]found{}}
	classes, texts := map[string]*class{}, map[string]string{}
	err = each(rows, func(scan func(...any) error) error {
		var document string
		var x class
		var f found
		if err := scan(append([]any{&document, &x.code, &x.name, &x.fen}, f.columns()...)...); err != nil {
			return err
		}
		for _, s := range []*string{&f.unit, &f.proof, &f.reason, &f.agreement, &f.source, &x.code} { // the same ones often
			if same, ok := texts[*s]; ok {
				*s = same
			} else {
				texts[*s] = *s
			}
		}
		if v.by[x.code] == nil {
			v.by[x.code] = map[string]found{}
		}
		v.by[x.code][document] = f
		v.count++
		switch k := classes[x.code]; {
		case x.code == "":
		case k == nil:
			classes[x.code] = &x
		default:
			k.name = max(k.name, x.name)
			k.fen = sql.NullInt64{Int64: k.fen.Int64 + x.fen.Int64, Valid: k.fen.Valid || x.fen.Valid}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var list []*class
	for _, k := range classes {
		list = append(list, k)
	}
	slices.SortFunc(list, func(a, b *class) int {
		if a.fen.Valid != b.fen.Valid { // those without any amount come last
			if a.fen.Valid {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.fen.Int64, a.fen.Int64), cmp.Compare(a.code, b.code))
	})
	for _, k := range list {
		v.classes = append(v.classes, [2]string{k.code, k.name})
	}
	return v, nil
}

package catalogue

import (
	"context"
	"database/sql"

	"github.com/shopspring/decimal"
)

// Overview is what a catalogue holds, in numbers.
type Overview struct {
	Documents   int     `json:"documents"`
	Disclosures int     `json:"disclosures"`
	Departments int     `json:"departments"`
	Pages       int     `json:"pages"`
	Values      Proven  `json:"values"`
	Checks      Checked `json:"checks"`
	Corrected   int     `json:"corrected"` // documents in which a person corrected something
	Years       []Tally `json:"years"`
	Kinds       []Tally `json:"kinds"`
	Places      []Tally `json:"places"` // by province; "" is what has none
	NotCounted  []Tally `json:"not_counted"`
	Failed      []Tally `json:"failed"` // inputs of which nothing came, by the id of the failure
	Reviews     []Tally `json:"reviews"`
}

// Proven counts values by their proof.
type Proven struct {
	Verified  int `json:"verified"`
	Unchecked int `json:"unchecked"`
	Doubtful  int `json:"doubtful"`
}

// All counts all of them.
func (p Proven) All() int { return p.Verified + p.Unchecked + p.Doubtful }

// Checked counts checks by what came of them.
type Checked struct {
	Hold     int `json:"hold"`
	Mismatch int `json:"mismatch"`
	Open     int `json:"open"` // that could not be tested, or speak of blanks alone
}

// Tally is a number of things by what they have in common.
type Tally struct {
	Key   string `json:"key"`
	Count int    `json:"count"`
}

// Overview counts what the catalogue holds.
func (c *Catalogue) Overview(ctx context.Context) (*Overview, error) {
	var o Overview
	err := c.db.QueryRowContext(ctx, `SELECT count(*), count(DISTINCT disclosure_id), count(DISTINCT department_id), coalesce(sum(pages),0),
		coalesce(sum(verified),0), coalesce(sum(unchecked),0), coalesce(sum(doubtful),0),
		coalesce(sum(checks_exact+checks_rounding),0), coalesce(sum(checks_mismatch),0), coalesce(sum(checks_untestable+checks_vacuous),0),
		coalesce(sum(corrected > 0 OR corrections IS NOT NULL),0) FROM documents`).Scan(&o.Documents, &o.Disclosures,
		&o.Departments, &o.Pages, &o.Values.Verified, &o.Values.Unchecked, &o.Values.Doubtful, &o.Checks.Hold,
		&o.Checks.Mismatch, &o.Checks.Open, &o.Corrected)
	if err != nil {
		return nil, err
	}
	for _, q := range []struct {
		to    *[]Tally
		query string
	}{
		{&o.Years, "SELECT coalesce(year,''), count(*) FROM documents GROUP BY 1 ORDER BY 1 DESC"},
		{&o.Kinds, "SELECT coalesce(kind,''), count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1"},
		{&o.Places, "SELECT coalesce(province,''), count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1"},
		{&o.NotCounted, "SELECT reason, count(*) FROM disclosures WHERE NOT counts AND reason IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"},
		{&o.Failed, "SELECT failure, count(*) FROM inputs WHERE failure IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"},
		{&o.Reviews, "SELECT kind, count(*) FROM reviews GROUP BY 1 ORDER BY 1"},
	} {
		if *q.to, err = c.tally(ctx, q.query); err != nil {
			return nil, err
		}
	}
	return &o, nil
}

func (c *Catalogue) tally(ctx context.Context, query string, args ...any) ([]Tally, error) {
	return collect(ctx, c.db, func(scan func(...any) error) (Tally, error) {
		var t Tally
		err := scan(&t.Key, &t.Count)
		return t, err
	}, query, args...)
}

// Paper is a document in a list.
type Paper struct {
	ID         string  `json:"document_id"`
	Department string  `json:"department"`
	Group      string  `json:"department_id"`
	Kind       string  `json:"kind"`
	Year       int     `json:"year"`
	Scope      string  `json:"scope,omitempty"`
	Province   string  `json:"province,omitempty"`
	City       string  `json:"city,omitempty"`
	County     string  `json:"county,omitempty"`
	File       string  `json:"file"`
	SHA256     string  `json:"sha256"`
	Pages      int     `json:"pages"`
	Form       string  `json:"form,omitempty"`
	Published  string  `json:"published,omitempty"`
	Values     Proven  `json:"values"`
	Checks     Checked `json:"checks"`
	Unmapped   int     `json:"unmapped_tables"`
	Corrected  int     `json:"corrected"`
	Counts     bool    `json:"counts"`           // its amounts may be added to those of others
	Reason     string  `json:"reason,omitempty"` // why not
	Inside     string  `json:"inside,omitempty"` // the disclosure that contains it
	Result     string  `json:"result"`           // path of the document in the folder of results
	Content    string  `json:"content"`          // SHA-256 of that: another one is another version
}

const paperColumns = `o.document_id, coalesce(o.department,''), coalesce(o.department_id,''), coalesce(o.kind,''), coalesce(o.year,0),
	coalesce(o.scope,''), coalesce(o.province,''), coalesce(o.city,''), coalesce(o.county,''), o.file, coalesce(o.sha256,''), o.pages,
	coalesce(o.form,''), coalesce(o.published,''), o.verified, o.unchecked, o.doubtful, o.checks_exact+o.checks_rounding,
	o.checks_mismatch, o.checks_untestable+o.checks_vacuous, o.unmapped_tables, o.corrected + (o.corrections IS NOT NULL),
	d.counts AND d.document_id = o.document_id, coalesce(d.reason,''), coalesce(d.inside,''), coalesce(l.path,''), coalesce(l.content,'')`

const paperTables = ` FROM documents AS o JOIN disclosures AS d ON d.disclosure_id = o.disclosure_id
	LEFT JOIN files AS l ON l.document_id = o.document_id `

func (p *Paper) scan(scan func(...any) error) error {
	return scan(&p.ID, &p.Department, &p.Group, &p.Kind, &p.Year, &p.Scope, &p.Province, &p.City, &p.County, &p.File,
		&p.SHA256, &p.Pages, &p.Form, &p.Published, &p.Values.Verified, &p.Values.Unchecked, &p.Values.Doubtful,
		&p.Checks.Hold, &p.Checks.Mismatch, &p.Checks.Open, &p.Unmapped, &p.Corrected, &p.Counts, &p.Reason, &p.Inside,
		&p.Result, &p.Content)
}

// Papers lists documents, those that were corrected last or have most in doubt first when order says so.
func (c *Catalogue) Papers(ctx context.Context, f Filter, offset, limit int) ([]Paper, error) {
	f.All = true
	where, args := f.where()
	return c.papers(ctx, "WHERE "+where+" ORDER BY o.department, o.kind, o.year DESC, o.document_id LIMIT ? OFFSET ?",
		append(args, limit, offset)...)
}

func (c *Catalogue) papers(ctx context.Context, rest string, args ...any) ([]Paper, error) {
	return collect(ctx, c.db, func(scan func(...any) error) (Paper, error) {
		var p Paper
		err := p.scan(scan)
		return p, err
	}, "SELECT "+paperColumns+paperTables+rest, args...)
}

// Paper gives a document by its id; nil where there is none.
func (c *Catalogue) Paper(ctx context.Context, id string) (*Paper, error) {
	list, err := c.papers(ctx, "WHERE o.document_id = ?", id)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// PaperOf gives the document of a file, by its hash; nil where there is none.
func (c *Catalogue) PaperOf(ctx context.Context, result string) (*Paper, error) {
	list, err := c.papers(ctx, "WHERE l.path = ?", result)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// DepartmentLine is a department in a list.
type DepartmentLine struct {
	ID       string `json:"department_id"`
	Name     string `json:"department"`
	Province string `json:"province,omitempty"`
	City     string `json:"city,omitempty"`
	County   string `json:"county,omitempty"`
	First    int    `json:"first_year"`
	Last     int    `json:"last_year"`
	Papers   int    `json:"documents"`
}

// Departments lists departments in the order of their names.
func (c *Catalogue) Departments(ctx context.Context, f Filter, offset, limit int) ([]DepartmentLine, error) {
	f.All = true
	where, args := f.where()
	return collect(ctx, c.db, func(scan func(...any) error) (DepartmentLine, error) {
		var d DepartmentLine
		err := scan(&d.ID, &d.Name, &d.Province, &d.City, &d.County, &d.First, &d.Last, &d.Papers)
		return d, err
	}, `SELECT d.department_id, max(d.department), coalesce(max(d.province),''), coalesce(max(d.city),''),
		coalesce(max(d.county),''), coalesce(min(d.year),0), coalesce(max(d.year),0), count(*)
		FROM disclosures AS d WHERE d.department_id IS NOT NULL AND `+where+`
		GROUP BY d.department_id ORDER BY max(d.department), d.department_id LIMIT ? OFFSET ?`, append(args, limit, offset)...)
}

// Measured is one number of a disclosure.
type Measured struct {
	Measure   string   `json:"measure"`
	Code      string   `json:"code,omitempty"`
	Name      string   `json:"name,omitempty"` // of the class
	Kind      string   `json:"kind"`
	Scope     string   `json:"scope,omitempty"`
	Disclosed int      `json:"disclosed"` // the year of the paper
	Year      int      `json:"year"`      // that the number is of
	Period    string   `json:"period"`
	Value     string   `json:"value,omitempty"`
	Unit      string   `json:"unit"`
	Reason    string   `json:"reason,omitempty"`
	Proof     string   `json:"proof,omitempty"`
	Agreement string   `json:"agreement,omitempty"`
	Source    string   `json:"source,omitempty"`
	Printed   string   `json:"printed,omitempty"`
	In        string   `json:"printed_unit,omitempty"`
	Page      int      `json:"page,omitempty"`
	Document  string   `json:"document_id"`
	Corrected []string `json:"corrected,omitempty"`
}

const measuredColumns = `m.measure, coalesce(m.code,''), coalesce(m.name,''), coalesce(d.kind,''), coalesce(d.scope,''), coalesce(d.year,0),
	coalesce(m.year,0), m.period, m.value_text, coalesce(m.unit,''), coalesce(m.reason,''), coalesce(m.proof,''), coalesce(m.agreement,''),
	coalesce(m.source,''), coalesce(m.printed,''), coalesce(m.printed_unit,''), coalesce(m.page,0), m.document_id,
	coalesce(m.corrected,''), coalesce(o.corrections,'')`

func scanMeasured(scan func(...any) error) (m Measured, err error) {
	var text sql.NullString
	var corrected, told string
	err = scan(&m.Measure, &m.Code, &m.Name, &m.Kind, &m.Scope, &m.Disclosed, &m.Year, &m.Period, &text, &m.Unit,
		&m.Reason, &m.Proof, &m.Agreement, &m.Source, &m.Printed, &m.In, &m.Page, &m.Document, &corrected, &told)
	m.Value, m.Corrected = text.String, correctedAt(told, corrected)
	return m, err
}

// MeasuresOf gives all measures of a document.
func (c *Catalogue) MeasuresOf(ctx context.Context, document string) ([]Measured, error) {
	return c.measured(ctx, "m.document_id = ?", document)
}

func (c *Catalogue) measured(ctx context.Context, where string, args ...any) ([]Measured, error) {
	return collect(ctx, c.db, scanMeasured, "SELECT "+measuredColumns+` FROM documents AS o
		JOIN disclosures AS d ON d.disclosure_id = o.disclosure_id JOIN measures AS m ON m.document_id = o.document_id
		WHERE `+where+" ORDER BY m.measure_id", args...)
}

// Series is a number of the year before as a paper prints it, beside that year's own paper.
type Series struct {
	Kind    string `json:"kind"`
	Measure string `json:"measure"`
	Code    string `json:"code,omitempty"`
	Year    int    `json:"year"`
	Then    string `json:"then_yuan"` // as that year's paper says
	Now     string `json:"now_yuan"`  // as the paper of the year after says
	Verdict string `json:"verdict"`   // agrees, revised or scale
	Before  string `json:"then_document"`
	After   string `json:"now_document"`
}

// Project is a project of a department, beside that of the year before.
type Project struct {
	Year     int    `json:"year"`
	Kind     string `json:"kind"`
	Name     string `json:"project"`
	Amount   string `json:"amount_yuan"`
	Proof    string `json:"proof,omitempty"`
	Before   string `json:"before_yuan,omitempty"`
	Fate     string `json:"fate"` // new, grew, shrank, same, or gone (then the year is that in which it is missing)
	Document string `json:"document_id"`
	Address  string `json:"address"`
	Page     int    `json:"page,omitempty"`
}

// Department is all of one department.
type Department struct {
	ID       string     `json:"department_id"`
	Name     string     `json:"department"`
	Province string     `json:"province,omitempty"`
	City     string     `json:"city,omitempty"`
	County   string     `json:"county,omitempty"`
	Papers   []Paper    `json:"documents"`
	Measures []Measured `json:"measures"`
	Series   []Series   `json:"series"`
	Projects []Project  `json:"projects"`
	Units    []string   `json:"units"`   // that its tables name
	Parents  []Paper    `json:"parents"` // papers that contain papers of it
	Parts    []Paper    `json:"parts"`   // papers that its papers contain
}

// mostUnits and mostProjects bound what one page lists of a department; a ministry has some hundred units.
const (
	mostUnits    = 300
	mostProjects = 2000
)

// DepartmentOf gives a department by its id; nil where there is none.
func (c *Catalogue) DepartmentOf(ctx context.Context, id string) (*Department, error) {
	d := &Department{ID: id, Series: []Series{}, Units: []string{}, Projects: []Project{}}
	var err error
	if d.Papers, err = c.papers(ctx, "WHERE o.department_id = ? ORDER BY o.kind, o.year DESC, o.scope, o.document_id", id); err != nil ||
		len(d.Papers) == 0 {
		return nil, err
	}
	p := d.Papers[0]
	d.Name, d.Province, d.City, d.County = p.Department, p.Province, p.City, p.County
	if d.Measures, err = c.measured(ctx, "d.department_id = ? AND d.document_id = o.document_id", id); err != nil {
		return nil, err
	}
	if d.Series, err = c.seriesOf(ctx, id); err != nil {
		return nil, err
	}
	if d.Projects, err = c.projectsOf(ctx, id); err != nil {
		return nil, err
	}
	if d.Parents, err = c.papers(ctx, `WHERE d.disclosure_id IN (SELECT inside FROM disclosures WHERE department_id = ? AND inside IS NOT NULL)
		AND d.document_id = o.document_id ORDER BY o.department, o.year DESC`, id); err != nil {
		return nil, err
	}
	if d.Parts, err = c.papers(ctx, `WHERE d.kind || d.year IN (SELECT kind || year FROM disclosures WHERE department_id = ?1)
		AND d.inside IN (SELECT disclosure_id FROM disclosures WHERE department_id = ?1) AND d.document_id = o.document_id
		ORDER BY o.department, o.year DESC`, id); err != nil {
		return nil, err
	}
	d.Units, err = collect(ctx, c.db, oneText, `SELECT DISTINCT n.unit FROM documents AS d
		JOIN named_units AS n USING (document_id) WHERE department_id = ? ORDER BY 1 LIMIT ?`, id, mostUnits)
	return d, err
}

func (c *Catalogue) seriesOf(ctx context.Context, id string) ([]Series, error) {
	return collect(ctx, c.db, func(scan func(...any) error) (Series, error) {
		var s Series
		err := scan(&s.Kind, &s.Measure, &s.Code, &s.Year, &s.Then, &s.Now, &s.Verdict, &s.Before, &s.After)
		s.Then, s.Now = plain(s.Then), plain(s.Now)
		return s, err
	}, `SELECT kind, measure, code, year, coalesce(then_yuan,''), coalesce(now_yuan,''), verdict,
		then_document, now_document FROM series WHERE department_id = ? ORDER BY kind, measure, code, year`, id)
}

// projectsOf gives the projects of a department by year, with what became of each.
func (c *Catalogue) projectsOf(ctx context.Context, id string) ([]Project, error) {
	rows, err := c.db.QueryContext(ctx, `SELECT r.row_id, d.year, d.kind || '/' || coalesce(d.scope,''), d.kind, r.project, v.amount_fen, coalesce(v.proof,''), d.document_id, r.address,
		coalesce(v.page,0), coalesce((SELECT prior_row_id FROM project_links AS l WHERE l.department_id = d.department_id AND l.row_id = r.row_id ORDER BY score DESC LIMIT 1),'')
		FROM disclosures AS d CROSS JOIN tables AS t ON t.document_id = d.document_id CROSS JOIN rows AS r ON r.table_id = t.table_id
		CROSS JOIN "values" AS v ON v.row_id = r.row_id AND v.column_name = 'total'
		WHERE d.department_id = ? AND d.year IS NOT NULL AND r.project IS NOT NULL AND v.amount_fen IS NOT NULL
		ORDER BY d.kind, d.year DESC, v.amount_fen DESC, r.row_id LIMIT ?`, id, mostProjects)
	if err != nil {
		return nil, err
	}
	type found struct {
		Project
		group, prior string
		fen          int64
	}
	byRow, years, went := map[string]*found{}, map[string]map[int]bool{}, map[string]bool{}
	var order []string
	err = each(rows, func(scan func(...any) error) error {
		var row string
		var f found
		if err := scan(&row, &f.Year, &f.group, &f.Kind, &f.Name, &f.fen, &f.Proof, &f.Document, &f.Address, &f.Page,
			&f.prior); err != nil {
			return err
		}
		f.Amount = yuan(f.fen)
		byRow[row], order = &f, append(order, row)
		if years[f.group] == nil {
			years[f.group] = map[int]bool{}
		}
		years[f.group][f.Year] = true
		went[f.prior] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := []Project{}
	for _, row := range order {
		f := byRow[row]
		before := byRow[f.prior]
		switch {
		case before == nil && !years[f.group][f.Year-1]:
			f.Fate = "" // nobody knows what was before
		case before == nil:
			f.Fate = "new"
		case before.fen < f.fen:
			f.Fate = "grew"
		case before.fen > f.fen:
			f.Fate = "shrank"
		default:
			f.Fate = "same"
		}
		if before != nil {
			f.Before = before.Amount
		}
		out = append(out, f.Project)
		if years[f.group][f.Year+1] && !went[row] {
			gone := f.Project
			gone.Year, gone.Before, gone.Amount, gone.Fate = f.Year+1, f.Amount, "", "gone"
			out = append(out, gone)
		}
	}
	return out, nil
}

// yuan writes an amount in hundredths of a yuan in yuan.
func yuan(fen int64) string { return decimal.New(fen, -2).String() }

package catalogue

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/internal/similar"
	"gongkai/normalize/identity"
)

// Settle computes what speaks of several documents: disclosures and which of them may be added up, numbers over the
// years, and projects that go on. It makes indexes and views where they are not there yet.
func (c *Catalogue) Settle(ctx context.Context) error {
	if err := c.begin(); err != nil {
		return err
	}
	if err := put(c.tx, "index"); err != nil {
		return err
	}
	steps := []func(context.Context) error{c.disclosures, c.contain, c.series, c.projects, c.coverage, c.sweep}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	if err := put(c.tx, "view"); err != nil {
		return err
	}
	if err := c.settle(); err != nil {
		return err
	}
	return c.commit()
}

// settle notes that what speaks of several documents is up to date.
func (c *Catalogue) settle() error {
	_, err := c.tx.Exec("DELETE FROM touched; DELETE FROM loose; UPDATE state SET settled = 1")
	return err
}

// chosen gives disclosures, each with the file that speaks for it. What follows it may narrow the documents, and closes
// the parenthesis.
const chosen = `SELECT disclosure_id, document_id, department_id, department, kind, year, scope, province, city, county, division, files,
	       department_id IS NOT NULL AND kind IS NOT NULL AND year IS NOT NULL,
	       CASE WHEN kind IS NULL AND corrections LIKE '%"document:kind"%' THEN 'no_disclosure'
	            WHEN department_id IS NULL THEN 'no_department' WHEN kind IS NULL THEN 'no_kind' WHEN year IS NULL THEN 'no_year' END, NULL
	FROM (SELECT d.*, count(*) OVER (PARTITION BY disclosure_id) AS files,
	             row_number() OVER (PARTITION BY disclosure_id ORDER BY verified DESC, values_printed DESC, document_id) AS choice
	      FROM documents AS d`

// disclosures chooses the file that speaks for each disclosure: of several the one with the most verified values.
func (c *Catalogue) disclosures(ctx context.Context) error {
	_, err := c.tx.ExecContext(ctx, "DELETE FROM disclosures; INSERT INTO disclosures "+chosen+") WHERE choice = 1")
	return err
}

// disclosed is a disclosure as containment sees it.
type disclosed struct {
	id, document, scope string
	plain, whole        string // keys of the name, with the department's own office (本级) and without
	group               string // kind and year
	division            string // code of the place, where it is known
}

// Scopes of a disclosure, as documents say them.
const (
	scopeDepartment = "department"
	scopeUnit       = "unit"
	scopeSelf       = "self"
)

// contain finds the disclosures that are inside of others of the same place, kind and year: a unit inside the
// department whose tables name it, the 本级 of a department, and the 单位预算 of a name that has a 部门预算, too.
func (c *Catalogue) contain(ctx context.Context) error {
	list, err := c.counted(ctx)
	if err != nil {
		return err
	}
	units, err := c.unitsOf(ctx)
	if err != nil {
		return err
	}
	// Who may contain whom is found by its name, in the order of the list.
	type named struct{ group, name string }
	parents := map[named][]*disclosed{}
	for i := range list {
		p := &list[i]
		if p.scope == scopeUnit || p.scope == scopeSelf {
			continue
		}
		for _, name := range append([]string{p.whole}, units[p.document]...) {
			if at := (named{p.group, name}); !slices.Contains(parents[at], p) {
				parents[at] = append(parents[at], p)
			}
		}
	}
	for i := range list {
		d := &list[i]
		for _, p := range parents[named{d.group, d.whole}] {
			if !contains(p, d) {
				continue
			}
			if _, err := c.tx.Exec("UPDATE disclosures SET counts = 0, reason = 'in_department', inside = ? WHERE disclosure_id = ?",
				p.id, d.id); err != nil {
				return err
			}
			break
		}
	}
	return nil
}

// contains reports whether the disclosure p, which has the name of d or names it as a unit, has all the money of d in
// it.
func contains(p, d *disclosed) bool {
	switch {
	case p.id == d.id || !sameCity(p.division, d.division):
		return false
	case p.whole == d.whole:
		return d.scope == scopeUnit || d.scope == scopeSelf || d.plain != d.whole && p.plain == p.whole
	}
	return d.scope != scopeDepartment
}

// cityDigits of a code of GB/T 2260 are those of province and city.
const cityDigits = 4

// sameCity tells places that may be those of a department and of its unit: of one city, as far as they are known.
func sameCity(a, b string) bool {
	return len(a) < cityDigits || len(b) < cityDigits || a[:cityDigits] == b[:cityDigits]
}

func (c *Catalogue) counted(ctx context.Context) ([]disclosed, error) {
	return collect(ctx, c.tx, func(scan func(...any) error) (disclosed, error) {
		var d disclosed
		var name string
		err := scan(&d.id, &d.document, &name, &d.scope, &d.group, &d.division)
		d.plain, d.whole = identity.Key(name), identity.KeyOfWhole(name)
		return d, err
	}, `SELECT disclosure_id, document_id, coalesce(department, ''), coalesce(scope, ''), kind || '/' || year,
		coalesce(division, '') FROM disclosures WHERE counts ORDER BY disclosure_id`)
}

// unitsOf gives the units that the tables of each document name, as names are compared.
func (c *Catalogue) unitsOf(ctx context.Context) (map[string][]string, error) {
	rows, err := c.tx.QueryContext(ctx, "SELECT document_id, unit FROM named_units ORDER BY 1, 2")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string][]string{}
	for rows.Next() {
		var document, name string
		if err := rows.Scan(&document, &name); err != nil {
			return nil, err
		}
		out[document] = append(out[document], identity.KeyOfWhole(name))
	}
	return out, rows.Err()
}

// series compares the number of the year before that a paper prints with that year's own paper. Each stands for all
// numbers that would be printed as it is; a factor of a thousand and the like says that one of the units is wrong.
func (c *Catalogue) series(ctx context.Context) error {
	_, err := c.tx.ExecContext(ctx, `DELETE FROM series WHERE department_id IN (SELECT department_id FROM touched);
		INSERT INTO series
		SELECT a.department_id, a.kind, m.measure, coalesce(m.code, ''), m.year, o.amount_yuan, m.amount_yuan, m.amount_yuan - o.amount_yuan,
		       CASE WHEN abs(m.amount_yuan - o.amount_yuan) <= (m.step_yuan + o.step_yuan) / 2.0 + 0.000001 THEN 'agrees'
		            WHEN o.amount_yuan <> 0 AND m.amount_yuan <> 0 AND EXISTS (
		                 SELECT 1 FROM (VALUES (1000.0), (10000.0), (1000000.0), (100000000.0)) AS f
		                 WHERE abs(m.amount_yuan / o.amount_yuan / f.column1 - 1) < 0.001
		                    OR abs(o.amount_yuan / m.amount_yuan / f.column1 - 1) < 0.001) THEN 'scale'
		            ELSE 'revised' END,
		       b.document_id, a.document_id
		FROM touched CROSS JOIN disclosures AS a USING (department_id)
		JOIN measures AS m ON m.document_id = a.document_id AND m.period = 'prior' AND m.amount_yuan IS NOT NULL
		JOIN disclosures AS b ON b.department_id = a.department_id AND b.kind = a.kind AND b.year = m.year
		                     AND coalesce(b.scope, '') = coalesce(a.scope, '')
		JOIN measures AS o ON o.document_id = b.document_id AND o.period = 'current' AND o.measure = m.measure
		                  AND coalesce(o.code, '') = coalesce(m.code, '') AND o.amount_yuan IS NOT NULL
		GROUP BY 1, 2, 3, 4, 5`)
	return err
}

// leastAlike is how alike the names of one project in two years are at least: a year or a stage may differ, not the
// matter. Seen by hand on pairs of real papers; below it other projects of the same department begin.
const leastAlike = 0.75

// project is one project of a department and year.
type project struct {
	row, name, key string
	fen            sql.NullInt64
}

// projects links each project with the one of the year before: the same name, else the name most like it. It takes the
// departments one by one, so that it needs no more memory for many.
func (c *Catalogue) projects(ctx context.Context) error {
	const touched = "SELECT department_id FROM touched"
	if _, err := c.tx.ExecContext(ctx, "DELETE FROM project_links WHERE department_id IN ("+touched+")"); err != nil {
		return err
	}
	departments, err := collect(ctx, c.tx, oneText, touched+" ORDER BY 1")
	if err != nil {
		return err
	}
	for _, id := range departments {
		if err := c.linkProjects(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// linkProjects links the projects of a department.
func (c *Catalogue) linkProjects(ctx context.Context, department string) error {
	rows, err := c.tx.QueryContext(ctx, `SELECT d.kind || '/' || coalesce(d.scope, ''), d.year, coalesce(d.department, ''),
		p.row_id, p.project, p.amount_fen
		FROM disclosures AS d JOIN project_amounts AS p USING (document_id)
		WHERE d.department_id = ? AND d.kind IS NOT NULL AND d.year IS NOT NULL ORDER BY 1, 2, p.row_id`, department)
	if err != nil {
		return err
	}
	type key struct {
		paper string
		year  int
	}
	byYear := map[key][]project{}
	names := map[key]string{}
	var order []key
	err = each(rows, func(scan func(...any) error) error {
		var k key
		var p project
		var name string
		if err := scan(&k.paper, &k.year, &name, &p.row, &p.name, &p.fen); err != nil {
			return err
		}
		p.key = projectKey(p.name)
		if _, there := byYear[k]; !there {
			order = append(order, k)
		}
		byYear[k], names[k] = append(byYear[k], p), name
		return nil
	})
	if err != nil {
		return err
	}
	for _, k := range order {
		before := byYear[key{k.paper, k.year - 1}]
		for _, p := range byYear[k] {
			q, score := mostAlike(p, before)
			if score == 0 {
				continue
			}
			if _, err := c.tx.ExecContext(ctx, "INSERT OR IGNORE INTO project_links VALUES (?,?,?,?,?,?,?,?,?,?)", department, p.row, q.row,
				score, none(names[k]), k.year, p.name, q.name, p.fen, q.fen); err != nil {
				return err
			}
		}
	}
	return nil
}

// projectKey is a project's name as it is compared over years: years in it make no difference.
func projectKey(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, strings.ReplaceAll(hanzi.Key(name), "年度", "年"))
}

// mostAlike gives the project of a list whose name is most like another one's; the score is 0 where there is none.
func mostAlike(p project, list []project) (best project, score float64) {
	for _, q := range list {
		if p.key == q.key && p.key != "" {
			return q, 1
		}
	}
	for _, q := range list {
		if s := similar.AtLeast(p.key, q.key, leastAlike); s > score {
			best, score = q, s
		}
	}
	return best, score
}

// counting counts what becomes of each measure. A condition on the disclosures, and the grouping, follow.
const counting = `INSERT INTO coverage_counts
	SELECT o.measure, d.province, d.city, d.county, d.kind, d.year, o.outcome, count(*)
	FROM disclosures AS d CROSS JOIN outcomes AS o ON o.document_id = d.document_id`

// coverage counts what becomes of each measure, in all disclosures.
func (c *Catalogue) coverage(ctx context.Context) error {
	_, err := c.tx.ExecContext(ctx, "DELETE FROM coverage_counts; "+counting+" GROUP BY 1, 2, 3, 4, 5, 6, 7")
	return err
}

// sweep takes out texts that no document says any more, and departments that have none, and finds anew the largest
// amount of texts that others still say.
func (c *Catalogue) sweep(ctx context.Context) error {
	rows, err := c.tx.QueryContext(ctx, `SELECT text_id, text FROM loose JOIN texts USING (text_id)
		WHERE NOT EXISTS (SELECT 1 FROM mentions AS m WHERE m.text_id = texts.text_id)`)
	if err != nil {
		return err
	}
	gone := map[int64]string{}
	err = each(rows, func(scan func(...any) error) error {
		var id int64
		var text string
		err := scan(&id, &text)
		gone[id] = text
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(gone)) {
		if _, err := c.own.untoken.ExecContext(ctx, id, indexed(gone[id])); err != nil {
			return err
		}
		if _, err := c.tx.ExecContext(ctx, "DELETE FROM texts WHERE text_id = ?", id); err != nil {
			return err
		}
	}
	_, err = c.tx.ExecContext(ctx, `UPDATE texts SET largest = (SELECT max(amount_yuan) FROM mentions AS m WHERE m.text_id = texts.text_id)
		WHERE text_id IN (SELECT text_id FROM loose);
		DELETE FROM departments WHERE department_id IN (SELECT department_id FROM touched)
		AND department_id NOT IN (SELECT department_id FROM documents WHERE department_id IS NOT NULL)
		AND department_id NOT IN (SELECT department_id FROM tables WHERE department_id IS NOT NULL)`)
	return err
}

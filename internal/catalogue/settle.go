package catalogue

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/internal/similar"
	"gongkai/internal/tidy"
	"gongkai/normalize/identity"
)

// Settle computes what speaks of several documents: disclosures and which of them may be added up, numbers over the
// years, and projects that go on. It makes indexes and views where they are not there yet.
func (c *Catalogue) Settle(ctx context.Context) error {
	if err := c.begin(); err != nil {
		return err
	}
	for _, t := range tidy.Tables() {
		for _, column := range t.Index {
			_, err := c.tx.Exec(fmt.Sprintf("CREATE INDEX IF NOT EXISTS %s ON %s (%s)", quote(t.Name+"_by_"+column),
				quote(t.Name), quote(column)))
			if err != nil {
				return err
			}
		}
	}
	for _, step := range []func(context.Context) error{c.disclosures, c.contain, c.series,
		func(ctx context.Context) error { return c.projects(ctx, "") }, c.sweep} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	if _, err := c.tx.Exec(views); err != nil {
		return err
	}
	if _, err := c.tx.Exec("UPDATE state SET settled = 1"); err != nil {
		return err
	}
	return c.commit()
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
	id, document, name, scope string
	group                     string // kind and year
	division                  string // code of the place, where it is known
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
	groups := map[string][]disclosed{}
	for _, d := range list {
		groups[d.group] = append(groups[d.group], d)
	}
	for _, group := range groups {
		for _, d := range group {
			parent := ""
			for _, p := range group {
				if p.id != d.id && contains(p, d, units) {
					parent = p.id
					break
				}
			}
			if parent == "" {
				continue
			}
			if _, err := c.tx.Exec("UPDATE disclosures SET counts = 0, reason = 'in_department', inside = ? WHERE disclosure_id = ?",
				parent, d.id); err != nil {
				return err
			}
		}
	}
	return nil
}

// contains reports whether the disclosure p has all the money of d in it.
func contains(p, d disclosed, units map[string][]string) bool {
	if p.scope == scopeUnit || p.scope == scopeSelf || !sameCity(p.division, d.division) {
		return false
	}
	own, other := identity.KeyOfWhole(p.name), identity.KeyOfWhole(d.name)
	switch {
	case own == other:
		return d.scope == scopeUnit || d.scope == scopeSelf || identity.Key(d.name) != other && identity.Key(p.name) == own
	case d.scope == scopeDepartment:
		return false
	}
	return slices.Contains(units[p.document], other)
}

// cityDigits of a code of GB/T 2260 are those of province and city.
const cityDigits = 4

// sameCity tells places that may be those of a department and of its unit: of one city, as far as they are known.
func sameCity(a, b string) bool {
	return len(a) < cityDigits || len(b) < cityDigits || a[:cityDigits] == b[:cityDigits]
}

func (c *Catalogue) counted(ctx context.Context) ([]disclosed, error) {
	rows, err := c.tx.QueryContext(ctx, `SELECT disclosure_id, document_id, coalesce(department, ''), coalesce(scope, ''),
		kind || '/' || year, coalesce(division, '') FROM disclosures WHERE counts ORDER BY disclosure_id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []disclosed
	for rows.Next() {
		var d disclosed
		if err := rows.Scan(&d.id, &d.document, &d.name, &d.scope, &d.group, &d.division); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// unitsOf gives the units that the tables of each document name, as names are compared.
func (c *Catalogue) unitsOf(ctx context.Context) (map[string][]string, error) {
	rows, err := c.tx.QueryContext(ctx, `SELECT DISTINCT document_id, unit_name FROM rows WHERE unit_name IS NOT NULL
		UNION SELECT document_id, department FROM tables WHERE department IS NOT NULL ORDER BY 1, 2`)
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
func (c *Catalogue) series(ctx context.Context) error { return c.seriesOfAll(ctx, "", "") }

// seriesOfAll does so for the departments that conditions choose: of disclosures a, and of the table itself.
func (c *Catalogue) seriesOfAll(ctx context.Context, of, old string, args ...any) error {
	if _, err := c.tx.ExecContext(ctx, "DELETE FROM series "+old, args...); err != nil {
		return err
	}
	_, err := c.tx.ExecContext(ctx, `INSERT INTO series
		SELECT a.department_id, a.kind, m.measure, coalesce(m.code, ''), m.year, o.amount_yuan, m.amount_yuan, m.amount_yuan - o.amount_yuan,
		       CASE WHEN abs(m.amount_yuan - o.amount_yuan) <= (m.step_yuan + o.step_yuan) / 2.0 + 0.000001 THEN 'agrees'
		            WHEN o.amount_yuan <> 0 AND m.amount_yuan <> 0 AND EXISTS (
		                 SELECT 1 FROM (VALUES (1000.0), (10000.0), (1000000.0), (100000000.0)) AS f
		                 WHERE abs(m.amount_yuan / o.amount_yuan / f.column1 - 1) < 0.001
		                    OR abs(o.amount_yuan / m.amount_yuan / f.column1 - 1) < 0.001) THEN 'scale'
		            ELSE 'revised' END,
		       b.document_id, a.document_id
		FROM disclosures AS a
		JOIN measures AS m ON m.document_id = a.document_id AND m.period = 'prior' AND m.amount_yuan IS NOT NULL
		JOIN disclosures AS b ON b.department_id = a.department_id AND b.kind = a.kind AND b.year = m.year
		                     AND coalesce(b.scope, '') = coalesce(a.scope, '')
		JOIN measures AS o ON o.document_id = b.document_id AND o.period = 'current' AND o.measure = m.measure
		                  AND coalesce(o.code, '') = coalesce(m.code, '') AND o.amount_yuan IS NOT NULL
		`+of+` GROUP BY 1, 2, 3, 4, 5`, args...)
	return err
}

// leastAlike is how alike the names of one project in two years are at least: a year or a stage may differ, not the
// matter. Seen by hand on pairs of real papers; below it other projects of the same department begin.
const leastAlike = 0.75

// project is one project of a department and year.
type project struct {
	row, key string
}

// projects links each project with the one of the year before: the same name, else the name most like it. It does so
// for one department, or without an id for all.
func (c *Catalogue) projects(ctx context.Context, department string) error {
	old, of, args := "DELETE FROM project_links", "d.department_id IS NOT NULL", []any(nil)
	if department != "" {
		old += ` WHERE row_id IN (SELECT r.row_id FROM documents AS d JOIN tables AS t USING (document_id) JOIN rows AS r USING (table_id)
			WHERE d.department_id = ?)`
		of, args = "d.department_id = ?", []any{department}
	}
	if _, err := c.tx.ExecContext(ctx, old, args...); err != nil {
		return err
	}
	rows, err := c.tx.QueryContext(ctx, `SELECT d.department_id || '/' || d.kind || '/' || coalesce(d.scope, ''), d.year, r.row_id, r.project
		FROM disclosures AS d JOIN tables AS t USING (document_id) JOIN rows AS r USING (table_id)
		WHERE `+of+` AND d.year IS NOT NULL AND r.project IS NOT NULL ORDER BY 1, 2, 3`, args...)
	if err != nil {
		return err
	}
	type key struct {
		department string
		year       int
	}
	byYear := map[key][]project{}
	var order []key
	err = each(rows, func(scan func(...any) error) error {
		var k key
		var p project
		if err := scan(&k.department, &k.year, &p.row, &p.key); err != nil {
			return err
		}
		p.key = projectKey(p.key)
		if _, there := byYear[k]; !there {
			order = append(order, k)
		}
		byYear[k] = append(byYear[k], p)
		return nil
	})
	if err != nil {
		return err
	}
	insert, err := c.tx.Prepare("INSERT OR IGNORE INTO project_links VALUES (?,?,?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, k := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		before := byYear[key{k.department, k.year - 1}]
		for _, p := range byYear[k] {
			row, score := mostAlike(p, before)
			if row == "" {
				continue
			}
			if _, err := insert.Exec(p.row, row, score); err != nil {
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

func mostAlike(p project, list []project) (row string, score float64) {
	for _, q := range list {
		if p.key == q.key && p.key != "" {
			return q.row, 1
		}
	}
	for _, q := range list {
		if s := similar.AtLeast(p.key, q.key, leastAlike); s > score {
			row, score = q.row, s
		}
	}
	return row, score
}

// sweep takes out texts that no document says any more, and departments that have none.
func (c *Catalogue) sweep(ctx context.Context) error {
	_, err := c.tx.ExecContext(ctx, `DELETE FROM text_index WHERE rowid IN (SELECT text_id FROM texts AS t
		WHERE NOT EXISTS (SELECT 1 FROM mentions AS m WHERE m.text_id = t.text_id));
		DELETE FROM texts WHERE NOT EXISTS (SELECT 1 FROM mentions AS m WHERE m.text_id = texts.text_id);
		DELETE FROM departments
		WHERE NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.department_id = departments.department_id)
		AND NOT EXISTS (SELECT 1 FROM tables AS t WHERE t.department_id = departments.department_id)`)
	return err
}

// each hands every row on.
func each(rows *sql.Rows, do func(scan func(...any) error) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := do(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

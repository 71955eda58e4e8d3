package catalogue

import (
	"context"
	"database/sql"
	"errors"
)

// Replace takes one document anew: the result at the path before has become that at the path now, which may be the
// same. What speaks of several documents is brought up to date for the departments that it concerns, so that this takes
// no longer in a large catalogue than in a small one. Which unit is inside of which department is only kept; whole is
// false when that may have changed, since the document is now another one's, and Settle has to be asked for.
func (c *Catalogue) Replace(ctx context.Context, folder, before, now string) (whole bool, err error) {
	have, err := c.files()
	if err != nil {
		return false, err
	}
	settled, err := c.settled()
	if err != nil {
		return false, err
	}
	was, err := c.place(ctx, before)
	if err != nil {
		return false, err
	}
	var changes Changes
	old := have[before]
	old.content, old.modified = "", 0 // also what is the same is read again
	if err := c.take(folder, now, old, &changes); err != nil {
		return false, err
	}
	if err := errors.Join(changes.Failed...); err != nil {
		return false, err
	}
	if _, err := c.tx.ExecContext(ctx, "UPDATE inputs SET document_id = (SELECT document_id FROM files WHERE path = ?) WHERE document_id = ?",
		now, old.document); err != nil {
		return false, err
	}
	is, err := c.place(ctx, now)
	if err != nil {
		return false, err
	}
	groups := map[group]bool{}
	if err := c.groups(ctx, groups, was, is); err != nil {
		return false, err
	}
	for _, p := range []place{was, is} {
		if err := c.resettle(ctx, p); err != nil {
			return false, err
		}
	}
	if err := c.groups(ctx, groups, was, is); err != nil {
		return false, err
	}
	for g := range groups {
		if err := c.recount(ctx, g); err != nil {
			return false, err
		}
	}
	for _, step := range []func(context.Context) error{c.series, c.projects, c.sweep} { // of the departments it touched
		if err := step(ctx); err != nil {
			return false, err
		}
	}
	if whole = was == is && settled; whole {
		if err := c.settle(); err != nil {
			return false, err
		}
	}
	return whole, c.commit()
}

// group is what disclosures are counted by.
type group struct {
	province, city, county, kind sql.NullString
	year                         sql.NullInt64
}

// groups adds those of the disclosures of places.
func (c *Catalogue) groups(ctx context.Context, to map[group]bool, places ...place) error {
	for _, p := range places {
		rows, err := c.tx.QueryContext(ctx, "SELECT province, city, county, kind, year FROM disclosures WHERE disclosure_id = ?",
			p.disclosure)
		if err != nil {
			return err
		}
		if err := each(rows, func(scan func(...any) error) error {
			var g group
			err := scan(&g.province, &g.city, &g.county, &g.kind, &g.year)
			to[g] = true
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// recount counts anew what becomes of each measure in one group.
func (c *Catalogue) recount(ctx context.Context, g group) error {
	const same = "province IS ?1 AND city IS ?2 AND county IS ?3 AND kind IS ?4 AND year IS ?5"
	for _, query := range []string{"DELETE FROM coverage_counts WHERE " + same,
		counting + " WHERE " + same + " GROUP BY 1, 2, 3, 4, 5, 6, 7"} {
		if _, err := c.tx.ExecContext(ctx, query, g.province, g.city, g.county, g.kind, g.year); err != nil {
			return err
		}
	}
	return nil
}

// place is what a document is of.
type place struct{ disclosure, department string }

// place gives what the document at a path of the folder is of.
func (c *Catalogue) place(ctx context.Context, path string) (p place, err error) {
	if err := c.begin(); err != nil {
		return p, err
	}
	rows, err := c.tx.QueryContext(ctx, `SELECT o.disclosure_id, coalesce(o.department_id,'') FROM documents AS o
		JOIN files AS l USING (document_id) WHERE l.path = ?`, path)
	if err != nil {
		return p, err
	}
	err = each(rows, func(scan func(...any) error) error { return scan(&p.disclosure, &p.department) })
	return p, err
}

// resettle brings one disclosure up to date.
func (c *Catalogue) resettle(ctx context.Context, p place) error {
	// Whether it counts was found by looking at all disclosures of its year, and stays while it is the same one.
	if _, err := c.tx.ExecContext(ctx, `CREATE TEMP TABLE IF NOT EXISTS kept (disclosure_id TEXT, counts INTEGER, reason TEXT, inside TEXT);
		DELETE FROM kept`); err != nil {
		return err
	}
	for _, query := range []string{
		"INSERT INTO kept SELECT disclosure_id, counts, reason, inside FROM disclosures WHERE disclosure_id = ? AND reason = 'in_department'",
		"DELETE FROM disclosures WHERE disclosure_id = ?",
		"INSERT INTO disclosures " + chosen + " WHERE d.disclosure_id = ?) WHERE choice = 1",
		`UPDATE disclosures SET (counts, reason, inside) = (SELECT counts, reason, inside FROM kept WHERE kept.disclosure_id = disclosures.disclosure_id)
		 WHERE disclosure_id = ? AND counts AND disclosure_id IN (SELECT disclosure_id FROM kept)`,
	} {
		if _, err := c.tx.ExecContext(ctx, query, p.disclosure); err != nil {
			return err
		}
	}
	return nil
}

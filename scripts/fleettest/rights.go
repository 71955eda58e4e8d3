//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// The roles that the documentation makes: each does its work here, and is refused what lies beyond it.
const (
	roleAdd  = "fleet_add"
	roleWork = "fleet_work"
	roleRead = "fleet_read"
)

// beyond is what a role may not do.
var beyond = map[string][]string{
	roleAdd: {
		"DELETE FROM river_job", "TRUNCATE river_job", "DROP TABLE river_job", "CREATE TABLE mine (i int)",
		"UPDATE gongkai_fleet SET version = 9", "DELETE FROM river_migration", "DELETE FROM gongkai_worker",
		"UPDATE gongkai_worker SET seen = 0",
	},
	roleWork: {
		"TRUNCATE river_job", "DROP TABLE river_job", "CREATE TABLE mine (i int)", "UPDATE gongkai_fleet SET version = 9",
		"DELETE FROM river_migration", "ALTER TABLE river_job ADD COLUMN mine int",
	},
	roleRead: {
		"DELETE FROM river_job", "UPDATE river_job SET priority = 1", "INSERT INTO gongkai_fleet VALUES (9)",
		"DELETE FROM gongkai_worker", "UPDATE gongkai_worker SET seen = 0", "CREATE TABLE mine (i int)",
		"SELECT nextval('river_job_id_seq')", "UPDATE river_queue SET updated_at = now()",
	},
}

// makeRoles runs the SQL of the documentation.
func makeRoles(p *postgres, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	_, rest, ok := strings.Cut(string(text), "```sql\n")
	sql, _, ended := strings.Cut(rest, "```")
	if !ok || !ended || !strings.Contains(sql, roleRead) {
		return fmt.Errorf("%s: no SQL that makes %s", file, roleRead)
	}
	if err := p.run("gongkai", sql); err != nil {
		return fmt.Errorf("the SQL of %s: %w", file, err)
	}
	return nil
}

// refuseBeyond sees that roles are refused what lies beyond their work.
func refuseBeyond(p *postgres) error {
	log, err := os.ReadFile(p.log())
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(log)) { // what a worker does beside its jobs says nothing when it fails
		if strings.Contains(line, "permission denied") || strings.Contains(line, "must be owner") {
			return fmt.Errorf("the roles lack a right: %s", line)
		}
	}
	const refused = "42501" // insufficient_privilege; an owner alone may drop and alter, which has the same code
	for role, statements := range beyond {
		for _, s := range statements {
			var e *pgconn.PgError
			if err := p.run(role, s); !errors.As(err, &e) || e.Code != refused {
				return fmt.Errorf("%s was not refused: %s: %v", role, s, err)
			}
		}
	}
	return nil
}

// run runs statements as a role.
func (p *postgres) run(role, sql string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c, err := pgx.Connect(ctx, p.address(role))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, sql)
	return err
}

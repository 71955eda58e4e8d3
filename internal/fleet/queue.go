// Package fleet reads an archive with many workers on many machines. The queue is River's, on Postgres or, for one
// machine, on SQLite; files and results lie in an object store. A document is one job, unique by content and edition;
// its result is written before the job ends, under a name that the same two decide. So whatever dies, a document is
// read again at most, and has one result.
package fleet

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"
	_ "modernc.org/sqlite" // the queue of one machine

	"gongkai/extract/finding"
)

// Queue is the database of a fleet.
type Queue struct {
	db       *sql.DB
	pool     *pgxpool.Pool // nil for SQLite
	postgres bool
}

// client is what the fleet needs of a client of River, whichever database is below it.
type client interface {
	InsertMany(ctx context.Context, params []river.InsertManyParams) ([]*rivertype.JobInsertResult, error)
	JobRetry(ctx context.Context, id int64) (*rivertype.JobRow, error)
	Start(ctx context.Context) error
	Stop(ctx context.Context) error
	StopAndCancel(ctx context.Context) error
}

// migrator is what it needs of River's migrations.
type migrator interface {
	ExistingVersions(ctx context.Context) ([]rivermigrate.Migration, error)
	AllVersions() []rivermigrate.Migration
	Migrate(
		ctx context.Context, d rivermigrate.Direction, o *rivermigrate.MigrateOpts,
	) (*rivermigrate.MigrateResult, error)
}

// OpenQueue opens the database that an address names: postgres://… or a file of SQLite, which is made if make says so.
func OpenQueue(ctx context.Context, address string, make bool) (*Queue, error) {
	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		config, err := pgxpool.ParseConfig(address)
		if err != nil {
			return nil, finding.Problemf("--db: this is no address of a Postgres database")
		}
		pool, err := pgxpool.NewWithConfig(ctx, config)
		if err == nil {
			err = pool.Ping(ctx)
		}
		if err != nil {
			return nil, finding.Problemf("the database cannot be reached: %s", WithoutPassword(err))
		}
		return &Queue{db: stdlib.OpenDBFromPool(pool), pool: pool, postgres: true}, nil
	}
	if _, err := os.Stat(address); err != nil {
		if !make {
			return nil, finding.Problemf("%s: there is no fleet; `gongkai fleet init` makes it", address)
		}
		if err := os.MkdirAll(filepath.Dir(address), 0o777); err != nil {
			return nil, err
		}
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(address)}).EscapedPath()+
		"?_txlock=immediate&_pragma=busy_timeout(30000)&_pragma=journal_mode(wal)&_pragma=synchronous(normal)")
	if err == nil {
		db.SetMaxOpenConns(1) // SQLite takes one writer, and River's own advice is one connection
		err = db.PingContext(ctx)
	}
	if err != nil {
		return nil, finding.Problemf("the database cannot be opened: %s", err.Error())
	}
	return &Queue{db: db}, nil
}

// password is how one stands in an address.
var password = regexp.MustCompile(`(://[^:/@\s]*):[^@\s]*@|password=\S+`)

// WithoutPassword gives the text of an error, on one line, without the passwords of addresses in it.
func WithoutPassword(err error) string {
	line := strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n\t", " ") // as Postgres tells each address it tried
	return password.ReplaceAllString(line, "$1:…@")
}

// Close closes the database.
func (q *Queue) Close() error {
	err := q.db.Close()
	if q.pool != nil {
		q.pool.Close()
	}
	return err
}

// client gives a client of River.
func (q *Queue) client(c *river.Config) (client, error) {
	if q.postgres {
		return river.NewClient(riverpgxv5.New(q.pool), c)
	}
	c.PollOnly = true
	return river.NewClient(riversqlite.New(q.db), c)
}

func (q *Queue) migrator() (migrator, error) {
	if q.postgres {
		return rivermigrate.New[pgx.Tx](riverpgxv5.New(q.pool), nil)
	}
	return rivermigrate.New[*sql.Tx](riversqlite.New(q.db), nil)
}

// tablesVersion is that of the tables of the fleet's own.
const tablesVersion = 1

// tables of the fleet's own: its version, and who works. Times are seconds since 1970.
var tables = []string{
	`CREATE TABLE IF NOT EXISTS gongkai_fleet (version bigint NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS gongkai_worker (
		id text PRIMARY KEY, host text NOT NULL, jobs bigint NOT NULL, started bigint NOT NULL, seen bigint NOT NULL,
		documents bigint NOT NULL, failed bigint NOT NULL, pages bigint NOT NULL, per_second double precision NOT NULL)`,
}

// Init makes the tables, or brings those of an earlier version up to date.
func (q *Queue) Init(ctx context.Context) error {
	m, err := q.migrator()
	if err != nil {
		return err
	}
	if err := q.notNewer(ctx, m); err != nil {
		return err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return err
	}
	for _, t := range tables {
		if _, err := q.db.ExecContext(ctx, t); err != nil {
			return err
		}
	}
	version, err := q.version(ctx)
	if err == nil && version == 0 {
		_, err = q.exec(ctx, `INSERT INTO gongkai_fleet (version) VALUES ($1)`, tablesVersion)
	}
	return err
}

// Check says whether this program can work with the database: Init was called, by no newer version.
func (q *Queue) Check(ctx context.Context) error {
	m, err := q.migrator()
	if err != nil {
		return err
	}
	if err := q.notNewer(ctx, m); err != nil {
		return err
	}
	have, err := m.ExistingVersions(ctx)
	if err != nil {
		return finding.Problemf("the database cannot be read: %s", WithoutPassword(err))
	}
	if version, err := q.version(ctx); err != nil || version == 0 || len(have) == 0 {
		return finding.Problemf("the database holds no fleet; `gongkai fleet init` makes it")
	}
	if len(have) < len(m.AllVersions()) {
		return finding.Problemf("the database is of an older version; `gongkai fleet init` brings it up to date")
	}
	return nil
}

// notNewer refuses a database that a newer program made.
func (q *Queue) notNewer(ctx context.Context, m migrator) error {
	have, err := m.ExistingVersions(ctx)
	if err != nil {
		return finding.Problemf("the database cannot be read: %s", WithoutPassword(err))
	}
	known := m.AllVersions()
	newest := known[len(known)-1].Version
	newer := slices.ContainsFunc(have, func(v rivermigrate.Migration) bool { return v.Version > newest })
	version, _ := q.version(ctx) // without its table there is none
	if newer || version > tablesVersion {
		return finding.Problemf("the database is of a newer version of the program; use that one")
	}
	return nil
}

// version is that of the tables of the fleet's own, 0 where there are none.
func (q *Queue) version(ctx context.Context) (int, error) {
	var version int
	err := q.db.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM gongkai_fleet`).Scan(&version)
	return version, err
}

var argument = regexp.MustCompile(`\$\d+`)

// adapt writes a query, which has its arguments as $1, $2 … in order, as the database wants it.
func (q *Queue) adapt(query string) string {
	if q.postgres {
		return query
	}
	return argument.ReplaceAllString(query, "?")
}

func (q *Queue) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return q.db.ExecContext(ctx, q.adapt(query), args...)
}

func (q *Queue) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return q.db.QueryContext(ctx, q.adapt(query), args...)
}

// output is the expression for a member of what a job said at its end.
func (q *Queue) output(member string) string {
	if q.postgres {
		return fmt.Sprintf(`metadata->'output'->>'%s'`, member)
	}
	return fmt.Sprintf(`json_extract(metadata, '$.output.%s')`, member)
}

// args is the expression for what a job has to do, as JSON: SQLite keeps it in a form of its own.
func (q *Queue) args() string {
	if q.postgres {
		return `args`
	}
	return `json(args)`
}

// Drop takes all tables away.
func (q *Queue) Drop(ctx context.Context) error {
	m, err := q.migrator()
	if err != nil {
		return err
	}
	_, err = m.Migrate(ctx, rivermigrate.DirectionDown, &rivermigrate.MigrateOpts{TargetVersion: -1})
	for _, t := range []string{"gongkai_worker", "gongkai_fleet"} {
		_, e := q.db.ExecContext(ctx, `DROP TABLE IF EXISTS `+t)
		err = errors.Join(err, e)
	}
	return err
}

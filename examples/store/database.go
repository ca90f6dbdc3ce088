package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // PostgreSQL and what speaks its protocol, Kingbase among them
	_ "modernc.org/sqlite"             // SQLite in Go, so that the example builds anywhere
)

// database is an open database with the schema of [steps].
type database struct {
	*sql.DB
	dialect dialect
}

// dialect is where databases differ. Parameters are $1, $2 in both, as long as each
// stands once and in order.
type dialect struct {
	driver, number string
	lock           string // taken by whoever changes the schema, or adds a report
}

var (
	postgres = dialect{
		driver: "pgx", number: "NUMERIC",
		lock: "SELECT pg_advisory_xact_lock(2019060)",
	}
	sqlite = dialect{
		driver: "sqlite", number: "TEXT", // a NUMERIC of SQLite is floating point
	}
)

// open opens the database that dsn names, or the SQLite file, and brings its
// schema up to date.
func open(ctx context.Context, dsn, file string) (*database, error) {
	d := &database{dialect: sqlite}
	source := "file:" + strings.ReplaceAll(file, "?", "%3f") + "?_pragma=foreign_keys(1)&_pragma=busy_timeout(10000)&_txlock=immediate"
	if dsn != "" {
		d.dialect, source = postgres, dsn
	}
	var err error
	if d.DB, err = sql.Open(d.dialect.driver, source); err != nil {
		return nil, err
	}
	if d.dialect.driver == sqlite.driver {
		d.SetMaxOpenConns(1)
	}
	if err := d.migrate(ctx, len(steps)); err != nil {
		return nil, errors.Join(fmt.Errorf("schema: %w", err), d.Close())
	}
	return d, nil
}

// migrate does the steps up to the last that were not done, in one transaction. A
// database that has done more than this program knows is left alone: it belongs to
// a later version.
func (d *database) migrate(ctx context.Context, last int) error {
	return d.change(ctx, func(tx *transaction) error {
		if err := tx.exec(`CREATE TABLE IF NOT EXISTS schema_step (step_no INTEGER PRIMARY KEY)`); err != nil {
			return err
		}
		var done int
		if err := tx.row(`SELECT COUNT(*) FROM schema_step`).Scan(&done); err != nil {
			return err
		}
		if done > len(steps) {
			return fmt.Errorf("the database is of a later version: %d steps, known are %d", done, len(steps))
		}
		for at := done; at < last; at++ {
			for _, statement := range steps[at] {
				if err := tx.exec(strings.ReplaceAll(statement, "{number}", d.dialect.number)); err != nil {
					return fmt.Errorf("step %d: %w", at+1, err)
				}
			}
			if err := tx.exec(`INSERT INTO schema_step (step_no) VALUES ($1)`, at+1); err != nil {
				return err
			}
		}
		return nil
	})
}

// transaction is a transaction that ends with its context.
type transaction struct {
	*sql.Tx
	ctx context.Context
}

// change runs work in a transaction of its own, one at a time.
func (d *database) change(ctx context.Context, work func(*transaction) error) error {
	tx, err := d.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	t := &transaction{tx, ctx}
	if d.dialect.lock != "" {
		err = t.exec(d.dialect.lock)
	}
	if err == nil {
		err = work(t)
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func (t *transaction) exec(query string, arguments ...any) error {
	_, err := t.ExecContext(t.ctx, query, arguments...)
	return err
}

func (t *transaction) row(query string, arguments ...any) *sql.Row {
	return t.QueryRowContext(t.ctx, query, arguments...)
}

package main

import (
	"database/sql"
	"errors"
	"fmt"
	"iter"

	_ "modernc.org/sqlite" // SQLite in Go, so that the example builds anywhere
)

// sqliteFile keeps results in a table of an SQLite file, which people then ask
// what they want to know.
type sqliteFile struct {
	db      *sql.DB
	batch   *sql.Tx
	insert  *sql.Stmt
	pending int
}

// sqliteBatch is the number of results in a transaction: what a killed run may
// have to check again.
const sqliteBatch = 5000

func openSQLite(name string) (results, error) {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	_, err = db.Exec(`CREATE TABLE IF NOT EXISTS results (
		number INTEGER PRIMARY KEY, id TEXT NOT NULL, organ TEXT, year INTEGER,
		errors INTEGER, warnings INTEGER, notes INTEGER, unread INTEGER, findings TEXT, failure TEXT)`)
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &sqliteFile{db: db}, nil
}

func (f *sqliteFile) done() iter.Seq2[result, error] {
	return func(yield func(result, error) bool) {
		rows, err := f.db.Query(`SELECT id, organ, year, errors, warnings, notes, unread, findings, failure FROM results ORDER BY number`)
		if err != nil {
			yield(result{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var one result
			var findings string
			if err := rows.Scan(&one.ID, &one.Organ, &one.Year, &one.Errors, &one.Warnings, &one.Notes, &one.Unread, &findings, &one.Failure); err != nil {
				yield(result{}, err)
				return
			}
			one.Findings = findingsFromText(findings)
			if !yield(one, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(result{}, err)
		}
	}
}

func (f *sqliteFile) write(one *result) (err error) {
	if f.batch == nil {
		if f.batch, err = f.db.Begin(); err != nil {
			return err
		}
		f.insert, err = f.batch.Prepare(`INSERT INTO results (id, organ, year, errors, warnings, notes, unread, findings, failure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
		if err != nil {
			return err
		}
	}
	if _, err := f.insert.Exec(one.ID, one.Organ, one.Year, one.Errors, one.Warnings, one.Notes, one.Unread, one.findingsText(), one.Failure); err != nil {
		return err
	}
	if f.pending++; f.pending >= sqliteBatch {
		return f.flush()
	}
	return nil
}

func (f *sqliteFile) flush() error {
	if f.batch == nil {
		return nil
	}
	err := f.batch.Commit()
	f.batch, f.insert, f.pending = nil, nil, 0
	return err
}

func (f *sqliteFile) Close() error { return errors.Join(f.flush(), f.db.Close()) }

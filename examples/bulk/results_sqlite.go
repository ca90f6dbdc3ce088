package main

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"os"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	_ "modernc.org/sqlite" // SQLite in Go, so that the example builds anywhere
)

// sqliteFile keeps results in a table of an SQLite file, which people then ask
// what they want to know.
type sqliteFile struct {
	lock    *os.File // held until the database is closed
	db      *sql.DB
	batch   *sql.Tx
	insert  *sql.Stmt
	pending int
}

// sqliteBatch is the number of results in a transaction: what a killed run may
// have to check again.
const sqliteBatch = 5000

// sqliteMark is the application id in the head of our files. It tells them from the
// databases of others before SQLite opens them, which may write.
const sqliteMark = 0x7C4A11B2

func openSQLite(name string) (results, error) {
	lock, err := outfile.Open(name)
	if err != nil {
		return nil, err
	}
	db, err := openDatabase(lock)
	if err != nil {
		lock.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &sqliteFile{lock: lock, db: db}, nil
}

// openDatabase opens the database in a file that is locked.
func openDatabase(file *os.File) (*sql.DB, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	var head [100]byte
	if n, _ := file.ReadAt(head[:], 0); info.Size() > 0 &&
		(n < len(head) || string(head[:16]) != "SQLite format 3\x00" || binary.BigEndian.Uint32(head[68:]) != sqliteMark) {
		return nil, errForeign
	}
	db, err := sql.Open("sqlite", file.Name())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// create creates the table, with the mark of our files.
func (f *sqliteFile) create() error {
	tx, err := f.db.Begin()
	if err != nil {
		return err
	}
	_, err = tx.Exec(fmt.Sprintf(`PRAGMA application_id = %d; CREATE TABLE results (
		number INTEGER PRIMARY KEY, id TEXT NOT NULL, organ TEXT, year INTEGER,
		errors INTEGER, warnings INTEGER, notes INTEGER, unread INTEGER, prior INTEGER,
		findings TEXT, failure TEXT, made TEXT)`, sqliteMark))
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func (f *sqliteFile) done() iter.Seq2[result, error] {
	return func(yield func(result, error) bool) {
		if err := f.eachDone(yield); err != nil {
			yield(result{}, fmt.Errorf("%s: %w", f.lock.Name(), err))
		}
	}
}

// eachDone yields the results until yield returns false. An error was not yielded yet.
func (f *sqliteFile) eachDone(yield func(result, error) bool) error {
	if there, err := f.hasTable(); !there {
		return err
	}
	rows, err := f.db.Query(`SELECT id, organ, year, errors, warnings, notes, unread, prior, findings, failure, made FROM results ORDER BY number`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return fmt.Errorf("%w: %w", errForeign, err)
		}
		if !yield(one, nil) {
			return nil
		}
	}
	return rows.Err()
}

// hasTable reports whether there is a table of results: a run may have been killed
// before there was.
func (f *sqliteFile) hasTable() (there bool, err error) {
	info, err := f.lock.Stat()
	if err != nil || info.Size() == 0 {
		return false, err
	}
	err = f.db.QueryRow(`SELECT count(*) > 0 FROM sqlite_master WHERE type = 'table' AND name = 'results'`).Scan(&there)
	return there, err
}

func scan(rows *sql.Rows) (one result, err error) {
	var findings string
	if err := rows.Scan(&one.ID, &one.Organ, &one.Year, &one.Errors, &one.Warnings, &one.Notes, &one.Unread, &one.Prior, &findings, &one.Failure, &one.Made); err != nil {
		return one, err
	}
	one.Findings = findingsFromText(findings)
	return one, one.valid()
}

func (f *sqliteFile) begin(string) error {
	if there, err := f.hasTable(); there || err != nil {
		return err
	}
	return f.create()
}

func (f *sqliteFile) write(one *result) (err error) {
	if f.batch == nil {
		if err := f.beginBatch(); err != nil {
			return err
		}
	}
	if _, err := f.insert.Exec(one.ID, one.Organ, one.Year, one.Errors, one.Warnings, one.Notes, one.Unread, one.Prior, one.findingsText(), one.Failure, one.Made); err != nil {
		return err
	}
	if f.pending++; f.pending >= sqliteBatch {
		return f.flush()
	}
	return nil
}

func (f *sqliteFile) beginBatch() (err error) {
	if f.batch, err = f.db.Begin(); err != nil {
		return err
	}
	f.insert, err = f.batch.Prepare(`INSERT INTO results (id, organ, year, errors, warnings, notes, unread, prior, findings, failure, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	return err
}

func (f *sqliteFile) flush() error {
	if f.batch == nil {
		return nil
	}
	err := f.batch.Commit()
	f.batch, f.insert, f.pending = nil, nil, 0
	return err
}

func (f *sqliteFile) Close() error {
	return errors.Join(f.flush(), f.db.Close(), f.lock.Close())
}

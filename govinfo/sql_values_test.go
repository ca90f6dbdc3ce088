//go:build !js

// SQLite has no port to js/wasm.

package govinfo_test

import (
	"database/sql"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
)

// database returns an empty database with one row of four columns.
func database(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", t.TempDir()+"/values.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE filings (published TEXT, level TEXT, report TEXT, prior TEXT)"); err != nil {
		t.Fatal(err)
	}
	return db
}

// Whole reports, dates and levels come back from a database as they went in; what is
// not there is NULL.
func TestReportsSurviveSQL(t *testing.T) {
	db := database(t)
	levels := append(govinfo.AgencyLevels(), "")
	eachRandom(t, 200, func(t *testing.T, random *rand.Rand, r govinfo.Report) {
		date := govinfo.Date{}
		if random.IntN(4) > 0 {
			date = govinfo.Date{Year: 2000 + random.IntN(50), Month: time.Month(1 + random.IntN(12)), Day: 1 + random.IntN(28)}
		}
		level := levels[random.IntN(len(levels))]
		var prior *govinfo.Report
		if _, err := db.Exec("DELETE FROM filings"); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec("INSERT INTO filings VALUES (?, ?, ?, ?)", date, level, &r, prior); err != nil {
			t.Fatal(err)
		}
		gotDate, gotLevel, got, gotPrior := govinfo.Date{Year: 1}, govinfo.LevelTown, govinfo.Report{Year: 1}, govinfo.Report{Year: 1}
		if err := db.QueryRow("SELECT * FROM filings").Scan(&gotDate, &gotLevel, &got, &gotPrior); err != nil {
			t.Fatal(err)
		}
		if gotDate != date || gotLevel != level || !got.Equal(r) || !gotPrior.Equal(govinfo.Report{}) {
			t.Fatalf("%v, %q, %v: %v, %q", date, level, got.Equal(r), gotDate, gotLevel)
		}
		var nulls int
		if err := db.QueryRow("SELECT (published IS NULL) + (level IS NULL) + (prior IS NULL) FROM filings").Scan(&nulls); err != nil {
			t.Fatal(err)
		}
		want := 1
		if date.IsZero() {
			want++
		}
		if level == "" {
			want++
		}
		if nulls != want {
			t.Fatalf("%v, %q: %d columns are NULL, want %d", date, level, nulls, want)
		}
	})
}

// What a database hands over in other ways is read, or refused and nothing changed.
func TestScanValues(t *testing.T) {
	day := govinfo.Date{Year: 2024, Month: time.January, Day: 31}
	for _, source := range []any{
		"2024-01-31", []byte("2024-01-31"), "2024-01-31T00:00:00Z", "2024-01-31 08:00:00",
		time.Date(2024, 1, 31, 23, 0, 0, 0, time.FixedZone("", 8*3600)),
	} {
		got := govinfo.Date{Year: 1}
		if err := got.Scan(source); err != nil || got != day {
			t.Errorf("%v: %v, %v", source, got, err)
		}
	}
	for _, source := range []any{"31.1.2024", "2024-02-30", []byte("x"), 20240131, "2024-01-31x"} {
		got := day
		if err := got.Scan(source); err == nil || got != day {
			t.Errorf("a date of %v: %v, %v", source, got, err)
		}
	}
	for _, source := range []any{nil, "", []byte("")} {
		level, date := govinfo.LevelTown, day
		if err := level.Scan(source); err != nil || level != govinfo.LevelUnknown {
			t.Errorf("a level of %v: %q, %v", source, level, err)
		}
		if err := date.Scan(source); err != nil || !date.IsZero() {
			t.Errorf("a date of %v: %v, %v", source, date, err)
		}
	}
	for _, source := range []any{nil, "{}", []byte("{}")} {
		got := govinfo.Report{Year: 2024}
		if err := got.Scan(source); err != nil || !got.Equal(govinfo.Report{}) {
			t.Errorf("a report of %v: %v, %v", source, got.Year, err)
		}
	}
	if value, err := govinfo.LevelUnknown.Value(); value != nil || err != nil {
		t.Errorf("no level is stored as %v, %v", value, err)
	}
	for _, source := range []any{"boss", []byte("boss"), 3} {
		got := govinfo.LevelTown
		if err := got.Scan(source); err == nil || got != govinfo.LevelTown {
			t.Errorf("a level of %v: %v, %v", source, got, err)
		}
	}
	for _, source := range []any{"{", []byte(`{"titel":1}`), 3} {
		got := govinfo.Report{Year: 2024}
		if err := got.Scan(source); err == nil || got.Year != 2024 {
			t.Errorf("a report of %v: %v", source, err)
		}
	}
	var level govinfo.AgencyLevel
	if err := level.Scan([]byte(govinfo.LevelTown)); err != nil || level != govinfo.LevelTown {
		t.Errorf("%q, %v", level, err)
	}
}

//go:build !js

// SQLite has no port to js/wasm.

package validate_test

import (
	"database/sql"
	"errors"
	"testing"

	_ "modernc.org/sqlite"

	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// Results and severities come back from a database as they went in.
func TestResultsSurviveSQL(t *testing.T) {
	db, err := sql.Open("sqlite", t.TempDir()+"/results.db")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE TABLE results (severity TEXT, result TEXT, later TEXT)"); err != nil {
		t.Fatal(err)
	}
	severities := append(severity.All(), 0)
	var want []validate.Result
	eachResult(t, func(t *testing.T, result validate.Result) {
		var none *validate.Result
		if _, err := db.Exec("INSERT INTO results VALUES (?, ?, ?)", severities[len(want)%len(severities)], result, none); err != nil {
			t.Fatal(err)
		}
		want = append(want, result)
	})
	rows, err := db.Query("SELECT severity, result, later FROM results ORDER BY rowid")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for i := 0; rows.Next(); i++ {
		grade := severity.Note
		later := validate.Result{Faults: []validate.Fault{{Err: errors.New("x")}}}
		var result validate.Result
		if err := rows.Scan(&grade, &result, &later); err != nil {
			t.Fatal(err)
		}
		if grade != severities[i%len(severities)] || !result.Equal(want[i]) || !later.Equal(validate.Result{}) {
			t.Fatalf("%d: %v, %v, %v", i, grade, result, later)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	for _, source := range []any{"grave", 3, []byte("{")} {
		grade, result := severity.Note, validate.Check(validate.Filing{})
		if err := grade.Scan(source); err == nil || grade != severity.Note {
			t.Errorf("a severity of %v: %v, %v", source, grade, err)
		}
		if err := result.Scan(source); err == nil || len(result.Faults) != 1 {
			t.Errorf("a result of %v: %v, %v", source, result, err)
		}
	}
}

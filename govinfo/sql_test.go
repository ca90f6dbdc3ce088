//go:build !js

// SQLite has no port to js/wasm.

package govinfo_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	_ "modernc.org/sqlite"
)

// Stores the cells of random reports in a real SQL database, a column a cell, and
// loads them again: NULL is blank, amounts keep their scale.
func TestSQLRoundTrip(t *testing.T) {
	db, err := sql.Open("sqlite", t.TempDir()+"/cells.db")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	refs := govinfo.Refs()
	var columns strings.Builder
	for i, ref := range refs {
		value, _ := new(govinfo.Report).At(ref)
		kind := "INTEGER"
		if _, isAmount := value.(govinfo.Amount); isAmount {
			kind = "TEXT"
		}
		if i > 0 {
			columns.WriteString(", ")
		}
		fmt.Fprintf(&columns, "%q %s", ref, kind)
	}
	if _, err := db.Exec("CREATE TABLE reports (" + columns.String() + ")"); err != nil {
		t.Fatal(err)
	}
	insert := "INSERT INTO reports VALUES (?" + strings.Repeat(", ?", len(refs)-1) + ")"

	var want []govinfo.Report
	eachRandom(t, 10_000, func(t *testing.T, _ *rand.Rand, r govinfo.Report) { want = append(want, r) })
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	statement, err := tx.Prepare(insert)
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		values := make([]any, len(refs))
		for k, ref := range refs {
			values[k], _ = want[i].At(ref)
		}
		if _, err := statement.Exec(values...); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}

	rows, err := db.Query("SELECT * FROM reports ORDER BY rowid")
	if err != nil {
		t.Fatal(err)
	}
	counts, amounts := make([]govinfo.Count, len(refs)), make([]govinfo.Amount, len(refs))
	targets := make([]any, len(refs))
	for i, ref := range refs {
		value, _ := new(govinfo.Report).At(ref)
		if _, isAmount := value.(govinfo.Amount); isAmount {
			targets[i] = &amounts[i]
		} else {
			targets[i] = &counts[i]
		}
	}
	n := 0
	for ; rows.Next(); n++ {
		if err := rows.Scan(targets...); err != nil {
			t.Fatal(err)
		}
		for i, ref := range refs {
			stored, _ := want[n].At(ref)
			var loaded govinfo.Value = counts[i]
			if targets[i] == any(&amounts[i]) {
				loaded = amounts[i]
			}
			if stored.String() != loaded.String() || stored.IsBlank() != loaded.IsBlank() {
				t.Fatalf("report %d: %s is %q, stored as %q", n, ref, loaded, stored)
			}
		}
	}
	if err := rows.Err(); err != nil || n != len(want) {
		t.Fatalf("%d of %d reports loaded: %v", n, len(want), err)
	}
}

// A report's figures in one wide row, as older systems keep them.
func ExampleReport_fromDatabaseRow() {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		panic(err)
	}
	defer db.Close()
	if _, err := db.Exec(`
		CREATE TABLE annual (year INTEGER, organ TEXT, received INTEGER, carried_in INTEGER, fees NUMERIC);
		INSERT INTO annual VALUES (2023, '云溪县民政局', 12, NULL, '3.50');`); err != nil {
		panic(err)
	}
	r := govinfo.Blank(govinfo.Edition2021)
	row := db.QueryRow(`SELECT year, organ, received, carried_in, CAST(fees AS TEXT) FROM annual`)
	if err := row.Scan(&r.Year, &r.Agency.Name, &r.Applications.Received.Total, &r.Applications.CarriedIn.Total, &r.Proactive.Fees.Amount); err != nil {
		panic(err)
	}
	printCells(&r, "applications.received.total", "applications.carriedIn.total", "proactive.fees.amount")
	// Output:
	// 一、本年新收政府信息公开申请数量 · 总计: 12
	// 二、上年结转政府信息公开申请数量 · 总计: (blank)
	// 行政事业性收费 · 本年收费金额（单位：万元）: 3.5
}

package main

import (
	"database/sql"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// reserved are the words that PostgreSQL, DM 8 and Kingbase ES keep for themselves,
// from their manuals, in lower case.
//
//go:embed testdata/reserved.txt
var reserved string

var (
	name     = regexp.MustCompile(`\b[a-z][a-z0-9_]*\b`)
	plain    = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)+$`)
	bigWords = regexp.MustCompile(`\{[a-z]+\}`)
)

// names returns the names of tables, columns and indexes: what is not in capitals.
func names() []string {
	var all []string
	for _, step := range steps {
		for _, statement := range step {
			all = append(all, name.FindAllString(bigWords.ReplaceAllString(statement, ""), -1)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Names fit every database, without quotes.
func TestNames(t *testing.T) {
	words := strings.Fields(reserved)
	all := append(names(), "schema_step", "step_no")
	if len(all) < 20 || len(words) < 400 || !slices.Contains(words, "comment") {
		t.Fatalf("%d names, %d reserved words", len(all), len(words))
	}
	for _, name := range all {
		if len(name) > 63 || !plain.MatchString(name) || slices.Contains(words, name) {
			t.Errorf("%s is no name for every database", name)
		}
	}
}

// testNames asks the server itself.
func testNames(t *testing.T, dsn string) {
	t.Helper()
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var words int
	if err := db.QueryRow(`SELECT COUNT(*) FROM pg_get_keywords()`).Scan(&words); err != nil || words < 400 {
		t.Fatal(words, err)
	}
	for _, name := range names() {
		var keyword int
		if err := db.QueryRow(`SELECT COUNT(*) FROM pg_get_keywords() WHERE word = $1`, name).Scan(&keyword); err != nil || keyword > 0 {
			t.Errorf("%s: %v, %d", name, err, keyword)
		}
	}
}

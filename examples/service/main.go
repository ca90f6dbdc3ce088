// Command service answers the question: how does a web service check reports that
// are sent to it, and keep what it found? It is small on purpose, a place to start
// from:
//
//	go run ./examples/service [-listen ADDRESS] [-db FILE | -dsn DSN] [-profile FILE]
//
//	curl --data-binary @report.docx localhost:8080/reports    # the findings, as JSON
//	curl 'localhost:8080/findings?rule=A01&year=2023'         # from the database
//
// The body is a file of any format that package read knows. Who may ask is left to
// the proxy before it; it listens to this machine only unless told otherwise.
package main

import (
	"database/sql"
	"encoding/json"
	"errors"
	"flag"
	"log"
	"net/http"
	"os"
	"strconv"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/profile"
	"golang.org/x/text/language"
	_ "modernc.org/sqlite"
)

const maxUpload = 16 << 20

func main() {
	listen := flag.String("listen", "localhost:8080", "`address` to listen to")
	file := flag.String("db", "findings.db", "SQLite `file`")
	dsn := flag.String("dsn", "", "`address` of a PostgreSQL database, instead of a file")
	place := flag.String("profile", "", "what the place asks beyond the law: a `FILE` of package validate/profile")
	flag.Parse()
	engine, err := engineOf(*place)
	if err != nil {
		log.Fatal("service: ", err)
	}
	db, err := open(*file, *dsn)
	if err != nil {
		log.Fatal("service: ", err)
	}
	server := http.Server{Addr: *listen, Handler: handler(db, engine), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal("service: ", server.ListenAndServe())
}

// engineOf makes the engine of the law, and of what the profile asks beyond it.
func engineOf(file string) (*validate.Engine, error) {
	if file == "" {
		return validate.New()
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	asked, err := profile.Parse(data)
	if err != nil {
		return nil, err
	}
	year, month, day := time.Now().Date()
	return validate.New(asked.Options(govinfo.Date{Year: year, Month: month, Day: day})...)
}

func open(file, dsn string) (*sql.DB, error) {
	driver, source := "sqlite", file
	if dsn != "" {
		driver, source = "pgx", dsn
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		return nil, err
	}
	if driver == "sqlite" {
		db.SetMaxOpenConns(1)
	}
	_, err = db.Exec(`CREATE TABLE IF NOT EXISTS found_finding (
		organ_name TEXT NOT NULL, report_year INTEGER NOT NULL, rule_id TEXT NOT NULL, place_ref TEXT NOT NULL, finding_json TEXT NOT NULL)`)
	return db, err
}

func handler(db *sql.DB, engine *validate.Engine) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /reports", func(w http.ResponseWriter, r *http.Request) {
		options := read.Options{Limits: document.Limits{Bytes: maxUpload}}
		reading, err := options.Reader(r.Context(), http.MaxBytesReader(w, r.Body, maxUpload))
		if err != nil {
			fail(w, http.StatusUnprocessableEntity, err)
			return
		}
		result := engine.Check(validate.FilingOf(reading))
		if err := save(db, reading, result); err != nil {
			fail(w, http.StatusInternalServerError, err)
			return
		}
		answer(w, result.JSON(language.Chinese))
	})
	mux.HandleFunc("GET /findings", func(w http.ResponseWriter, r *http.Request) {
		year, err := strconv.Atoi(r.FormValue("year"))
		if err != nil {
			fail(w, http.StatusBadRequest, errors.New("year=2023 is wanted"))
			return
		}
		findings, err := find(db, r.FormValue("rule"), year)
		if err != nil {
			fail(w, http.StatusInternalServerError, err)
			return
		}
		answer(w, findings)
	})
	return mux
}

// save keeps the findings of a report in place of those it had before.
func save(db *sql.DB, reading *read.Reading, result validate.Result) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing after Commit
	organ, year := reading.Report.Agency.Name, reading.Report.Year
	if _, err := tx.Exec(`DELETE FROM found_finding WHERE organ_name = $1 AND report_year = $2`, organ, year); err != nil {
		return err
	}
	for _, f := range result.Findings {
		content, err := json.Marshal(f)
		if err != nil {
			return err
		}
		_, err = tx.Exec(`INSERT INTO found_finding (organ_name, report_year, rule_id, place_ref, finding_json) VALUES ($1, $2, $3, $4, $5)`,
			organ, year, string(f.Rule), string(f.Ref), string(content))
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

// finding is a finding of the database.
type finding struct {
	Organ   string          `json:"organ"`
	Finding json.RawMessage `json:"finding"`
}

func find(db *sql.DB, rule string, year int) ([]finding, error) {
	rows, err := db.Query(`SELECT organ_name, finding_json FROM found_finding WHERE rule_id = $1 AND report_year = $2 ORDER BY organ_name, place_ref`, rule, year)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	findings := []finding{}
	for rows.Next() {
		var f finding
		var content string
		if err := rows.Scan(&f.Organ, &content); err != nil {
			return nil, err
		}
		f.Finding = json.RawMessage(content)
		findings = append(findings, f)
	}
	return findings, rows.Err()
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value) // the client is gone
}

func fail(w http.ResponseWriter, status int, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if status >= 500 {
		log.Print("service: ", err)
		err = errors.New("the service has failed") // what of, is nobody's business outside
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
}

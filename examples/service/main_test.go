package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/validate"
)

func TestSQLite(t *testing.T)     { testService(t, filepath.Join(t.TempDir(), "findings.db"), "") }
func TestPostgreSQL(t *testing.T) { testService(t, "", programs.Postgres(t)) }

// testService sends reports and asks for what was found in them.
func testService(t *testing.T, file, dsn string) {
	t.Helper()
	db, err := open(file, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	engine, err := validate.New()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler(db, engine))
	defer server.Close()

	report := govinfo.Zero(govinfo.Edition2021)
	report.Agency.Name, report.Year = "云溪县民政局", 2023
	report.Disputes.Reconsideration.Upheld = govinfo.N(2)
	for range 2 { // a report that is sent again is there once
		var result struct {
			Findings []struct{ Rule, Ref string }
		}
		ask(t, http.StatusOK, &result, func() (*http.Response, error) {
			data, _ := json.Marshal(report)
			return http.Post(server.URL+"/reports", "application/octet-stream", bytes.NewReader(data))
		})
		found := false
		for _, f := range result.Findings {
			found = found || f.Rule == "D01" && f.Ref == "disputes.reconsideration.total"
		}
		if !found {
			t.Errorf("%+v", result)
		}
	}
	type row struct {
		Organ   string
		Finding struct {
			Rule, Ref string
			Got, Want int
		}
	}
	var rows []row
	ask(t, http.StatusOK, &rows, func() (*http.Response, error) { return http.Get(server.URL + "/findings?rule=D01&year=2023") })
	want := row{Organ: "云溪县民政局"}
	want.Finding.Rule, want.Finding.Ref, want.Finding.Want = "D01", "disputes.reconsideration.total", 2
	if diff := cmp.Diff([]row{want}, rows); diff != "" {
		t.Error(diff)
	}
	ask(t, http.StatusOK, &rows, func() (*http.Response, error) { return http.Get(server.URL + "/findings?rule=D01&year=2022") })
	if len(rows) != 0 {
		t.Error(rows)
	}
	var failure struct{ Error string }
	ask(t, http.StatusBadRequest, &failure, func() (*http.Response, error) { return http.Get(server.URL + "/findings?rule=D01") })
	ask(t, http.StatusUnprocessableEntity, &failure, func() (*http.Response, error) {
		return http.Post(server.URL+"/reports", "application/octet-stream", strings.NewReader(`{\rtf1`))
	})
	if !strings.Contains(failure.Error, "Rich Text") {
		t.Error(failure)
	}
}

// ask decodes an answer into a value.
func ask(t *testing.T, status int, into any, request func() (*http.Response, error)) {
	t.Helper()
	response, err := request()
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != status {
		t.Fatalf("status %d, want %d: %v %s", response.StatusCode, status, err, body)
	}
	if err := json.Unmarshal(body, into); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
}

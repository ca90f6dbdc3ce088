package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// priorOf returns last year's report as the page gets it.
func priorOf(t *testing.T, change func(*govinfo.Report)) string {
	t.Helper()
	var prior govinfo.Report
	if err := json.Unmarshal([]byte(decoded(t, post(t, "/read", sample(t))).Report), &prior); err != nil {
		t.Fatal(err)
	}
	prior.Year = 2020
	prior.Title = strings.Replace(prior.Title, "2021", "2020", 1)
	change(&prior)
	data, err := prior.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	w := post(t, "/prior", string(data))
	var answer struct{ Prior string }
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code != http.StatusOK {
		t.Fatal(w.Code, err)
	}
	return answer.Prior
}

func checked(t *testing.T, by basis) opened {
	t.Helper()
	f := decoded(t, post(t, "/read", sample(t))).filing
	f.basis = by
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	w := post(t, "/check", string(data))
	if w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	return decoded(t, w)
}

// Last year's report is compared, and one of another year is told and is not.
func TestPriorReport(t *testing.T) {
	wrong := priorOf(t, func(r *govinfo.Report) { r.Applications.CarriedOut.Total = govinfo.N(99) })
	if o := checked(t, basis{Prior: wrong}); !strings.Contains(o.Article, "Y01") || o.Severity != "error" || !strings.Contains(o.PriorTitle, "2020") || o.PriorNote != "" {
		t.Errorf("%q %q %q", o.Status, o.PriorTitle, o.PriorNote)
	}
	other := priorOf(t, func(r *govinfo.Report) { r.Year, r.Applications.CarriedOut.Total = 2015, govinfo.N(99) })
	if o := checked(t, basis{Prior: other}); o.Status != "未发现问题" || o.PriorNote == "" {
		t.Errorf("%q %q", o.Status, o.PriorNote)
	}
	if w := post(t, "/prior", "今天的天气很好。\n"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("%d", w.Code)
	}
}

// The level that is chosen decides which rules apply, and is not written into the
// report.
func TestLevel(t *testing.T) {
	if o := checked(t, basis{}); o.Status != "未发现问题" {
		t.Fatalf("%q", o.Status)
	}
	if o := checked(t, basis{}); !strings.Contains(o.BasisNote, "按机关名称推定") || !strings.Contains(o.BasisNote, "未执行") {
		t.Errorf("%q", o.BasisNote)
	}
	o := checked(t, basis{Level: govinfo.LevelCounty})
	if !strings.Contains(o.BasisNote, "县级人民政府") {
		t.Errorf("%q", o.BasisNote)
	}
	if !strings.Contains(o.Article, "S04") {
		t.Errorf("a government owes what S04 asks for: %q", o.Status)
	}
	f := decoded(t, post(t, "/read", sample(t))).filing
	f.Level = govinfo.LevelCounty
	form, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	if w := post(t, "/download?format=json", string(form)); strings.Contains(w.Body.String(), "countyGovernment") {
		t.Error("the level is written into the report")
	}
	for _, broken := range []string{`{"report":"{}","level":"emperor"}`, `{"report":"{}","prior":"{"}`} {
		if w := post(t, "/check", broken); w.Code != http.StatusBadRequest {
			t.Errorf("%s: %d", broken, w.Code)
		}
	}
}

package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/profile"
)

const place = "../../validate/profile/testdata/yunxi.json"

// The page checks by what the place asks, and a file that is no profile is told before
// anything is served.
func TestProfile(t *testing.T) {
	var out bytes.Buffer
	if status := run(t.Context(), []string{"-profile", "main.go"}, io.Discard, &out); status != command.Failed || !strings.Contains(out.String(), "main.go: profile: ") {
		t.Errorf("%d %s", status, &out)
	}
	data, err := os.ReadFile(place)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := profile.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t)
	if s.engine, err = validate.New(asked.Options(govinfo.Date{})...); err != nil {
		t.Fatal(err)
	}
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name, r.Title, r.Published = 2023, "云溪县民政局", "云溪县民政局2023年政府信息公开工作年度报告", govinfo.Date{Year: 2024, Month: 1, Day: 21}
	body, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "http://localhost:8080/read", bytes.NewReader(body))
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	s.handler().ServeHTTP(w, request)
	if w.Code != http.StatusOK || !strings.Contains(decoded(t, w).Article, "云溪市政务公开办公室") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := post(t, "/read", string(body)); strings.Contains(decoded(t, w).Article, "M03") {
		t.Error("without a profile the place's day counts")
	}
}

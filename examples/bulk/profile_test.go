package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
)

const yunxi = "../../validate/profile/testdata/yunxi.json"

// Reports are checked by what the place asks, and results of other rules are not gone on
// with.
func TestProfile(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name, r.Published = 2023, "云溪县民政局", govinfo.Date{Year: 2024, Month: 1, Day: 21}
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	folder := files(t, map[string][]byte{"a.json": data})
	out := filepath.Join(t.TempDir(), "results.jsonl")
	for range 2 { // the second run goes on with the results of the first
		if status, _, stderr := call(t, "-profile", yunxi, "-out", out, folder); status != command.Clean || stderr != "" {
			t.Fatal(status, stderr)
		}
	}
	if got := contents(t, out); !strings.Contains(got, "M03") {
		t.Errorf("a report after the place's day: %s", got)
	}
	if status, _, stderr := call(t, "-out", out, folder); status != command.Failed || !strings.Contains(stderr, "other sources") {
		t.Errorf("results by other rules are gone on with: %d %s", status, stderr)
	}
	if status, _, stderr := call(t, "-profile", folder+"/a.json", folder); status != command.Failed || !strings.Contains(stderr, "a.json: profile: ") {
		t.Errorf("%d %s", status, stderr)
	}
}

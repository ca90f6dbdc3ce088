package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
)

// Reports are checked by what the place asks, and again where another is named than in
// the run before.
func TestProfile(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name, r.Published = 2023, "云溪县民政局", govinfo.Date{Year: 2024, Month: 1, Day: 21}
	data, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "in"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("in/a.json", data)
	organs, out := write("organs.txt", []byte("云溪县民政局\n")), filepath.Join(folder, "out")
	for _, test := range []struct {
		profile string
		late    bool
	}{{"", false}, {"../../validate/profile/testdata/yunxi.json", true}} {
		var told bytes.Buffer
		if status := run(t.Context(), []string{"-organs", organs, "-year", "2023", "-out", out, "-profile", test.profile, filepath.Join(folder, "in")}, &told, &told); status == command.Failed {
			t.Fatal(told.String())
		}
		if index := text(t, filepath.Join(out, "index.html")); strings.Contains(index, "M03") != test.late || strings.Contains(index, "重新报送") {
			t.Errorf("%q: %s", test.profile, index)
		}
	}
	var told bytes.Buffer
	if status := run(t.Context(), []string{"-organs", organs, "-year", "2023", "-profile", organs, folder}, &told, &told); status != command.Failed || !strings.Contains(told.String(), "organs.txt: profile: ") {
		t.Errorf("%d %s", status, &told)
	}
}

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// Reports are checked by what the place asks.
func TestProfile(t *testing.T) {
	r := zero("云溪县民政局", 2023)
	r.Published = govinfo.Date{Year: 2024, Month: 1, Day: 21}
	files := folder(t, map[string]govinfo.Report{"a.json": r})
	db := filepath.Join(t.TempDir(), "p.db")
	for _, test := range []struct {
		arguments []string
		late      bool
	}{{nil, false}, {[]string{"-profile", "../../validate/profile/testdata/yunxi.json"}, true}} {
		arguments := append(append([]string{"add"}, test.arguments...), files("a.json")...)
		if _, err := program(t, []string{"-db", db}, arguments...); err != nil {
			t.Fatal(err)
		}
		out, err := program(t, []string{"-db", db}, "rules", "2023")
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out, "M03") != test.late {
			t.Errorf("%v: %s", test.arguments, out)
		}
	}
	_, err := program(t, []string{"-db", db}, "add", "-profile", "main.go")
	if err == nil || !strings.Contains(err.Error(), "main.go: profile: ") {
		t.Error(err)
	}
}

package main

import (
	"bytes"
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
		var out bytes.Buffer
		arguments := append(append([]string{"-db", db, "add"}, test.arguments...), files("a.json")...)
		if err := run(t.Context(), &out, arguments); err != nil {
			t.Fatal(err)
		}
		out.Reset()
		if err := run(t.Context(), &out, []string{"-db", db, "rules", "2023"}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "M03") != test.late {
			t.Errorf("%v: %s", test.arguments, &out)
		}
	}
	err := run(t.Context(), &bytes.Buffer{}, []string{"-db", db, "add", "-profile", "main.go"})
	if err == nil || !strings.Contains(err.Error(), "main.go: profile: ") {
		t.Error(err)
	}
}

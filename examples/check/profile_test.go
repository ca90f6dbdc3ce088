package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

func TestProfileAndRules(t *testing.T) {
	const profile = "../../validate/profile/testdata/yunxi.json"
	for name, test := range map[string]struct {
		args     []string
		status   command.Status
		has, not string
	}{
		"rules of a year":      {[]string{"-rules", "2023"}, command.Clean, "S03 ", "D03 "},
		"a later year":         {[]string{"-rules", "2024"}, command.Clean, "D03 ", "YX-LENGTH"},
		"of a place":           {[]string{"-rules", "2024", "-profile", profile}, command.Clean, "YX-LENGTH ", "\x00"},
		"of a level":           {[]string{"-rules", "2024", "-level", "countyDepartment"}, command.Clean, "P03 ", "S04 "},
		"a date of the place":  {[]string{"-profile", profile, "-published", "2022-01-21"}, command.Clean, "（云溪市：", "YX-DATE"},
		"in time for it":       {[]string{"-profile", profile, "-published", "2022-01-20"}, command.Clean, "report-2021", "M03 "},
		"no such profile":      {[]string{"-profile", "none.json"}, command.Failed, "none.json", "\x00"},
		"not of this language": {[]string{"-profile", "testdata/report-2021.txt"}, command.Failed, "not a profile", "\x00"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, problems bytes.Buffer
			status := run(context.Background(), test.args, &out, &problems)
			all := out.String() + problems.String()
			if status != test.status || !strings.Contains(all, test.has) || strings.Contains(all, test.not) {
				t.Errorf("status %d, want %d with %q and without %q:\n%s", status, test.status, test.has, test.not, all)
			}
		})
	}
}

package main

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
)

// The text is compared with those of other organs, members among them.
func TestOthers(t *testing.T) {
	own := sampleReport(t, "own.json", func(*govinfo.Report) {})
	other := sampleReport(t, "other.json", func(r *govinfo.Report) { r.Agency.Name = "望川区教育局" })
	for _, test := range []struct {
		args []string
		want bool
	}{
		{[]string{own}, false}, {[]string{"-others", own, own}, false}, {[]string{"-others", other, own}, true}, {[]string{"-members", other, own}, true},
	} {
		if _, stdout, stderr := call(test.args...); strings.Contains(stdout, " G03 ") != test.want || stderr != "" {
			t.Errorf("%v: %s%s", test.args, stdout, stderr)
		}
	}
	if status, _, stderr := call("-others", t.TempDir(), own); status != command.Failed || !strings.Contains(stderr, "no reports in it") {
		t.Errorf("%d %s", status, stderr)
	}
}

package validatetest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/validatetest"
)

// failures takes the failures of a helper in place of a test.
type failures struct {
	testing.TB
	text strings.Builder
}

func (f *failures) Helper() {}

func (f *failures) Errorf(format string, args ...any) { fmt.Fprintf(&f.text, format, args...) }

func TestEqual(t *testing.T) {
	want := govinfo.Zero(govinfo.Edition2021)
	want.Title = "甲"
	var none failures
	if validatetest.Equal(&none, want, want.Clone()); none.text.Len() > 0 {
		t.Errorf("equal reports differ: %s", none.text.String())
	}
	got := want.Clone()
	got.Title = "乙"
	got.Proactive.Fees.Amount = govinfo.MustAmount("0.0") // the same number
	got.Disputes.Reconsideration.Pending = govinfo.N(7)
	got.Applications.CarriedIn.Total = govinfo.Count{}
	var some failures
	validatetest.Equal(&some, want, got)
	text := some.text.String()
	for _, line := range []string{
		"行政复议 · 尚未审结 (disputes.reconsideration.pending): want 0, got 7",
		"(applications.carriedIn.total): want 0, got blank",
		"甲", "乙",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("%q is not in\n%s", line, text)
		}
	}
	if strings.Contains(text, "fees") || strings.Count(text, ": want ") != 2 {
		t.Errorf("more than what differs:\n%s", text)
	}
}

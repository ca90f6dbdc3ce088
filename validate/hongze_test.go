package validate_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// corpusReport reads the figures of a published report, where the corpus is.
func corpusReport(t *testing.T, name string) *govinfo.Report {
	t.Helper()
	data, err := os.ReadFile("../../shared/corpus/expected/" + name)
	if err != nil {
		t.Skipf("the corpus of published reports is not here: %v", err)
	}
	var r govinfo.Report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

// TestPublishedReportWithTwoWrongTotals checks figures that were published with
// two totals left at zero.
func TestPublishedReportWithTwoWrongTotals(t *testing.T) {
	result := validate.Check(validate.Filing{Report: corpusReport(t, "hongze-2023.json")})
	want := []string{"D01 disputes.reconsideration.total", "D01 disputes.litigationAfterReconsideration.total"}
	if diff := cmp.Diff(want, allKeys(result.Findings)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	wantSuspects := []string{
		"disputes.reconsideration.total 0→11 omitted; disputes.litigationAfterReconsideration.total 0→5 omitted",
		"disputes.reconsideration.total 0→11 omitted; disputes.litigationAfterReconsideration.upheld 5→0 mistyped",
	}
	if diff := cmp.Diff(wantSuspects, suspectsOf(result)); diff != "" {
		t.Errorf("suspects (-want +got):\n%s", diff)
	}
}

func TestPublishedReportsWithoutErrors(t *testing.T) {
	if result := validate.Check(validate.Filing{Report: corpusReport(t, "fuyang-2021.json")}); len(result.Findings) > 0 {
		t.Errorf("nearly all zeros: %v", allKeys(result.Findings))
	}
	// Zeros and line totals are left blank: most sums cannot be assessed, and none
	// is contradicted.
	result := validate.Check(validate.Filing{Report: corpusReport(t, "shanghai-office-2019.json")})
	if err := result.Err(); err != nil || len(result.Of("F01")) == 0 || len(result.Skipped) == 0 {
		t.Errorf("zeros left blank: %v, %d lines with blanks, %d skipped", err, len(result.Of("F01")), len(result.Skipped))
	}
}

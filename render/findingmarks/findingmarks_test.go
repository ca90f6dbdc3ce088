package findingmarks_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/findingmarks"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// report returns a consistent report of figures only, with one request received
// and granted.
func report() govinfo.Report {
	r := govinfo.Zero(govinfo.Edition2021)
	one := govinfo.N(41)
	a := &r.Applications
	for _, line := range []*govinfo.ByApplicant{&a.Received, &a.Outcomes.Granted, &a.Outcomes.Total} {
		line.NaturalPerson, line.Total = one, one
	}
	return r
}

func marksOf(t *testing.T, r govinfo.Report, tag language.Tag) []render.Mark {
	t.Helper()
	return findingmarks.Of(validate.Check(validate.Filing{Report: &r}), tag)
}

func TestCleanReportHasNoMarks(t *testing.T) {
	if marks := marksOf(t, report(), language.Chinese); len(marks) > 0 {
		t.Errorf("%+v", marks)
	}
}

func TestSingleSuspectCarriesItsValue(t *testing.T) {
	r := report()
	r.Applications.Received.NaturalPerson = govinfo.N(14)
	want := []render.Mark{
		{Ref: "applications.received.total", Severity: severity.Error, ID: "A01"},
		{Ref: "applications.outcomes.total.naturalPerson", Severity: severity.Error, ID: "A03"},
		{Ref: "applications.received.naturalPerson", Severity: severity.Note, Got: "14", Suspect: "41"},
	}
	for _, tag := range []language.Tag{language.Chinese, language.English} {
		marks := marksOf(t, r, tag)
		for i := range marks {
			// The list of marks names the cell; the text need not.
			if marks[i].Text == "" || strings.Contains(marks[i].Text, govinfo.Label(marks[i].Ref)) {
				t.Errorf("%v: the text of %s is %q", tag, marks[i].Ref, marks[i].Text)
			}
			marks[i].Text = ""
		}
		if diff := cmp.Diff(want, marks); diff != "" {
			t.Errorf("%v: %s", tag, diff)
		}
	}
}

// The sums of table 四 never tell which cell is wrong: every possibility is a note,
// and none a certainty.
func TestAlternativesAreNotes(t *testing.T) {
	r := report()
	r.Disputes.Reconsideration.Upheld = govinfo.N(3)
	var notes []govinfo.Ref
	for _, mark := range marksOf(t, r, language.Chinese) {
		if mark.Suspect != "" {
			t.Errorf("%s is marked as certain", mark.Ref)
		}
		if mark.Severity == severity.Note {
			notes = append(notes, mark.Ref)
		}
	}
	slices.Sort(notes)
	if diff := cmp.Diff([]govinfo.Ref{"disputes.reconsideration.total", "disputes.reconsideration.upheld"}, notes); diff != "" {
		t.Error(diff)
	}
}

func TestFaultsAreTold(t *testing.T) {
	marks := findingmarks.Of(validate.Result{Faults: []validate.Fault{{Rule: "XZ1", Err: errors.New("broken")}}}, language.Chinese)
	if diff := cmp.Diff([]render.Mark{{Severity: severity.Error, ID: "XZ1", Text: "broken"}}, marks); diff != "" {
		t.Error(diff)
	}
}

func Example() {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Applications.Received.NaturalPerson = govinfo.N(1)
	result := validate.Check(validate.Filing{Report: &r})
	for _, mark := range findingmarks.Of(result, language.English) {
		fmt.Printf("%s [%s] suspect %q\n", mark.Ref, mark.ID, mark.Suspect)
	}
	// Output:
	// applications.received.total [A01] suspect ""
	// applications.outcomes.total.naturalPerson [A03] suspect ""
	// applications.received.naturalPerson [] suspect "0"
}

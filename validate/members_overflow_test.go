package validate_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// Members whose figures have no sum of 18 digits were told as a panic of the rule.
func TestMembersWithoutASumAreAFault(t *testing.T) {
	report, member := govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021)
	member.Applications.Received.Total = govinfo.N(999_999_999_999_999_999)
	result := validate.Check(validate.Filing{Report: &report, Members: []*govinfo.Report{&member, &member}, MembersComplete: true})
	if len(result.Faults) != 1 || result.Faults[0].Rule != "G01" || !errors.Is(result.Faults[0].Err, govinfo.ErrTooLong) ||
		strings.Contains(result.Faults[0].Error(), "panic") {
		t.Errorf("%v", result.Faults)
	}
}

package ledger_test

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/ledger"
)

// A part of a record that is no part was read as absent, so that a deadline was wrong.
func TestPartsOfAWrongTypeAreFaults(t *testing.T) {
	for _, part := range []string{`"supplement":"2024-05-10"`, `"supplement":["x"]`, `"fee":5`, `"extension":true`, `"consultations":{"kind":"thirdParty"}`} {
		reading, err := ledger.Read(strings.NewReader(`{"cases":[{"id":"a","received":"2024-05-06","applicant":"business",` + part + `}]}`))
		if err != nil || len(reading.Ledger.Cases) != 1 || len(reading.Ledger.Cases[0].Faults) == 0 {
			t.Errorf("%s: %+v, %v", part, reading, err)
		}
	}
}

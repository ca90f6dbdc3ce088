package govinfo_test

import (
	"encoding/json"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// What reads as a number must read the same when it is written again, in every
// writing that the type has.
func FuzzNumbers(f *testing.F) {
	for _, seed := range []string{"", "0", "1,234", "１２", "减2", "12.50", "22（其中修订16件）", "1 234 567", "-0", "251000元", "1e9", "3．5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if count, _, err := govinfo.ScanCount(text); err == nil {
			back, err := govinfo.ParseCount(count.String())
			if err != nil || back != count {
				t.Errorf("%q: %v reads again as %v, %v", text, count, back, err)
			}
			data, _ := json.Marshal(count)
			if err := json.Unmarshal(data, &back); err != nil || back != count {
				t.Errorf("%q: %s reads again as %v, %v", text, data, back, err)
			}
		}
		if amount, _, err := govinfo.ScanAmount(text); err == nil {
			back, err := govinfo.ParseAmount(amount.String())
			if err != nil || !back.Equal(amount) || back.String() != amount.String() {
				t.Errorf("%q: %v reads again as %v, %v", text, amount, back, err)
			}
			data, _ := json.Marshal(amount)
			if err := json.Unmarshal(data, &back); err != nil || back.String() != amount.String() {
				t.Errorf("%q: %s reads again as %v, %v", text, data, back, err)
			}
		}
	})
}

package govinfo_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// Taken apart and joined again, a ref is the same.
func TestRefsComeApart(t *testing.T) {
	for _, test := range []struct {
		ref, parent govinfo.Ref
		last        string
	}{
		{"applications.received.total", "applications.received", "total"}, {"disputes.reconsideration", "disputes", "reconsideration"},
		{"overview", "", "overview"}, {"a", "", "a"}, {"", "", ""},
	} {
		if parent, last := test.ref.Parent(), test.ref.Last(); parent != test.parent || last != test.last || test.ref != "" && parent.Join(last) != test.ref {
			t.Errorf("%q is %q and %q", test.ref, parent, last)
		}
	}
}

// Only counts are asked for by Count; what holds none is blank.
func TestCountOfWhatIsNoCount(t *testing.T) {
	var r govinfo.Report
	r.Proactive.Fees.Amount, r.Disputes.Reconsideration.Total = govinfo.MustAmount("5"), govinfo.N(5)
	for ref, want := range map[govinfo.Ref]govinfo.Count{
		"proactive.fees.amount": {}, "disputes.reconsideration": {}, "": {}, "nonsense": {}, "proactive.regulations.issued": {}, "disputes.reconsideration.total": govinfo.N(5),
	} {
		if got := r.Count(ref); got != want {
			t.Errorf("%q: %v", ref, got)
		}
	}
}

func TestNPanicsBeyondTheLimit(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	govinfo.N(most + 1)
}

package govinfo_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// The years of both editions, and what the edition is called.
func TestEditionOfAYear(t *testing.T) {
	for year, want := range map[int]govinfo.Edition{
		0: govinfo.EditionUnstated, 2018: govinfo.EditionUnstated, 2019: govinfo.Edition2019, 2020: govinfo.Edition2019, 2021: govinfo.Edition2021, 2030: govinfo.Edition2021,
	} {
		if got := govinfo.PrescribedEdition(year); got != want {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
	for edition, want := range map[govinfo.Edition][2]string{
		govinfo.EditionUnstated: {"unstated", "国办公开办函〔2021〕30号"}, govinfo.Edition2019: {"2019", "国办公开办函〔2019〕60号"},
		govinfo.Edition2021: {"2021", "国办公开办函〔2021〕30号"}, 3: {"Edition(3)", "国办公开办函〔2021〕30号"},
	} {
		if form := edition.Form(); edition.String() != want[0] || form.Notice != want[1] {
			t.Errorf("%d: %v, %s", edition, edition, form.Notice)
		}
	}
}

// An edition is told by its own cells only, and by the first and the last of them.
func TestEditionIsToldByItsOwnCells(t *testing.T) {
	for _, ref := range govinfo.Refs() {
		for _, year := range []int{2020, 2022} {
			r := govinfo.Report{Year: year}
			value, _ := r.At(ref)
			if _, isAmount := value.(govinfo.Amount); isAmount {
				value = govinfo.MustAmount("0")
			} else {
				value = govinfo.N(0)
			}
			if err := r.Set(ref, value); err != nil {
				t.Fatal(err)
			}
			proactive, applications := govinfo.PrescribedEdition(year), govinfo.PrescribedEdition(year)
			switch {
			case ref.Within("proactive"):
				proactive = govinfo.Edition2021
			case ref.Within("proactive2019"):
				proactive = govinfo.Edition2019
			case ref.Within("applications.outcomes.other.undivided"):
				applications = govinfo.Edition2019
			case ref.Within("applications.outcomes.other"):
				applications = govinfo.Edition2021
			}
			if p, a := r.ProactiveEdition(), r.ApplicationsEdition(); p != proactive || a != applications {
				t.Errorf("%s in %d: editions %v and %v, want %v and %v", ref, year, p, a, proactive, applications)
			}
		}
	}
}

// Who looks for one cell leaves the loop; it went on to the end of the form.
func TestCellsCanBeLeft(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Proactive2019.Fees.Change = govinfo.N(1)
	for _, wanted := range []govinfo.Ref{"proactive.regulations.issued", "proactive2019.fees.change", "applications.received.total", "disputes.litigationAfterReconsideration.total"} {
		found := govinfo.Ref("")
		for ref := range r.Cells() {
			if ref == wanted {
				found = ref
				break
			}
		}
		if found != wanted {
			t.Errorf("%s is not found", wanted)
		}
	}
}

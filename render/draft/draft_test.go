package draft_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/render/draft"
	"github.com/openxxgk/annualreport/validate"
)

func ExampleOverview() {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year = 2024
	a := &r.Applications
	a.Received.NaturalPerson, a.Received.Total = govinfo.N(3), govinfo.N(3)
	a.Outcomes.Granted.NaturalPerson, a.Outcomes.Granted.Total = govinfo.N(2), govinfo.N(2)
	a.Outcomes.Total.NaturalPerson, a.Outcomes.Total.Total = govinfo.N(2), govinfo.N(2)
	a.CarriedOut.NaturalPerson, a.CarriedOut.Total = govinfo.N(1), govinfo.N(1)
	fmt.Println(draft.Overview(&r)[3].Text)
	fmt.Println(draft.OtherMatters(&r, &draft.Fees{Noticed: govinfo.MustAmount("0"), Paid: govinfo.MustAmount("0")})[0].Text)
	// Output:
	// 2024年新收政府信息公开申请3件，其中自然人3件，法人或其他组织0件。上年结转政府信息公开申请0件。办结政府信息公开申请2件，其中予以公开2件，部分公开0件，不予公开0件，无法提供0件，不予处理0件，其他处理0件。结转下年度继续办理政府信息公开申请1件。
	// 2024年未发出信息处理费收费通知，未收取信息处理费。
}

func rounds() int {
	if n, err := strconv.Atoi(os.Getenv("DRAFT_ROUNDS")); err == nil {
		return n
	}
	return 300
}

var editions = []govinfo.Editions{
	{}, {Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019}, {Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019},
}

// drafted makes a random report with the drafted sentences in it.
func drafted(round int, blank bool) govinfo.Report {
	random := rand.New(rand.NewPCG(uint64(round), 6))
	r := govinfotest.Options{Editions: editions[round%len(editions)], WithBlank: blank}.Report(random)
	var fees *draft.Fees
	switch random.IntN(3) {
	case 0:
		n := random.Int64N(50)
		fees = &draft.Fees{Notices: int(n), Noticed: govinfo.MustAmount(strconv.FormatInt(100*n, 10)), Paid: govinfo.MustAmount(strconv.FormatInt(10*random.Int64N(n+1), 10))}
	case 1:
		fees = &draft.Fees{Noticed: govinfo.MustAmount("0"), Paid: govinfo.MustAmount("0")}
	}
	r.Overview, r.OtherMatters, r.Problems = draft.Overview(&r), draft.OtherMatters(&r, fees), nil
	return r
}

func narrativeFindings(r *govinfo.Report) []validate.Finding {
	var found []validate.Finding
	for _, f := range validate.Check(validate.Filing{Report: r}).Findings {
		if f.Rule[0] == 'N' {
			found = append(found, f)
		}
	}
	return found
}

// What is drafted is never found untrue, on whatever report.
func TestDraftsAreTrue(t *testing.T) {
	for round := range rounds() {
		r := drafted(round, round%4 == 3)
		for _, f := range narrativeFindings(&r) {
			t.Errorf("round %d: %v", round, f)
		}
		if t.Failed() {
			return
		}
	}
}

// said are the cells that the sentences speak of, by themselves or in a sum.
var said = []govinfo.Ref{
	"applications.received.naturalPerson", "applications.received.research",
	"applications.carriedIn.naturalPerson", "applications.carriedOut.business",
	"applications.outcomes.granted.business", "applications.outcomes.partlyGranted.naturalPerson", "applications.outcomes.refused.enforcementFiles.research",
	"applications.outcomes.unavailable.notHeld.naturalPerson", "applications.outcomes.notProcessed.petition.legalService", "applications.outcomes.other.otherReasons.publicWelfare",
	"disputes.reconsideration.upheld", "disputes.reconsideration.corrected", "disputes.directLitigation.otherResult", "disputes.litigationAfterReconsideration.pending",
	"proactive.regulations.issued", "proactive.regulations.repealed", "proactive.regulations.inForce",
	"proactive.normativeDocuments.issued", "proactive.normativeDocuments.repealed", "proactive.normativeDocuments.inForce",
}

// change adds to a cell, and to the totals that it is a part of.
func change(t *testing.T, r *govinfo.Report, ref govinfo.Ref) {
	t.Helper()
	refs := []govinfo.Ref{ref}
	if !ref.Within("proactive") {
		refs = append(refs, ref.Parent().Join("total"))
	}
	if ref.Within("applications.outcomes") {
		refs = append(refs, "applications.outcomes.total.total", govinfo.Ref("applications.outcomes.total").Join(ref.Last()))
	}
	for _, ref := range refs {
		n, _ := r.Count(ref).Int64()
		if err := r.Set(ref, govinfo.N(n+7)); err != nil {
			t.Fatal(err)
		}
	}
}

// When a cell changes, the old sentence is found. Where the sentence has only a zero, the
// rules may have nothing to go by, so a few are missed.
func TestAChangedCellIsFound(t *testing.T) {
	tried, found := make(map[govinfo.Ref]int), make(map[govinfo.Ref]int)
	for round := range 150 {
		r := drafted(3*round, false)
		if n, _ := r.Applications.Outcomes.Total.Total.Int64(); n == 0 {
			continue
		}
		for _, ref := range said {
			changed := r
			change(t, &changed, ref)
			tried[ref]++
			if len(narrativeFindings(&changed)) > 0 {
				found[ref]++
			}
		}
	}
	for _, ref := range said {
		if tried[ref] < 10 || found[ref] < tried[ref]*9/10 {
			t.Errorf("%s: of %d changes %d are found", ref, tried[ref], found[ref])
		}
	}
}

// A blank is a gap, never a zero.
func TestBlanksAreGaps(t *testing.T) {
	var r govinfo.Report
	overview := draft.Overview(&r)
	for _, p := range overview {
		if strings.ContainsAny(p.Text, "0123456789") || strings.Contains(p.Text, "未收到") || strings.Contains(p.Text, "未发生") {
			t.Errorf("an empty report says %s", p.Text)
		}
	}
	if gaps := draft.Gaps(overview); len(gaps) < 15 {
		t.Errorf("the gaps are %q", gaps)
	}
	if gaps := draft.Gaps(draft.OtherMatters(&r, nil)); len(gaps) != 2 {
		t.Errorf("the gaps of section 六 are %q", gaps)
	}
	if gaps := draft.Gaps(govinfo.Text("】没有【未完")); gaps != nil {
		t.Errorf("gaps are %q", gaps)
	}
}

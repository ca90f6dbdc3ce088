package validate_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// organsOfLevels are names by which levels are inferred, or not.
var organsOfLevels = []string{
	"江南省人民政府", "江南省财政厅", "云溪自治州人民政府", "云溪自治州水利局", "云溪市人民政府", "云溪市教育局", "云溪县人民政府",
	"云溪县民政局", "望川区临河街道办事处", "云溪县青陂镇人民政府", "云溪县气象局", "云溪县人民政府办公室", "云溪县公共就业服务中心",
}

// world makes the true reports of an organ on two years running, in tables, dates and
// text: what each rule compares agrees as it does where nobody errs.
func world(random *rand.Rand) (now, before govinfo.Report) {
	year := 2020 + random.IntN(7)
	name := organsOfLevels[random.IntN(len(organsOfLevels))]
	report := func(year int) govinfo.Report {
		edition := govinfo.PrescribedEdition(year)
		r := govinfotest.Options{Year: year, Editions: govinfo.Editions{Proactive: edition, Applications: edition}}.Report(random)
		r.Agency = govinfo.Agency{Name: name}
		r.Title = fmt.Sprintf("%s%d年政府信息公开工作年度报告", name, year)
		return r
	}
	now, before = report(year), report(year-1)
	before.Overview, before.Problems = nil, nil // a text of its own
	for _, column := range []govinfo.Ref{"naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization", "total"} {
		carry(&now, &before, string(column))
	}
	documents(&now.Proactive.NormativeDocuments, &before.Proactive.NormativeDocuments)
	for _, items := range [][2]*govinfo.Items2019{
		{&now.Proactive2019.Licensing, &before.Proactive2019.Licensing}, {&now.Proactive2019.OtherServices, &before.Proactive2019.OtherServices},
		{&now.Proactive2019.Penalties, &before.Proactive2019.Penalties}, {&now.Proactive2019.Coercion, &before.Proactive2019.Coercion},
	} {
		items[1].PreviousItems, items[1].Change = items[0].PreviousItems, govinfo.N(0)
	}
	before.Proactive2019.Fees = now.Proactive2019.Fees
	before.Proactive2019.Fees.Change = govinfo.N(0)
	before.Proactive.Fees = now.Proactive.Fees
	disputes(&now, &before, random)
	return now, before
}

func whole(c govinfo.Count) int64 { n, _ := c.Int64(); return n }

// carry makes before carry out what now carries in; more requests or more answers make
// up for it.
func carry(now, before *govinfo.Report, column string) {
	add := func(ref govinfo.Ref, n int64) {
		ref = ref.Join(column)
		if err := before.Set(ref, govinfo.N(whole(before.Count(ref))+n)); err != nil {
			panic(err)
		}
	}
	missing := whole(now.Count(govinfo.Ref("applications.carriedIn").Join(column))) - whole(before.Count(govinfo.Ref("applications.carriedOut").Join(column)))
	add("applications.carriedOut", missing)
	if missing > 0 {
		add("applications.received", missing)
		return
	}
	add("applications.outcomes.granted", -missing)
	add("applications.outcomes.total", -missing)
}

func documents(now, before *govinfo.Documents) {
	before.InForce = govinfo.N(whole(now.InForce) + whole(now.Repealed) - whole(now.Issued))
	before.Issued = govinfo.N(0)
}

// disputes makes cases that follow from requests and from each other.
func disputes(now, before *govinfo.Report, random *rand.Rand) {
	now.Disputes, before.Disputes = govinfo.Disputes{}, govinfo.Disputes{}
	zero := govinfo.Cases{Upheld: govinfo.N(0), Corrected: govinfo.N(0), OtherResult: govinfo.N(0), Pending: govinfo.N(0), Total: govinfo.N(0)}
	for _, d := range []*govinfo.Disputes{&now.Disputes, &before.Disputes} {
		d.Reconsideration, d.DirectLitigation, d.LitigationAfterReconsideration = zero, zero, zero
	}
	answered := whole(now.Applications.Outcomes.Granted.Total)
	if answered == 0 {
		return
	}
	pending, ended := random.Int64N(2), random.Int64N(answered+1)
	before.Disputes.Reconsideration.Pending, before.Disputes.Reconsideration.Total = govinfo.N(pending), govinfo.N(pending)
	now.Disputes.Reconsideration.Upheld, now.Disputes.Reconsideration.Total = govinfo.N(pending+ended), govinfo.N(pending+ended)
	suits := random.Int64N(pending + ended + 1)
	now.Disputes.LitigationAfterReconsideration.Pending, now.Disputes.LitigationAfterReconsideration.Total = govinfo.N(suits), govinfo.N(suits)
	direct := random.Int64N(3)
	now.Disputes.DirectLitigation.Upheld, now.Disputes.DirectLitigation.Total = govinfo.N(direct), govinfo.N(direct)
}

// TestTrueReportsRaiseNothing checks organs of all levels on years of both forms,
// against the year before and beside others. ANNUALREPORT_ROUNDS sets how many.
func TestTrueReportsRaiseNothing(t *testing.T) {
	rounds := 600
	if text := os.Getenv("ANNUALREPORT_ROUNDS"); text != "" {
		rounds, _ = strconv.Atoi(text)
	}
	random := random(15)
	var others validate.Others
	ran := make(map[validate.RuleID]bool)
	failed := 0
	for i := range rounds {
		now, before := world(random)
		others.Add(&before)
		filing := validate.Filing{Report: &now, Prior: &before, Others: &others}
		result := validate.Check(filing)
		lacking := make(map[validate.RuleID]bool)
		for _, n := range result.NotRun {
			lacking[n.Rule] = true
		}
		for _, rule := range validate.Rules() {
			ran[rule.ID] = ran[rule.ID] || !lacking[rule.ID] && rule.Holds(now.Year, "")
		}
		for _, f := range result.Findings {
			t.Errorf("round %d, %s %d: %s %s", i, now.Agency.Name, now.Year, f.Rule, f.Message(language.English))
			failed++
		}
		if failed > 20 {
			t.Fatal("and so on")
		}
	}
	for _, rule := range validate.Rules() {
		if !ran[rule.ID] && rule.Needs&(validate.NeedMembers|validate.NeedSomeMembers) == 0 {
			t.Errorf("rule %s never ran", rule.ID)
		}
	}
}

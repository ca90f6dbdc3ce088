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
	"github.com/openxxgk/annualreport/validate/profile"
	"golang.org/x/text/language"
)

// organsOfLevels are names by which levels are inferred, or not.
var organsOfLevels = []string{
	"江南省人民政府", "江南省财政厅", "云溪自治州人民政府", "云溪自治州水利局", "云溪市人民政府", "云溪市教育局", "云溪县人民政府",
	"云溪县民政局", "望川区临河街道办事处", "云溪县青陂镇人民政府", "云溪县气象局", "云溪县人民政府办公室", "云溪县公共就业服务中心",
}

// world makes the true reports of an organ on two years running, in tables, dates and
// text: what each rule compares agrees as it does where nobody errs.
func world(random *rand.Rand, year int, name string) (now, before govinfo.Report) {
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

// texts gives a report a text of its own, written in the manner of its county: half of it
// stands in the reports of all its organs, figures aside.
func texts(r *govinfo.Report, number int) {
	own, county := written(number), written(1_000_000+number/20)
	r.Overview = append(r.Overview, own.Problems...)
	r.Overview = append(r.Overview, county.Problems...)
	r.Problems = append(r.Problems, written(2_000_000+number).Problems...)
	r.Problems = append(r.Problems, written(3_000_000+number/20).Problems...)
}

// placeAsks is what the place of the worlds asks: all reports are in time for it, on the
// last day where that is earlier than the law's.
func placeAsks(t *testing.T) *validate.Engine {
	t.Helper()
	p, err := profile.Parse([]byte(`{"id": "YX", "name": "云溪市", "basis": "通知", "mostCharacters": 20000,
		"dates": {"countyDepartment": "01-30", "municipalDepartment": "01-30", "provincialDepartment": "01-30", "countyGovernment": "01-30", "township": "01-30"},
		"figures": {"supervision": ["责任追究"]},
		"relations": [{"id": "SHARE1", "title": "结转下年度不超过新收与上年结转之和", "severity": "warning", "left": ["applications.carriedOut.total"],
			"right": ["applications.received.total", "applications.carriedIn.total"], "mostPercent": 100}]}`))
	if err != nil {
		t.Fatal(err)
	}
	return mustNew(t, p.Options(govinfo.Date{})...)
}

// aggregate makes the true report of a province that adds up members, on two years.
func aggregate(t *testing.T, random *rand.Rand, year int) (whole, before *govinfo.Report, members []*govinfo.Report) {
	t.Helper()
	var priors []*govinfo.Report
	for i := range 3 {
		now, before := world(random, year, han(i)+organsOfLevels[random.IntN(len(organsOfLevels))])
		members, priors = append(members, &now), append(priors, &before)
	}
	sum := func(reports []*govinfo.Report) *govinfo.Report {
		total, err := govinfo.Sum(reports...)
		if err != nil {
			t.Fatal(err)
		}
		r := total.Report
		r.Agency.Name = "江南省人民政府"
		return &r
	}
	return sum(members), sum(priors), members
}

// TestTrueReportsRaiseNothing checks organs of all levels on years of both forms: against
// the year before, beside others of the same year that are written alike, by the law and
// by what a place asks, and as members of a whole. ANNUALREPORT_ROUNDS sets how many.
func TestTrueReportsRaiseNothing(t *testing.T) {
	rounds := 600
	if text := os.Getenv("ANNUALREPORT_ROUNDS"); text != "" {
		rounds, _ = strconv.Atoi(text)
	}
	random := random(15)
	var others validate.Others
	ran := make(map[validate.RuleID]bool)
	failed := 0
	engines := []*validate.Engine{mustNew(t), placeAsks(t)}
	check := func(filing validate.Filing) {
		engine := engines[random.IntN(len(engines))]
		result := engine.Check(filing)
		lacking := make(map[validate.RuleID]bool)
		for _, n := range result.NotRun {
			lacking[n.Rule] = true
		}
		for _, rule := range engine.Rules() {
			ran[rule.ID] = ran[rule.ID] || !lacking[rule.ID] && rule.Holds(filing.Report.Year, govinfo.LevelUnknown)
		}
		for _, f := range result.Findings {
			t.Errorf("%s %d: %s %s", filing.Report.Agency.Name, filing.Report.Year, f.Rule, f.Message(language.English))
			failed++
		}
		if failed > 20 {
			t.Fatal("and so on")
		}
	}
	for i := range rounds {
		year := 2020 + random.IntN(7)
		now, before := world(random, year, han(i)+organsOfLevels[random.IntN(len(organsOfLevels))])
		texts(&now, i)
		others.Add(&now)
		check(validate.Filing{Report: &now, Prior: &before, Others: &others})
		if i%10 == 0 {
			whole, before, members := aggregate(t, random, year)
			check(validate.Filing{Report: whole, Prior: before, Members: members, MembersComplete: i%20 == 0, Others: &others})
		}
	}
	for _, rule := range engines[1].Rules() {
		if !ran[rule.ID] {
			t.Errorf("rule %s never ran", rule.ID)
		}
	}
}

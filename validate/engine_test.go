package validate_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

func mustNew(t testing.TB, options ...validate.Option) *validate.Engine {
	t.Helper()
	engine, err := validate.New(options...)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

func allKeys(findings []validate.Finding) []string {
	keys := []string{}
	for _, f := range findings {
		keys = append(keys, f.Key())
	}
	return keys
}

func TestNoReportIsAFault(t *testing.T) {
	result := validate.Check(validate.Filing{})
	if len(result.Faults) != 1 || !errors.Is(result.Faults[0], govinfo.ErrNoReport) || len(result.Findings) != 0 {
		t.Errorf("result is %+v", result)
	}
	if err := result.Err(); !errors.Is(err, govinfo.ErrNoReport) {
		t.Errorf("Err is %v", err)
	}
}

func TestZeroEngineHasNoRules(t *testing.T) {
	var engine validate.Engine
	if diff := cmp.Diff(validate.Result{}, engine.Check(validate.Filing{Report: &govinfo.Report{}})); diff != "" {
		t.Error(diff)
	}
}

// TestConsistentReportsAreClean checks random consistent reports of every mixture
// of editions, whose narrative is true: nothing but blank cells and a form of
// the wrong year may be found.
func TestConsistentReportsAreClean(t *testing.T) {
	random := random(3)
	editions := []govinfo.Edition{govinfo.Edition2019, govinfo.Edition2021}
	for i := range 2000 {
		options := govinfotest.Options{
			Editions:  govinfo.Editions{Proactive: editions[i%2], Applications: editions[i/2%2]},
			WithBlank: i%8 >= 4,
		}
		r := options.Report(random)
		for _, f := range validate.Check(validate.Filing{Report: &r}).Findings {
			mixed := options.Editions.Proactive != options.Editions.Applications
			if f.Rule == "F01" && options.WithBlank || f.Rule == "S07" && mixed {
				continue
			}
			t.Errorf("report %d: %s: %s", i, f.Key(), f.Message(language.English))
		}
	}
}

// TestEverySingleChangeIsFound changes every cell of tables 三 and 四 alone.
func TestEverySingleChangeIsFound(t *testing.T) {
	random := random(4)
	for _, edition := range []govinfo.Edition{govinfo.Edition2021, govinfo.Edition2019} {
		refs := append(tableCells(edition, 3), tableCells(edition, 4)...)
		for range 5 {
			original := govinfotest.Options{Editions: govinfo.Editions{Applications: edition}}.Report(random)
			for _, ref := range refs {
				r := original
				mustSet(t, &r, ref, slip(random, number(&r, ref)))
				result := validate.Check(validate.Filing{Report: &r})
				named := slices.ContainsFunc(result.Findings, func(f validate.Finding) bool {
					return f.Severity == severity.Error && slices.Contains(f.Refs, ref)
				})
				if !named || result.Err() == nil {
					t.Errorf("%s: the change is not found", ref)
				}
			}
		}
	}
}

func TestFilledThenClean(t *testing.T) {
	random := random(5)
	for range 200 {
		r := govinfotest.Options{}.Report(random)
		form := govinfo.Edition2021.Form()
		for _, total := range form.Totals() {
			if err := r.Set(total.Ref, govinfo.Count{}); err != nil {
				t.Fatal(err)
			}
		}
		govinfo.Fill(&r)
		if result := sumsOnly(t).Check(validate.Filing{Report: &r}); len(result.Findings)+len(result.Skipped) > 0 {
			t.Fatalf("a filled report has %v", allKeys(result.Findings))
		}
	}
}

func TestSumsBeyondEighteenDigits(t *testing.T) {
	const most = 999_999_999_999_999_999
	r := govinfo.Zero(govinfo.Edition2021)
	d := &r.Disputes.Reconsideration
	d.Upheld, d.Corrected, d.OtherResult, d.Pending = govinfo.N(most), govinfo.N(most), govinfo.N(most), govinfo.N(most)
	result := validate.Check(validate.Filing{Report: &r})
	if got := result.Of("D01"); len(got) != 1 || got[0].Want.String() != "3999999999999999996" {
		t.Errorf("findings are %v", got)
	}
	line := &r.Applications.Received
	for _, c := range []*govinfo.Count{&line.NaturalPerson, &line.Business, &line.Research, &line.PublicWelfare, &line.LegalService, &line.OtherOrganization} {
		*c = govinfo.N(most)
	}
	line.Total = govinfo.N(most)
	if got := validate.Check(validate.Filing{Report: &r}).Of("A01"); len(got) != 1 || got[0].Want.String() != "5999999999999999994" {
		t.Errorf("findings are %v", got)
	}
}

func TestOptions(t *testing.T) {
	r := reportData{Base: "clean-2023", Set: map[string]any{
		"disputes.reconsideration.total": 9, "disputes.directLitigation.total": 9, "proactive.fees.amount": nil,
	}}.report(t)
	filing := validate.Filing{Report: r}
	for name, test := range map[string]struct {
		options []validate.Option
		want    []string
		errors  int
	}{
		"none":             {nil, []string{"F01 proactive.fees", "D01 disputes.reconsideration.total", "D01 disputes.directLitigation.total"}, 2},
		"only":             {[]validate.Option{validate.Only("F01", "A01")}, []string{"F01 proactive.fees"}, 0},
		"severity":         {[]validate.Option{validate.Only("D01"), validate.WithSeverity("D01", severity.Note)}, []string{"D01 disputes.reconsideration.total", "D01 disputes.directLitigation.total"}, 0},
		"suppress a part":  {[]validate.Option{validate.Only("D01"), validate.Suppress(validate.Suppression{Rule: "D01", Ref: "disputes.reconsideration", Reason: "更正中"})}, []string{"D01 disputes.directLitigation.total"}, 1},
		"suppress a cell":  {[]validate.Option{validate.Only("D01"), validate.Suppress(validate.Suppression{Rule: "D01", Ref: "disputes.directLitigation.total", Reason: "更正中"})}, []string{"D01 disputes.reconsideration.total"}, 1},
		"suppress no more": {[]validate.Option{validate.Only("D01"), validate.Suppress(validate.Suppression{Rule: "D01", Ref: "disputes.litigationAfterReconsideration", Reason: "更正中"})}, []string{"D01 disputes.reconsideration.total", "D01 disputes.directLitigation.total"}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			result := mustNew(t, test.options...).Check(filing)
			if diff := cmp.Diff(test.want, allKeys(result.Findings)); diff != "" {
				t.Error(diff)
			}
			if got := result.Count(severity.Error); got != test.errors {
				t.Errorf("%d errors, want %d", got, test.errors)
			}
			if strings.HasPrefix(name, "suppress a") && (len(result.Suppressed) != 1 || result.Suppressed[0].Reason != "更正中") {
				t.Errorf("suppressed: %+v", result.Suppressed)
			}
		})
	}
}

func TestSuppressedSumsAreNoSuspects(t *testing.T) {
	r := reportData{Base: "clean-2023", Set: map[string]any{"disputes.reconsideration.total": 9, "applications.received.total": 61}}.report(t)
	result := mustNew(t, validate.Suppress(validate.Suppression{Rule: "D01", Reason: "更正中"})).Check(validate.Filing{Report: r})
	if got := suspectsOf(result); len(got) != 1 || strings.Contains(got[0], "disputes") {
		t.Errorf("suspects are %q", got)
	}
}

func TestWrongOptionsAreErrors(t *testing.T) {
	good := validate.Rule{ID: "JS01", Severity: severity.Note, Title: validate.Text{ZH: "甲"}, Run: func(*validate.Pass) {}}
	change := func(f func(*validate.Rule)) validate.Option {
		rule := good
		f(&rule)
		return validate.WithRules(rule)
	}
	for name, option := range map[string]validate.Option{
		"unknown rule":                validate.WithSeverity("A99", severity.Note),
		"no severity":                 validate.WithSeverity("A01", 0),
		"no reason":                   validate.Suppress(validate.Suppression{Rule: "A01"}),
		"suppress a ref of no report": validate.Suppress(validate.Suppression{Rule: "D01", Ref: "disputes.reconsider", Reason: "理由"}),
		"suppress nothing":            validate.Suppress(validate.Suppression{}),
		"suppress unknown":            validate.Suppress(validate.Suppression{Rule: "B01", Reason: "理由"}),
		"only nothing":                validate.Only(),
		"only unknown":                validate.Only("Q01"),
		"no id":                       change(func(r *validate.Rule) { r.ID = "" }),
		"statutory id":                change(func(r *validate.Rule) { r.ID = "A01" }),
		"reserved id":                 change(func(r *validate.Rule) { r.ID = "Z99" }),
		"bad id":                      change(func(r *validate.Rule) { r.ID = "js 1" }),
		"rule without level":          change(func(r *validate.Rule) { r.Severity = 0 }),
		"no title":                    change(func(r *validate.Rule) { r.Title = validate.Text{} }),
		"does nothing":                change(func(r *validate.Rule) { r.Run = nil }),
		"twice":                       validate.WithRules(good, good),
		"sum of no cell": change(func(r *validate.Rule) {
			r.Sums = []validate.Sum{{Left: validate.Cells("a.b"), Right: validate.Cells("a.c")}}
		}),
		"empty side": change(func(r *validate.Rule) { r.Sums = []validate.Sum{{Left: validate.Cells("applications.received.total")}} }),
		"sum of an amount": change(func(r *validate.Rule) {
			r.Sums = []validate.Sum{{Left: validate.Cells("proactive.fees.amount"), Right: validate.Cells("applications.received.total")}}
		}),
		"cell twice": change(func(r *validate.Rule) {
			r.Sums = []validate.Sum{{Left: validate.Cells("applications.received.total"), Right: validate.Cells("applications.received.total")}}
		}),
		"prior subject": change(func(r *validate.Rule) {
			r.Sums = []validate.Sum{{Left: []validate.Term{{Ref: "applications.received.total", Prior: true}}, Right: validate.Cells("applications.received.total")}}
		}),
	} {
		if _, err := validate.New(option); err == nil {
			t.Errorf("%s: New accepts it", name)
		} else if !strings.HasPrefix(err.Error(), "validate: ") {
			t.Errorf("%s: the error is %q", name, err)
		}
	}
	if _, err := validate.New(validate.WithRules(good), validate.Only("JS01")); err != nil {
		t.Errorf("a good rule: %v", err)
	}
}

// TestNeedsOfDeclaredRules holds declared sums to their rule's needs.
func TestNeedsOfDeclaredRules(t *testing.T) {
	engine := mustNew(t, validate.WithRules(validate.Rule{
		ID: "JS03", Severity: severity.Error, Title: validate.Text{ZH: "丙"}, Needs: validate.NeedLevel,
		Sums: []validate.Sum{{Left: validate.Cells("proactive.licensing.decisions"), Right: validate.Cells("proactive.penalties.decisions")}},
	}), validate.Only("JS03"))
	r := base(t)
	if got := engine.Check(validate.Filing{Report: r}); len(got.Findings) != 1 || len(got.Locate().Suspects) == 0 {
		t.Errorf("findings are %v, suspects %v", allKeys(got.Findings), got.Locate().Suspects)
	}
	r.Agency.Level, r.Agency.Name = govinfo.LevelUnknown, "云溪县信息公开中心"
	got := engine.Check(validate.Filing{Report: r})
	if diff := cmp.Diff(validate.Result{NotRun: []validate.NotRun{{Rule: "JS03", Lacks: validate.NeedLevel}}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPanickingRuleIsAFault(t *testing.T) {
	cause := errors.New("no such table")
	rule := validate.Rule{ID: "JS02", Severity: severity.Error, Title: validate.Text{ZH: "乙"}, Run: func(p *validate.Pass) {
		p.Find(validate.Finding{Ref: "title"})
		p.Skip(validate.Skipped{Ref: "title"})
		panic(cause)
	}}
	r := base(t)
	mustSet(t, r, "disputes.reconsideration.total", 9)
	result := mustNew(t, validate.WithRules(rule)).Check(validate.Filing{Report: r})
	if len(result.Faults) != 1 || result.Faults[0].Rule != "JS02" || !errors.Is(result.Faults[0], cause) {
		t.Errorf("faults are %+v", result.Faults)
	}
	if diff := cmp.Diff([]string{"D01 disputes.reconsideration.total"}, allKeys(result.Findings)); diff != "" || len(result.Skipped) != 0 {
		t.Errorf("what the rule had found is kept, or other rules did not run: %s", diff)
	}
	if err := result.Err(); !errors.Is(err, cause) {
		t.Errorf("Err does not wrap the fault: %v", err)
	}
}

func TestFilingsThatCannotBeCompared(t *testing.T) {
	prior, member := reportData{Base: "clean-2019"}.report(t), reportData{Base: "clean-2022"}.report(t)
	for name, test := range map[string]struct {
		filing validate.Filing
		want   error
	}{
		"prior of another year":  {validate.Filing{Prior: prior}, validate.ErrPriorYear},
		"member of another year": {validate.Filing{Members: []*govinfo.Report{member}}, validate.ErrMember},
		"member without report":  {validate.Filing{Members: []*govinfo.Report{base(t), nil}, MembersComplete: true}, validate.ErrMember},
	} {
		test.filing.Report = base(t)
		result := validate.Check(test.filing)
		if len(result.Findings) != 0 || len(result.Faults) != 1 || !errors.Is(result.Faults[0], test.want) {
			t.Errorf("%s: %+v", name, result)
		}
	}
}

func TestCheckChangesNothing(t *testing.T) {
	r := base(t)
	mustSet(t, r, "applications.received.total", 7)
	before, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	result := validate.Check(validate.Filing{Report: r, Prior: base(t), Members: []*govinfo.Report{base(t)}})
	result.Locate()
	after, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(before), string(after)); diff != "" {
		t.Error(diff)
	}
}

func TestEngineIsSafeForConcurrentUse(t *testing.T) {
	engine := mustNew(t)
	r := base(t)
	mustSet(t, r, "applications.received.total", 7)
	filing := validate.Filing{Report: r, Prior: reportData{Base: "clean-2022"}.report(t)}
	want := engine.Check(filing)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				result := engine.Check(filing)
				if !result.Equal(want) || len(result.Locate().Suspects) != 1 || result.Findings[0].Message(language.English) == "" {
					t.Error("results differ")
				}
			}
		})
	}
	group.Wait()
}

func TestEmptyReportIsNoCleanReport(t *testing.T) {
	if err := validate.Check(validate.Filing{Report: &govinfo.Report{}}).Err(); err == nil {
		t.Error("an empty report has no error")
	}
}

func FuzzCheck(f *testing.F) {
	for _, base := range []string{"clean-2019", "clean-2023"} {
		data, err := json.Marshal(reportData{Base: base}.report(f))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, data)
	}
	f.Add([]byte(`{"applications":{"received":{"total":-5}},"sections":["一、","x"]}`), []byte(`{"year":2020}`))
	f.Fuzz(func(t *testing.T, now, before []byte) {
		var r, prior govinfo.Report
		if json.Unmarshal(now, &r) != nil || json.Unmarshal(before, &prior) != nil {
			return
		}
		member := prior.Clone()
		member.Agency = govinfo.Agency{} // it may be r's, and no organ is a member twice
		result := validate.Check(validate.Filing{Report: &r, Prior: &prior, Members: []*govinfo.Report{&member, &r}, MembersComplete: true})
		for _, fault := range result.Faults {
			if fault.Rule != "" && !errors.Is(fault, govinfo.ErrTooLong) {
				t.Errorf("fault: %v", fault)
			}
		}
		for _, finding := range result.Findings {
			for _, tag := range []language.Tag{language.Chinese, language.English} {
				if text := finding.Message(tag); strings.Contains(text, "%!") || text == "" {
					t.Errorf("%s is worded %q", finding.Key(), text)
				}
			}
		}
		result.Locate()
	})
}

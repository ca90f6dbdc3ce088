package triage_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/triage"
	"golang.org/x/text/language"
)

// damaged returns a report in which figures were changed and left out.
func damaged(random *rand.Rand) govinfo.Report {
	options := govinfotest.Options{WithBlank: random.IntN(2) == 0}
	if random.IntN(3) == 0 {
		options.Editions = govinfo.Editions{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019}
	}
	r := options.Report(random)
	blanks, changes := random.IntN(150), random.IntN(6)
	var refs []govinfo.Ref
	for ref := range r.Cells() {
		refs = append(refs, ref)
	}
	editions := govinfo.Editions{Proactive: r.ProactiveEdition(), Applications: r.ApplicationsEdition()}
	for range blanks {
		blank(&r, refs[random.IntN(len(refs))])
	}
	for range changes {
		if ref := refs[random.IntN(len(refs))]; !ref.Within("proactive.fees") && !ref.Within("proactive2019.procurement") {
			_ = r.Set(ref, govinfo.N(int64(random.IntN(50))-2))
		}
	}
	r.Editions = editions
	if random.IntN(3) == 0 {
		r.Problems, r.Title, r.Agency.Name = nil, "", ""
	}
	return r
}

func blank(r *govinfo.Report, ref govinfo.Ref) {
	value, err := r.At(ref)
	if err != nil {
		panic(err)
	}
	if _, isAmount := value.(govinfo.Amount); isAmount {
		_ = r.Set(ref, govinfo.Amount{})
	} else {
		_ = r.Set(ref, govinfo.Count{})
	}
}

// Of random reports every finding is in exactly one entry, as it was found, and
// what matters more stands first.
func TestNothingIsLost(t *testing.T) {
	gathered := 0
	for seed := range uint64(400) {
		report := damaged(rand.New(rand.NewPCG(seed, 14)))
		findings := validate.Check(validate.Filing{Report: &report}).Findings
		before := slices.Clone(findings)
		for name, entries := range map[string][]triage.Entry{"of": triage.Of(findings), "each": triage.Each(findings)} {
			var told []validate.Finding
			for _, e := range entries {
				told = append(told, e.Findings...)
				if len(e.Findings) > 1 {
					gathered++
				}
			}
			if len(told) != len(findings) {
				t.Fatalf("seed %d, %s: %d findings told, %d found", seed, name, len(told), len(findings))
			}
			for _, f := range before {
				if !slices.ContainsFunc(told, f.Equal) {
					t.Errorf("seed %d, %s: %s is lost", seed, name, f.Key())
				}
			}
			checkOrder(t, entries)
		}
		if !slices.EqualFunc(before, findings, validate.Finding.Equal) {
			t.Fatalf("seed %d: the findings were changed", seed)
		}
	}
	if gathered == 0 {
		t.Error("no report had several blank lines")
	}
}

// checkOrder holds entries to the promises of [triage.Of].
func checkOrder(t *testing.T, entries []triage.Entry) {
	t.Helper()
	for i, e := range entries {
		cells := 0
		for _, f := range e.Findings {
			cells += len(f.Refs)
			if f.Rule != e.Rule() || f.Severity != e.Severity() || triage.ConcernOf(f) != e.Concern {
				t.Errorf("%s is among findings of %s", f.Key(), e.Rule())
			}
			if len(e.Findings) > 1 && !f.Ref.Within(e.Ref()) {
				t.Errorf("%s is told at %s", f.Key(), e.Ref())
			}
		}
		if len(e.Findings) > 1 && len(e.Cells()) != cells {
			t.Errorf("%d of %d cells are named", len(e.Cells()), cells)
		}
		if message := e.Message(language.Chinese); message == "" || strings.Contains(message, "%!") {
			t.Errorf("%s: %q", e.Rule(), message)
		}
		if i == 0 {
			continue
		}
		last := entries[i-1]
		if last.Concern > e.Concern || last.Concern == e.Concern && last.Severity() > e.Severity() {
			t.Errorf("%s stands before %s", last.Rule(), e.Rule())
		}
	}
}

// Every rule of the catalogue has its place by what it asks, none by chance: those
// of a new letter or an omission among others must be seen to.
func TestConcernsOfTheCatalogue(t *testing.T) {
	omissions := []validate.RuleID{"S01", "S03", "S04", "S05", "S06", "A04", "F01"}
	for _, rule := range validate.Rules() {
		got := triage.ConcernOf(validate.Finding{Rule: rule.ID, Severity: severity.Warning})
		want := triage.Contradiction
		switch {
		case slices.Contains(omissions, rule.ID):
			want = triage.Omission
		case rule.ID == "M04": // two names in one report
		case strings.Contains("SMFT", string(rule.ID[:1])):
			want = triage.Form
		}
		if got != want {
			t.Errorf("%s: %d, want %d", rule.ID, got, want)
		}
		if triage.ConcernOf(validate.Finding{Rule: rule.ID, Severity: severity.Error}) != triage.Wrong {
			t.Errorf("%s: an error is not told first", rule.ID)
		}
	}
	own := validate.Finding{Rule: "X01", Severity: severity.Note}
	if triage.ConcernOf(own) != triage.Form {
		t.Error("a rule of one's own that compares nothing")
	}
	own.Want = validate.ValueFigure(govinfo.N(1))
	if triage.ConcernOf(own) != triage.Contradiction {
		t.Error("a rule of one's own that compares figures")
	}
}

// blanksOf returns the lines that tell the blank cells of a report in which only
// some cells are filled.
func blanksOf(form govinfo.Form, filled func(ref govinfo.Ref, line int) bool) []string {
	report := govinfo.Zero(form.Edition)
	line, last := -1, govinfo.Ref("")
	for _, ref := range form.Refs() {
		if ref.Parent() != last {
			line, last = line+1, ref.Parent()
		}
		if !filled(ref, line) {
			blank(&report, ref)
		}
	}
	var lines []string
	for _, e := range triage.Of(validate.Check(validate.Filing{Report: &report}).Findings) {
		if e.Rule() == "F01" {
			lines = append(lines, e.Message(language.Chinese))
		}
	}
	return lines
}

func TestBlankCellsAreOneLineATable(t *testing.T) {
	all := func(govinfo.Ref, int) bool { return true }
	for name, test := range map[string]struct {
		form   govinfo.Form
		filled func(ref govinfo.Ref, line int) bool
		want   []string
	}{
		"none": {govinfo.Edition2021.Form(), all, nil},
		"one line": {
			govinfo.Edition2021.Form(), func(ref govinfo.Ref, _ int) bool { return ref != "applications.carriedIn.research" },
			[]string{"二、上年结转政府信息公开申请数量：科研机构 未填写"},
		},
		"zeros of a group of columns": {
			govinfo.Edition2021.Form(), func(ref govinfo.Ref, _ int) bool {
				return !slices.Contains([]string{"research", "publicWelfare", "legalService", "otherOrganization"}, ref.Last())
			},
			[]string{"三、收到和处理政府信息公开申请情况：100 格未填写（25 行）：一 至 四 的 科研机构、社会公益组织、法律服务机构、其他"},
		},
		"zeros as in a real report": {
			govinfo.Edition2021.Form(), func(ref govinfo.Ref, _ int) bool {
				return !ref.Within("applications") || ref.Last() == "naturalPerson" || ref.Last() == "total" || ref.Within("applications.received")
			},
			[]string{"三、收到和处理政府信息公开申请情况：120 格未填写（24 行）：二 至 四 的 商业企业、科研机构、社会公益组织、法律服务机构、其他"},
		},
		"whole lines": {
			govinfo.Edition2021.Form(), func(ref govinfo.Ref, _ int) bool {
				return !ref.Within("applications.outcomes.unavailable") && !ref.Within("applications.carriedIn") && ref != "applications.received.research"
			},
			[]string{"三、收到和处理政府信息公开申请情况：29 格未填写（5 行）：二、三（四）1 至 三（四）3 整行；一 的 科研机构"},
		},
		"all ways": {
			govinfo.Edition2021.Form(), func(ref govinfo.Ref, line int) bool {
				columns := []string{"naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization"}
				return !ref.Within("applications") || slices.Index(columns, ref.Last()) != line%6
			},
			[]string{"三、收到和处理政府信息公开申请情况：25 格未填写（25 行）：一 至 四；自然人 5、商业企业 4、科研机构 4、社会公益组织 4、法律服务机构 4、其他 4"},
		},
		"2019, several tables": {
			govinfo.Edition2019.Form(), func(ref govinfo.Ref, _ int) bool {
				return !ref.Within("proactive2019.regulations") && !ref.Within("proactive2019.normativeDocuments") && ref.Last() != "pending" &&
					!ref.Within("applications.outcomes.other") && !ref.Within("applications.outcomes.notProcessed.reconfirmation") && !ref.Within("applications.outcomes.total")
			},
			[]string{
				"二、主动公开政府信息情况：6 格未填写（2 行）：规章、规范性文件 整行",
				"三、收到和处理政府信息公开申请情况：21 格未填写（3 行）：三（五）5 至 三（七） 整行",
				"四、政府信息公开行政复议、行政诉讼情况：3 格未填写（3 行）：行政复议 至 行政诉讼 复议后起诉 的 尚未审结",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := blanksOf(test.form, test.filled); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// In English the table has its ref beside its name, as findings have.
func TestEnglish(t *testing.T) {
	report := govinfo.Blank(govinfo.Edition2021)
	entries := triage.Of(validate.Check(validate.Filing{Report: &report}).Findings)
	var lines []string
	for _, e := range entries {
		if e.Rule() == "F01" {
			lines = append(lines, e.Message(language.English))
		}
	}
	want := []string{
		"二、主动公开政府信息情况 (proactive): 10 cells in 6 lines are blank: all of 规章 to 行政事业性收费",
		"三、收到和处理政府信息公开申请情况 (applications): 175 cells in 25 lines are blank: all of 一 to 四",
		"四、政府信息公开行政复议、行政诉讼情况 (disputes): 15 cells in 3 lines are blank: all of 行政复议 to 行政诉讼 复议后起诉",
	}
	if !slices.Equal(lines, want) {
		t.Error(strings.Join(lines, "\n"))
	}
}

// A report in which zeros were left blank: the error and what contradicts itself
// are told before them.
func ExampleOf() {
	report := govinfo.Zero(govinfo.Edition2021)
	report.Applications.Outcomes.Unavailable = govinfo.Unavailable{}
	report.Applications.Received.NaturalPerson = govinfo.N(3)
	result := validate.Check(validate.Filing{Report: &report})
	for _, entry := range triage.Of(result.Findings) {
		if entry.Concern == triage.Wrong && entry.Rule() == "A01" || entry.Rule() == "F01" {
			fmt.Println(entry.Rule(), entry.Message(language.Chinese))
		}
	}
	// Output:
	// A01 一、本年新收政府信息公开申请数量 · 总计：填报 0，各类申请人之和为 3
	// F01 三、收到和处理政府信息公开申请情况：21 格未填写（3 行）：三（四）1 至 三（四）3 整行
}

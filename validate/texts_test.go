package validate_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// Words that stand in lists, tables and logs, in both languages.
func TestTexts(t *testing.T) {
	since := govinfo.Date{Year: 2021, Month: 9, Day: 26}
	for _, test := range []struct {
		text   validate.Text
		zh, en string
	}{
		{validate.Period{}.Text(), "", ""},
		{validate.Period{From: 2021}.Text(), "2021年度起", "since report year 2021"},
		{validate.Period{To: 2020}.Text(), "至2020年度", "until report year 2020"},
		{validate.Period{From: 2019, To: 2020}.Text(), "2019至2020年度", "report years 2019 to 2020"},
		{validate.Period{Since: since}.Text(), "2021-09-26起施行", "in force since 2021-09-26"},
		{validate.Period{From: 2021, Since: since}.Text(), "2021年度起（2021-09-26起施行）", "since report year 2021 (in force since 2021-09-26)"},
		{validate.Level{}.Text(), "未知", "unknown"},
		{validate.Level{Level: "x"}.Text(), "未知", "unknown"},
		{validate.Level{Level: govinfo.LevelTown}.Text(), "乡镇、街道", "township or subdistrict"},
		{validate.Level{Level: govinfo.LevelCounty, Inferred: true}.Text(), "县级人民政府（按机关名称推定）", "county government, by the organ's name"},
		{validate.Need(0).Text(), "Need(0)", "Need(0)"},
		{validate.NeedPrior.Text(), "上一年度报告", "last year's report"},
		{(validate.NeedMembers | validate.NeedSomeMembers | validate.NeedYear).Text(), "全部下级报告、下级报告、报告年度", "all members' reports, members' reports, the year reported on"},
		{(validate.NeedLevel | validate.NeedPublished).Text(), "机关层级、公布日期", "the organ's level, the date of publication"},
		{(validate.NeedNarrative | validate.NeedOthers).Text(), "文字部分、其他机关同年度报告", "the narrative, other organs' reports on the same year"},
		{validate.Need(1 << 8).Text(), "Need(256)", "Need(256)"},
	} {
		if zh, en := test.text.In(language.SimplifiedChinese), test.text.In(language.BritishEnglish); zh != test.zh || en != test.en {
			t.Errorf("%q, %q, want %q, %q", zh, en, test.zh, test.en)
		}
	}
	for _, level := range govinfo.AgencyLevels() {
		if text := (validate.Level{Level: level}).Text(); text.ZH == "未知" {
			t.Errorf("%s has no name", level)
		}
	}
	// A text in one language is better than none.
	if only := (validate.Text{EN: "a"}); only.In(language.Chinese) != "a" || (validate.Text{ZH: "甲"}).In(language.English) != "甲" {
		t.Error("a text in the other language is lost")
	}
	n := validate.NotRun{Rule: "Y05", Lacks: validate.NeedPrior | validate.NeedNarrative}
	if zh, en := n.Message(language.Chinese), n.Message(language.English); zh != "Y05 未执行，缺少：上一年度报告、文字部分" || en != "Y05 was not run, for want of last year's report, the narrative" {
		t.Errorf("%q, %q", zh, en)
	}
	if got := (validate.NeedPrior | validate.NeedYear).String(); got != "prior,year" || validate.Need(0).String() != "" {
		t.Error(got)
	}
}

func TestTextsOfWhatWasSkipped(t *testing.T) {
	const line = "applications.received."
	four := []govinfo.Ref{line + "naturalPerson", line + "business", line + "research", line + "total"}
	for _, test := range []struct {
		skipped validate.Skipped
		zh, en  string
	}{
		{validate.Skipped{Rule: "A01"}, "A01", "A01"},
		{validate.Skipped{Rule: "A01", Missing: four, Reason: validate.Text{ZH: "无从核对", EN: "nothing to check"}}, "无从核对", "nothing to check"},
		{validate.Skipped{Rule: "A01", Missing: four}, "A01 无法核对，未填写：一、本年新收政府信息公开申请数量 · 自然人，一、本年新收政府信息公开申请数量 · 商业企业，一、本年新收政府信息公开申请数量 · 科研机构 等 4 格",
			"A01 cannot be checked, blank: 1. Requests received this year · Natural persons, 1. Requests received this year · Businesses, 1. Requests received this year · Research institutes and others, 4 cells"},
		{validate.Skipped{Rule: "Y01", Missing: four[3:], PriorMissing: four[:1]}, "Y01 无法核对，未填写：一、本年新收政府信息公开申请数量 · 总计；Y01 无法核对，上一年度报告没有数据：一、本年新收政府信息公开申请数量 · 自然人",
			"Y01 cannot be checked, blank: 1. Requests received this year · Total; Y01 cannot be checked, no figure in last year's report: 1. Requests received this year · Natural persons"},
		{validate.Skipped{Rule: "G01", Unread: four[3:], MemberMissing: four[3:]}, "G01 无法核对，未读取：一、本年新收政府信息公开申请数量 · 总计；G01 无法核对，下级报告没有数据：一、本年新收政府信息公开申请数量 · 总计",
			"G01 cannot be checked, not read: 1. Requests received this year · Total; G01 cannot be checked, no figure in a member's report: 1. Requests received this year · Total"},
	} {
		if zh, en := test.skipped.Message(language.Chinese), test.skipped.Message(language.English); zh != test.zh || en != test.en {
			t.Errorf("%q\n%q, want\n%q\n%q", zh, en, test.zh, test.en)
		}
	}
	s := validate.Skipped{Rule: "A01", Ref: "applications.received.total", Missing: four[3:]}
	if got := fmt.Sprint(s); got != "A01 applications.received.total: A01 无法核对，未填写：一、本年新收政府信息公开申请数量 · 总计" {
		t.Error(got)
	}
}

func TestTextsOfWhatWasNotRead(t *testing.T) {
	const received, carriedIn = "applications.received", "applications.carriedIn"
	lines := []govinfo.Ref{received + ".total", carriedIn + ".total", carriedIn + ".business", "applications.carriedOut.total"}
	for _, test := range []struct {
		unread validate.Unread
		zh, en string
	}{
		{validate.Unread{Ref: "disputes", Whole: true, Cells: lines}, "四、政府信息公开行政复议、行政诉讼情况：整张表未能读取", "4. Administrative reconsideration and litigation over disclosure: the whole table could not be read"},
		{validate.Unread{Ref: received, Whole: true, Cells: lines[:1]}, "一、本年新收政府信息公开申请数量：整行未能读取", "1. Requests received this year: the whole line could not be read"},
		{validate.Unread{Ref: carriedIn, Cells: lines[1:3]}, "二、上年结转政府信息公开申请数量：总计、商业企业 未能读取", "2. Requests carried over from last year: Total, Businesses could not be read"},
		{validate.Unread{Ref: "applications", Cells: lines},
			"三、收到和处理政府信息公开申请情况：3 行共 4 格未能读取：一、本年新收政府信息公开申请数量，二、上年结转政府信息公开申请数量，四、结转下年度继续办理",
			"3. Requests for information received and handled: 4 cells in 3 lines could not be read: 1. Requests received this year, 2. Requests carried over from last year, 4. Carried over to next year"},
		{validate.Unread{Ref: "applications", Cells: append(lines, "applications.outcomes.granted.total")},
			"三、收到和处理政府信息公开申请情况：4 行共 5 格未能读取：一、本年新收政府信息公开申请数量，二、上年结转政府信息公开申请数量，四、结转下年度继续办理 等",
			"3. Requests for information received and handled: 5 cells in 4 lines could not be read: 1. Requests received this year, 2. Requests carried over from last year, 4. Carried over to next year and others"},
	} {
		if zh, en := test.unread.Message(language.Chinese), test.unread.Message(language.English); zh != test.zh || en != test.en {
			t.Errorf("%q\n%q, want\n%q\n%q", zh, en, test.zh, test.en)
		}
		if got := fmt.Sprint(test.unread); got != string(test.unread.Ref)+": "+test.zh {
			t.Error(got)
		}
	}
}

func TestTextsOfSuspects(t *testing.T) {
	slips := map[validate.Slip][2]string{
		"": {"", ""}, "x": {"", ""},
		"omitted": {"漏填", "left at zero"}, "transposed": {"数字颠倒", "digits transposed"}, "dropped": {"漏一位数字", "a digit dropped"},
		"added": {"多一位数字", "a digit too many"}, "mistyped": {"一位数字有误", "one digit mistyped"}, "sign": {"误写负号", "a sign too many"},
		"moved": {"误记入其他栏目", "booked in the wrong place"}, "shifted": {"整行错位", "the line is shifted"}, "swapped": {"两格互换", "two figures swapped"},
	}
	for slip, want := range slips {
		if zh, en := slip.Message(language.Chinese), slip.Message(language.English); zh != want[0] || en != want[1] {
			t.Errorf("%q: %q, %q", slip, zh, en)
		}
	}
	s := validate.Suspect{Cells: []validate.SuspectCell{
		{Ref: "disputes.reconsideration.total", Got: govinfo.N(21), Want: govinfo.N(12), Slip: "transposed"}, {Ref: "applications.received.total", Got: govinfo.N(1), Want: govinfo.N(5)},
	}}
	for got, want := range map[string]string{
		fmt.Sprint(s):               "行政复议 · 总计：21 应为 12（数字颠倒）；一、本年新收政府信息公开申请数量 · 总计：1 应为 5",
		s.Message(language.English): "Administrative reconsideration · Total: 21 should be 12 (digits transposed); 1. Requests received this year · Total: 1 should be 5",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A finding whose rule has no words of its own is told by its figures, or by the
// rule's title; one of a rule that nobody knows by its id.
func TestTextsOfOwnRules(t *testing.T) {
	const cell, other = "proactive.licensing.decisions", "proactive.penalties.decisions"
	sum := func(id validate.RuleID, atMost bool) validate.Rule {
		return validate.Rule{ID: id, Severity: severity.Note, Title: validate.Text{ZH: "百分之百%", EN: "all of it 100%"},
			Sums: []validate.Sum{{Left: validate.Cells(cell), AtMost: atMost, Right: validate.Cells(other)}}}
	}
	found := func(id validate.RuleID, f validate.Finding) validate.Rule {
		r := sum(id, false)
		r.Sums, r.Run = nil, func(p *validate.Pass) { p.Find(f) }
		return r
	}
	worded := found("XZ-F", validate.Finding{Ref: cell, Kind: "b", Got: validate.TextFigure("1")})
	worded.Messages = []validate.Message{{Kind: "a", Text: validate.Text{ZH: "甲 %[2]s %[3]s", EN: "a %[2]s %[3]s"}}, {Kind: "b", Text: validate.Text{ZH: "乙 %[2]s %[3]s", EN: "b %[2]s %[3]s"}}}
	others := worded
	others.ID, others.Run = "XZ-G", func(p *validate.Pass) { p.Find(validate.Finding{Ref: cell, Kind: "c"}) }
	rules := []validate.Rule{
		sum("XZ-A", false), sum("XZ-B", true), found("XZ-C", validate.Finding{Ref: cell}),
		found("XZ-D", validate.Finding{Ref: cell, Got: validate.TextFigure("3"), Want: validate.TextFigure("4")}), found("XZ-E", validate.Finding{Ref: "", Got: validate.TextFigure("3")}), worded, others,
	}
	engine := mustNew(t, validate.WithRules(rules...), validate.Only("XZ-A", "XZ-B", "XZ-C", "XZ-D", "XZ-E", "XZ-F", "XZ-G"))
	r := govinfo.Zero(govinfo.Edition2021)
	r.Proactive.Licensing.Decisions = govinfo.N(2)
	want := map[validate.RuleID][2]string{
		"XZ-A": {"行政许可 · 本年处理决定数量：填报 2，应为 0", "Administrative licences · Decisions made this year: 2 as printed, should be 0"},
		"XZ-B": {"行政许可 · 本年处理决定数量：填报 2，不应大于 0", "Administrative licences · Decisions made this year: 2 as printed, should be at most 0"},
		"XZ-C": {"行政许可 · 本年处理决定数量：百分之百%", "Administrative licences · Decisions made this year: all of it 100%"},
		"XZ-D": {"行政许可 · 本年处理决定数量：填报 3，应为 4", "Administrative licences · Decisions made this year: 3 as printed, should be 4"},
		"XZ-E": {"百分之百%", "all of it 100%"},
		"XZ-F": {"行政许可 · 本年处理决定数量：乙 1 空白", "Administrative licences · Decisions made this year: b 1 blank"},
		"XZ-G": {"行政许可 · 本年处理决定数量：甲 空白 空白", "Administrative licences · Decisions made this year: a blank blank"},
	}
	findings := engine.Check(validate.Filing{Report: &r}).Findings
	if len(findings) != len(want) {
		t.Fatalf("%d findings", len(findings))
	}
	for _, f := range findings {
		if zh, en := f.Message(language.Chinese), f.Message(language.English); zh != want[f.Rule][0] || en != want[f.Rule][1] {
			t.Errorf("%s: %q, %q", f.Rule, zh, en)
		}
		if rule, ok := f.OfRule(); !ok || rule.ID != f.Rule {
			t.Errorf("%s is of %s", f.Rule, rule.ID)
		}
	}
	unknown := validate.Finding{Rule: "XZ-9%", Ref: cell}
	if _, ok := unknown.OfRule(); ok || unknown.Text(language.Chinese) != "XZ-9%" {
		t.Errorf("%q", unknown.Text(language.Chinese))
	}
	if rule, ok := (validate.Finding{Rule: "A01"}).OfRule(); !ok || rule.ID != "A01" {
		t.Error("a statutory rule is not known")
	}
}

// The error of a result names three things and counts the rest; what is no error is
// left out.
func TestErrorsOfResults(t *testing.T) {
	finding := func(n int) (findings []validate.Finding) {
		for range n {
			findings = append(findings, validate.Finding{Rule: "F02", Severity: severity.Error, Ref: "disputes.reconsideration.total", Got: validate.ValueFigure(govinfo.N(-1))})
		}
		return findings
	}
	const one = "F02 Administrative reconsideration · Total: -1 as printed, a count cannot be negative"
	fault := validate.Fault{Rule: "A01", Err: errors.New("validate: broken")}
	for _, test := range []struct {
		result validate.Result
		want   string
	}{
		{validate.Result{}, ""},
		{validate.Result{Findings: []validate.Finding{{Rule: "F01", Severity: severity.Warning}, {Rule: "D02", Severity: severity.Note}}}, ""},
		{validate.Result{Findings: append(finding(1), validate.Finding{Severity: severity.Note})}, "validate: " + one},
		{validate.Result{Findings: finding(3)}, "validate: " + one + "; " + one + "; " + one},
		{validate.Result{Findings: finding(4)}, "validate: " + one + "; " + one + "; " + one + "; and 1 more"},
		{validate.Result{Faults: []validate.Fault{fault}}, "validate: broken"},
		{validate.Result{Findings: finding(3), Faults: []validate.Fault{fault}}, "validate: broken; " + one + "; " + one + "; and 1 more"},
	} {
		err := test.result.Err()
		if got := ""; err != nil {
			got = err.Error()
			if got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		} else if test.want != "" {
			t.Errorf("no error, want %q", test.want)
		}
		if len(test.result.Faults) > 0 != errors.Is(err, fault.Err) {
			t.Errorf("%v does not wrap the faults", err)
		}
		for _, level := range severity.All() {
			n := 0
			for _, f := range test.result.Findings {
				n += strings.Count(f.Severity.String(), level.String())
			}
			if got := test.result.Count(level); got != n {
				t.Errorf("%d findings are %v, want %d", got, level, n)
			}
		}
	}
}

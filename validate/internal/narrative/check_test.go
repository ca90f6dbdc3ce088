package narrative

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

func TestIssueNamesSentenceAndCells(t *testing.T) {
	r := *readTables(t)["A"]
	r.Overview = govinfo.Narrative{
		{Text: "（二）依申请公开", Heading: true},
		{Text: "渠道畅通。 我局收到申请19件，答复申请16件。工作平稳。"},
	}
	issues := checkAll(&r)
	if len(issues) != 1 {
		t.Fatalf("got %d issues:%s", len(issues), describe(issues))
	}
	i := issues[0]
	if i.Rule != "N01" || i.Kind != KindCount || i.Ref != "applications.received.total" || len(i.Refs) != 1 || i.Refs[0] != i.Ref {
		t.Errorf("got %+v", i)
	}
	if i.Got.String() != "19" || i.Want.String() != "15" {
		t.Errorf("got %v, want %v; should be 19 and 15", i.Got, i.Want)
	}
	if i.Section != 1 || i.Paragraph != 1 || i.Quote != "我局收到申请19件，答复申请16件。" || r.Overview[1].Text[i.Start:i.End] != i.Quote {
		t.Errorf("section %d, paragraph %d, %q", i.Section, i.Paragraph, i.Quote)
	}
}

// All three sections of free text are read, and an issue says in which it stands.
func TestIssueNamesSection(t *testing.T) {
	for section, fill := range map[int]func(*govinfo.Report, govinfo.Narrative){
		1: func(r *govinfo.Report, n govinfo.Narrative) { r.Overview = n },
		5: func(r *govinfo.Report, n govinfo.Narrative) { r.Problems = n },
		6: func(r *govinfo.Report, n govinfo.Narrative) { r.OtherMatters = n },
	} {
		r := *readTables(t)["A"]
		fill(&r, govinfo.Text("我局收到政府信息公开申请19件。"))
		if issues := checkAll(&r); len(issues) != 1 || issues[0].Section != section {
			t.Errorf("section %d: %s", section, describe(issues))
		}
	}
}

// A number with written decimals that are zero is a whole number: 18.0件.
func TestWholeNumber(t *testing.T) {
	for _, test := range []struct {
		n    Number
		want int64
		ok   bool
	}{{Number{180, 1}, 18, true}, {Number{185, 1}, 18, false}, {Number{18, 0}, 18, true}, {Number{1200, 2}, 12, true}} {
		if got, ok := test.n.whole(); got != test.want || ok != test.ok {
			t.Errorf("%v: %d, %v", test.n, got, ok)
		}
	}
	r := *readTables(t)["A"]
	r.Overview = govinfo.Text("我局收到政府信息公开申请19.0件。")
	if issues := checkAll(&r); len(issues) != 1 || issues[0].Got.String() != "19" {
		t.Errorf("19.0件: %s", describe(issues))
	}
}

// What a figure counts may be told by the heading, by the aspect of the
// paragraph, or by the sentence before it, but not by an earlier paragraph.
func TestContext(t *testing.T) {
	const clause = "予以公开9件，无法提供3件是主要类型。"
	const wrong = "办结19件。"
	tests := []struct {
		name      string
		narrative govinfo.Narrative
		issues    int
	}{
		{"none", govinfo.Narrative{{Text: wrong}}, 0},
		{"heading", govinfo.Narrative{{Text: "（二）依申请公开情况", Heading: true}, {Text: wrong}}, 1},
		{"heading in the paragraph", govinfo.Narrative{{Text: "（二）依申请公开。" + wrong}}, 1},
		{"aspect", govinfo.Narrative{{Text: wrong, Aspect: govinfo.AspectApplications}}, 1},
		{"other aspect", govinfo.Narrative{{Text: wrong, Aspect: govinfo.AspectPlatforms}}, 0},
		{"paragraph before", govinfo.Narrative{{Text: "我局受理依申请公开15件。"}, {Text: wrong}}, 0},
		{"sentence before", govinfo.Narrative{{Text: "我局受理依申请公开15件。" + wrong}}, 1},
		{"sentence on something else between", govinfo.Narrative{{Text: "我局受理依申请公开15件。答复群众咨询120件，" + wrong}}, 0},
		{"outcomes", govinfo.Narrative{{Text: clause}}, 0},
	}
	reports := readTables(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := *reports["A"]
			r.Overview = test.narrative
			if issues := checkAll(&r); len(issues) != test.issues {
				t.Errorf("got %d issues, want %d:%s", len(issues), test.issues, describe(issues))
			}
		})
	}
}

// Blank is not zero: without the cells there is nothing to contradict.
func TestBlankTablesRaiseNothing(t *testing.T) {
	for _, e := range append(truths(t), lies(t)...) {
		r := govinfo.Report{Overview: e.narrative(), OtherMatters: e.narrative()}
		for _, i := range checkAll(&r) {
			if i.Rule != "N15" && i.Rule != "N16" && i.Rule != "N17" && i.Rule != "N20" { // the text against itself
				t.Errorf("%v: %s on a report without tables:\n\t%s", e, i.Rule, e.text)
			}
		}
	}
}

// The figures of a year before are those of the report on that year.
func TestPriorYear(t *testing.T) {
	r, prior := *readTables(t)["A"], *readTables(t)["A"]
	r.Overview = govinfo.Text("2022年，我局收到政府信息公开申请15件，答复16件。")
	check := func(prior *govinfo.Report) (rules []string) {
		Check(&r, prior, func(i Issue) { rules = append(rules, i.Rule) })
		return rules
	}
	if rules := check(nil); strings.Join(rules, " ") != "N14" {
		t.Errorf("without prior: got %v, want N14", rules)
	}
	if rules := check(&prior); len(rules) != 0 {
		t.Errorf("the prior report has the same figures: got %v, want none", rules)
	}
	prior.Applications.Received.Total = govinfo.N(9)
	prior.Applications.Received.NaturalPerson = govinfo.N(4)
	prior.Applications.Outcomes.Total = govinfo.ByApplicant{Total: govinfo.N(9)}
	if rules := check(&prior); strings.Join(rules, " ") != "N14" {
		t.Errorf("the prior report has other figures: got %v, want N14", rules)
	}
}

// A wrong total in the table is the table's error, not the text's.
func TestTextThatAgreesWithPartsIsTrue(t *testing.T) {
	r := *readTables(t)["A"]
	r.Disputes.Reconsideration.Total = govinfo.N(0)
	r.Applications.Received.Total = govinfo.N(99)
	r.Overview = govinfo.Text("收到政府信息公开申请15件。因政府信息公开被申请行政复议3件。")
	if issues := checkAll(&r); len(issues) > 0 {
		t.Errorf("got%s", describe(issues))
	}
}

// Another organ's figures are not those of the report; the organ may be named in
// the title, in Agency, or nowhere.
func TestOrgans(t *testing.T) {
	tests := []struct {
		title, name, text string
		issues            int
	}{
		{"云溪县自然资源局2023年政府信息公开工作年度报告", "", "云溪县自然资源局收到政府信息公开申请8件。", 1},
		{"", "云溪县自然资源局", "县自然资源局共收到政府信息公开申请8件。", 1},
		{"", "自然资源局", "云溪县自然资源局共收到政府信息公开申请8件。", 1},
		{"", "", "县自然资源局共收到政府信息公开申请8件。", 1},
		{"", "", "县自然资源局共收到政府信息公开申请15件，县林业局收到政府信息公开申请8件。", 0},
		{"云溪县人民政府2023年政府信息公开工作年度报告", "", "县自然资源局共收到政府信息公开申请8件。", 0},
		{"云溪县人民政府办公室2023年政府信息公开工作年度报告", "", "云溪县人民政府收到政府信息公开申请8件。", 0},
		{"云溪县人民政府2023年政府信息公开工作年度报告", "", "全县共收到政府信息公开申请8件。", 1},
	}
	for _, test := range tests {
		r := *readTables(t)["A"]
		r.Title, r.Agency.Name = test.title, test.name
		r.Overview = govinfo.Text(test.text)
		if issues := checkAll(&r); len(issues) != test.issues {
			t.Errorf("%q of %q%q: got %d issues, want %d", test.text, test.title, test.name, len(issues), test.issues)
		}
	}
}

func TestNumberString(t *testing.T) {
	for _, test := range []struct {
		n    Number
		want string
	}{
		{Number{}, "0"}, {Number{12, 0}, "12"}, {Number{-12, 0}, "-12"}, {Number{1250, 2}, "12.50"},
		{Number{5, 2}, "0.05"}, {Number{-5, 1}, "-0.5"}, {Number{-105, 1}, "-10.5"}, {Number{1, 9}, "0.000000001"},
	} {
		if got := test.n.String(); got != test.want {
			t.Errorf("%d/%d: got %s, want %s", test.n.Units, test.n.Scale, got, test.want)
		}
	}
}

// The places of cells are those of the refs.
func TestCellPlaces(t *testing.T) {
	for ref, want := range map[govinfo.Ref]int{
		"proactive.regulations.issued":                                proactiveAt,
		"proactive.coercion.decisions":                                proactiveAt + 8,
		"proactive2019.regulations.made":                              proactive2019At,
		"proactive2019.coercion.decisions":                            proactive2019At + 17,
		"applications.received.naturalPerson":                         applicationsAt,
		"applications.outcomes.granted.total":                         applicationsAt + 2*applicantColumns + 6,
		"applications.outcomes.refused.stateSecret.business":          applicationsAt + 4*applicantColumns + 1,
		"applications.outcomes.unavailable.notHeld.otherOrganization": applicationsAt + 12*applicantColumns + 5,
		"applications.outcomes.notProcessed.petition.naturalPerson":   applicationsAt + 15*applicantColumns,
		"applications.outcomes.other.feeUnpaid.naturalPerson":         applicationsAt + 21*applicantColumns,
		"applications.outcomes.other.undivided.naturalPerson":         applicationsAt + 23*applicantColumns,
		"applications.outcomes.total.naturalPerson":                   applicationsAt + 24*applicantColumns,
		"applications.carriedOut.total":                               disputesAt - 1,
		"disputes.reconsideration.upheld":                             disputesAt,
		"disputes.litigationAfterReconsideration.total":               govinfo.CellCount - 1,
	} {
		if got, ok := ref.Index(); !ok || got != want {
			t.Errorf("%s: index %d, want %d", ref, got, want)
		}
	}
	if feeUnpaidLine != 1<<21 || firstRefusedLine<<(feeUnpaid-stateSecret) != feeUnpaidLine {
		t.Error("the words of the outcomes are not in the order of the lines")
	}
}

func TestFigures(t *testing.T) {
	tests := []struct {
		text  string
		n     int64
		unit  unit
		vague bool
	}{
		{"15件", 15, unitCase, false}, {"１５件", 15, unitCase, false}, {"2,410件", 2410, unitCase, false},
		{"2，410件", 2410, unitCase, false}, {"1 5件", 15, unitCase, false}, {"12\n3件", 123, unitCase, false},
		{"十五件", 15, unitCase, false}, {"一百二十三件", 123, unitCase, false}, {"一千零二十件", 1020, unitCase, false},
		{"两件", 2, unitCase, false}, {"二〇二三年", 2023, unitYear, false}, {"三十余件", 30, unitCase, true},
		{"20多件", 20, unitCase, true}, {"20件以上", 20, unitCase, true}, {"120.3344万件", 1203344, unitCase, false},
		{"15（件）", 15, unitCase, false}, {"1.1万件", 11000, unitCase, false}, {"10人次", 10, unitVisit, false},
		{"两万件", 20000, unitCase, false}, {"12.5%", 125, unitPercent, false}, {"３４.５％", 345, unitPercent, false},
		{"3个部门", 3, unitOther, false}, {"3部门", 3, unitOther, false}, {"320.50万元", 3205000, unitMoney, false},
	}
	for _, test := range tests {
		var s sentence
		s.next(loadIndex(), test.text, 0)
		if s.figureN != 1 {
			t.Errorf("%q: %d figures", test.text, s.figureN)
			continue
		}
		f := &s.figures[0]
		n, _, ok := f.count()
		if test.unit == unitPercent {
			n, ok = f.value.Units, true
		}
		if !ok || n != test.n || f.unit != test.unit || f.vague != test.vague {
			t.Errorf("%q: got %d (%v) unit %d vague %v", test.text, n, ok, f.unit, f.vague)
		}
	}
	for _, text := range []string{"第一件", "每一件", "统一部署", "一是", "进一步", "十四五", "一部分", "百强"} {
		var s sentence
		s.next(loadIndex(), text, 0)
		if s.figureN != 0 {
			t.Errorf("%q: %d figures, want none", text, s.figureN)
		}
	}
}

// Hostile text costs time in proportion to its length.
func TestLongTextIsRead(t *testing.T) {
	r := *readTables(t)["A"]
	for _, piece := range []string{"一", "1 ", "1,", "《", "收到申请15件、", "的", "十", "（", "无", "没有现成信息需要另行"} {
		r.Overview = govinfo.Text(strings.Repeat(piece, 300_000/len(piece)))
		checkAll(&r)
	}
}

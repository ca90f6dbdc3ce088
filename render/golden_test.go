package render_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/severity"
)

var update = flag.Bool("update", false, "rewrite the golden files")

type renderer interface {
	Render(w io.Writer, doc *document.Document) error
	Append(dst []byte, doc *document.Document) []byte
}

// sample is a report with something of everything.
func sample(editions govinfo.Editions) govinfo.Report {
	r := govinfo.Report{
		Year:      2022,
		Title:     "清源市林业局2022年政府信息公开工作年度报告",
		Agency:    govinfo.Agency{Name: "清源市林业局"},
		Published: govinfo.Date{Year: 2023, Month: 1, Day: 28},
		Editions:  editions,
		Overview: govinfo.Narrative{
			{Text: "2022年，本机关认真贯彻《中华人民共和国政府信息公开条例》，做好各项工作。"},
			{Text: "（一）主动公开", Heading: true, Aspect: govinfo.AspectProactive},
			{Text: "全年主动公开政府信息1,204条。", Aspect: govinfo.AspectProactive},
			{Text: "（二）依申请公开", Heading: true, Aspect: govinfo.AspectApplications},
			{Text: "全年收到申请6件，上年结转1件，均已按时答复。", Aspect: govinfo.AspectApplications},
		},
		Problems: govinfo.Text(
			"一是公开的深度不够；二是解读形式单一。",
			"2023年将细化目录 <附件> & 清单，采用“图解”等形式。"),
		OtherMatters: govinfo.Text("本年度未发出收费通知，未收取信息处理费。"),
	}
	if editions.Proactive == govinfo.Edition2019 {
		set := func(ref govinfo.Ref, value govinfo.Value) {
			if err := r.Set(ref, value); err != nil {
				panic(err)
			}
		}
		for i, ref := range govinfo.Refs() {
			if ref.Within("proactive2019") && ref.Last() != "amount" {
				set(ref, govinfo.N(int64(i*37%1300-5*(i%3))))
			}
		}
		set("proactive2019.procurement.amount", govinfo.MustAmount("1035000"))
	} else {
		r.Proactive.NormativeDocuments = govinfo.Documents{Issued: govinfo.N(2), Repealed: govinfo.N(0), InForce: govinfo.N(13)}
		r.Proactive.Regulations = govinfo.Documents{Issued: govinfo.N(0), Repealed: govinfo.N(0), InForce: govinfo.N(0)}
		r.Proactive.Licensing.Decisions = govinfo.N(13612)
		r.Proactive.Penalties.Decisions = govinfo.N(28)
		r.Proactive.Coercion.Decisions = govinfo.N(0)
		r.Proactive.Fees.Amount = govinfo.MustAmount("59237.2440")
	}
	line := func(l *govinfo.ByApplicant, natural, business int64) {
		*l = govinfo.ByApplicant{
			NaturalPerson: govinfo.N(natural), Business: govinfo.N(business), Research: govinfo.N(0), PublicWelfare: govinfo.N(0),
			LegalService: govinfo.N(0), OtherOrganization: govinfo.N(0), Total: govinfo.N(natural + business),
		}
	}
	a := &r.Applications
	line(&a.Received, 5, 1)
	line(&a.CarriedIn, 1, 0)
	line(&a.Outcomes.Granted, 3, 1)
	line(&a.Outcomes.PartlyGranted, 1, 0)
	line(&a.Outcomes.Refused.InternalAffairs, 1, 0)
	line(&a.Outcomes.Unavailable.NotHeld, 1, 0)
	if editions.Applications == govinfo.Edition2019 {
		line(&a.Outcomes.Other.Undivided, 0, 0)
	} else {
		line(&a.Outcomes.Other.OtherReasons, 0, 0)
	}
	line(&a.Outcomes.Total, 6, 1)
	line(&a.CarriedOut, 0, 0)
	r.Disputes.Reconsideration = govinfo.Cases{Upheld: govinfo.N(1), Corrected: govinfo.N(0), OtherResult: govinfo.N(0), Pending: govinfo.N(0), Total: govinfo.N(1)}
	return r
}

var (
	both2021 = govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021}
	both2019 = govinfo.Editions{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019}
	mixed    = govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019}
)

// marks are findings of each severity, on a cell, a line, a table, a section, a
// cell that is not printed, and the report.
func marks() []render.Mark {
	return []render.Mark{
		{Ref: "applications.outcomes.refused.internalAffairs.total", Severity: severity.Error, ID: "A01", Text: "各类申请人之和不等于总计", Got: "1", Want: "4", Suspect: "2"},
		{Ref: "disputes.reconsideration.total", Severity: severity.Error, ID: "D01", Text: "各项结果之和不等于总计", Got: "1", Want: "2"},
		{Ref: "proactive.fees.amount", Severity: severity.Note, ID: "Y04", Text: "较上年变动约一万倍，单位或为<元>"},
		{Ref: "proactive.normativeDocuments.inForce", Severity: severity.Warning, ID: "Y02", Got: "13", Suspect: "14"},
		{Ref: "applications.outcomes.unavailable.needsCreation", Severity: severity.Warning, ID: "F01", Text: "整行空白"},
		{Ref: "disputes", Severity: severity.Note, ID: "D02", Text: "全年没有申请却有复议"},
		{Ref: "problems", Severity: severity.Warning, ID: "S05", Text: "内容过少"},
		{Ref: "proactive2019.fees.change", Severity: severity.Note, Text: "本表没有这一单元"},
		{Severity: severity.Error, ID: "M03", Text: "发布日期晚于1月31日"},
		{Ref: "applications.received.naturalPerson", Severity: severity.Warning, ID: "N06", Got: "5", Want: "6"},
		{Ref: "applications.received.naturalPerson", Severity: severity.Error, ID: "A01", Got: "6", Want: "7"},
	}
}

type goldenCase struct {
	name     string
	composer render.Composer
	report   govinfo.Report
	marks    []render.Mark
}

func goldenCases() []goldenCase {
	stray := sample(mixed)
	stray.Applications.Outcomes.Other.FeeUnpaid.NaturalPerson = govinfo.N(2)
	stray.Proactive2019.Procurement.Amount = govinfo.MustAmount("12.50")
	return []goldenCase{
		{name: "2021", report: sample(both2021)},
		{name: "2019", report: func() govinfo.Report { r := sample(both2019); r.Year = 2019; return r }()},
		{name: "mixed", report: stray},
		{name: "blank", report: govinfo.Report{}},
		{name: "marked", report: sample(both2021), marks: marks()},
		{name: "traditional", report: sample(both2021), composer: render.Composer{Language: language.MustParse("zh-TW"), Thousands: true}},
		{name: "english", report: sample(both2019), composer: render.Composer{Language: language.English, Thousands: true,
			Preface: govinfo.Text("根据《中华人民共和国政府信息公开条例》编制。")}, marks: marks()[:2]},
	}
}

func writers(marks []render.Mark) map[string]renderer {
	return map[string]renderer{
		"html": render.HTML{Marks: marks},
		"txt":  render.Text{Marks: marks},
		"md":   render.Markdown{Marks: marks},
	}
}

func TestGolden(t *testing.T) {
	for _, test := range goldenCases() {
		doc := test.composer.Compose(&test.report)
		for extension, writer := range writers(test.marks) {
			t.Run(test.name+"."+extension, func(t *testing.T) {
				var out bytes.Buffer
				if err := writer.Render(&out, doc); err != nil {
					t.Fatal(err)
				}
				got := out.Bytes()
				if appended := writer.Append([]byte("before"), doc); string(appended) != "before"+string(got) {
					t.Error("Append and Render differ")
				}
				if extension == "html" {
					// The style sheet is in every page; one copy of it is enough.
					got = bytes.Replace(got, []byte(render.StyleSheet()), nil, 1)
				}
				compareGolden(t, test.name+"."+extension, got)
			})
		}
	}
}

func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from its golden file; run with -update and look at the difference:\n%s", name, firstDifference(got, want))
	}
}

func firstDifference(got, want []byte) string {
	gotLines, wantLines := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range gotLines {
		if i >= len(wantLines) {
			return "got more lines: " + string(gotLines[i])
		}
		if !bytes.Equal(gotLines[i], wantLines[i]) {
			return "got  " + string(gotLines[i]) + "\nwant " + string(wantLines[i])
		}
	}
	return "want more lines: " + string(wantLines[len(gotLines)])
}

package compliance

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/suppress"
	"github.com/openxxgk/annualreport/validate/validatetest"
)

//go:embed suppressions.json
var suppressions []byte

// TestProvince checks a folder of 300 reports of all formats that a province
// collected: three years of a hundred organs, with the ministry's rules and what it
// has decided not to hold against them. Whatever is read in place of folder is
// checked like this.
func TestProvince(t *testing.T) {
	list, err := suppress.Parse(suppressions, "BW01", "BW02")
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv(strictVariable) != "" {
		list = nil
	}
	year, month, day := time.Now().Date()
	run := suppress.NewRun(list, govinfo.Date{Year: year, Month: month, Day: day})
	t.Cleanup(func() { // what is of no use any more is to be taken out of the file
		for _, notice := range run.Notices() {
			t.Error(notice)
		}
	})
	validatetest.Files(t, os.DirFS(folder(t)), "*", validatetest.Suite{
		Read:         func(_ string, data []byte) (validate.Reading, error) { return read.Bytes(data) },
		Options:      []validate.Option{validate.WithRules(inForceAtLeastIssued(), contactGiven()), validate.WithSeverity("BW02", severity.Error)},
		Suppressions: run,
		OptionsOf: func(name string, _ validate.Filing) []validate.Option {
			if strings.HasPrefix(name, "2021/") { // the rule is of 2022
				return []validate.Option{validate.WithSeverity("BW02", severity.Note)}
			}
			return nil
		},
	})
}

const strictVariable = "COMPLIANCE_STRICT"

// Without the suppressions, exactly their reports fail: the suite sees what it is to
// see, in whatever format.
func TestProvinceFailsWithoutSuppressions(t *testing.T) {
	command := exec.Command(os.Args[0], "-test.run=^TestProvince$", "-test.v")
	command.Env = append(os.Environ(), strictVariable+"=1")
	out, err := command.CombinedOutput()
	if err == nil {
		t.Fatal("it passes")
	}
	failed := 0
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(strings.TrimSpace(line), "--- FAIL: TestProvince/") {
			failed++
			if !strings.Contains(line, "/2022/007.") && !strings.Contains(line, "/012.") && !strings.Contains(line, "/2023/") {
				t.Error("fails: " + line)
			}
		}
	}
	for _, want := range []string{
		"error D01 disputes.reconsideration.total", "error BW02 agency.contact.phone", "--- FAIL: TestProvince/2022/007.",
		"--- FAIL: TestProvince/2022/012.", "--- PASS: TestProvince/2021/012.", "prior report: 2022/",
	} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("%q is not printed", want)
		}
	}
	if failed < 3 || bytes.Count(out, []byte("=== RUN   TestProvince/")) != 300 {
		t.Errorf("%d of %d reports fail", failed, bytes.Count(out, []byte("=== RUN   TestProvince/")))
	}
}

// folder writes the reports.
func folder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for number := range 100 {
		carried := int64(0)
		for year := 2021; year <= 2023; year++ {
			r := reportOf(number, year, carried)
			carried = int64(number % 3)
			name := filepath.Join(folder, fmt.Sprint(year), fmt.Sprintf("%03d", number))
			if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
				t.Fatal(err)
			}
			extension, data := written(t, &r, number+year)
			if err := os.WriteFile(name+extension, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return folder
}

// reportOf makes the report of an organ on a year, to which so many requests were
// carried over.
func reportOf(number, year int, carried int64) govinfo.Report {
	r := govinfo.Zero(govinfo.Edition2021)
	name := fmt.Sprintf("第%03d县民政局", number)
	r.Year, r.Title = year, fmt.Sprintf("%s%d年政府信息公开工作年度报告", name, year)
	r.Agency.Name = name
	r.Agency.Contact.Phone = fmt.Sprintf("0571-8800%04d", number)
	r.Published = govinfo.Date{Year: year + 1, Month: time.January, Day: 20}
	r.Proactive.NormativeDocuments.InForce = govinfo.N(int64(number))
	r.Applications.Received.NaturalPerson = govinfo.N(int64(10 + number%3))
	r.Applications.CarriedIn.NaturalPerson = govinfo.N(carried)
	r.Applications.Outcomes.Granted.NaturalPerson = govinfo.N(10 + carried)
	r.Applications.CarriedOut.NaturalPerson = govinfo.N(int64(number % 3))
	govinfo.Recompute(&r)
	r.Overview = govinfo.Text(fmt.Sprintf("%d年，本机关新收政府信息公开申请%d件。联系电话：%s。", year, 10+number%3, r.Agency.Contact.Phone))
	r.Problems = govinfo.Text("公开内容还不够全面，下一步将加强培训。")
	r.OtherMatters = govinfo.Text("本机关本年度未收取信息处理费。")
	switch {
	case number == 7 && year == 2022:
		r.Disputes.Reconsideration.Total = govinfo.N(2)
	case number == 12:
		r.Agency.Contact.Phone = ""
		r.Overview = r.Overview[:0]
		r.Overview = append(r.Overview, govinfo.Text(fmt.Sprintf("%d年，本机关新收政府信息公开申请%d件。", year, 10+number%3))...)
	case number == 30 && year == 2023:
		r.Published = govinfo.Date{Year: 2024, Month: time.February, Day: 8}
	}
	return r
}

// written writes a report in one of the formats that organs send.
func written(t *testing.T, r *govinfo.Report, kind int) (extension string, data []byte) {
	t.Helper()
	var out bytes.Buffer
	var err error
	doc := render.Compose(r)
	switch kind % 6 {
	case 0:
		extension, err = ".html", render.HTML{}.Render(&out, doc)
	case 1:
		extension, err = ".docx", docx.Writer{}.Render(&out, doc)
	case 2:
		extension, err = ".txt", render.Text{}.Render(&out, doc)
	case 3:
		extension, err = ".md", render.Markdown{}.Render(&out, doc)
	case 4:
		extension, err = ".csv", govinfo.CSV{BOM: true}.Write(&out, r)
	default:
		extension, err = ".json", govinfo.NewEncoder(&out).Encode(r)
	}
	if err != nil {
		t.Fatal(err)
	}
	return extension, out.Bytes()
}

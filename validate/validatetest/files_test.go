package validatetest_test

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/suppress"
	"github.com/openxxgk/annualreport/validate/validatetest"
	"golang.org/x/text/language"
)

// reading is what a reader made of a file.
type reading struct {
	filing  validate.Filing
	remarks []string
}

func (r reading) Filed() (*govinfo.Report, []govinfo.Ref) { return r.filing.Report, r.filing.Unread }
func (r reading) Remarks(language.Tag) []string           { return r.remarks }

// zero is a report without findings of the rules that the tests below run.
func zero(name string, year int) govinfo.Report {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Agency.Name, r.Year = name, year
	return r
}

// folder writes reports as files.
func folder(reports map[string]govinfo.Report) fstest.MapFS {
	files := make(fstest.MapFS)
	for name, r := range reports {
		data, err := json.Marshal(r)
		if err != nil {
			panic(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// unreadSuite reads every file as a report of which a line and an organ's name
// could not be read.
func unreadSuite(allowed ...govinfo.Ref) validatetest.Suite {
	suite := validatetest.Suite{
		Options: []validate.Option{validate.Only("A01")},
		Read: func(string, []byte) (validate.Reading, error) {
			r := zero("", 2023)
			r.Applications.Received = govinfo.ByApplicant{}
			return reading{validate.Filing{Report: &r, Unread: []govinfo.Ref{"applications.received", "agency.name"}}, []string{"墨迹"}}, nil
		},
	}
	if len(allowed) > 0 {
		suite.AllowUnread = map[string][]govinfo.Ref{"2023/a.json": allowed}
	}
	return suite
}

// suites are uses of Files, each run in a process of its own; what they must
// print, and what not.
var suites = map[string]struct {
	run         func(t *testing.T)
	passes      bool
	prints, not []string
}{
	"unread cells": {
		run:    func(t *testing.T) { validatetest.Files(t, documents(), "*.json", unreadSuite()) },
		prints: []string{"unread applications.received: ", "unread agency.name", "reader: 墨迹"},
	},
	"unread cells, one of them allowed": {
		run: func(t *testing.T) {
			validatetest.Files(t, documents(), "*.json", unreadSuite("applications.received.total", "agency.name"))
		},
		prints: []string{"unread applications.received, beside what is allowed: 6 of 7 cells, applications.received.naturalPerson the first"},
		not:    []string{"unread agency.name"},
	},
	"unread cells, all of them allowed": {
		run: func(t *testing.T) {
			validatetest.Files(t, documents(), "*.json", unreadSuite("applications", "agency.name"))
		},
		passes: true,
		prints: []string{"unread, as allowed: applications.received: "},
	},
	"read cells that may be unread": {
		run: func(t *testing.T) {
			validatetest.Files(t, documents(), "*.json", unreadSuite("applications", "agency.name", "disputes"))
		},
		prints: []string{"disputes may be unread, but is read"},
	},
	"a file that may be unread and is not there": {
		run: func(t *testing.T) {
			validatetest.Files(t, documents(), "*.json", validatetest.Suite{AllowUnread: map[string][]govinfo.Ref{"2023/x.json": {"disputes"}}})
		},
		prints: []string{"2023/x.json may have unread cells, but is not there"},
	},
	"skipped checks": {
		run: func(t *testing.T) {
			r := zero("甲局", 2023)
			r.Applications.Received.Research = govinfo.Count{}
			validatetest.Files(t, folder(map[string]govinfo.Report{"a.json": r}), "*.json", validatetest.Suite{Options: []validate.Option{validate.Only("A01")}})
		},
		passes: true,
		prints: []string{"skipped A01 applications.received.total: "},
	},
	"rules that do not run": {
		run: func(t *testing.T) {
			validatetest.Files(t, folder(map[string]govinfo.Report{"a.json": zero("甲局", 2023)}), "*.json", validatetest.Suite{Options: []validate.Option{validate.Only("Y01")}})
		},
		passes: true,
		prints: []string{"not run for want of 上一年度报告: Y01"},
	},
	"prior reports": {
		run: func(t *testing.T) {
			last, this, other := zero("甲局", 2022), zero("甲局", 2023), zero("乙局", 2023)
			last.Applications.CarriedOut.Total = govinfo.N(3)
			other.Applications.CarriedIn.Total = govinfo.N(1) // nothing to compare with
			validatetest.Files(t, folder(map[string]govinfo.Report{"2022/a.json": last, "2023/a.json": this, "2023/b.json": other}), "*.json",
				validatetest.Suite{Options: []validate.Option{validate.Only("Y01")}, FailOn: severity.Note})
		},
		prints: []string{"prior report: 2022/a.json", "Y01 applications.carriedIn.total", "--- FAIL: TestSuites/2023/a.json", "--- PASS: TestSuites/2022/a.json", "--- PASS: TestSuites/2023/b.json"},
	},
	"two prior reports": {
		run: func(t *testing.T) {
			last, this := zero("甲局", 2022), zero("甲局", 2023)
			last.Applications.CarriedOut.Total = govinfo.N(3)
			validatetest.Files(t, folder(map[string]govinfo.Report{"1.json": last, "2.json": last, "3.json": this}), "*.json",
				validatetest.Suite{Options: []validate.Option{validate.Only("Y01")}, FailOn: severity.Note})
		},
		passes: true,
		prints: []string{"no prior report: it may be any of 1.json, 2.json"},
	},
	"an organ of the same name elsewhere": {
		run: func(t *testing.T) {
			last, this := zero("民政局", 2022), zero("民政局", 2023)
			last.Applications.CarriedOut.Total = govinfo.N(3)
			last.Agency.RegionCode, this.Agency.RegionCode = "330101", "330102"
			validatetest.Files(t, folder(map[string]govinfo.Report{"1.json": last, "2.json": this}), "*.json",
				validatetest.Suite{Options: []validate.Option{validate.Only("Y01")}, FailOn: severity.Note})
		},
		passes: true,
		not:    []string{"prior report"},
	},
	"members": {
		run: func(t *testing.T) {
			whole, one, two, lastYear := zero("云溪县", 2023), zero("甲局", 2023), zero("乙局", 2023), zero("丙局", 2022)
			one.Proactive.Licensing.Decisions, two.Proactive.Licensing.Decisions, lastYear.Proactive.Licensing.Decisions = govinfo.N(3), govinfo.N(4), govinfo.N(5)
			whole.Proactive.Licensing.Decisions = govinfo.N(9)
			validatetest.Files(t, folder(map[string]govinfo.Report{"whole.json": whole, "m/1.json": one, "m/2.json": two, "m/3.json": lastYear}), "*.json",
				validatetest.Suite{
					Options: []validate.Option{validate.Only("G01")}, FailOn: severity.Note, MembersComplete: true,
					WholeOf: func(name string, _ *govinfo.Report) string {
						if strings.HasPrefix(name, "m/") {
							return "云溪县"
						}
						return ""
					},
				})
		},
		prints: []string{"members: m/1.json, m/2.json\n", "G01 proactive.licensing.decisions", "--- FAIL: TestSuites/whole.json", "--- PASS: TestSuites/m/1.json"},
	},
	"texts of other organs": {
		run: func(t *testing.T) {
			text := govinfo.Text("教育经费的公开还不够及时，需要改进工作方式。招生政策的解读形式单一，将增加图文和视频。培训次数较少，将邀请专家授课。平台维护不够规范，将落实专人负责。")
			one, two, own := zero("云溪县教育局", 2023), zero("望川县教育局", 2023), zero("云溪县水利局", 2023)
			one.Problems, two.Problems = text, text
			validatetest.Files(t, folder(map[string]govinfo.Report{"1.json": one, "2.json": two, "3.json": own}), "*.json",
				validatetest.Suite{Options: []validate.Option{validate.Only("G03")}, FailOn: severity.Warning})
		},
		prints: []string{"warning G03 problems", "--- FAIL: TestSuites/1.json", "--- FAIL: TestSuites/2.json", "--- PASS: TestSuites/3.json"},
	},
	"options of one file": {
		run: func(t *testing.T) {
			r := zero("甲局", 2023)
			r.Disputes.Reconsideration.Upheld = govinfo.N(2)
			validatetest.Files(t, folder(map[string]govinfo.Report{"a.json": r, "b.json": r}), "*.json", validatetest.Suite{
				Options: []validate.Option{validate.Only("D01")},
				OptionsOf: func(name string, _ validate.Filing) []validate.Option {
					if name == "b.json" {
						return nil
					}
					return []validate.Option{validate.WithSeverity("D01", severity.Note)}
				},
			})
		},
		prints: []string{"--- PASS: TestSuites/a.json", "--- FAIL: TestSuites/b.json"},
	},
	"suppressions": {
		run: func(t *testing.T) {
			r, other := zero("甲局", 2023), zero("乙局", 2023)
			r.Disputes.Reconsideration.Upheld = govinfo.N(2)
			run := suppress.NewRun([]validate.Suppression{
				{Rule: "D01", Organ: "甲局", Reason: "已更正"}, {Rule: "D01", Organ: "乙局", Reason: "已更正"},
			}, govinfo.Date{})
			validatetest.Files(t, folder(map[string]govinfo.Report{"a.json": r, "b.json": other}), "*.json", validatetest.Suite{
				Options: []validate.Option{validate.Only("D01")}, Suppressions: run,
			})
		},
		passes: true,
		prints: []string{"suppressed (已更正): error D01 disputes.reconsideration.total", "第2条豁免（D01 乙局）未用到：报告中没有这样的问题"},
		not:    []string{"第1条豁免"},
	},
	"a report without organ": {
		run: func(t *testing.T) {
			validatetest.Files(t, folder(map[string]govinfo.Report{"a.json": zero("", 0)}), "*.json", validatetest.Suite{Options: []validate.Option{validate.Only("D01")}})
		},
		passes: true,
		prints: []string{"not compared with other files"},
	},
}

const suiteVariable = "VALIDATETEST_SUITE"

// A report whose cells could not be read passed, as did one whose last year's
// stood beside it.
func TestSuites(t *testing.T) {
	if name := os.Getenv(suiteVariable); name != "" {
		suites[name].run(t)
		return
	}
	for _, name := range slices.Sorted(maps.Keys(suites)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test := suites[name]
			command := exec.Command(os.Args[0], "-test.run=^TestSuites$", "-test.v")
			command.Env = append(os.Environ(), suiteVariable+"="+name)
			out, err := command.CombinedOutput()
			if (err == nil) != test.passes {
				t.Errorf("passes: %v, want %v", err == nil, test.passes)
			}
			for _, text := range test.prints {
				if !strings.Contains(string(out), text) {
					t.Errorf("does not print %q", text)
				}
			}
			for _, text := range append(test.not, "panic") {
				if strings.Contains(string(out), text) {
					t.Errorf("prints %q", text)
				}
			}
			if t.Failed() {
				t.Log(string(out))
			}
		})
	}
}

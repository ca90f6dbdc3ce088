package validate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// written returns a report whose section 五 has sentences of its own and, for most
// organs, the phrases that everybody writes.
func written(organ int) *govinfo.Report {
	var text string
	for sentence := range 12 {
		text += fmt.Sprintf("第%s项工作的公开还不够及时，需要由%s科室负责改进。", han(organ*31+sentence), han(organ*17+sentence*7))
	}
	for common := range 4 {
		text += fmt.Sprintf("下一步，将按照%s方面的要求继续加强学习培训。", han(common))
	}
	return &govinfo.Report{
		Year: 2023, Agency: govinfo.Agency{Name: "云溪县" + han(organ) + "局"}, Problems: govinfo.Text(text),
	}
}

// han spells a number in characters, which are no figures.
func han(n int) string {
	const digits = "天地玄黄宇宙洪荒日月"
	text := ""
	for {
		text += string([]rune(digits)[n%10])
		if n /= 10; n == 0 {
			return text
		}
	}
}

func TestCopiesAreFoundAmongThousands(t *testing.T) {
	const organs, copies = 3_000, 60
	var others validate.Others
	for organ := range organs {
		others.Add(written(organ))
	}
	// More organs copy one text than are remembered for a sentence.
	for copied := range copies {
		r := written(7)
		r.Agency.Name = "望川县" + han(copied) + "局"
		others.Add(r)
	}
	engine := mustNew(t, validate.Only("G03"))
	for organ := range organs {
		found := len(engine.Check(validate.Filing{Report: written(organ), Others: &others}).Findings)
		if want := 0; organ != 7 && found != want {
			t.Fatalf("organ %d has %d findings for a text of its own", organ, found)
		} else if organ == 7 && found != 1 {
			t.Fatalf("the text that was copied has %d findings", found)
		}
	}
	for copied := range copies {
		r := written(7)
		r.Agency.Name = "望川县" + han(copied) + "局"
		if found := engine.Check(validate.Filing{Report: r, Others: &others}).Findings; len(found) != 1 {
			t.Errorf("copy %d has %d findings", copied, len(found))
		}
	}
}

func TestOthersPassOverWhatCannotBeTold(t *testing.T) {
	var others validate.Others
	others.Add(nil)
	others.Add(&govinfo.Report{Year: 2023, Problems: written(1).Problems})
	result := validate.Check(validate.Filing{Report: written(1), Others: &others})
	if !slices.ContainsFunc(result.NotRun, func(n validate.NotRun) bool { return n.Rule == "G03" }) {
		t.Error("reports without an organ were added")
	}
}

// BenchmarkOthers adds reports and checks each of them against all others: ns/report
// must not grow with their number.
func BenchmarkOthers(b *testing.B) {
	engine := mustNew(b, validate.Only("G03"))
	for _, organs := range []int{1_000, 10_000} {
		reports := make([]*govinfo.Report, organs)
		for organ := range reports {
			reports[organ] = written(organ)
		}
		b.Run(fmt.Sprint(organs), func(b *testing.B) {
			for b.Loop() {
				var others validate.Others
				for _, r := range reports {
					others.Add(r)
				}
				for _, r := range reports {
					engine.Check(validate.Filing{Report: r, Others: &others})
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*organs), "ns/report")
		})
	}
}

// What many organs write alike is a template: a note, that tells so. What two share and
// nobody else is a copy, also within the template.
func TestTemplatesAreNotes(t *testing.T) {
	town := func(name string, own int) *govinfo.Report {
		r := written(5_000_000) // the county's
		r.Agency.Name = "云溪县" + name + "镇人民政府"
		if own != 0 {
			r.Problems = append(r.Problems, written(own).Problems...)
		}
		return r
	}
	var others validate.Others
	for _, name := range []string{"青陂", "白水", "望江", "临河", "石桥", "北塘"} {
		others.Add(town(name, 0))
	}
	others.Add(town("南坪", 41)) // and a text of its own
	engine := mustNew(t, validate.Only("G03"))
	for name, test := range map[string]struct {
		report *govinfo.Report
		want   string
	}{
		"the template alone":        {town("青陂", 0), "note template"},
		"one more of the same":      {town("东乡", 0), "note template"},
		"the template and own text": {town("西乡", 42), ""},
		"another's own text in it":  {town("中山", 41), "warning "},
		"another's own text alone":  {func() *govinfo.Report { r := written(41); r.Agency.Name = "云溪县教育局"; return r }(), "warning "},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, f := range engine.Check(validate.Filing{Report: test.report, Others: &others}).Findings {
				got += f.Severity.String() + " " + f.Kind
			}
			if got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// Of namesakes that share as much, but more or less of it from a template, the first is
// judged, however often it is asked.
func TestNamesakesAreToldInOneOrder(t *testing.T) {
	text := func(sentences string) govinfo.Narrative {
		var all strings.Builder
		for _, r := range sentences {
			all.WriteString(strings.Repeat(string(r), 30) + "。")
		}
		return govinfo.Text(all.String())
	}
	copied := reportData{Base: "clean-2023"}.report(t)
	copied.Overview = text("甲乙丙丁戊己庚辛壬癸")
	others := new(validate.Others)
	add := func(name, sentences string) {
		other := copied.Clone()
		other.Agency.Name, other.Agency.CreditCode, other.Problems, other.Overview = name, "", nil, text(sentences)
		others.Add(&other)
	}
	add("临江县水务局", "甲乙丙丁戊己庚辛壬")
	add("临江县水务局", "甲乙丙丁戊己庚辛癸") // 癸 is a template's
	for _, name := range []string{"临江县教育局", "临江县财政局", "临江县民政局", "临江县司法局"} {
		add(name, "癸子丑寅卯辰巳午未")
	}
	for range 50 {
		found := validate.Check(validate.Filing{Report: copied, Others: others}).Of("G03")
		if len(found) != 1 || found[0].Severity != severity.Warning {
			t.Fatalf("found %v, want one warning", found)
		}
	}
}

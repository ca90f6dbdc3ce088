package validate_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

func parts(result validate.Result) []string {
	var all []string
	for _, u := range result.Unread {
		all = append(all, u.Message(language.Chinese))
	}
	return all
}

func TestUnreadIsNotBlank(t *testing.T) {
	whole := func(refs ...govinfo.Ref) []govinfo.Ref { return refs }
	tests := []struct {
		name   string
		unread []govinfo.Ref
		parts  []string
	}{
		{"a table", whole("disputes"), []string{"四、政府信息公开行政复议、行政诉讼情况：整张表未能读取"}},
		{"a line", whole("applications.received"), []string{"一、本年新收政府信息公开申请数量：整行未能读取"}},
		{"cells of a line", whole("applications.received.total", "applications.received.research"),
			[]string{"一、本年新收政府信息公开申请数量：科研机构、总计 未能读取"}},
		{"an amount", whole("proactive.fees.amount"), []string{"行政事业性收费：整行未能读取"}},
		{"many lines", whole("applications.received", "applications.carriedIn", "applications.carriedOut", "applications.outcomes.granted.total"),
			[]string{"三、收到和处理政府信息公开申请情况：4 行共 22 格未能读取：一、本年新收政府信息公开申请数量，二、上年结转政府信息公开申请数量，三、（一）予以公开 等"}},
		{"the line of a form that the report does not follow", whole("proactive2019.licensing"), nil},
		{"no cell", whole("", "applications.nothing", "year"), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := govinfo.Zero(govinfo.Edition2021)
			r.Year, r.Agency.Name = 2023, "云溪县司法局"
			for ref, value := range r.Cells() {
				if !slices.ContainsFunc(test.unread, func(u govinfo.Ref) bool { return u != "" && ref.Within(u) }) {
					continue
				}
				var blank govinfo.Value = govinfo.Count{}
				if _, isAmount := value.(govinfo.Amount); isAmount {
					blank = govinfo.Amount{}
				}
				if err := r.Set(ref, blank); err != nil {
					t.Fatal(err)
				}
			}
			result := validate.Check(validate.Filing{Report: &r, Unread: test.unread})
			if len(result.Findings) > 0 {
				t.Errorf("findings: %v", allKeys(result.Findings))
			}
			if diff := cmp.Diff(test.parts, parts(result)); diff != "" {
				t.Errorf("unread (-want +got):\n%s", diff)
			}
			for _, s := range result.Skipped {
				if len(s.Missing) > 0 || len(s.Unread) == 0 || !strings.Contains(s.Message(language.Chinese), "未读取") {
					t.Errorf("%s %s is skipped for blanks: %s", s.Rule, s.Ref, s.Message(language.Chinese))
				}
			}
		})
	}
}

// A cell that is filled was read, whatever a filing says.
func TestFilledCellsAreRead(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Applications.Received.Total = govinfo.N(5)
	result := validate.Check(validate.Filing{Report: &r, Unread: []govinfo.Ref{"applications.received.total"}})
	if want := []string{"A01 applications.received.total", "A03 applications.outcomes.total.total"}; !cmp.Equal(want, allKeys(result.Findings)) || result.Unread != nil {
		t.Errorf("findings %v, unread %v", allKeys(result.Findings), result.Unread)
	}
}

// What is found in a report of which a part was not read would be found in the
// whole report, too, and no suspect is a cell that nobody has read. So whoever makes
// a filing of a reading, and looks at nothing else, accuses nobody falsely.
func TestUnreadCellsAccuseNobody(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 2026))
	for range 400 {
		whole := govinfotest.Options{}.Report(random)
		whole.Overview = append(whole.Overview, govinfo.Text(
			"全年新收政府信息公开申请"+whole.Applications.Received.Total.String()+"件，上年结转"+whole.Applications.CarriedIn.Total.String()+"件，办结"+whole.Applications.Outcomes.Total.Total.String()+"件。",
			"行政复议"+whole.Disputes.Reconsideration.Total.String()+"件，行政诉讼"+whole.Disputes.DirectLitigation.Total.String()+"件。")...)
		refs := slices.Collect(refsOf(&whole))
		for range random.IntN(3) {
			ref := refs[random.IntN(len(refs))]
			if value, _ := whole.At(ref); value != nil {
				if _, isCount := value.(govinfo.Count); isCount {
					must(t, whole.Set(ref, govinfo.N(random.Int64N(50))))
				}
			}
		}
		read := whole.Clone()
		var unread []govinfo.Ref
		chosen := refs[random.IntN(len(refs))]
		for range random.IntN(3) {
			chosen = chosen.Parent() // a cell, a line, a group or a table
		}
		for _, ref := range refs {
			if ref.Within(chosen) || random.IntN(40) == 0 {
				unread = append(unread, ref)
				if read.Set(ref, govinfo.Count{}) != nil {
					must(t, read.Set(ref, govinfo.Amount{}))
				}
			}
		}
		inWhole := make(map[string]bool)
		for _, key := range allKeys(validate.Check(validate.Filing{Report: &whole}).Findings) {
			inWhole[key] = true
		}
		result := validate.Check(validate.Filing{Report: &read, Unread: unread})
		for _, f := range result.Findings {
			if !inWhole[f.Key()] {
				t.Fatalf("%s is found only where %v was not read: %s", f.Key(), unread, f.Message(language.Chinese))
			}
			if slices.ContainsFunc(f.Refs, func(ref govinfo.Ref) bool { return slices.Contains(unread, ref) }) {
				t.Fatalf("%s speaks of a cell that was not read", f.Key())
			}
		}
		for _, s := range result.Locate().Suspects {
			for _, cell := range s.Cells {
				if slices.Contains(unread, cell.Ref) {
					t.Fatalf("%s is a suspect and was not read", cell.Ref)
				}
			}
		}
	}
}

func refsOf(r *govinfo.Report) func(yield func(govinfo.Ref) bool) {
	return func(yield func(govinfo.Ref) bool) {
		for ref := range r.Cells() {
			if !yield(ref) {
				return
			}
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// An organ whose name could not be read has not left it out.
func TestUnreadNameIsNotMissing(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year = 2023
	filing := validate.Filing{Report: &r}
	if want := []string{"M01 agency.name"}; !cmp.Equal(want, allKeys(validate.Check(filing).Findings)) {
		t.Error("the name is not missed")
	}
	filing.Unread = []govinfo.Ref{"agency.name"}
	if found := validate.Check(filing).Findings; len(found) > 0 {
		t.Errorf("found %v", allKeys(found))
	}
}

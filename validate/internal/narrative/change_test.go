package narrative

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// Changes are compared with the reports of both years: 15 received after 12, with
// 2 and 1 carried in, 16 answered after 11, 3 reconsiderations after 4.
func TestChanges(t *testing.T) {
	tests := []struct {
		text string
		want string // got and want, "" for silence
	}{
		{"收到政府信息公开申请15件，同比增长25%。", ""},
		{"收到政府信息公开申请15件，同比增长26%。", "26 25"},
		{"收到政府信息公开申请15件，同比增长25.0%。", ""},
		{"收到政府信息公开申请15件，同比增长25.1%。", "25.1 25.0"},
		{"收到政府信息公开申请15件，同比下降25%。", "-25 25"},
		{"收到政府信息公开申请15件，较上年增加3件。", ""},
		{"收到政府信息公开申请15件，较上年增加4件。", "4 3"},
		{"收到政府信息公开申请15件，较上年减少3件。", "-3 3"},
		{"收到政府信息公开申请15件，较上年增加3件，增长25%。", ""},
		{"收到政府信息公开申请15件，较上年增加3件，增长20%。", "20 25"},
		{"收到政府信息公开申请15件，比2022年增加4件。", "4 3"},
		{"收到政府信息公开申请15件，比2021年增加4件。", ""},
		{"收到政府信息公开申请15件，同比增长约26%。", ""},
		{"收到政府信息公开申请15件，办结率同比提高4%。", ""},
		{"收到政府信息公开申请15件，工作平稳，服务提升，同比增长90%。", ""},
		{"办结政府信息公开申请16件，同比上升45.5%。", ""},
		{"办结政府信息公开申请16件，同比上升54.5%。", "54.5 45.5"},
		{"因政府信息公开被申请行政复议3件，同比减少1件。", ""},
		{"因政府信息公开被申请行政复议3件，同比减少2件。", "-2 -1"},
		{"因政府信息公开被申请行政复议3件，同比下降25%。", ""},
		{"因政府信息公开被申请行政复议3件，同比增长25%。", "25 -25"},
		{"因政府信息公开被提起行政诉讼3件，同比增长90%。", ""},
		{"因政府信息公开被提起行政诉讼3件，同比增加2件。", "2 3"},
		{"全县收到政府信息公开申请15件，同比增长90%。", ""},
		{"收到政府信息公开申请15件，同比增长至90%。", "90 25"},
		{"收到政府信息公开申请15件，同比持平。", ""},
		{"收到政府信息公开申请15件，为上年的1.5倍。", ""},
	}
	r, prior := *readTables(t)["A"], *readTables(t)["A"]
	prior.Year = 2022
	row := func(line *govinfo.ByApplicant, n int64) {
		*line = govinfo.ByApplicant{NaturalPerson: govinfo.N(n), Total: govinfo.N(n)}
	}
	row(&prior.Applications.Received, 12)
	row(&prior.Applications.CarriedIn, 1)
	row(&prior.Applications.Outcomes.Total, 11)
	must(t, prior.Set("disputes.reconsideration.total", govinfo.N(4)))
	must(t, prior.Set("disputes.reconsideration.upheld", govinfo.N(4)))
	must(t, prior.Set("disputes.reconsideration.corrected", govinfo.N(0)))
	for _, ref := range govinfo.Refs() {
		if ref.Within("disputes.directLitigation") || ref.Within("disputes.litigationAfterReconsideration") {
			must(t, prior.Set(ref, govinfo.N(0)))
		}
	}
	for _, test := range tests {
		r.Overview = govinfo.Text(test.text)
		var got []string
		Check(&r, &prior, func(i Issue) {
			got = append(got, i.Got.String()+" "+i.Want.String())
			if i.Rule != "N21" || len(i.PriorRefs) == 0 || len(i.Refs) == 0 {
				t.Errorf("%s: %s with %v and %v", test.text, i.Rule, i.Refs, i.PriorRefs)
			}
		})
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
		if issues := checkAll(&r); len(issues) > 0 {
			t.Errorf("%s without last year's report:%s", test.text, describe(issues))
		}
	}
}

func TestRatio(t *testing.T) {
	tests := []struct {
		a, b  int64
		scale uint8
		want  string
	}{{100, 3, 0, "33"}, {200, 3, 0, "67"}, {-200, 3, 0, "-67"}, {200, 3, 1, "66.7"}, {-100, 8, 1, "-12.5"}, {0, 5, 2, "0.00"}}
	for _, test := range tests {
		if got := ratio(test.a, test.b, test.scale).String(); got != test.want {
			t.Errorf("%d/%d: %s, want %s", test.a, test.b, got, test.want)
		}
	}
}

package ledger_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/severity"
)

// worked is a file of worked cases, in the format of testdata/cases.json.
type worked struct {
	Organ string       `json:"organ"`
	Cases []workedCase `json:"cases"`
}

type workedCase struct {
	ID              string          `json:"id"`
	About           string          `json:"about"`
	Year            int             `json:"year"`
	AsOf            govinfo.Date    `json:"asOf"`
	Edition         int             `json:"edition"`
	From            string          `json:"from"`
	To              string          `json:"to"`
	DisputePolicy   string          `json:"disputePolicy"`
	PriorCarriedOut map[string]int  `json:"priorCarriedOut"`
	Ledger          json.RawMessage `json:"ledger"`
	Disputes        json.RawMessage `json:"disputes"`
	Expect          struct {
		Cells    map[govinfo.Ref]int64    `json:"cells"`
		Cases    map[govinfo.Ref][]string `json:"cases"`
		Due      map[string]string        `json:"due"`
		Problems []workedProblem          `json:"problems"`
		Unplaced []string                 `json:"unplaced"`
		Fees     *workedFees              `json:"fees"`
		Blank    bool                     `json:"blank"` // cells without cases are blank, not 0
	} `json:"expect"`
}

type workedProblem struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	At       string `json:"at"`
	Row      int    `json:"row,omitempty"`
}

type workedFees struct{ Notices, Noticed, Paid json.Number }

func TestWorkedCases(t *testing.T) {
	for _, name := range []string{"testdata/cases.json", "../../../shared/ledger/cases.json"} {
		data, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			t.Logf("%s is not here", name)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var file worked
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		for _, c := range file.Cases {
			t.Run(c.ID, func(t *testing.T) { c.check(t, file.Organ) })
		}
	}
}

// register writes the register of a worked case as the JSON that the library reads.
func (c *workedCase) register(organ string) []byte {
	from, to := c.From, c.To
	if from == "" {
		from = fmt.Sprintf("%d-01-01", c.Year)
	}
	if to == "" {
		to = fmt.Sprintf("%d-12-31", c.Year)
	}
	cases, disputes := c.Ledger, c.Disputes
	if cases == nil {
		cases = []byte("[]")
	}
	if disputes == nil {
		disputes = []byte("[]")
	}
	return fmt.Appendf(nil, `{"organ":%q,"from":%q,"to":%q,"cases":%s,"disputes":%s}`, organ, from, to, cases, disputes)
}

func (c *workedCase) options() ledger.Options {
	options := ledger.Options{AsOf: c.AsOf, Disputes: ledger.DisputePolicy(c.DisputePolicy)}
	if c.Edition == 2019 {
		options.Edition = govinfo.Edition2019
	}
	if c.PriorCarriedOut != nil {
		options.Prior = &govinfo.Report{}
		for _, class := range ledger.Classes() {
			_ = options.Prior.Set(govinfo.Ref("applications.carriedOut").Join(string(class)), govinfo.N(int64(c.PriorCarriedOut[string(class)])))
		}
	}
	return options
}

func (c *workedCase) check(t *testing.T, organ string) {
	reading, err := ledger.Read(bytes.NewReader(c.register(organ)))
	if err != nil {
		t.Fatal(err)
	}
	tally := reading.Ledger.Tally(c.Year, c.options())
	report := tally.Report()
	for ref, value := range report.Cells() {
		if !ref.Within("applications") && !ref.Within("disputes") {
			continue
		}
		got, want := value.(govinfo.Count), govinfo.N(c.Expect.Cells[ref])
		if c.Expect.Blank && c.Expect.Cells[ref] == 0 {
			want = govinfo.Count{}
		}
		n, _ := got.Int64()
		if c.From != "" && !c.Expect.Blank && n == c.Expect.Cells[ref] {
			continue // the shared cases do not tell a blank from 0
		}
		if got != want {
			t.Errorf("%s is %v, want %v", ref, got, want)
		}
	}
	c.checkCases(t, tally)
	due := make(map[string]string)
	for origin, day := range tally.Deadlines() {
		if _, known := due[origin.ID]; !known {
			due[origin.ID] = day.String()
		}
	}
	if diff := cmp.Diff(c.Expect.Due, due); diff != "" {
		t.Errorf("due (-want +got):\n%s", diff)
	}
	c.checkProblems(t, tally)
	if c.Expect.Fees != nil {
		got := workedFees{json.Number(fmt.Sprint(tally.Fees.Notices)), json.Number(tally.Fees.Noticed.String()), json.Number(tally.Fees.Paid.String())}
		if got != *c.Expect.Fees {
			t.Errorf("fees are %v, want %v", got, *c.Expect.Fees)
		}
	}
}

func (c *workedCase) checkCases(t *testing.T, tally *ledger.Tally) {
	got := make(map[govinfo.Ref][]string)
	for _, ref := range govinfo.Refs() {
		if ref.Last() == "total" || ref.Parent().Last() == "total" {
			continue
		}
		for _, origin := range tally.Cases(ref) {
			got[ref] = append(got[ref], origin.ID)
		}
	}
	if diff := cmp.Diff(c.Expect.Cases, got); diff != "" {
		t.Errorf("cases (-want +got):\n%s", diff)
	}
	unplaced := []string{}
	for _, origin := range tally.Unplaced {
		unplaced = append(unplaced, origin.ID)
	}
	if diff := cmp.Diff(c.Expect.Unplaced, unplaced); diff != "" {
		t.Errorf("unplaced (-want +got):\n%s", diff)
	}
}

func (c *workedCase) checkProblems(t *testing.T, tally *ledger.Tally) {
	var got, want []string
	for _, p := range tally.Problems {
		got = append(got, fmt.Sprint(workedProblem{string(p.Code), letters[p.Severity()], p.ID, p.Row}))
	}
	for _, p := range c.Expect.Problems {
		want = append(want, fmt.Sprint(p))
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// letters are the severities in the shared cases.
var letters = map[severity.Severity]string{severity.Error: "E", severity.Warning: "W", severity.Note: "N"}

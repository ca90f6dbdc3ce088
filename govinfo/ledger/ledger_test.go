package ledger_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"golang.org/x/text/language"
)

func day(year int, month time.Month, d int) govinfo.Date {
	return govinfo.Date{Year: year, Month: month, Day: d}
}

// A register of two requests becomes tables 三 and 四, and every figure names its cases.
func Example() {
	register := ledger.Ledger{
		Organ: "云溪县水利局", From: day(2024, 1, 1), To: day(2024, 12, 31),
		Cases: []ledger.Case{
			{ID: "2024-1", Received: day(2024, 3, 4), Applicant: ledger.Business, Closed: day(2024, 4, 2), Outcome: "granted"},
			{ID: "2024-2", Received: day(2024, 12, 16), Applicant: ledger.NaturalPerson},
		},
	}
	tally := register.Tally(2024, ledger.Options{})
	report := tally.Report()
	fmt.Println(report.Applications.Received.Total, report.Applications.Outcomes.Total.Total, report.Applications.CarriedOut.Total)
	fmt.Println(tally.Cases("applications.outcomes.granted.business"))
	fmt.Println(tally.Lines("2024-2"))
	for _, problem := range tally.Problems {
		fmt.Println(problem.Code, problem.Message(language.English))
	}
	// Output:
	// 2 1 1
	// [{2024-1 1}]
	// [applications.received.naturalPerson applications.carriedOut.naturalPerson]
	// L21 2024-1 (row 1): answered late; register: 2024-04-02; want: ≤ 2024-04-01. Basis: 条例第三十三条
}

// An open request has a deadline as long as nothing is awaited from the applicant.
func ExampleTally_Due() {
	register := ledger.Ledger{Cases: []ledger.Case{
		{ID: "a", Received: day(2024, 3, 4), Applicant: ledger.Research},
		{ID: "b", Received: day(2024, 3, 4), Applicant: ledger.Research, Supplement: &ledger.Supplement{Notified: day(2024, 3, 8)}},
	}}
	tally := register.Tally(2024, ledger.Options{AsOf: day(2024, 3, 20)})
	fmt.Printf("%v %q\n", tally.Due("a"), tally.Due("b"))
	// Output: 2024-04-01 ""
}

// Every code of the catalogue is met by one of the worked cases.
func TestEveryCodeHasAWorkedCase(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var file worked
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	met := make(map[string]bool)
	for _, c := range file.Cases {
		for _, p := range c.Expect.Problems {
			met[p.Code] = true
		}
	}
	for _, code := range ledger.Codes() {
		if !met[string(code)] {
			t.Errorf("no worked case for %s", code)
		}
		p := ledger.Problem{Code: code, ID: "x", Row: 2, Got: "g", Want: "w"}
		if zh, en := p.Message(language.Chinese), p.Message(language.English); zh == en || !strings.Contains(zh, "g") || !strings.Contains(en, "w") {
			t.Errorf("%s says %q and %q", code, zh, en)
		}
	}
}

// A register goes through JSON and back.
func TestJSONRoundTrip(t *testing.T) {
	register := ledger.Ledger{
		Organ: "云溪县水利局", From: day(2024, 1, 1), To: day(2024, 12, 31),
		Cases: []ledger.Case{{
			ID: "1", Received: day(2024, 3, 4), Applicant: ledger.Business, Closed: day(2024, 4, 2), Outcome: "granted", Channel: ledger.OrdinaryPost,
			Arrived: day(2024, 3, 4), Supplement: &ledger.Supplement{Notified: day(2024, 3, 5), Due: day(2024, 3, 6), Received: day(2024, 3, 6)},
			Extension:     &ledger.Extension{Notified: day(2024, 3, 7), Workdays: 5},
			Consultations: []ledger.Consultation{{Kind: ledger.ThirdParty, Sent: day(2024, 3, 7), Returned: day(2024, 3, 8)}},
			ReasonsAsked:  day(2024, 3, 9), Items: 3, ApplicantKey: "k", Due: day(2024, 4, 1), Row: 7,
			Fee: &ledger.Fee{Basis: ledger.ByPages, Pages: 31, Sent: day(2024, 3, 7), Received: day(2024, 3, 8), Amount: govinfo.MustAmount("10"), Paid: day(2024, 3, 9)},
		}, {ID: "2"}},
		Disputes: []ledger.Dispute{{ID: "d", Kind: ledger.DirectLitigation, Filed: day(2024, 5, 5), Result: ledger.Upheld, Concluded: day(2024, 6, 5), CoDefendant: true, Cases: []string{"1"}}},
	}
	data, err := json.Marshal(register)
	if err != nil {
		t.Fatal(err)
	}
	var back ledger.Ledger
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(register, back) {
		t.Errorf("%+v came back as %+v", register, back)
	}
}

func TestKeysThatTheRecordLacksAreNotKept(t *testing.T) {
	const source = `{"cases":[{"id":"1","name":"张三丰","phone":"13900000000","remark":"x","applicant":"李四","received":["2024"],"outcome":{"a":1},"items":"many","fee":{"amount":"王五"}}, 7],"secret":"y"}`
	reading, err := ledger.Read(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(reading.Dropped, reading.Ignored); got != "[name phone] [remark secret]" {
		t.Errorf("dropped and ignored are %s", got)
	}
	tally := reading.Ledger.Tally(2024, ledger.Options{})
	var said strings.Builder
	for _, p := range tally.Problems {
		said.WriteString(p.Message(language.Chinese) + p.Message(language.English) + p.Got + p.Want)
	}
	for _, secret := range []string{"张三", "李四", "王五", "many", "139"} {
		if strings.Contains(said.String(), secret) {
			t.Errorf("problems repeat %q: %s", secret, said.String())
		}
	}
}

func TestNoRegister(t *testing.T) {
	for _, source := range []string{"", "[]", "7", "{}", `{"cases":7}`, `{"cases":[{}`, `{"cases":[],"from":"soon"}`, `{"organ":"x"}`} {
		if _, err := ledger.Read(strings.NewReader(source)); err == nil {
			t.Errorf("%q is read as a register", source)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"cases":[{"id":"1","received":"2024-03-04","applicant":"business","consultations":[{"sent":"2024-03-05"}]}],"disputes":[{"id":"d"}]}`), 2024)
	f.Add([]byte(`{"cases":[{"fee":{"basis":"items","amount":"99999999999999999999"},"items":9e9}]}`), -5)
	f.Fuzz(func(t *testing.T, data []byte, year int) {
		reading, err := ledger.Read(strings.NewReader(string(data)))
		if err != nil {
			return
		}
		tally := reading.Ledger.Tally(year, ledger.Options{})
		report := tally.Report()
		a := report.Applications
		balance := func(one, two, three, four govinfo.Count) {
			n := func(c govinfo.Count) int64 { v, _ := c.Int64(); return v }
			if n(one)+n(two) != n(three)+n(four) {
				t.Errorf("%v + %v is not %v + %v", one, two, three, four)
			}
		}
		balance(a.Received.Total, a.CarriedIn.Total, a.Outcomes.Total.Total, a.CarriedOut.Total)
		balance(a.Received.Business, a.CarriedIn.Business, a.Outcomes.Total.Business, a.CarriedOut.Business)
		for _, p := range tally.Problems {
			p.Message(language.Chinese)
		}
	})
}

// manyCases makes a register of n ordinary cases.
func manyCases(n int) *ledger.Ledger {
	l := &ledger.Ledger{Cases: make([]ledger.Case, n)}
	outcomes := ledger.Outcomes(govinfo.Edition2021)
	for i := range l.Cases {
		l.Cases[i] = ledger.Case{
			ID: fmt.Sprintf("2024-%07d", i), Received: day(2024, time.Month(i%12+1), i%28+1), Applicant: ledger.Classes()[i%6],
			ApplicantKey: fmt.Sprintf("k%d", i%1000),
		}
		if c := &l.Cases[i]; i%7 != 0 {
			c.Closed, c.Outcome = day(2024, c.Received.Month, 28), outcomes[i%len(outcomes)]
		}
	}
	return l
}

// A register of a million cases: time and memory a case must not grow with their
// number.
func BenchmarkTally(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := manyCases(n)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				l.Tally(2024, ledger.Options{})
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/case")
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/float64(n), "B/case")
		})
	}
}

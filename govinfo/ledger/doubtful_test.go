package ledger_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
)

// Where the law or the words of a problem could be read in two ways, this is how they are
// read, and why.
func TestDoubtfulPoints(t *testing.T) {
	const base = `"id":"a","received":"2024-03-04","applicant":"business"`
	for _, test := range []struct{ why, record, want string }{
		{"a supplement on the last day of the term came", `"closed":"2024-04-01","outcome":"other.notSupplemented","supplement":{"notified":"2024-03-08","due":"2024-03-29","received":"2024-03-29"}`, "L31"},
		{"a supplement after the term is none: 逾期不补正 (art. 30)", `"closed":"2024-04-08","outcome":"other.notSupplemented","supplement":{"notified":"2024-03-08","due":"2024-03-29","received":"2024-04-01"}`, ""},
		{"no term was set, so no supplement is late", `"closed":"2024-04-08","outcome":"other.notSupplemented","supplement":{"notified":"2024-03-08","received":"2024-04-01"}`, "L31"},
		{"both are true, and all is told in one pass", `"closed":"2024-03-20","outcome":"other.notSupplemented","supplement":{"notified":"2024-03-08","due":"2024-03-29","received":"2024-03-15"}`, "L31 L32"},
		{"paid on the last day", `"closed":"2024-05-10","outcome":"other.feeUnpaid","fee":{"sent":"2024-03-11","received":"2024-03-11","paid":"2024-04-09"}`, "L34"},
		{"a payment after the term is none (109号)", `"closed":"2024-05-10","outcome":"other.feeUnpaid","fee":{"sent":"2024-03-11","received":"2024-03-11","paid":"2024-04-10"}`, ""},
		{"paid, and closed before the term ended", `"closed":"2024-04-08","outcome":"other.feeUnpaid","fee":{"sent":"2024-03-11","received":"2024-03-11","paid":"2024-03-20"}`, "L34 L35"},
		{"a term that ends before its notice contradicts it as a reply does: no deadline is told", `"closed":"2024-03-20","outcome":"granted","supplement":{"notified":"2024-03-08","due":"2024-03-07","received":"2024-03-12"}`, "L14"},
		{"a term that ends with its notice is none to be judged", `"closed":"2024-03-20","outcome":"granted","supplement":{"notified":"2024-03-08","due":"2024-03-08","received":"2024-03-08"}`, ""},
		{"a supplement and a payment before their letters", `"closed":"2024-03-20","outcome":"granted","fee":{"sent":"2024-03-08","paid":"2024-03-07"}`, "L14"},
		{"the extension told on the last of the first 20 days", `"closed":"2024-04-15","outcome":"granted","extension":{"notified":"2024-04-01"}`, ""},
		{"the register has the due day that is reckoned, and no answer", `"due":"2024-04-01"`, "L22"},
	} {
		got := codes(t, `{"from":"2024-01-01","to":"2024-12-31","cases":[{`+base+`,`+test.record+`}]}`, 2024, ledger.Options{})
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.why, got, test.want)
		}
	}
	source := `{"from":"2024-01-01","to":"2024-12-31","cases":[{` + base + `}]}`
	for asOf, want := range map[int]string{1: "", 2: "L22"} {
		if got := codes(t, source, 2024, ledger.Options{AsOf: day(2024, 4, asOf)}); got != want {
			t.Errorf("as of April %d: %q, want %q", asOf, got, want)
		}
	}
}

// codes returns the codes that are told of a register.
func codes(t *testing.T, source string, year int, options ledger.Options) string {
	t.Helper()
	reading, err := ledger.Read(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range reading.Ledger.Tally(year, options).Problems {
		got = append(got, string(p.Code))
	}
	return strings.Join(got, " ")
}

// An empty register without a period says nothing: no case does not mean none, and nothing
// is 0. One with a period says that there was none.
func TestEmptyRegisterWithoutPeriod(t *testing.T) {
	for source, want := range map[string]string{
		`{"cases":[]}`: "L70 ", `{"cases":[],"from":"2024-01-01","to":"2024-12-31"}`: " 0", `{"cases":[],"from":"2024-02-01","to":"2024-12-31"}`: "L70 ",
		`{"cases":[],"from":"2024-01-01"}`: "L70 ",
	} {
		reading, err := ledger.Read(strings.NewReader(source))
		if err != nil {
			t.Fatal(err)
		}
		tally := reading.Ledger.Tally(2024, ledger.Options{})
		got := codes(t, source, 2024, ledger.Options{}) + " " + tally.Applications().Received.Total.String()
		if got != want {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
}

// A case outside the year is in no line, and that is no error. What is late in it stays
// late: the clock runs for the register, not for the report, so that a case of the new year
// is told once it is overdue.
func TestCasesOutsideTheYear(t *testing.T) {
	const source = `{"from":"2022-01-01","to":"2025-12-31","cases":[
		{"id":"old","received":"2023-03-01","applicant":"business","closed":"2023-03-20","outcome":"granted"},
		{"id":"old and late","received":"2023-03-01","applicant":"business","closed":"2023-04-20","outcome":"granted"},
		{"id":"new","received":"2025-01-02","applicant":"business"}]}`
	for asOf, want := range map[govinfo.Date]string{day(2025, 1, 31): "L21", day(2025, 2, 28): "L21 L22"} {
		if got := codes(t, source, 2024, ledger.Options{AsOf: asOf}); got != want {
			t.Errorf("as of %v: %q, want %q", asOf, got, want)
		}
	}
	reading, _ := ledger.Read(strings.NewReader(source))
	tally := reading.Ledger.Tally(2024, ledger.Options{})
	for _, id := range []string{"old", "old and late", "new"} {
		if lines := tally.Lines(id); lines != nil {
			t.Errorf("%s stands in %v", id, lines)
		}
	}
}

// A co-defendant as the organ of reconsideration is sued over the act of another organ: the
// request is in that one's register, and is not missed here.
func TestCoDefendantIsNotAskedForItsRequest(t *testing.T) {
	const source = `{"from":"2024-01-01","to":"2024-12-31","disputes":[{"id":"d","kind":"litigationAfterReconsideration","filed":"2024-03-01","coDefendant":%v,"cases":["elsewhere"]}]}`
	for coDefendant, want := range map[bool]string{true: "L84", false: "L85"} {
		if got := codes(t, fmt.Sprintf(source, coDefendant), 2024, ledger.Options{}); got != want {
			t.Errorf("%v: %q, want %q", coDefendant, got, want)
		}
	}
}

package oracle

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/calendar"
)

// listWorkdays is a program for Node.js that prints whether chinese-days works on each day
// of 2019 to 2026.
const listWorkdays = `
const { isWorkday } = require(process.argv[1]);
const days = {};
for (let at = new Date(Date.UTC(2019, 0, 1)); at.getUTCFullYear() < 2027; at.setUTCDate(at.getUTCDate() + 1)) {
  const text = at.toISOString().slice(0, 10);
  days[text] = isWorkday(text);
}
console.log(JSON.stringify(days));
`

// workdays returns what the npm package chinese-days says of every day. The environment
// says where it is.
func workdays(t *testing.T) map[string]bool {
	t.Helper()
	folder := os.Getenv("CHINESE_DAYS")
	if folder == "" {
		t.Skip("CHINESE_DAYS does not name the folder of the npm package chinese-days")
	}
	out, err := exec.Command("node", "-e", listWorkdays, folder).Output()
	if err != nil {
		t.Fatal(err)
	}
	var days map[string]bool
	if err := json.Unmarshal(out, &days); err != nil {
		t.Fatal(err)
	}
	return days
}

func dateOf(at time.Time) govinfo.Date {
	return govinfo.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}
}

func TestWorkingDaysAgree(t *testing.T) {
	days := workdays(t)
	if len(days) != 2922 {
		t.Fatalf("the oracle has %d days", len(days))
	}
	for text, want := range days {
		date, err := govinfo.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		if works, ok := calendar.Statutory().Working(date); works != want || !ok {
			t.Errorf("%s: works %v (known %v), want %v", text, works, ok, want)
		}
	}
}

// span is a consultation by its days.
type span struct{ sent, returned time.Time }

// countedBySteps walks day by day: independent of how the library counts.
func countedBySteps(days map[string]bool, start time.Time, n int, letters []span) time.Time {
	for at := start; ; {
		at = at.AddDate(0, 0, 1)
		suspended := false
		for _, l := range letters {
			suspended = suspended || at.After(l.sent) && !at.After(l.returned)
		}
		if days[at.Format(time.DateOnly)] && !suspended {
			if n--; n == 0 {
				return at
			}
		}
	}
}

// Deadlines of requests with supplements, payments, extensions and consultations in every
// order agree with a count by steps over the oracle's days.
func TestDeadlinesAgree(t *testing.T) {
	days := workdays(t)
	random := rand.New(rand.NewPCG(2019, 2026))
	first := time.Date(2019, 5, 15, 0, 0, 0, 0, time.UTC)
	for range 20_000 {
		received := first.AddDate(0, 0, random.IntN(2500))
		c := ledger.Case{ID: "1", Received: dateOf(received), Applicant: ledger.Business}
		start, n := received, 20
		later := func(most int) time.Time { return start.AddDate(0, 0, random.IntN(most)) }
		if random.IntN(3) == 0 {
			notified := later(9)
			start = notified.AddDate(0, 0, random.IntN(20))
			c.Supplement = &ledger.Supplement{Notified: dateOf(notified), Received: dateOf(start)}
		}
		if random.IntN(3) == 0 {
			c.Extension = &ledger.Extension{Notified: dateOf(later(20)), Workdays: random.IntN(30)}
			if n += min(c.Extension.Workdays, 20); c.Extension.Workdays == 0 {
				n += 20
			}
		}
		if random.IntN(4) == 0 {
			sent := later(15)
			start = sent.AddDate(0, 0, random.IntN(25))
			c.Fee = &ledger.Fee{Basis: ledger.ByPages, Sent: dateOf(sent), Paid: dateOf(start)}
		}
		var letters []span
		for random.IntN(2) == 0 {
			sent := received.AddDate(0, 0, random.IntN(60))
			l := span{sent, sent.AddDate(0, 0, random.IntN(40))}
			letters = append(letters, l)
			c.Consultations = append(c.Consultations, ledger.Consultation{Kind: ledger.ThirdParty, Sent: dateOf(l.sent), Returned: dateOf(l.returned)})
		}
		want := countedBySteps(days, start, n, letters)
		register := ledger.Ledger{Cases: []ledger.Case{c}}
		got := register.Tally(received.Year(), ledger.Options{}).Due("1")
		if want.Year() > 2026 {
			if !got.IsZero() {
				t.Fatalf("%+v has a deadline beyond the calendar", c)
			}
			continue
		}
		if got != dateOf(want) {
			t.Fatalf("%+v is due on %v, want %v", c, got, dateOf(want))
		}
	}
}

package calendar_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger/calendar"
)

func date(t testing.TB, text string) govinfo.Date {
	t.Helper()
	d, err := govinfo.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func ExampleCalendar_Add() {
	received := govinfo.Date{Year: 2024, Month: time.March, Day: 4}
	due, ok := calendar.Statutory().Add(received, 20)
	fmt.Println(due, ok)
	_, ok = calendar.Statutory().Add(govinfo.Date{Year: 2150, Month: 1, Day: 4}, 20)
	fmt.Println(ok)
	// Output:
	// 2024-04-01 true
	// false
}

// A region adds its own holidays.
func ExampleCalendar_With() {
	day := govinfo.Date{Year: 2024, Month: time.April, Day: 11}
	guangxi := calendar.Statutory().With(
		calendar.Day{Date: day, Occasion: "三月三"},
		calendar.Day{Date: govinfo.Date{Year: 2024, Month: time.April, Day: 12}, Occasion: "三月三"})
	for _, c := range []calendar.Calendar{calendar.Statutory(), guangxi} {
		due, _ := c.Add(govinfo.Date{Year: 2024, Month: time.April, Day: 10}, 3)
		fmt.Println(due)
	}
	// Output:
	// 2024-04-15
	// 2024-04-17
}

func TestWorkingDaysOfTheYears(t *testing.T) {
	c := calendar.Statutory()
	for i, want := range []int{250, 249, 250, 249, 249, 251, 248, 248} {
		year := 2019 + i
		n, works := 0, false
		for at := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() == year; at = at.AddDate(0, 0, 1) {
			var ok bool
			works, ok = c.Working(govinfo.Date{Year: year, Month: at.Month(), Day: at.Day()})
			if !ok {
				t.Fatalf("%v is not known", at)
			}
			if works {
				n++
			}
		}
		if n != want {
			t.Errorf("%d has %d working days, want %d", year, n, want)
		}
	}
}

// Days that other calendars of the notices have wrong.
func TestContestedDays(t *testing.T) {
	for text, want := range map[string]bool{
		"2020-01-31": false, "2020-02-01": false, "2020-02-02": false, "2020-02-03": true, // the extension of 2020 revokes the make-up day
		"2023-01-02": false, "2023-01-03": true,
		"2024-02-09": true, "2024-02-10": false, // 除夕 of 2024 is worked
		"2025-01-28": false, // 除夕 is a statutory day since 2025
		"2024-04-28": true,  // a Sunday
	} {
		if works, ok := calendar.Statutory().Working(date(t, text)); works != want || !ok {
			t.Errorf("%s: works %v (known %v), want %v", text, works, ok, want)
		}
	}
}

func TestAddAndBetweenAgree(t *testing.T) {
	c := calendar.Statutory()
	for at := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2026; at = at.AddDate(0, 0, 1) {
		start := govinfo.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}
		for _, n := range []int{0, 1, 7, 15, 20, 40} {
			end, ok := c.Add(start, n)
			if !ok {
				t.Fatalf("%v + %d is not known", start, n)
			}
			if got, ok := c.Between(start, end); got != n || !ok {
				t.Fatalf("%v to %v is %d, want %d", start, end, got, n)
			}
			if back, ok := c.Between(end, start); back != -n || !ok {
				t.Fatalf("%v back to %v is %d, want %d", end, start, back, -n)
			}
			if works, _ := c.Working(end); n > 0 && !works {
				t.Fatalf("%v + %d ends on %v, a day off", start, n, end)
			}
		}
	}
}

func TestTheCalendarEnds(t *testing.T) {
	c := calendar.Statutory()
	_, last := c.Years()
	if _, ok := c.Add(govinfo.Date{Year: last, Month: 12, Day: 10}, 20); ok {
		t.Error("a period beyond the last year has an end")
	}
	if end, ok := c.Add(date(t, "2018-12-31"), 1); !ok || end != date(t, "2019-01-02") {
		t.Errorf("the first working day is %v, %v", end, ok)
	}
	if _, ok := c.Add(date(t, "2018-12-30"), 1); ok {
		t.Error("a period begins before the first year")
	}
	if _, ok := c.Between(date(t, "2018-06-01"), date(t, "2019-06-01")); ok {
		t.Error("days of unknown years are counted")
	}
	if _, ok := (calendar.Calendar{}).Add(date(t, "2024-06-01"), 1); ok {
		t.Error("the zero calendar knows a day")
	}
	if _, ok := c.Working(govinfo.Date{Year: 2024, Month: 2, Day: 30}); ok {
		t.Error("30 February is known")
	}
	next := c.WithYear(last+1, calendar.Day{Date: govinfo.Date{Year: last + 1, Month: 1, Day: 1}})
	if _, ok := next.Add(govinfo.Date{Year: last, Month: 12, Day: 10}, 20); !ok {
		t.Error("a year was added and is not known")
	}
	if first, lastYear := c.WithYear(last + 2).Years(); first != 2019 || lastYear != last {
		t.Errorf("a year behind a gap is known: %d to %d", first, lastYear)
	}
}

// The days encoded a second time by hand, where they are at hand.
func TestSecondEncoding(t *testing.T) {
	file, err := os.Open("../../../../shared/ledger/calendar.csv")
	if err != nil {
		t.Skip("no second encoding here")
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	differs := make(map[string]bool)
	for _, row := range rows[1:] {
		differs[row[0]] = row[2] == "work"
	}
	for at := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2027; at = at.AddDate(0, 0, 1) {
		want, changed := differs[at.Format(time.DateOnly)]
		if !changed {
			want = at.Weekday() != time.Saturday && at.Weekday() != time.Sunday
		}
		if works, ok := calendar.Statutory().Working(govinfo.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}); works != want || !ok {
			t.Errorf("%v: works %v, want %v", at.Format(time.DateOnly), works, want)
		}
	}
}

func TestStatutoryDaysNameTheirNotice(t *testing.T) {
	all := calendar.StatutoryDays()
	for i, day := range all {
		if day.Notice == "" || day.Occasion == "" || i > 0 && all[i-1].Date.Compare(day.Date) >= 0 {
			t.Errorf("%+v stands behind %+v", day, all[max(i-1, 0)])
		}
	}
}

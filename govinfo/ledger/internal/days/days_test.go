package days

import (
	"fmt"
	"math/bits"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
)

func ExampleOf() {
	n, ok := Of(govinfo.Date{Year: 2024, Month: time.February, Day: 29})
	fmt.Println((n + 1).Date(), n.Weekday(), ok)
	_, ok = Of(govinfo.Date{Year: 2023, Month: time.February, Day: 29})
	fmt.Println(ok)
	// Output:
	// 2024-03-01 Thursday true
	// false
}

func TestEveryDayComesBack(t *testing.T) {
	n := YearStart(FirstYear)
	for at := time.Date(FirstYear, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() <= LastYear; at = at.AddDate(0, 0, 1) {
		d := govinfo.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}
		if got, ok := Of(d); !ok || got != n || n.Date() != d || n.Weekday() != at.Weekday() {
			t.Fatalf("%v is day %d (%v), want %d; back %v", d, got, ok, n, n.Date())
		}
		n++
	}
}

func TestNoSuchDay(t *testing.T) {
	for _, d := range []govinfo.Date{
		{Year: 2024, Month: 2, Day: 30}, {Year: 2024, Month: 13, Day: 1}, {Year: 2024, Month: 4, Day: 31}, {Year: 2024, Month: 4},
		{Year: 24, Month: 4, Day: 1}, {Year: 20240, Month: 4, Day: 1}, {Year: -1 << (bits.UintSize - 2), Month: 1 << (bits.UintSize - 4), Day: 1}, {Day: 1 << (bits.UintSize - 2), Year: 2024, Month: 1},
	} {
		if n, ok := Of(d); ok {
			t.Errorf("%v is day %d", d, n)
		}
	}
	if n, ok := Of(govinfo.Date{}); n != 0 || !ok || !n.Date().IsZero() {
		t.Errorf("the unstated date is %d, %v", n, ok)
	}
}

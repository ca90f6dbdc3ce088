package calendar

import (
	"strconv"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
)

// statutoryYear is what one notice orders.
type statutoryYear struct {
	year   int
	notice string
	runs   []run
}

// run is the days from one of the month to another, all of one kind.
type run struct {
	from, to string // "0210"
	works    bool
	occasion string
}

func (y *statutoryYear) days() []Day {
	var all []Day
	for _, run := range y.runs {
		to := y.date(run.to)
		for at := y.date(run.from); !at.After(to); at = at.AddDate(0, 0, 1) {
			date := govinfo.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}
			all = append(all, Day{Date: date, Works: run.works, Occasion: run.occasion, Notice: y.notice})
		}
	}
	return all
}

func (y *statutoryYear) date(text string) time.Time {
	month, _ := strconv.Atoi(text[:2])
	day, _ := strconv.Atoi(text[2:])
	return time.Date(y.year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

package register

import (
	"strconv"
	"strings"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// isUnstated reports whether an entry says that there is none.
func isUnstated(text string) bool {
	switch words.Fold(text) {
	case "", "/", "-", "--", "—", "——", "无", "不涉及", "\\":
		return true
	}
	return false
}

// parseDate reads a day as registers write it: 2024-03-04, 2024/3/4, 2024.3.4,
// 2024年3月4日, 20240304, each with the time of day behind it; never the month first, and
// no day without all three parts.
func parseDate(text string, excel bool) (govinfo.Date, bool) {
	const most = 64
	if len(text) > most {
		return govinfo.Date{}, false
	}
	text = strings.TrimSpace(fullWidth.Replace(text))
	if excel {
		if date, ok := serial(text); ok {
			return date, true
		}
	}
	if day, clock, found := cutTime(text); found {
		if !isTime(clock) {
			return govinfo.Date{}, false
		}
		text = day
	}
	text = strings.Join(strings.Fields(text), "")
	year, month, day, ok := split(text)
	if !ok {
		return govinfo.Date{}, false
	}
	date := govinfo.Date{Year: year, Month: time.Month(month), Day: day}
	at := time.Date(year, date.Month, day, 0, 0, 0, 0, time.UTC)
	return date, at.Day() == day && int(at.Month()) == month
}

var fullWidth = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "－", "-", "／", "/", "．", ".", "：", ":", "\u00a0", " ", "\u3000", " ")

// cutTime cuts the time of day from a date: behind T, behind 日 or behind a space.
func cutTime(text string) (day, clock string, found bool) {
	colon := strings.IndexByte(text, ':')
	if colon < 0 {
		return text, "", false
	}
	at := strings.LastIndexAny(text[:colon], " T")
	if sun := strings.LastIndex(text[:colon], "日"); sun+len("日")-1 > at && sun >= 0 {
		return text[:sun+len("日")], text[sun+len("日"):], true
	}
	if at < 0 {
		return text, "", true
	}
	return text[:at], text[at+1:], true
}

func isTime(clock string) bool {
	clock = strings.TrimSpace(clock)
	return clock != "" && strings.Trim(clock, "0123456789:.+Z") == "" && clock[0] >= '0' && clock[0] <= '9'
}

// split takes a day apart.
func split(text string) (year, month, day int, ok bool) {
	if len(text) == 8 && strings.Trim(text, "0123456789") == "" {
		return number(text[:4]), number(text[4:6]), number(text[6:]), true
	}
	for _, marks := range [...][3]string{{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}} {
		first, rest, found := strings.Cut(text, marks[0])
		if !found {
			continue
		}
		second, third, found := strings.Cut(rest, marks[1])
		third, ended := strings.CutSuffix(third, marks[2])
		if !found || !ended || len(first) != 4 || len(second) > 2 || len(third) > 2 {
			return 0, 0, 0, false
		}
		year, month, day = number(first), number(second), number(third)
		return year, month, day, year > 0 && month > 0 && day > 0
	}
	return 0, 0, 0, false
}

// number returns a number of digits only, or 0.
func number(text string) int {
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return 0
	}
	n, _ := strconv.Atoi(text)
	return n
}

// serial reads a day of Excel's calendar of 1900, from 2000 to 2099.
func serial(text string) (govinfo.Date, bool) {
	whole, fraction, _ := strings.Cut(text, ".")
	n := number(whole)
	if len(whole) != 5 || strings.Trim(fraction, "0123456789") != "" || n < 36526 || n > 73050 {
		return govinfo.Date{}, false
	}
	at := time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC)
	return govinfo.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}, true
}

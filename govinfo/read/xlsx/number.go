package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// number writes a number of the file as it is to be read.
func (f numberFormat) number(raw string) string {
	raw = strings.TrimSpace(raw)
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(value, 0) || math.IsNaN(value) {
		return raw
	}
	if day, ok := f.day(value); ok {
		return day
	}
	digits := fifteen(value)
	if f.percent {
		digits = shifted(digits, 2)
	}
	if missing := f.decimals - behindPoint(digits); f.decimals <= 15 && missing > 0 {
		if behindPoint(digits) == 0 {
			digits += "."
		}
		digits += strings.Repeat("0", missing)
	}
	if f.percent {
		digits += "%"
	}
	return digits
}

// fifteen writes a number in decimal, to the 15 digits that spreadsheets keep:
// what they calculate has noise behind these.
func fifteen(value float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'e', 14, 64), 64)
	if err != nil {
		rounded = value
	}
	if rounded == 0 {
		return "0" // and not "-0"
	}
	if size := math.Abs(rounded); size >= 1e21 || size < 1e-15 {
		return strconv.FormatFloat(rounded, 'e', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// behindPoint counts the digits behind the point.
func behindPoint(digits string) int {
	_, fraction, _ := strings.Cut(digits, ".")
	return len(fraction)
}

// shifted moves the point of a number to the right.
func shifted(digits string, by int) string {
	if strings.ContainsAny(digits, "eE") {
		return digits
	}
	digits, negative := strings.CutPrefix(digits, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	for len(fraction) < by {
		fraction += "0"
	}
	whole, fraction = strings.TrimLeft(whole+fraction[:by], "0"), strings.TrimRight(fraction[by:], "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if negative {
		whole = "-" + whole
	}
	return whole
}

// Days of spreadsheets count from the end of 1899.
const (
	firstDay = 36526 // 2000-01-01
	lastDay  = 73051 // 2100-01-01, which is none any more
)

// day writes a number as a day, where its format is that of a date and it is one
// that a report can name.
func (f numberFormat) day(value float64) (string, bool) {
	if !f.date || value < firstDay || value >= lastDay {
		return "", false
	}
	day := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(value))
	return day.Format(time.DateOnly), true
}

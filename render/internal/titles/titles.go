// Package titles knows where the title of a report may be broken into lines.
package titles

import (
	"strings"
	"unicode/utf8"
)

// CutAfterYear cuts a title behind its year, "云溪县司法局2022年" and
// "政府信息公开工作年度报告": GB/T 9704 forbids to break a title within a word.
// after is "" where the title has no year, or has it so near an end that one of
// the lines would be very short.
func CutAfterYear(title string) (before, after string) {
	const year = "年"
	for i := 4; i+len(year) < len(title); i++ {
		if digit := title[i-1]; digit < '0' || digit > '9' || !strings.HasPrefix(title[i:], year) {
			continue
		}
		before, after = title[:i+len(year)], title[i+len(year):]
		if all := utf8.RuneCountInString(title); utf8.RuneCountInString(before) < all/3 || utf8.RuneCountInString(after) < all/4 {
			break
		}
		return before, after
	}
	return title, ""
}

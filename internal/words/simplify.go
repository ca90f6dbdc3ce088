package words

import "strings"

// Simplified returns a text in simplified characters.
func Simplified(text string) string { return strings.Map(simplify, text) }

// simplify returns the simplified form of a traditional character that reports
// use. Others are returned as they are.
//
// Only the keys of words are simplified, never what a report says: a name or a
// sentence stays as it is printed.
func simplify(r rune) rune {
	low, high := 0, len(simplified)
	for low < high {
		middle := (low + high) / 2
		switch known := simplified[middle].traditional; {
		case known == r:
			return simplified[middle].simplified
		case known < r:
			low = middle + 1
		default:
			high = middle
		}
	}
	return r
}

type character struct{ traditional, simplified rune }

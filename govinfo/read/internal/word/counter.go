// Package word counts the lists of word processors: what Word prints before a
// paragraph of a list, in whatever format its file is.
package word

import (
	"strings"
	"unicode/utf8"
)

const (
	// Levels is the number of levels of a list.
	Levels = 9
	// MaxLevelText is the length of the longest text of a level, which each
	// paragraph of the list repeats. Word allows 31 characters, and 255 in a file.
	MaxLevelText = 255
)

// Level is the definition of a level of a list.
type Level struct {
	Start   int
	Format  string // of ST_NumberFormat; see [Number]
	Text    string // "%1、"
	Suffix  string // what follows the number: "tab", "space" or "nothing"
	Legal   bool   // all numbers are decimal
	Restart int    // 0: after any higher level; -1: never; n: after level n or higher
}

// Counter is how far a list has counted. Its zero value is a list that was not
// used.
type Counter struct {
	count    [Levels]int
	counting [Levels]bool
}

// Start makes the next paragraph of a level that number.
func (c *Counter) Start(level, number int) { c.count[level], c.counting[level] = number-1, true }

// Next counts a paragraph of a level and returns its number as printed, with the
// space after it: "二、", "1. ". Bullets give "".
func (c *Counter) Next(k int, definition func(level int) Level) string {
	d := definition(k)
	if c.counting[k] {
		c.count[k]++
	} else {
		c.count[k], c.counting[k] = d.Start, true
	}
	for i := k + 1; i < Levels; i++ {
		if r := definition(i).Restart; r == 0 || r > k {
			c.counting[i] = false
		}
	}
	if d.Format == "bullet" {
		return ""
	}
	var label strings.Builder
	for i := 0; i < len(d.Text); i++ {
		if d.Text[i] != '%' || i+1 == len(d.Text) || d.Text[i+1] < '1' || d.Text[i+1] > '9' {
			label.WriteByte(d.Text[i])
			continue
		}
		i++
		at := int(d.Text[i] - '1')
		if at > k {
			continue
		}
		other := definition(at)
		if !c.counting[at] { // the higher level has not been used
			c.count[at], c.counting[at] = other.Start, true
		}
		if d.Legal {
			other.Format = "decimal"
		}
		label.WriteString(Number(c.count[at], other.Format))
	}
	return label.String() + gap(label.String(), d.Suffix)
}

// gap returns what stands between a number and the text after it.
func gap(label, suffix string) string {
	last, _ := utf8.DecodeLastRuneInString(label)
	if label == "" || suffix == "nothing" || last >= 0x2E80 || last == ' ' {
		return ""
	}
	return " "
}

package word_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/read/internal/word"
)

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		n            int
		format, want string
	}{
		{5, "", "5"}, {5, "decimalZero", "05"}, {15, "decimalZero", "15"}, {1994, "upperRoman", "MCMXCIV"}, {4, "lowerRoman", "iv"}, {4000, "upperRoman", "4000"},
		{1, "upperLetter", "A"}, {28, "lowerLetter", "bb"}, {0, "lowerLetter", "0"},
		{0, "chineseCounting", "〇"}, {10, "chineseCounting", "十"}, {21, "chineseCountingThousand", "二十一"}, {105, "japaneseCounting", "一百〇五"}, {110, "chineseCounting", "一百一十"},
		{2007, "ideographDigital", "二〇〇七"}, {36, "chineseLegalSimplified", "叁拾陆"}, {3, "decimalEnclosedCircle", "③"}, {21, "decimalEnclosedCircle", "21"},
		{13, "decimalFullWidth", "１３"}, {2, "ideographTraditional", "乙"}, {61, "ideographZodiacTraditional", "61"}, {13, "ideographZodiacTraditional", "丙子"}, {7, "bullet", ""}, {7, "none", ""},
	} {
		if got := word.Number(test.n, test.format); got != test.want {
			t.Errorf("%d as %s: %s, want %s", test.n, test.format, got, test.want)
		}
	}
}

func ExampleCounter() {
	levels := []word.Level{
		{Start: 1, Format: "chineseCounting", Text: "%1、"},
		{Start: 1, Format: "chineseCounting", Text: "（%2）"},
		{Start: 1, Format: "decimal", Text: "%1.%3", Legal: true},
	}
	var list word.Counter
	for _, level := range []int{0, 1, 1, 2, 0, 1} {
		number := list.Next(level, func(k int) word.Level { return levels[min(k, 2)] })
		fmt.Println(strings.Repeat(" ", level) + strings.TrimSpace(number))
	}
	// Output:
	// 一、
	//  （一）
	//  （二）
	//   1.1
	// 二、
	//  （一）
}

package validate

import (
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
)

// sectionOf tells which of the six sections a printed title is meant for, by the
// words that tell them apart in all wordings in circulation; 0 if none.
func sectionOf(title string) int {
	title = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u3000' || r == '\u00a0' || r == '\t' {
			return -1
		}
		return r
	}, title)
	has := func(words ...string) bool {
		for _, word := range words {
			if strings.Contains(title, word) {
				return true
			}
		}
		return false
	}
	switch {
	case has("复议", "诉讼"): // before 申请: 被申请行政复议
		return 4
	case has("问题"):
		return 5
	case has("其他需要", "其它需要", "其他事项", "其它事项", "需要报告"):
		return 6
	case has("主动公开"):
		return 2
	case has("申请"):
		return 3
	case has("总体", "概述", "概况", "基本情况", "工作情况"):
		return 1
	}
	return 0
}

// titleNumber reads the number before a title: "一、", "（一）", "1.", "5、".
// It returns 0 where there is none.
func titleNumber(title string) int {
	title = strings.TrimLeft(title, " \u3000\u00a0\t（(第")
	const chinese = "一二三四五六七八九"
	first, size := utf8.DecodeRuneInString(title)
	number := 0
	switch {
	case '1' <= first && first <= '9':
		number = int(first - '0')
	case '１' <= first && first <= '９':
		number = int(first - '０')
	default:
		i := strings.IndexRune(chinese, first)
		if i < 0 {
			return 0
		}
		number = i/len("一") + 1
	}
	// A title may begin with a figure that is no number of it ("2023年…").
	rest := strings.TrimLeft(title[size:], " \u3000\u00a0\t部分章节")
	if mark, _ := utf8.DecodeRuneInString(rest); !strings.ContainsRune("、.．，,)）:：", mark) || rest == "" {
		return 0
	}
	return number
}

// longestInOrder tells which titles stay where they are when the fewest are moved
// to bring the sections into the order of the form: the longest sequence of
// rising sections, the earliest one where there are several. Titles of no known
// section are not in it.
func longestInOrder(titles []string) []bool {
	length, next := make([]int, len(titles)), make([]int, len(titles))
	for i := len(titles) - 1; i >= 0; i-- {
		section := sectionOf(titles[i])
		if section == 0 {
			continue
		}
		length[i], next[i] = 1, len(titles)
		for k := i + 1; k < len(titles); k++ {
			if sectionOf(titles[k]) > section && length[k]+1 > length[i] {
				length[i], next[i] = length[k]+1, k
			}
		}
	}
	first := 0
	for i := range length {
		if length[i] > length[first] {
			first = i
		}
	}
	inPlace := make([]bool, len(titles))
	for i := first; i < len(titles) && length[i] > 0; i = next[i] {
		inPlace[i] = true
	}
	return inPlace
}

// misplaced tells where the title at i belongs: before the first title in place
// that is of a later section and stands before it, or behind the last one that is
// of an earlier section.
func misplaced(titles []string, inPlace []bool, i int) (kind string, args []string) {
	section := sectionOf(titles[i])
	for k, title := range titles[:i] {
		if inPlace[k] && sectionOf(title) > section {
			return "order", []string{title}
		}
	}
	for k := len(titles) - 1; k > i; k-- {
		if inPlace[k] && sectionOf(titles[k]) < section {
			return "early", []string{titles[k]}
		}
	}
	return "twice", nil // another title of the section is in place
}

// hasContent reports whether a section says anything: text, or a filled cell.
func (p *Pass) hasContent(section int) bool {
	r := p.Report()
	switch section {
	case 1:
		return len(r.Overview) > 0
	case 5:
		return len(r.Problems) > 0
	case 6:
		return len(r.OtherMatters) > 0
	}
	return p.filled(&p.program.parts.sections[section])
}

// The hints that the blank form prints under the titles of sections 一, 五 and 六.
// Left in a report, they say nothing.
var formHints = []string{
	"（文字描述，收取信息处理费情况在此处报告。）", "（文字描述，收取信息处理费情况在此处报告）", "（文字描述）",
}

func withoutHints(text string) string {
	if !strings.Contains(text, "文字描述") {
		return text
	}
	for _, hint := range formHints {
		text = strings.ReplaceAll(text, hint, "")
	}
	return text
}

// mentions reports whether a narrative has one of the words, hints of the form
// aside.
func mentions(n govinfo.Narrative, words ...string) bool {
	for i := range n {
		text := withoutHints(n[i].Text)
		for _, word := range words {
			if strings.Contains(text, word) {
				return true
			}
		}
	}
	return false
}

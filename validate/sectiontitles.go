package validate

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lexicon"
)

// longestInOrder tells which titles stay where they are when the fewest are moved
// to bring the sections into the order of the form: the longest sequence of
// rising sections, the earliest one where there are several. Titles of no known
// section are not in it.
func longestInOrder(titles []string) []bool {
	length, next := make([]int, len(titles)), make([]int, len(titles))
	for i := len(titles) - 1; i >= 0; i-- {
		section := lexicon.SectionOf(titles[i])
		if section == 0 {
			continue
		}
		length[i], next[i] = 1, len(titles)
		for k := i + 1; k < len(titles); k++ {
			if lexicon.SectionOf(titles[k]) > section && length[k]+1 > length[i] {
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
func misplaced(titles []string, inPlace []bool, i int) (kind string, args []Text) {
	section := lexicon.SectionOf(titles[i])
	for k, title := range titles[:i] {
		if inPlace[k] && lexicon.SectionOf(title) > section {
			return "order", []Text{bare(title)}
		}
	}
	for k := len(titles) - 1; k > i; k-- {
		if inPlace[k] && lexicon.SectionOf(titles[k]) < section {
			return "early", []Text{bare(titles[k])}
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

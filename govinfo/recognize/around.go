package recognize

import (
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/internal/words"
)

// completeTitle takes the lines around a title that lacks its organ or its year, as
// far as they name just these, and those above an organ that its name begins with. Blocks
// before free are in other titles.
func (r *reader) completeTitle(title *titleBlock, free int) {
	const most = 3
	r.completeBelow(title)
	for range most {
		if title.first <= free {
			break
		}
		before, ok := r.titlePart(title.first - 1)
		if !ok || title.organ == "" && r.follows(title.first-1, openLabels[:]) { // 来源 and whose it is
			break
		}
		if title.year == 0 && r.isYearMenu(title.first-1) || !r.takeLine(title, before) {
			break
		}
	}
	if title.above && r.isOther(title.first-1, title.organ) { // one of several in a list
		title.organ, title.above = "", false
	}
	if organname.IsFragment(simplified(title.organ)) {
		title.organ = ""
	}
}

// takeLine takes the line before a title into it, if it is a part of it, and reports
// whether it was. Where it may be the beginning of the organ's name or not, the name is
// unknown, and what it would be is kept.
func (r *reader) takeLine(title *titleBlock, before string) bool {
	whole, ok := parseTitle(before + "\n" + title.text)
	if !ok {
		return false
	}
	switch title.jointWith(before, &whole) {
	case apart:
		return false
	case open:
		title.half, title.own, title.organ = whole.organ, title.organ, ""
		return false
	case joined:
	}
	whole.first, whole.last = title.first-1, title.last
	whole.above = title.above || title.organ == "" && whole.organ != ""
	lent := whole.lent
	whole.complete(title) // what stands below
	whole.lent = lent
	*title = whole
	return true
}

// joint tells how a line and the title below it belong together.
type joint uint8

const (
	apart  joint = iota // they do not
	open                // they may
	joined              // the line is the beginning of the title
)

// jointWith tells whether a title is a part of another one, which has the line before it
// in front: that names the organ, the year, or the beginning of the organ's name.
func (t *titleBlock) jointWith(before string, whole *titleBlock) joint {
	switch {
	case whole.organ == "" || whole.organ == t.organ:
		if t.year == 0 && whole.year != 0 && isYearLine(before) {
			return joined
		}
		return apart
	case t.organ == "":
		if isOrganName(before, whole.organ) {
			return joined
		}
		return apart
	}
	above, name := simplified(words.Fold(before)), simplified(t.organ)
	switch {
	case simplified(whole.organ) != above+name || utf8.RuneCountInString(above) < 2:
		return apart
	case organname.Joins(above, name):
		return joined
	case !isPlausibleOrgan(above):
		return apart
	case t.above && organname.IsUnder(name, above):
		return joined // 临渠市, 平山区白石街道办事处
	case words.HasAny(above, siteWords[:]...):
		return apart
	case organname.IsPart(name) && organname.Opens(above) || organname.BreaksOff(above, name):
		return open
	}
	return apart
}

// siteWords stand in the names of sites and columns, and in no organ's.
var siteWords = [...]string{"网", "门户", "首页", "公开", "新闻", "动态", "概况", "专题", "导航", "欢迎", "年报", "报告", "服务大厅"}

// isYearLine reports whether a line has one year, and no other figures, as those of a menu
// and the numbers of texts do: 云溪县财政局2023年.
func isYearLine(line string) bool {
	folded := yearInWords(words.Fold(line))
	in := reportYear.FindStringIndex(folded)
	return in != nil && !strings.ContainsAny(folded[:in[0]]+folded[in[1]:], "0123456789")
}

// isYearMenu reports whether a line and the one above it are nothing but years, as in a menu.
func (r *reader) isYearMenu(block int) bool {
	return block > 0 && r.isYearOnly(block) && r.isYearOnly(block-1)
}

func (r *reader) isYearOnly(block int) bool {
	text, ok := r.lineText(block)
	if !ok || len(text) > 60 {
		return false
	}
	folded := yearInWords(strings.Trim(words.Fold(text), bullets))
	return folded != "" && reportYear.FindString(folded) == folded
}

// isOther reports whether a line is the name of an organ that is neither the one of a name
// nor above it.
func (r *reader) isOther(block int, organ string) bool {
	if block < 0 || block >= len(r.doc.Blocks) {
		return false
	}
	line, ok := r.lineText(block)
	if !ok || len(line) > 4*longestName {
		return false
	}
	line = strings.Trim(line, space+bullets+"()（）—")
	other, name := simplified(words.Fold(line)), simplified(organ)
	return isOrganName(line, other) && !organname.MayBeOne(other, name) && !organname.IsAbove(other, name)
}

// bullets are the marks of the items of a list.
const bullets = "-*·•●○◆■□>»"

// completeBelow takes the line below a title that is nothing but its year, or its
// organ in brackets.
func (r *reader) completeBelow(title *titleBlock) {
	if title.weight() == 3 || title.last+1 >= len(r.doc.Blocks) {
		return
	}
	below, ok := r.titlePart(title.last + 1)
	if !ok {
		return
	}
	folded := yearInWords(words.Fold(below))
	inner, bracketed := strings.CutPrefix(folded, "(")
	inner, closed := strings.CutSuffix(inner, ")")
	switch {
	case title.year == 0 && folded != "" && reportYear.FindString(folded) == folded:
		title.year = atoi(reportYear.FindStringSubmatch(folded)[1])
	case title.organ == "" && bracketed && closed && isOrganName(inner, inner):
		title.organ, title.above, title.bracketed = inner, true, true
	default:
		return
	}
	title.last++
}

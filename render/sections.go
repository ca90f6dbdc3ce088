package render

import (
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
)

// sectionTitles returns the six titles to print, with their numbers.
func (c Composer) sectionTitles(report *govinfo.Report, labels *labelSet) [6]string {
	edition := govinfo.PrescribedEdition(report.Year)
	if edition == govinfo.EditionUnstated {
		edition = report.ProactiveEdition()
	}
	form := formOf(edition)
	var titles [6]string
	for i := range titles {
		titles[i] = labels.section(&form, i+1)
	}
	if c.PrintedTitles {
		for i, printed := range matchSections(report.Sections) {
			if printed != "" {
				titles[i] = printed
			}
		}
	}
	return titles
}

// withoutNumber returns a section title without its number: "二、", "5、", "2. ".
func withoutNumber(title string) string {
	rest := strings.TrimLeft(title, "（(0123456789０１２３４５６７８９一二三四五六七八九十）) ")
	if len(rest) < len(title) {
		for _, mark := range [...]string{"、", ".", "．"} {
			if after, found := strings.CutPrefix(rest, mark); found {
				return strings.TrimSpace(after)
			}
		}
	}
	return title
}

// matchSections tells for each of the six sections which of the printed titles
// is its own; "" if none is. A title belongs to the section with which it shares
// most pairs of characters that no other section's title has; numbers prove
// nothing, since real reports count 四, 5, 6. Of two claims the stronger wins.
func matchSections(printed []string) [6]string {
	var titles [6]string
	var best [6]int
	pairs := sectionPairs()
	for _, title := range printed {
		var score [6]int
		forEachPair(title, func(pair string) {
			if section, distinctive := pairs[pair]; distinctive {
				score[section]++
			}
		})
		top := 0
		for section := range score {
			if score[section] > score[top] {
				top = section
			}
		}
		if score[top] > best[top] {
			best[top], titles[top] = score[top], title
		}
	}
	return titles
}

// sectionPairs returns the pairs of characters that stand in the titles of one
// section only, in either edition, with the section's index.
var sectionPairs = sync.OnceValue(func() map[string]int {
	const shared = -1
	pairs := make(map[string]int)
	for _, form := range [...]govinfo.Form{form2021(), form2019()} {
		for section := range form.Sections {
			forEachPair(form.Title(section+1), func(pair string) {
				if other, seen := pairs[pair]; seen && other != section {
					pairs[pair] = shared
				} else {
					pairs[pair] = section
				}
			})
		}
	}
	for pair, section := range pairs {
		if section == shared {
			delete(pairs, pair)
		}
	}
	return pairs
})

// forEachPair calls f for every two neighbouring characters of a title, without
// white space.
func forEachPair(title string, f func(pair string)) {
	runes := []rune(strings.Join(strings.Fields(title), ""))
	for i := 1; i < len(runes); i++ {
		f(string(runes[i-1 : i+1]))
	}
}

package render

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lexicon"
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
		titles[i] = labels.Section(&form, i+1)
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

// matchSections tells for each of the six sections which of the printed titles is its
// own; "" if none is. The words tell: numbers prove nothing, since real reports count
// 四, 5, 6. Of two titles of one section the first counts.
func matchSections(printed []string) [6]string {
	var titles [6]string
	for _, title := range printed {
		if section := lexicon.SectionOf(title); section > 0 && titles[section-1] == "" {
			titles[section-1] = title
		}
	}
	return titles
}

package recognize

import (
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// A page shows other titles beside its own: of the year before, of another organ. Where
// they contradict each other, what the text states decides, and nothing else.

// bestTitle returns the title that says most; of several the last, which is nearest to
// the report. What it lacks it takes from the others, where these agree. Where several
// name different organs, it names none.
func bestTitle(titles []titleBlock) titleBlock {
	best := titles[0]
	for _, title := range titles[1:] {
		if title.weight() >= best.weight() {
			best = title
		}
	}
	if slices.ContainsFunc(titles, func(title titleBlock) bool { return isOtherOrgan(title.organ, best.organ) }) {
		best.organ = ""
		return best
	}
	others := titleBlock{organ: commonOrgan(titles), year: commonYear(titles)}
	if best.organ == "" && others.organ != "" || best.year == 0 && others.year != 0 {
		best.complete(&others)
	}
	return best
}

// isOtherOrgan reports whether two names are both there, and neither is the other in full.
func isOtherOrgan(a, b string) bool {
	return a != "" && b != "" && !strings.HasSuffix(a, b) && !strings.HasSuffix(b, a)
}

// commonOrgan returns the organ of all titles that name one, or "".
func commonOrgan(titles []titleBlock) (organ string) {
	for i := range titles {
		switch name := titles[i].organ; {
		case name == "" || name == organ:
		case organ != "":
			return ""
		default:
			organ = name
		}
	}
	return organ
}

// commonYear returns the year of all titles that have one, or 0.
func commonYear(titles []titleBlock) (year int) {
	for i := range titles {
		switch y := titles[i].year; {
		case y == 0 || y == year:
		case year != 0:
			return 0
		default:
			year = y
		}
	}
	return year
}

// complete takes from another title what one lacks, if they do not contradict each
// other.
func (t *titleBlock) complete(other *titleBlock) {
	if t.organ != "" && other.organ != "" && t.organ != other.organ || t.year != 0 && other.year != 0 && t.year != other.year {
		return
	}
	if t.organ == "" {
		t.organ = other.organ
	}
	if t.year == 0 {
		t.year, t.lent = other.year, other.year != 0
	}
}

// findRivals keeps the titles if they are of several years: which is the report's is open
// then, and the organ is known only if all name the same.
func (r *reader) findRivals(titles []titleBlock) {
	if commonYear(titles) != 0 || !slices.ContainsFunc(titles, func(title titleBlock) bool { return title.year != 0 }) {
		return
	}
	r.rivals = titles
	r.title.year, r.title.lent = 0, false
	if slices.ContainsFunc(titles, func(title titleBlock) bool { return title.organ != r.title.organ }) {
		r.title.organ = ""
	}
}

// settleRivals takes the title of the year that the text states or, if it states none, of
// the year before the publication.
func (r *reader) settleRivals(preface govinfo.Narrative) {
	report := &r.result.Report
	year := r.yearOfText(preface)
	if year == 0 && report.Published.Year != 0 {
		year = report.Published.Year - 1
	}
	of := slices.DeleteFunc(slices.Clone(r.rivals), func(title titleBlock) bool { return title.year != year })
	if year == 0 || len(of) == 0 {
		return
	}
	best := bestTitle(of)
	report.Title, report.Year = best.text, year
	if report.Agency.Name == "" {
		report.Agency.Name = best.organ
	}
	r.title = &best
}

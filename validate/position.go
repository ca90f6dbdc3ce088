package validate

import (
	"cmp"
	"slices"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
)

// The places of a report that findings have and that are not cells: the keys of
// its JSON.
const (
	refTitle        govinfo.Ref = "title"
	refYear         govinfo.Ref = "year"
	refAgencyName   govinfo.Ref = "agency.name"
	refCreditCode   govinfo.Ref = "agency.creditCode"
	refRegionCode   govinfo.Ref = "agency.regionCode"
	refPostalCode   govinfo.Ref = "agency.contact.postalCode"
	refPhone        govinfo.Ref = "agency.contact.phone"
	refEmail        govinfo.Ref = "agency.contact.email"
	refWebsite      govinfo.Ref = "agency.contact.website"
	refPublished    govinfo.Ref = "published"
	refSections     govinfo.Ref = "sections"
	refOverview     govinfo.Ref = "overview"
	refProactive    govinfo.Ref = "proactive"
	refApplications govinfo.Ref = "applications"
	refDisputes     govinfo.Ref = "disputes"
	refProblems     govinfo.Ref = "problems"
	refOtherMatters govinfo.Ref = "otherMatters"
)

// sectionRef returns the ref of a section, 1 to 6.
func sectionRef(section int) govinfo.Ref {
	return [...]govinfo.Ref{refOverview, refProactive, refApplications, refDisputes, refProblems, refOtherMatters}[section-1]
}

// isPlace reports whether reports have something at the ref: a cell, or a line,
// a section or another key of the JSON.
func isPlace(ref govinfo.Ref) bool {
	switch ref {
	case "agency", "agency.level", "agency.contact", "agency.contact.address":
		return true
	}
	_, known := places()[ref]
	return known
}

// placeOf returns where a ref stands in a report, for ordering. A line or a
// table stands where its first cell does.
func placeOf(ref govinfo.Ref) int {
	if place, known := places()[ref]; known {
		return place
	}
	return 0
}

var places = sync.OnceValue(func() map[govinfo.Ref]int {
	of := make(map[govinfo.Ref]int)
	for i, ref := range []govinfo.Ref{
		refTitle, refYear, refAgencyName, refCreditCode, refRegionCode, refPostalCode, refPhone, refEmail, refWebsite,
		refPublished, refSections, refOverview,
	} {
		of[ref] = 1 + i
	}
	first := len(of) + 1
	for i, ref := range govinfo.Refs() {
		for at := ref; at != ""; at = at.Parent() {
			if _, known := of[at]; !known {
				of[at] = first + i
			}
		}
	}
	of[refProblems], of[refOtherMatters] = first+govinfo.CellCount, first+govinfo.CellCount+1
	return of
})

// sortFindings puts findings in form order; those of one place in the order of
// the catalogue.
func sortFindings(findings []Finding, order map[RuleID]int) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(placeOf(a.Ref), placeOf(b.Ref)),
			cmp.Compare(order[a.Rule], order[b.Rule]))
	})
}

func sortSkipped(skipped []Skipped, order map[RuleID]int) {
	slices.SortStableFunc(skipped, func(a, b Skipped) int {
		return cmp.Or(
			cmp.Compare(placeOf(a.Ref), placeOf(b.Ref)),
			cmp.Compare(order[a.Rule], order[b.Rule]))
	})
}

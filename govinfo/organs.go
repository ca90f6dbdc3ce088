package govinfo

import (
	"cmp"
	"slices"
)

// organs are the organs whose reports were added up, so that none is twice.
type organs struct {
	codes map[string]int
	names map[string][]namedOrgan
}

// namedOrgan is an organ of a name: several have one, as 民政局 does in reports
// that leave the county to the page around them.
type namedOrgan struct {
	member                 int
	creditCode, regionCode string
}

// find returns the member that is of the organ.
func (o *organs) find(agency *Agency) (member int, known bool) {
	if agency.CreditCode != "" {
		if member, known = o.codes[agency.CreditCode]; known {
			return member, true
		}
	}
	same := o.names[agency.Name]
	at := slices.IndexFunc(same, func(other namedOrgan) bool {
		return mayEqual(other.creditCode, agency.CreditCode) && mayEqual(other.regionCode, agency.RegionCode)
	})
	if agency.Name == "" || at < 0 {
		return 0, false
	}
	return same[at].member, true
}

// mayEqual reports whether two codes are equal, as far as they are stated.
func mayEqual(a, b string) bool { return a == "" || b == "" || a == b }

func (o *organs) add(agency *Agency, member int) {
	if o.codes == nil {
		o.codes, o.names = make(map[string]int), make(map[string][]namedOrgan)
	}
	if agency.CreditCode != "" {
		o.codes[agency.CreditCode] = member
	}
	if agency.Name != "" {
		o.names[agency.Name] = append(o.names[agency.Name], namedOrgan{member, agency.CreditCode, agency.RegionCode})
	}
}

// nameOf names a report by its organ, or by its title.
func nameOf(r *Report) string { return cmp.Or(r.Agency.Name, r.Title) }

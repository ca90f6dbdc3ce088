package validatetest

import (
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// pairs are the reports that reports can be compared with.
type pairs struct {
	organs  map[organYear][]*document
	members map[organYear][]*document // by the organ of their aggregate
}

// organYear is the name of an organ and a year.
type organYear struct {
	organ string
	year  int
}

// pairsOf notes whose report on which year each document is. A report that does
// not say is nobody's.
func pairsOf(documents []*document, suite *Suite) *pairs {
	p := &pairs{organs: make(map[organYear][]*document), members: make(map[organYear][]*document)}
	for _, d := range documents {
		r := d.filing.Report
		if d.err != nil || r == nil || r.Year == 0 {
			continue
		}
		if r.Agency.Name != "" {
			key := organYear{r.Agency.Name, r.Year}
			p.organs[key] = append(p.organs[key], d)
		}
		if suite.WholeOf == nil {
			continue
		}
		if whole := suite.WholeOf(d.name, r); whole != "" {
			key := organYear{whole, r.Year}
			p.members[key] = append(p.members[key], d)
		}
	}
	return p
}

// complete gives a filing its prior report and its members.
func (p *pairs) complete(t *testing.T, d *document, membersComplete bool) {
	t.Helper()
	r := d.filing.Report
	if r == nil || r.Agency.Name == "" || r.Year == 0 {
		t.Log("not compared with other files: the organ or the year is not known")
		return
	}
	before := p.of(r, r.Year-1)
	switch {
	case len(before) == 1:
		d.filing.Prior = before[0].filing.Report
		t.Logf("prior report: %s", before[0].name)
	case len(before) > 1:
		t.Logf("no prior report: it may be any of %s", listed(before))
	}
	members := p.members[organYear{r.Agency.Name, r.Year}]
	if len(members) == 0 {
		return
	}
	if same := p.of(r, r.Year); len(same) > 1 {
		t.Logf("no members: the aggregate may be any of %s", listed(same))
		return
	}
	for _, member := range members {
		d.filing.Members = append(d.filing.Members, member.filing.Report)
	}
	d.filing.MembersComplete = membersComplete
	t.Logf("members: %s", listed(members))
}

// of returns the documents on a year that are of the report's organ.
func (p *pairs) of(r *govinfo.Report, year int) []*document {
	return slices.DeleteFunc(slices.Clone(p.organs[organYear{r.Agency.Name, year}]), func(d *document) bool {
		other := &d.filing.Report.Agency
		return !mayEqual(other.CreditCode, r.Agency.CreditCode) || !mayEqual(other.RegionCode, r.Agency.RegionCode)
	})
}

// mayEqual reports whether two codes are equal, as far as they are stated.
func mayEqual(a, b string) bool { return a == "" || b == "" || a == b }

func listed(documents []*document) string {
	names := make([]string, len(documents))
	for i, d := range documents {
		names[i] = d.name
	}
	return strings.Join(names, ", ")
}

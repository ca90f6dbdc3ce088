package govinfo_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// Every part of a report counts: round trips rely on Equal, and no test had two
// reports that differ in a text or an edition.
func TestReportsThatDifferAreNotEqual(t *testing.T) {
	base := func() govinfo.Report {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Title, r.Sections = 2023, "题", []string{"一、"}
		r.Overview, r.Problems, r.OtherMatters = govinfo.Text("甲"), govinfo.Text("乙"), govinfo.Text("丙")
		return r
	}
	for name, change := range map[string]func(*govinfo.Report){
		"year":                   func(r *govinfo.Report) { r.Year = 2022 },
		"title":                  func(r *govinfo.Report) { r.Title = "" },
		"organ":                  func(r *govinfo.Report) { r.Agency.Contact.Phone = "1" },
		"published":              func(r *govinfo.Report) { r.Published.Day = 1 },
		"sections":               func(r *govinfo.Report) { r.Sections = []string{"二、"} },
		"overview":               func(r *govinfo.Report) { r.Overview = nil },
		"heading":                func(r *govinfo.Report) { r.Overview = govinfo.Narrative{{Text: "甲", Heading: true}} },
		"problems":               func(r *govinfo.Report) { r.Problems = govinfo.Text("乙", "乙") },
		"other matters":          func(r *govinfo.Report) { r.OtherMatters = govinfo.Text("丁") },
		"edition of table 二":     func(r *govinfo.Report) { r.Editions.Proactive = govinfo.Edition2019 },
		"edition of table 三":     func(r *govinfo.Report) { r.Editions.Applications = govinfo.Edition2019 },
		"count":                  func(r *govinfo.Report) { r.Disputes.LitigationAfterReconsideration.Total = govinfo.N(1) },
		"blank":                  func(r *govinfo.Report) { r.Proactive.Regulations.Issued = govinfo.Count{} },
		"amount":                 func(r *govinfo.Report) { r.Proactive.Fees.Amount = govinfo.MustAmount("0.01") },
		"amount of another form": func(r *govinfo.Report) { r.Proactive2019.Procurement.Amount = govinfo.MustAmount("0") },
	} {
		one, other := base(), base()
		if !one.Equal(other) {
			t.Fatal("equal reports differ")
		}
		change(&other)
		if one.Equal(other) || other.Equal(one) {
			t.Errorf("%s does not count", name)
		}
	}
	a, b := govinfo.Text("甲", "乙"), base()
	b.Sections, b.Overview = nil, a
	c := b.Clone()
	c.Overview[1].Text = "丙"
	if b.Equal(c) || a[1].Text != "乙" {
		t.Error("a clone shares its paragraphs")
	}
}

package validate_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// familyCase is an aggregate beside its members.
type familyCase struct {
	complete bool
	set      func(whole, one, two *govinfo.Report)
	editions [3]govinfo.Edition // of the whole and of the two; unstated is 2021
	unread   []govinfo.Ref
	found    string // "ref got want" of every finding
	missing  string // the cells of the skip: own, members', unread
}

// A cell of an aggregate is held against its members' as far as all of them say what
// stands there: a blank is no zero, on either side.
func TestAggregatesBesideTheirMembers(t *testing.T) {
	const old, current = govinfo.Edition2019, govinfo.Edition2021
	const penalties, feeUnpaid = "proactive.penalties.decisions", "applications.outcomes.other.feeUnpaid.total"
	n, blank := govinfo.N, govinfo.Count{}
	decisions := func(whole, one, two govinfo.Count) func(a, b, c *govinfo.Report) {
		return func(a, b, c *govinfo.Report) {
			a.Proactive.Penalties.Decisions, b.Proactive.Penalties.Decisions, c.Proactive.Penalties.Decisions = whole, one, two
		}
	}
	change := func(whole, one, two govinfo.Count) func(a, b, c *govinfo.Report) {
		return func(a, b, c *govinfo.Report) {
			a.Proactive2019.Fees.Change, b.Proactive2019.Fees.Change, c.Proactive2019.Fees.Change = whole, one, two
		}
	}
	all2019 := [3]govinfo.Edition{old, old, old}
	for name, test := range map[string]familyCase{
		"as many":                       {set: decisions(n(5), n(2), n(3)), complete: true},
		"one more":                      {set: decisions(n(6), n(2), n(3)), complete: true, found: penalties + " 6 5"},
		"one less":                      {set: decisions(n(4), n(2), n(3)), complete: true, found: penalties + " 4 5"},
		"one more, not all at hand":     {set: decisions(n(6), n(2), n(3))},
		"as many, not all at hand":      {set: decisions(n(5), n(2), n(3))},
		"one less, not all at hand":     {set: decisions(n(4), n(2), n(3)), found: penalties + " 4 5"},
		"its own is blank":              {set: decisions(blank, n(2), n(3)), complete: true, missing: penalties + "||"},
		"its own is blank, not all":     {set: decisions(blank, n(2), n(3)), missing: penalties + "||"},
		"a member's is blank":           {set: decisions(n(5), n(2), blank), complete: true, missing: "|" + penalties + "|"},
		"less than the others":          {set: decisions(n(1), n(2), blank), complete: true, found: penalties + " 1 2", missing: "|" + penalties + "|"},
		"as many as the others":         {set: decisions(n(2), n(2), blank), complete: true, missing: "|" + penalties + "|"},
		"less than the others, not all": {set: decisions(n(1), n(2), blank), found: penalties + " 1 2"},
		"more than the others, not all": {set: decisions(n(3), n(2), blank)},
		"blank in all members":          {set: decisions(n(5), blank, blank), complete: true, missing: "|" + penalties + "|"},
		"blank in all members, not all": {set: decisions(n(5), blank, blank), missing: "|" + penalties + "|"},
		"blank in all of them":          {set: decisions(blank, blank, blank), complete: true, missing: penalties + "||"},
		"not read":                      {set: decisions(blank, n(2), n(3)), complete: true, unread: []govinfo.Ref{penalties}, missing: "||" + penalties},
		"two cells, one blank": {complete: true, found: "disputes.reconsideration.total 9 0", missing: penalties + "||",
			set: func(a, b, c *govinfo.Report) {
				decisions(blank, n(2), n(3))(a, b, c)
				a.Disputes.Reconsideration.Total = n(9)
			}},
		"an amount": {complete: true, found: "proactive.fees.amount 1.50 1.75", set: func(a, b, c *govinfo.Report) {
			a.Proactive.Fees.Amount, b.Proactive.Fees.Amount, c.Proactive.Fees.Amount = govinfo.MustAmount("1.50"), govinfo.MustAmount("1.5"), govinfo.MustAmount("0.25")
		}},
		"a signed cell":           {set: change(n(-5), n(2), n(-3)), editions: all2019, complete: true, found: "proactive2019.fees.change -5 -1"},
		"a signed cell, not all":  {set: change(n(-5), n(2), n(-3)), editions: all2019},
		"a signed cell and blank": {set: change(n(-5), n(2), blank), editions: all2019, complete: true, missing: "|proactive2019.fees.change|"},
		"procurement has no fixed unit": {editions: all2019, complete: true, set: func(a, b, _ *govinfo.Report) {
			a.Proactive2019.Procurement.Amount, b.Proactive2019.Procurement.Amount = govinfo.MustAmount("3"), govinfo.MustAmount("30000")
		}},
		"a cell of the other form": {complete: true, set: func(a, _, _ *govinfo.Report) { a.Proactive2019.Licensing.Decisions = n(7) }},
		"（六） of one form": {complete: true, found: feeUnpaid + " 4 5", set: func(a, b, c *govinfo.Report) {
			a.Applications.Outcomes.Other.FeeUnpaid.Total, b.Applications.Outcomes.Other.FeeUnpaid.Total, c.Applications.Outcomes.Other.FeeUnpaid.Total = n(4), n(2), n(3)
		}},
		"（六） of 2019 beside the three lines": {complete: true, editions: [3]govinfo.Edition{current, current, old}, set: other(n(5), n(2), n(3))},
		"（六） of 2019 beside the three lines, one less": {complete: true, editions: [3]govinfo.Edition{current, current, old}, set: other(n(4), n(2), n(3)),
			found: "applications.outcomes.other 4 5"},
		"the one line beside three": {complete: true, editions: [3]govinfo.Edition{old, current, current}, set: other(n(4), n(2), n(3)),
			found: "applications.outcomes.other.undivided.total 4 5"},
		"the one line beside three, right": {complete: true, editions: [3]govinfo.Edition{old, current, current}, set: other(n(5), n(2), n(3))},
		"the one line is blank": {complete: true, editions: [3]govinfo.Edition{old, current, current}, set: other(blank, n(2), n(3)),
			missing: "applications.outcomes.other.undivided.total||"},
		"one of the members' three lines is blank": {complete: true, editions: [3]govinfo.Edition{old, current, current}, missing: "|applications.outcomes.other.undivided.total|",
			set: func(a, b, c *govinfo.Report) {
				other(n(9), n(2), n(3))(a, b, c)
				c.Applications.Outcomes.Other.FeeUnpaid.Total = blank
			}},
		"one of its own three lines is blank, the others are read as they stand": {complete: true, editions: [3]govinfo.Edition{current, old, old}, set: func(a, b, c *govinfo.Report) {
			other(n(5), n(2), n(3))(a, b, c)
			a.Applications.Outcomes.Other.FeeUnpaid.Total = blank
		}},
		"all of its own three lines are blank": {complete: true, editions: [3]govinfo.Edition{current, old, old}, missing: "applications.outcomes.other.otherReasons.total||",
			set: func(a, b, c *govinfo.Report) {
				other(blank, n(2), n(3))(a, b, c)
				a.Applications.Outcomes.Other.FeeUnpaid.Total, a.Applications.Outcomes.Other.NotSupplemented.Total = blank, blank
			}},
		"one of its own three lines was not read": {complete: true, editions: [3]govinfo.Edition{current, old, old}, missing: "||applications.outcomes.other.otherReasons.total",
			unread: []govinfo.Ref{feeUnpaid}, set: func(a, b, c *govinfo.Report) {
				other(n(5), n(2), n(3))(a, b, c)
				a.Applications.Outcomes.Other.FeeUnpaid.Total = blank
			}},
		"table 二 of another form": {complete: true, editions: [3]govinfo.Edition{old, current, current}, set: func(a, _, _ *govinfo.Report) {
			a.Proactive2019.Licensing.Decisions = n(7)
		}, missing: "*"},
	} {
		t.Run(name, func(t *testing.T) { checkFamily(t, test) })
	}
}

// other sets the total of （六）, in the line that the report's form has for it.
func other(whole, one, two govinfo.Count) func(a, b, c *govinfo.Report) {
	return func(a, b, c *govinfo.Report) {
		for i, r := range []*govinfo.Report{a, b, c} {
			o, count := &r.Applications.Outcomes.Other, [...]govinfo.Count{whole, one, two}[i]
			if r.ApplicationsEdition() == govinfo.Edition2019 {
				o.Undivided.Total = count
			} else {
				o.OtherReasons.Total = count
			}
		}
	}
}

func checkFamily(t *testing.T, test familyCase) {
	t.Helper()
	var reports [3]govinfo.Report
	for i := range reports {
		reports[i] = govinfo.Zero(test.editions[i])
		// Where forms differ, table 二 is not what the case is about.
		if test.editions != [3]govinfo.Edition{} && test.editions[0] != test.editions[2] && test.missing != "*" {
			applications := reports[i].Applications
			reports[i] = govinfo.Zero(govinfo.Edition2021)
			reports[i].Applications, reports[i].Editions.Applications = applications, max(test.editions[i], govinfo.Edition2019)
		}
		reports[i].Agency.Name = string(rune('甲' + i))
	}
	test.set(&reports[0], &reports[1], &reports[2])
	rule := map[bool]validate.RuleID{true: "G01", false: "G02"}[test.complete]
	result := validate.Check(validate.Filing{
		Report: &reports[0], Members: []*govinfo.Report{&reports[1], &reports[2]}, MembersComplete: test.complete, Unread: test.unread,
	})
	var found, missing []string
	for _, f := range result.Findings {
		if f.Rule[0] != 'G' {
			continue
		}
		found = append(found, string(f.Ref)+" "+f.Got.String()+" "+f.Want.String())
		if f.Rule != rule {
			t.Errorf("%s tells it", f.Rule)
		}
	}
	for _, s := range result.Skipped {
		if s.Rule != rule {
			continue
		}
		missing = append(missing, joinRefs(s.Missing)+"|"+joinRefs(s.MemberMissing)+"|"+joinRefs(s.Unread))
		if first := slices.Concat(s.Missing, s.MemberMissing, s.Unread)[0]; s.Ref != first {
			t.Errorf("the skip stands at %s, want %s", s.Ref, first)
		}
	}
	if got := strings.Join(found, "; "); got != test.found {
		t.Errorf("found %q, want %q", got, test.found)
	}
	if got := strings.Join(missing, "; "); test.missing != "*" && got != test.missing {
		t.Errorf("missing %q, want %q", got, test.missing)
	}
	if len(result.Faults) > 0 {
		t.Error(result.Faults)
	}
}

func joinRefs(refs []govinfo.Ref) string {
	texts := make([]string, len(refs))
	for i, ref := range refs {
		texts[i] = string(ref)
	}
	return strings.Join(texts, " ")
}

// A government and its departments: its case is one too many only where it has none of
// its own cause, and departments have as many.
func TestCoDefendantsCountedTwice(t *testing.T) {
	one := govinfo.N(1)
	for name, test := range map[string]struct {
		set   func(government, bureau, station *govinfo.Report)
		found int
	}{
		"as many as the departments":  {func(g, b, _ *govinfo.Report) { suits(g, 1); suits(b, 1) }, 1},
		"less than the departments":   {func(g, b, s *govinfo.Report) { suits(g, 1); suits(b, 1); suits(s, 1) }, 1},
		"as many as two departments":  {func(g, b, s *govinfo.Report) { suits(g, 2); suits(b, 1); suits(s, 1) }, 1},
		"more than the departments":   {func(g, b, s *govinfo.Report) { suits(g, 3); suits(b, 1); suits(s, 1) }, 0},
		"none":                        {func(_, b, _ *govinfo.Report) { suits(b, 1) }, 0},
		"no department has one":       {func(g, _, _ *govinfo.Report) { suits(g, 1) }, 0},
		"an application was received": {func(g, b, _ *govinfo.Report) { suits(g, 1); suits(b, 1); g.Applications.Received.Total = one }, 0},
		"one was carried in":          {func(g, b, _ *govinfo.Report) { suits(g, 1); suits(b, 1); g.Applications.CarriedIn.Total = one }, 0},
		"it was reconsidered itself":  {func(g, b, _ *govinfo.Report) { suits(g, 1); suits(b, 1); g.Disputes.Reconsideration.Total = one }, 0},
		"what it received is blank": {func(g, b, _ *govinfo.Report) {
			suits(g, 1)
			suits(b, 1)
			g.Applications.Received.Total = govinfo.Count{}
		}, 0},
		"another government's is no department's": {func(g, b, _ *govinfo.Report) { suits(g, 1); suits(b, 1); b.Agency.Name = "青石镇人民政府" }, 0},
		"a department has none of its own cause":  {func(_, b, s *govinfo.Report) { suits(b, 1); suits(s, 1) }, 0},
		"its office": {func(g, b, _ *govinfo.Report) {
			suits(g, 1)
			suits(b, 1)
			g.Agency.Name = " 云溪县人民政府办公室"
		}, 1},
		"the office of a province": {func(g, b, _ *govinfo.Report) {
			suits(g, 1)
			suits(b, 1)
			g.Agency.Name = "江南省人民政府办公厅"
		}, 1},
	} {
		whole, government, bureau, station := govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021)
		government.Agency.Name, bureau.Agency.Name, station.Agency.Name = "云溪县人民政府", "云溪县水利局", "云溪县水利站"
		test.set(&government, &bureau, &station)
		found := validate.Check(validate.Filing{Report: &whole, Members: []*govinfo.Report{&government, &bureau, &station}}).Of("G04")
		if len(found) != test.found {
			t.Errorf("%s: %v", name, found)
		}
		if len(found) == 1 && (found[0].Args[0].ZH != strings.TrimSpace(government.Agency.Name) || found[0].Args[1].ZH != government.Disputes.LitigationAfterReconsideration.Total.String()) {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func suits(r *govinfo.Report, n int64) {
	r.Disputes.LitigationAfterReconsideration.Upheld, r.Disputes.LitigationAfterReconsideration.Total = govinfo.N(n), govinfo.N(n)
}

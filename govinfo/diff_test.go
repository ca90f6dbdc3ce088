package govinfo_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
)

// Two reports that differed in nothing but words were the same to Diff.
func TestDiffCoversIdentityAndNarrative(t *testing.T) {
	before := govinfo.Report{
		Year: 2022, Title: "旧题", Published: govinfo.Date{Year: 2023, Month: 1, Day: 20}, Sections: []string{"一、总体情况"},
		Agency:   govinfo.Agency{Name: "甲局", Level: govinfo.LevelCountyDepartment, Contact: govinfo.Contact{Phone: "1", Address: "甲路"}},
		Overview: govinfo.Text("留", "改", "删", "末"), Problems: govinfo.Text("同"),
	}
	after := before.Clone()
	after.Year, after.Title, after.Published = 2023, "新题", govinfo.Date{}
	after.Agency.Level, after.Agency.Contact.Phone, after.Agency.CreditCode = govinfo.LevelTown, "", "X"
	after.Sections = []string{"一、总体情况", "二、"}
	after.Overview = govinfo.Text("留", "改了", "末", "添")
	after.OtherMatters = govinfo.Text("无")
	got := govinfo.Diff(&before, &after)
	want := govinfo.Difference{
		Fields: []govinfo.FieldChange{
			{Ref: "year", Before: "2022", After: "2023"},
			{Ref: "published", Before: "2023-01-20"},
			{Ref: "agency.level", Before: "countyDepartment", After: "township"},
			{Ref: "sections", Before: "一、总体情况", After: "一、总体情况\n二、"},
			{Ref: "title", Before: "旧题", After: "新题"},
			{Ref: "agency.creditCode", After: "X"},
			{Ref: "agency.contact.phone", Before: "1"},
		},
		Narrative: []govinfo.NarrativeChange{
			{Ref: "overview", BeforeAt: 1, AfterAt: 1, Before: govinfo.Text("改", "删"), After: govinfo.Text("改了")},
			{Ref: "overview", BeforeAt: 4, AfterAt: 3, Before: govinfo.Narrative{}, After: govinfo.Text("添")},
			{Ref: "otherMatters", After: govinfo.Text("无")},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, field := range got.Fields {
		if govinfo.Label(field.Ref) == string(field.Ref) {
			t.Errorf("%s has no label", field.Ref)
		}
	}
	if fields := govinfo.Diff(new(govinfo.Report), &govinfo.Report{Year: 2022}).Fields; len(fields) != 1 || fields[0] != (govinfo.FieldChange{Ref: "year", After: "2022"}) {
		t.Errorf("a year that was not stated: %+v", fields)
	}
	if govinfo.Label("nothing") != "nothing" {
		t.Error("a ref that is no field has a label")
	}
}

// Of any two narratives, what is told turns the one into the other; and Diff tells
// nothing exactly where the reports are equal.
func TestDiffTurnsOneNarrativeIntoTheOther(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	some := func() govinfo.Narrative {
		n := make(govinfo.Narrative, random.IntN(9))
		for i := range n {
			n[i] = govinfo.Paragraph{Text: fmt.Sprint(random.IntN(4)), Heading: random.IntN(5) == 0}
		}
		return n
	}
	for range 5_000 {
		before, after := govinfo.Report{Problems: some()}, govinfo.Report{Problems: some()}
		difference := govinfo.Diff(&before, &after)
		var made govinfo.Narrative
		at := 0
		for _, change := range difference.Narrative {
			made = append(made, before.Problems[at:change.BeforeAt]...)
			if len(made) != change.AfterAt || len(change.Before)+len(change.After) == 0 {
				t.Fatalf("%v → %v: %+v", before.Problems, after.Problems, difference.Narrative)
			}
			made = append(made, change.After...)
			at = change.BeforeAt + len(change.Before)
		}
		made = append(made, before.Problems[at:]...)
		if diff := cmp.Diff(append(govinfo.Narrative{}, after.Problems...), append(govinfo.Narrative{}, made...)); diff != "" {
			t.Fatal(diff)
		}
		if equal := before.Equal(after); equal != (len(difference.Narrative) == 0) {
			t.Fatalf("equal: %v, but %+v", equal, difference)
		}
	}
}

// One sentence among a thousand is one passage, however often paragraphs repeat.
func TestDiffFindsOneParagraphAmongMany(t *testing.T) {
	var before, after govinfo.Report
	for i := range 1000 {
		before.Overview = append(before.Overview, govinfo.Paragraph{Text: fmt.Sprint(i % 10)})
	}
	after = before.Clone()
	after.Overview[500].Text = "改"
	got := govinfo.Diff(&before, &after).Narrative
	if len(got) != 1 || got[0].BeforeAt != 500 || len(got[0].Before) != 1 {
		t.Errorf("%d passages: %+v", len(got), got)
	}
}

func TestChangeTellsDifferenceAndPercentage(t *testing.T) {
	const most = 999999999999999999
	amount := govinfo.MustAmount
	for name, test := range map[string]struct {
		before, after       govinfo.Value
		difference, percent string // "" for none
	}{
		"more":            {govinfo.N(40), govinfo.N(50), "10", "25"},
		"less":            {govinfo.N(3), govinfo.N(1), "-2", "-66.7"},
		"halves away":     {govinfo.N(2000), govinfo.N(2001), "1", "0.1"},
		"halves below":    {govinfo.N(2000), govinfo.N(1999), "-1", "-0.1"},
		"a third":         {govinfo.N(3), govinfo.N(4), "1", "33.3"},
		"to nothing":      {govinfo.N(7), govinfo.N(0), "-7", "-100"},
		"from nothing":    {govinfo.N(0), govinfo.N(7), "7", ""},
		"from less":       {govinfo.N(-2), govinfo.N(2), "4", ""},
		"from blank":      {govinfo.Count{}, govinfo.N(7), "", ""},
		"to blank":        {govinfo.N(7), govinfo.Count{}, "", ""},
		"too long":        {govinfo.N(-most), govinfo.N(most), "", ""},
		"amounts":         {amount("12.50"), amount("25"), "12.50", "100"},
		"amount of blank": {govinfo.Amount{}, amount("25"), "", ""},
		"amount to blank": {amount("25"), govinfo.Amount{}, "", ""},
		"amount of zero":  {amount("0.00"), amount("25"), "25.00", ""},
		"nothing at all":  {nil, nil, "", ""},
	} {
		change := govinfo.Change{Before: test.before, After: test.after}
		percent := ""
		if p, ok := change.Percent(); ok {
			percent = p.String()
		}
		if got := change.Difference(); got.String() != test.difference || percent != test.percent {
			t.Errorf("%s: %v, %s %%, want %s, %s %%", name, got, percent, test.difference, test.percent)
		}
		if _, isAmount := test.before.(govinfo.Amount); isAmount {
			if _, same := change.Difference().(govinfo.Amount); !same {
				t.Errorf("%s: the difference of amounts is none", name)
			}
		}
	}
}

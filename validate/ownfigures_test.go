package validate

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/labels"
	"github.com/openxxgk/annualreport/validate/internal/narrative"
	"golang.org/x/text/language"
)

// What a cell says, and what it would have to say for a sentence to be true: by the
// difference between the sentence and the sum that the cell is a part of.
func TestOwnFiguresOfSentences(t *testing.T) {
	const received, carriedIn, carriedOut = "applications.received.total", "applications.carriedIn.total", "applications.carriedOut.total"
	whole := func(n int64) narrative.Number { return narrative.Number{Units: n} }
	r := govinfo.Zero(govinfo.Edition2021)
	r.Applications.Received.Total, r.Applications.CarriedIn.Total = govinfo.N(16), govinfo.N(2)
	r.Applications.CarriedOut.Total = govinfo.Count{}
	r.Proactive.Fees.Amount, r.Proactive2019.Procurement.Amount = govinfo.MustAmount("12.50"), govinfo.MustAmount("7")
	pass := &Pass{Filing: Filing{Report: &r}}
	pass.cells.Load(r.AppendCounts(nil))
	both := []govinfo.Ref{received, carriedIn}
	for name, test := range map[string]struct {
		issue     narrative.Issue
		got, want string
	}{
		"a count":                    {narrative.Issue{Kind: narrative.KindCount, Ref: received, Refs: both[:1], Got: whole(15), Want: whole(16)}, "16", "15"},
		"one of two that make a sum": {narrative.Issue{Kind: narrative.KindCount, Ref: received, Refs: both, Got: whole(20), Want: whole(18)}, "16", "18"},
		"a sum that would ask for less than nothing": {narrative.Issue{Kind: narrative.KindCount, Ref: carriedIn, Refs: both, Got: whole(15), Want: whole(18)}, "2", ""},
		"a sum that asks for nothing":                {narrative.Issue{Kind: narrative.KindCount, Ref: carriedIn, Refs: both, Got: whole(16), Want: whole(18)}, "2", "0"},
		"what is taken away": {narrative.Issue{Kind: narrative.KindCount, Ref: carriedIn, Refs: both, Got: whole(13), Want: whole(14),
			Readings: []narrative.Reading{{Refs: both[:1], Less: both[1:]}}}, "2", "3"},
		"what another reading takes away": {narrative.Issue{Kind: narrative.KindCount, Ref: carriedIn, Refs: both, Got: whole(19), Want: whole(18),
			Readings: []narrative.Reading{{Refs: both}, {Refs: both[:1], Less: both[1:]}}}, "2", "3"},
		"a cell that was not added": {narrative.Issue{Kind: narrative.KindCount, Ref: received, Refs: both[1:], Got: whole(1), Want: whole(2)}, "16", ""},
		"at least":                  {narrative.Issue{Kind: narrative.KindAtLeast, Ref: received, Refs: both[:1], Got: whole(15), Want: whole(16)}, "16", "15"},
		"persons":                   {narrative.Issue{Kind: narrative.KindPersons, Ref: received, Refs: both[:1], Got: whole(17), Want: whole(16)}, "16", "17"},
		"withdrawn":                 {narrative.Issue{Kind: narrative.KindWithdrawn, Ref: carriedIn, Refs: both, Got: whole(3), Want: whole(2)}, "2", "3"},
		"a change":                  {narrative.Issue{Kind: narrative.KindChange, Ref: received, Refs: both[:1], Got: whole(3), Want: whole(4)}, "16", "15"},
		"a change in percent":       {narrative.Issue{Kind: narrative.KindChangePercent, Ref: received, Refs: both[:1], Got: whole(20), Want: whole(33)}, "16", ""},
		"a percentage":              {narrative.Issue{Kind: narrative.KindPercent, Ref: received, Refs: both[:1], Got: whole(50), Want: whole(60)}, "16", ""},
		"none":                      {narrative.Issue{Kind: narrative.KindNone, Ref: received, Refs: both[:1], Want: whole(16)}, "16", "0"},
		"none of two":               {narrative.Issue{Kind: narrative.KindNone, Ref: received, Refs: both, Want: whole(18)}, "16", ""},
		"all answered":              {narrative.Issue{Kind: narrative.KindAllAnswered, Ref: carriedIn, Refs: both[1:], Want: whole(2)}, "2", "0"},
		"all":                       {narrative.Issue{Kind: narrative.KindAll, Ref: carriedIn, Refs: both[1:], Want: whole(2)}, "2", "0"},
		"a figure with decimals":    {narrative.Issue{Kind: narrative.KindCount, Ref: received, Refs: both[:1], Got: narrative.Number{Units: 155, Scale: 1}, Want: whole(16)}, "16", ""},
		"a blank cell":              {narrative.Issue{Kind: narrative.KindCount, Ref: carriedOut, Refs: []govinfo.Ref{carriedOut}, Got: whole(1), Want: whole(0)}, "", ""},
		"a line":                    {narrative.Issue{Kind: narrative.KindCount, Ref: "applications.received", Refs: both, Got: whole(1), Want: whole(2)}, "", ""},
		"an amount":                 {narrative.Issue{Kind: narrative.KindAmount, Ref: cellFees, Got: narrative.Number{Units: 2150, Scale: 2}, Want: narrative.Number{Units: 1250, Scale: 2}}, "12.50", "21.50"},
		"no amount":                 {narrative.Issue{Kind: narrative.KindNoneAmount, Ref: cellFees, Want: narrative.Number{Units: 1250, Scale: 2}}, "12.50", "0"},
		"an amount in percent":      {narrative.Issue{Kind: narrative.KindPercent, Ref: cellFees}, "12.50", ""},
		"what was bought":           {narrative.Issue{Kind: narrative.KindAmount, Ref: cellProcurement, Got: whole(8), Want: whole(7)}, "7", "8"},
	} {
		got, want := pass.ownFigures(&test.issue)
		if got.String() != test.got || want.String() != test.want {
			t.Errorf("%s: %q, want %q; should be %q, %q", name, got, want, test.got, test.want)
		}
		f := pass.issueFinding(&test.issue)
		if f.Ref != test.issue.Ref || !f.Got.Equal(got) || !f.Want.Equal(want) || (f.Severity != 0) != (test.issue.Kind == narrative.KindAllAnswered) {
			t.Errorf("%s: %+v", name, f)
		}
	}
	of := pass.issueFinding(&narrative.Issue{Kind: narrative.KindFeeUnit, Section: 6, Paragraph: 2, First: 3, Behind: 9, Words: "125元", Got: whole(125), Want: whole(10)})
	if of.Ref != refOtherMatters || of.Got.String() != "125" || of.Want.String() != "10" || of.Quote != (Quote{Section: 6, Paragraph: 2, Start: 3, End: 9, Text: "125元"}) {
		t.Errorf("%+v", of)
	}
}

// The readings that were tried, up to four of them.
func TestReadingsAreTold(t *testing.T) {
	received, carriedIn := []govinfo.Ref{"applications.received.total"}, []govinfo.Ref{"applications.carriedIn.total"}
	reading := func(sum int64) narrative.Reading { return narrative.Reading{Refs: received, Sum: sum} }
	const name = "一、本年新收政府信息公开申请数量 · 总计 "
	for _, test := range []struct {
		readings []narrative.Reading
		want     string
	}{
		{nil, ""}, {[]narrative.Reading{reading(1)}, ""},
		{[]narrative.Reading{reading(1), {Refs: received, Less: carriedIn, Sum: -2}}, " [≠ " + name + "1; " + name + "− 二、上年结转政府信息公开申请数量 · 总计 -2]"},
		{[]narrative.Reading{reading(1), {Sum: 5}, reading(3)}, " [≠ " + name + "1; " + name + "3]"},
		{[]narrative.Reading{reading(1), reading(2), reading(3), reading(4)}, " [≠ " + name + "1; " + name + "2; " + name + "3; " + name + "4]"},
		{[]narrative.Reading{reading(1), reading(2), reading(3), reading(4), reading(5), reading(6)}, " [≠ " + name + "1; " + name + "2; " + name + "3; " + name + "4; …]"},
	} {
		if got := readingNames(test.readings).In(language.Chinese); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
	if got := severalCells(received); got != (Text{}) {
		t.Errorf("%v", got)
	}
	if got := severalCells(append(received, carriedIn...)).EN; got != " ("+cellNames(append(received, carriedIn...), labels.For(language.English))+")" {
		t.Errorf("%q", got)
	}
}

// A cell that was not read keeps a sentence from being judged where it may be meant.
func TestWhatASentenceMayMean(t *testing.T) {
	const received, carriedIn, granted = "applications.received.total", "applications.carriedIn.business", "applications.outcomes.granted.total"
	for _, test := range []struct {
		rule            RuleID
		compared, other govinfo.Ref
		want            bool
	}{
		{"N01", received, received, true}, {"N01", received, carriedIn, true}, {"N01", received, "applications.outcomes.total.total", true}, {"N01", received, "applications.carriedOut.total", true},
		{"N01", received, granted, false}, {"N02", received, granted, false}, {"N03", received, granted, false}, {"N04", received, granted, false}, {"N06", received, granted, false},
		{"N05", received, granted, true}, {"N01", granted, granted, true}, {"N01", received, "disputes.reconsideration.total", false}, {"N07", "disputes.reconsideration.total", "disputes.directLitigation.total", true},
		{"N10", "proactive.licensing.decisions", "proactive.penalties.decisions", false}, {"N10", "proactive2019.licensing.decisions", "proactive2019.licensing.change", true},
		{"N11", "proactive.fees.amount", "proactive.licensing.decisions", false}, {"N09", "proactive.regulations.issued", "proactive.normativeDocuments.issued", true}, {"N13", "proactive.fees.amount", "proactive2019.fees.change", false},
	} {
		if got := meansBoth(test.rule, test.compared, test.other); got != test.want {
			t.Errorf("%s, %s and %s: %t", test.rule, test.compared, test.other, got)
		}
	}
	for ref, want := range map[govinfo.Ref]govinfo.Ref{"": "", "a": "a", "a.b": "a", "a.b.c.d": "a"} {
		if got := firstElement(ref); got != want {
			t.Errorf("%q begins with %q", ref, got)
		}
	}
}

package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/openxxgk/annualreport/govinfo"
)

// wholeID is the id of the result of the aggregate report, or "" where there is none.
func (s *settings) wholeID() string {
	if s.whole == "" {
		return ""
	}
	return "whole:" + idOf(filepath.ToSlash(s.whole))
}

// checkWhole checks the aggregate report against the sum of the reports of its year.
// Where one of them could not be read, the sum is a lower bound only.
func (c *checker) checkWhole(ctx context.Context, sum *summary) outcome {
	r := result{ID: c.wholeID()}
	fail := func(err error) outcome {
		r.Failure = c.failure(err)
		return outcome{result: r}
	}
	it := item{content: func() ([]byte, error) {
		file, err := openRegular(c.whole)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		return readDocument(file, 1<<16)
	}, decode: decode}
	filing, content, err := it.load(ctx)
	if err != nil {
		return fail(err)
	}
	report := filing.Report
	r.Organ, r.Year = oneLine(report.Agency.Name), report.Year
	adder := sum.years[report.Year]
	if adder == nil {
		return fail(fmt.Errorf(c.in("没有 %d 年度的报告可供汇总", "there is no report on %d to add up"), report.Year))
	}
	members, err := adder.Whole()
	if err != nil {
		return fail(err)
	}
	filing.Members = asMembers(&members)
	filing.MembersComplete = c.complete && sum.tally.Failed == 0 && len(sum.notAdded) == 0
	r.Made = c.made(content, &result{})
	r.take(c.engine.Check(filing))
	return outcome{result: r}
}

// asMembers returns two reports that add up to a whole, and of which one is blank where
// members were: so rules see the sum and what is missing in it, and no number of
// members takes memory.
func asMembers(whole *govinfo.Whole) []*govinfo.Report {
	blanks := whole.Report
	for _, edition := range []govinfo.Editions{
		{Proactive: govinfo.Edition2019, Applications: whole.Report.Editions.Applications},
		{Proactive: govinfo.Edition2021, Applications: whole.Report.Editions.Applications},
	} {
		cells := whole.Report
		cells.Editions = edition
		for ref, value := range cells.Cells() {
			_ = blanks.Set(ref, nothing(value, whole.Missing[ref].Count > 0)) // the ref is the report's own
		}
	}
	return []*govinfo.Report{&whole.Report, &blanks}
}

// nothing returns what changes no sum: a zero, or a blank where one is missing.
func nothing(value govinfo.Value, missing bool) govinfo.Value {
	_, amount := value.(govinfo.Amount)
	switch {
	case amount && (missing || value.IsBlank()):
		return govinfo.Amount{}
	case amount:
		return govinfo.MustAmount("0")
	case missing || value.IsBlank():
		return govinfo.Count{}
	}
	return govinfo.N(0)
}

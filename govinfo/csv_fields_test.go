package govinfo_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// The rows before the cells: a field that is set has one, in a fixed order.
func TestCSVWritesFields(t *testing.T) {
	r := govinfo.Report{
		Year: 2023, Title: "题", Published: govinfo.Date{Year: 2024, Month: 1, Day: 9},
		Agency: govinfo.Agency{
			Name: "局", Level: govinfo.LevelTown, RegionCode: "r", CreditCode: "c",
			Contact: govinfo.Contact{Address: "a", PostalCode: "p", Phone: "t", Email: "e", Website: "w"},
		},
	}
	for _, test := range []struct {
		r    govinfo.Report
		want string
	}{
		{r, "ref,label,value\nyear,年度,2023\npublished,公开日期,2024-01-09\nagency.level,机关层级,township\ntitle,标题,题\nagency.name,行政机关,局\n" +
			"agency.regionCode,行政区划代码,r\nagency.creditCode,统一社会信用代码,c\nagency.contact.address,地址,a\nagency.contact.postalCode,邮政编码,p\n" +
			"agency.contact.phone,电话,t\nagency.contact.email,电子邮箱,e\nagency.contact.website,网址,w\n" +
			"proactive.regulations.issued,规章 · 本年制发件数,\n"},
		{govinfo.Report{}, "ref,label,value\nproactive.regulations.issued,规章 · 本年制发件数,\n"},
	} {
		var rows bytes.Buffer
		if err := (govinfo.CSV{}).Write(&rows, &test.r); err != nil || !strings.HasPrefix(rows.String(), test.want) {
			t.Errorf("%v\n%.700s\nwant\n%s", err, rows.String(), test.want)
		}
	}
}

func TestCSVTellsTheEditionByTheFirstCell(t *testing.T) {
	const old, current = govinfo.Edition2019, govinfo.Edition2021
	for rows, want := range map[string]govinfo.Editions{
		"title,x": {}, "applications.received.total,1": {}, "disputes.reconsideration.total,1": {},
		"proactive.regulations.issued,": {Proactive: current}, "proactive.fees.amount,1": {Proactive: current},
		"proactive2019.regulations.made,": {Proactive: old}, "proactive2019.procurement.amount,1": {Proactive: old},
		"proactive2019.fees.change,1\nproactive.licensing.decisions,1":                                 {Proactive: old},
		"proactive.licensing.decisions,1\nproactive2019.fees.change,1":                                 {Proactive: current},
		"applications.outcomes.other.notSupplemented.naturalPerson,1":                                  {Applications: current},
		"applications.outcomes.other.otherReasons.total,1":                                             {Applications: current},
		"applications.outcomes.other.undivided.naturalPerson,1":                                        {Applications: old},
		"applications.outcomes.other.undivided.total,1\napplications.outcomes.other.feeUnpaid.total,1": {Applications: old},
		"applications.outcomes.other.feeUnpaid.total,1\napplications.outcomes.other.undivided.total,1": {Applications: current},
		"applications.outcomes.notProcessed.reconfirmation.total,1":                                    {},
		"applications.outcomes.total.naturalPerson,1":                                                  {},
	} {
		r, err := govinfo.CSV{}.Read(strings.NewReader("ref,value\n" + rows + "\n"))
		if err != nil || r.Editions != want {
			t.Errorf("%s: %v, %v, want %v", rows, r.Editions, err, want)
		}
	}
}

// Each field takes what it can hold, whatever stands around it, and nothing else.
func TestCSVReadsFields(t *testing.T) {
	for row, want := range map[string]struct {
		reason error
		says   string
	}{
		`year," 2023 "`:              {},
		`year,9999`:                  {},
		`year,10000`:                 {govinfo.ErrSyntax, `year: not a number: "10000" is no year`},
		`year,-1`:                    {govinfo.ErrSyntax, "is no year"},
		`year,`:                      {govinfo.ErrSyntax, "is no year"},
		`published, 2024-01-09`:      {},
		`published,`:                 {},
		`published,2024-02-30`:       {nil, "CSV line 2, published: "},
		`agency.level,`:              {},
		`agency.level,township`:      {},
		`agency.level,boss`:          {govinfo.ErrSyntax, `"boss" is no level`},
		` title ,x`:                  {},
		`agency,x`:                   {govinfo.ErrUnknownRef, "no such cell or field"},
		`,x`:                         {govinfo.ErrUnknownRef, "CSV line 2: no such"},
		`proactive.fees.amount,1.5件`: {govinfo.ErrRemark, "proactive.fees.amount: "},
		`title`:                      {govinfo.ErrSyntax, "the row has 1 of 2 columns"},
		`title,"x`:                   {nil, "quote"},
	} {
		_, err := govinfo.CSV{}.Read(strings.NewReader("ref,value\n" + row + "\n"))
		if want.says == "" && err != nil || want.says != "" && (err == nil || !strings.Contains(err.Error(), want.says) || want.reason != nil && !errors.Is(err, want.reason)) {
			t.Errorf("%s: %v, want %q", row, err, want.says)
		}
		if err != nil && strings.Count(err.Error(), "govinfo: ") != 1 {
			t.Errorf("%s: %v", row, err)
		}
	}
	if _, err := (govinfo.CSV{}).Read(strings.NewReader("\"ref,value\nyear,2021\n")); err == nil {
		t.Error("a first row that does not end is read")
	}
	const readBefore = "ref,value\nyear,2021\nx,1\ntitle,\"a\"b\n"
	if r, err := (govinfo.CSV{}).Read(strings.NewReader(readBefore)); r.Year != 2021 || !errors.Is(err, govinfo.ErrUnknownRef) || !strings.Contains(err.Error(), "quote") {
		t.Errorf("what was read before a broken row is lost: %v, %v", r.Year, err)
	}
}

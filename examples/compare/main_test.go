package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

func TestChangesAreMarked(t *testing.T) {
	var out bytes.Buffer
	if err := run(&out, nil); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	for _, want := range []string{
		`<title>云溪县水利局2022年政府信息公开工作年度报告 / 云溪县水利局2023年政府信息公开工作年度报告</title>`,
		`<td id="last-applications.received.total"`,
		`<td id="this-applications.received.total"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// Every change is marked at its cell, and nothing else is.
func TestOnlyChangesAreMarked(t *testing.T) {
	last := govinfo.Report{Year: 2022}
	last.Applications.Received.Total = govinfo.N(7)
	last.Applications.CarriedIn.Total = govinfo.N(2)
	last.Applications.CarriedOut.Total = govinfo.N(1)
	last.Proactive.Fees.Amount = govinfo.MustAmount("1.50")
	this := last
	this.Year = 2023
	this.Applications.Received.Total = govinfo.N(9)
	this.Applications.CarriedIn.Total = govinfo.N(1)
	this.Applications.Outcomes.Granted.Total = govinfo.N(8)
	this.Proactive.Fees.Amount = govinfo.MustAmount("2")

	var out bytes.Buffer
	if err := writePage(&out, &last, &this, govinfo.Diff(&last, &this)); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	for _, want := range []string{">9 <b>增2</b></td>", ">1 <b>减1</b></td>", ">8 <b>上年空白</b></td>", ">2 <b>上年1.50</b></td>"} {
		if strings.Count(page, want) != 1 {
			t.Errorf("%s stands %d times", want, strings.Count(page, want))
		}
	}
	if marked := strings.Count(page, "</b>"); marked != 4 {
		t.Errorf("%d cells are marked", marked)
	}
}

func TestFiles(t *testing.T) {
	var out bytes.Buffer
	if err := run(&out, []string{"testdata/2022.json", "testdata/2023.json"}); err != nil {
		t.Fatal(err)
	}
	for _, files := range [][]string{{"testdata/2022.json"}, {"testdata/2022.json", "testdata/none.json"}} {
		if err := run(&out, files); err == nil {
			t.Errorf("%q: no error", files)
		}
	}
}

// The two halves are told apart by those who hear the page: no two regions have
// the same name.
func TestRegionsHaveTheirOwnNames(t *testing.T) {
	var out bytes.Buffer
	if err := run(&out, nil); err != nil {
		t.Fatal(err)
	}
	for _, prefix := range []string{"last-", "this-"} {
		for _, want := range []string{`aria-labelledby="` + prefix + `title ` + prefix + `t2caption"`, `<h1 id="` + prefix + `title"`} {
			if strings.Count(out.String(), want) != 1 {
				t.Errorf("%s stands %d times", want, strings.Count(out.String(), want))
			}
		}
	}
}

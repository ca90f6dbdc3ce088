package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"golang.org/x/net/html"
	"golang.org/x/text/language"
)

// call runs the command and returns the page.
func call(t *testing.T, args ...string) string {
	t.Helper()
	var out, failures bytes.Buffer
	if status := run(t.Context(), args, &out, &failures); status != command.Clean || failures.Len() > 0 {
		t.Fatalf("status %d, %s", status, failures.String())
	}
	return out.String()
}

// pageOf compares two reports that were read whole.
func pageOf(t *testing.T, last, this govinfo.Report, unread ...govinfo.Ref) string {
	t.Helper()
	var out bytes.Buffer
	before := &read.Reading{Result: recognize.Result{Report: last}}
	after := &read.Reading{Result: recognize.Result{Report: this, Unread: unread}}
	if err := writePage(&out, before, after, language.Chinese); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestChangesAreMarked(t *testing.T) {
	page := call(t)
	for _, want := range []string{
		`<title>云溪县水利局2022年政府信息公开工作年度报告 / 云溪县水利局2023年政府信息公开工作年度报告</title>`,
		`<td id="last-applications.received.total"`,
		`<td id="this-applications.received.total"`,
		`<td>2023-01-18</td><td>2024-01-07</td>`,
		`<del>（二）依申请公开。收到政府信息公开申请19件。</del>`, `<ins>（二）依申请公开。收到政府信息公开申请20件。</ins>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if english := call(t, "-lang", "en"); !strings.Contains(english, "Compared with last year") || !strings.Contains(english, "Natural persons") {
		t.Error("the page is not English")
	}
	if page := pageOf(t, govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021)); !strings.Contains(page, "没有不同") {
		t.Error("it is not told that nothing changed")
	}
}

// Every change is listed and marked at its cell, and nothing else is.
func TestOnlyChangesAreMarked(t *testing.T) {
	last := govinfo.Report{Year: 2022}
	last.Applications.Received.Total = govinfo.N(7)
	last.Applications.CarriedIn.Total = govinfo.N(2)
	last.Applications.CarriedOut.Total = govinfo.N(1)
	last.Proactive.Fees.Amount = govinfo.MustAmount("1.50")
	last.Proactive.Coercion.Decisions = govinfo.N(3)
	this := last
	this.Year = 2023
	this.Applications.Received.Total = govinfo.N(9)
	this.Applications.CarriedIn.Total = govinfo.N(1)
	this.Applications.Outcomes.Granted.Total = govinfo.N(8)
	this.Proactive.Fees.Amount = govinfo.MustAmount("2")
	this.Proactive.Coercion.Decisions = govinfo.Count{}

	page := strings.ReplaceAll(pageOf(t, last, this, "proactive.coercion.decisions"), "&#43;", "+")
	for _, want := range []string{
		">9 <b>+2</b></td>", ">1 <b>−1</b></td>", ">8 <b>上年空白</b></td>", ">2 <b>+0.50</b></td>", " <b>上年3</b>",
		"<td>7</td><td>9</td><td>+2</td><td>+28.6%</td>", "<td>2</td><td>1</td><td>−1</td><td>−50%</td>",
		"<td>空白</td><td>8</td><td></td><td></td>", "<td>1.50</td><td>2</td><td>+0.50</td><td>+33.3%</td>",
		"<td>3</td><td>未能读取</td><td></td><td></td>", "本年报告有 1 项未能读取",
	} {
		if strings.Count(page, want) != 1 {
			t.Errorf("%s stands %d times", want, strings.Count(page, want))
		}
	}
	if marked := strings.Count(page, " <b>"); marked != 5 {
		t.Errorf("%d cells are marked", marked)
	}
	if listed := strings.Count(page, `<a href="#this-`); listed != 5+1 { // the title beside
		t.Errorf("%d links to changes", listed)
	}
}

// What cannot be compared is told.
func TestDifferentForms(t *testing.T) {
	last, this := govinfo.Zero(govinfo.Edition2019), govinfo.Zero(govinfo.Edition2021)
	last.Proactive2019.Licensing.Decisions = govinfo.N(4)
	if page := pageOf(t, last, this); !strings.Contains(page, "没有比较") {
		t.Error("it is not told that table 二 is not compared")
	}
}

// Every link of the list leads somewhere.
func TestLinksLeadSomewhere(t *testing.T) {
	root, err := html.Parse(strings.NewReader(call(t)))
	if err != nil {
		t.Fatal(err)
	}
	ids, links := make(map[string]int), 0
	for node := range root.Descendants() {
		for _, attribute := range node.Attr {
			if attribute.Key == "id" {
				ids[attribute.Val]++
			}
		}
	}
	for node := range root.Descendants() {
		for _, attribute := range node.Attr {
			if id, isLink := strings.CutPrefix(attribute.Val, "#"); isLink && attribute.Key == "href" {
				links++
				if ids[id] != 1 {
					t.Errorf("%s leads to %d places", attribute.Val, ids[id])
				}
			}
		}
	}
	if links < 50 {
		t.Errorf("%d links", links)
	}
}

func TestFiles(t *testing.T) {
	call(t, "testdata/2022.json", "testdata/2023.json")
	empty := filepath.Join(t.TempDir(), "empty\x1b[2J.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Skip(err) // not a name on this system
	}
	for _, args := range [][]string{{"testdata/2022.json"}, {"testdata/2022.json", "testdata/none.json"}, {"testdata/2022.json", empty}, {"-lang", "fr"}} {
		var out, failures bytes.Buffer
		if status := run(t.Context(), args, &out, &failures); status != command.Failed || failures.Len() == 0 || out.Len() > 0 {
			t.Errorf("%q: status %d, %q", args, status, failures.String())
		}
		if strings.ContainsFunc(strings.ReplaceAll(failures.String(), "\n", ""), func(r rune) bool { return unicode.IsControl(r) && r != '\t' }) {
			t.Errorf("%q: %q", args, failures.String())
		}
	}
}

// No markup of a report comes into the page.
func TestMarkupIsEscaped(t *testing.T) {
	last := govinfo.Report{Year: 2022, Title: "<script>a</script>"}
	this := govinfo.Report{Year: 2023, Title: `"><img src=x>`}
	last.Agency.Name = "<i>BAIT</i>"
	this.Overview = govinfo.Narrative{{Text: "</del></style><script>BAIT</script>"}}
	if page := pageOf(t, last, this); strings.Contains(page, "<script") || strings.Contains(page, "<img") || strings.Contains(page, "<i>") || !strings.Contains(page, "BAIT") {
		t.Error("markup of the report is in the page")
	}
}

// The two halves are told apart by those who hear the page: no two regions have
// the same name.
func TestRegionsHaveTheirOwnNames(t *testing.T) {
	page := call(t)
	for _, prefix := range []string{"last-", "this-"} {
		for _, want := range []string{`aria-labelledby="` + prefix + `title ` + prefix + `t2caption"`, `<h1 id="` + prefix + `title"`} {
			if strings.Count(page, want) != 1 {
				t.Errorf("%s stands %d times", want, strings.Count(page, want))
			}
		}
	}
}

package main

import (
	"bytes"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/validate/whole"
)

// collectCounty runs the program on a county and returns index.html as text.
func collectCounty(t *testing.T, c *county) (index string, status command.Status) {
	t.Helper()
	c.print(t)
	var out, told bytes.Buffer
	status = run(t.Context(), []string{
		"-organs", c.list(t), "-year", "2025", "-whole", countyName, "-prior", filepath.Join(c.folder, "2024"),
		"-out", filepath.Join(c.folder, "out"), filepath.Join(c.folder, "2025"),
	}, &out, &told)
	if status == command.Failed {
		t.Fatalf("%s%s", &out, &told)
	}
	return text(t, filepath.Join(c.folder, "out", "index.html")), status
}

var tags = regexp.MustCompile(`(?s)<style>.*?</style>|<[^>]*>`)

// text returns what a page says.
func text(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return html.UnescapeString(tags.ReplaceAllString(string(data), "\n"))
}

// noticeOf returns the notice to an organ; "" for none.
func noticeOf(t *testing.T, c *county, name string) string {
	t.Helper()
	path := filepath.Join(c.folder, "out", (&organ{name: name}).noticeName())
	if _, err := os.Stat(path + ".docx"); err != nil {
		return ""
	}
	return text(t, path+".html")
}

// A county of 120 towns in four formats, with errors of every kind: each is named with
// its organ and cell, in the overview or in the notice to the organ.
func TestCounty(t *testing.T) { testCounty(t, newCounty(t, 120)) }

// The same with PDF files, printed by LibreOffice, in the place of text files.
func TestCountyWithPDF(t *testing.T) {
	c := newCounty(t, 120)
	c.office = programs.Office(t)
	testCounty(t, c)
	files, err := filepath.Glob(filepath.Join(c.folder, "2025", "*.pdf"))
	if err != nil || len(files) != 30 {
		t.Errorf("%d PDF files, %v", len(files), err)
	}
}

func testCounty(t *testing.T, c *county) {
	t.Helper()
	busy(c, c.names[40], c.names[64])
	for i, name := range c.names {
		c.file(t, "2024", i, c.prior[name])
	}
	c.file(t, "2024", 200, c.sum(t, c.prior))
	var (
		wrongSum, wrongDispute, missing, twice = c.names[3], c.names[8], c.names[17], c.names[20]
		oldFile, oldFigures, carried, omitted  = c.names[33], c.names[40], c.names[52], c.names[64]
	)
	county := c.sum(t, c.report, omitted)
	filed := make(map[string]*govinfo.Report)
	for name, r := range c.report {
		copied := *r
		filed[name] = &copied
	}
	add(filed[wrongSum], "applications.received.naturalPerson", 7)
	add(filed[wrongDispute], "disputes.reconsideration.upheld", 4)
	add(filed[carried], "applications.carriedIn.business", 5)
	add(filed[carried], "applications.carriedIn.total", 5)
	old := *c.prior[oldFigures]
	old.Year = thisYear
	named(&old, oldFigures)
	filed[oldFigures] = &old
	files := make(map[string]string)
	for i, name := range c.names {
		switch name {
		case missing:
		case oldFile:
			files[name] = c.file(t, "2025", i, c.prior[name])
		default:
			files[name] = c.file(t, "2025", i, filed[name])
		}
	}
	c.file(t, "2025", 301, filed[twice])
	c.file(t, "2025", 200, county)

	index, status := collectCounty(t, c)
	if status != command.Errors {
		t.Errorf("status %d", status)
	}
	for name, wants := range map[string][]string{
		wrongSum:     {"一、本年新收政府信息公开申请数量 · 自然人", "改为"},
		wrongDispute: {"行政复议 · "},
		missing:      {"未收到"},
		twice:        {"重复报送，数据相同"},
		oldFile:      {"2024 年度的报告"},
		oldFigures:   {"与上年度报告的数据完全相同"},
		carried:      {"二、上年结转政府信息公开申请数量 · 商业企业"},
	} {
		notice := noticeOf(t, c, name)
		for _, want := range wants {
			if !strings.Contains(notice, want) {
				t.Errorf("the notice to %s does not say %s:\n%s", name, want, notice)
			}
		}
	}
	for _, want := range []string{"这是第一次汇总", "121\n应报", "119\n已报", "2\n未报", "重复报送，数据相同"} {
		if !strings.Contains(index, want) {
			t.Errorf("the overview does not say %q", want)
		}
	}
	for _, right := range []string{c.names[0], c.names[1], c.names[100]} {
		if notice := noticeOf(t, c, right); notice != "" {
			t.Errorf("a notice to %s: %s", right, notice)
		}
	}

	// Last year's file and last year's figures come in right. While one is missing the sums
	// are bounds only, and yet tell what the whole left out; then they are complete.
	filedNow := func(names ...string) {
		t.Helper()
		for i, name := range c.names {
			if slices.Contains(names, name) {
				if old := files[name]; old != "" {
					if err := os.Remove(old); err != nil {
						t.Fatal(err)
					}
				}
				files[name] = c.file(t, "2025", i, c.report[name])
			}
		}
		index, _ = collectCounty(t, c)
		if notice := noticeOf(t, c, countyName); !strings.Contains(notice, omitted) || strings.Count(notice, "漏计该单位") != 1 {
			t.Errorf("the notice to the county does not name %s, or others: %s", omitted, notice)
		}
		for _, name := range names {
			if !strings.Contains(index[strings.Index(index, "与上次相比"):strings.Index(index, "各单位")], name) {
				t.Errorf("the news do not name %s", name)
			}
		}
	}
	filedNow(oldFile, oldFigures)
	filedNow(missing)

	// One file comes in corrected: just that is new.
	for i, name := range c.names {
		if name == wrongSum {
			c.file(t, "2025", i, c.report[name])
		}
	}
	index, _ = collectCounty(t, c)
	news := index[strings.Index(index, "与上次相比"):strings.Index(index, "\n各单位\n")]
	if !strings.Contains(news, wrongSum) || !strings.Contains(news, "本年新收政府信息公开申请数量 · 自然人") {
		t.Errorf("the news are %s", news)
	}
	for _, name := range slices.Concat(c.names, []string{countyName}) {
		if name != wrongSum && strings.Contains(news, name) {
			t.Errorf("the news name %s: %s", name, news)
		}
	}
	index, _ = collectCounty(t, c)
	if !strings.Contains(index, "没有变化") {
		t.Error("a run on the same files has news")
	}
	checkRepaired(t, c)
	checkCorrected(t, c)
}

// busy gives towns figures enough to be known by.
func busy(c *county, names ...string) {
	for _, name := range names {
		for i, r := range []*govinfo.Report{c.report[name], c.prior[name]} {
			for k, key := range []string{"naturalPerson", "business", "research", "total"} {
				n := int64(11 + 7*k + 3*i)
				if key == "total" {
					n = int64(11+7*0+3*i) + int64(11+7*1+3*i) + int64(11+7*2+3*i)
				}
				for _, line := range []string{"received", "outcomes.granted", "outcomes.total"} {
					add(r, govinfo.Ref("applications."+line+"."+key), n)
				}
			}
			add(r, "proactive.penalties.decisions", int64(31+i))
			add(r, "disputes.reconsideration.upheld", int64(5+i))
			add(r, "disputes.reconsideration.total", int64(5+i))
		}
	}
}

// checkRepaired reads the repaired Word files: with their changes accepted they have no
// error.
func checkRepaired(t *testing.T, c *county) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(c.folder, "out", "repaired", "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no repaired files: %v", err)
	}
	for _, file := range files {
		if reading, err := read.File(file); err != nil || reading.Err() != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// checkCorrected makes the changes that are told as sure, and those of the whole for a
// town it left out: then the whole is the sum of its members.
func checkCorrected(t *testing.T, c *county) {
	t.Helper()
	j := job{organs: c.names, whole: countyName, year: thisYear, folder: filepath.Join(c.folder, "2025"), prior: filepath.Join(c.folder, "2024"), out: filepath.Join(c.folder, "out"), told: io.Discard}
	found, err := j.collect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var tree whole.Tree
	for _, o := range found.organs {
		member, err := found.member(o)
		if err != nil {
			t.Fatal(err)
		}
		if found.isWhole(o) {
			tree.Whole = member
		} else {
			tree.Members = append(tree.Members, member)
		}
	}
	for _, s := range found.found.Suspects {
		if !s.Sure {
			t.Errorf("not sure: %s", tree.Message(s, zh))
			continue
		}
		for _, cell := range s.Cells {
			organ := &tree.Whole
			if cell.Organ != whole.TheWhole {
				organ = &tree.Members[cell.Organ]
			}
			if err := organ.Report.Set(cell.Ref, cell.Want); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(found.found.Omitted) == 1 {
		omitted := tree.Members[found.found.Omitted[0]].Report
		total, err := govinfo.Sum(tree.Whole.Report, omitted)
		if err != nil {
			t.Fatal(err)
		}
		corrected := total.Report
		tree.Whole.Report = &corrected
	}
	account, err := whole.Examine(tree)
	if err != nil || len(account.Differences) > 0 {
		t.Errorf("%d differences are left: %+v %v", len(account.Differences), account.Differences, err)
	}
}
